"""What kind of machine and file system the numbers are of; never its name."""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, date, datetime
from pathlib import Path


def described(where: Path) -> str:
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    size = f"{int(memory[1]) / 1e6:.0f} GB of memory" if memory else "memory unknown"
    cores = len(os.sched_getaffinity(0))
    python = platform.python_version()
    return f"{cores} cores, {size}, {platform.system()}, Python {python}, {file_system(where)}"


def file_system(where: Path) -> str:
    """tmpfs, ext4 …: of the longest mount point above a folder."""
    place, found = where.resolve(), ("", "unknown")
    for line in Path("/proc/mounts").read_text().splitlines():
        _, point, kind = line.split(" ")[:3]
        if place.is_relative_to(point) and len(point) >= len(found[0]):
            found = point, kind
    return found[1]


def today() -> str:
    """SOURCE_DATE_EPOCH, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat() if epoch.isdigit() else date.today().isoformat()
