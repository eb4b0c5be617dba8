"""Lines cut at a narrow measure: a paragraph that stands in the raw file line by line.

Before  放眼当下,服务业正从传统的配套转向深度 / 嵌入产业发展的赋能。它不仅能帮助 / 企业,…
After   `narrow` on each of these lines, `wrapped` on those that fill the measure: no headlines
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil

from builder.normalise.reading import indents
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.indents import HANGING, INDENT
from builder.normalise.reading.sheet import Sheet

NARROW, WIDE = 10, 32
"""Characters: the measures that occur."""
AROUND = 6
"""Full lines above and below a line that tell whether the text is cut at one measure."""
EVEN = 0.8
"""Share of them that are as wide, in a text of one measure."""
ENOUGH = 3
"""Filled lines that a stretch must have before it counts as cut at a narrow measure."""


def mark(sheet: Sheet) -> None:
    """Set `narrow` on stretches of short lines that run on, and `wrapped` on the lines that fill the measure."""
    clues = sheet.clues
    stretches = list(_stretches(clues))
    for begin, end in stretches:
        _mark_gaps(clues, begin, end)
        _mark_stretch(clues, begin, end)
    _gauge([c for c in clues if c.narrow])
    indents.infer(clues)
    for begin, end in stretches:
        _mark_list(clues, begin, end)
        _mark_short(clues, begin, end)
    _gauge([c for c in clues if c.narrow])


def _stretches(clues: Sequence[Clue]) -> Iterator[tuple[int, int]]:
    """Beginning and end of each run of short lines."""
    i, n = 0, len(clues)
    while i < n:
        j = i
        while j < n and clues[j].size <= WIDE:
            j += 1
        if j - i >= ENOUGH:
            yield i, j
        i = j + 1


def _gauge(lines: Sequence[Clue]) -> None:
    """Set `width` and `give` of narrow lines: lines of one paragraph that run on tell how wide its digits are."""
    votes = sum(
        _digits_full(here, below)
        for above, here, below in zip(lines, lines[1:], lines[2:], strict=False)
        if (here.half or below.half) and above.end != "stop"
    )
    for clue in lines:
        clue.width = len(clue.line.text) + _set_in(clue)
        if clue.half and votes <= 0:
            clue.give = _latin(clue) / 2
            if votes < 0:
                clue.width, clue.give = ceil(clue.width - clue.give), 0.0
    _mark_even(lines)


def _mark_even(lines: Sequence[Clue]) -> None:
    """Set `even` where the full lines around are as wide; the others go with the full line above them."""
    full, even = [c for c in lines if c.wrapped and c.end == "open" and not c.give], {}
    for k, clue in enumerate(full):
        around = full[max(0, k - AROUND) : k + AROUND + 1]
        even[clue.line.n] = sum(c.width == clue.width for c in around) >= EVEN * len(around)
    last = True
    for clue in lines:
        last = clue.even = even.get(clue.line.n, last)


def _digits_full(here: Clue, below: Clue) -> int:
    """1 where two lines, one with more Latin letters and digits, are as long if these count whole; -1 if half."""
    if below.line.n != here.line.n + 1 + below.line.gap or not (here.wrapped and below.wrapped):
        return 0
    if "stop" in (here.end, below.end) or abs(_latin(here) - _latin(below)) < 2:
        return 0
    return _even(here, below, 0.0) - _even(here, below, 0.5)


def _even(here: Clue, below: Clue, narrower: float) -> bool:
    """Whether two lines fill one measure, each Latin letter or digit `narrower` than a Chinese character."""
    a, b = (len(c.line.text) + _set_in(c) - narrower * _latin(c) for c in (here, below))
    return a - _hanging(here) <= b + narrower and b - _hanging(below) <= a + narrower


def _hanging(clue: Clue) -> int:
    text = clue.line.text
    return min(2, len(text) - len(text.rstrip(HANGING)))


def _set_in(clue: Clue) -> int:
    """What the first line of a paragraph lacks to be as wide as the others."""
    return INDENT if clue.starts > 0 else 0


def _latin(clue: Clue) -> int:
    """How many Latin letters, digits and marks of numbers a line holds."""
    return sum(c.isascii() and c not in ",:;!?()" for c in clue.line.text)


def _mark_gaps(clues: Sequence[Clue], begin: int, end: int) -> None:
    """Where several lines of a stretch follow one another without a blank line, one that has a blank line above
    begins a block."""
    lines = range(begin + 1, end)
    close = [k for k in lines if clues[k].line.gap == 0]
    if len(close) >= 0.6 * len(lines) or any(b - a == 2 for a, b in zip(close, close[2:], strict=False)):
        for k in lines:
            clues[k].parted = 1 if clues[k].line.gap else -1


def _mark_short(clues: Sequence[Clue], begin: int, end: int) -> None:
    """A line that neither fills the measure of the lines around it nor ends a sentence is a display line."""
    least = [width_least(c) if c.wrapped and c.end != "stop" else 0 for c in clues[begin:end]]
    for k in range(begin, end):
        clue = clues[k]
        if not clue.narrow or clue.wrapped or clue.end != "open":
            continue
        measure = max(least[max(0, k - begin - 4) : k - begin] + least[k - begin + 1 : k - begin + 5], default=0)
        two = k + 1 < end and clues[k + 1].size < clue.size and clues[k + 1].end == "open"
        if not two and width_most(clue) + 1 < measure:
            clue.narrow = k > begin and clues[k - 1].narrow and clues[k - 1].end != "stop" and clue.parted <= 0


def width_least(clue: Clue) -> float:
    """The narrowest measure that a full line fits: closing marks may hang, Latin and digits take half a width."""
    text = clue.line.text
    return len(text) - _hanging(clue) - (sum(map(str.isascii, text)) / 2 if clue.half else 0)


def width_most(clue: Clue) -> int:
    return len(clue.line.text)


def _mark_stretch(clues: Sequence[Clue], begin: int, end: int) -> None:
    filled = [k for k in range(begin, end - 1) if _fills(clues[k], clues[k + 1]) and not _couple(clues, k, end)]
    if len(filled) < ENOUGH:
        return
    couples = {
        j
        for k in range(begin, end - 1)
        if _fills(clues[k], clues[k + 1]) and _couple(clues, k, end)
        for j in (k, k + 1)
    }
    for k in filled:
        clues[k].wrapped = True
    first, last = filled[0], min(filled[-1] + 1, end - 1)
    for k in range(first, last + 1):
        alone = clues[k].parted > 0 and clues[min(k + 1, end - 1)].parted > 0 and clues[k].end != "stop"
        clues[k].narrow = not _apart(clues[k]) and k not in couples and not alone
    tail = clues[last]
    tail.wrapped = tail.wrapped or (tail.end == "stop" and not _apart(tail))
    for k in range(last + 1, end):
        short = clues[k - 1].size < clues[first].size - 1
        full = abs(clues[k].size - clues[first].size) <= 1 and k + 1 < end and clues[k + 1].size <= clues[k].size + 1
        if _apart(clues[k]) or (clues[k].end == "stop" and clues[k - 1].end == "stop" and short and not full):
            break
        if _next_fills(clues, k, end) or clues[k].end == "stop":
            clues[k].narrow = True
    for k in range(first - 1, begin - 1, -1):
        if _apart(clues[k]) or k in couples or clues[k + 1].parted > 0:
            break
        if abs(clues[k].size - clues[first].size) > 3 or clues[k].end not in ("open", "comma", "closed"):
            break
        clues[k].narrow = True


def _fills(here: Clue, below: Clue) -> bool:
    """Whether a line runs on into one of the same length: both filled the measure."""
    return (
        here.size >= NARROW
        and below.parted <= 0
        and here.end in ("open", "comma", "closed")
        and abs(here.size - below.size) <= 1
        and here.bare != below.bare
        and not _apart(here)
        and not _apart(below)
    )


def _couple(clues: Sequence[Clue], k: int, end: int) -> bool:
    """Two lines of one length that no stop ends and that longer lines follow: kicker and title, not a cut paragraph."""
    if k + 2 >= end or clues[k + 1].end not in ("open", "closed"):
        return False
    return clues[k + 2].size > clues[k + 1].size + 2 and (
        k == 0
        or clues[k - 1].end == "stop"
        or clues[k - 1].size > WIDE
        or clues[k - 1].size < NARROW
        or _apart(clues[k - 1])
    )


def _next_fills(clues: Sequence[Clue], k: int, end: int) -> bool:
    return k + 1 < end and clues[k].end != "stop" and clues[k + 1].end == "stop" and clues[k + 1].size <= clues[k].size


def _mark_list(clues: Sequence[Clue], begin: int, end: int) -> None:
    """Entries of a list cut in two, a full line and a rest with a stop: no two full lines meet, but all are as long."""
    pairs = [k for k in range(begin, end - 1) if not clues[k].narrow and _breaks(clues[k], clues[k + 1])]
    if len(pairs) < ENOUGH:
        return
    measure = max(clues[k].size for k in pairs)
    full = [k for k in pairs if clues[k].size >= measure - 1]
    if len(full) >= ENOUGH and 2 * len(full) >= len(pairs):
        for k in full:
            clues[k].wrapped = clues[k].narrow = clues[k + 1].narrow = True


def _breaks(here: Clue, below: Clue) -> bool:
    """Whether a line without a stop is followed by a shorter one with a stop."""
    return (
        here.size >= NARROW
        and here.end in ("open", "comma")
        and below.end == "stop"
        and below.size < here.size
        and below.parted <= 0
        and not _apart(here)
        and not _apart(below)
    )


_DECK = re.compile(r"[—―]{2}(?:记|访|写在|论|[一二三]论|读|评|来自|致)")


def _apart(clue: Clue) -> bool:
    named = clue.name and clue.size <= 4
    return bool(
        named
        or _DECK.match(clue.text)
        or clue.byline
        or clue.furniture
        or clue.credit
        or clue.pointer
        or clue.note == "mark"
    )
