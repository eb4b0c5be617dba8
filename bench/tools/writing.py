"""What every tool's writer needs: the days of an archive one by one, and files written without ado."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from bench.archive import Archive
from bench.plan import Slot
from builder.model import Article

Printed = tuple[Slot, Article]
Day = tuple[str, list[Printed]]


class Folder:
    """Writes text files below a folder; remembers which folders are there."""

    def __init__(self, top: Path):
        self.top = top
        self.made: set[str] = set()
        self.files = 0
        self.bytes = 0

    def write(self, name: str, text: str) -> None:
        parent = name.rpartition("/")[0]
        if parent not in self.made:
            (self.top / parent).mkdir(parents=True, exist_ok=True)
            self.made.add(parent)
        data = text.encode("utf-8")
        (self.top / name).write_bytes(data)
        self.files += 1
        self.bytes += len(data)


def days(archive: Archive) -> Iterator[Day]:
    """Each day with its articles in reading order; one day is held in memory."""
    for date, found in groupby(archive.articles(), key=lambda printed: printed[0].date):
        yield date, list(found)
