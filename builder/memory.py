"""What one build finds out and the next need not find out again: small pieces of bytes under the hash of their input.

Kept below `.build/`, beside the site; it may be deleted at any time. A piece is used only by the version of the
program that made it, and what a build did not use is forgotten.
"""

from __future__ import annotations

import hashlib
import marshal
import mmap
import sys
import zlib
from pathlib import Path
from typing import Any, Protocol

from builder import whole

_HEAD = b"memory 4 %s\n" % sys.implementation.cache_tag.encode()
_PART = 1 << 20
"""Bytes of a large piece that are written at a time."""
_SUM = b"%08x %016x\n"
"""CRC-32 and length of what follows."""


class Sliced(Protocol):
    """Bytes that may lie elsewhere."""

    def __len__(self) -> int: ...

    def __getitem__(self, place: slice, /) -> bytes | bytearray | memoryview: ...


class Memory:
    """Pieces of one kind. `version` stands for the code that makes them."""

    def __init__(self, path: Path, version: str):
        self.path, self.version = path, version.encode()
        self._old = read(path, version)
        self._used: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """A piece, marked as used."""
        found = self._used.get(key) or self._old.get(key)
        if found is not None:
            self._used[key] = found
        return found

    def __bool__(self) -> bool:
        """False when nothing is known from earlier."""
        return bool(self._old)

    def put(self, key: str, piece: bytes) -> None:
        self._used[key] = piece

    def save(self) -> None:
        """Keep what was used, in one move; nothing is written when nothing changed."""
        if self._used.keys() == self._old.keys():
            return
        write(self.path, self.version.decode(), dict(sorted(self._used.items())))


def write(path: Path, version: str, pieces: dict[str, Any], blob: Sliced = b"") -> None:
    """Keep pieces in a file, in one move, and one large piece behind them. A piece is bytes, or plain values."""
    body = marshal.dumps((version.encode(), pieces, len(blob)))
    parts = (blob[start : min(start + _PART, len(blob))] for start in range(0, len(blob), _PART))
    whole.write(path, _HEAD + _SUM % (zlib.crc32(body), len(body)), body, more=parts)


def read(path: Path, version: str) -> dict[str, Any]:
    """The pieces of a file that `write` wrote with the same version; none from any other file."""
    return read_with_blob(path, version)[0]


def read_with_blob(path: Path, version: str) -> tuple[dict[str, bytes], bytes | memoryview]:
    """The same, and the large piece behind them, as it lies in the file: of its content nothing is read or proved."""
    try:
        with open(path, "rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return {}, b""
    start = len(_HEAD) + len(_SUM % (0, 0))
    head = bytes(data[:start])
    try:
        length = int(head[-17:-1], 16)
    except ValueError:
        return {}, b""
    body, blob = data[start : start + length], data[start + length :]
    if not body or head != _HEAD + _SUM % (zlib.crc32(body), len(body)):
        return {}, b""
    found, pieces, size = marshal.loads(body)
    return (pieces, blob) if found == version.encode() and len(blob) == size else ({}, b"")


def digest(*parts: str) -> str:
    """A key for some text."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
