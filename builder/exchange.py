"""A folder takes the place of another in one rename, so that whoever looks finds the whole old one or the whole new.

Where the system exchanges two folders at once (`renameat2` of Linux) there is no moment without either; elsewhere the
old one is moved aside first, and `recover` finishes what was killed between the two renames.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)


def swap(fresh: Path, out: Path) -> Path | None:
    """Put `fresh` where `out` is; where that lies now, if there was one."""
    if not out.exists():
        fresh.rename(out)
        return None
    if _exchange(fresh, out):
        return fresh
    aside = out.with_name(f"{out.name}.old")
    if aside.exists():
        shutil.rmtree(aside)
    out.rename(aside)
    fresh.rename(out)
    return aside


def recover(out: Path) -> None:
    """Finish a swap that was killed halfway on a system without an atomic exchange, and clear remains."""
    aside = out.with_name(f"{out.name}.old")
    if not aside.is_dir():
        return
    if out.exists():
        shutil.rmtree(aside)
    else:
        aside.rename(out)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically (Linux); False where the system or the file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    at_cwd = -100
    done = renameat2(at_cwd, os.fsencode(one.absolute()), at_cwd, os.fsencode(other.absolute()), _EXCHANGE)
    return done == 0
