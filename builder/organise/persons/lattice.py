"""What a name explains better than ordinary words do: the score of a stretch of text as a name.

Before: 市长朱健强调，要坚持                After: 朱健 +2.8, 朱健强 -7.0 (强调 is a word, 调 alone is none)

A run of Chinese characters is read once in ordinary words from both ends. A candidate's score is the best
reading of the whole run less the best reading with the name in its place: a log-odds. A name that sits inside
a word, or that tears one apart, is so found out without looking at each candidate's surroundings again.
"""

from __future__ import annotations

from .tables import UNKNOWN_CHAR, Tables

Costs = tuple[list[float], list[float]]
FOUR = 4
"""Longer words (foreign places) are looked for where a candidate asks."""


def costs_of(run: str, words: dict[str, float]) -> Costs:
    """(cost of the best reading of run[:k], cost of the best reading of run[k:]) for k from 0 to the end."""
    size = len(run)
    get = words.get
    before, edges = [0.0], []
    for k in range(1, size + 1):
        low = before[k - 1] + get(run[k - 1], UNKNOWN_CHAR)
        for start in range(k - 2, max(k - FOUR, 0) - 1, -1):
            cost = get(run[start:k])
            if cost is not None:
                edges.append((start, k, cost))
                cost += before[start]
                if cost < low:
                    low = cost
        before.append(low)
    return before, _from_the_end(run, edges, get)


def _from_the_end(run: str, edges: list[tuple[int, int, float]], get) -> list[float]:
    size = len(run)
    starting: list[list[tuple[int, float]]] = [[] for _ in range(size)]
    for start, end, cost in edges:
        starting[start].append((end, cost))
    after = [0.0] * (size + 1)
    for k in range(size - 1, -1, -1):
        low = after[k + 1] + get(run[k], UNKNOWN_CHAR)
        for end, cost in starting[k]:
            cost += after[end]
            if cost < low:
                low = cost
        after[k] = low
    return after


def name_costs(run: str, start: int, tables: Tables) -> list[tuple[int, float]]:
    """(end, cost) of each length that a Chinese name beginning at `start` may have."""
    found = []
    for size in (2, 1):
        surname = run[start : start + size]
        if size == 2 and surname not in tables.compound:
            continue
        cost, at, limit = tables.surnames.get(surname), start + size, len(run)
        if cost is None:
            continue
        if at < limit:
            found.append((at + 1, cost + tables.only.get(run[at], tables.rare[2])))
        if at + 1 < limit:
            first, second = tables.first.get(run[at], tables.rare[0]), tables.second.get(run[at + 1], tables.rare[1])
            found.append((at + 2, cost + first + second))
    return found


def words_of(text: str, words: dict[str, float]) -> list[str]:
    """The cheapest reading of a short text in ordinary words."""
    best, _ = costs_of(text, words)
    found: list[str] = []
    end = len(text)
    while end:
        size = next((n for n in (4, 3, 2) if n <= end and _fits(best, text[end - n : end], end, words)), 1)
        found.append(text[end - size : end])
        end -= size
    return found[::-1]


def _fits(best: list[float], word: str, end: int, words: dict[str, float]) -> bool:
    cost = words.get(word)
    return cost is not None and abs(best[end - len(word)] + cost - best[end]) < 1e-9
