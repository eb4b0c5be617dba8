"""Dates, pages and names as readers read them, in the edition's language."""

from __future__ import annotations

import re
from datetime import date as Date
from functools import lru_cache

from builder.model import Author, Issue
from builder.render.theme import Strings

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TAGE = "一二三四五六日"
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_GAP = rf"(?<=[{_HAN}])\s+(?=[{_HAN}])"
"""Compiled when first met."""


class Words:
    """How this edition writes dates and pages, which are the same few on page after page."""

    def __init__(self, strings: Strings, language: str):
        self.strings, self.language = strings, language
        self.chinese = language.startswith("zh")
        for name in ("date", "day", "month", "month_name", "year", "weekday", "page", "edition"):
            setattr(self, name, lru_cache(4096)(getattr(self, name)))

    def date(self, iso: str) -> str:
        """2021年10月29日, 29 October 2021."""
        year, month, day = int(iso[:4]), int(iso[5:7]), int(iso[8:10])
        return f"{year}年{month}月{day}日" if self.chinese else f"{day} {_MONTHS[month - 1]} {year}"

    def day(self, iso: str) -> str:
        """10月29日, 29 October."""
        month, day = int(iso[5:7]), int(iso[8:10])
        return f"{month}月{day}日" if self.chinese else f"{day} {_MONTHS[month - 1]}"

    def month(self, value: str) -> str:
        """Of `2021-10`: 2021年10月, October 2021."""
        return (
            f"{int(value[:4])}年{int(value[5:7])}月" if self.chinese else f"{_MONTHS[int(value[5:7]) - 1]} {value[:4]}"
        )

    def month_name(self, number: int) -> str:
        return f"{number}月" if self.chinese else _MONTHS[number - 1]

    def month_short(self, number: int) -> str:
        """10月, Oct."""
        return f"{number}月" if self.chinese else _MONTHS[number - 1][:3]

    def year(self, value: str) -> str:
        return f"{value}年" if self.chinese else value

    def span(self, value: str) -> str:
        """A year or a month: of `2021`, `2021-10` or `2021/10`."""
        return self.year(value) if len(value) == 4 else self.month(value)

    def weekday(self, iso: str) -> str:
        number = Date.fromisoformat(iso).weekday()
        return f"星期{_TAGE[number]}" if self.chinese else _DAYS[number]

    def page(self, value: str) -> str:
        """第1版, page A12."""
        return self.strings.page_unknown if value == "00" else self.strings.page_n.replace("{n}", page_number(value))

    def issue(self, issue: Issue) -> str:
        """The day of an issue, with the edition where the day has several."""
        return self.date(issue.date) + (self.edition(issue.edition) if issue.edition else "")

    def edition(self, ident: str | None) -> str:
        return self.strings.edition_n.replace("{n}", ident) if ident else ""


@lru_cache(4096)
def page_number(value: str) -> str:
    """As it is printed and cited: `01` -> 1, `a12` -> A12."""
    return str(int(value)) if value.isdigit() else value[0].upper() + value[1:]


@lru_cache(4096)
def close(name: str) -> str:
    """A name without the blanks that print puts into it: 陈 润 -> 陈润; a foreign name keeps its own."""
    name = name.strip()
    return re.sub(_HAN_GAP, "", name) if len(name.split()) > 1 else name


def halves(title: str) -> tuple[str, ...]:
    """A couplet headline in its parts, to be broken where the paper broke it: “甲乙丙” “丁戊己”.

    Only parts of like length (half to double the other) are a couplet.
    """
    parts = tuple(title.split())
    if len(parts) not in (2, 3) or not re.search(f"[{_HAN}]", title):
        return (title,)
    lengths = [len(part) for part in parts]
    return parts if min(lengths) >= 4 and max(lengths) <= 2 * min(lengths) else (title,)


def persons_of(authors: tuple[tuple[Author, str | None], ...]) -> tuple[str, ...]:
    """The names of the authors who are persons, in order, each once."""
    return tuple(dict.fromkeys(close(author.name) for author, _ in authors if not author.collective))
