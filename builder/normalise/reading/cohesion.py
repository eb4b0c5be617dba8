"""Whether two stretches of a page speak of the same thing.

Pairs of characters that few lines share (names, places, terms) tie stretches together; pairs that stand
everywhere count for little, pairs with a mark or a function word (的, 了, 他) for nothing. A pair is kept as one
number, the two code points side by side: sets of numbers are several times as fast as sets of strings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import log, sqrt

from builder.normalise.reading.common_words import COMMON

COMMON_COUNTS = 0.4
"""What a word of `COMMON` counts against one that news text uses less."""
_IDLE = frozenset(map(ord, "的了是在和有不我他她它们这那就也都着,。“”‘’:、;!?()《》—…· 0123456789.%"))
_LOW = 0xFFFFFFFF


def pairs(text: str) -> set[int]:
    """The pairs of neighbouring characters of a text, as numbers."""
    data = text.encode("utf-32-le", "surrogatepass")
    found: set[int] = set()
    for shift in (0, 4):
        room = (len(data) - shift) // 8 * 8
        if room > 0:
            found.update(memoryview(data[shift : shift + room]).cast("Q"))
    return found


_COMMON = frozenset(pair for word in COMMON for pair in pairs(word))


class Vocabulary:
    """The pairs of a page's lines, and how rare each is (log squared of the part of lines that have it)."""

    def __init__(self, lines: Sequence[str]):
        found = [pairs(line) for line in lines]
        count = Counter(chain.from_iterable(found))
        n, most = len(lines), max(2, len(lines) // 2)
        rare = [log(n / c) ** 2 if c else 0.0 for c in range(most + 1)]
        self.weight = {
            pair: rare[c] * COMMON_COUNTS if pair in _COMMON else rare[c]
            for pair, c in count.items()
            if 1 < c <= most and pair & _LOW not in _IDLE and pair >> 32 not in _IDLE
        }
        known = self.weight.keys()
        self.sets = [one & known for one in found]

    def of(self, indices: Iterable[int]) -> set[int]:
        return set().union(*[self.sets[i] for i in indices])

    def mass(self, words: Iterable[int]) -> float:
        return sum(map(self.weight.__getitem__, words))

    def tie(self, a: set[int], b: set[int]) -> float:
        """0 (nothing in common) to 1 (the same words); within an article mostly above 0.15, across below 0.1."""
        return self.mass(a & b) / (sqrt(self.mass(a) * self.mass(b)) + 1.0)

    def places(self) -> dict[int, int]:
        """For each pair the lines it stands in, as a bit mask."""
        found = dict.fromkeys(self.weight, 0)
        for i, words in enumerate(self.sets):
            bit = 1 << i
            for word in words:
                found[word] |= bit
        return found
