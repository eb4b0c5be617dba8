"""Lists of articles that have a page of their own: sections, columns, authors; and the ids of the latter two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from builder import urls
from builder.ledger import Ledger
from builder.model import Article, Author, Group, Section

_NOT_NAME = re.compile(r"[\W_]+")
_LONGEST = 48


def column_key(name: str) -> str:
    """What makes two printed labels the same column: letters and digits alone, width folded."""
    return _NOT_NAME.sub("", unicodedata.normalize("NFKC", name)).lower()


def author_key(author: Author) -> str:
    """Two signatures are one author when name and, where a person gave one, id agree."""
    return f"{author.name}#{author.id}" if author.id else author.name


def ids(
    kind: str,
    keys: Iterable[tuple[str, str, str | None]],
    ledger: Ledger,
    address: Callable[[str], str],
    slugs: Mapping[str, str] = {},
) -> dict[str, str]:
    """Key -> id for columns or authors: the wished one, the bound one, else pinyin with the next free number.

    `keys` are (key, name, wish) in order of first appearance; `address` makes the address of an id; `slugs` gives
    another beginning than pinyin for some keys, as for an author who has a page as a person.
    """
    bound: dict[str, str] = {}
    for entry in sorted(ledger.entries(f"{kind}:"), key=lambda e: (e.state != "live", e.address)):
        if entry.address.count("/") == 3:
            bound.setdefault(entry.object.removeprefix(f"{kind}:"), entry.address.split("/")[2])
    given: dict[str, str] = {}
    used: set[str] = set()
    waiting: dict[str, str] = {}
    for key, name, wish in keys:
        ident = wish or bound.get(key)
        if key not in given and ident and ident not in used:
            given[key] = ident
            used.add(ident)
        elif key not in given:
            waiting.setdefault(key, name)
    for key, name in waiting.items():
        if key not in given:
            start = slugs.get(key) or _slug(name)
            given[key] = _free(start, used, lambda ident, key=key: ledger.taken(address(ident), f"{kind}:{key}"))
            used.add(given[key])
    return given


def _free(slug: str, used: set[str], taken: Callable[[str], bool]) -> str:
    ident, number = slug, 1
    while ident in used or taken(ident):
        number += 1
        ident = f"{slug}-{number}"
    return ident


def _slug(name: str) -> str:
    """Pinyin of a name, cut at a syllable so that addresses stay short."""
    from builder.organise.persons.slug import slug

    text = slug(name)
    return text if len(text) <= _LONGEST else text[: text.rfind("-", 0, _LONGEST)].strip("-") or text[:_LONGEST]


def newest_first(articles: Iterable[Article]) -> list[Article]:
    """Newest issue first, within an issue in reading order."""
    in_order = sorted(articles, key=lambda a: (a.edition or "", a.page, a.order, a.id))
    return sorted(in_order, key=lambda a: a.date, reverse=True)


def section_groups(
    articles: Sequence[Article], section: Mapping[str, str], sections: Sequence[Section]
) -> tuple[Group, ...]:
    found: dict[str, list[Article]] = {s.id: [] for s in sections}
    for article in articles:
        found[section[article.id]].append(article)
    return tuple(
        Group(s.id, s.name, urls.section(s.id), tuple(a.id for a in newest_first(found[s.id]))) for s in sections
    )


def column_groups(articles: Sequence[Article], column: Mapping[str, str]) -> tuple[Group, ...]:
    """`column` maps a column's key to its id. The name shown is the newest printed form."""
    found: dict[str, list[Article]] = {}
    for article in newest_first(a for a in articles if a.column and column_key(a.column)):
        found.setdefault(column[column_key(article.column or "")], []).append(article)
    return tuple(
        Group(i, of[0].column or i, urls.column(i), tuple(a.id for a in of)) for i, of in sorted(found.items())
    )


def author_groups(articles: Sequence[Article], author: Mapping[str, str]) -> tuple[Group, ...]:
    """`author` maps an author's key to the id."""
    found: dict[str, tuple[str, list[Article]]] = {}
    for article in newest_first(articles):
        for one in article.authors:
            if not one.collective:
                of = found.setdefault(author[author_key(one)], (one.name, []))[1]
                if not of or of[-1] is not article:
                    of.append(article)
    return tuple(Group(i, name, urls.author(i), tuple(a.id for a in of)) for i, (name, of) in sorted(found.items()))
