"""`content/raw/SHA256SUMS`: which bytes each witness had when it was first taken up.

The format of `sha256sum`, paths relative to `content/raw`, so that `sha256sum -c SHA256SUMS` proves it.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from builder.problem import Problem, error

NAME = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})[ \t][ *](.+)")


def read_record(raw: Path) -> tuple[dict[str, str], list[Problem]]:
    """Path below `content/raw` -> SHA-256. A line that is none of ours is a problem (R007)."""
    try:
        text = (raw / NAME).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}, []
    found: dict[str, str] = {}
    problems = []
    for n, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line.rstrip("\r"))
        if match:
            found[match[2].removeprefix("./")] = match[1]
        elif line.strip():
            hint = "each line is a SHA-256, two blanks and a path, as sha256sum writes it"
            problems.append(error("R007", f"content/raw/{NAME}", n, "this line cannot be read", hint))
    return found, problems


def write_record(record: dict[str, str]) -> str:
    """The text of SHA256SUMS, sorted by path."""
    return "".join(f"{sha}  {path}\n" for path, sha in sorted(record.items()))


def check_record(raw: Path, record: dict[str, str]) -> list[Problem]:
    """Recorded witnesses that changed (R005) or went (R006) since."""
    problems = []
    for path, sha in sorted(record.items()):
        where = f"content/raw/{path}"
        try:
            now = hashlib.sha256((raw / path).read_bytes()).hexdigest()
        except OSError:
            hint = f"put it back, or take its line out of content/raw/{NAME} if its articles went too"
            problems.append(error("R006", where, 0, "a recorded raw file is missing", hint))
            continue
        if now != sha:
            hint = f"put the old bytes back: git checkout {where}; better text goes into a new file (docs/problems.md)"
            problems.append(error("R005", where, 0, "its bytes changed after they were recorded", hint))
    return problems
