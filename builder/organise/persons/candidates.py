"""Every stretch of a text that may be a person's name, with its score and the rule that speaks loudest for it."""

from __future__ import annotations

import re

from . import chinese, foreign, spaced
from .found import Found
from .lattice import costs_of
from .lists import with_neighbours
from .tables import tables

HAN_RUN = re.compile("[一-鿿]{2,}")


def found_in(text: str) -> list[Found]:
    """All readings, overlapping ones too."""
    options = [option for run in HAN_RUN.finditer(text) for option in _of_run(text, *run.span())]
    if "·" in text:
        options += foreign.dotted_readings(text)
    if " " in text or "　" in text:
        options += spaced.readings(text)
    return with_neighbours(text, options)


def _of_run(text: str, left: int, right: int) -> list[Found]:
    """Readings of one run of Chinese characters, which is read in ordinary words only once."""
    run, begins = text[left:right], tables().starts
    starts = [i for i in range(len(run) - 1) if run[i] in begins]
    stretches, slots = foreign.stretches(run), foreign.slots(text, left, run)
    if not (starts or stretches or slots):
        return []
    costs = costs_of(run, tables().words)
    found = chinese.readings(text, left, run, starts, costs)
    if stretches or slots:
        found += foreign.readings(text, left, run, costs, stretches, slots)
    return found
