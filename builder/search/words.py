"""Pagefind's word index, read and merged without decoding it.

An index file of Pagefind is gzip over `pagefind_dcd` and a CBOR array `[[word, ...]]`; a word is
`[text, [[page, [positions], [positions in metadata]]...], [variants]]`, pages and positions counted from the one
before, a negative number among the positions being the weight of those that follow. The words here are hexadecimal
(`text.py`) and a block of articles is one page, so a word's record always has the shape of `_RECORD`, and
the page's positions can be moved, as they stand, into a record of several pages.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

Entry = tuple[bytes, bytes]
"""A word, and its positions in a block as they stand in Pagefind's record."""

MAGIC = b"pagefind_dcd"
WEIGHT = b"\x38\x18"
"""What Pagefind notes of words in plain text, once, before their first place."""

CHUNK = 14_300
"""Bytes of a chunk before compression, about 8 KB after. Smaller costs files, larger costs readers."""

_HEAD = re.compile(MAGIC + rb"\x81(?:[\x80-\x97]|\x98.|\x99..|\x9a....)", re.S)
_NUMBERS = rb"(?:[\x82-\x97]|\x98.|\x99..|\x9a....)" + WEIGHT + rb"(?:[\x00-\x17]|\x18.|\x19..|\x1a....)+"
_RECORD = re.compile(rb"\x83[\x60-\x77]([0-9a-f]+)\x81\x83\x00(" + _NUMBERS + rb")\x80\x80", re.S)


class NotUnderstood(Exception):
    """The files are not in the form of the Pagefind version that this module reads."""


def read(folder: Path) -> bytes:
    """The records of all words in Pagefind's output folder, one after the other, sorted by word."""
    bodies = []
    for file in (folder / "index").glob("*.pf_index"):
        data = zlib.decompress(file.read_bytes(), wbits=31)
        if not (head := _HEAD.match(data)):
            raise NotUnderstood(f"{file.name} does not begin like an index of words")
        bodies.append(data[head.end() :])
    return b"".join(sorted(bodies, key=lambda body: _RECORD.match(body)[1]))


def records(body: bytes) -> list[Entry]:
    """The entries of what `read` gives."""
    found = _RECORD.findall(body)
    if sum(len(word) + len(positions) + 7 for word, positions in found) != len(body):
        raise NotUnderstood("a word's record has another shape")
    return found


def merge(blocks: Iterable[Sequence[Entry]]) -> Iterator[tuple[bytes, bytes]]:
    """(word, record with a page for each block that has it), sorted by word; pages are numbered in order of blocks.

    Written for speed: a shard has more than a million entries.
    """
    pages: dict[bytes, list[bytes]] = {}
    last: dict[bytes, int] = {}
    heads: list[bytes] = []
    for number, entries in enumerate(blocks):
        heads.append(b"\x80\x83" + head(0x00, number))
        for word, positions in entries:
            if word in pages:
                pages[word] += (heads[number - last[word]], positions)
            else:
                pages[word] = [heads[number], positions]
            last[word] = number
    lengths = [head(0x80, length) for length in range(len(heads) + 1)]
    for word in sorted(pages):
        found = pages[word]
        record = b"".join(found)[1:]  # what ends a page stands before the next one's head
        yield word, b"\x83%c%b%b%b\x80\x80" % (0x60 + len(word), word, lengths[len(found) // 2], record)


def chunks(merged: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[str, bytes]]:
    """(first word, chunk) in Pagefind's format. A word that fills a chunk has one of its own."""
    first, batch, size = b"", [], 0
    for word, record in merged:
        if batch and size + len(record) > CHUNK:
            yield first.decode(), _chunk(batch)
            batch, size = [], 0
        first = first if batch else word
        batch.append(record)
        size += len(record)
    if batch:
        yield first.decode(), _chunk(batch)


def _chunk(batch: list[bytes]) -> bytes:
    return b"".join((MAGIC, b"\x81", head(0x80, len(batch)), *batch))


def compress(data: bytes) -> bytes:
    """gzip without a time in its head. A higher level takes a fifth longer and saves one byte in a thousand."""
    engine = zlib.compressobj(6, wbits=31)
    return engine.compress(data) + engine.flush()


def head(kind: int, number: int) -> bytes:
    """The head of a CBOR item: its kind and a number (value, or length)."""
    if number < 24:
        return bytes((kind | number,))
    width, mark = (1, 24) if number < 1 << 8 else (2, 25) if number < 1 << 16 else (4, 26)
    return bytes((kind | mark,)) + number.to_bytes(width, "big")
