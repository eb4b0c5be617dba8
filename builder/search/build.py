"""From records to the files of the index.

    records -> blocks, each indexed by Pagefind -> shards, whose parts are the blocks' merged -> files

Only blocks whose text is new meet Pagefind, and only parts of shards in which a word moved are merged again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from builder.problem import Problem, error
from builder.search import blocks, indexing, service, shards, words
from builder.search.blocks import Block
from builder.search.cache import Store
from builder.search.files import File, Indexed, Shard, site_files
from builder.search.records import SearchRecord
from builder.search.service import ServiceFailed
from builder.search.tables import digest

_CODE = ("text.py", "variants.txt", "words.py", "indexing.py", "splice.py", "shards.py")
"""What makes chunks of text."""


def index(
    records: Iterable[SearchRecord],
    cache_dir: Path,
    *,
    shard_size: int = 8000,
    jobs: int = 2,
    volumes: Sequence[tuple[str, str]] = (),
) -> tuple[Iterator[File], list[Problem]]:
    """The files of the search index, (path in the site, bytes), and what went wrong.

    The same records give the same files. `cache_dir` belongs to this function; it may be empty or gone.
    `jobs` processes work at once, at some 400 MB each. When there is an error there are no files.
    `volumes`: (name, base path) of other sites of this archive on the same host, which the reader's side searches too.
    """
    store = Store(cache_dir, _seed())
    cut = blocks.split(records, store.seed)
    try:
        found = _indexed(cut, store, jobs)
        done = [_shard(shard, found) for shard in blocks.group(cut, shard_size)]
        parts = {shard.key: list(shards.parts(shard, store)) for shard in done}
        used = [part.path for shard in parts.values() for part in shard]
        shards.merge((part for shard in parts.values() for part in shard), store, jobs)
    except ServiceFailed as fault:
        hint = "install pagefind-bin as pinned, or build with --skip search"
        return iter(()), [error("S001", "", 0, str(fault), hint)]
    except words.NotUnderstood as fault:
        hint = f"this edition reads the index of Pagefind {service.VERSION}: install the pinned version"
        return iter(()), [error("S002", "", 0, f"Pagefind's index is in an unknown form: {fault}", hint)]
    store.keep_only([*map(store.block, found), *used])
    return site_files(done, lambda shard: shards.files(parts[shard.key]), volumes), []


def _indexed(cut: Iterable[Block], store: Store, jobs: int) -> dict[str, Indexed]:
    """What is known of each block, by its key; those that the cache does not have are indexed."""
    different = {block.key: block for block in cut}
    found = {key: one for key in different if (one := indexing.kept(store.block(key)))}
    new = [block for key, block in different.items() if key not in found]
    old = {path: one for path in store.blocks() if path.name not in different and (one := indexing.kept(path))}
    return found | {block.key: one for block, one in zip(new, indexing.index(new, old, store, jobs), strict=True)}


def _shard(shard: Sequence[Block], found: dict[str, Indexed]) -> Shard:
    key = digest("".join(block.key for block in shard).encode())
    return Shard(key, shard, [found[block.key] for block in shard])


def _seed() -> str:
    own = Path(__file__).parent
    engine = hashlib.sha256(service.VERSION.encode())
    for name in _CODE:
        engine.update((own / name).read_bytes())
    return engine.hexdigest()
