"""Blanks that extraction left and the paper did not print.

Before  本报讯 （记者 王 平） 昨日，大桥 通车。
After   本报讯（记者 王平）昨日，大桥 通车。
"""

from __future__ import annotations

import re

_BLANK = re.compile(r"[ \t\u00a0\u3000]+")
_INVISIBLE = re.compile(r"[\u200b\ufeff\u00ad\u2060]")
_MARK = "[（），。；：！？、]"
_BESIDE_MARK = re.compile(rf" (?:(?={_MARK})|(?<={_MARK} ))")
_SPACED_NAMES = re.compile(r"(?<=(?:记者|讯员|论员) )[\u4e00-\u9fff](?: [\u4e00-\u9fff])+(?![\u4e00-\u9fff])")


def tidy(text: str) -> str:
    """Single blanks, none beside full-width marks, names closed in a byline."""
    if (
        " " not in text
        and "\u3000" not in text
        and "\u00a0" not in text
        and "\u200b" not in text
        and "\ufeff" not in text
    ):
        return text
    text = _BLANK.sub(" ", _INVISIBLE.sub("", text)).strip()
    text = _BESIDE_MARK.sub("", text)
    return _SPACED_NAMES.sub(_closed, text)


def _closed(found: re.Match[str]) -> str:
    """王 小 明 is one name; an even number of characters are names of two, 王 平 李 明; else nobody can tell."""
    letters = found[0].split()
    if len(letters) == 3:
        return "".join(letters)
    return found[0] if len(letters) % 2 else " ".join(map("".join, zip(letters[::2], letters[1::2], strict=True)))
