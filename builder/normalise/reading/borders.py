"""Evidence for a border between articles at a short line: do the texts above and below speak of the same thing?"""

from __future__ import annotations

from collections.abc import Sequence

from builder.normalise.reading.clues import Clue
from builder.normalise.reading.cohesion import Vocabulary

NEUTRAL = 0.6
SLOPE = 4.0


def mark(clues: Sequence[Clue]) -> None:
    """Set `border` on every short line that may be a headline."""
    stretches, starts = _stretches(clues)
    if len(stretches) < 2:
        return
    words = Vocabulary(stretches)
    for k in range(1, len(stretches)):
        tie = words.tie(words.sets[k - 1], words.sets[k])
        evidence = max(-3.0, min(3.0, (NEUTRAL - tie) * SLOPE))
        for i in range(*starts[k]):
            clues[i].border = evidence


def _stretches(clues: Sequence[Clue]) -> tuple[list[str], list[tuple[int, int]]]:
    """Runs of text between blocks of short lines, and the block (begin, end) before each run."""
    texts, blocks, current, begin = [], [], [], 0
    inside = False
    for i, clue in enumerate(clues):
        if _short(clue):
            if inside:
                texts.append("".join(current)[-1500:] if False else "".join(current))
                current, begin, inside = [], i, False
            continue
        if not inside:
            blocks.append((begin, i))
            inside = True
        if not clue.furniture and clue.repeat_of is None:
            current.append(clue.bare)
    if inside:
        texts.append("".join(current))
    return texts, blocks


def _short(clue: Clue) -> bool:
    return not clue.wrapped and (clue.size <= 45 and clue.end != "stop" or clue.furniture != "" or clue.repeat_of is not None)
