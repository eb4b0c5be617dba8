"""What one build finds out and the next need not find out again: small pieces of bytes under the hash of their input.

Kept below `.build/`, beside the site; it may be deleted at any time. A piece is used only by the version of the
program that made it, and what a build did not use is forgotten.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from pathlib import Path

_HEAD = b"memory 1\n"


class Memory:
    """Pieces of one kind. `version` stands for the code that makes them."""

    def __init__(self, path: Path, version: str):
        self.path, self.version = path, version.encode()
        self._old = _read(path, self.version)
        self._used: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """A piece, marked as used."""
        found = self._used.get(key) or self._old.get(key)
        if found is not None:
            self._used[key] = found
        return found

    def put(self, key: str, piece: bytes) -> None:
        self._used[key] = piece

    def save(self) -> None:
        """Keep what was used, in one move; nothing is written when nothing changed."""
        if self._used.keys() == self._old.keys():
            return
        parts = [b"%s %d\n%s" % (key.encode(), len(piece), piece) for key, piece in sorted(self._used.items())]
        body = self.version + b"\n" + b"".join(parts)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_suffix(".new")
        new.write_bytes(_HEAD + b"%08x" % zlib.crc32(body) + b"\n" + body)
        os.replace(new, self.path)


def _read(path: Path, version: bytes) -> dict[str, bytes]:
    """The pieces of a file that `save` wrote with the same version; none from any other file."""
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    head, body = data[: len(_HEAD) + 9], data[len(_HEAD) + 9 :]
    if head != _HEAD + b"%08x" % zlib.crc32(body) + b"\n" or not body.startswith(version + b"\n"):
        return {}
    found: dict[str, bytes] = {}
    at = len(version) + 1
    while at < len(body):
        end = body.index(b"\n", at)
        key, _, size = body[at:end].partition(b" ")
        found[key.decode()] = body[end + 1 : end + 1 + int(size)]
        at = end + 1 + int(size)
    return found


def digest(*parts: str) -> str:
    """A key for some text."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def version_of(folder: Path) -> str:
    """One digest of all files of a package, code and data."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:32]
