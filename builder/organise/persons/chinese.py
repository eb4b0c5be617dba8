"""Names of Chinese form: a surname and one or two characters, weighed against ordinary words and by what stands beside.

Before: 北京博爱医院院长吴弦光代表医院          After: 吴弦光 +9.4 (office), 吴弦 +5.2
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .cues import SPEECH, STRONG_OFFICE, Cue, Cues, cues, left_cue, right_cue
from .doubts import DOUBTS, NO_CUE, Reading
from .found import Found
from .lattice import Costs, at_most, name_costs
from .tables import tables

EVERYDAY, RARE = 8.5, 99.0
"""Cost of a word that is met so often that a name is not to be thought of."""
KEEP = -4.0
"""Below this no other evidence helps."""
LEAST_ALONE = -7.0
"""A stretch that ordinary words explain so much better is no name whatever stands beside it."""
LEAST_IN_A_SLOT, SLOT = -14.0, 3.0
ENDS = ("、", "，", "。", "；", "（", "）", "\n", "")
"""Between an office and one of these little but a name has room: 原局长宁资源、; and so it is with 、欧杏、."""
BEGINS = ("", "。", "！", "？", "”", "\n", "；", "，")
SUBJECT = 3.5
"""Between the beginning of a sentence and a verb of speech there is most often a name: 向曙光表示."""
A_CUE, A_STOP = 1.5, 3.5


class Ending(NamedTuple):
    """Where a name may end, what it costs, and what follows it."""

    stop: int
    cost: float
    least: float
    """Score below which it is none, whatever stands beside it."""
    after: Cue
    support: float
    """What stands beside it on both sides says for it."""


class Named(NamedTuple):
    """Where a name may begin, what stands before it, and where it may end."""

    start: int
    before: Cue
    endings: list[Ending]


def worth_reading(text: str) -> list[Named]:
    """What may be a name unless the words around explain it better."""
    cue, special = cues(), tables().special
    found = []
    for match in _beginnings().finditer(text):
        start = match.start()
        longest = 6 if text[start : start + 2] in special else 3
        sizes = _sizes((text[start] + match[1])[:longest])
        if sizes:
            before = left_cue(text, start, cue)
            least = LEAST_IN_A_SLOT if before[0] >= STRONG_OFFICE or text[start - 1 : start] == "、" else LEAST_ALONE
            ends = [_ending(text, start, *size, before, cue) for size in sizes if size[2] >= least]
            endings = [ending for ending in ends if ending]
            if endings:
                found.append(Named(start, before, endings))
    return found


def _ending(text: str, start: int, size: int, cost: float, gain: float, before: Cue, cue: Cues) -> Ending | None:
    """None where the most that it can gain is not enough."""
    stop = start + size
    after = right_cue(text, stop, cue)
    slot = _slot(text, start, stop, before, after)
    if gain < LEAST_ALONE and not slot:
        return None
    support = before[0] + max(after[0], 0.0) + (SLOT if slot else 0.0)
    if after[0] >= SPEECH and stop - start > 2 and text[start - 1 : start] in BEGINS:
        support += SUBJECT
    if max(before[0], after[0]) < A_CUE:
        gain -= NO_CUE
    if gain + support <= KEEP or text[stop : stop + 1] == "·" or nameless(text[start:stop], cue.address):
        return None
    return Ending(stop, cost, LEAST_IN_A_SLOT if slot else LEAST_ALONE, after, support)


@lru_cache(maxsize=1)
def _beginnings() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(tables().starts))}](?=([一-鿿]{{1,5}}))")


@lru_cache(maxsize=1 << 17)
def _sizes(text: str) -> tuple[tuple[int, float, float], ...]:
    """(size, cost, the most it can gain) of each name with which a text may begin.

    None where a surname begins an everyday word (于是, 方面), unless well-known names begin so too.
    """
    table = tables()
    if not (text[0] in table.surnames and table.words.get(text[:2], RARE) > EVERYDAY) and text[:2] not in table.special:
        return ()
    gains = ((end, cost, at_most(text, end, table.words) - cost) for end, cost in name_costs(text, table))
    return tuple([one for one in gains if one[2] >= LEAST_IN_A_SLOT])


def readings(text: str, left: int, run: str, named: list[Named], costs: Costs) -> list[Found]:
    """Readings of a run of Chinese characters that begins at `left` of the text; `named` counts within the text."""
    table, cue = tables(), cues()
    upto, beyond = costs
    found = []
    for start, before, endings in named:
        at = start - left
        for stop, cost, least, after, support in endings:
            end = stop - left
            if end > len(run):
                continue
            score = upto[-1] - upto[at] - cost - beyond[end]
            if score < least or score + support <= KEEP:
                continue
            reading = Reading(text, left, run, at, end, before, after, rule_of(before, after))
            total = score + support - sum([doubt(reading, table, cue) for doubt in DOUBTS])
            if total > KEEP:
                against = min(after[0], 0.0)
                found.append(Found(start, stop, run[at:end], round(total, 1), reading.rule, against))
    return found


def _slot(text: str, start: int, end: int, before: Cue, after: Cue) -> bool:
    """Whether the reading fills a place for a name: from an office to a stop, or a whole item of a list."""
    behind = text[end : end + 1]
    if before[0] >= STRONG_OFFICE:
        return behind in ENDS or after[0] >= A_STOP
    return behind == "、" == text[start - 1 : start]


def nameless(name: str, address: frozenset[str]) -> bool:
    """A surname with a form of address is nobody's name: 郭女士, 侯老, 田某."""
    return name[1:] in address or "某" in name


def rule_of(before: Cue, after: Cue) -> str:
    if before[0] >= STRONG_OFFICE:
        return "office"
    if after[0] >= SPEECH:
        return "speech"
    return "form" if max(before[0], after[0]) < A_CUE else "context"
