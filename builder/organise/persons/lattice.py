"""What a name explains better than ordinary words do: the score of a stretch of text as a name.

Before: 市长朱健强调，要坚持                After: 朱健 +2.8, 朱健强 -7.0 (强调 is a word, 调 alone is none)

A run of Chinese characters is read once in ordinary words from both ends. A candidate's score is the best
reading of the whole run less the best reading with the name in its place: a log-odds. A name that sits inside
a word, or that tears one apart, is so found out without looking at each candidate's surroundings again.
"""

from __future__ import annotations

from itertools import repeat
from operator import add

from .tables import INFINITE, UNKNOWN_CHAR

Costs = tuple[list[float], list[float]]
"""Of the best reading of run[:k] in ordinary words, and of run[k:]."""


def costs_of(run: str, words: dict[str, float], upto: int) -> Costs:
    """The first for k from 0 to `upto`, the second for k from 0 to the end.

    `words` also holds the beginnings of longer words, at an infinite cost, so that a search ends early.
    """
    single = list(map(words.get, run, repeat(UNKNOWN_CHAR)))
    double = [*map(words.get, map(add, run, run[1:])), None] if run else []
    return _to_the_right(run[:upto], words, single, double), _to_the_left(run, words, single, double)


def _to_the_right(run: str, words: dict[str, float], single: list[float], double: list[float | None]) -> list[float]:
    """`single`: costs of the characters; `double`: of each with the next one, None where no word begins so."""
    size = len(run)
    before = [0.0] + [INFINITE] * size
    for start in range(size):
        here, end = before[start], start + 1
        if here + single[start] < before[end]:
            before[end] = here + single[start]
        cost = double[start]
        while cost is not None and end < size:
            end += 1
            if here + cost < before[end]:
                before[end] = here + cost
            cost = words.get(run[start : end + 1])
    return before


def _to_the_left(run: str, words: dict[str, float], single: list[float], double: list[float | None]) -> list[float]:
    size, low = len(run), 0.0
    after = [low] * (size + 1)
    for start in range(size - 1, -1, -1):
        low += single[start]
        cost = double[start]
        if cost is not None:
            end = start + 2
            while cost is not None:
                if cost + after[end] < low:
                    low = cost + after[end]
                end += 1
                cost = words.get(run[start:end]) if end <= size else None
        after[start] = low
    return after


def words_of(text: str, words: dict[str, float]) -> list[str]:
    """The cheapest reading of a short text in ordinary words."""
    _, after = costs_of(text, words, 0)
    found: list[str] = []
    start = 0
    while start < len(text):
        end = next((e for e in range(len(text), start + 1, -1) if _fits(after, text, start, e, words)), start + 1)
        found.append(text[start:end])
        start = end
    return found


def _fits(after: list[float], text: str, start: int, end: int, words: dict[str, float]) -> bool:
    cost = words.get(text[start:end])
    return cost is not None and abs(cost + after[end] - after[start]) < 1e-9
