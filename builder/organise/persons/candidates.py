"""Every stretch of a text that may be a Chinese name, with its score and the rule that speaks loudest for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .cues import STRONG_OFFICE, Cues, cues, left_cue, right_cue
from .foreign import DOTTED, abroad, dotted, in_slot, run_pattern, scored
from .lattice import Costs, costs_of, name_costs
from .tables import tables

HAN_RUN = re.compile("[一-鿿]{2,}")
KEEP = -4.0
"""Below this no other evidence helps."""
LEAST_ALONE = -7.0
"""A stretch that ordinary words explain so much better is no name whatever stands beside it."""
LEAST_IN_A_SLOT, SLOT = -14.0, 3.0
ENDS = ("、", "，", "。", "；", "（", "）", "\n", "")
"""Between an office and one of these nothing but a name has room: 原局长宁资源、."""
FOREIGN_CAUTION, PERSONAL, DOUBT = 1.0, 3.0, 2.5
CUT_SHORT = 6.0
"""Against a name that leaves one character of its item of a list over: 、邹致(和)、."""
NO_CUE, A_CUE = 2.5, 1.5
"""Against a name beside which no word speaks for a person."""
LAST_IS_VERB = 0.6
NEIGHBOUR = 3.5
"""What another name across an enumeration comma is worth."""


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int
    name: str
    score: float
    rule: str
    """office, listed, speech, context, form or foreign: what speaks loudest."""
    against: float = 0.0
    """What a word behind it says against a person (a village, a prize, a theory): the reading stands, but for none."""


def found_in(text: str) -> list[Found]:
    """All readings, overlapping ones too, by position."""
    options = [option for run in HAN_RUN.finditer(text) for option in _of_run(text, *run.span())]
    if "·" in text:
        options += [o for run in DOTTED.finditer(text) for o in _foreign(text, dotted(text, *run.span(), tables()))]
    return _with_neighbours(text, options)


def _of_run(text: str, left: int, right: int) -> list[Found]:
    table = tables()
    run = text[left:right]
    starts = [i for i in range(len(run) - 1) if run[i] in table.starts]
    foreign = [match.span() for match in run_pattern().finditer(run)]
    if not starts and not foreign and not OFFICE_ABROAD.search(run):
        return []
    costs = costs_of(run, table.words)
    found = _chinese(text, left, run, starts, costs)
    for at in _slots_abroad(text, left, run):
        found += _foreign(text, [(left + i, left + j, s) for i, j, s in in_slot(run, costs, at, table) if s > 0])
    for span in foreign:
        found += _foreign(text, [(left + i, left + j, score) for i, j, score in scored(run, costs, *span, table)])
    return found


OFFICE_ABROAD = re.compile(
    "(?:总统|首相|总理|议长|主席|外长|国王|女王|王储|大使|公使|领事|防长|财长|国务卿|外相|苏丹|部长|发言人|总书记|秘书长|委员长|"
    "总干事|特使|教练|选手|教授|专家|总裁|首席执行官|学者|作家|导演)"
)


def _slots_abroad(text: str, left: int, run: str) -> list[int]:
    """Where in a run a name must follow, because an officer of another country is named."""
    ends = [match.end() for match in OFFICE_ABROAD.finditer(run) if match.end() < len(run) - 1]
    return [end for end in ends if abroad(text, left + end, run[:end])]


def _chinese(text: str, left: int, run: str, starts: list[int], costs: Costs) -> list[Found]:
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
            slot = before[0] >= STRONG_OFFICE and text[left + end : left + end + 1] in ENDS
            if (score < LEAST_ALONE and not slot) or "某" in run[at:end]:
                continue
            after = right_cue(text, left + end, cue.right)
            total = score + before[0] + max(after[0], 0.0) + (SLOT if slot else 0.0)
            total -= _shorter(text, left + at, left + end, cue)
            rule = _rule(before, after)
            if rule == "form":
                total -= NO_CUE
            if total > KEEP:
                found.append(Found(left + at, left + end, run[at:end], round(total, 1), rule, min(after[0], 0.0)))
    return found


def _shorter(text: str, start: int, end: int, cue: Cues) -> float:
    """What a verb that begins with the last character says for the shorter name: 朱健(表)示, 顾浩(在)."""
    if end - start < 3:
        return 0.0
    return LAST_IS_VERB * max(right_cue(text, end - 1, cue.right)[0], 0.0)


def _foreign(text: str, spans: list[tuple[int, int, float]]) -> list[Found]:
    """Companies, goods and places are written so too: without an office or a verb of speech it stays in doubt."""
    cue = cues()
    found = []
    for start, end, score in spans:
        before, after = left_cue(text, start, cue.left), right_cue(text, end, cue.right)
        beside = before[0] + max(after[0], 0.0)
        total = score + beside - FOREIGN_CAUTION - _shorter(text, start, end, cue)
        if max(before[0], after[0]) < PERSONAL:
            total = min(total, DOUBT)
        if total > KEEP:
            found.append(Found(start, end, text[start:end], round(total, 1), "foreign"))
    return found


def _rule(before: tuple[float, str], after: tuple[float, str]) -> str:
    if before[0] >= 5:
        return "office"
    if after[0] >= 5:
        return "speech"
    return "form" if max(before[0], after[0]) < A_CUE else "context"


def _with_neighbours(text: str, options: list[Found]) -> list[Found]:
    """Names in a list vouch for each other: 市领导刘光跃、刘正兴、胡水龙."""
    starts = {option.start for option in options}
    ends = {option.end for option in options}
    result = []
    for o in options:
        short = text[o.start - 1 : o.start] == "、" and text[o.end + 1 : o.end + 2] == "、" and text[o.end] != "、"
        if short:
            o = replace(o, score=o.score - CUT_SHORT)
        count = (text[o.start - 1 : o.start] == "、" and o.start - 1 in ends) + (
            text[o.end : o.end + 1] == "、" and o.end + 1 in starts
        )
        rule = "listed" if count and o.rule == "form" else o.rule
        result.append(replace(o, score=o.score + NEIGHBOUR * count, rule=rule) if count else o)
    return result


def best_of(options: Sequence[Found], least: float) -> list[Found]:
    """The readings that stand when overlapping ones compete, by position."""
    taken: list[Found] = []
    used: set[int] = set()
    for option in sorted(options, key=lambda o: (-o.score, o.start, -o.end)):
        if option.score < least:
            break
        span = range(option.start, option.end)
        if used.isdisjoint(span):
            used.update(span)
            taken.append(option)
    return sorted((o for o in taken if o.score + o.against >= least), key=lambda o: o.start)
