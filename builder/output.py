"""The site's folder: written aside, published in one move, described by its manifest.

A build writes only the files that differ from the published ones; the rest are hard links to them. The finished
folder then takes the place of the old one in a single rename, so that whoever looks, at any moment and after any
kill, finds the whole old site or the whole new one. What a killed build left beside the site is cleared by the next.

Of a large site of which little changed the old folder is kept beside the new one (`_site.spare`, hard links again):
the next build brings it up to date, which costs what changed since and not what there is, and the two change places.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from json.encoder import encode_basestring_ascii as _quoted
from pathlib import Path

from builder import exchange, whole
from builder.problem import Problem, error

MANIFEST = "manifest.json"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_LARGE, _LITTLE = 2000, 0.2
"""Files of a site, and the share of them that changed, from which and up to which its old folder is kept."""


def check_out(root: Path, out: Path) -> list[Problem]:
    """`out` is replaced only if it is absent, empty or ours; never if it holds the root."""
    root, out = root.resolve(), out.resolve()
    if root == out or out in root.parents:
        return [error("O001", "", 0, f"{out} holds the edition itself", "choose another folder with --out")]
    if (
        any(part in ("content", "themes") for part in out.relative_to(root).parts[:1])
        if out.is_relative_to(root)
        else False
    ):
        return [error("O001", "", 0, f"{out} lies among the edition's sources", "choose another folder with --out")]
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        return [
            error(
                "O002",
                "",
                0,
                f"{out} is somebody's folder: it is not empty and has no {MANIFEST}",
                "choose another --out, or empty it",
            )
        ]
    if out.exists() and not out.is_dir():
        return [error("O002", "", 0, f"{out} is a file", "choose another folder with --out")]
    return []


class Output:
    """A site being written. Use as a context; without `publish` nothing of it remains.

    `write` may be called from several processes for different paths when each reports what it wrote with `note`.
    """

    def __init__(self, out: Path, dry: bool = False, old: dict[str, tuple[int, str]] | None = None):
        """`old` is the manifest of the published site, where it was read already."""
        self.out = out
        self.dry = dry
        """Only compare with what is published; write nothing."""
        self.stage = out.with_name(f"{out.name}.new")
        self.spare = out.with_name(f"{out.name}.spare")
        self.old = read_manifest(out) if old is None else old
        self.files: dict[str, tuple[int, str]] = {}
        self.written = 0
        self.mirrored = False
        """Whether `mirror` was done ahead of `publish`."""
        self._folders: set[str] = set()
        self._staged: set[str] = set()

    def __enter__(self) -> Output:
        self._clear()
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def _clear(self) -> None:
        if not self.dry and self.stage.exists():
            shutil.rmtree(self.stage)

    def write(self, path: str, data: bytes) -> None:
        """Add one file. `path` is relative, with `/`. Unchanged content is not written again."""
        self.note(path, *self.put(path, data))

    def put(self, path: str, data: bytes) -> tuple[int, str, bool]:
        """Write a file aside if it differs from the published one; (bytes, SHA-256, written)."""
        entry = (len(data), hashlib.sha256(data).hexdigest())
        if self.stands(path, entry):
            return *entry, False
        if not self.dry:
            self._create(f"{self.stage}/{path}", data)
        return *entry, True

    def _create(self, target: str, data: bytes) -> None:
        """A file of the stage, which holds only what this build puts there: a folder is made when it is first met."""
        folder = target.rpartition("/")[0]
        if folder not in self._folders:
            _make_folder(folder)
            self._folders.add(folder)
        file = os.open(target, _NEW, 0o666)
        try:
            while data:
                data = data[os.write(file, data) :]
        finally:
            os.close(file)

    def note(self, path: str, size: int, sha256: str, written: bool) -> None:
        self.files[path] = (size, sha256)
        if written:
            self.written += 1
            self._staged.add(path)

    def stands(self, path: str, entry: tuple[int, str]) -> bool:
        """Whether this very file (bytes, SHA-256) is published."""
        return _has(self.out, path, entry, self.old)

    def keep(self, path: str) -> None:
        """Take over a published file as it is."""
        self.files[path] = self.old[path]

    def open(self, path: str) -> bytes:
        """A file of the new site, wherever it lies now; empty where there is none."""
        staged = self.stage / path
        if path not in self.files:
            return b""
        return (staged if staged.is_file() else self.out / path).read_bytes()

    @property
    def changed(self) -> bool:
        return bool(self.written) or self.files.keys() != self.old.keys() - {MANIFEST} or MANIFEST not in self.old

    def compare(self) -> list[Problem]:
        """Whether the published site is what the content would give, file by file; silent when none is published."""
        if not self.old:
            return []
        now, old = self.files, {path: entry for path, entry in self.old.items() if path != MANIFEST}
        differ = sorted(path for path in now.keys() | old.keys() if now.get(path) != old.get(path))
        damaged = sorted(path for path, entry in old.items() if _entry(self.out / path) != entry)
        problems = []
        if differ:
            message = f"{len(differ)} files of the site are not what the content gives, as {differ[0]}"
            problems.append(error("O011", "", 0, message, "run `build`"))
        if damaged:
            message = f"{len(damaged)} files of the site are not as they were written, as {damaged[0]}"
            problems.append(error("O012", "", 0, message, "delete the folder of the site and run `build`"))
        return problems

    def mirror(self) -> bool:
        """Make the spare folder what the published one is; True when done. Of a small site none is kept.

        It may be done before the new site is, and while that is written. No file is written in place, for it may be
        the published one.
        """
        if not self.old or len(self.old) < _LARGE:
            return False
        unlike = _unlike(self.spare, self.old)
        if unlike is None:
            if self.spare.exists():
                shutil.rmtree(self.spare)
            self.spare.mkdir()
            unlike = set(self.old)
        else:
            os.unlink(self.spare / MANIFEST)
        for path in unlike - self.old.keys():
            _remove(self.spare, path)
        self._link(self.spare, sorted(path for path in unlike & self.old.keys() if path != MANIFEST))
        self._link(self.spare, [MANIFEST])
        return True

    def publish(self) -> None:
        """Make the new site the site. Does nothing at all when nothing changed."""
        if not self.changed:
            return
        self.stage.mkdir(parents=True, exist_ok=True)
        staged = self._staged
        keep = len(self.files) >= _LARGE and len(staged) <= _LITTLE * len(self.files)
        fresh = self.spare if keep and (self.mirrored or self.mirror()) else self.stage
        if fresh == self.stage:
            self._link(fresh, (path for path in sorted(self.files) if path not in staged))
        else:
            self._bring_up_to_date(staged)
        whole.write(fresh / MANIFEST, manifest(self.files))
        before = exchange.swap(fresh, self.out)
        if before == self.spare:
            return
        if self.spare.exists():
            shutil.rmtree(self.spare)
        if before and keep:
            before.rename(self.spare)
        elif before:
            shutil.rmtree(before)

    def _bring_up_to_date(self, staged: set[str]) -> None:
        """Make the files of the spare folder, which are the published ones, those of the new site.

        Its manifest goes first and comes last: a folder without one is never trusted.
        """
        os.unlink(self.spare / MANIFEST)
        for path in self.old.keys() - self.files.keys() - {MANIFEST}:
            _remove(self.spare, path)
        for path in staged:
            os.makedirs(os.path.dirname(f"{self.spare}/{path}"), exist_ok=True)
            os.replace(f"{self.stage}/{path}", f"{self.spare}/{path}")

    def _link(self, into: Path, paths: Iterable[str]) -> None:
        """Take over published files."""
        made: set[str] = set()
        for path in paths:
            there, target = f"{self.out}/{path}", f"{into}/{path}"
            folder = target.rpartition("/")[0]
            if folder not in made:
                _make_folder(folder)
                made.add(folder)
            if into == self.spare and os.path.lexists(target):
                os.unlink(target)
            try:
                os.link(there, target)
            except OSError as fault:
                if fault.errno not in (errno.EPERM, errno.EXDEV, errno.EOPNOTSUPP, errno.EMLINK):
                    raise
                shutil.copyfile(there, target)


def _make_folder(folder: str) -> None:
    """Nearly always the folder above is there, and this one is not."""
    try:
        os.mkdir(folder)
    except OSError:
        os.makedirs(folder, exist_ok=True)


def _entry(file: Path) -> tuple[int, str] | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    return len(data), hashlib.sha256(data).hexdigest()


def manifest(files: dict[str, tuple[int, str]]) -> bytes:
    """`manifest.json`: every file but itself with its bytes and SHA-256, sorted by path."""
    lines = [
        f'  {_quoted(path)}: {{"bytes": {size}, "sha256": "{sha}"}}' for path, (size, sha) in sorted(files.items())
    ]
    return ('{"format": 1, "files": {\n' + ",\n".join(lines) + "\n}}\n").encode()


def read_manifest(out: Path) -> dict[str, tuple[int, str]]:
    """Path -> (bytes, SHA-256) of a published site, with the manifest itself as (0, ''); empty if there is none."""
    try:
        data = json.loads((out / MANIFEST).read_bytes())
        found = {path: (entry["bytes"], entry["sha256"]) for path, entry in data["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return found | {MANIFEST: (0, "")}


def _has(folder: Path, path: str, entry: tuple[int, str], have: Mapping[str, tuple[int, str]]) -> bool:
    """Whether a folder has a file as its manifest says, and that is the one asked for."""
    try:
        return have.get(path) == entry and os.stat(f"{folder}/{path}").st_size == entry[0]
    except OSError:
        return False


def _unlike(folder: Path, old: Mapping[str, tuple[int, str]]) -> set[str] | None:
    """The files that a spare folder does not have as the published site has them, or has besides; None without one."""
    have = read_manifest(folder)
    if not have:
        return None
    return {path for path in have.keys() | old.keys() if path not in old or not _has(folder, path, old[path], have)}


def _remove(folder: Path, path: str) -> None:
    """Remove a file and the folders that it leaves empty."""
    if ".." in path.split("/"):
        return
    with suppress(OSError):
        os.unlink(folder / path.lstrip("/"))
        for parent in Path(path).parents[:-1]:
            os.rmdir(folder / parent)
