"""Whether two stretches of a page speak of the same thing.

Pairs of characters that few lines share (names, places, terms) tie stretches together; pairs that stand
everywhere count for little, pairs with a mark or a function word (的, 了, 他) for nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt

from builder.normalise.reading.common_words import COMMON

COMMON_COUNTS = 0.4
"""What a word of `COMMON` counts against one that news text uses less."""
_IDLE = frozenset("的了是在和有不我他她它们这那就也都着,。“”‘’:、;!?()《》—…· 0123456789.%")


def pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


class Vocabulary:
    """The pairs of a page's lines, and how rare each is (log squared of the part of lines that have it)."""

    def __init__(self, lines: Sequence[str]):
        found = [pairs(line) for line in lines]
        count: Counter[str] = Counter()
        for one in found:
            count.update(one)
        n, most = len(lines), max(2, len(lines) // 2)
        self.weight = {
            p: log(n / c) ** 2 * (COMMON_COUNTS if p in COMMON else 1.0)
            for p, c in count.items()
            if 1 < c <= most and p[0] not in _IDLE and p[1] not in _IDLE
        }
        known = self.weight.keys()
        self.sets = [one & known for one in found]

    def of(self, indices: Iterable[int]) -> set[str]:
        return set().union(*[self.sets[i] for i in indices])

    def mass(self, words: Iterable[str]) -> float:
        return sum(map(self.weight.__getitem__, words))

    def tie(self, a: set[str], b: set[str]) -> float:
        """0 (nothing in common) to 1 (the same words); within an article mostly above 0.15, across below 0.1."""
        return self.mass(a & b) / (sqrt(self.mass(a) * self.mass(b)) + 1.0)

    def places(self) -> dict[str, int]:
        """For each pair the lines it stands in, as a bit mask."""
        found = dict.fromkeys(self.weight, 0)
        for i, words in enumerate(self.sets):
            bit = 1 << i
            for word in words:
                found[word] |= bit
        return found
