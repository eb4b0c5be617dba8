"""Every stretch of a text that may be a person's name, with its score and the rule that speaks loudest for it.

The text is looked through for places where a name may begin; only what stands around these is read in words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from . import chinese, foreign, spaced
from .found import Found
from .lattice import costs_of
from .lists import of_lists, with_neighbours
from .tables import tables

BEFORE, BEHIND = 5, 12
"""Characters around the readings that are read too; what is farther off makes no difference."""
HAN_BEFORE, HAN_BEHIND = re.compile("[一-鿿]*$"), re.compile("[一-鿿]*")


def found_in(text: str) -> list[Found]:
    """All readings, overlapping ones too."""
    options = _in_words(text)
    if "·" in text:
        options += foreign.dotted_readings(text)
    if " " in text or "　" in text:
        options += spaced.readings(text)
    return with_neighbours(text, options + of_lists(text))


def _in_words(text: str) -> list[Found]:
    """Readings weighed against the words around them."""
    named = chinese.worth_reading(text)
    stretches, peoples, slots = foreign.stretches(text), foreign.of_peoples(text), foreign.slots(text)
    foreigners = bool(stretches or peoples or slots)
    places = starts = [one.start for one in named]
    if foreigners:
        places = sorted([*places, *slots, *(place for pair in (*stretches, *peoples) for place in pair)])
    words, found = tables().words, []
    for left, last, right in _windows(text, places):
        run = text[left:right]
        costs = costs_of(run, words, last - left)
        inside = named[bisect_left(starts, left) : bisect_left(starts, right)]
        found += chinese.readings(text, left, run, inside, costs)
        if foreigners:
            spans = (list(_within(pairs, left, right)) for pairs in (stretches, peoples))
            found += foreign.readings(text, left, run, costs, *spans, [at - left for at in slots if left <= at < right])
    return found


def _within(pairs: Iterable[tuple[int, int]], left: int, right: int) -> Iterator[tuple[int, int]]:
    return ((start - left, stop - left) for start, stop in pairs if left <= start and stop <= right)


def _windows(text: str, places: list[int]) -> Iterator[tuple[int, int, int]]:
    """Stretches of Chinese characters around these places, each some characters wider; near ones are read as one.

    (where it begins, the last of the places in it, where it ends)
    """
    first = last = reach = -1
    for place in places:
        if place > reach:
            if first >= 0:
                yield _widened(text, first, last)
            first = place
        last = place
        reach = HAN_BEHIND.match(text, place, place + BEFORE + BEHIND).end()
    if first >= 0:
        yield _widened(text, first, last)


def _widened(text: str, first: int, last: int) -> tuple[int, int, int]:
    before = HAN_BEFORE.search(text, max(0, first - BEFORE), first)
    return before.start(), last, HAN_BEHIND.match(text, last, last + BEHIND).end()
