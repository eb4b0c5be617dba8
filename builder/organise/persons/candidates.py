"""Every stretch of a text that may be a person's name, with its score and the rule that speaks loudest for it."""

from __future__ import annotations

import re

from . import chinese, foreign, spaced
from .found import Found
from .lattice import costs_of
from .lists import of_lists, with_neighbours
from .tables import tables

EVERYDAY, RARE = 8.5, 99.0
"""Cost of a word that is met so often that a name is not to be thought of."""
BEFORE, BEHIND = 5, 12
"""Characters around the readings that are read too; what is farther off makes no difference."""
HAN_RUN = re.compile("[一-鿿]{2,}")


def found_in(text: str) -> list[Found]:
    """All readings, overlapping ones too."""
    options = [option for run in HAN_RUN.finditer(text) for option in _of_run(text, *run.span())]
    if "·" in text:
        options += foreign.dotted_readings(text)
    if " " in text or "　" in text:
        options += spaced.readings(text)
    return with_neighbours(text, options + of_lists(text))


def _starts(run: str) -> list[int]:
    """Where a name may begin: at a surname that begins no everyday word (于是, 方面), or as a known name does."""
    table = tables()
    begins, surnames, get = table.starts, table.surnames, table.words.get
    found = []
    for i in range(len(run) - 1):
        if run[i] in begins:
            pair = run[i : i + 2]
            if (run[i] in surnames and get(pair, RARE) > EVERYDAY) or pair in table.special:
                found.append(i)
    return found


def _of_run(text: str, left: int, right: int) -> list[Found]:
    """Readings of one run of Chinese characters, which is read in ordinary words only once."""
    run = text[left:right]
    starts = _starts(run)
    stretches, slots, peoples = foreign.stretches(run), foreign.slots(text, left, run), foreign.of_peoples(run)
    if not (starts or stretches or slots or peoples):
        return []
    places = [*starts, *slots, *(place for stretch in (*stretches, *peoples) for place in stretch)]
    off = max(0, min(places) - BEFORE)
    run = run[off : max(places) + BEHIND]
    costs = costs_of(run, tables().words)
    found = chinese.readings(text, left + off, run, [at - off for at in starts], costs)
    if stretches or slots or peoples:
        spans, parts = ([(start - off, stop - off) for start, stop in pairs] for pairs in (stretches, peoples))
        found += foreign.readings(text, left + off, run, costs, spans, [at - off for at in slots], parts)
    return found
