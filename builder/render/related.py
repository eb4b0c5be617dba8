"""Articles that belong together, and why: the same persons, the same column.

A rare person says more than one who stands in every issue, so each shared person counts as one
over the number of articles that name them. Only the neighbours in time are looked at, so that the
cost of an article does not grow with the archive.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from builder.model import Resolved
from builder.render.archive import Archive, title_of

SHOWN = 5
NAMES = 4
"""Names that are given as the reason, at most."""
NEAR = 6
"""Articles looked at on either side, in each list."""
COLUMN = 0.12
"""Weight of the same column; a person weighs 1 / articles that name them."""


@dataclass(frozen=True, slots=True)
class Related:
    """An article to go on to, ready for its line."""

    href: str
    title: str
    date: str
    people: str
    """Names that both articles mention, the first few; empty when none."""
    column: str
    """The column, when it is the same; else empty."""


def related(archive: Archive, resolved: Resolved) -> list[Related]:
    """The nearest articles, best first; nothing where nothing is shared."""
    own = resolved.article.id
    weights: dict[str, float] = {}
    names: dict[str, list[str]] = {}
    for person in resolved.persons:
        known = archive.people.get(person.id) if person.id else None
        for ident in _near(known.articles, own) if known else ():
            weights[ident] = weights.get(ident, 0) + 1 / len(known.articles)
            names.setdefault(ident, []).append(known.name)
    column = archive.columns.get(resolved.column) if resolved.column else None
    same = set(_near(tuple(reversed(column.articles)), own)) if column else set()
    for ident in same:
        weights[ident] = weights.get(ident, 0) + COLUMN
    best = sorted(weights, key=lambda ident: (-weights[ident], ident))[:SHOWN]
    return [
        _line(archive, ident, names.get(ident, ()), column.name if column and ident in same else "") for ident in best
    ]


def _line(archive: Archive, ident: str, names: Sequence[str], column: str) -> Related:
    resolved = archive.edition.articles[ident]
    title = title_of(archive, resolved)
    return Related(archive.link(resolved.url), title, resolved.article.date, "、".join(names[:NAMES]), column)


def _near(idents: Sequence[str], own: str) -> list[str]:
    """The neighbours of an article in a list that is in order of time."""
    at = bisect_left(idents, own)
    return [ident for ident in idents[max(at - NEAR, 0) : at + NEAR + 1] if ident != own]
