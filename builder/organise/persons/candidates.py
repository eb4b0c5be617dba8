"""Every stretch of a text that may be a Chinese name, with its score and the rule that speaks loudest for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .cues import cues, left_cue, right_cue
from .foreign import DOTTED, dotted, run_pattern, scored
from .lattice import scores
from .tables import tables

HAN_RUN = re.compile("[一-鿿]{2,}")
KEEP = -4.0
"""Below this no other evidence helps."""
FOREIGN_CAUTION = 1.0
CUT_SHORT = 6.0
"""Against a name that leaves one character of its item of a list over: 、邹致(和)、."""
NEIGHBOUR = 3.5
"""What another name across an enumeration comma is worth."""


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int
    name: str
    score: float
    rule: str
    """office, listed, speech, context or form: what speaks loudest."""


def found_in(text: str) -> list[Found]:
    """All readings, overlapping ones too, by position."""
    options = [option for run in HAN_RUN.finditer(text) for option in _of_run(text, *run.span())]
    if "·" in text:
        options += [o for run in DOTTED.finditer(text) for o in _weighed(text, dotted(text, *run.span(), tables()))]
    return _with_neighbours(text, options)


def _of_run(text: str, left: int, right: int) -> list[Found]:
    table, cue = tables(), cues()
    surnames = table.surnames
    found = []
    for start in range(left, right - 1):
        if text[start] not in surnames:
            continue
        before = None
        for end, score in scores(text, start, left, right, table):
            if score < -12:
                continue
            if before is None:
                before = left_cue(text, start, cue.left)
            after = right_cue(text, end, cue.right)
            total = score + before[0] + after[0]
            if total > KEEP:
                found.append(Found(start, end, text[start:end], round(total, 1), _rule(score, before, after)))
    for run in run_pattern().finditer(text, left, right):
        found += _weighed(text, scored(text, left, right, *run.span(), table))
    return found


def _weighed(text: str, spans: list[tuple[int, int, float]]) -> list[Found]:
    cue = cues()
    found = []
    for start, end, score in spans:
        if score > -12:
            before, after = left_cue(text, start, cue.left), right_cue(text, end, cue.right)
            total = score + before[0] + after[0] - FOREIGN_CAUTION
            if total > KEEP:
                found.append(Found(start, end, text[start:end], round(total, 1), "foreign"))
    return found


def _rule(score: float, before: tuple[float, str], after: tuple[float, str]) -> str:
    loudest = max(score, before[0], after[0])
    if before[0] >= 5:
        return "office"
    if after[0] >= 5:
        return "speech"
    return "form" if loudest == score else "context"


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
        result.append(Found(o.start, o.end, o.name, o.score + NEIGHBOUR * count, rule) if count else o)
    return result


def best_of(options: list[Found], least: float) -> list[Found]:
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
    return sorted(taken, key=lambda o: o.start)
