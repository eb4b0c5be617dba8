"""A block's words as Pagefind finds them, and how they are kept: in parts, by the first half of the first character.

Parts of several blocks are merged one by one, over processes, and only where one of them is new (`shards.py`). Where a
block is one that was kept but for some articles side by side, only these meet Pagefind (`splice.py`).
"""

from __future__ import annotations

import hashlib
import marshal
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby, takewhile
from pathlib import Path

from builder import parallel
from builder.search import cache, text, words
from builder.search.blocks import Block
from builder.search.cache import Damaged, Store
from builder.search.files import Indexed
from builder.search.records import SearchRecord
from builder.search.service import Service
from builder.search.splice import Change, splice
from builder.search.words import Entry

PART = 2
"""Letters that the words of a part begin with alike: some eighty parts, none with more than a tenth of the words."""

_COLUMNS = ("places", "heads", "longest")
"""What `Indexed` has of each article."""

_Parts = dict[str, list[Entry]]
"""What words begin with -> those words."""


def kept(path: Path) -> Indexed | None:
    """What is known of a block, if it was indexed and looks whole."""
    try:
        return Indexed(**cache.head(path))
    except TypeError:  # nothing there, or of another edition of this program
        return None


def index(blocks: Sequence[Block], old: Mapping[Path, Indexed], store: Store, jobs: int) -> Iterator[Indexed]:
    """Have Pagefind index blocks, each in a process of some 300 MB, and keep them. `old`: others that were kept."""
    return parallel.ordered(lambda block: _indexed(block, _before(block, old), store), blocks, jobs)


def part(path: Path, found: Indexed, name: str) -> list[Entry]:
    """A part of a block's words; `Damaged` where that cannot be read."""
    if name not in found.parts:
        return []
    start, size, _ = found.parts[name]
    try:
        return marshal.loads(zlib.decompress(cache.piece(path, start, size)))
    except (OSError, zlib.error, EOFError, ValueError, TypeError) as fault:
        raise Damaged(path.name) from fault


def _indexed(block: Block, before: _Before | None, store: Store) -> Indexed:
    if before:
        try:
            found, parts = _changed(block, before)
        except Damaged:
            return _indexed(block, None, store)
    else:
        found, parts = _found(block.records)
    return _keep(store.block(block.key), replace(found, texts=list(block.texts)), parts)


def _keep(path: Path, found: Indexed, parts: _Parts) -> Indexed:
    start, pieces = 0, []
    for name, entries in parts.items():
        data = marshal.dumps(entries, 2)  # version 2: the same bytes whatever else refers to the values
        pieces.append(zlib.compress(data, 1))
        found.parts[name] = (start, len(pieces[-1]), hashlib.sha256(data).hexdigest()[:20])
        start += len(pieces[-1])
    cache.save(path, asdict(found), b"".join(pieces))
    return found


# ---------------------------------------------------------------- a block that was another


@dataclass(frozen=True, slots=True)
class _Before:
    """A kept block with the most articles of one that is wanted."""

    path: Path
    indexed: Indexed
    first: int
    """So many articles, from the first on, are the same;"""
    last: int
    """and so many up to the last."""


def _before(block: Block, old: Mapping[Path, Indexed]) -> _Before | None:
    """None where not half of the articles are the same."""
    found = [_Before(path, indexed, *_same(block.texts, indexed.texts)) for path, indexed in old.items()]
    best = max(found, key=lambda one: one.first + one.last, default=None)
    return best if best and 2 * (best.first + best.last) > len(block.texts) else None


def _same(now: Sequence[str], was: Sequence[str]) -> tuple[int, int]:
    first = _alike(now, was)
    return first, _alike(reversed(now[first:]), reversed(was[first:]))


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _changed(block: Block, before: _Before) -> tuple[Indexed, _Parts]:
    was, first = before.indexed, before.first
    end = len(was.places) - before.last
    now, new = _found(block.records[first : len(block.records) - before.last])
    here = was.places[first:end]
    start = sum(was.places[:first])
    change = Change(start, start + sum(here), sum(now.places) - sum(here))
    columns = {name: getattr(was, name)[:first] + getattr(now, name) + getattr(was, name)[end:] for name in _COLUMNS}
    parts = {
        name: splice(part(before.path, was, name), new.get(name, ()), change) for name in sorted({*was.parts, *new})
    }
    return replace(now, **columns), {name: entries for name, entries in parts.items() if entries}


# ---------------------------------------------------------------- a block that is new


def _found(records: Iterable[SearchRecord]) -> tuple[Indexed, _Parts]:
    """What Pagefind finds in articles; the words of their parts in order."""
    content, found = _content(records)
    if not content:
        return found, {}
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        with Service(Path(folder)) as pagefind:
            pagefind.index([("articles", content)], Path(folder))
        # Read when Pagefind has ended: on a busy machine it answers before its files are whole.
        entries = words.records(words.read(Path(folder)))
    return found, {name.decode(): list(part) for name, part in groupby(entries, lambda entry: entry[0][:PART])}


def _content(records: Iterable[SearchRecord]) -> tuple[str, Indexed]:
    """The words of articles in one string, and the places that each takes."""
    content: list[str] = []
    places, heads, longest = [], [], []
    for record in records:
        headline = body = most = 0
        for anchor, part in sorted(record.parts, key=lambda part: part[0] != ""):
            if line := text.normalise(part):
                words_, taken = text.words(line)
                content.append(words_)
                headline, body = headline + (not anchor) * taken, body + taken
                most = max(most, taken - 1)
        places.append(body)
        heads.append(headline)
        longest.append(most)
    return " ".join(content), Indexed(places, heads, longest, [], {})
