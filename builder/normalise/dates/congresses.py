"""Party congresses, plenums and five-year plans: papers speak of each from its day until the next one.

Before: `深入贯彻党的十九届四中全会精神` / `“十四五”开局之年` / `喜迎党的二十大`
After:  spans between 2019-10-28 and 2020-12, in 2021, before 2022-10-22
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.normalise.dates.clue import SpanClue
from builder.normalise.types import Line

PLENUMS = (
    ("十八届三中", "2013-11-09", "2014-12-31"),
    ("十八届四中", "2014-10-20", "2015-12-31"),
    ("十八届五中", "2015-10-26", "2016-12-31"),
    ("十八届六中", "2016-10-24", "2017-11-30"),
    ("十九届二中", "2018-01-18", "2018-12-31"),
    ("十九届三中", "2018-02-26", "2019-11-30"),
    ("十九届四中", "2019-10-28", "2020-12-31"),
    ("十九届五中", "2020-10-26", "2021-12-31"),
    ("十九届六中", "2021-11-08", "2022-11-30"),
    ("二十届二中", "2023-02-26", "2024-07-31"),
    ("二十届三中", "2024-07-15", "2025-11-30"),
    ("二十届四中", "2025-10-20", "2027-12-31"),
)
CONGRESSES = (
    ("十七大", "2007-10-15", "2012-11-15"),
    ("十八大", "2012-11-08", "2017-11-15"),
    ("十九大", "2017-10-18", "2022-11-15"),
    ("二十大", "2022-10-16", "2027-12-31"),
)
PLANS = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}
_PLENUM = re.compile("|".join(re.escape(name) for name, _, _ in PLENUMS))
_CONGRESS = re.compile(r"(?P<ahead>(?:迎接?|喜迎|献礼|迎)[^，。,]{0,6})?(?:党的|中共)(?P<n>十[七八九]大|二十大)")
_PLAN = re.compile(
    r"(?P<now>今年是[^，。,]{0,6})?[“\"](?P<n>十[一二三四五六])五[”\"](?:规划)?[^，。,]{0,6}?(?P<what>开局|收官|首季|首年)"
)
_GOAL = re.compile(r"(?:决战决胜|打赢|决胜)\S{0,4}脱贫攻坚|决胜全面(?:建成)?小康|全面建成小康社会(?:收官|决胜)")


def congress_spans(lines: tuple[Line, ...]) -> Iterator[SpanClue]:
    """One span for each plenum, congress and plan named; how often does not count."""
    seen: set[str] = set()
    for line in lines:
        for span in _of_line(line):
            if (key := span.rule + span.first) not in seen:
                seen.add(key)
                yield span


def _of_line(line: Line) -> Iterator[SpanClue]:
    text = line.text
    if "中全会" in text or "中精神" in text:
        for match in _PLENUM.finditer(text):
            name, first, last = next(p for p in PLENUMS if p[0] == match[0])
            yield SpanClue("plenum", first, last, 1.5, name + "全会", line.n)
    if "大" in text:
        for match in _CONGRESS.finditer(text):
            _, first, last = next(c for c in CONGRESSES if c[0] == match["n"])
            span = (f"{int(first[:4]) - 1}-10-01", first) if match["ahead"] else (first, last)
            yield SpanClue("congress", *span, 1.5 if match["ahead"] else 1.0, match[0], line.n)
    if "五”" in text or '五"' in text:
        for match in _PLAN.finditer(text):
            year = PLANS[match["n"]] + (4 if match["what"] == "收官" else 0)
            yield SpanClue(
                "plan",
                f"{year - 1}-12-01" if match["what"] == "收官" else f"{year}-01-01",
                f"{year}-12-31",
                3.0 if match["now"] else 1.5,
                match[0],
                line.n,
            )
    if "脱贫" in text or "小康" in text:
        for match in _GOAL.finditer(text):
            yield SpanClue("poverty", "2016-01-01", "2021-02-28", 1.0, match[0], line.n)
