"""Sheet: one printed page of one issue, ready to be read, wherever its lines lie.

A page that came in several files (`20211029-01-1.txt`, `20211029-01-2.txt`) is read as one text: its lines are
numbered on through the parts, and `place` leads back to file and line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.model import RawRef
from builder.normalise.types import Line, PageText


@dataclass(frozen=True, slots=True)
class Sheet:
    page: str
    """`01`, `a12`, `00`."""
    text: PageText
    """With the line numbers of the first part; the lines of later parts go on from `offsets`."""
    parts: tuple[tuple[str, int], ...]
    """(file, what to take off a line number of `text` to get the line in that file), in order."""
    heads: Mapping[int, str] = field(default_factory=dict)
    """Line of `text` -> masthead or folio: where the page prints its own date and number."""

    def place(self, n: int) -> tuple[str, int]:
        """File and line of a line number of `text`."""
        if len(self.parts) == 1:
            return self.parts[0][0], n
        file, offset = next(part for part in reversed(self.parts) if n > part[1])
        return file, n - offset


def single(page: str, text: PageText) -> Sheet:
    return Sheet(page, replace(text, page=page if page != "00" else text.page), ((text.file, 0),))


def joined(page: str, texts: list[tuple[PageText, int]]) -> Sheet:
    """A page in parts; each comes with the number of lines of its file."""
    parts: list[tuple[str, int]] = []
    lines: list[Line] = []
    offset = 0
    for text, length in texts:
        parts.append((text.file, offset))
        lines += [replace(line, n=line.n + offset) for line in text.lines]
        offset += length
    name = next((text.name for text, _ in texts if text.name), None)
    return Sheet(page, PageText(texts[0][0].file, tuple(lines), page if page != "00" else None, name), tuple(parts))


def ranks(sheet: Sheet) -> dict[int, int]:
    """Line of `text` -> how many of its lines stand above it."""
    return {line.n: rank for rank, line in enumerate(sheet.text.lines)}


def ranges(numbers: Sequence[int], rank: Mapping[int, int]) -> list[tuple[int, int]]:
    """Line numbers as ranges; a gap that holds blank lines only does not end one. `rank`: as from `ranks`."""
    found: list[tuple[int, int]] = []
    for n in sorted(set(numbers)):
        if found and rank[n] == rank[found[-1][1]] + 1:
            found[-1] = (found[-1][0], n)
        else:
            found.append((n, n))
    return found


def references(sheet: Sheet, numbers: Sequence[int], rank: Mapping[int, int]) -> tuple[RawRef, ...]:
    """Where an article's lines stand in the witnesses; `rank`: as from `ranks`."""
    refs = []
    for i, (file, offset) in enumerate(sheet.parts):
        end = sheet.parts[i + 1][1] if i + 1 < len(sheet.parts) else 10**9
        here = ranges([n for n in numbers if offset < n <= end], rank)
        if here:
            refs.append(RawRef(file, tuple((first - offset, last - offset) for first, last in here)))
    return tuple(refs)
