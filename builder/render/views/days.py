"""Year, month, issue, page, and the witness of an issue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from builder import urls
from builder.model import Issue, SourceFile
from builder.render import calendar
from builder.render.archive import Archive, has_source
from builder.render.entries import Entry, entries, opening
from builder.render.views import View, day_crumbs

TEASER = 90
"""Characters of the opening that a page shows of each article."""
Sources = Callable[[Issue], tuple[SourceFile, ...]]


def year(archive: Archive, key: str) -> View:
    words, years = archive.words, list(archive.years)
    at = years.index(key)
    held = calendar.coverage(archive, key)
    values = {
        "year": key,
        "months": calendar.year_of(archive, key),
        "held": held,
        "picture": calendar.picture(archive, key),
        "previous": urls.year(years[at - 1]) if at else None,
        "next": urls.year(years[at + 1]) if at + 1 < len(years) else None,
    }
    return View(
        urls.year(key), words.year(key), words.strings.year_description.replace("{n}", words.year(key)), (), values
    )


def month(archive: Archive, key: str) -> View:
    words = archive.words
    months = sorted({issue.date[:7] for issue in archive.edition.issues})
    at = months.index(key)
    one = calendar.month_of(archive, key)
    values = {
        "month": one,
        "fronts": [
            (issue, entries(archive, issue.pages[0].articles[:6] if issue.pages else ())) for issue in one.issues
        ],
        "previous": urls.month(months[at - 1]) if at else None,
        "next": urls.month(months[at + 1]) if at + 1 < len(months) else None,
    }
    crumbs = ((urls.year(key), words.year(key[:4])),)
    return View(
        urls.month(key),
        words.month(key),
        words.strings.month_description.replace("{n}", words.month(key)),
        crumbs,
        values,
    )


def issue(archive: Archive, key: str) -> View:
    """`key` is the issue's address."""
    words = archive.words
    one = issue_at(archive, key)
    contents = [(page, entries(archive, page.articles, citable=True)) for page in one.pages]
    others = [i for i in archive.years[one.date[:4]] if i.date == one.date and i is not one]
    values = {
        "issue": one,
        "contents": contents,
        "others": others,
        "source": urls.source(one.date, one.edition) if has_source(archive.edition, one) else None,
        "previous": one.previous,
        "next": one.next,
    }
    return View(
        one.url,
        words.issue(one),
        words.strings.issue_description.replace("{n}", words.issue(one)),
        day_crumbs(words, one.date),
        values,
    )


def issue_at(archive: Archive, url: str) -> Issue:
    date = "-".join(url.split("/")[1:4])
    edition = url.split("/")[4] or None
    return archive.issues[date, edition]


def page(archive: Archive, key: str) -> View:
    """`key` is the page's address."""
    words = archive.words
    one = next(p for p in issue_at(archive, key.rsplit("/", 2)[0] + "/").pages if p.url == key)
    whole = archive.issues[one.date, one.edition]
    at = whole.pages.index(one)
    listed = entries(archive, one.articles, citable=True)
    values = {
        "page": one,
        "issue": whole,
        "listed": listed,
        "shown": partial(_with_openings, archive, listed),
        "pages": whole.pages,
        "previous": whole.pages[at - 1].url if at else None,
        "next": whole.pages[at + 1].url if at + 1 < len(whole.pages) else None,
    }
    title = f"{words.issue(whole)} {words.page(one.page)}" + (f" {one.name}" if one.name else "")
    crumbs = (*day_crumbs(words, one.date), (whole.url, words.day(one.date) + words.edition(one.edition)))
    return View(one.url, title, words.strings.page_description.replace("{n}", title), crumbs, values)


def _with_openings(archive: Archive, listed: Iterable[Entry]) -> list[tuple[Entry, str]]:
    return [(e, opening(archive, archive.edition.articles[e.id], TEASER)) for e in listed]


def source(archive: Archive, key: str, sources: Sources) -> View:
    """`key` is the issue's address."""
    words, one = archive.words, issue_at(archive, key)
    files = [(file, line_prefix(number)) for number, file in enumerate(sources(one))]
    articles = {ident: archive.edition.articles[ident].url for page in one.pages for ident in page.articles}
    title = words.strings.source_of.replace("{n}", words.issue(one))
    crumbs = (*day_crumbs(words, one.date), (one.url, words.day(one.date) + words.edition(one.edition)))
    values = {"issue": one, "files": files, "articles": articles}
    return View(urls.source(one.date, one.edition), title, words.strings.source_description, crumbs, values)


def line_prefix(number: int) -> str:
    """What the ids of a file's lines begin with: `L` in the first file of an issue, `F2L` in the second."""
    return "L" if number == 0 else f"F{number + 1}L"
