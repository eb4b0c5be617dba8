"""Lines cut at a narrow measure: a paragraph that stands in the raw file line by line.

Before  放眼当下,服务业正从传统的配套转向深度 / 嵌入产业发展的赋能。它不仅能帮助 / 企业,…
After   `wrapped` on each of these lines, so that none of them is taken for a headline
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.normalise.reading.clues import Clue

NARROW, WIDE = 10, 36
"""Characters: the measures that occur."""


def mark(clues: Sequence[Clue]) -> None:
    """Set `wrapped` on every line of a run of lines cut at one narrow measure."""
    n = len(clues)
    full = [False] * n
    for i in range(n - 1):
        a, b = clues[i], clues[i + 1]
        if NARROW <= a.size <= WIDE and _runs_on(a) and b.size <= a.size + 2 and not _apart(b):
            full[i] = True
    i = 0
    while i < n:
        j = i
        while j < n and full[j]:
            j += 1
        if j - i >= 2 and _one_measure(clues[i:j]):
            for k in range(i, j):
                clues[k].wrapped = True
            if j < n and clues[j].size <= clues[j - 1].size + 2:
                clues[j].wrapped = True
        i = j + 1
    _spread(clues)


def _runs_on(clue: Clue) -> bool:
    return clue.end in ("open", "comma", "closed") and not _apart(clue)


def _apart(clue: Clue) -> bool:
    return bool(clue.byline or clue.furniture or clue.credit or clue.pointer or clue.note == "mark")


def _one_measure(run: Sequence[Clue]) -> bool:
    """Whether lines are as long as one another; a block of headlines is not."""
    sizes = [c.size for c in run]
    return max(sizes) - min(sizes) <= 2 and (len(run) >= 3 or max(sizes) - min(sizes) <= 1)


def _spread(clues: Sequence[Clue]) -> None:
    """A short line between wrapped lines, or one that a wrapped paragraph begins with, is wrapped too."""
    for i in range(1, len(clues) - 1):
        before, here, after = clues[i - 1], clues[i], clues[i + 1]
        if here.wrapped or here.size > WIDE or _apart(here):
            continue
        if before.wrapped and after.wrapped and (here.end != "open" or before.end == "open"):
            here.wrapped = True
        elif before.wrapped and before.end in ("open", "comma") and here.end == "stop":
            here.wrapped = True
        elif after.wrapped and here.end in ("open", "comma") and abs(here.size - after.size) <= 1 and here.size >= NARROW:
            here.wrapped = True
