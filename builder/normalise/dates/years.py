"""Years, quarters and months that the text names as its own present.

Before: `2021年二季度重大项目` / `今年1—10月` / `2022年即将过去` / `力争到2025年…` (not yet: says nothing)
After:  spans in which the paper was probably printed; the latest year that is not a goal counts most
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from builder.normalise.dates.clue import SpanClue
from builder.normalise.dates.numerals import number
from builder.normalise.types import Line

_MEASURE = "年元个人户家名公千万亿多余米吨亩件平台辆套所次条项斤册位只架里头分度号型款名左右字页本"
_YEAR = re.compile(
    rf"(?<![\d.—\-至])(?P<y>(?:19[5-9]|20[0-4])\d)(?:年(?P<part>第?[一二三四]季度|上半年|即将过去|度|是|将)?|(?=[\u4e00-\u9fff“《](?<![{_MEASURE}])))"
)
_GOAL_BEFORE = re.compile(r"(?:[到至]|力争|截至|争取|规划|目标|确保|预计|延续到|面向|[—\-~～]|有效期)\s?[“(（]?\Z")
_GOAL_AFTER = re.compile(
    r"\A(?:年?(?:年?末|年?底)?[之以]?前(?![\d一二三四五六七八九十]+个?月)|年?[,，]?(?:将|力争|拟|计划|预计|全国?运会|奥运会|亚运会|世界杯|远景|[“”]?(?:[^，,。]{0,4}(?:宏愿|愿景|议程))))"
)
_NAMED_EVENT = re.compile(
    r"(?!年|版|宏愿|远景|规划|目标|余)[“《]?[\u4e00-\u9fff“”（）()]{0,24}?(?:大会|年会|论坛|展览会|博览会|大赛|比赛|马拉松|联赛|越野赛|拉力赛|锦标赛|公开赛|艺术节|文化节|洽谈|活动周|毕业生)"
)
"""What is held every year carries its year in its name: 2020湖南“某某经贸洽谈周”."""
_EVENT_OF_YEAR = re.compile(
    r"年[“《]?[\u4e00-\u9fff“”()（）、·]{0,14}?(?:大会|年会|论坛|峰会|展览会|博览会|大赛|比赛|锦标赛|公开赛|巡回赛|马拉松|联赛|拉力赛|艺术节|文化节|旅游节|村晚"
    r"|宣传月|宣传周|活动周|毕业典礼|招聘会|洽谈会|[春夏秋]季学期|主题演出|主题活动)"
)
_NOW_IN_LINE = re.compile(
    r"^(?:据?(?:新华社|中新社)|本报)\S{0,8}\d{1,2}月\d{1,2}日电|^(?:本报|[\u4e00-\u9fff]{2,4}报)讯|^\d{1,2}月\d{1,2}日[，,上下晚]"
)
"""A dispatch, or a report that opens with its day."""
_LATELY = re.compile(r"^(?:日前|近日|昨[日天]|今[日天])[，,]")
_HELD = re.compile(r"年(?!度|底|末|以来)[^。，,；;]{2,40}?(?:启动|开幕|举行|举办|开赛)")
_NEXT_YEAR = re.compile(r"明年|来年|新的一年|即将过去|岁末|年终|辞旧迎新")
_QUARTER = {
    "一": ("01-01", "06-30", 0),
    "二": ("04-01", "09-30", 0),
    "三": ("07-01", "12-31", 0),
    "四": ("10-01", "02-28", 1),
}
"""A quarter is spoken of while it lasts and in the one after it."""
_MONTHS = re.compile(
    r"年?(?:前|1\s?(?:月)?[至到~～—\-－―]+)(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})(?:个)?月(?:份)?(?!\d|日)"
)
"""2026年1至4月, 2026年前4个月: a part of a year is told of before the year is over."""
_NOW = re.compile(
    r"(?:今年|[12]\d{3}年)?(?:前|1\s?(?:月)?[至到~～—\-－―]+)(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})(?:个)?月(?:份)?(?!\d|日)"
)


def year_spans(lines: tuple[Line, ...]) -> list[SpanClue]:
    """Each year counts by how often it is named, the latest most; a named quarter or a year that ends counts more."""
    seen: Counter[int] = Counter()
    first: dict[int, tuple[str, int]] = {}
    spans: list[SpanClue] = []
    ahead: set[int] = set()
    for line in lines:
        if "20" not in line.text and "19" not in line.text:
            continue
        for match in _YEAR.finditer(line.text):
            year, part = int(match["y"]), match["part"] or ""
            if _GOAL_BEFORE.search(line.text[max(0, match.start() - 4) : match.start()]) or _GOAL_AFTER.match(
                line.text[match.end("y") : match.end("y") + 8]
            ):
                continue
            quote = line.text[max(0, match.start() - 4) : match.end() + 6]
            spans.extend(_part(year, part, quote, line.n))
            if _NAMED_EVENT.match(line.text, match.end("y")) or _happens_now(line.text, match.end("y")):
                spans.append(SpanClue("current", f"{year}-01-01", f"{year}-12-31", 1.5, quote, line.n))
            if _held(line.text, match):
                spans.append(SpanClue("current", f"{year}-03-01", f"{year}-12-31", 1.5, quote, line.n))
            spans.extend(_months(year, line.text, match.end("y"), quote, line.n))
            ahead |= {year} if part == "是" else set()
            seen[year] += 1
            first.setdefault(year, (quote, line.n))
    turning = any(_NEXT_YEAR.search(line.text) for line in lines)
    present = {year: n for year, n in seen.items() if not (turning and year in ahead)}
    return spans + [_named(year, n, year == max(present), *first[year]) for year, n in sorted(present.items())]


def _happens_now(text: str, at: int) -> bool:
    """本报北京5月14日电 …2026年亚洲举重锦标赛今日…: what a dispatch opens with is of this year."""
    return bool(_EVENT_OF_YEAR.match(text, at) and _NOW_IN_LINE.match(text)) and "。" not in text[:at]


def _months(year: int, text: str, at: int, quote: str, line: int) -> Iterator[SpanClue]:
    match = _MONTHS.match(text, at)
    month = number(match["m"]) if match else 0
    if 2 <= month <= 11:
        last = f"{year}-{month + 2:02}-28" if month <= 10 else f"{year + 1}-01-31"
        yield SpanClue("quarter", f"{year}-{month:02}-20", last, 1.5, quote, line)


def _held(text: str, match: re.Match[str]) -> bool:
    """近日,某省2026年“…”行动启动: what a report opens with is of this year, in January perhaps of the last."""
    return (
        bool(_HELD.match(text, match.end("y")))
        and "。" not in text[: match.start()]
        and bool(_NOW_IN_LINE.match(text) or _LATELY.match(text))
    )


def _named(year: int, count: int, latest: bool, quote: str, line: int) -> SpanClue:
    return SpanClue(
        "year", f"{year}-01-01", f"{year}-12-31", 0.3 * min(count, 4) + (1.6 if latest else 0.0), quote, line
    )


def _part(year: int, part: str, quote: str, line: int) -> Iterator[SpanClue]:
    quarter = _QUARTER.get(part.strip("第")[:1]) if "季度" in part else None
    if quarter:
        yield SpanClue("quarter", f"{year}-{quarter[0]}", f"{year + quarter[2]}-{quarter[1]}", 1.5, quote, line)
    if part == "即将过去":
        yield SpanClue("ending", f"{year}-11-10", f"{year}-12-31", 3.0, quote, line)
    if part == "上半年":
        yield SpanClue("half", f"{year}-05-01", f"{year}-12-31", 1.0, quote, line)


def month_spans(lines: tuple[Line, ...]) -> list[tuple[int, str, int]]:
    """(last month that is over, quote, line) for 今年1—10月, 今年前三个月: the paper came out soon after it."""
    found = []
    for line in lines:
        if "今年" not in line.text or "月" not in line.text:
            continue
        for match in _NOW.finditer(line.text):
            month = number(match["m"])
            if "今年" in line.text[max(0, match.start() - 6) : match.end()] and 1 <= month <= 12:
                found.append((month, match[0], line.n))
    return found
