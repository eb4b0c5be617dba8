"""Transliterated names: 克林顿, 莱希, 古丽努尔·太外库力.

Before: 伊朗当选总统莱希致贺电          After: 莱希 (an office before it, characters that write foreign sounds)

Runs of such characters are found first; inside a run the stretch that explains it best stands. A middle dot
joins parts, whatever their characters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .lattice import Costs, costs_of
from .tables import Tables, lines_of, tables

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
            if score > 0:
                found.append((i, j, score))
    return found


ABROAD_TITLES = ("总统", "首相", "国王", "女王", "王储", "国务卿", "苏丹", "埃米尔", "外相", "亲王", "总督", "教皇")
SLOT = 3.0
"""What it is worth that an office abroad stands before."""


@lru_cache(maxsize=1)
def countries() -> re.Pattern[str]:
    names = " ".join(lines_of("countries.txt")).split(" ")
    return re.compile("|".join(sorted(names, key=lambda name: (-len(name), name))))


def abroad(text: str, start: int, title: str) -> bool:
    """Whether the office before `start` is one of another country: 缅甸驻华大使佐温敏."""
    return title.endswith(ABROAD_TITLES) or countries().search(text, max(0, start - 16), start) is not None


def in_slot(run: str, costs: Costs, start: int, table: Tables) -> list[tuple[int, int, float]]:
    """Readings of what follows an office abroad, whatever its characters: 老挝国家主席通伦."""
    before, after = costs
    room = before[-1] - before[start] + SLOT
    ends = range(start + 2, min(len(run), start + LONGEST) + 1)
    return [(start, end, room - after[end] - part_cost(run[start:end], table)) for end in ends]


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
