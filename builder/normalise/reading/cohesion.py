"""Whether two stretches of a page speak of the same thing.

Threes of characters that few lines share (names, places, terms) tie stretches together; threes that
stand everywhere count for little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt


def threes(text: str) -> set[str]:
    return set(map("".join, zip(text, text[1:], text[2:], strict=False)))


def pairs(text: str) -> set[str]:
    return set(map("".join, zip(text, text[1:], strict=False)))


class Vocabulary:
    """The threes of a page's lines, and how rare each is."""

    def __init__(self, lines: Sequence[str]):
        self.sets = [threes(line) for line in lines]
        count: Counter[str] = Counter()
        for one in self.sets:
            count.update(one)
        self.weight = {p: log(len(lines) / c) for p, c in count.items() if c > 1}

    def of(self, indices: Sequence[int]) -> set[str]:
        return set().union(*(self.sets[i] for i in indices)) & self.weight.keys()

    def mass(self, words: set[str]) -> float:
        weight = self.weight
        return sum(weight[w] for w in words)

    def tie(self, a: set[str], b: set[str]) -> float:
        """0 (nothing in common) to 1 (the same words); within an article mostly above 0.15, across below 0.1."""
        return self.mass(a & b) / (sqrt(self.mass(a) * self.mass(b)) + 1.0)
