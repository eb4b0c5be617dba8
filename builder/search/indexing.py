"""A block's words as Pagefind finds them, and how they are kept: in parts, by the first half of the first character.

Parts of several blocks are merged one by one, over processes, and only where one of them is new (`shards.py`).
"""

from __future__ import annotations

import hashlib
import marshal
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby, islice
from pathlib import Path

from builder import parallel
from builder.search import cache, text, words
from builder.search.blocks import Block
from builder.search.cache import Store
from builder.search.files import Indexed
from builder.search.service import Service
from builder.search.words import Entry

PART = 2
"""Letters that the words of a part begin with alike: some eighty parts, none with more than a tenth of the words."""

_WHOLE, _HALVES = (("", "~"),), (("", "65"), ("65", "~"))
"""Ranges of words. The second divides Chinese text about evenly, and between two parts."""

_Found = tuple[Indexed, dict[str, tuple[str, bytes]]]
"""Without and with the parts: name -> digest, content."""


def kept(path: Path) -> Indexed | None:
    """What is known of a block, if it was indexed and looks whole."""
    head = cache.head(path)
    return head and Indexed(**head)


def index(blocks: Sequence[Block], store: Store, jobs: int) -> Iterator[Indexed]:
    """Have Pagefind index blocks, and keep each.

    A process has one block at a time, at some 300 MB. Where there are fewer blocks than processes, two share a block,
    each with half of its words: what Pagefind is slow with is different words, not places.
    """
    spans = _WHOLE if len(blocks) >= jobs else _HALVES
    tasks = [(block, span) for block in blocks for span in spans]
    results = parallel.ordered(_indexed, tasks, jobs)
    for block in blocks:
        halves = list(islice(results, len(spans)))
        yield _keep(
            store.block(block.key), halves[0][0], {name: part for _, parts in halves for name, part in parts.items()}
        )


def _keep(path: Path, found: Indexed, parts: dict[str, tuple[str, bytes]]) -> Indexed:
    start = 0
    for name, (key, data) in parts.items():
        found.parts[name] = (start, len(data), key)
        start += len(data)
    cache.save(path, asdict(found), b"".join(data for _, data in parts.values()))
    return found


def part(path: Path, found: Indexed, name: str) -> list[Entry]:
    """A part of a block's words; a ValueError where what is kept is damaged."""
    if name not in found.parts:
        return []
    start, size, _ = found.parts[name]
    try:
        return marshal.loads(zlib.decompress(cache.piece(path, start, size)))
    except (OSError, zlib.error, EOFError, TypeError) as fault:
        raise ValueError(f"{path} is damaged") from fault


def _indexed(task: tuple[Block, tuple[str, str]]) -> _Found:
    block, (low, high) = task
    content, found = _content(block)
    mine = [word if low <= word < high else "." for word in content]  # the others' places stay
    entries: list[Entry] = []
    if any(word != "." for word in mine):
        with tempfile.TemporaryDirectory(prefix="search-") as folder, Service(Path(folder)) as pagefind:
            pagefind.index([(block.key, " ".join(mine))], Path(folder))
            entries = words.records(words.read(Path(folder)))
    return found, {name.decode(): _packed(list(part)) for name, part in groupby(entries, lambda entry: entry[0][:PART])}


def _packed(entries: list[Entry]) -> tuple[str, bytes]:
    data = marshal.dumps(entries, 2)  # version 2: the same bytes whatever else refers to the values
    return hashlib.sha256(data).hexdigest()[:20], zlib.compress(data, 1)


def _content(block: Block) -> tuple[list[str], Indexed]:
    """A block's words, and the places that its articles take."""
    content: list[str] = []
    places, heads, longest = [], [], 0
    for record in block.records:
        headline = body = 0
        for anchor, part in sorted(record.parts, key=lambda part: part[0] != ""):
            if line := text.normalise(part):
                words_, taken = text.words(line)
                content += words_.split(" ")
                headline, body = headline + (not anchor) * taken, body + taken
                longest = max(longest, taken - 1)
        places.append(body)
        heads.append(headline)
    return content, Indexed(places, heads, longest, {})
