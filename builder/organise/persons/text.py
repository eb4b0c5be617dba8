"""The text as the recogniser reads it: one character for one, so that places stay what they were.

Before: 本报讯 (记者 唐海强) 省政协副主席李民,        After: 本报讯 （记者 唐海强） 省政协副主席李民，
"""

from __future__ import annotations

import re

FOLD = str.maketrans(",:;!?()[]・•‧∙﹒", "，：；！？（）［］·····")


HALF = re.compile("[,:;!?()\\[\\]・•‧∙﹒]")


def prepare(text: str) -> str:
    return text.translate(FOLD) if HALF.search(text) else text
