"""What a name explains better than ordinary words do: the score of a stretch of text as a name.

Before: 市长朱健强调，要坚持                After: 朱健 +6.1, 朱健强 +0.2 (强调 is a word, 调 alone is not)

The text around the place is read twice, once in ordinary words only and once with the name in it; the
score is the difference of the two best readings, a log-odds. A name that sits inside a word, or that
tears one apart, is so found out without a full segmentation.
"""

from __future__ import annotations

from .tables import UNKNOWN_CHAR, Tables

Sizes = tuple[int, ...]
USUAL: Sizes = (2, 3, 4)
"""Lengths of words looked up."""
REACH = 4
"""Characters looked at on each side of a candidate."""


def forward(text: str, start: int, end: int, words: dict[str, float], sizes: Sizes = USUAL) -> list[float]:
    """Cost of the best reading of text[start:k] for k from start to end."""
    best = [0.0]
    for k in range(start + 1, end + 1):
        low = best[k - 1 - start] + words.get(text[k - 1], UNKNOWN_CHAR)
        for size in sizes:
            if k - size < start:
                break
            cost = words.get(text[k - size : k])
            if cost is not None and best[k - size - start] + cost < low:
                low = best[k - size - start] + cost
        best.append(low)
    return best


def backward(text: str, start: int, end: int, words: dict[str, float], sizes: Sizes = USUAL) -> list[float]:
    """Cost of the best reading of text[k:end] for k from start to end."""
    best = [0.0] * (end - start + 1)
    for k in range(end - 1, start - 1, -1):
        low = best[k + 1 - start] + words.get(text[k], UNKNOWN_CHAR)
        for size in sizes:
            if k + size > end:
                break
            cost = words.get(text[k : k + size])
            if cost is not None and best[k + size - start] + cost < low:
                low = best[k + size - start] + cost
        best[k - start] = low
    return best


def name_costs(text: str, start: int, limit: int, tables: Tables) -> list[tuple[int, float]]:
    """(end, cost) of each length that a Chinese name beginning at `start` may have."""
    found = []
    for size in (2, 1):
        surname = text[start : start + size]
        if len(surname) < size or (size == 2 and surname not in tables.compound):
            continue
        cost, at = tables.surnames.get(surname), start + size
        if cost is None:
            continue
        if at < limit:
            found.append((at + 1, cost + tables.only.get(text[at], tables.rare[2])))
        if at + 1 < limit:
            first, second = tables.first.get(text[at], tables.rare[0]), tables.second.get(text[at + 1], tables.rare[1])
            found.append((at + 2, cost + first + second))
    return found


def scores(text: str, start: int, left: int, right: int, tables: Tables) -> list[tuple[int, float]]:
    """(end, log-odds) for each possible name at `start`; the text counts from `left` to `right`."""
    costs = name_costs(text, start, right, tables)
    if not costs:
        return []
    left, right = max(left, start - REACH), min(right, start + 4 + REACH)
    before = forward(text, left, right, tables.words)
    after = backward(text, start, right, tables.words)
    plain, upto = before[-1], before[start - left]
    return [(end, plain - upto - cost - after[end - start]) for end, cost in costs]


def words_of(text: str, words: dict[str, float]) -> list[str]:
    """The cheapest reading of a short text in ordinary words."""
    best = forward(text, 0, len(text), words)
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
