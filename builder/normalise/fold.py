"""Folding: text as it is compared, without white space and without the width of characters."""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans(
    {"—": "-", "―": "-", "─": "-", "－": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "〇": "0", "○": "0"}
)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def fold(text: str) -> str:
    """NFKC, no white space, no invisible characters, one kind of dash and of quotation mark.

    >>> fold("本报讯（记者 陈　润）")
    '本报讯(记者陈润)'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_INVISIBLE).translate(_SAME)
    return "".join(text.split())


def is_blank(text: str) -> bool:
    """Nothing to see: white space and invisible characters only."""
    return not text or text.isspace() or not text.translate(_INVISIBLE).strip()
