"""Tables: rows of cells parted by blanks, which extraction leaves as lines of their own.

Before  积分榜 / 老甲队 12战 8胜3平1负 积27分 / 石化队 12战 8胜2平2负 积26分
After   `figures` on the rows: paragraphs each, and no headlines
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise

from builder.normalise.reading.clues import Clue
from builder.normalise.reading.sheet import Sheet

CELLS, LONGEST, REST = 3, 64, 2
"""Fewest cells of a row; characters of a row; characters of the rest of a row that was cut."""


def mark(sheet: Sheet) -> None:
    """Set `figures` on neighbouring lines of as many cells each, on the row of names above them, and on results."""
    clues = sheet.clues
    counts = [_cells(clue) for clue in clues]
    for i in range(1, len(clues)):
        if counts[i] < CELLS or counts[i] != counts[i - 1]:
            continue
        if (clues[i].half or clues[i].figures) and _regular(clues[i - 1 : i + 1]):
            clues[i - 1].figures = clues[i].figures = True
        elif clues[i].figures:
            clues[i - 1].figures = True
    scores = [i for i, cells in enumerate(counts) if cells and clues[i].half and _SCORE.search(clues[i].text)]
    lists = [i for i, clue in enumerate(clues) if clue.size <= LONGEST and _ENTRY.fullmatch(clue.text)]
    for i, k in chain(pairwise(scores), pairwise(lists)):
        if k == i + 1:
            clues[i].figures = clues[k].figures = True
    for above, clue in pairwise(clues):
        if above.figures and above.size > REST >= clue.size and clue.end == "open" and not clue.furniture:
            clue.figures = True


_ENTRY = re.compile(
    r"[\u4e00-\u9fff]{2,10}:[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff ]{2,4})+"
    r"|[\u4e00-\u9fff]{2,14}[ :] ?\d[\d.-]{2,12}[元万亿%分名人个]{0,3}(?: ?\([^()]{2,16}\))?"
)
"""白岭区:王平、李小明, 白岭区 8663120: who is named for a place, or what is its number, line by line."""
_SCORE = re.compile(r"\d+\s?[比∶:-]\s?\d+")
"""中甲第10轮:临江队 0比0 北湖队: what a match ended with."""


def _cells(clue: Clue) -> int:
    """Parts of a line between blanks; 0 where the line is surely no row."""
    if " " not in clue.text or clue.size > LONGEST or clue.lead or clue.byline or clue.furniture or clue.credit:
        return 0
    return 0 if clue.end in ("stop", "comma", "semi") else clue.text.count(" ") + 1


def _regular(rows: Sequence[Clue]) -> bool:
    """Whether digits stand in the same cell of both rows, or the upper one is the row of names."""
    above, here = (["".join(filter(str.isdigit, cell)) != "" for cell in row.text.split()] for row in rows)
    return above == here or not any(above)
