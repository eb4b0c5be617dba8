"""Atom feed, sitemap and robots.txt. Dates come from the issues and the ledger, never from a clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from builder import urls
from builder.model import Alias, Edition, Resolved
from builder.render.archive import Archive, shelves, title_of
from builder.render.entries import opening
from builder.render.views import View
from builder.render.words import persons_of
from builder.rows import brief_of

ENTRIES = 60
"""Articles in the feed: the newest issues, as whole issues as fit, at least one."""
SUMMARY = 160
SITEMAP_LIMIT = 45000
"""Addresses in one sitemap; the protocol allows 50,000."""
EPOCH = "1970-01-01"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML document may hold."""


def feed(archive: Archive, key: str) -> View:
    chosen: list[str] = []
    for issue in reversed(archive.edition.issues):
        idents = [ident for page in issue.pages for ident in page.articles]
        if chosen and len(chosen) + len(idents) > ENTRIES:
            break
        chosen += idents
    found = [archive.edition.articles[ident] for ident in chosen]
    rows = [row(archive, r, opening(archive, r, SUMMARY), persons_of(r.authors)) for r in found]
    return view(archive, urls.FEED, urls.HOME, archive.site.title, rows)


def row(archive: Archive, r: Resolved, summary: str, names: tuple[str, ...] = ()) -> dict[str, Any]:
    """One entry of a feed."""
    return {
        "url": archive.site.absolute(r.url),
        "title": _FORBIDDEN.sub("", title_of(archive, r)),
        "published": stamp(r.article.date),
        "updated": stamp(max(r.changed, r.article.date)),
        "names": names,
        "summary": _FORBIDDEN.sub("", summary),
    }


def view(archive: Archive, path: str, of: str, title: str, rows: list[dict[str, Any]]) -> View:
    """A feed at `path` of what the page `of` shows."""
    updated = max((row["updated"] for row in rows), default=stamp(EPOCH))
    values = {"of": archive.site.absolute(of), "entries": rows, "updated": updated}
    return View(path, title, "", (), values)


def moved(archive: Archive, one: Alias) -> View:
    """A feed whose person has another page now: no entries, and the way there."""
    return view(archive, one.path, one.target, archive.words.strings.moved, [])


def stamp(date: str) -> str:
    """A day as a moment: midnight in China."""
    return f"{date}T00:00:00+08:00"


def addresses(archive: Archive, year: str | None = None) -> list[tuple[str, str | None]]:
    """(path, day of the last change) of every page worth finding; of one year; with '' of what has no year."""
    edition = archive.edition
    found: list[tuple[str, str | None]] = []
    people = () if "people" in archive.site.without else (urls.PEOPLE,)
    if not year:
        found += [(path, None) for path in (urls.HOME, urls.SECTIONS, urls.COLUMNS, *people, urls.AUTHORS, urls.ABOUT)]
        for group in (*edition.sections, *edition.columns, *edition.authors):
            found += _shelved(group.url, group.articles, edition, always=group in edition.sections)
        found += [(urls.people_initial(letter), None) for letter in archive.initials]
        for person in edition.people:
            found += _shelved(urls.person(person.id), person.articles, edition)
    for one in archive.years if year is None else (year,) if year else ():
        issues = archive.years[one]
        found.append((urls.year(one), None))
        found += [(path, None) for path in dict.fromkeys(urls.month(issue.date) for issue in issues)]
        for issue in issues:
            found.append((issue.url, issue.date))
            for page in issue.pages:
                found.append((page.url, issue.date))
                said = [brief_of(edition, ident) for ident in page.articles]
                found += [(url, max(changed, issue.date)) for _, url, changed in said]
    return found


def _shelved(
    path: str, articles: Sequence[str], edition: Edition, always: bool = False
) -> Iterator[tuple[str, str | None]]:
    """A list and its pages by time. None has a date of change: what is listed has its own."""
    return ((f"{path}{shelf}", None) for shelf in ("", *(f"{one}/" for one in shelves(articles, edition, always))))


def parts(edition: Edition) -> tuple[str, ...]:
    """The parts of a sitemap too large for one file: `''` for what has no year, then the years; else nothing."""
    if len(edition.articles) * 1.2 + len(edition.people) <= SITEMAP_LIMIT:
        return ()
    return "", *dict.fromkeys(issue.date[:4] for issue in edition.issues)


def sitemap_name(part: str) -> str:
    return f"/sitemap-{part or 'site'}.xml"


def sitemap(archive: Archive, key: str) -> View:
    """`key` is empty for `/sitemap.xml` itself, `part:2021` or `part:` for one of its parts."""
    site = archive.site
    if key:
        part = key.removeprefix("part:")
        return View(sitemap_name(part), "", "", (), {"addresses": _absolute(archive, part), "parts": []})
    if split := parts(archive.edition):
        return View(
            urls.SITEMAP, "", "", (), {"addresses": [], "parts": [site.absolute(sitemap_name(part)) for part in split]}
        )
    return View(urls.SITEMAP, "", "", (), {"addresses": _absolute(archive, None), "parts": []})


def _absolute(archive: Archive, year: str | None) -> list[tuple[str, str | None]]:
    return [(archive.site.absolute(path), changed) for path, changed in addresses(archive, year)]


def robots(archive: Archive, key: str) -> View:
    return View(urls.ROBOTS, "", "", (), {"sitemap": archive.site.absolute(urls.SITEMAP)})
