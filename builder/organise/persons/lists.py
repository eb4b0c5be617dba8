"""Names in a list vouch for each other.

Before: 市领导刘光跃、刘正兴、胡水龙出席        After: each of the three gains by its neighbours
Before: 侯明星、邹致和、李艳丽                  After: 邹致和 (邹致 would leave 和 over in its item)
"""

from __future__ import annotations

import re

from .found import Found

NEIGHBOUR = 4.0
"""What another name across an enumeration comma is worth."""
LONGEST_PLAIN = 7
CUT_SHORT = 6.0
"""Against a name that leaves one character of its item over."""


ITEM = re.compile(
    "(?:^|(?<=[、，：；为和及由])|(?<=选举)|(?<=推选)|(?<=任命))(?!选举|推选|任命)([一-鿿]{2,8}|[一-鿿·]{4,16})（(?:女|男|[一-鿿]{1,4}族)[）、，]"
)
PLAIN = 9.0
"""Score of a whole item behind which brackets say a woman or a people."""


def of_lists(text: str) -> list[Found]:
    """Whole items of a list of persons: 千奋勇（蒙古族）、李树文（女、回族）."""
    if "族）" not in text and "（女" not in text:
        return []
    return [
        Found(*match.span(1), match[1], PLAIN, "listed")
        for match in ITEM.finditer(text)
        if len(match[1]) < LONGEST_PLAIN or "·" in match[1]
    ]


def with_neighbours(text: str, options: list[Found]) -> list[Found]:
    if "、" not in text:
        return options
    starts = {option.start for option in options}
    ends = {option.end for option in options}
    return [_weighed(text, option, starts, ends) for option in options]


def _weighed(text: str, option: Found, starts: set[int], ends: set[int]) -> Found:
    opens, closes = text[option.start - 1 : option.start] == "、", text[option.end : option.end + 1] == "、"
    if opens and not closes and text[option.end + 1 : option.end + 2] == "、":
        option = option._replace(score=option.score - CUT_SHORT)
    count = (opens and option.start - 1 in ends) + (closes and option.end + 1 in starts)
    if not count:
        return option
    rule = "listed" if option.rule == "form" else option.rule
    return option._replace(score=option.score + NEIGHBOUR * count, rule=rule)
