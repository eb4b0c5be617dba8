"""The small public tables behind the recogniser, read once: surnames, given names, words, foreign characters.

Costs are natural logarithms of one over a probability: what it costs to read a piece of text so.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

TOTAL = 60_000_000
"""Words of running text behind `words.txt`."""
UNKNOWN_CHAR = 16.0
INFINITE = math.inf
"""Cost of what only begins longer words."""
NAME_PRIOR = -math.log(0.016)
"""One word in sixty of a newspaper is a personal name."""
FOREIGN_PRIOR, GOES_ON = -math.log(0.003), -math.log(0.5)
"""A transliterated name every 300 words; at each character it goes on or ends with even odds."""
COUNTRY = 9.0
RARE_WORD = math.log(TOTAL) - 6.5 * math.log(2)
PLACE_ENDS = frozenset("山河湖海洋洲岛港湾城市州省县镇村里盟旗峰堡寺宫语族人地")
JAPANESE, JAPANESE_ENDS = 15.0, (7.0, 8.5, 8.0)
"""Cost of a Japanese surname, and of a given name of one, two and three characters that ends as they do."""
FIGURE = 11.0
"""Cost of a name that every reader knows."""
TWO_CHARS, THREE_CHARS = -math.log(0.22), -math.log(0.78)


@dataclass(frozen=True, slots=True)
class Japanese:
    surnames: frozenset[str]
    """Of two and of three characters."""
    ends: tuple[str, str, tuple[str, ...]]
    """What a given name of one, two and three characters ends with."""


@dataclass(frozen=True, slots=True)
class Tables:
    words: dict[str, float]
    """Cost of an ordinary word, and infinity for the beginnings of longer ones."""
    surnames: dict[str, float]
    """Cost of a surname of one or two characters (the prior of a name is in it)."""
    compound: frozenset[str]
    first: dict[str, float]
    """Cost as the first of two characters of a given name, the length included."""
    second: dict[str, float]
    only: dict[str, float]
    """Cost as the only character of a given name, the length included."""
    foreign: tuple[dict[str, float], dict[str, float], dict[str, float]]
    """Cost of a character that begins, stands inside and ends a transliterated name (the prior is in the first)."""
    core: frozenset[str]
    """Characters that hardly write anything but foreign names."""
    also: frozenset[str]
    """Characters that now and then take part in one."""
    either: frozenset[str]
    """Rare words that are written with such characters: places, and persons that the word list takes for places."""
    figures: frozenset[str]
    """Persons of history whom every reader knows."""
    special: frozenset[str]
    """The first two characters of compound surnames and of those persons."""
    starts: frozenset[str]
    """Characters with which a name may begin."""
    japanese: Japanese
    rare: tuple[float, float, float]
    """Cost of a character that the lists of given names do not have: first, second, only."""


_OF_A_TEXT: list[Tables] = []
"""What `tables_of` puts in their place."""


def lines_of(name: str) -> list[str]:
    text = files(__package__).joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def tables() -> Tables:
    return _OF_A_TEXT[-1] if _OF_A_TEXT else _all()


@contextmanager
def tables_of(text: str) -> Iterator[None]:
    """Within it, `tables` has of the words only those that can be written with the characters of a text, which is all
    that whoever reads this text asks for: all words take longer to load than few articles to read."""
    _OF_A_TEXT.append(_read("".join(sorted(set(text) - set(" \n")))))
    try:
        yield
    finally:
        _OF_A_TEXT.pop()


@lru_cache(maxsize=1)
def _all() -> Tables:
    return _read(None)


def _read(characters: str | None) -> Tables:
    """With all words, or with those of some characters."""
    surnames, compound = _surnames()
    first, second, only = _given()
    figures = frozenset(" ".join(lines_of("figures.txt")).split(" "))
    japanese = _japanese()
    lines = lines_of("foreign.txt")
    at = lines.index("also")
    words = _words(characters)
    either = _either(words, "".join(line[0] for line in lines if line != "also"))
    for word in either:
        del words[word]
    _add_beginnings(words)
    return Tables(
        words=words,
        surnames=surnames,
        compound=compound,
        first=first,
        second=second,
        only=only,
        foreign=_foreign([*lines[:at], *lines[at + 1 :]]),
        core=frozenset(line[0] for line in lines[:at]),
        also=frozenset(line[0] for line in lines[at + 1 :]),
        either=either,
        figures=figures,
        special=frozenset(name[:2] for name in (*compound, *figures, *japanese.surnames)),
        starts=frozenset(name[0] for name in (*surnames, *figures, *japanese.surnames)),
        japanese=japanese,
        rare=(max(first.values()) + 0.7, max(second.values()) + 0.7, max(only.values()) + 0.7),
    )


def _words(characters: str | None) -> dict[str, float]:
    costs: dict[str, float] = {}
    chosen = str.split if characters is None else re.compile(f"(?<= )[\0{re.escape(characters)}]+(?= |$)").findall
    for line in [line for name in ("phrases.txt", "words.txt", "words_extra.txt") for line in lines_of(name)]:
        size, space, words = line.partition(" ")
        cost = math.log(TOTAL) - int(size) * math.log(2)
        costs |= dict.fromkeys(chosen(space + words), cost)
    for name in chosen(" " + " ".join([*lines_of("countries.txt"), *lines_of("abroad.txt")])):
        costs[name] = min(costs.get(name, COUNTRY), COUNTRY)
    return costs


def _either(words: dict[str, float], foreign: str) -> frozenset[str]:
    """The rare words that consist of characters of `foreign` alone."""
    first = frozenset(foreign)
    spelt = [word for word in words if word[0] in first and len(word) > 2 and not word.strip(foreign)]
    return frozenset(word for word in spelt if words[word] >= RARE_WORD and word[-1] not in PLACE_ENDS)


def _add_beginnings(costs: dict[str, float]) -> None:
    size, longer = 2, [word for word in costs if len(word) > 2]
    while longer:
        for beginning in {word[:size] for word in longer}:
            costs.setdefault(beginning, INFINITE)
        size += 1
        longer = [word for word in longer if len(word) > size]


def _surnames() -> tuple[dict[str, float], frozenset[str]]:
    shares: dict[str, int] = {}
    compound: set[str] = set()
    for line in lines_of("surnames.txt"):
        if line == "compound":
            compound.add("")
            continue
        share, *rest = line.split(" ")
        names = rest if compound else list(rest[0])
        if compound:
            compound.update(names)
        for name in names:
            shares.setdefault(name, int(share))
    compound.discard("")
    return {name: NAME_PRIOR - math.log(share / 100_000) for name, share in shares.items()}, frozenset(compound)


def _japanese() -> Japanese:
    lines = lines_of("japanese.txt")
    at = lines.index("given")
    one, two, three = lines[at + 1 :]
    return Japanese(frozenset(" ".join(lines[:at]).split(" ")), (one, two, tuple(three.split(" "))))


def _given() -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    rows = [line.split(" ") for line in lines_of("given.txt")]
    counts = [{row[0]: int(row[k]) for row in rows} for k in (1, 2, 3)]
    # A character that is often one of two is also met alone; the list of single ones is short.
    alone = {c: 6 * counts[2][c] + 0.3 * (counts[0][c] + counts[1][c]) for c in counts[2]}
    return (_costs(counts[0], THREE_CHARS), _costs(counts[1], 0.0), _costs(alone, TWO_CHARS))


def _foreign(lines: list[str]) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    rows = [line.split(" ") for line in lines]
    counts = [{row[0]: int(row[k]) for row in rows} for k in (1, 2, 3)]
    return _costs(counts[0], FOREIGN_PRIOR), _costs(counts[1], GOES_ON), _costs(counts[2], GOES_ON)


def _costs(counts: dict[str, float], extra: float) -> dict[str, float]:
    total = sum(counts.values()) + len(counts)
    return {c: extra - math.log((n + 0.5) / total) for c, n in counts.items()}
