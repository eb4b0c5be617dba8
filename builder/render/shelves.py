"""One page by time of a long list: a year, or a month of a long year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder import urls
from builder.render.archive import Archive
from builder.rows import date_of

Bar = tuple[str, int, int, str | None]
"""A year or month (`2021`, `2021-10`): articles, hundredths of the fullest one, and its page where it has one."""


@dataclass(frozen=True, slots=True)
class Shelf:
    value: str
    """`2021` or `2021/10`."""
    years: list[Bar]
    """All years of the list."""
    months: list[Bar]
    """The months of a year that is split; else empty."""
    shown: dict[str, list[str]]
    """Month -> ids of the articles that stand here, newest first. A year that is split shows its newest month."""
    previous: str | None
    next: str | None


def shelf(idents: tuple[str, ...], archive: Archive, value: str, url: Callable[[str], str]) -> Shelf:
    """`idents` newest first; `url` makes the address of a page by time."""
    years = archive.by_year(idents)
    year = value[:4]
    months: dict[str, list[str]] = {}
    for ident in years[year]:
        months.setdefault(date_of(archive.edition, ident)[:7], []).append(ident)
    split = len(years[year]) > urls.LONG_YEAR
    wanted = value.replace("/", "-") if "/" in value else max(months)
    shown = {wanted: months[wanted]} if split else months
    order = [month.replace("-", "/") for month in months] if "/" in value else list(years)
    at = order.index(value)
    return Shelf(
        value,
        bars(years, url),
        bars(months, url) if split else [],
        shown,
        url(order[at + 1]) if at + 1 < len(order) else None,
        url(order[at - 1]) if at else None,
    )


def bars(counted: dict[str, list[str]], url: Callable[[str], str] | None) -> list[Bar]:
    """For each year or month its articles as a bar; `url` is None where they have no pages."""
    most = max((len(found) for found in counted.values()), default=1)
    return [
        (value, len(found), round(100 * len(found) / most), url(value.replace("-", "/")) if url else None)
        for value, found in counted.items()
    ]
