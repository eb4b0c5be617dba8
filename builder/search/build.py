"""From records to the files of the index.

    records -> blocks, each indexed by Pagefind -> shards, each the blocks' words merged -> files

Only blocks whose text is new meet Pagefind, and only shards with such a block are merged again.
"""

from __future__ import annotations

import hashlib
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from builder.problem import Problem, error
from builder.search import blocks, cache, service, tables, text, words
from builder.search.blocks import Block
from builder.search.files import File, Indexed, Shard, site_files
from builder.search.records import SearchRecord
from builder.search.service import Service, ServiceFailed


@dataclass(frozen=True, slots=True)
class Store:
    """Where the cache keeps things."""

    folder: Path

    def block(self, block: Block) -> Path:
        return self.folder / "blocks" / block.key

    def shard(self, shard: Sequence[Block]) -> Path:
        return self.folder / "shards" / shard_key(shard)


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
    `jobs` blocks are indexed at once, at some 300 MB each. When there is an error there are no files.
    `volumes`: (name, base path) of other sites of this archive on the same host, which the reader's side searches too.
    """
    store = Store(cache_dir)
    cut = blocks.split(records, _seed())
    shards = blocks.group(cut, shard_size)
    try:
        found = _made(shards, store, jobs)
    except ServiceFailed as fault:
        hint = "install pagefind-bin as pinned, or build with --skip search"
        return iter(()), [error("S001", "", 0, str(fault), hint)]
    except words.NotUnderstood as fault:
        hint = f"this edition reads the index of Pagefind {service.VERSION}: install the pinned version"
        return iter(()), [error("S002", "", 0, f"Pagefind's index is in an unknown form: {fault}", hint)]
    cache.keep_only(cache_dir / "blocks", map(store.block, cut))
    cache.keep_only(cache_dir / "shards", map(store.shard, shards))
    done = (Shard(shard_key(shard), shard, [found[block.key] for block in shard]) for shard in shards)
    return site_files(list(done), lambda shard: _unpacked(store.shard(shard.blocks)), volumes), []


def _made(shards: Sequence[Sequence[Block]], store: Store, jobs: int) -> dict[str, Indexed]:
    """Fill the store with all that is new. A shard is merged here while the next one's blocks are still indexed.

    Returns what is known of each block, by its key.
    """
    pool = ThreadPoolExecutor(max(1, jobs))
    try:
        different = {block.key: block for shard in shards for block in shard}
        waiting = {key: pool.submit(_indexed, block, store) for key, block in different.items()}
        found: dict[str, Indexed] = {}
        for shard in shards:
            found |= {block.key: waiting[block.key].result() for block in shard}
            _merge(shard, store, jobs)
        return found
    finally:
        pool.shutdown(cancel_futures=True)


def _seed() -> str:
    """Stands for the code that turns text into words: when it changes, nothing cached holds."""
    own = Path(__file__).parent
    engine = hashlib.sha256(service.VERSION.encode())
    for name in ("text.py", "variants.txt", "words.py", "build.py"):
        engine.update((own / name).read_bytes())
    return engine.hexdigest()


def shard_key(shard: Sequence[Block]) -> str:
    return tables.digest("".join(block.key for block in shard).encode())


# ---------------------------------------------------------------- blocks


def _indexed(block: Block, store: Store) -> Indexed:
    """Have Pagefind index a block, unless the cache has it."""
    if kept := cache.head(store.block(block)):
        return Indexed(**kept)
    content, found = _content(block)
    with tempfile.TemporaryDirectory(prefix="search-") as folder, Service(Path(folder)) as pagefind:
        pagefind.index([(block.key, content)], Path(folder))
        body = words.read(Path(folder)) if content else b""
    cache.save(store.block(block), asdict(found), zlib.compress(body, 1))
    return found


def _content(block: Block) -> tuple[str, Indexed]:
    """A block's words in one string, and the places that its articles take."""
    content: list[str] = []
    places, heads, longest = [], [], 0
    for record in block.records:
        headline = body = 0
        for anchor, part in sorted(record.parts, key=lambda part: part[0] != ""):
            if line := text.normalise(part):
                words_, taken = text.words(line)
                content.append(words_)
                headline, body = headline + (not anchor) * taken, body + taken
                longest = max(longest, taken - 1)
        places.append(body)
        heads.append(headline)
    return " ".join(content), Indexed(places, heads, longest)


# ---------------------------------------------------------------- shards


def _merge(shard: Sequence[Block], store: Store, jobs: int) -> None:
    """Merge a shard's blocks into chunks, unless the cache has them."""
    path = store.shard(shard)
    if cache.load(path):
        return
    bodies = (_body(block, store) for block in shard)
    chunks = list(words.chunks(words.merge(bodies)))
    with ThreadPoolExecutor(max(1, jobs)) as pool:
        packed = list(pool.map(words.compress, (chunk for _, chunk in chunks)))
    route = tables.routes([first for first, _ in chunks], list(map(len, packed)))
    files = [("words.json.gz", route), *((f"{number}.pf_index", chunk) for number, chunk in enumerate(packed))]
    cache.save(path, [(name, len(data)) for name, data in files], b"".join(data for _, data in files))


def _body(block: Block, store: Store) -> bytes:
    """The records of a block's words; indexed once more where the cache's file is damaged."""
    path = store.block(block)
    if not cache.load(path):
        path.unlink(missing_ok=True)
        _indexed(block, store)
    return zlib.decompress(cache.load(path)[1])


def _unpacked(path: Path) -> Iterator[File]:
    head, body = cache.load(path)
    start = 0
    for name, size in head:
        yield name, body[start : start + size]
        start += size
