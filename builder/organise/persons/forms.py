"""Names of Chinese form by their own characters: where one may begin, how long it may be, and what it costs.

Before: 院长吴弦光代表医院          After: at 吴: two characters (吴弦), three characters (吴弦光)

Most beginnings are given up here, by a look at two or three characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from .lattice import costs_of
from .tables import FIGURE, INFINITE, JAPANESE, JAPANESE_ENDS, UNKNOWN_CHAR, Tables, tables

EVERYDAY = 8.5
"""Cost of a word that is met so often that a name is not to be thought of."""
LEAST_ALONE, LEAST_IN_A_SLOT = -7.0, -14.0
"""A stretch that ordinary words explain so much better is no name whatever stands beside it."""
LONGEST = re.compile("[一-鿿]{2,6}")
Size = tuple[int, float, float]
"""Characters of a name, its cost, and the most that any reading can gain by it."""


def possible(text: str, slots: frozenset[str]) -> Iterator[tuple[int, list[Size]]]:
    """(place, names that may begin there and gain enough); none where a surname begins an everyday word (于是, 方面).

    `slots`: characters behind which less is asked.
    """
    words = tables().words.get
    for match in _beginnings().finditer(text):
        one, two, three = match.group(0, 1, 2)
        surname, first, special = _surname(one)
        only, given, middle = _second(two)
        second, last = _third(three)
        short, long, both = surname + only, surname + (given + second), first + middle
        start = match.start()
        least = LEAST_IN_A_SLOT if start and text[start - 1] in slots else LEAST_ALONE
        if both - short < least > both + last - long and two not in special:
            continue
        word = words(one + two, INFINITE)
        if word <= EVERYDAY and two not in special:
            continue
        if word < both:
            both = word
        sizes = [(2, short, both - short)] if both - short >= least else []
        if both + last - long >= least:
            across, whole = first + words(two + three, INFINITE), words(one + two + three, INFINITE)
            gain = min(both + last, across, whole) - long
            if gain >= least:
                sizes.append((3, long, gain))
        if two in special:
            sizes = _with_special(LONGEST.match(text, start)[0], sizes, least)
        if sizes:
            yield start, sizes


@lru_cache(maxsize=1)
def _beginnings() -> re.Pattern[str]:
    """A surname of one character, or what may begin a special name; another character; the third one, if any."""
    table = tables()
    alone = {name for name in table.surnames if len(name) == 1}
    special = [pair for pair in table.special if pair[0] not in alone]
    one, first, second = ("".join(sorted(chars)) for chars in (alone, *map(set, zip(*special, strict=True))))
    return re.compile(f"(?:[{one}]|[{first}](?=[{second}]))(?=([一-鿿])([一-鿿]?))")


@cache
def _surname(c: str) -> tuple[float, float, frozenset[str]]:
    """Cost of a character as a surname, and as an ordinary word; the second characters of special names."""
    table = tables()
    special = frozenset(pair[1] for pair in table.special if pair[0] == c)
    return table.surnames.get(c, INFINITE), table.words.get(c, UNKNOWN_CHAR), special


@cache
def _second(c: str) -> tuple[float, float, float]:
    """Cost of a character as the whole of a given name, as the first of two, and as an ordinary word."""
    table = tables()
    return table.only.get(c, table.rare[2]), table.first.get(c, table.rare[0]), table.words.get(c, UNKNOWN_CHAR)


@cache
def _third(c: str) -> tuple[float, float]:
    """Cost of a character as the second of two given ones, and as an ordinary word. It may be missing."""
    table = tables()
    return (table.second.get(c, table.rare[1]), table.words.get(c, UNKNOWN_CHAR)) if c else (INFINITE, 0.0)


def _with_special(run: str, sizes: Iterable[Size], least: float) -> list[Size]:
    """Of each size the cheapest name."""
    best, table = {one[0]: one for one in sizes}, tables()
    for size, cost in _special(run, table):
        gain = costs_of(run[:size], table.words, 0)[1][0] - cost
        if gain >= least and (size not in best or cost < best[size][1]):
            best[size] = (size, cost, gain)
    return [best[size] for size in sorted(best)]


def _special(run: str, table: Tables) -> list[tuple[int, float]]:
    """(size, cost) of names with compound surnames, and of persons whom every reader knows."""
    found = [(size, FIGURE) for size in range(2, min(5, len(run)) + 1) if run[:size] in table.figures]
    if run[:2] in table.compound:
        found += _given(run, table.surnames[run[:2]])
    for size in (2, 3):
        if run[:size] in table.japanese.surnames:
            found += _japanese(run, size, table.japanese.ends)
    return found


def _given(run: str, cost: float) -> list[tuple[int, float]]:
    """Given names of one and of two characters after a compound surname of that cost."""
    if len(run) < 3:
        return []
    only, first, _ = _second(run[2])
    found = [(3, cost + only)]
    return [*found, (4, cost + (first + _third(run[3])[0]))] if len(run) > 3 else found


def _japanese(run: str, at: int, ends: tuple[str, str, tuple[str, ...]]) -> list[tuple[int, float]]:
    """Given names as they end in Japan, after a surname: 龙太郎, 康弘, 孜."""
    return [
        (at + size, JAPANESE + JAPANESE_ENDS[size - 1])
        for size in (1, 2, 3)
        if at + size <= len(run) and run[at : at + size].endswith(tuple(ends[size - 1]))
    ]
