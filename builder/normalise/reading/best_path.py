"""The best-scoring sequence of states (Viterbi), generic and small."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Step = Callable[[int, str, str], float]
"""(index, kind of the state before, state here) -> score of the step; -inf forbids it."""
BEAM = 14.0
"""A state this much worse than the best at the same line is dropped."""
CERTAIN = 20.0
"""Margin of a line that has only one state."""
Column = dict[str, tuple[float, str]]
"""State -> (total score so far, state before)."""


def best_path(
    scores: Sequence[dict[str, float]], step: Step, kinds: Mapping[str, str]
) -> tuple[list[str], list[float]]:
    """States with the highest sum of line scores and step scores, and each line's margin.

    `kinds` puts together the states from which every step costs the same; all others are kinds of their own. The
    margin of a line is how much worse its second-best state is with everything before it best (0 and up).
    """
    if not scores:
        return [], []
    columns: list[Column] = []
    margins: list[float] = []
    before: Column = {"": (0.0, "")}
    for i, column in enumerate(scores):
        ways = _ways(before, kinds)
        here = {state: _entry(i, state, own, ways, step) for state, own in column.items()}
        totals = sorted((total for total, _ in here.values()), reverse=True)
        margins.append(totals[0] - totals[1] if len(totals) > 1 else CERTAIN)
        least = totals[0] - BEAM
        before = {state: entry for state, entry in here.items() if entry[0] >= least}
        columns.append(before)
    return _trace(columns), margins


def _ways(before: Column, kinds: Mapping[str, str]) -> list[tuple[str, float, str]]:
    """(kind, total, state) of the best state of each kind."""
    best: dict[str, tuple[str, float, str]] = {}
    for state, (total, _) in before.items():
        kind = kinds.get(state, state)
        if kind not in best or total > best[kind][1]:
            best[kind] = kind, total, state
    return list(best.values())


def _entry(i: int, state: str, own: float, ways: Sequence[tuple[str, float, str]], step: Step) -> tuple[float, str]:
    """The best way into a state."""
    best, came = float("-inf"), ""
    for kind, total, past in ways:
        score = total + step(i, kind, state)
        if score > best:
            best, came = score, past
    return best + own, came


def _trace(columns: Sequence[Column]) -> list[str]:
    state = max(columns[-1], key=lambda s: columns[-1][s][0])
    path = [state]
    for column in reversed(columns[1:]):
        state = column[state][1]
        path.append(state)
    return path[::-1]
