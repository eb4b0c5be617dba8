"""The best-scoring sequence of states (Viterbi), generic and small."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

Row = Mapping[str, float]
"""State -> score of the step to it; -inf forbids it."""
Steps = Callable[[int, str, Collection[str]], Row]
"""(index, kind of the state before, states here) -> the scores of the steps to these, and perhaps to others."""
BEAM = 14.0
"""A state this much worse than the best at the same line is dropped."""
CERTAIN = 20.0
"""Margin of a line that has only one state."""
_NEVER = float("-inf")
Totals = dict[str, float]
"""State -> total score so far."""
Came = dict[str, str]
"""State -> the best state before it."""


def best_path(
    scores: Sequence[dict[str, float]], steps: Steps, kinds: Mapping[str, str]
) -> tuple[list[str], list[float]]:
    """States with the highest sum of line scores and step scores, and each line's margin.

    `kinds` puts together the states from which every step costs the same; all others are kinds of their own. The
    margin of a line is how much worse its second-best state is with everything before it best (0 and up).
    """
    if not scores:
        return [], []
    ways: list[Came] = []
    margins: list[float] = []
    here: Totals = {}
    before = {"": (0.0, "")}
    for i, column in enumerate(scores):
        if len(before) == 1:
            [(kind, (total, past))] = before.items()
            here, came = _only_entry(column, total, steps(i, kind, column)), dict.fromkeys(column, past)
        else:
            here, came = _entries(column, [(*best, steps(i, kind, column)) for kind, best in before.items()])
        totals = sorted(here.values())
        margins.append(totals[-1] - totals[-2] if len(totals) > 1 else CERTAIN)
        before = _best_of_kinds(here, totals[-1] - BEAM, kinds)
        ways.append(came)
    return _trace(here, ways), margins


def _best_of_kinds(here: Totals, least: float, kinds: Mapping[str, str]) -> dict[str, tuple[float, str]]:
    """Kind -> total and name of its best state, where that is not below `least`."""
    best: dict[str, tuple[float, str]] = {}
    for state, total in here.items():
        if total >= least:
            kind = kinds.get(state, state)
            if kind not in best or total > best[kind][0]:
                best[kind] = total, state
    return best


def _only_entry(column: Mapping[str, float], total: float, row: Row) -> Totals:
    """What each state comes to where one kind of state leads to them all."""
    here: Totals = {}
    for state, own in column.items():
        here[state] = total + row[state] + own
    return here


def _entries(column: Mapping[str, float], ways: Sequence[tuple[float, str, Row]]) -> tuple[Totals, Came]:
    """The best way into each state."""
    here: Totals = {}
    came: Came = {}
    for state, own in column.items():
        best = _NEVER
        came[state] = ""
        for total, past, row in ways:
            score = total + row[state]
            if score > best:
                best, came[state] = score, past
        here[state] = best + own
    return here, came


def _trace(last: Totals, ways: Sequence[Came]) -> list[str]:
    state = max(last, key=last.__getitem__)
    path = [state]
    for came in reversed(ways[1:]):
        state = came[state]
        path.append(state)
    return path[::-1]
