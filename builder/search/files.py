"""The index as files of the site: each shard's chunks, the tables beside them, and the manifest to begin with.

Every name holds a digest of the content, so that no reader mixes files of two editions; only the manifest's does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from builder.search import tables, text
from builder.search.blocks import Block
from builder.search.suggest import suggestions

ROOT = "search/index/"
"""Folder of the index in the site."""

MANY = 3
"""From so many blocks on a reader takes the tables of a whole shard at once; `search.js` knows the number."""

File = tuple[str, bytes]
"""Path in the site, content."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What is known of a block once Pagefind has had it."""

    places: list[int]
    """Places that each article takes among the block's positions."""
    heads: list[int]
    """Of these, the places of its headline lines."""
    longest: list[int]
    """Length of each article's longest text in UTF-16: no longer string can stand in it."""
    texts: list[str]
    """Names each article's text, as `Block.texts`."""
    parts: dict[str, tuple[int, int, str]]
    """What the words of a part begin with -> its start and size in what is kept, and its digest; see `indexing.py`."""


@dataclass(frozen=True, slots=True)
class Shard:
    key: str
    """Names the shard's words: same key, same chunks."""
    blocks: Sequence[Block]
    indexed: Sequence[Indexed]
    """One for each block."""


def site_files(
    shards: Sequence[Shard], chunks: Callable[[Shard], Iterable[File]], volumes: Sequence[tuple[str, str]] = ()
) -> Iterator[File]:
    """All files, shard by shard. `chunks` gives those of a shard's words, by name; `volumes` as in `build.index`."""
    given: set[str] = set()
    for path, data in _all_files(shards, chunks, volumes):
        if path not in given:  # two blocks may well have the same table
            given.add(path)
            yield path, data


def _all_files(
    shards: Sequence[Shard], chunks: Callable[[Shard], Iterable[File]], volumes: Sequence[tuple[str, str]]
) -> Iterator[File]:
    entries = []
    for shard in shards:
        yield from ((f"{ROOT}{shard.key}/{name}", data) for name, data in chunks(shard))
        entry, files = _tables(shard)
        entries.append(entry)
        yield from files
    records = [record for shard in shards for block in shard.blocks for record in block.records]
    manifest: dict[str, Any] = {"format": 1, "shards": entries, "several": text.several()}
    manifest["longest"] = max(
        (length for shard in shards for one in shard.indexed for length in one.longest), default=0
    )
    if volumes:
        manifest["volumes"] = [{"name": name, "path": path} for name, path in volumes]
    for name, value in (("variants", text.variants()), ("suggest", suggestions(records))):
        manifest[name], file = _named(name, value)
        yield file
    yield f"{ROOT}manifest.json.gz", tables.pack(manifest)


def _tables(shard: Shard) -> tuple[dict[str, Any], list[File]]:
    """A shard's line in the manifest, and its tables: of each block, for a search that hits few, and of all at once."""
    columns = {
        "documents": [
            tables.documents(block.records, indexed.places, indexed.heads)
            for block, indexed in zip(shard.blocks, shard.indexed, strict=True)
        ],
        "facets": [tables.facets(block.records) for block in shard.blocks],
        "people": [tables.people(block.records) for block in shard.blocks],
    }
    entry: dict[str, Any] = {"path": shard.key, "blocks": [_dates(block) for block in shard.blocks]}
    files = []
    for name, values in columns.items():
        if len(values) >= MANY:
            entry[name], file = _named(name, values)
            files.append(file)
        for number, value in enumerate(values):
            entry["blocks"][number][name], file = _named(name, value)
            files.append(file)
    return entry, files


def _dates(block: Block) -> dict[str, Any]:
    return {"articles": len(block.records), "from": block.records[-1].date, "to": block.records[0].date}


def _named(name: str, value: Any) -> tuple[str, File]:
    """A table's digest, and its file."""
    data = tables.pack(value)
    digest = tables.digest(data)
    return digest, (f"{ROOT}{name}-{digest}.json.gz", data)
