"""Weekday and lunar date: as printed in mastheads, and as they must be on a given day."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from builder.normalise.dates.numerals import number

WEEKDAYS = "一二三四五六日"
_WEEKDAY = re.compile("(?:星期|礼拜|禮拜|[周週])([一二三四五六日天])(?![一二三四五六七八九十年])")
_ENGLISH = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_ENGLISH_NAMES = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_MONTHS = {"正": 1, "冬": 11, "腊": 12, "臘": 12}
_LUNAR = re.compile(
    rf"(?:(?:农历|農曆|阴历|夏历)\s*)?(?:(?P<gz>[{_STEMS}][{_BRANCHES}])[\(（]?[鼠牛虎兔龙蛇马羊猴鸡狗猪]?[\)）]?年)?\s*"
    r"(?P<leap>[闰閏])?(?P<m>正|[一二三四五六七八九]|十[一二]?|冬|腊|臘)月[大小]?\s*(?P<d>初[一二三四五六七八九十]|[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|二十[一二三四五六七八九]?)"
)


def weekday_of(day: str) -> str:
    """`2021-10-29` -> 星期五."""
    return "星期" + WEEKDAYS[date.fromisoformat(day).weekday()]


def find_weekday(text: str) -> str | None:
    """The weekday printed in `text`, as 星期五."""
    match = _WEEKDAY.search(text)
    if match:
        return "星期" + match[1].replace("天", "日")
    english = _ENGLISH.search(text)
    return "星期" + WEEKDAYS[_ENGLISH_NAMES.index(english[1].lower())] if english else None


def find_lunar(text: str) -> tuple[str, tuple[str | None, bool, int, int]] | None:
    """(as printed, (year 辛丑 or None, leap month, month, day)) of a lunar date (农历, its year, 初 or 廿)."""
    for match in _LUNAR.finditer(text):
        if match["gz"] or text[match.start() :].startswith(("农历", "農曆", "阴历", "夏历")) or match["d"][0] in "初廿":
            month = _MONTHS.get(match["m"]) or number(match["m"])
            return match[0].strip(), (match["gz"], bool(match["leap"]), month, number(match["d"].removeprefix("初")))
    return None


@lru_cache(maxsize=512)
def lunar_of(day: str) -> tuple[str, bool, int, int] | None:
    """(辛丑, leap month, month, day) of an ISO date; None outside the calendar's tables (1900-2100)."""
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate

    try:
        value = LunarDate.from_solar(date.fromisoformat(day))
    except (InvalidLunarDateError, ValueError):
        return None
    return value.gz_year, bool(value.leap), value.month, value.day


@lru_cache(maxsize=512)
def lunar_text(day: str) -> str | None:
    """`2021-10-29` -> 农历辛丑年九月廿四."""
    from borax.calendars.lunardate import LunarDate

    if lunar_of(day) is None:
        return None
    value = LunarDate.from_solar(date.fromisoformat(day))
    return f"农历{value.gz_year}年{'闰' if value.leap else ''}{value.cn_month}月{value.cn_day}"


def lunar_agrees(day: str, printed: tuple[str | None, bool, int, int]) -> bool:
    """True when a printed lunar date can be that of `day` (also where the day cannot be computed)."""
    real = lunar_of(day)
    if real is None:
        return True
    year, leap, month, of_month = printed
    return (year in (None, real[0])) and (leap, month, of_month) == real[1:]
