"""Poems: runs of short lines below a title and a poet's name; each line is a paragraph and none a headline.

Before  春日小札(组诗) / 苏北桥 / 一只蚂蚁推开泥土的门 / 远处的雷声 / 像谁在云里搬家具 …
After   `verse` on the lines below the name
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from builder.normalise.reading.clues import Clue
from builder.normalise.reading.headings import worded_as_column
from builder.normalise.reading.sheet import Sheet

LONGEST, FEWEST, LABEL = 20, 5, 6
"""Characters of a line; lines of a poem; characters of a column's name."""
COLUMN = 4
"""Characters of most columns' names."""
COUPLET, HALF = (12, 16), (6, 8)
"""Characters of a line of classical verse, and of half a line, with their marks."""
_COUPLET = re.compile(r"([\u4e00-\u9fff]{5}|[\u4e00-\u9fff]{7}),[\u4e00-\u9fff]{5,7}[。!?;]")
_HALF = re.compile(r"(?:[\u4e00-\u9fff]{5}|[\u4e00-\u9fff]{7})[,。!?;]")
QUATRAIN = 4
"""Halves of couplets, each in a line of its own, that follow one another in the shortest poem."""
_INSIDE, INSIDE = re.compile("[。!?][^”’)。!?]"), 0.2
"""A sentence's end within a line; share of such lines from which on they are no verse."""
_TITLE = re.compile(
    r"组诗|\((?:外|[二三四五]).{0,2}首\)|诗[一二三四五两]首|诗(?:抄|钞|笺|页)?\)?$|^七律|^七绝|^五律|^五绝|词[二三四五两]首"
)


def mark(sheet: Sheet) -> None:
    """Set `verse` on the lines of poems."""
    clues, i = sheet.clues, 0
    short = [k for k, clue in enumerate(clues) if clue.size <= LONGEST]
    _mark_couplets(clues, short)
    for k in short[1:]:
        if (clues[k].name or clues[k].byline) and (sheet.literary or _TITLE.search(clues[k - 1].text)):
            _unwrap(clues, k + 1)
    while i < len(clues):
        end = i
        while end < len(clues) and _short(clues[end]):
            end += 1
        if end - i > FEWEST:
            _mark_run(clues, i, end, sheet.literary)
        i = end + 1


def _unwrap(clues: Sequence[Clue], begin: int) -> None:
    """The lines of a poem that stand in blocks look like text cut at a measure; below its title they are none."""
    end = begin
    while end < len(clues) and clues[end].size <= LONGEST and not clues[end].name:
        end += 1
    if end - begin >= FEWEST and not _wrapped(clues[begin:end]):
        for clue in clues[begin:end]:
            clue.narrow = clue.wrapped = False


def _mark_couplets(clues: Sequence[Clue], short: Sequence[int]) -> None:
    """Classical verse: lines of two halves of five or seven characters, one after another."""
    lines = [i for i in short if clues[i].size in COUPLET and _COUPLET.fullmatch(clues[i].text)]
    for i, k in pairwise(lines):
        if k == i + 1:
            _set(clues[i])
            _set(clues[k])
    halves = [i for i in short if clues[i].size in HALF and _HALF.fullmatch(clues[i].text)]
    for first, last in zip(halves, halves[QUATRAIN - 1 :], strict=False):
        if last == first + QUATRAIN - 1 and len({clue.size for clue in clues[first : last + 1]}) == 1:
            for clue in clues[first : last + 1]:
                _set(clue)


def _set(clue: Clue) -> None:
    clue.verse, clue.narrow, clue.wrapped = True, False, False


def _mark_run(clues: Sequence[Clue], begin: int, end: int, literary: bool) -> None:
    """The lines below each name of a run, or below its first line; the line above the next name is a title again."""
    named = [k for k in range(begin, end) if clues[k].name or clues[k].byline]
    starts = [k + 1 for k in named]
    if not starts and (literary or _TITLE.search(clues[begin].text)) and clues[begin].end != "stop":
        starts = [begin + 1]
    last = end - 1 if end < len(clues) and _announces(clues[end]) else end
    stops = [*(_above_title(clues, k, begin) for k in named[1:]), last]
    for start, stop in zip(starts, stops, strict=False):
        labelled = stop < len(clues) and worded_as_column(clues[stop].text)
        stop -= not labelled and _label_below(clues[start:stop])
        title = clues[start - 2 if start >= 2 and start - 1 in named else start - 1]
        if (
            stop - start >= FEWEST
            and not _wrapped(clues[start:stop])
            and (literary or _TITLE.search(title.text) or _free(clues[start:stop]))
        ):
            for clue in clues[start:stop]:
                _set(clue)


def _above_title(clues: Sequence[Clue], name: int, begin: int) -> int:
    """The first line of the headline above a name: its title, above a dash deck, below the name of a column.

    A column is known by its wording, or by its length where it is that of another column on the page: a short line
    right behind running text, a title and a name below it.
    """
    top = name - 1
    while top > begin and clues[top].text[0] in "—―":
        top -= 1
    label = clues[top - 1]
    if top - 1 > begin and (worded_as_column(label.text) or label.size in _label_sizes(clues, begin)):
        top -= 1
    return top


def _label_below(lines: Sequence[Clue]) -> bool:
    """Whether a poem's last line is the name of the next column: four characters, and no line so short above."""
    return len(lines) > FEWEST and lines[-1].size == COLUMN and all(c.size > COLUMN for c in lines[-4:-1])


def _label_sizes(clues: Sequence[Clue], end: int) -> set[int]:
    """Lengths of the column names above line `end`."""
    return {
        clues[k - 2].size
        for k in range(2, end)
        if (clues[k].name or clues[k].byline)
        and clues[k - 2].size <= LABEL
        and clues[k - 2].size < clues[k - 1].size <= LONGEST
        and (k == 2 or clues[k - 3].end == "stop" or clues[k - 3].furniture)
    }


def _wrapped(lines: Sequence[Clue]) -> bool:
    """Whether lines read as prose cut at a measure: sentences end in the middle of lines, or most lines are as long as
    the longest and few end with a mark."""
    if sum(_INSIDE.search(clue.text) is not None for clue in lines) >= INSIDE * len(lines):
        return True
    longest = max(clue.size for clue in lines)
    full = sum(clue.size >= longest - 2 for clue in lines)
    return (
        longest > 10
        and full >= 0.5 * len(lines)
        and sum(c.end in ("open", "closed") for c in lines) >= 0.3 * len(lines)
    )


def _free(lines: Sequence[Clue]) -> bool:
    """Whether lines read as free verse: hardly a mark at their ends, and lengths that no measure gives."""
    bare = sum(clue.end == "open" for clue in lines)
    return bare >= 0.8 * len(lines) and len({clue.size for clue in lines}) >= 3 and max(c.size for c in lines) <= 16


def _announces(clue: Clue) -> bool:
    """Whether the line above this one is a headline."""
    return clue.byline or clue.lead or clue.size > LONGEST


def _short(clue: Clue) -> bool:
    return clue.size <= LONGEST and not (clue.furniture or clue.lead or clue.credit or clue.pointer or clue.narrow)
