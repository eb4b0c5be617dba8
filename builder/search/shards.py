"""Shards: the parts of their blocks (`indexing.py`), merged and cut into the chunks that readers load.

A part of a shard is kept by what went into it, so that after a change only parts with a word that moved are merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder import parallel
from builder.search import cache, indexing, tables, words
from builder.search.blocks import Block
from builder.search.cache import Damaged, Store
from builder.search.files import File, Indexed, Shard
from builder.search.words import Entry


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    """What its words begin with."""
    path: Path
    """Where it is kept."""
    shard: Shard


def parts(shard: Shard, store: Store) -> Iterator[Part]:
    """The parts of a shard, in the order of their words."""
    for name in sorted({name for one in shard.indexed for name in one.parts}):
        digests = (one.parts[name][2] if name in one.parts else "" for one in shard.indexed)
        yield Part(name, store.part(digests), shard)


def merge(wanted: Iterable[Part], store: Store, jobs: int) -> None:
    """Merge the parts that are not kept."""
    new = {part.path: part for part in wanted if not cache.load(part.path)}
    for _ in parallel.ordered(lambda part: _merge(part, store), list(new.values()), jobs):
        pass


def _merge(part: Part, store: Store) -> None:
    blocks = zip(part.shard.blocks, part.shard.indexed, strict=True)
    merged = words.merge(_entries(part.name, block, indexed, store) for block, indexed in blocks)
    chunks = [(first, words.compress(chunk)) for first, chunk in words.chunks(merged)]
    cache.save(part.path, [(first, len(data)) for first, data in chunks], b"".join(data for _, data in chunks))


def _entries(name: str, block: Block, indexed: Indexed, store: Store) -> list[Entry]:
    """A part of a block; indexed once more where what is kept is damaged."""
    try:
        return indexing.part(store.block(block.key), indexed, name)
    except Damaged:
        again = next(indexing.index([block], {}, store, 1))
        return indexing.part(store.block(block.key), again, name)


def files(merged: Iterable[Part]) -> Iterator[File]:
    """A shard's chunks, numbered, and the table of which word is in which; by name."""
    firsts: list[str] = []
    sizes: list[int] = []
    for part in merged:
        head, body = cache.load(part.path)
        start = 0
        for first, size in head:
            yield f"{len(firsts)}.pf_index", body[start : start + size]
            start += size
            firsts.append(first)
            sizes.append(size)
    yield "words.json.gz", tables.routes(firsts, sizes)
