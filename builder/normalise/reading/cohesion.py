"""Whether two stretches of a page speak of the same thing.

Pairs of characters that few lines share (names, places, terms) tie stretches together; pairs that stand
everywhere count for little, pairs with a mark or a function word (的, 了, 他) for nothing. A pair is kept as one
number, the two code points side by side: sets of numbers are several times as fast as sets of strings.

The pairs that count for anything, some hundreds a page, have a number each: small sets of small numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, count
from math import log, sqrt

from builder.normalise.reading.common_words import COMMON

COMMON_COUNTS = 0.4
"""What a word of `COMMON` counts against one that news text uses less."""
_IDLE = frozenset(map(ord, "\n的了是在和有不我他她它们这那就也都着,。“”‘’:、;!?()《》—…· 0123456789.%"))
_LOW = 0xFFFFFFFF
Words = AbstractSet[int]
"""The words of a stretch: a number for each pair that counts for anything."""


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
        again = [p for p, times in self.pairs.items() if times > 1 and p & _LOW not in _IDLE and p >> 32 not in _IDLE]
        place = dict(zip(again, count()))
        self.lines: list[set[int]] = []
        """The words of each line."""
        at = 0
        for line in lines:
            here = set(map(place.get, found[at : max(at, at + len(line) - 1)]))
            here.discard(None)
            self.lines.append(here)
            at += len(line) + 1
        self.weights = _weights(place, Counter(chain.from_iterable(self.lines)), len(lines))
        """Of each word."""

    def times(self, pair: str) -> int:
        """How often two characters stand side by side within a line."""
        return self.pairs.get(ord(pair[0]) | ord(pair[1]) << 32, 0) if len(pair) == 2 else 0

    def of(self, indices: Iterable[int]) -> Words:
        """The words of some lines: their pairs that count for anything."""
        return set().union(*map(self.lines.__getitem__, indices))

    def mass(self, words: Words) -> float:
        return sum(map(self.weights.__getitem__, words))

    def tie(self, a: Words, b: Words) -> float:
        """0 (nothing in common) to 1 (the same words); within an article mostly above 0.15, across below 0.1."""
        return self.mass(a & b) / (sqrt(self.mass(a) * self.mass(b)) + 1.0)


def _weights(words: Mapping[int, int], lines_with: Mapping[int, int], lines: int) -> list[float]:
    """How much each word counts; what stands in one line, or in most, counts nothing. `words`: pair -> word."""
    most = min(max(2, lines // 2), lines)
    rare = [0.0, 0.0, *[log(lines / c) ** 2 for c in range(2, most + 1)], *[0.0] * (lines - most)]
    weights = [rare[lines_with[word]] for word in range(len(words))]
    for pair in words.keys() & _COMMON:
        weights[words[pair]] *= COMMON_COUNTS
    return weights
