"""`content/reviewed.yml`: what people looked at and settled, so that it does not come back. Owned by people.

- {key: misprint-20211029-01-07-5be4f0c1, note: 原文如此}
- key: office-20200714-0c41aa90
  note: 市长于当日更替
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from builder import strict_yaml
from builder.content import read_text
from builder.problem import Problem

FILE = "content/reviewed.yml"
KEYS = ("key", "note", "by", "date")
CODES = ("V001", "V002", "V003")
KEY = re.compile(r"[a-z]+-[0-9a-z-]+-[0-9a-f]{8}")


def read(root: Path) -> tuple[frozenset[str], list[Problem]]:
    """What `content/reviewed.yml` settles; nothing where there is no such file."""
    path = root / FILE
    if not path.is_file():
        return frozenset(), []
    text, problems = read_text(path, os.path.realpath(root / "content") + os.sep, FILE)
    if text is None:
        return frozenset(), problems
    return parse(text)


def parse(text: str) -> tuple[frozenset[str], list[Problem]]:
    """The keys that are settled. `note`, `by` and `date` are for people."""
    node, problems = strict_yaml.load(text, FILE)
    if node is None or node.value is None:
        return frozenset(), problems
    entries = strict_yaml.Fields(strict_yaml.Node({"": node}, node.line), FILE, problems, CODES).each("")
    found = set()
    for entry in entries:
        entry.unknown(KEYS)
        for name in ("note", "by"):
            entry.text(name)
        entry.date("date")
        own = entry.text("key", KEY, required=True, hint="copy the line that `build review` prints")
        found |= {own} if own else set()
    return frozenset(found), problems


def line(own: str) -> str:
    """The line to add."""
    return f"- {{key: {own}}}"
