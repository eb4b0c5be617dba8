"""Writing a file whole or not at all: whoever reads it, and after any kill, finds the old content or the new."""

from __future__ import annotations

import os
from pathlib import Path


def write(path: Path, *data: bytes | memoryview) -> None:
    """Put `data` where `path` is, in one move. Two processes may do so at once: the last one's content stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with open(new, "wb") as file:
        file.writelines(data)
    os.replace(new, path)
