"""Days of a month that the text speaks of: what happened, what was wired, what is still to come.

Before: `本报讯 (记者 某某) 6月21日下午,…` / `新华社北京12月14日电` / `会议决定,6月24日召开…`
After:  event 6-21; dateline 12-14; coming 6-24
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.normalise.dates.clue import COMING, DATELINE, EVENT, MENTION, DayClue
from builder.normalise.dates.numerals import NUMBER, YEAR, number
from builder.normalise.types import Line

LEAD = 110
"""Characters of a dispatch in which the day of its event is named."""
_DAY = re.compile(
    rf"(?P<year>(?:{YEAR}年)|去年|前年|今年|明年|上年|翌年|当年|次年|同年)?(?<![0-9])(?P<m>{NUMBER})月(?P<d>{NUMBER})日"
    rf"(?:[上下]午|晚|凌晨)?(?:(?:[至到~～—\-－―]+|[、和])(?:(?P<m2>{NUMBER})月)?(?P<d2>{NUMBER})日)?"
)
_WIRE = re.compile(
    rf"(?:新华社|本报|中新社|\S{{2,6}}报|记者)[^，,。\s]{{0,10}}?\s?(?P<m>{NUMBER})月(?P<d>{NUMBER})日(?:电|讯|专电)"
)
_DISPATCH = re.compile(r"[■□●◆]?.{0,14}?(?:本报|[\u4e00-\u9fff]{2,6}(?:报|网|社))\S{0,4}?讯|.{0,4}?(?:新华社|中新社)")
_BEFORE = re.compile(
    r"(?:将[于在]?|[拟定]于|计划[于在]?|预计|截止[到至]?|决定[,，]?|即日起至|直[到至]|有效期\S{0,4}|报名\S{0,6}|[持延]续[到至]|力争)\S{0,3}\Z"
)
_AFTER = re.compile(r"\A(?:[上下]?[午晚]?\S{0,6}?)(?:将|前完成|前[,，]|之前|起(?:施行|实施|执行|正式|开始)|截止|为止)")


def day_clues(lines: tuple[Line, ...]) -> list[DayClue]:
    """Every day with a month in the text, in order."""
    return [clue for line in lines if "月" in line.text and "日" in line.text for clue in _of_line(line)]


def _of_line(line: Line) -> Iterator[DayClue]:
    text = line.text
    wires = {}
    for wire in _WIRE.finditer(text[:LEAD]):
        wires[wire.start("m")] = True
        yield DayClue(DATELINE, number(wire["m"]), number(wire["d"]), None, wire[0], line.n)
    dispatch = bool(_DISPATCH.match(text))
    led = False
    for match in _DAY.finditer(text):
        if match.start("m") in wires:
            continue
        role = _role(text, match, dispatch and not led)
        led = led or role == EVENT
        year = _year(match["year"])
        if year == 0:
            continue
        month = number(match["m2"] or match["m"]) if match["d2"] else number(match["m"])
        day = number(match["d2"] or match["d"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield DayClue(role, month, day, year, text[max(0, match.start() - 6) : match.end() + 8], line.n)


def _role(text: str, match: re.Match[str], leads: bool) -> str:
    if _BEFORE.search(text[max(0, match.start() - 10) : match.start()]) or _AFTER.match(
        text[match.end() : match.end() + 10]
    ):
        return COMING
    return EVENT if leads and match.start() <= LEAD else MENTION


def _year(printed: str | None) -> int | None:
    """The year beside the day; None for none or 今年; 0 where the day is of another, unnamed year."""
    if not printed or printed == "今年":
        return None
    return number("".join(printed[:-1])) if printed.endswith("年") and printed[0] in "12一二" else 0


_YESTERDAY = re.compile(r"(?:昨[日天晚]|记者昨)")
_TODAY = re.compile(r"今[日天](?![的之起后日天版])")


def says_yesterday(lines: tuple[Line, ...]) -> bool:
    """True when reports tell of 昨日: what is dated latest happened the day before."""
    return any(_YESTERDAY.search(line.text[:LEAD]) for line in lines)


def says_today(lines: tuple[Line, ...]) -> bool:
    """True when a dispatch tells of 今日 in its lead: the paper is of the day of the event."""
    return any(_DISPATCH.match(line.text) and _TODAY.search(line.text[:LEAD]) for line in lines)
