"""Anniversaries of what every Chinese paper counts from: 建党100周年 is 2021.

Before: `喜迎建党100周年` / `中国共产党成立99周年之际` / `庆祝新中国成立七十周年`
After:  the year of founding plus the number
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.normalise.dates.clue import SpanClue
from builder.normalise.dates.numerals import NUMBER, number
from builder.normalise.types import Line

FOUNDED = (
    ("建党|中国共产党(?:成立|建党)|党的生日|我们党成立|(?<!产)党成立", 1921),
    ("新中国成立|中华人民共和国成立|建国|共和国(?:成立|华诞)", 1949),
    ("建军|人民解放军建军|人民军队(?:成立|建军)|解放军(?:成立|建军)", 1927),
    ("改革开放", 1978),
    ("五四运动", 1919),
    ("抗(?:日战争|战)(?:暨世界反法西斯战争)?胜利", 1945),
    ("长征胜利", 1936),
    ("辛亥革命", 1911),
    ("香港回归(?:祖国)?", 1997),
    ("澳门回归(?:祖国)?", 1999),
    ("抗美援朝(?:战争|出国作战)?", 1950),
    ("经济特区(?:建立|成立)?", 1980),
    ("全国人民代表大会成立", 1954),
    ("人民政协成立|政协成立", 1949),
    ("共青团成立|中国共产主义青年团成立|建团", 1922),
    ("“?一带一路”?(?:倡议)?(?:提出)?", 2013),
    ("加入(?:世贸组织|世界贸易组织)|入世", 2001),
    ("西藏和平解放", 1951),
    ("唐山(?:大)?地震", 1976),
    ("汶川(?:特大)?地震", 2008),
)
_ANY = re.compile("|".join(f"(?P<f{i}>{names})" for i, (names, _) in enumerate(FOUNDED)))
_COUNT = re.compile(
    rf"\S{{0,4}}?(?P<n>[0-9]{{1,3}}|一百[零〇]?[一二三四五六七八九]?|[一二三四五六七八九]十[一二三四五六七八九]?|{NUMBER})\s?周年"
)


def anniversary_spans(lines: tuple[Line, ...]) -> Iterator[SpanClue]:
    """One span an anniversary: from the November before (papers look forward to it) to the turn of the year after."""
    for line in lines:
        if "周年" not in line.text:
            continue
        for match in _ANY.finditer(line.text):
            count = _COUNT.match(line.text, match.end())
            years = _years(count["n"]) if count else 0
            if not count or years < 5:
                continue
            year = FOUNDED[int(match.lastgroup[1:])][1] + years
            yield SpanClue(
                "anniversary",
                f"{year - 1}-11-01",
                f"{year + 1}-01-15",
                3.0,
                line.text[match.start() : count.end()],
                line.n,
            )


def _years(printed: str) -> int:
    if printed.startswith("一百"):
        return 100 + max(0, number(printed[2:].lstrip("零〇") or "0"))
    return int(printed) if printed.isdigit() else number(printed)
