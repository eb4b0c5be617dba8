"""Which article of a new reading is which article of the old one: by the raw lines that they share.

Articles that share lines form a cluster. One old and one new article are simply the same; in larger clusters
borders have moved, and each new article takes the id of the old one with which it shares most text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Cluster:
    old: tuple[str, ...]
    """Ids."""
    new: tuple[int, ...]
    """Positions in the new reading."""
    ids: tuple[tuple[int, str], ...]
    """(new, old id) of those that are taken for the same."""
    absorbed: tuple[tuple[str, int], ...]
    """(old id, new) of those whose text went into another."""


def clusters(old: Mapping[str, Mapping[Place, int]], new: Mapping[int, Mapping[Place, int]]) -> list[Cluster]:
    """Group old and new articles by shared lines. Each maps its raw lines to their length in characters."""
    owner: dict[Place, list[str]] = {}
    for ident, places in old.items():
        for place in places:
            owner.setdefault(place, []).append(ident)
    shared: dict[tuple[str, int], int] = {}
    for index, places in new.items():
        for place, length in places.items():
            for ident in owner.get(place, ()):
                shared[ident, index] = shared.get((ident, index), 0) + length
    return [_cluster(o, n, shared) for o, n in _components(list(old), list(new), shared)]


def _components(
    old: list[str], new: list[int], shared: Mapping[tuple[str, int], int]
) -> list[tuple[list[str], list[int]]]:
    parent: dict[str | int, str | int] = {item: item for item in (*old, *new)}

    def root(item: str | int) -> str | int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for ident, index in shared:
        parent[root(index)] = root(ident)
    found: dict[str | int, tuple[list[str], list[int]]] = {}
    for item in old:
        found.setdefault(root(item), ([], []))[0].append(item)
    for index in new:
        found.setdefault(root(index), ([], []))[1].append(index)
    return list(found.values())


def _cluster(old: list[str], new: list[int], shared: Mapping[tuple[str, int], int]) -> Cluster:
    ids: dict[int, str] = {}
    pairs = sorted((-n, old.index(pair[0]), pair[1]) for pair, n in shared.items() if pair[0] in old)
    for _, position, index in pairs:
        if index not in ids and old[position] not in ids.values():
            ids[index] = old[position]
    absorbed = []
    for ident in old:
        if ident not in ids.values():
            into = [(-n, index) for (o, index), n in shared.items() if o == ident]
            absorbed += [(ident, min(into)[1])] if into else []
    return Cluster(tuple(old), tuple(new), tuple(sorted(ids.items())), tuple(absorbed))
