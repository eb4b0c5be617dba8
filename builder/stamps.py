"""SHA-256 of the edition's files, taken anew only where the file system says that a file is no longer the same.

As in git's index: size, inode and both times to the nanosecond must agree, and a file that changed about when its
hash was taken is hashed again. The time of the last status change (ctime) cannot be set back by hand, so that a
restored or copied file is never taken for the old one.
"""

from __future__ import annotations

import copy
import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from builder import memory, whole

FILE = Path(".build", "stamps")
_FORM = "stamps 2"
_RACY = 2_000_000_000
"""Nanoseconds within which two changes of a file may carry the same time."""

Stat = tuple[int, int, int, int]


class Stamps:
    """The files of one edition. Paths are relative to its root, with `/`."""

    def __init__(self, root: Path):
        self.root = root
        self.taken = time.time_ns()
        self._known: dict[str, tuple[Stat, str]] = memory.read(root / FILE, _FORM)
        self._now: dict[str, tuple[Stat, str]] = {}

    def files(self, *folders: str) -> dict[str, str]:
        """Path -> SHA-256 of every file below some folders, by path; empty for a file that cannot be read."""
        found: dict[str, str] = {}
        for folder in folders:
            for path, entry in walk(os.path.join(self.root, folder), folder):
                found[path] = self._sha256(path, entry)
        return found

    def file(self, path: str) -> str:
        """The same of one file; empty where there is none. As it was when it was first asked for."""
        known = self._now.get(path)
        return known[1] if known else self._sha256(path, os.path.join(self.root, path))

    def _sha256(self, path: str, where: os.DirEntry[str] | str) -> str:
        mark = _mark(where)
        if mark is None:
            return ""
        known = self._now.get(path) or self._known.get(path)
        if known is None or known[0] != mark:
            known = mark, sha256_of(where)
        self._now[path] = known
        return known[1]

    def differ(self) -> bool:
        """Whether a file that was asked for is not as it was when hashes were kept last, or was not asked for then."""
        return any(self._known.get(path) != one for path, one in self._now.items())

    def anew(self) -> Stamps:
        """The same for another look, as the files are then."""
        other = copy.copy(self)
        other._known, other._now = self._known | self._now, {}
        return other

    def hold(self) -> bool:
        """Whether every file that was asked for is still the same: only then may results be kept under its hash."""
        return all(map(self.holds, self._now))

    def holds(self, path: str) -> bool:
        """The same of one file."""
        return path in self._now and _mark(f"{self.root}/{path}") == self._now[path][0]

    def save(self) -> None:
        """Keep what was asked for, but for files that changed just now."""
        late = self.taken - _RACY
        kept = {path: one for path, one in self._now.items() if max(one[0][1], one[0][2]) < late and one[1]}
        if kept == self._known:
            return
        memory.write(self.root / FILE, _FORM, kept)


def _mark(where: os.DirEntry[str] | str) -> Stat | None:
    try:
        found = where.stat() if isinstance(where, os.DirEntry) else os.stat(where)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def walk(folder: str, path: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """(path, entry) of every file below a folder, in order; folders that are links are not entered."""
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from walk(entry.path, f"{path}/{entry.name}")
        elif not _leads_to_folder(entry):
            yield f"{path}/{entry.name}", entry


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def sha256_of(path: os.PathLike[str] | str) -> str:
    """Of a file's content; empty where it cannot be read."""
    try:
        return hashlib.sha256(whole.read(path)).hexdigest()
    except OSError:
        return ""
