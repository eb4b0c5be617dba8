"""Transliterated names: 克林顿, 莱希, 古丽努尔·太外库力.

Before: 伊朗当选总统莱希致贺电          After: 莱希 (an office before it, characters that write foreign sounds)
Before: 老挝国家主席通伦               After: 通伦 (an office abroad before it: whatever its characters)

Stretches of such characters are found first; within one the reading that explains it best stands. A middle dot
joins parts, whatever their characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from .cues import cues, left_cue, right_cue
from .doubts import CONJUNCTIONS, swallowed
from .found import Found
from .lattice import Costs, costs_of
from .tables import Tables, lines_of, tables

LONGEST = 8
KEEP = -4.0
CAUTION, PERSONAL, DOUBT = 1.0, 3.0, 2.5
"""Without an office or a verb of speech beside it a reading stays in doubt: goods and places are written so too."""
DOT, TO_THE_END = 9.0, 3.0
"""What a middle dot is worth, and that the last part fills its run."""
SLOT = 3.0
"""What it is worth that an office abroad stands before."""
UNUSUAL = 9.0
"""Cost of a character that seldom writes foreign sounds, beside a dot or in a slot."""
NEVER = frozenset("的了在是市国和与同员说长们这那个")
"""Characters that no foreign name is written with."""
DOTTED = re.compile("[一-鿿]{1,12}(?:·[一-鿿]{1,14})+")
OFFICE = re.compile(
    "(?:总统|首相|总理|议长|主席|外长|国王|女王|王储|大使|公使|领事|防长|财长|国务卿|外相|苏丹|部长|发言人|总书记|秘书长|委员长|"
    "总干事|特使|教练|选手|教授|专家|总裁|首席执行官|学者|作家|导演)"
)
ABROAD_ONLY = ("总统", "首相", "国王", "女王", "王储", "国务卿", "苏丹", "外相")
Spans = Iterable[tuple[int, int, float]]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Two or more characters that hardly write anything but foreign names, and some others between."""
    core, also = (re.escape("".join(sorted(chars))) for chars in (tables().core, tables().also))
    return re.compile(f"[{also}]?[{core}](?:[{also}]?[{core}])+[{also}]?")


@lru_cache(maxsize=1)
def _countries() -> re.Pattern[str]:
    names = " ".join(lines_of("countries.txt")).split(" ")
    return re.compile("|".join(sorted(names, key=lambda name: (-len(name), name))))


def stretches(run: str) -> list[tuple[int, int]]:
    return [match.span() for match in _pattern().finditer(run)]


def slots(text: str, left: int, run: str) -> list[int]:
    """Where in a run a name must follow, because an officer of another country is named: 缅甸驻华大使佐温敏."""
    found = []
    for match in OFFICE.finditer(run):
        end = match.end()
        if end < len(run) - 2:
            end += run[end] in CONJUNCTIONS
            abroad = match[0] in ABROAD_ONLY or _countries().search(text, max(0, left + end - 16), left + end)
            found += [end] if abroad else []
    return found


def readings(
    text: str, left: int, run: str, costs: Costs, stretches: list[tuple[int, int]], slots: list[int]
) -> list[Found]:
    found: list[Found] = []
    for at in slots:
        found += _weighed(text, left, _in_slot(run, costs, at, tables()))
    for start, stop in stretches:
        found += _weighed(text, left, _in_stretch(run, costs, start, stop, tables()))
    return found


def dotted_readings(text: str) -> list[Found]:
    return [o for run in DOTTED.finditer(text) for o in _weighed(text, 0, _dotted(text, *run.span(), tables()))]


def _weighed(text: str, left: int, spans: Spans) -> list[Found]:
    cue = cues()
    found = []
    for start, end, score in spans:
        start, end = start + left, end + left
        if text[start] in CONJUNCTIONS:
            continue
        before, after = left_cue(text, start, cue.left), right_cue(text, end, cue.right)
        total = score + before[0] + max(after[0], 0.0) - CAUTION - swallowed(text, end, cue)
        if max(before[0], after[0]) < PERSONAL:
            total = min(total, DOUBT)
        if total > KEEP:
            found.append(Found(start, end, text[start:end], round(total, 1), "foreign", min(after[0], 0.0)))
    return found


def _in_stretch(run: str, costs: Costs, start: int, stop: int, table: Tables) -> Spans:
    """(start, end, log-odds) of the pieces of run[start:stop] that may be a name."""
    before, after = costs
    for i in range(start, stop - 1):
        room = before[-1] - before[i]
        for j in range(i + 2, min(stop, i + LONGEST) + 1):
            score = room - after[j] - _name_cost(run[i:j], table)
            if score > 0:
                yield i, j, score


def _in_slot(run: str, costs: Costs, start: int, table: Tables) -> Spans:
    before, after = costs
    room = before[-1] - before[start] + SLOT
    for end in range(start + 2, min(len(run), start + LONGEST) + 1):
        score = room - after[end] - _part_cost(run[start:end], table)
        if score > 0:
            yield start, end, score


def _dotted(text: str, left: int, right: int, table: Tables) -> Spans:
    """Where the first part begins and where the last one ends."""
    first, last = text.index("·", left), text.rindex("·", left, right) + 1
    head_words, _ = costs_of(text[left:first], table.words)
    _, tail_words = costs_of(text[last:right], table.words)
    for i in range(max(left, first - LONGEST), first):
        head = head_words[-1] - head_words[i - left] - _part_cost(text[i:first], table)
        for j in range(last + 1, min(right, last + LONGEST) + 1):
            tail = tail_words[0] - tail_words[j - last] - _part_cost(text[last:j], table)
            yield i, j, head + tail + DOT + (TO_THE_END if j == right else 0.0)


def _name_cost(name: str, table: Tables) -> float:
    """Cost of a transliterated name without dots; beyond any measure when a character never writes one."""
    begin, inside, end = table.foreign
    cost = begin.get(name[0], 99.0) + end.get(name[-1], 99.0)
    for c in name[1:-1]:
        cost += inside.get(c, 99.0)
    return cost


def _part_cost(part: str, table: Tables) -> float:
    begin, inside, end = table.foreign
    cost = begin.get(part[0], UNUSUAL + 3) + (end.get(part[-1], UNUSUAL) if len(part) > 1 else 0.0)
    if not NEVER.isdisjoint(part):
        cost += 20.0
    return cost + sum(inside.get(c, UNUSUAL) for c in part[1:-1])
