"""Whether two stretches of a page speak of the same thing.

Pairs of characters that few lines share (names, places, terms) tie stretches together; pairs that stand
everywhere count for little, pairs with a mark or a function word (的, 了, 他) for nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from builder.normalise.reading.common_words import COMMON

FACT = 0.4
_IDLE = frozenset("的了是在和有不我他她它们这那就也都着,。“”‘’:、;!?()《》—…· 0123456789.%")


def threes(text: str) -> set[str]:
    return {text[i:i + 3] for i in range(len(text) - 2)}


def pairs(text: str) -> set[str]:
    return {text[i:i + 2] for i in range(len(text) - 1)}


class Vocabulary:
    """The pairs of a page's lines, and how rare each is (log squared of the part of lines that have it)."""

    def __init__(self, lines: Sequence[str]):
        self.sets = [pairs(line) for line in lines]
        count: Counter[str] = Counter()
        for one in self.sets:
            count.update(one)
        self.weight = {p: log(len(lines) / c) ** 2 * (FACT if p in COMMON else 1.0) for p, c in count.items() if c > 1 and _IDLE.isdisjoint(p)}

    def of(self, indices: Sequence[int]) -> set[str]:
        return set().union(*(self.sets[i] for i in indices)) & self.weight.keys()

    def mass(self, words: set[str]) -> float:
        weight = self.weight
        return sum(weight[w] for w in words)

    def tie(self, a: set[str], b: set[str]) -> float:
        """0 (nothing in common) to 1 (the same words); within an article mostly above 0.12, across below 0.08."""
        return self.mass(a & b) / (sqrt(self.mass(a) * self.mass(b)) + 1.0)
