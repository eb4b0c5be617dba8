"""Names of Chinese form: a surname and one or two characters, weighed against ordinary words and by what stands beside.

Before: 北京博爱医院院长吴弦光代表医院          After: 吴弦光 +9.4 (office), 吴弦 +5.2
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .cues import NOTHING, SPEECH, STRONG_OFFICE, Cue, cues, left_cue, right_cue
from .doubts import DOUBTS, NO_CUE, Reading
from .forms import LEAST_ALONE, LEAST_IN_A_SLOT, possible
from .found import Found
from .lattice import Costs
from .tables import tables

KEEP = -4.0
"""Below this no other evidence helps."""
SLOT = 3.0
ENDS = frozenset(("、", "，", "。", "；", "（", "）", "\n", ""))
"""Between an office and one of these little but a name has room: 原局长宁资源、; and so it is with 、欧杏、."""
BEGINS = frozenset(("", "。", "！", "？", "”", "\n", "；", "，"))
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
    cue, found = cues(), []
    for start, sizes in possible(text, cue.slots):
        before, endings = left_cue(text, start, cue), []
        said = before[0]
        for length, cost, gain in sizes:
            after = right_cue(text, start + length, cue)
            if after is NOTHING and said < A_CUE and gain + said <= KEEP + NO_CUE:
                continue
            ending = _ending(text, start, start + length, cost, gain, before, after)
            if ending and not nameless(text[start : start + length], cue.address):
                endings.append(ending)
        if endings:
            found.append(Named(start, before, endings))
    return found


def _ending(text: str, start: int, stop: int, cost: float, gain: float, before: Cue, after: Cue) -> Ending | None:
    """None where the most that it can gain is not enough."""
    said, says, behind = before[0], after[0], text[stop : stop + 1]
    # Whether it fills a place for a name: from an office to a stop, or a whole item of a list.
    slot = behind in ENDS or says >= A_STOP if said >= STRONG_OFFICE else behind == "、" == text[start - 1 : start]
    if gain < LEAST_ALONE and not slot:
        return None
    support = said + max(says, 0.0) + (SLOT if slot else 0.0)
    if says >= SPEECH and stop - start > 2 and text[start - 1 : start] in BEGINS:
        support += SUBJECT
    if gain + support <= (KEEP + NO_CUE if said < A_CUE > says else KEEP) or behind == "·":
        return None
    return Ending(stop, cost, LEAST_IN_A_SLOT if slot else LEAST_ALONE, after, support)


def readings(text: str, left: int, run: str, named: Sequence[Named], costs: Costs) -> list[Found]:
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
            score = beyond[0] - upto[at] - cost - beyond[end]
            if score < least or score + support <= KEEP:
                continue
            reading = Reading(text, left, run, at, end, before, after, rule_of(before, after))
            total = score + support - sum([doubt(reading, table, cue) for doubt in DOUBTS])
            if total > KEEP:
                against = min(after[0], 0.0)
                found.append(Found(start, stop, run[at:end], round(total, 1), reading.rule, against))
    return found


def nameless(name: str, address: frozenset[str]) -> bool:
    """A surname with a form of address is nobody's name: 郭女士, 侯老, 田某."""
    return name[1:] in address or "某" in name


def rule_of(before: Cue, after: Cue) -> str:
    if before[0] >= STRONG_OFFICE:
        return "office"
    if after[0] >= SPEECH:
        return "speech"
    return "form" if max(before[0], after[0]) < A_CUE else "context"
