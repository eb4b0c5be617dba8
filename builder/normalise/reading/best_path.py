"""The best-scoring sequence of states (Viterbi), generic and small."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Step = Callable[[int, str, str], float]
"""(index, state before, state here) -> score of the step; -inf forbids it."""
BEAM = 14.0
"""A state this much worse than the best at the same line is dropped."""


def best_path(scores: Sequence[dict[str, float]], step: Step) -> tuple[list[str], list[float]]:
    """States with the highest sum of line scores and step scores, and each line's margin.

    The margin of a line is how much the best path loses when that line takes its second-best state
    with everything before it best (an estimate, 0 and up).
    """
    if not scores:
        return [], []
    columns: list[dict[str, tuple[float, str]]] = []
    margins: list[float] = []
    for i, column in enumerate(scores):
        here: dict[str, tuple[float, str]] = {}
        before = columns[-1] if columns else {"": (0.0, "")}
        for state, own in column.items():
            best, came = max(((total + step(i, past, state), past) for past, (total, _) in before.items()))
            if best > float("-inf"):
                here[state] = (best + own, came)
        columns.append(_trim(here))
        margins.append(_margin(here))
    state = max(columns[-1], key=lambda s: columns[-1][s][0])
    path = [state]
    for column in reversed(columns[1:]):
        state = column[state][1]
        path.append(state)
    return path[::-1], margins


def _trim(column: dict[str, tuple[float, str]]) -> dict[str, tuple[float, str]]:
    top = max(total for total, _ in column.values())
    return {s: v for s, v in column.items() if v[0] >= top - BEAM}


def _margin(column: dict[str, tuple[float, str]]) -> float:
    totals = sorted((total for total, _ in column.values()), reverse=True)
    return totals[0] - totals[1] if len(totals) > 1 else 20.0
