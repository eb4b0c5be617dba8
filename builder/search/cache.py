"""What is kept from one build to the next: a file a block, a file a part of a shard, named by what went in.

A file that is missing, cut short or damaged is as good as none; nothing here is ever needed twice over.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder import whole


class Damaged(Exception):
    """What was kept is not what `save` wrote."""


@dataclass(frozen=True, slots=True)
class Store:
    """Where things are kept."""

    folder: Path
    seed: str
    """Stands for the code that makes chunks of text: when it changes, nothing kept holds."""

    def block(self, key: str) -> Path:
        return self.folder / "blocks" / key

    def blocks(self) -> list[Path]:
        return sorted((self.folder / "blocks").glob("*"))

    def part(self, digests: Iterable[str]) -> Path:
        """A part of a shard, by what goes in."""
        return self.folder / "shards" / hashlib.sha256("\0".join((self.seed, *digests)).encode()).hexdigest()[:20]

    def keep_only(self, paths: Iterable[Path]) -> None:
        """Remove what this build did not use."""
        wanted = set(paths)
        for path in [*self.blocks(), *(self.folder / "shards").glob("*")]:
            if path not in wanted:
                path.unlink(missing_ok=True)


def save(path: Path, head: Any, body: bytes) -> None:
    """Write a line of JSON and a body, in one move."""
    line = json.dumps({"head": head, "size": len(body), "sum": zlib.crc32(body)}).encode()
    whole.write(path, b"%08x" % zlib.crc32(line), line, b"\n", body)


def head(path: Path) -> Any | None:
    """The head of a file that `save` wrote, whose body is not cut short; None if there is no such file."""
    try:
        with path.open("rb") as file:
            line = file.readline()
            meta = _meta(line)
            return meta["head"] if meta["size"] == os.fstat(file.fileno()).st_size - len(line) else None
    except (OSError, ValueError):
        return None


def piece(path: Path, start: int, size: int) -> bytes:
    """A piece of the body of a file that `save` wrote, as it stands there."""
    with path.open("rb") as file:
        file.seek(len(file.readline()) + start)
        return file.read(size)


def load(path: Path) -> tuple[Any, bytes] | None:
    """The head and body of a file that `save` wrote, or None."""
    try:
        line, _, body = path.read_bytes().partition(b"\n")
        meta = _meta(line)
        return (meta["head"], body) if meta["sum"] == zlib.crc32(body) else None
    except (OSError, ValueError):
        return None


def _meta(line: bytes) -> dict[str, Any]:
    line = line.removesuffix(b"\n")
    if int(line[:8], 16) != zlib.crc32(line[8:]):
        raise ValueError("not a line that `save` wrote")
    return json.loads(line[8:])
