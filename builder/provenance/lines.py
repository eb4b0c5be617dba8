"""The witness as one run of lines, under one numbering."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence

from builder import delta
from builder.model import RawRef
from builder.provenance.record import Fate

Ranks = Mapping[str, Mapping[int, int]]
"""File -> line -> how many lines above it hold something."""


class Lines:
    """All lines of the witnesses under one numbering, from 1, widened."""

    def __init__(self, files: Sequence[str], witness: Mapping[str, Sequence[str]]):
        self.files = files
        self.offsets: dict[str, int] = {}
        raw: list[str] = [""]
        for file in files:
            self.offsets[file] = len(raw) - 1
            raw.extend(witness[file])
        self.wide = delta.widened_all(raw)

    def number(self, place: tuple[str, int]) -> int:
        return self.offsets[place[0]] + place[1]

    def place(self, number: int) -> tuple[str, int]:
        for file in reversed(self.files):
            if number > self.offsets[file]:
                return file, number - self.offsets[file]
        raise ValueError(f"no line {number}")

    def __call__(self, number: int) -> str:
        if not 0 < number < len(self.wide):
            raise ValueError(f"no line {number}")
        return self.wide[number]


def checksum(lines: Sequence[str]) -> str:
    """Of a witness, by which a record knows that it was written for this one."""
    return f"{zlib.crc32(chr(10).join(lines).encode('utf-8', 'surrogatepass')):08x}"


def raw_of(places: Iterable[tuple[str, int]], ranks: Ranks) -> tuple[RawRef, ...]:
    """Ranges of lines, a gap of blank lines not counting; the form in which articles name them."""
    by_file: dict[str, list[int]] = {}
    for file, n in places:
        by_file.setdefault(file, []).append(n)
    refs = []
    for file, numbers in by_file.items():
        rank = ranks[file]
        found: list[tuple[int, int]] = []
        for n in sorted(numbers):
            if found and rank[n] == rank[found[-1][1]] + 1:
                found[-1] = (found[-1][0], n)
            else:
                found.append((n, n))
        refs.append(RawRef(file, tuple(found)))
    return tuple(refs)


def ranks_of(fates_: Iterable[tuple[tuple[str, int], Fate]]) -> Ranks:
    """The ranks of all lines that have a fate."""
    found: dict[str, list[int]] = {}
    for (file, n), _ in fates_:
        found.setdefault(file, []).append(n)
    return {file: {n: rank for rank, n in enumerate(sorted(numbers))} for file, numbers in found.items()}
