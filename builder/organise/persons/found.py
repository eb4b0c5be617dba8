"""A reading: a stretch of text taken for a name, and the choice between readings that overlap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Found(NamedTuple):
    start: int
    end: int
    name: str
    score: float
    """Log-odds that it is a name and ends here."""
    rule: str
    """office, speech, listed, context, form, foreign, spaced or known: what speaks loudest."""
    against: float = 0.0
    """What a word behind it says against a person (a village, a prize, a theory): the reading stands, but for none."""


def best_of(options: Sequence[Found], least: float) -> list[Found]:
    """The readings that stand when overlapping ones compete, by position."""
    taken: list[Found] = []
    used: set[int] = set()
    for option in sorted([o for o in options if o.score >= least], key=lambda o: (-o.score, o.start, -o.end)):
        span = range(option.start, option.end)
        if used.isdisjoint(span):
            used.update(span)
            taken.append(option)
    return sorted((o for o in taken if o.score + o.against >= least), key=lambda o: o.start)
