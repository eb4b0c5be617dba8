"""A day named with its weekday fixes the year.

Before: `6月21日（星期一）` / `5月4日,星期一`
After:  the years in which that day was that weekday
"""

from __future__ import annotations

import re
from datetime import date

from builder.normalise.dates.lunar import WEEKDAYS
from builder.normalise.dates.numerals import NUMBER, number
from builder.normalise.types import Line

_DAY = re.compile(
    rf"(?<![年0-9])(?P<m>{NUMBER})月(?P<d>{NUMBER})日\s?[（(,，、]?\s?(?:星期|周|礼拜)(?P<w>[一二三四五六日天])(?![一二三四五六七八九十年])"
)


def weekday_years(lines: tuple[Line, ...], years: range) -> list[tuple[frozenset[int], str, int]]:
    """(years that agree, quote, line), one for each day named with its weekday."""
    found = []
    for line in lines:
        if "月" not in line.text:
            continue
        for match in _DAY.finditer(line.text):
            wanted = WEEKDAYS.index(match["w"].replace("天", "日"))
            agree = frozenset(y for y in years if _weekday(y, number(match["m"]), number(match["d"])) == wanted)
            if agree:
                found.append((agree, match[0], line.n))
    return found


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None
