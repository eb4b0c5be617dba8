"""Whether the site of the last build still stands as it was written, looked at beside whatever is done meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from builder import parallel
from builder.output import MANIFEST, read_manifest
from builder.stamps import sha256_of

LARGE = 100_000
"""Bytes of a manifest from which on a site is looked at in a process of its own."""

Published = tuple[str, dict[str, tuple[int, str]]]
"""SHA-256 of a manifest, and what it names; nothing where a file is not there or has not the size it says."""


def look(out: Path, processes: int) -> Callable[[], Published]:
    """Begin to look; the result waits for it."""
    large = _size(out / MANIFEST) >= LARGE
    return parallel.beside(lambda: _published(out), processes if large else 1)


def _published(out: Path) -> Published:
    sha256, written, folder = sha256_of(out / MANIFEST), read_manifest(out), str(out)
    same = all(_size(f"{folder}/{path}") == size for path, (size, _) in written.items() if path != MANIFEST)
    return sha256, written if same else {}


def _size(path: os.PathLike[str] | str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return -1
