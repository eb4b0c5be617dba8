"""Sections, columns and authors: the list of lists, one list, and its years.

A list that is long keeps its articles on pages by year, and a long year on pages by month, so that an address
keeps its content when a new issue comes; its own page then shows the newest and the years. Sections always have years.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder import urls
from builder.model import Group, Person
from builder.render.archive import Archive, shelves
from builder.render.entries import entries
from builder.render.shelves import bars, shelf
from builder.render.views import View
from builder.render.words import close

NEWEST = 40


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the three kinds of list."""

    name: str
    """Also the key of its strings: `sections`, `columns`, `authors`."""
    index: str
    url: Callable[[str, str | None], str]


SECTIONS = Kind("sections", urls.SECTIONS, urls.section)
COLUMNS = Kind("columns", urls.COLUMNS, urls.column)
AUTHORS = Kind("authors", urls.AUTHORS, urls.author)
KINDS = (SECTIONS, COLUMNS, AUTHORS)


def groups(archive: Archive, kind: Kind) -> dict[str, Group]:
    return {"sections": archive.sections, "columns": archive.columns, "authors": archive.authors}[kind.name]


def index(archive: Archive, kind: Kind) -> View:
    t = archive.words.strings
    found = list(groups(archive, kind).values())
    if kind is not SECTIONS:
        found.sort(key=lambda group: (-len(group.articles), group.id))
    name = getattr(t, kind.name)
    return View(
        kind.index,
        name,
        getattr(t, f"{kind.name}_description"),
        (),
        {"groups": found, "most": max((len(g.articles) for g in found), default=0)},
    )


def group(archive: Archive, kind: Kind, ident: str) -> View:
    t, one = archive.words.strings, groups(archive, kind)[ident]
    years = archive.by_year(one.articles)
    paged = bool(shelves(one.articles, archive.edition, always=kind is SECTIONS))
    shown = entries(archive, one.articles[:NEWEST] if paged else one.articles, citable=True)
    values = {
        "group": one,
        "person": person_of(archive, one) if kind is AUTHORS else None,
        "bars": bars(years, (lambda value: kind.url(ident, value)) if paged else None),
        "paged": paged,
        "shown": [
            (year, [e for e in shown if e.date[:4] == year]) for year in years if any(e.date[:4] == year for e in shown)
        ],
    }
    return View(
        kind.url(ident, None), one.name, _describe(archive, kind, one), ((kind.index, getattr(t, kind.name)),), values
    )


def group_year(archive: Archive, kind: Kind, key: str) -> View:
    """`key` is `id/2021`, or `id/2021/10` in a long year."""
    words = archive.words
    ident, _, value = key.partition("/")
    one = groups(archive, kind)[ident]
    found = shelf(one.articles, archive, value, lambda other: kind.url(ident, other))
    values = {
        "group": one,
        "shelf": found,
        "months": [(month, entries(archive, idents, citable=True)) for month, idents in found.shown.items()],
    }
    crumbs = [(kind.index, getattr(words.strings, kind.name)), (kind.url(ident, None), one.name)]
    crumbs += [(kind.url(ident, value[:4]), words.year(value[:4]))] if "/" in value else []
    title = f"{one.name} {words.span(value)}"
    return View(kind.url(ident, value), title, _describe(archive, kind, one), tuple(crumbs), values)


def person_of(archive: Archive, author: Group) -> Person | None:
    """The author's page as a person, when the paper writes about them too."""
    person = archive.people.get(author.id)
    return person if person and close(author.name) in (person.name, *person.variants) else None


def _describe(archive: Archive, kind: Kind, one: Group) -> str:
    t = archive.words.strings
    return getattr(t, f"{kind.name}_one").replace("{n}", one.name) + " " + t.count("n_articles", len(one.articles))
