"""Files in one go: written whole or not at all, so that whoever reads one, and after any kill, finds the old content
or the new; read without asking twice."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def read(path: os.PathLike[str] | str, most: int = 1 << 62) -> bytes:
    """A file's content; of one larger than `most` bytes a little more than that.

    Asked for much more than is there, Python makes room for all of it first, which took longer than to read the file.
    Raises OSError.
    """
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(file).st_size
        data = os.read(file, min(size, most) + 1)
        while len(data) <= most and len(data) != size and (more := os.read(file, 1 << 16)):  # it changes, or is no file
            data += more
        return data
    finally:
        os.close(file)


def write(path: Path, *data: bytes, more: Iterable[bytes | bytearray | memoryview] = ()) -> None:
    """Put `data`, and `more`, where `path` is, in one move. Two processes may do so at once: the last one's content
    stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with open(new, "wb") as file:
        file.writelines(data)
        file.writelines(more)
    os.replace(new, path)
