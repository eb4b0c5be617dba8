"""The line of a problem that was found where no lines are known any more: looked for in the file, by its key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from builder.problem import Problem

KEYS = {"E001": "id", "E002": "order", "E003": "section", "T004": "theme"}
"""Code -> the key at fault."""


def placed(root: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The same problems, those of `KEYS` with the line on which their key stands."""
    return [replace(one, line=_line(root, one)) if one.code in KEYS else one for one in problems]


def _line(root: Path, problem: Problem) -> int:
    try:
        text = (root / problem.file).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return problem.line
    found = re.search(rf"^{KEYS[problem.code]}:", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else problem.line
