"""What is printed when and where: the days, pages and places of an invented archive, without any text.

The same seed and number give the same plan, and it is cheap, so that it can be gone through more than once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

FIRST_DAY = date(2012, 1, 1)
COLUMNS = 60
ARTICLES_A_DAY = 30
_PAGES = (4, 4, 6, 8, 8)
"""Pages of an issue, drawn alike."""
_KINDS = (("news", 84), ("commentary", 5), ("photo", 6), ("notice", 3), ("letter", 1), ("profile", 1))
_SOURCES = (("新华社", 7), ("人民日报", 2), ("中新社", 1))
SECTIONS = (
    ("pinglun", "评论"),
    ("tupian", "图片"),
    ("gonggao", "公告"),
    ("guonei", "国内国际"),
    ("yaowen", "要闻"),
    ("zonghe", "综合"),
)
"""Id and name; what belongs to which is said twice, in `section_of` and in `site.yml` (`bench.tools.ours`)."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in an issue that an article fills."""

    number: int
    """Of the article in the whole archive, from 0."""
    date: str
    page: str
    order: int
    """From 1 on each page, and the number in the article's id."""
    pages: int
    """Pages of the issue."""
    kind: str
    source: str | None
    column: int | None
    """Number of the column."""
    staff: tuple[int, ...]
    """Numbers of the authors."""
    people: tuple[int, ...]
    """Numbers of the persons that the article names; each fifth article brings a new one."""

    @property
    def id(self) -> str:
        return f"{self.date.replace('-', '')}-{self.page}-{self.order:02d}"

    @property
    def section(self) -> str:
        return section_of(self.kind, self.source, self.page)


def section_of(kind: str, source: str | None, page: str) -> str:
    by_kind = {"commentary": "pinglun", "photo": "tupian", "notice": "gonggao"}
    if kind in by_kind:
        return by_kind[kind]
    return "guonei" if source else "yaowen" if page == "01" else "zonghe"


def slots(articles: int, seed: int) -> Iterator[Slot]:
    """The places of so many articles in order of time, page and place."""
    chance = Random(f"plan {seed}")
    kinds, weights = zip(*_KINDS, strict=True)
    sources, shares = zip(*_SOURCES, strict=True)
    number, day = 0, FIRST_DAY
    while number < articles:
        pages = chance.choice(_PAGES)
        held = _share_out(chance, pages)
        for page in range(1, pages + 1):
            for order in range(1, held[page - 1] + 1):
                if number == articles:
                    return
                kind = chance.choices(kinds, weights)[0]
                agency = kind == "news" and page > 1 and chance.random() < 0.2
                source = chance.choices(sources, shares)[0] if agency else None
                column = _zipf(chance, COLUMNS, 4) if chance.random() < 0.15 else None
                staff = () if source else _several(chance, (1, 6, 3, 1), 2 + number // 40, 12)
                people = _people(chance, number)
                yield Slot(number, day.isoformat(), f"{page:02d}", order, pages, kind, source, column, staff, people)
                number += 1
        day += timedelta(days=1)
        while (day.month, day.day) in ((2, 1), (2, 2), (10, 2)):  # no paper on a few holidays
            day += timedelta(days=1)


def _share_out(chance: Random, pages: int) -> list[int]:
    """Articles of each page: at least one, about thirty in all."""
    return [max(1, round(chance.gauss(ARTICLES_A_DAY / pages, 1.2))) for _ in range(pages)]


def _people(chance: Random, number: int) -> tuple[int, ...]:
    known = 1 + number // 5
    found = dict.fromkeys(_several(chance, (14, 26, 26, 18, 10, 6), known, 6))
    return (*(() if number % 5 else (number // 5,)), *(one for one in found if number % 5 or one != number // 5))


def _several(chance: Random, weights: tuple[int, ...], known: int, even: int) -> tuple[int, ...]:
    """None, one or more of those known so far, the first ones most often; `weights` of how many."""
    number = chance.choices(range(len(weights)), weights)[0]
    return tuple(dict.fromkeys(_zipf(chance, known, even) for _ in range(number)))


def _zipf(chance: Random, number: int, even: int) -> int:
    """One of `number`, the k-th with a chance of about 1 / (k + even): the law of Zipf and Mandelbrot."""
    return min(number - 1, int(even * ((number + even) / even) ** chance.random()) - even)
