"""What a name explains better than ordinary words do: the score of a stretch of text as a name.

Before: 市长朱健强调，要坚持                After: 朱健 +2.8, 朱健强 -7.0 (强调 is a word, 调 alone is none)

A run of Chinese characters is read once in ordinary words from both ends. A candidate's score is the best
reading of the whole run less the best reading with the name in its place: a log-odds. A name that sits inside
a word, or that tears one apart, is so found out without looking at each candidate's surroundings again.
"""

from __future__ import annotations

from .tables import FIGURE, INFINITE, JAPANESE, JAPANESE_ENDS, UNKNOWN_CHAR, Tables

Costs = tuple[list[float], list[float]]


def costs_of(run: str, words: dict[str, float]) -> Costs:
    """(cost of the best reading of run[:k], cost of the best reading of run[k:]) for k from 0 to the end.

    `words` also holds the beginnings of longer words, at an infinite cost, so that a search ends early.
    """
    size, get = len(run), words.get
    single = [get(c, UNKNOWN_CHAR) for c in run]
    before = [0.0] + [INFINITE] * size
    longer: list[list[tuple[int, float]] | None] = []
    for start in range(size):
        here, end = before[start], start + 1
        if here + single[start] < before[end]:
            before[end] = here + single[start]
        found = None
        while end < size:
            end += 1
            cost = get(run[start:end])
            if cost is None:
                break
            if cost < INFINITE:
                found = found or []
                found.append((end, cost))
                if here + cost < before[end]:
                    before[end] = here + cost
        longer.append(found)
    return before, _from_the_end(single, longer)


def _from_the_end(single: list[float], longer: list[list[tuple[int, float]] | None]) -> list[float]:
    """The same from the other end; `longer` holds the words of two and more characters by where they begin."""
    after = [0.0] * (len(single) + 1)
    for start in range(len(single) - 1, -1, -1):
        low = after[start + 1] + single[start]
        for end, cost in longer[start] or ():
            if cost + after[end] < low:
                low = cost + after[end]
        after[start] = low
    return after


def at_most(text: str, end: int, words: dict[str, float]) -> float:
    """No reading can gain more by a name that is text[:end] than this less the name's own cost."""
    get = words.get
    first, last = get(text[0], UNKNOWN_CHAR), get(text[end - 1], UNKNOWN_CHAR)
    whole = get(text[:end], INFINITE)
    if end == 2:
        return min(first + last, whole)
    if end > 3:
        return min(sum([get(c, UNKNOWN_CHAR) for c in text[:end]]), whole)
    middle = get(text[1], UNKNOWN_CHAR)
    return min(first + middle + last, get(text[:2], INFINITE) + last, first + get(text[1:end], INFINITE), whole)


def name_costs(text: str, tables: Tables) -> list[tuple[int, float]]:
    """(size, cost) of each name with which a text may begin."""
    found = []
    cost = tables.surnames.get(text[0])
    if cost is not None:
        found = _given(text, 1, cost, tables)
    if text[:2] in tables.special:
        best = dict(sorted([*found, *_special(text, 0, tables)], key=lambda pair: -pair[1]))
        found = sorted(best.items())
    return found


def _given(run: str, at: int, cost: float, tables: Tables) -> list[tuple[int, float]]:
    """Given names of one and of two characters after a surname of that cost."""
    if at >= len(run):
        return []
    c = run[at]
    one = (at + 1, cost + tables.only.get(c, tables.rare[2]))
    if at + 1 == len(run):
        return [one]
    two = tables.first.get(c, tables.rare[0]) + tables.second.get(run[at + 1], tables.rare[1])
    return [one, (at + 2, cost + two)]


def _special(run: str, start: int, tables: Tables) -> list[tuple[int, float]]:
    """Compound surnames, and persons whom every reader knows."""
    ends = range(start + 2, min(start + 5, len(run)) + 1)
    found = [(end, FIGURE) for end in ends if run[start:end] in tables.figures]
    if run[start : start + 2] in tables.compound:
        found += _given(run, start + 2, tables.surnames[run[start : start + 2]], tables)
    for size in (2, 3):
        if run[start : start + size] in tables.japanese.surnames:
            found += _japanese(run, start + size, tables.japanese.ends)
    return found


def _japanese(run: str, at: int, ends: tuple[str, str, tuple[str, ...]]) -> list[tuple[int, float]]:
    """Given names as they end in Japan, after a surname: 龙太郎, 康弘, 孜."""
    return [
        (at + size, JAPANESE + JAPANESE_ENDS[size - 1])
        for size in (1, 2, 3)
        if at + size <= len(run) and run[at : at + size].endswith(tuple(ends[size - 1]))
    ]


def words_of(text: str, words: dict[str, float]) -> list[str]:
    """The cheapest reading of a short text in ordinary words."""
    _, after = costs_of(text, words)
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
