"""What is held every year and counted: 第七十九届世界卫生大会 is of 2026, 十四届全国人大四次会议 too.

Only the first sentence of a dispatch says that it is held now; elsewhere papers look back at it.

Before: `新华社日内瓦5月18日电 第七十九届世界卫生大会18日开幕。`
After:  2026
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.normalise.dates.clue import SpanClue
from builder.normalise.dates.numerals import number
from builder.normalise.types import Line

EVERY_YEAR = (
    ("世界卫生大会", 1947),
    ("中国国际进口博览会|进博会", 2017),
    ("世界互联网大会", 2013),
    ("中国[—－-]?东盟博览会", 2003),
    ("中国国际消费品博览会|消博会", 2020),
    ("数字中国建设峰会", 2017),
    ("中国[（(]?深圳[）)]?国际文化产业博览(?:交易)?会|深圳文博会", 2004),
)
"""Name, and the year to which the count is added; from the second on they were held yearly without a gap."""
_COUNT = r"第?(?P<n{0}>\d{{1,3}}|[一二三四五六七八九十]{{1,4}})届"
_EVENT = re.compile("|".join(rf"{_COUNT.format(i)}[“《]?(?:{names})[”》]?" for i, (names, _) in enumerate(EVERY_YEAR)))
_SESSION = re.compile(
    r"(?:第?(?P<t>十[一二三四五六]?)届)?(?:全国人大|全国人民代表大会|全国政协)(?:第?(?P<t2>十[一二三四五六]?)届)?第?(?P<s>[一二三四五])次会议"
)
TERM, BEGAN = 14, 2023
"""A term of the National People's Congress, and its first year; each lasts five."""
_AHEAD = re.compile(r"招展|筹备|签约|推介|路演|倒计时|将[于在]|申办|上届|获奖|曾")
_DISPATCH = re.compile(r"^(?:据?(?:新华社|中新社)|本报)\S{0,8}\d{1,2}月\d{1,2}日电|^(?:本报|[\u4e00-\u9fff]{2,4}报)讯")


def session_spans(lines: tuple[Line, ...]) -> Iterator[SpanClue]:
    """The years of what dispatches report as held now."""
    for line in lines:
        if "届" not in line.text or not _DISPATCH.match(line.text):
            continue
        sentence = line.text.partition("。")[0]
        if _AHEAD.search(sentence):
            continue
        for match in (*_EVENT.finditer(sentence), *_SESSION.finditer(sentence)):
            if year := _year(match):
                yield SpanClue("current", f"{year}-01-01", f"{year}-12-31", 1.5, match[0], line.n)


def _year(match: re.Match[str]) -> int | None:
    if match.re is _EVENT:
        at = next(i for i in range(len(EVERY_YEAR)) if match[f"n{i}"])
        count = _count(match[f"n{at}"])
        return EVERY_YEAR[at][1] + count if count > 1 else None
    term = match["t"] or match["t2"]
    return BEGAN + 5 * (number(term) - TERM) + number(match["s"]) - 1 if term else None


def _count(printed: str) -> int:
    return int(printed) if printed.isdigit() else number(printed)
