"""Names of two characters that are set apart in print, to line up with names of three.

Before: 市领导张　亮、谢明芳、汪　维参加          After: 张亮, 汪维
"""

from __future__ import annotations

import re

from .cues import cues, left_cue, right_cue
from .found import Found
from .tables import tables

SPACED = re.compile("(?<![一-鿿] )(?<![一-鿿]　)([一-鿿])[ 　]{1,2}([一-鿿])")
A_CUE, APART = 1.5, 2.0
"""Two characters that stand alone around a blank are hardly anything but a name."""


def readings(text: str) -> list[Found]:
    found = []
    for match in SPACED.finditer(text):
        start, end = match.span()
        before = left_cue(text, start, cues())
        after = right_cue(text, end, cues())
        opens = start == 0 or before[1] or not "一" <= text[start - 1] <= "鿿"
        closes = end == len(text) or after[0] >= A_CUE or not "一" <= text[end] <= "鿿"
        if match[1] in tables().surnames and match[2] in tables().only and opens and closes:
            score = APART + before[0] + max(after[0], 0.0)
            found.append(Found(start, end, match[1] + match[2], score, "spaced"))
    return found
