"""What one build finds out for the next, kept in `.build/` beside the site: hashes of files, and pieces by kind.

All of it may be deleted at any time. Pieces are those of one version of the program: after an upgrade, and after any
change of the code, everything is found out anew.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from functools import cached_property, lru_cache
from pathlib import Path

from builder.memory import Memory
from builder.stamps import Stamps, sha256_of, walk

FOLDER = ".build"


class Caches:
    """Of one edition, for one build."""

    def __init__(self, root: Path):
        self.folder = root / FOLDER
        self._memories: dict[str, Memory] = {}

    @cached_property
    def stamps(self) -> Stamps:
        return Stamps(self.folder.parent)

    def __getitem__(self, kind: str) -> Memory:
        """The pieces of a kind, read when they are first asked for."""
        if kind not in self._memories:
            self._memories[kind] = Memory(self.folder / kind, program())
        return self._memories[kind]

    def place(self, name: str) -> Path:
        """A folder of its own for what is kept in files."""
        path = self.folder / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    def compiled(self) -> Path:
        """A folder for compiled templates, of this version of the program alone: another may compile otherwise."""
        path = self.place("templates") / program()
        if not path.is_dir():
            shutil.rmtree(path.parent)
            path.mkdir(parents=True, exist_ok=True)
        return path

    def save(self) -> None:
        """Keep everything; nothing if a file changed while it was being read: what was found may be of either state."""
        if self.stamps.hold():
            for memory in self._memories.values():
                memory.save()


@lru_cache(maxsize=1)
def program() -> str:
    """A digest of the code, of the packaged theme, and of the Python that runs it."""
    home = Path(__file__).parent
    found = hashlib.sha256(sys.version.encode())
    for folder in (home, home.parent / "themes" / "default"):
        for path, entry in walk(str(folder), ""):
            if not path.endswith(".pyc"):
                found.update(f"{path} {sha256_of(entry)}\n".encode())
    return found.hexdigest()[:32]
