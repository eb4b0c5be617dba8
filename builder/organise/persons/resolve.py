"""Which candidates of an article stand, in the light of the article and of the archive, and with what offices."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import log

from builder.model import Mention, PersonInArticle

from .article import ArticleText, Local, fields
from .cues import cues, right_cue
from .found import Found, best_of
from .lexicon import Lexicon
from .roles import roles_in
from .signatures import unsigned
from .sure import sure_names

OTHER_RANK = ("副", "常务", "代", "原", "前", "名誉", "助理", "执行", "首席", "总")
LEAST = 3.0
KNOWN_HERE, KNOWN_ELSEWHERE, AGAIN, MOST = 5.0, 4.0, 1.5, 8.0
"""What it is worth that a name is beyond doubt: elsewhere in the article, in another one, in e times more of them."""
RIVAL = 6.0
"""Against a reading where a name that begins at the same place is better known: 马巍(正)."""
DOCTRINE = re.compile("(?:新时代中国特色社会主义|[一-鿿]{0,4})(?:思想(?!上|觉悟|工作|品德)|理论|主义)")


def resolve(article: ArticleText, local: Local, lexicon: Lexicon) -> tuple[PersonInArticle, ...]:
    options = dict(local.places)
    here = sure_names(options.values())
    mentions: list[Mention] = []
    for place, text in fields(article):
        taken = chosen(text, options.get(place, ()), here, lexicon)
        taken = [found for found in unsigned(text, taken) if not DOCTRINE.match(text, found.end)]
        roles = roles_in(text, [(found.start, found.end) for found in taken])
        mentions += [
            Mention(place, found.start, found.end, found.name, offices, found.rule)
            for found, offices in zip(taken, roles, strict=True)
        ]
    return gathered(mentions)


def chosen(text: str, options: Sequence[Found], here: Mapping[str, int], lexicon: Lexicon) -> list[Found]:
    """The readings that stand once it is known which names are established, and where they end."""
    support = {o.name: 3 * here.get(o.name, 0) + lexicon.articles.get(o.name, 0) for o in options}
    longest: dict[int, int] = {}
    for o in options:
        longest[o.start] = max(longest.get(o.start, 0), support[o.name])
    weighed = []
    for o in options:
        known = max(KNOWN_HERE if o.name in here else 0.0, elsewhere(lexicon.articles.get(o.name, 0)))
        rival = RIVAL if longest[o.start] > 2 * support[o.name] and longest[o.start] > 2 else 0.0
        weighed.append(o._replace(score=o.score + known - rival) if known or rival else o)
    return best_of([*weighed, *literal(text, options, here)], LEAST)


def elsewhere(articles: int) -> float:
    return min(MOST, KNOWN_ELSEWHERE + AGAIN * log(articles)) if articles else 0.0


def literal(text: str, options: Sequence[Found], here: Mapping[str, int]) -> list[Found]:
    """Places where a name that is beyond doubt in this article stands unnoticed."""
    noticed = {(o.start, o.end) for o in options}
    found = []
    for name in here:
        at = text.find(name) if len(name) > 2 else -1
        while at >= 0:
            if (at, at + len(name)) not in noticed:
                against = min(right_cue(text, at + len(name), cues())[0], 0.0)
                found.append(Found(at, at + len(name), name, KNOWN_HERE + len(name), "known", against))
            at = text.find(name, at + 1)
    return found


def gathered(mentions: list[Mention]) -> tuple[PersonInArticle, ...]:
    names = list(dict.fromkeys(mention.name for mention in mentions))
    persons = []
    for name in names:
        own = tuple(mention for mention in mentions if mention.name == name)
        roles = tuple(dict.fromkeys(role for mention in own for role in mention.roles))
        persons.append(PersonInArticle(name, None, without_short_forms(roles), own))
    return tuple(persons)


def without_short_forms(roles: tuple[str, ...]) -> tuple[str, ...]:
    """主席 goes when 国家主席 is there; 市长 stays beside 副市长, which is another office."""
    return tuple(role for role in roles if not any(_longer(other, role) for other in roles))


def _longer(other: str, role: str) -> bool:
    return other != role and other.endswith(role) and not other[: -len(role)].endswith(OTHER_RANK)
