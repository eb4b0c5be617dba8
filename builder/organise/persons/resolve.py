"""Which candidates of an article stand, in the light of the article and of the archive, and with what offices."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.model import Mention, PersonInArticle

from .article import ArticleText, Local, fields
from .candidates import Found, best_of
from .lexicon import Lexicon, sure_names
from .roles import roles_in

LEAST = 4.0
KNOWN_HERE, KNOWN_ELSEWHERE = 5.0, 3.0
"""What it is worth that the name is beyond doubt elsewhere in the article, or in the archive."""
DOCTRINE = re.compile("(?:新时代中国特色社会主义|[一-鿿]{0,4})(?:思想(?!上|觉悟|工作|品德)|理论|主义)")
REPORTER = re.compile("(?:记者|通讯员|特约撰稿|实习生|作者|编辑|摄影)[^，。）]*$")


def resolve(article: ArticleText, local: Local, lexicon: Lexicon) -> tuple[PersonInArticle, ...]:
    here = sure_names(local)
    options = dict(local.places)
    mentions: list[Mention] = []
    for place, text in fields(article):
        taken = chosen(text, options.get(place, ()), here, lexicon)
        taken = [found for found in taken if not DOCTRINE.match(text, found.end) and not signed(text, found)]
        roles = roles_in(text, [(found.start, found.end) for found in taken])
        mentions += [
            Mention(place, found.start, found.end, found.name, offices, found.rule)
            for found, offices in zip(taken, roles, strict=True)
        ]
    return gathered(mentions)


def chosen(text: str, options: tuple[Found, ...], here: set[str], lexicon: Lexicon) -> list[Found]:
    weighed = [replace(o, score=o.score + _known(o.name, here, lexicon)) for o in options]
    return best_of(weighed, LEAST)


def _known(name: str, here: set[str], lexicon: Lexicon) -> float:
    return KNOWN_HERE if name in here else KNOWN_ELSEWHERE if name in lexicon.articles else 0.0


def signed(text: str, found: Found) -> bool:
    """A name in the brackets of a dispatch lead: 本报讯（记者 唐海强）."""
    open_at = text.rfind("（", 0, found.start)
    inside = text[open_at + 1 : found.start]
    return open_at >= 0 and "）" not in inside and REPORTER.search(inside) is not None


def gathered(mentions: list[Mention]) -> tuple[PersonInArticle, ...]:
    names = list(dict.fromkeys(mention.name for mention in mentions))
    persons = []
    for name in names:
        own = tuple(mention for mention in mentions if mention.name == name)
        roles = tuple(dict.fromkeys(role for mention in own for role in mention.roles))
        persons.append(PersonInArticle(name, None, roles, own))
    return tuple(persons)
