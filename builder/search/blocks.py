"""How an archive is cut: blocks, which Pagefind indexes one by one, and shards, which readers load from.

Blocks follow the calendar and not a count, so that an article added to one month leaves all other blocks, and what
is cached of them, as they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.search.records import SearchRecord

BLOCK = 1000
"""Articles of a block, at most. Pagefind takes some 270 MB and 4 s for so many of 1,000 characters."""

_CUTS = (4, 7, 9, 10)
"""Length of the part of the date that a block shares: year, month, tenth of a month, day."""


@dataclass(frozen=True, slots=True)
class Block:
    records: tuple[SearchRecord, ...]
    """Newest day first; within a day in the order given."""
    texts: tuple[str, ...]
    """Names each record's text: same name, same words."""
    key: str
    """Names the block's text."""


def split(records: Iterable[SearchRecord], seed: str, size: int = BLOCK) -> list[Block]:
    """The archive in blocks, newest first. `seed` stands for the code that makes words of the text."""
    ordered = sorted(records, key=lambda record: record.date, reverse=True)
    return [_block(part, seed) for part in _cut(ordered, _CUTS, size)]


def _cut(records: Sequence[SearchRecord], cuts: Sequence[int], size: int) -> Iterator[Sequence[SearchRecord]]:
    if not cuts:
        yield from (records[start : start + size] for start in range(0, len(records), size))
        return
    for _, group in groupby(records, key=lambda record: record.date[: cuts[0]]):
        part = list(group)
        if len(part) <= size:
            yield part
        else:
            yield from _cut(part, cuts[1:], size)


def _block(records: Sequence[SearchRecord], seed: str) -> Block:
    texts = tuple(_name(record, seed) for record in records)
    return Block(tuple(records), texts, hashlib.sha256("".join(texts).encode()).hexdigest()[:20])


def _name(record: SearchRecord, seed: str) -> str:
    text = "\0".join((seed, *(f"{anchor and 1}{text}" for anchor, text in record.parts)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def group(blocks: Sequence[Block], size: int) -> list[list[Block]]:
    """Blocks (newest first) in shards of at most `size` articles, newest first; filled from the oldest on."""
    shards: list[list[Block]] = []
    count = 0
    for block in reversed(blocks):
        if not shards or count + len(block.records) > size:
            shards.append([])
            count = 0
        shards[-1].insert(0, block)
        count += len(block.records)
    return shards[::-1]
