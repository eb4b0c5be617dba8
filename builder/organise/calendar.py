"""Days: weekday and lunar date of a day, and the issues of the archive in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby

from builder import urls
from builder.model import Article, Issue, IssueFile, Page

WEEKDAYS = "一二三四五六日"


def weekday(day: str) -> str:
    """星期五"""
    return "星期" + WEEKDAYS[date.fromisoformat(day).weekday()]


@lru_cache(maxsize=4096)
def lunar(day: str) -> str:
    """农历辛丑年九月廿四, computed; empty outside 1900 to 2100, which the tables cover."""
    from borax.calendars.lunardate import LunarDate

    try:
        found = LunarDate.from_solar(date.fromisoformat(day))
    except ValueError:
        return ""
    return (
        f"农历{found.gz_year}年{found.cn_month}月{found.cn_day}"
        if not found.leap
        else f"农历{found.gz_year}年闰{found.cn_month}月{found.cn_day}"
    )


def issues(articles: Sequence[Article], addresses: dict[str, str], files: Sequence[IssueFile]) -> tuple[Issue, ...]:
    """The issues that hold articles, by date and edition. `articles` must be in reading order."""
    known = {(file.date, file.edition): file for file in files}
    found: list[Issue] = []
    for (day, edition), of_issue in groupby(articles, key=lambda a: (a.date, a.edition)):
        pages = tuple(
            _page(day, edition, number, tuple(of_page)) for number, of_page in groupby(of_issue, key=lambda a: a.page)
        )
        found.append(
            Issue(day, edition, urls.issue(day, edition), known.get((day, edition)), pages, weekday(day), lunar(day))
        )
    return tuple(_with_neighbours(found))


def _page(day: str, edition: str | None, number: str, articles: tuple[Article, ...]) -> Page:
    return Page(day, edition, number, urls.page(day, edition, number), tuple(article.id for article in articles))


def _with_neighbours(found: list[Issue]) -> list[Issue]:
    around = zip([None, *found], found, [*found[1:], None], strict=False)
    return [
        Issue(
            i.date,
            i.edition,
            i.url,
            i.file,
            i.pages,
            i.weekday,
            i.lunar,
            before.url if before else None,
            after.url if after else None,
        )
        for before, i, after in around
    ]
