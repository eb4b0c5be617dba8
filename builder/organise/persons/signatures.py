"""Where a text is signed: names there are authors', not persons written about.

Before: 本报讯（记者 唐海强）全市召开会议。          After: the brackets
Before: 本报北京1月4日电 记者唐海强、李小明报道：全市召开会议。          After: from 记者 to 报道
Before: 活动在此举行。（唐海强 摄）          After: the brackets
Before: 活动在此举行。（唐海强李小明）          After: the brackets, for they close the text and hold names alone
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .found import Found

CREDIT = re.compile(
    "(?:[、 　]?[一-鿿]{2,3})?[ 　]?(?:摄影报道|摄(?![像影制])|供图|绘(?!画)|制图|采访整理|整理报道)"
    "(?:$|[（）。 　/、])"
)
DISPATCH = re.compile(
    "(?:^|[■（ 　。])(?:[本见特实][报习约][^，。：]{0,8}|新华社)?(?:记者|通讯员|摄影|文/|图/)[ 　]*"
    "(?:[一-鿿]{2,4}[、 　]+)*$"
)
BRACKETS = re.compile("（([^（）]{2,40})）")
TRADES = re.compile(
    "记者|通讯员|特约撰稿|实习生|作者[ 　：:]|编辑[ 　：:]|摄影|报道$|供稿$|整理$|编译$|执笔$|[ 　一-鿿]摄$|文/|图/"
)
NAMES_ALONE = re.compile("[一-鿿]{2,4}(?:[、 　]?[一-鿿]{2,4}){0,3}")
CLOSES = re.compile("(?:^|[。！？”’』…])$")
DATELINE = re.compile("(?:^|[ 　■])(?:本报|据?新华社|中新社)[^。，：]{0,24}?(?:讯|电)(?=[ 　记本新中通特实（])")
TEAM = re.compile("(?:[、，和与 　]*(?:[一-鿿]{0,12}?(?:记者|通讯员|实习生))?[ 　]*[一-鿿]{2,4}){1,9}?[ 　]*报道")
WRITERS = re.compile("(?:[一-鿿]{0,12}?(?:记者|通讯员))")
LONGEST_TEAM = 90


def unsigned(text: str, found: Sequence[Found]) -> list[Found]:
    """The readings that do not sign the text."""
    if not found:
        return []
    spans = [*_dateline(text), *_brackets(text)]
    return [o for o in found if not any(a <= o.start < b for a, b in spans) and not _credited(text, o)]


def _credited(text: str, found: Found) -> bool:
    if CREDIT.match(text, found.end):
        return True
    return DISPATCH.search(text, max(0, found.start - 40), found.start) is not None


def _dateline(text: str) -> list[tuple[int, int]]:
    """From the dateline to 报道, or over the names that follow 记者 there."""
    head = text[:60]
    match = DATELINE.search(text, 0, 60) if "讯" in head or "电" in head else None
    if match is None:
        return []
    team = TEAM.match(text, match.end(), match.end() + LONGEST_TEAM)
    if team:
        return [(match.end(), team.end())]
    one = WRITERS.match(text, match.end(), match.end() + 20)
    return [(match.end(), one.end() + 1)] if one else []


def _brackets(text: str) -> list[tuple[int, int]]:
    found = []
    for match in BRACKETS.finditer(text):
        closes = match.end() == len(text) and CLOSES.search(text, 0, match.start())
        if TRADES.search(match[1]) or (closes and NAMES_ALONE.fullmatch(match[1])):
            found.append(match.span())
    return found
