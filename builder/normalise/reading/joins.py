"""Whether a line goes on in the middle of the paragraph before it.

Before  督导组向东岭 / 区反馈了有关情况。
After   one paragraph: 督导组向东岭区反馈了有关情况。
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.normalise.reading.chars import is_han
from builder.normalise.reading.clues import Clue

_RUNS_ON = {"open": 3.5, "comma": 6.0, "closed": 1.0, "colon": -1.5, "dash": 0.0, "stop": -5.0}
"""Log odds that a paragraph goes on after a line that ends so, wherever the line stands."""
_MID_SENTENCE = frozenset(",;:!?。、)”’》」』】…%％")
_NEW_THOUGHT = ("“", "据", "为", "目前", "同时", "随后", "近年来", "此外", "下一步", "今年", "一是", "二是", "三是", "当前", "近日")


def goes_on(before: Clue, here: Clue, held_open: bool, full: float, seam: float) -> float:
    """Log odds that `here` continues the paragraph that `before` stands in.

    `held_open`: a quotation or bracket opened in the paragraph is not closed yet. `full`: for lines cut
    at a narrow measure, log odds that `before` fills its measure and goes on, from `fullness`. `seam`: log odds from the
    characters that meet, from `Seams`.
    """
    if before.jump:
        return -9.0
    odds = _RUNS_ON[before.end] + seam
    if here.text[:1] in _MID_SENTENCE:
        odds += 6.0
    if held_open:
        odds += 2.0 if before.end == "stop" else 1.0
    if before.narrow and here.narrow:
        odds = odds + 2.0 if before.end != "stop" else odds + full
    elif before.end == "stop" and here.text.startswith(_NEW_THOUGHT):
        odds -= 1.0
    if before.end in ("open", "closed") and before.text[-1:].isascii() and here.text[:1].isascii():
        odds += 1.0
    if here.lead or here.note or here.signature:
        odds -= 5.0
    return odds


def fullness(above: Clue | None, before: Clue, here: Clue, below: Clue | None) -> float:
    """Log odds that a wrapped line ending in a stop is a full one that its paragraph runs past.

    `above` and `below` are the wrapped lines around the two, where there are any.
    """
    width = len(before.line.text)
    odds = 3.0
    if above is not None and above.end != "stop":
        short = len(above.line.text) - width
        if short > 1 or (short == 1 and _plain(above) and _plain(before)):
            return -3.0
        odds += 0.7 if short == 0 else 0.0
    if below is not None and here.end != "stop":
        other = len(here.line.text)
        odds += 1.2 if other == width else -2.5 if abs(other - width) > 1 else -1.5
    return odds


class Seams:
    """Whether the characters on both sides of a line's end stand side by side elsewhere on the page.

    A word cut in two (东岭 / 区) is seldom printed only once; two lines that merely follow each other
    rarely meet in a pair of characters that the page knows.
    """

    def __init__(self, clues: Sequence[Clue]):
        self.pairs: set[str] = set()
        self.threes: set[str] = set()
        for clue in clues:
            text = clue.bare
            self.pairs.update(map("".join, zip(text, text[1:], strict=False)))
            self.threes.update(map("".join, zip(text, text[1:], text[2:], strict=False)))

    def odds(self, before: Clue, here: Clue) -> float:
        a, b = before.bare, here.bare
        if not a or not b or before.end == "stop":
            return 0.0
        if a[-2:] + b[:1] in self.threes or a[-1:] + b[:2] in self.threes:
            return 3.0
        return 1.5 if a[-1] + b[0] in self.pairs else -0.7


def _plain(clue: Clue) -> bool:
    return all(is_han(c) or c in ",。、;:“”!?" for c in clue.text)
