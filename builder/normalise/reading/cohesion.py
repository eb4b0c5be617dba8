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
from operator import mul, or_

from builder.normalise.reading.common_words import COMMON

COMMON_COUNTS = 0.4
"""What a word of `COMMON` counts against one that news text uses less."""
_IDLE = frozenset(map(ord, "\n的了是在和有不我他她它们这那就也都着,。“”‘’:、;!?()《》—…· 0123456789.%"))
_LOW = 0xFFFFFFFF
Words = int
"""A set of words, a bit for each."""


def pairs(text: str) -> list[int]:
    """The pairs of neighbouring characters, as numbers, in order."""
    data = text.encode("utf-32-le", "surrogatepass")
    found = [0] * (len(data) // 4 - 1)
    for shift in (0, 1):
        room = (len(data) - 4 * shift) // 8 * 8
        found[shift::2] = memoryview(data)[4 * shift : 4 * shift + room].cast("Q").tolist() if room > 0 else []
    return found


_COMMON = frozenset(chain.from_iterable(map(pairs, COMMON)))


class Vocabulary:
    """The pairs of a page's lines, and how rare each is (log squared of the part of lines that have it)."""

    def __init__(self, lines: Sequence[str]):
        found = pairs("\n".join(lines))
        self.pairs = Counter(found)
        """Pair -> how often it stands on the page."""
        place: dict[int, int] = {}
        for pair in [pair for pair, times in self.pairs.items() if times > 1]:
            if pair & _LOW not in _IDLE and pair >> 32 not in _IDLE:
                place[pair] = len(place)
        self.lines: list[Words] = []
        """The words of each line."""
        lines_with = [0] * len(place)
        at = 0
        for line in lines:
            end = at + len(line)
            here = {place[pair] for pair in found[at : max(at, end - 1)] if pair in place}
            for k in here:
                lines_with[k] += 1
            self.lines.append(_bits(here))
            at = end + 1
        equal = _equal(place, lines_with, len(lines))
        self.weights = list(equal)
        self.alike = [_bits(places) for places in equal.values()]
        """For each weight the words that count so much."""

    def meets(self, first: str, second: str) -> bool:
        """Whether two characters stand side by side in any line."""
        return ord(first) | ord(second) << 32 in self.pairs

    def of(self, indices: Iterable[int]) -> Words:
        """The words of some lines: their pairs that count for anything."""
        return reduce(or_, map(self.lines.__getitem__, indices), 0)

    def mass(self, words: Words) -> float:
        return sum(map(mul, self.weights, map(int.bit_count, map(words.__and__, self.alike)))) if words else 0.0

    def tie(self, a: Words, b: Words) -> float:
        """0 (nothing in common) to 1 (the same words); within an article mostly above 0.15, across below 0.1."""
        return self.mass(a & b) / (sqrt(self.mass(a) * self.mass(b)) + 1.0)


def _equal(words: Iterable[int], lines_with: Iterable[int], lines: int) -> dict[float, list[int]]:
    """Weight -> places of the words that count so much; what stands in one line, or in most, is not among them."""
    most = max(2, lines // 2)
    rare = [log(lines / c) ** 2 if lines and c else 0.0 for c in range(most + 1)]
    equal: dict[float, list[int]] = {}
    for place, (pair, c) in enumerate(zip(words, lines_with, strict=True)):
        if 1 < c <= most:
            equal.setdefault(rare[c] * COMMON_COUNTS if pair in _COMMON else rare[c], []).append(place)
    return equal


def _bits(places: Iterable[int]) -> Words:
    bits = 0
    for place in places:
        bits |= 1 << place
    return bits
