"""What a string means to the search: the same few lines stand in `search.js`, and share their cases with it.

Before: `「Ｈｅｎｇ　陽」`    After: `「heng阳」`

Exactness rests on this: text and query go through the same function, and then a string finds a text exactly
when it is a substring of it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

BLANKS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009" \
    "\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
"""White space of Unicode, and two characters without width that come along in copied text."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SHORT = 35 * 36 * 36
"""Code points below this have a code of three digits, none of which begins with `z`."""


@cache
def variants() -> dict[str, str]:
    """Traditional character -> simplified character, one for one; see `variants.txt` for what it holds."""
    lines = Path(__file__).with_name("variants.txt").read_text(encoding="utf-8").split("\n")
    return {pair[0]: pair[1] for line in lines if not line.startswith("#") for pair in line.split()}


@cache
def _table() -> tuple[re.Pattern[str], dict[int, str | None]]:
    changed = {**dict.fromkeys(BLANKS), **variants()}
    return re.compile(f"[{''.join(changed)}]"), str.maketrans(changed)


def normalise(text: str) -> str:
    """NFKC, lower case, white space removed, traditional characters as simplified ones."""
    plain = unicodedata.normalize("NFKC", text).lower()
    odd, table = _table()
    return plain.translate(table) if odd.search(plain) else plain  # most texts hold nothing of it: 3 times as fast


class _Codes(dict[str, str]):
    def __missing__(self, character: str) -> str:
        code = self[character] = encode(character)
        return code


_codes = _Codes()


def encode(character: str) -> str:
    """A code point in base 36: three digits, or `z` and four. No code is the beginning of another.

    Letters and digits alone, so that no segmenter, stemmer or folding of accents can touch a word made of them.
    """
    point = ord(character)
    width, digits = (3, "") if point < _SHORT else (4, "z")
    for place in range(width - 1, -1, -1):
        digits += _DIGITS[point // 36**place % 36]
    return digits


def words(text: str) -> str:
    """The words that stand for one normalised text, separated by blanks: every pair of neighbours, then the last alone.

    The full stop at the end is no word but takes up a place, so that the next text does not follow directly:
    `words("邓群策")` has four places.
    """
    codes = [_codes[character] for character in text]
    return " ".join([*map(str.__add__, codes, codes[1:]), codes[-1], "."])
