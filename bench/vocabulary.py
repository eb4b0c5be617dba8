"""Words, places and names of invented newspapers, drawn as often as in running text.

Words and their counts are those of the tables by which the builder recognises names, so that pairs of characters are
about as many and as unequal as in a real archive. Places and columns are put together at random; names too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from random import Random

from builder.organise.persons.slug import slug
from builder.organise.persons.tables import lines_of

_SINGLE_CLASS = "的了在是和有为将与从把被其各已"
"""Characters that hardly stand inside a name of a place."""
_PLACES = ("县", "区", "市", "镇", "乡", "村", "街道", "社区", "新区", "园区")
_COLUMN_ENDS = ("进行时", "故事", "观察", "在行动", "面对面", "一线", "大家谈", "风采", "之窗", "新篇", "纪事", "札记")


@dataclass(frozen=True, slots=True)
class Pool:
    """Things to draw, with the running sums of their weights."""

    things: Sequence[str]
    sums: Sequence[float]

    def some(self, chance: Random, number: int) -> list[str]:
        return chance.choices(self.things, cum_weights=self.sums, k=number)

    def one(self, chance: Random) -> str:
        return chance.choices(self.things, cum_weights=self.sums)[0]


def pool(weighted: Iterable[tuple[str, float]]) -> Pool:
    things, weights = zip(*weighted, strict=True)
    return Pool(things, list(accumulate(weights)))


@dataclass(frozen=True, slots=True)
class Words:
    """Words by their place in a sentence. There are no nouns in the tables: what is no verb passes for one."""

    nouns: Pool
    verbs: Pool
    long: Pool
    """Of three characters."""
    phrases: Pool
    """Of four characters."""


@lru_cache(maxsize=1)
def words() -> Words:
    verbs = frozenset(" ".join(lines_of("verbs.txt")).split(" "))
    found = []
    for line in lines_of("words.txt") + lines_of("words_extra.txt"):
        size, *of = line.split(" ")
        found += [(word, 2.0 ** int(size)) for word in of if not any(c in _SINGLE_CLASS for c in word)]

    def of_length(length: int, keep: Callable[[str], bool] = lambda word: True) -> Pool:
        return pool((word, weight) for word, weight in found if len(word) == length and keep(word))

    return Words(
        nouns=of_length(2, lambda word: word not in verbs),
        verbs=of_length(2, lambda word: word in verbs),
        long=of_length(3),
        phrases=of_length(4),
    )


@lru_cache(maxsize=1)
def _name_parts() -> tuple[Pool, Pool, Pool]:
    """Surnames, first and second characters of given names."""
    surnames = []
    for line in lines_of("surnames.txt"):
        if line == "compound":
            break
        share, names = line.split(" ")[:2]
        surnames += [(name, float(share)) for name in names]
    rows = [line.split(" ") for line in lines_of("given.txt")]
    first, second = ([(row[0], float(row[at])) for row in rows if float(row[at])] for at in (1, 2))
    return pool(surnames), pool(first), pool(second)


class Names:
    """Distinct names, the next one on demand; with `addresses` no two of them are written alike in ASCII."""

    def __init__(self, chance: Random, addresses: bool = False):
        self.chance = chance
        self.key = slug if addresses else str
        self.names: list[str] = []
        self._seen: set[str] = set()

    def name(self, number: int) -> str:
        while len(self.names) <= number:
            made = self._make()
            if (key := self.key(made)) not in self._seen:
                self._seen.add(key)
                self.names.append(made)
        return self.names[number]

    def _make(self) -> str:
        surname, first, second = _name_parts()
        name = surname.one(self.chance) + first.one(self.chance)
        return name + second.one(self.chance) if self.chance.random() < 0.8 else name


def places(chance: Random, number: int) -> list[str]:
    """文德县, 海生街道: two characters of given names and what the place is."""
    _, first, second = _name_parts()
    found: dict[str, None] = {}
    while len(found) < number:
        found[first.one(chance) + second.one(chance) + chance.choice(_PLACES)] = None
    return list(found)


def columns(chance: Random, number: int) -> list[str]:
    """Names of columns; no two are written alike in ASCII."""
    nouns = words().nouns
    found: dict[str, str] = {}
    while len(found) < number:
        name = "".join(nouns.some(chance, chance.choice((1, 2)))) + chance.choice(_COLUMN_ENDS)
        found.setdefault(slug(name), name)
    return list(found.values())
