"""The indent of two characters with which a paragraph begins: printed in the raw file, or told by the measure.

Before  　　渡口办去年把两岸分成八个网格， / 每个网格都有专人巡查，发现险情随 / 时上报。 / 　　今年又添了…
After   `starts` 1 on the first line and on the last, -1 on those between

Extraction often loses the blanks. In lines cut at one measure the first of each paragraph is then two characters
shorter than the second, which tells as much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import median_high

from builder.normalise.reading.clues import Clue
from builder.normalise.reading.sheet import LONG, Sheet

INDENT = 2
"""Characters by which the first line of a paragraph is set in."""
TOLD, OUTER, MOSTLY = 3, 2, 0.9
"""Indented lines, and others, that show a page's habit; share of its lines of text that are the one or the other."""
TEXT = 14
"""Characters of a line that is hardly anything but text."""
PAIRS, AGAINST = 1, 3
"""First lines two characters short of the second that show a habit; how many times as many as those that are not."""
AROUND = 8
"""Lines above and below in which the measure is looked for."""
NARROW = 10
"""Characters of the narrowest measure that occurs."""
_INSIDE = ",;:!?。、)”’》"
"""Marks that no paragraph begins with."""
HANGING = "，。、；：！？,;:!?”’）)》」"
"""Marks that may stand beyond the measure."""


def mark(sheet: Sheet) -> None:
    """Set `starts` from the blanks before the lines, where the page uses them for its paragraphs."""
    blanks = _blanks(sheet.clues)
    if blanks:
        for clue in sheet.clues:
            clue.starts = 1 if clue.line.indent == blanks else -1 if clue.line.indent == 0 else 0


def _blanks(clues: Sequence[Clue]) -> float:
    """The blanks with which a page's paragraphs begin, and not its headlines; 0 where there are none."""
    text = [c for c in clues if c.size >= TEXT]
    ((usual, times),) = Counter(c.line.indent for c in text if c.line.indent > 0).most_common(1) or [(0.0, 0)]
    indented = [c for c in text if c.line.indent == usual]
    if times < TOLD:
        return 0.0
    prose = sum("," in c.text or "。" in c.text for c in indented)
    flush = sum(c.line.indent == 0 for c in text)
    outer = sum(c.line.indent == 0 for c in clues)
    against = sum(
        here.line.indent == 0 and here.size > LONG and above.end == "stop" and above.size > LONG
        for above, here in pairwise(clues)
    )
    told = outer >= OUTER and 2 * prose >= times >= 2 * against and times + flush >= MOSTLY * len(text)
    return usual if told else 0.0


def infer(clues: Sequence[Clue]) -> None:
    """Set `starts` where the widths of narrow lines tell of an indent, and `wrapped` on first lines."""
    if any(clue.starts for clue in clues):
        for clue, below in pairwise(clues):
            if clue.starts > 0 > below.starts and below.narrow and _runs(clue):
                clue.narrow = clue.wrapped = True
        return
    seen = [_short(here, below) for here, below in _firsts(clues)]
    if seen.count(1) < PAIRS or seen.count(1) < AGAINST * seen.count(-1):
        return
    for k in range(len(clues) - 2, -1, -1):
        if clues[k + 1].narrow and clues[k + 1].starts <= 0 and _runs(clues[k]):
            _settle(clues, k)
        elif clues[k].end == "stop" and (clues[k].narrow or _continued(clues, k)):
            clues[k].narrow, clues[k].starts = True, -_too_wide(clues, k)


def _settle(clues: Sequence[Clue], k: int) -> None:
    """Set `starts` on line k, above a narrow line that is no first one."""
    clue, above, below = clues[k], clues[k - 1] if k else None, clues[k + 1]
    width = _width(clue)
    least = _least(clue)
    low, high, own = _measure(clues, k)
    behind = above is None or above.end == "stop" or not above.narrow
    behind = behind or (own and (above.width < low or _least(above) > high))
    exact = own and width + INDENT == low and not (clue.half or below.half)
    if clue.text[0] in _INSIDE:
        return
    if (behind or exact) and width < low <= width + INDENT + 1 and least + INDENT <= high:
        clue.starts, clue.wrapped, clue.narrow = 1, True, True
    elif own and clue.narrow and low <= width and least <= high < least + INDENT:
        clue.starts = -1


def _too_wide(clues: Sequence[Clue], k: int) -> bool:
    """Whether line k, at whose end a sentence ends, is wider than a first line can be."""
    low, high, _ = _measure(clues, k)
    width = _width(clues[k])
    return low <= width and _least(clues[k]) + INDENT > high > 0


def _continued(clues: Sequence[Clue], k: int) -> bool:
    """Whether line k is a full one, which the line below it, not set in, goes on from."""
    low, high, own = _measure(clues, k)
    return own and clues[k + 1].starts < 0 and low <= _width(clues[k]) <= high + 1


def _width(clue: Clue) -> float:
    return clue.width or len(clue.line.text)


def _firsts(clues: Sequence[Clue]) -> list[tuple[Clue, Clue]]:
    """The first two lines of each paragraph that surely begins: the line above it is a short one with a stop."""
    return [
        (here, below)
        for above, here, below in zip(clues, clues[1:], clues[2:], strict=False)
        if above.narrow and above.end == "stop" and below.narrow and _runs(here) and _runs(below)
        if above.width < _least(below) - INDENT <= _width(here)
    ]


def _short(first: Clue, second: Clue) -> int:
    """1: the first line is narrower than the second by an indent; -1: it is as wide; 0: it may be either."""
    if _width(first) < _least(second):
        return 1 if _width(first) + INDENT >= _least(second) else 0
    return -1 if _least(first) + INDENT > second.width else 0


def _measure(clues: Sequence[Clue], k: int) -> tuple[float, float, bool]:
    """The measure (least, most) of most lines below line k, up to the next stop; or of those above it.

    (0, 0) where none is known. Whether the lines are of the same paragraph comes with it.
    """
    below = list(takewhile(_full, clues[k + 1 : k + AROUND]))
    near = below or list(filter(_full, clues[max(0, k - AROUND) : k]))
    if not near:
        return 0.0, 0.0, False
    return median_high(map(_least, near)), median_high(clue.width for clue in near), bool(below)


def _full(clue: Clue) -> bool:
    """Whether a line may be one that fills the measure."""
    return clue.narrow and clue.starts <= 0 and clue.size >= NARROW and (_runs(clue) or clue.end == "dash")


def _runs(clue: Clue) -> bool:
    """Whether a line may be a full one that its sentence runs past."""
    return clue.end in ("open", "comma", "closed")


def _least(clue: Clue) -> float:
    """The narrowest measure that a full line fits: closing marks may hang over its end."""
    return _width(clue) - clue.give - _hanging(clue)


def _hanging(clue: Clue) -> int:
    text = clue.line.text
    return min(2, len(text) - len(text.rstrip(HANGING)))
