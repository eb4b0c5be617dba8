"""Whether two stretches of a page speak of the same thing.

Pairs of characters that few lines share (names, places, terms) tie stretches together; pairs that stand
everywhere count for little, pairs with a mark or a function word (的, 了, 他) for nothing. A pair is kept as one
number, the two code points side by side: sets of numbers are several times as fast as sets of strings.

The pairs that count for anything, some hundreds a page, have a bit each: the words of a stretch are one number, and
putting two stretches together, or asking what they share, is one operation on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import chain
from math import log, sqrt
from operator import or_

from builder.normalise.reading.common_words import COMMON

COMMON_COUNTS = 0.4
"""What a word of `COMMON` counts against one that news text uses less."""
_IDLE = frozenset(map(ord, "的了是在和有不我他她它们这那就也都着,。“”‘’:、;!?()《》—…· 0123456789.%"))
_LOW = 0xFFFFFFFF
Words = int
"""A set of words, a bit for each."""


def pairs(lines: Sequence[str]) -> list[set[int]]:
    """For each line the pairs of neighbouring characters, as numbers."""
    data = "\n".join(lines).encode("utf-32-le", "surrogatepass")
    found = [0] * (len(data) // 4 - 1)
    for shift in (0, 1):
        room = (len(data) - 4 * shift) // 8 * 8
        found[shift::2] = memoryview(data)[4 * shift : 4 * shift + room].cast("Q").tolist() if room > 0 else []
    sets, at = [], 0
    for line in lines:
        sets.append(set(found[at : at + len(line) - 1]) if line else set())
        at += len(line) + 1
    return sets


_COMMON = frozenset().union(*pairs(tuple(COMMON)))


class Vocabulary:
    """The pairs of a page's lines, and how rare each is (log squared of the part of lines that have it)."""

    def __init__(self, lines: Sequence[str]):
        found = pairs(lines)
        self.lines_with = Counter(chain.from_iterable(found))
        """Pair -> lines that have it."""
        n, most = len(lines), max(2, len(lines) // 2)
        rare = [log(n / c) ** 2 if n and c else 0.0 for c in range(most + 1)]
        place: dict[int, int] = {}
        equal: dict[float, list[int]] = {}
        for pair, c in [(pair, c) for pair, c in self.lines_with.items() if 1 < c <= most]:
            if pair & _LOW not in _IDLE and pair >> 32 not in _IDLE:
                weight = rare[c] * COMMON_COUNTS if pair in _COMMON else rare[c]
                equal.setdefault(weight, []).append(len(place))
                place[pair] = len(place)
        self.weights = [(weight, _bits(places)) for weight, places in equal.items()]
        """What a word counts, and the words that count so much."""
        known = set(place)
        self.lines = [_bits(map(place.__getitem__, one & known)) for one in found]
        """The words of each line."""

    def meets(self, first: str, second: str) -> bool:
        """Whether two characters stand side by side in any line."""
        return ord(first) | ord(second) << 32 in self.lines_with

    def of(self, indices: Iterable[int]) -> Words:
        """The words of some lines: their pairs that count for anything."""
        return reduce(or_, map(self.lines.__getitem__, indices), 0)

    def mass(self, words: Words) -> float:
        return sum([weight * (words & bits).bit_count() for weight, bits in self.weights]) if words else 0.0

    def tie(self, a: Words, b: Words) -> float:
        """0 (nothing in common) to 1 (the same words); within an article mostly above 0.15, across below 0.1."""
        return self.mass(a & b) / (sqrt(self.mass(a) * self.mass(b)) + 1.0)


def _bits(places: Iterable[int]) -> Words:
    bits = 0
    for place in places:
        bits |= 1 << place
    return bits
