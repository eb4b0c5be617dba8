"""Lines printed twice: the second is a named drop.

Before  …市领导王平参加。 / 会议要求… / 市领导王平参加。 / 会议要求… / 市领导王平参加。
After   the closing paragraphs once; the repeats labelled `duplicate`
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.normalise.reading.clues import Clue
from builder.normalise.reading.sheet import Sheet

SHORTEST = 6
"""Characters; shorter lines (小贴士, 记者:) may well stand twice."""
SHORTEST_WRAPPED = 12
OPENING, LEAST = 8, 30
"""Characters by which two lines are known to begin alike; fewest that lines cut elsewhere must have in common."""


def mark(sheet: Sheet) -> None:
    """Set `repeat_of` on every line that says again what an earlier line said."""
    clues = sheet.clues
    often = [_may_recur(clue) for clue in clues]
    seen: dict[str, int] = {}
    for i, clue in enumerate(clues):
        if often[i]:
            if i and (clue.narrow or clues[i - 1].narrow) and _goes_on_again(clues, i):
                clue.repeat_of = clues[i - 1].repeat_of + 1
            continue
        first = seen.setdefault(clue.bare, i)
        if first != i:
            clue.repeat_of = first
    _alone(clues)
    _cut_elsewhere(clues, often)


def _alone(clues: Sequence[Clue]) -> None:
    """A cut line that only begins as another paragraph does is none: what follows it must be printed again too."""
    for i, clue in enumerate(clues):
        first = clue.repeat_of
        if first is None or not clue.narrow or clue.end == "stop":
            continue
        above = clues[i - 1].repeat_of == first - 1
        if not above and i + 1 < len(clues) and clues[i + 1].bare != clues[first + 1].bare:
            clue.repeat_of = None


def _goes_on_again(clues: Sequence[Clue], i: int) -> bool:
    """Whether a short line follows a repeated one as it did the first time: the last line of a paragraph (度。)."""
    first = clues[i - 1].repeat_of
    return first is not None and clues[first + 1].bare == clues[i].bare and first + 1 < i - 1


def _cut_elsewhere(clues: Sequence[Clue], often: Sequence[bool]) -> None:
    """Paragraphs printed again that a column's end has cut in another place, or only once: each of their lines.

    `often`: which lines may stand more than once.
    """
    opening: dict[str, int] = {}
    for i, clue in enumerate(clues):
        if often[i] or clue.size <= OPENING or clue.repeat_of is not None:
            continue
        first = opening.setdefault(clue.bare[:OPENING], i)
        if first < i:
            for k in range(i, _same_until(clues, first, i)):
                clues[k].repeat_of = first


def _same_until(clues: Sequence[Clue], first: int, again: int) -> int:
    """The line at which the text from line `again` on ceases to say what that from `first` on says; `again` if none.

    Both must come to an end of a line together, and one of them have more than one line.
    """
    a, b, k, n = clues[first].bare, clues[again].bare, first + 1, again + 1
    while a != b or len(a) < LEAST or (k == first + 1 and n == again + 1):
        if a.startswith(b) and n < len(clues):
            b, n = b + clues[n].bare, n + 1
        elif b.startswith(a) and k < again:
            a, k = a + clues[k].bare, k + 1
        else:
            return again
    return n


def _may_recur(clue: Clue) -> bool:
    """Bylines, credits, labels and stubs of wrapped lines may stand more than once on a page."""
    if clue.size < (SHORTEST_WRAPPED if clue.narrow else SHORTEST):
        return True
    return bool(
        clue.verse or clue.byline or clue.credit or clue.pointer or clue.furniture or clue.note or clue.jump == "alone"
    )
