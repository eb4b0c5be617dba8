"""Transliterated names: 克林顿, 莱希, 古丽努尔·太外库力.

Before: 伊朗当选总统莱希致贺电          After: 莱希 (an office before it, characters that write foreign sounds)

Runs of such characters are found first; inside a run the stretch that explains it best stands. A middle dot
joins parts, whatever their characters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .lattice import REACH, backward, forward
from .tables import Tables, tables

LONGEST = 8
SIZES = (2, 3, 4, 5, 6, 7, 8)
"""Foreign places are long words."""
DOT_BONUS = 9.0


@lru_cache(maxsize=1)
def run_pattern() -> re.Pattern[str]:
    """Two or more characters that write foreign names."""
    chars = "".join(sorted(set().union(*tables().foreign)))
    return re.compile(f"[{chars}]{{2,}}")


DOTTED = re.compile("[一-鿿]{1,12}(?:·[一-鿿]{1,14})+")
UNUSUAL = 9.0
"""Cost of a character that seldom writes foreign sounds, beside a dot."""


def name_cost(name: str, table: Tables) -> float | None:
    """Cost of a transliterated name without dots; None when a character never writes one."""
    begin, inside, end = table.foreign
    cost = begin.get(name[0], 99.0) + end.get(name[-1], 99.0)
    for c in name[1:-1]:
        cost += inside.get(c, 99.0)
    return cost if cost < 99 else None


def scored(text: str, left: int, right: int, start: int, stop: int, table: Tables) -> list[tuple[int, int, float]]:
    """(start, end, log-odds) of the stretches of text[start:stop] that may be a name; the run of text is left:right."""
    low, high = max(left, start - REACH), min(right, stop + REACH)
    before, after = forward(text, low, high, table.words, SIZES), backward(text, low, high, table.words, SIZES)
    plain = before[-1]
    found = []
    for i in range(start, stop - 1):
        for j in range(i + 2, min(stop, i + LONGEST) + 1):
            cost = name_cost(text[i:j], table)
            if cost is not None:
                found.append((i, j, plain - before[i - low] - cost - after[j - low]))
    return found


def dotted(text: str, left: int, right: int, table: Tables) -> list[tuple[int, int, float]]:
    """(start, end, log-odds) of the readings: where the first part begins and where the last one ends."""
    first, last = text.index("·", left), text.rindex("·", left, right) + 1
    before, after = forward(text, left, first, table.words), backward(text, last, right, table.words)
    found = []
    for i in range(max(left, first - LONGEST), first):
        head = before[-1] - before[i - left] - part_cost(text[i:first], table)
        for j in range(last + 1, min(right, last + LONGEST) + 1):
            tail = after[0] - after[j - last] - part_cost(text[last:j], table)
            found.append((i, j, head + tail + DOT_BONUS))
    return found


def part_cost(part: str, table: Tables) -> float:
    begin, inside, end = table.foreign
    cost = begin.get(part[0], UNUSUAL + 3) + (end.get(part[-1], UNUSUAL) if len(part) > 1 else 0.0)
    return cost + sum(inside.get(c, UNUSUAL) for c in part[1:-1])
