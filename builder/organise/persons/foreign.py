"""Transliterated names: 克林顿, 莱希, 古丽努尔·太外库力.

Before: 伊朗当选总统莱希致贺电          After: 莱希 (an office before it, characters that write foreign sounds)

Runs of such characters are found first; inside a run the stretch that explains it best stands. A middle dot
joins parts, whatever their characters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .lattice import Costs, costs_of
from .tables import Tables, tables

LONGEST = 8
DOT_BONUS = 9.0
UNUSUAL = 9.0
"""Cost of a character that seldom writes foreign sounds, beside a dot."""
DOTTED = re.compile("[一-鿿]{1,12}(?:·[一-鿿]{1,14})+")


@lru_cache(maxsize=1)
def run_pattern() -> re.Pattern[str]:
    """Stretches with two or more characters that hardly write anything but foreign names, and some others between."""
    core, also = (re.escape("".join(sorted(chars))) for chars in (tables().core, tables().also))
    return re.compile(f"[{also}]?[{core}](?:[{also}]?[{core}])+[{also}]?")


def name_cost(name: str, table: Tables) -> float:
    """Cost of a transliterated name without dots; beyond any measure when a character never writes one."""
    begin, inside, end = table.foreign
    cost = begin.get(name[0], 99.0) + end.get(name[-1], 99.0)
    for c in name[1:-1]:
        cost += inside.get(c, 99.0)
    return cost


def scored(run: str, costs: Costs, start: int, stop: int, table: Tables) -> list[tuple[int, int, float]]:
    """(start, end, log-odds) of the stretches of run[start:stop] that may be a name."""
    before, after = costs
    plain = before[-1]
    found = []
    for i in range(start, stop - 1):
        for j in range(i + 2, min(stop, i + LONGEST) + 1):
            score = plain - before[i] - after[j] - name_cost(run[i:j], table)
            if score > 0 and not in_long_place(run, i, j, table):
                found.append((i, j, score))
    return found


def in_long_place(run: str, start: int, end: int, table: Tables) -> bool:
    """布宜诺斯艾利斯 and other places too long for the lattice."""
    for i in range(max(0, start - 5), start + 1):
        for j in range(max(end, i + 5), min(len(run), i + 8) + 1):
            if run[i:j] in table.words:
                return True
    return False


def dotted(text: str, left: int, right: int, table: Tables) -> list[tuple[int, int, float]]:
    """(start, end, log-odds) of the readings: where the first part begins and where the last one ends."""
    first, last = text.index("·", left), text.rindex("·", left, right) + 1
    head_plain, _ = costs_of(text[left:first], table.words)
    _, tail_plain = costs_of(text[last:right], table.words)
    found = []
    for i in range(max(left, first - LONGEST), first):
        head = head_plain[-1] - head_plain[i - left] - part_cost(text[i:first], table)
        for j in range(last + 1, min(right, last + LONGEST) + 1):
            tail = tail_plain[0] - tail_plain[j - last] - part_cost(text[last:j], table)
            found.append((i, j, head + tail + DOT_BONUS))
    return found


def part_cost(part: str, table: Tables) -> float:
    begin, inside, end = table.foreign
    cost = begin.get(part[0], UNUSUAL + 3) + (end.get(part[-1], UNUSUAL) if len(part) > 1 else 0.0)
    return cost + sum(inside.get(c, UNUSUAL) for c in part[1:-1])
