"""What a string means to the search: the same few lines stand in `search.js`, and share their cases with it.

Before: `「Ｈｅｎｇ　陽」`    After: `「heng阳」`

Exactness rests on this: text and query go through the same function, and then a string finds a text exactly
when it is a substring of it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from functools import cache
from pathlib import Path

from builder.nfkc import nfkc

BLANKS = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""White space of Unicode, and two characters without width that come along in copied text."""


@cache
def _entries() -> dict[str, str]:
    """Traditional character -> the simplified ones it may mean; see `variants.txt` for what it holds."""
    lines = Path(__file__).with_name("variants.txt").read_text(encoding="utf-8").split("\n")
    return {entry[0]: entry[1:] for line in lines if not line.startswith("#") for entry in line.split()}


@cache
def variants() -> dict[str, str]:
    """Traditional character -> the simplified one that it is indexed as."""
    return {typed: meant[0] for typed, meant in _entries().items() if typed not in meant}


@cache
def several() -> dict[str, str]:
    """Character -> the two or more that it is searched as: `{"乾": "干乾", "餘": "余馀"}`."""
    return {typed: meant for typed, meant in _entries().items() if len(meant) > 1}


@cache
def _odd() -> tuple[re.Pattern[str], dict[int, str | None]]:
    changed = {**dict.fromkeys(BLANKS), **variants()}
    return re.compile(f"[{''.join(changed)}]"), str.maketrans(changed)


_NO_BLANKS = str.maketrans(dict.fromkeys(BLANKS))


def normalise(text: str) -> str:
    """NFKC, lower case, white space removed, traditional characters as simplified ones."""
    plain = nfkc(text).lower()
    odd, table = _odd()
    return plain.translate(table) if odd.search(plain) else plain  # most texts hold nothing of it: 3 times as fast


Stands = Callable[[str], object]
"""Whether a string stands in a normalised text."""


def finder(string: str) -> Stands | None:
    """What finds a query's string, a character that may mean several as each of them; None where it means nothing.

    Before: `乾燥 °`    After: finds `干燥°` and `乾燥°`
    """
    plain = nfkc(string).lower().translate(_NO_BLANKS)
    if several().keys().isdisjoint(plain):
        fixed = normalise(plain)
        return (lambda text: fixed in text) if fixed else None
    parts = (f"[{several()[one]}]" if one in several() else re.escape(variants().get(one, one)) for one in plain)
    return re.compile("".join(parts)).search


def words(text: str) -> tuple[str, int]:
    """The words that stand for one normalised, non-empty text, separated by blanks, and the number of places they take.

    Before: `邓群策`    After: `90937fa4 7fa47b56 7b56 .`, 4

    A word is a pair of neighbours, or the last character alone: UTF-16 in hexadecimal, so that no segmenter, stemmer or
    folding of accents can touch it. The full stop at the end is no word but takes up a place, so that the next text
    does not follow directly. (Written with arrays, which is six times as fast as character by character.)
    """
    units = array("H", text.encode("utf-16-be", "surrogatepass"))
    pairs = array("H", bytes(4 * (len(units) - 1)))
    pairs[0::2] = units[:-1]
    pairs[1::2] = units[1:]
    return f"{pairs.tobytes().hex(' ', 4)} {units[-1:].tobytes().hex()} .".lstrip(), len(units) + 1
