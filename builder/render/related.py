"""Articles that belong together, and why: the same persons, the same column.

A rare person says more than one who stands in every issue, so each shared person counts as one
over the number of articles that name them. Only the neighbours in time are looked at, so that the
cost of an article does not grow with the archive.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.model import Resolved
from builder.render.archive import Archive, title_of

SHOWN = 5
NAMES = 4
"""Names that are given as the reason, at most."""
NEAR = 6
"""Articles looked at on either side, in each list."""
COLUMN = 0.12
"""Weight of the same column; a person weighs 1 / articles that name them, by powers of two: else every new article
of a person would weigh all others of that person anew."""


class Reason(NamedTuple):
    """A person or a column, and the articles near by that share it."""

    name: str
    weight: float
    near: list[str]
    person: bool


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
    weights: dict[str, float] = {}
    reasons = candidates(archive, resolved)
    for reason in reasons:
        for ident in reason.near:
            weights[ident] = weights.get(ident, 0) - reason.weight
    best = sorted((weight, ident) for ident, weight in weights.items())[:SHOWN]
    return [_line(archive, ident, [reason for reason in reasons if ident in reason.near]) for _, ident in best]


def candidates(archive: Archive, resolved: Resolved) -> list[Reason]:
    """Every article that may be related, by what it shares."""
    own = resolved.article.id
    found = []
    for person in resolved.persons:
        known = archive.people.get(person.id) if person.id else None
        if known:
            near = _near(known.articles, own)
            found.append(Reason(known.name, 1 / (1 << (len(known.articles).bit_length() - 1)), near, True))
    column = archive.columns.get(resolved.column) if resolved.column else None
    if column:
        found.append(Reason(column.name, COLUMN, _near(column.articles, own, newest_first=True), False))
    return found


def _line(archive: Archive, ident: str, reasons: Sequence[Reason]) -> Related:
    resolved = archive.edition.articles[ident]
    names = [reason.name for reason in reasons if reason.person]
    column = "".join(reason.name for reason in reasons if not reason.person)
    title = title_of(archive, resolved)
    return Related(archive.link(resolved.url), title, resolved.article.date, "、".join(names[:NAMES]), column)


def _near(idents: Sequence[str], own: str, newest_first: bool = False) -> list[str]:
    """The neighbours of an article in a list that is in order of time."""
    if not newest_first:
        at = bisect_left(idents, own)
        return [ident for ident in idents[max(at - NEAR, 0) : at + NEAR + 1] if ident != own]
    at = idents.index(own)
    return [ident for ident in idents[max(at - NEAR, 0) : at + NEAR + 1] if ident != own]
