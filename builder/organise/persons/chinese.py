"""Names of Chinese form: a surname and one or two characters, weighed against ordinary words and by what stands beside.

Before: 北京博爱医院院长吴弦光代表医院          After: 吴弦光 +9.4 (office), 吴弦 +5.2
"""

from __future__ import annotations

from .cues import SPEECH, STRONG_OFFICE, Cue, cues, left_cue, right_cue
from .doubts import DOUBTS, Reading
from .found import Found
from .lattice import Costs, name_costs
from .tables import tables

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


def readings(text: str, left: int, run: str, starts: list[int], costs: Costs) -> list[Found]:
    """Readings of a run of Chinese characters that begins at `left` of the text; `starts` count within the run."""
    table, cue = tables(), cues()
    upto, beyond = costs
    found = []
    for at in starts:
        before = None
        for end, cost in name_costs(run, at, table):
            score = upto[-1] - upto[at] - cost - beyond[end]
            if score < LEAST_IN_A_SLOT:
                continue
            before = before or left_cue(text, left + at, cue.left)
            after = right_cue(text, left + end, cue.right)
            slot = _slot(text, left + at, left + end, before, after)
            if (
                (score < LEAST_ALONE and not slot)
                or text[left + end : left + end + 1] == "·"
                or nameless(run[at:end], cue.address)
            ):
                continue
            reading = Reading(text, left, run, at, end, before, after, rule_of(before, after))
            total = score + before[0] + max(after[0], 0.0) + (SLOT if slot else 0.0)
            if at == 0 and after[0] >= SPEECH and end > 2 and text[left - 1 : left] in BEGINS:
                total += SUBJECT
            total -= sum([doubt(reading, table, cue) for doubt in DOUBTS])
            if total > KEEP:
                against = min(after[0], 0.0)
                found.append(Found(left + at, left + end, run[at:end], round(total, 1), reading.rule, against))
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
