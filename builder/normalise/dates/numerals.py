"""Numbers and days as papers write them: 2021年10月29日, 二〇二一年十月廿九日, 2021-10-29, 第六版."""

from __future__ import annotations

import re
from datetime import date

_DIGIT = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
    "o": "0",
    "两": "2",
    "元": "1",
    "正": "1",
    "l": "1",
    "I": "1",
}
_TENS = {"十": 1, "廿": 2, "卅": 3}
NUMBER = "(?:[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[廿卅]十?[一二三四五六七八九]?|[一二三四五六七八九])"
YEAR = "(?:(?:19|20)[0-9]{2}|[一二][〇○零O0九一二三四五六七八]{1}[〇○零O0一二三四五六七八九]{2})"
FULL = re.compile(
    rf"(?P<y>{YEAR})年(?P<m>{NUMBER}|元)月(?P<d>{NUMBER})[日号]?|(?P<y2>(?:19|20)\d\d)[-./](?P<m2>\d{{1,2}})[-./](?P<d2>\d{{1,2}})(?!\d)"
)
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_ENGLISH = re.compile(
    r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<m>"
    + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in MONTHS)
    + r")\.?\s+(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<y>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NARROW = {ord("０") + n: str(n) for n in range(10)} | {ord("－"): "-", ord("／"): "/", ord("．"): "."}
_MISREAD = str.maketrans("OoＯlI|", "000111")


def number(printed: str) -> int:
    """`12`, `十二`, `廿九`, `三十`, `二〇` as a number; -1 where it is none.

    >>> [number(x) for x in ("07", "十", "二十九", "廿四", "元")]
    [7, 10, 29, 24, 1]
    """
    if printed.isascii() and printed.isdigit():
        return int(printed)
    for ten, value in _TENS.items():
        if ten in printed:
            head, _, tail = printed.partition(ten)
            tens = (int(_DIGIT.get(head, "0")) or 1) if ten == "十" and head not in _TENS else _TENS.get(head, value)
            return tens * 10 + int(_DIGIT.get(tail.removeprefix("十"), "0"))
    digits = "".join(_DIGIT.get(c, c) for c in printed)
    return int(digits) if digits.isascii() and digits.isdigit() else -1


def day(y: int, m: int, d: int) -> str | None:
    """An ISO date, or None where there is no such day between 1900 and 2099."""
    try:
        return date(y, m, d).isoformat() if 1900 <= y <= 2099 else None
    except ValueError:
        return None


def find_full(text: str) -> tuple[str, int, int] | None:
    """(date, start, end) of the first whole date in `text`, OCR blanks allowed for; positions refer to `text`."""
    text = text.translate(_NARROW)
    for candidate, whole in ((text, True), (re.sub(r"\s+", "", text), False)):
        for variant in (candidate, candidate.translate(_MISREAD)):
            match = FULL.search(variant)
            found = match and day(*(number(match[a] or match[b]) for a, b in (("y", "y2"), ("m", "m2"), ("d", "d2"))))
            if match and found:
                return found, *(match.span() if whole else (0, len(text)))
    return _find_english(text)


def _find_english(text: str) -> tuple[str, int, int] | None:
    match = _ENGLISH.search(text)
    if not match or not (match["d"] or match["d2"]):
        return None
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(match["m"].lower()[:3]))
    found = day(int(match["y"]), month, int(match["d"] or match["d2"]))
    return (found, *match.span()) if found else None
