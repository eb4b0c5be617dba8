"""What a page's masthead or running head prints: date, weekday, lunar date, issue number, number of pages.

Before: `2020年7月14日 星期二 农历庚子年五月廿四`, `二〇二一年十月二十九日`, `第17980号`, `今日八版`;
        one item a line, split over lines (`29` / `2021年10月` / `星期五`), or with the blanks of OCR
After:  Masthead(date='2020-07-14', weekday='星期二', lunar='农历庚子年五月廿四', …)

A masthead's date is told from a date in the text by what stands beside it: weekday, lunar date, the words of a
masthead, the top of the page. A notice's signature (市政府 / 2021年10月20日) has none of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.normalise.dates.lunar import find_lunar, find_weekday, lunar_agrees, lunar_of, weekday_of
from builder.normalise.dates.numerals import NUMBER, YEAR, day, find_full, number
from builder.normalise.folio import is_editors, read_head
from builder.normalise.types import Line

MAX_LENGTH = 90
_BETWEEN = "\0"
"""Parts lines that are searched as one text: no pattern holds it, nor is it white space."""
_QUICK = re.compile(r"年.*月|[-./]\s?\d{1,2}\s?[-./]|月\s*[0-9一二三]|\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"(?:总|第|总第|No\.?\s?)\s*(\d[\d ]{2,6}\d)\s*[号期號]|(?:总第|总)\s*(\d{3,6})(?!\d)")
_PAGES = re.compile(rf"(?:今日|今天|本期|本报今日|共)\s*(?:共|出)?\s*({NUMBER})\s*版")
_WORDS = re.compile(
    r"主管|主办|出版|国内统一|CN\s?\d\d|代号|热线|官方网站|网址|www\.|责任编辑|责编|今日.{1,3}版|第\s?\d{3,6}\s?[号期]|"
    r"\A\S{2,6}(?:日报|晚报|早报|晨报|时报|商报|导报|都市报|周报)社?\Z|\A[A-Z][A-Z ]{5,}\Z|"
    r"报社|零售|定价|星期[一二三四五六日]|农历"
)
_BESIDE = re.compile(
    r"\S{2,8}(?:日报|晚报|早报|晨报|时报|商报|导报|都市报|周报)社?|官方网站\S*|https?\S*|www\S*|邮发代号\S*|"
    r"\S*(?:热线|电话|邮箱|传真)[:：]?[\d\s-]*|国内统一\S*(?:\s?CN[\s\d-]*)?|"
    r"责任?编辑\S*|今日\S{1,3}版|总?第\s?\d+\s?[号期]|[A-Za-z .]+|\S{2,4}(?:主管|主办|出版)|"
    r"[晴阴多云雨雪转小中大阵雷~℃°\d-]+"
)
_PART = re.compile(
    r"(?:星期|周)[一二三四五六日天]|(?:农历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?)?"
    r"(?:闰?[正一二三四五六七八九十冬腊]{1,2}月[大小]?(?:初|廿|十|二十|三十)[一二三四五六七八九十]?)?|"
    r"[晴阴多云雨雪转小中大阵到间雷~～℃°\d-]*[晴云雨雪℃][晴阴多云雨雪转小中大阵到间雷~～℃°\d-]*|今[日天]\S{1,3}版|总?第\d{3,6}[号期]"
)
_OF_DATE = re.compile(r"年|月|\d")
_YEAR_ALONE = re.compile(rf"{YEAR}年?")
_MONTH_DAY = re.compile(rf"{NUMBER}月{NUMBER}日")
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)\s?[一二三四五六日天]")
_LATIN = re.compile(r"[A-Za-z]+[,.]?")
_SIGNS = re.compile(r"[\s:：·|/()（）\-—]+")
_PARTIAL = re.compile(rf"(?<![0-9年])({NUMBER})\s?月\s?({NUMBER})\s?日")
_YEAR_MONTH = re.compile(rf"({YEAR})\s?年\s?({NUMBER})\s?月?\Z")


@dataclass(frozen=True, slots=True)
class Masthead:
    date: str | None = None
    line: int = 0
    """Where the date stands; 0 without one."""
    printed: str = ""
    """The line or lines that hold the date, as printed."""
    weekday: str | None = None
    lunar: str | None = None
    contradictions: tuple[str, ...] = ()
    """What the printed weekday or lunar date says against the date, in Chinese."""
    alternative: str | None = None
    """The day near the printed one with which weekday and lunar date would agree."""
    number: str | None = None
    page_count: int | None = None
    lines: tuple[int, ...] = ()
    """The lines that hold the date, and those beside it that hold nothing but a part of it."""
    partial: tuple[int, int, str | None] | None = None
    """Month, day and weekday of a head that prints no year."""


def read_masthead(lines: Sequence[Line]) -> Masthead:
    """Read the heads of a page or file. Every field may be missing."""
    short = [(i, line) for i, line in enumerate(lines) if len(line.text) <= MAX_LENGTH]
    found = _best(lines, short) or _split(lines)
    heads = _BETWEEN.join(line.text for _, line in short if _is_head_text(line.text))
    numbers, pages = _NUMBER.search(heads), _PAGES.search(heads)
    count = number(pages[1]) if pages else None
    digits = "".join((numbers[1] or numbers[2]).split()) if numbers else None
    if not found:
        return Masthead(number=digits, page_count=count, partial=_partial(lines, short))
    date, first, last = found
    return _checked(lines, date, first, last, digits, count)


def _is_head_text(text: str) -> bool:
    return len(text) <= 60 and "。" not in text and "，" not in text


def _best(lines: Sequence[Line], short: list[tuple[int, Line]]) -> tuple[str, int, int] | None:
    """(date, index of first line, of last) of the most convincing single line."""
    best, most = None, 2
    for i, line in short:
        if not _QUICK.search(line.text):
            continue
        full = find_full(line.text)
        if not full or not _stands_alone(line.text, full):
            continue
        score = _score(lines, i, line.text)
        if score > most:
            best, most = (full[0], i, i), score
    return best


def _stands_alone(text: str, full: tuple[str, int, int]) -> bool:
    """True when nothing stands beside the date that is not of a masthead."""
    if read_head(text) or is_editors(text):
        return True
    rest = text[: full[1]] + " " + text[full[2] :]
    lunar = find_lunar(rest)
    rest = rest.replace(lunar[0], " ") if lunar else rest
    rest = _LATIN.sub(" ", _WEEKDAY.sub(" ", rest))
    most = 8 if lunar or find_weekday(text) else 2
    return len(_SIGNS.sub("", _BESIDE.sub(" ", rest))) <= most and not re.search("[。，；！？,;]", rest)


def _score(lines: Sequence[Line], i: int, text: str) -> int:
    """More than 2 is a masthead."""
    near = [lines[k].text for k in range(max(0, i - 3), min(len(lines), i + 4)) if k != i]
    score = (
        3 * bool(find_weekday(text))
        + 3 * bool(find_lunar(text))
        + 2 * bool(read_head(text))
        + 2 * bool(is_editors(text))
    )
    score += 2 * any(len(t) <= 40 and _WORDS.search(t) for t in near) + (2 if i < 12 else 0) + (1 if i < 5 else 0)
    return score


def _split(lines: Sequence[Line]) -> tuple[str, int, int] | None:
    """A date printed over two to four short lines: `2021年` / `10月29日`, `29` / `2021年10月` / `星期五`."""
    for i, line in enumerate(lines):
        if len(line.text) > 16 or not _OF_DATE.search(line.text):
            continue
        window = []
        for k in range(i, min(i + 4, len(lines))):
            if len(lines[k].text) > 16:
                break
            window.append(lines[k].text)
            found = _window(window)
            if len(window) > 1 and found and _score(lines, i, " ".join(window)) > 2:
                return found, i, k
    return None


def _window(texts: list[str]) -> str | None:
    joined = "".join("".join(t.split()) for t in texts)
    whole = find_full(joined)
    if whole and len(joined) - (whole[2] - whole[1]) <= 14:
        return whole[0]
    squeezed = ["".join(text.split()) for text in texts]
    years = [t for t in squeezed if _YEAR_ALONE.fullmatch(t)]
    days = [t for t in squeezed if _MONTH_DAY.fullmatch(t)]
    if years and days and (whole := find_full(years[0].removesuffix("年") + "年" + days[0])):
        return whole[0]
    for text in texts:
        match = _YEAR_MONTH.fullmatch("".join(text.split()))
        days = [t.strip("日 ") for t in texts if re.fullmatch(rf"{NUMBER}\s?日?", t)]
        if match and days:
            date = day(number(match[1]), number(match[2]), number(days[0]))
            said = find_weekday(" ".join(texts))
            if date and (said is None or said == weekday_of(date)):
                return date
    return None


def _partial(lines: Sequence[Line], short: list[tuple[int, Line]]) -> tuple[int, int, str | None] | None:
    """`10月29日 星期五` in a head without a year."""
    for i, line in short:
        match = _PARTIAL.search(line.text) if "月" in line.text and len(line.text) <= 40 else None
        if match and find_weekday(line.text) and _is_head_text(line.text) and _score(lines, i, line.text) > 3:
            return number(match[1]), number(match[2]), find_weekday(line.text)
    return None


def _checked(
    lines: Sequence[Line], date: str, first: int, last: int, digits: str | None, count: int | None
) -> Masthead:
    """Hold the weekday and the lunar date of the date's own lines, or of short lines beside them, against it."""
    own = " ".join(line.text for line in lines[first : last + 1])
    beside = [line.text for k, line in enumerate(lines) if first - 3 <= k <= last + 3 and len(line.text) <= 24]
    weekday = next((w for t in (own, *beside) if (t is own or len(t) <= 14) and (w := _weekday(t))), None)
    lunar = find_lunar(own) or next((f for t in beside if (f := find_lunar(t)) and len(t) <= len(f[0]) + 10), None)
    against = []
    if weekday and weekday != weekday_of(date):
        against.append(f"印为{weekday}，{date}是{weekday_of(date)}")
    if lunar and not lunar_agrees(date, lunar[1]):
        against.append(f"印为{lunar[0]}，与{date}的农历不合")
    return Masthead(
        date,
        lines[first].n,
        own,
        weekday,
        lunar[0] if lunar else None,
        tuple(against),
        _alternative(date, weekday, lunar[1] if lunar else None) if against else None,
        digits,
        count,
        _own_lines(lines, first, last),
    )


def _own_lines(lines: Sequence[Line], first: int, last: int) -> tuple[int, ...]:
    """The date's lines, with those next to them that are a weekday, a lunar date, a number or the weather."""
    start, end = first, last
    while start > 0 and _PART.fullmatch("".join(lines[start - 1].text.split())):
        start -= 1
    while end + 1 < len(lines) and _PART.fullmatch("".join(lines[end + 1].text.split())):
        end += 1
    return tuple(line.n for line in lines[start : end + 1])


def _weekday(text: str) -> str | None:
    return find_weekday(text) or find_weekday("".join(text.split()))


def _alternative(date: str, weekday: str | None, lunar: tuple[str | None, bool, int, int] | None) -> str | None:
    """The nearest day, within 40 days or the same day of the years around, that weekday and lunar date both allow."""
    from datetime import date as Day
    from datetime import timedelta

    printed = Day.fromisoformat(date)
    near = [printed + timedelta(days=sign * n) for n in range(1, 41) for sign in (-1, 1)]
    years = [d for n in (-1, 1, -2, 2) if (d := day(printed.year + n, printed.month, printed.day))]
    for other in [*years, *(d.isoformat() for d in near)]:
        if (
            lunar
            and lunar_of(other) is not None
            and lunar_agrees(other, lunar)
            and weekday in (None, weekday_of(other))
        ):
            return other
    return None
