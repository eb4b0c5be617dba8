"""Sections, columns and authors: the list of lists, one list, and its years.

A list that is long keeps its articles on pages by year, so that an address keeps its content when
a new issue comes; its own page then shows the newest and the years. Sections always have years.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder import urls
from builder.model import Group
from builder.render.archive import Archive, by_year
from builder.render.entries import entries
from builder.render.views import View

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


def has_years(kind: Kind, group: Group) -> bool:
    return kind is SECTIONS or len(group.articles) > urls.LONG_LIST


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
    years = by_year(one.articles, archive.edition)
    paged = has_years(kind, one)
    shown = entries(archive, one.articles[:NEWEST] if paged else one.articles, citable=True)
    values = {
        "group": one,
        "bars": bars(years, kind if paged else None, ident),
        "paged": paged,
        "shown": [
            (year, [e for e in shown if e.date[:4] == year]) for year in years if any(e.date[:4] == year for e in shown)
        ],
    }
    return View(
        kind.url(ident, None), one.name, _describe(archive, kind, one), ((kind.index, getattr(t, kind.name)),), values
    )


def group_year(archive: Archive, kind: Kind, key: str) -> View:
    """`key` is `id/2021`."""
    words = archive.words
    ident, _, year = key.rpartition("/")
    one = groups(archive, kind)[ident]
    years = by_year(one.articles, archive.edition)
    shown = entries(archive, years[year], citable=True)
    months = list(dict.fromkeys(e.date[:7] for e in shown))
    at, order = list(years).index(year), list(years)
    values = {
        "group": one,
        "year": year,
        "bars": bars(years, kind, ident),
        "months": [(m, [e for e in shown if e.date[:7] == m]) for m in months],
        "next": kind.url(ident, order[at - 1]) if at else None,
        "previous": kind.url(ident, order[at + 1]) if at + 1 < len(order) else None,
    }
    crumbs = ((kind.index, getattr(words.strings, kind.name)), (kind.url(ident, None), one.name))
    return View(kind.url(ident, year), f"{one.name} {words.year(year)}", _describe(archive, kind, one), crumbs, values)


def bars(years: dict[str, list[str]], kind: Kind | None, ident: str) -> list[tuple[str, int, int, str | None]]:
    """For each year: articles, hundredths of the fullest year, and its page where it has one."""
    most = max((len(found) for found in years.values()), default=1)
    return [
        (year, len(found), round(100 * len(found) / most), kind.url(ident, year) if kind else None)
        for year, found in years.items()
    ]


def _describe(archive: Archive, kind: Kind, one: Group) -> str:
    t = archive.words.strings
    return getattr(t, f"{kind.name}_one").replace("{n}", one.name) + " " + t.count("n_articles", len(one.articles))
