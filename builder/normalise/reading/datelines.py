"""Source and dateline of a dispatch.

Before  新华社北京12月14日电 （记者王平）…
After   source 新华社, dateline {place: 北京, date: 12-14}
"""

from __future__ import annotations

import re

from builder.model import Dateline

_WIRE = re.compile(
    r"^(?:综合)?据?(新华社|中新社|中新网|新华网|人民网|央视网|央视|央广网|国际在线|新华视点|路透社|法新社|美联社|共同社|韩联社|塔斯社)"
)
_LINE = re.compile(
    r"^(?:据?(?:新华社|中新社|中新网|新华网|人民网|本报)|[\u4e00-\u9fff]{2,5}(?:日报|晚报))\s*([\u4e00-\u9fff]{2,12}?)?\s*(?:(\d{1,2})月(\d{1,2})日)?\s*(?:专?电|讯)"
)
_TAIL = re.compile(r"^\((?:据)?(新华社|中新社|本报)([\u4e00-\u9fff]{2,12}?)(?:(\d{1,2})月(\d{1,2})日)电")
_NO_PLACE = re.compile(r"(?:综合|记者|消息|专)")


def wire(first: str) -> str | None:
    """The agency that a dispatch came from; its reporters stay in the text and are no authors of the paper."""
    found = _WIRE.match(first.lstrip("【"))
    return found[1] if found else None


def read(first: str, last: str) -> tuple[str | None, Dateline | None]:
    """Source and dateline from an article's first and last paragraph (folded)."""
    source = wire(first)
    found = _LINE.match(first.lstrip("【")[:40])
    if not found or not (found[1] or found[2]):
        found = None
        tail = _TAIL.match(last)
        wire_tail = re.match(r"^\(?据?(新华社|中新社)", last)
        source = source or (wire_tail[1] if wire_tail else None)
        return source, _dateline(tail[2], tail[3], tail[4]) if tail else None
    return source, _dateline(found[1], found[2], found[3])


def _dateline(place: str | None, month: str | None, day: str | None) -> Dateline | None:
    if place and _NO_PLACE.search(place):
        place = None
    date = f"{int(month):02}-{int(day):02}" if month and day and 1 <= int(month) <= 12 and 1 <= int(day) <= 31 else None
    return Dateline(place, date) if place or date else None
