"""Lines printed twice: the second is a named drop.

Before  …市领导王平参加。 / 会议要求… / 市领导王平参加。 / 会议要求… / 市领导王平参加。
After   the closing paragraphs once; the repeats labelled `duplicate`
"""

from __future__ import annotations

from builder.normalise.reading.clues import Clue
from builder.normalise.reading.sheet import Sheet

SHORTEST = 6
"""Characters; shorter lines (小贴士, 记者:) may well stand twice."""
SHORTEST_WRAPPED = 12


def mark(sheet: Sheet) -> None:
    """Set `repeat_of` on every line that says again what an earlier line said."""
    clues = sheet.clues
    seen: dict[str, int] = {}
    for i, clue in enumerate(clues):
        if _may_recur(clue):
            continue
        first = seen.setdefault(clue.bare, i)
        if first != i:
            clue.repeat_of = first


def _may_recur(clue: Clue) -> bool:
    """Bylines, credits, labels and stubs of wrapped lines may stand more than once on a page."""
    if clue.size < (SHORTEST_WRAPPED if clue.narrow else SHORTEST):
        return True
    return bool(
        clue.verse or clue.byline or clue.credit or clue.pointer or clue.furniture or clue.note or clue.jump == "alone"
    )
