"""Which days have an issue: months as tables, a year as a static picture, gaps in words."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from markupsafe import Markup

from builder.model import Issue
from builder.render.archive import Archive

CELL, GAP = 10, 2
"""Pixels of a day's square in a year's picture, and between two."""
LEVELS = (8, 16, 32)
"""Articles from which a day is drawn in the second, third and fourth shade."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month's table; number 0 fills the week before the first and after the last."""

    number: int
    issue: Issue | None = None
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Month:
    value: str
    """`2021-10`."""
    issues: tuple[Issue, ...]
    weeks: tuple[tuple[Day, ...], ...]
    """Weeks of seven days, Monday first."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the archive holds of a year."""

    issues: int
    articles: int
    pages: int
    first: str
    last: str
    gaps: tuple[tuple[str, str], ...]
    """Days without an issue between first and last, as ranges."""


def size(issue: Issue) -> int:
    """Articles of an issue."""
    return sum(len(page.articles) for page in issue.pages)


def month_of(archive: Archive, value: str) -> Month:
    issues = tuple(issue for issue in archive.years.get(value[:4], ()) if issue.date[:7] == value)
    days: dict[int, Issue] = {}
    for issue in issues:
        days.setdefault(int(issue.date[8:]), issue)
    year, month = int(value[:4]), int(value[5:7])
    blank, length = monthrange(year, month)
    cells = [Day(0)] * blank + [Day(n, days.get(n), size(days[n]) if n in days else 0) for n in range(1, length + 1)]
    cells += [Day(0)] * (-len(cells) % 7)
    return Month(value, issues, tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7)))


def year_of(archive: Archive, year: str) -> tuple[Month, ...]:
    return tuple(month_of(archive, f"{year}-{month:02d}") for month in range(1, 13))


def held_months(archive: Archive, year: str) -> tuple[tuple[str, int], ...]:
    """The twelve months of a year, as (`2021-10`, issues)."""
    held = Counter(issue.date[:7] for issue in archive.years[year])
    return tuple((month, held[month]) for month in (f"{year}-{number:02d}" for number in range(1, 13)))


def coverage(archive: Archive, year: str) -> Coverage:
    issues = archive.years[year]
    days = sorted({issue.date for issue in issues})
    pages = sum(len(issue.pages) for issue in issues)
    return Coverage(len(issues), sum(size(issue) for issue in issues), pages, days[0], days[-1], gaps(days))


def gaps(days: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The days between those given, as ranges. `days` in order."""
    found = []
    for before, after in pairwise(days):
        missing = (date.fromisoformat(after) - date.fromisoformat(before)).days - 1
        if missing:
            start = date.fromisoformat(before) + timedelta(1)
            found.append((start.isoformat(), (start + timedelta(missing - 1)).isoformat()))
    return tuple(found)


def picture(archive: Archive, year: str) -> Markup:
    """The year as weeks of small squares, darker where a day holds more. The caller gives the text alternative."""
    counts: dict[str, int] = {}
    for issue in archive.years.get(year, ()):
        counts[issue.date] = counts.get(issue.date, 0) + size(issue)
    first = date(int(year), 1, 1)
    paths: dict[int, list[str]] = {level: [] for level in range(5)}
    for number in range(366 if monthrange(int(year), 2)[1] == 29 else 365):
        day = first + timedelta(number)
        column, row = divmod(number + first.weekday(), 7)
        square = f"M{column * (CELL + GAP)} {row * (CELL + GAP)}h{CELL}v{CELL}h-{CELL}z"
        paths[_level(counts.get(day.isoformat(), -1))].append(square)
    drawn = "".join(f'<path class="l{level}" d="{"".join(parts)}"/>' for level, parts in paths.items() if parts)
    return Markup(f'viewBox="0 0 {54 * (CELL + GAP) - GAP} {7 * (CELL + GAP) - GAP}">{drawn}')


def _level(articles: int) -> int:
    return 0 if articles < 0 else 1 + sum(articles >= bound for bound in LEVELS)
