"""Whether two stretches of a page speak of the same thing.

Pairs of characters that few stretches share (names, places, terms) tie stretches together; pairs
that stand everywhere (我们, 发展) count for little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

REACH = 700
"""Characters on either side of a border that are compared."""


def pairs(text: str) -> set[str]:
    """The character pairs of a text, marks and digits left out of account by their rarity alone."""
    return set(map("".join, zip(text, text[1:], strict=False)))


class Vocabulary:
    """The pairs of a page's stretches and how rare each is."""

    def __init__(self, stretches: Sequence[str]):
        self.sets = [pairs(s) for s in stretches]
        count: Counter[str] = Counter()
        for one in self.sets:
            count.update(one)
        n = max(2, len(stretches))
        self.weight = {p: log(n / c) for p, c in count.items() if 1 < c <= n * 0.5 + 1}

    def tie(self, a: set[str], b: set[str]) -> float:
        """Weight of the pairs that both share, for each hundred characters of the smaller (0 and up)."""
        weight = self.weight
        shared = sum(weight.get(p, 0.0) for p in a & b)
        return shared / (min(len(a), len(b)) + 20) * 10
