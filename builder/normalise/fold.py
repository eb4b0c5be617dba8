"""Folding: text as it is compared, without white space and without the width of characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_UNSEEN = str.maketrans("", "", INVISIBLE)
_SAME = str.maketrans(
    dict.fromkeys("—―─－", "-")
    | dict.fromkeys("“”", '"')
    | dict.fromkeys("‘’", "'")
    | dict.fromkeys("〇○", "0")
    | dict.fromkeys(INVISIBLE, "")
)
_FREQUENT = (
    *zip("，：；？！（）“”‘’—　", ",:;?!()\"\"''- ", strict=True),
    ("…", "..."),
)
"""The same as NFKC and `_SAME` give, for what nearly every line holds: replacing these first is ten times faster."""
_OTHER = re.compile("[^\x00-\x7f\u4e00-\u9fff、。《》〈〉【】「」]+")
_BETWEEN = "\0"


@lru_cache(maxsize=4096)
def _plain(run: str) -> str:
    return unicodedata.normalize("NFKC", run).translate(_SAME)


def fold(text: str) -> str:
    """NFKC, no white space, no invisible characters, one kind of dash and of quotation mark.

    >>> fold("本报讯（记者 陈　润）")
    '本报讯(记者陈润)'
    """
    if not text.isascii():
        for mark, plain in _FREQUENT:
            text = text.replace(mark, plain)
        text = _OTHER.sub(lambda run: _plain(run[0]), text)
    return "".join(text.split())


def fold_all(texts: Sequence[str]) -> list[str]:
    """`fold` of many short texts at once, which is several times faster; none holds a zero character."""
    return fold(_BETWEEN.join(texts)).split(_BETWEEN) if texts else []


def is_blank(text: str) -> bool:
    """Nothing to see: white space and invisible characters only."""
    text = text.strip()
    return not text or (text[0] in INVISIBLE and not text.translate(_UNSEEN).strip())
