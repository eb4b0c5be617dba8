"""Lines that are lifted from the text: inter-titles and pulled quotes that an article repeats word for word.

Before  每一次突破都是持续积累的结果 / …量子科技的每一次突破,都是持续积累的结果。…
After   `echo` on the first line: it is whole as it stands, not the first half of a cut paragraph
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.normalise.reading.clues import Clue
from builder.normalise.reading.cohesion import threes

SHORTEST, LONGEST = 10, 120
REACH = 60
"""Lines on either side that are searched."""
ENOUGH = 0.7
"""Part of a line's threes that one other line must hold."""


def mark(clues: Sequence[Clue]) -> None:
    """Set `echo` on lines without a stop whose words stand together in another line near by."""
    sets: dict[int, set[str]] = {}
    for i, clue in enumerate(clues):
        if not (SHORTEST <= clue.size <= LONGEST and clue.end in ("open", "closed") and not clue.wrapped and clue.repeat_of is None):
            continue
        mine = threes(clue.bare)
        for j in range(max(0, i - REACH), min(len(clues), i + REACH)):
            if j == i or clues[j].size < clue.size or clues[j].bare == clue.bare:
                continue
            if j not in sets:
                sets[j] = threes(clues[j].bare)
            said = mine & sets[j]
            if len(said) < ENOUGH * len(mine) and len(said) * 4 > len(mine) and j + 1 < len(clues) and j + 1 != i:
                said |= mine & threes(clues[j + 1].bare)
            if len(said) >= ENOUGH * len(mine):
                clue.echo = True
                break
