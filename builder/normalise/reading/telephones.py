"""Telephone numbers that a line's end cuts in two.

Before  联系电话:139315 / 60027
After   one number of eleven digits: 13931560027
"""

from __future__ import annotations

import re

_END = re.compile(r"[\d×*-]+$")
_BEGIN = re.compile(r"[\d×*-]+")
_MOBILE = re.compile(r"1[3-9][\d×*]{9}")
_OTHER = re.compile(r"(?:0\d{2,3}-?)?[2-8][\d×*]{6,7}")
"""With or without the number of their town; digits may be hidden."""


def cut(above: str, below: str) -> bool:
    """Whether a number begins at the end of one folded line and ends at the beginning of the next."""
    rest = _BEGIN.match(below)
    first = _END.search(above) if rest else None
    if not first or not rest:
        return False
    whole = first[0] + rest[0]
    return bool(_MOBILE.fullmatch(whole) or (_OTHER.fullmatch(whole) and not _OTHER.fullmatch(first[0])))
