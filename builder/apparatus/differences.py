"""What differs between the lines that a block was made of and the block as it stands.

Before: 他说,要抓好 落实     压实压实责任
After:  他说，要抓好落实压实责任        one width, one space, one join; removed 压实
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from builder.apparatus.folded import fold, plain

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
_WIDTH = tuple(zip(",;:?!()", "，；：？！（）", strict=True))
_SLACK = 1
"""Equal characters between two differences that are told as one."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in words or signs."""

    kind: str
    """added, removed, changed."""
    start: int
    end: int
    """Characters of the block; equal where words were removed."""
    was: str
    """In the witness."""
    now: str
    hand: bool | None = None
    """Made by a person; None where no record tells."""


@dataclass(frozen=True, slots=True)
class Small:
    """What is counted and not shown one by one."""

    joined: int = 0
    """Line ends closed."""
    width: int = 0
    """Signs made full width."""
    spaces: int = 0
    """Blanks closed or added."""


def small(lines: Sequence[str], text: str) -> Small:
    """Counted on the block's side, so that a line of which two blocks were made counts once."""
    raw = "".join(line.strip() for line in lines)
    mine = plain(text)
    if plain(raw) != mine:
        witness = fold(raw)
        at = witness.text.find(mine)
        if at >= 0:
            raw = raw[slice(*witness.span(at, at + len(mine)))]
    width = sum(
        min(gone, text.count(full)) for half, full in _WIDTH if (gone := raw.count(half) - text.count(half)) > 0
    )
    blanks = abs(_blanks(raw) - _blanks(text))
    return Small(max(0, len(lines) - 1), width, blanks)


def _blanks(text: str) -> int:
    return len(text) - len("".join(text.split()))


def differences(lines: Sequence[str], text: str, elsewhere: Callable[[str, bool], bool]) -> tuple[Change, ...]:
    """The changes that lead from the lines to the text. What was taken out and stands `elsewhere` is none.

    `elsewhere(words, at the beginning or end)`
    """
    raw = "".join(line.strip() for line in lines)
    if plain(raw) == plain(text):
        return ()
    witness, block = fold(raw), fold(text)
    found = []
    for a, b, c, d in _parts(witness.text, block.text):
        was = raw[slice(*witness.span(a, b))] if b > a else ""
        start, end = block.span(c, d)
        if d == c and elsewhere(witness.text[a:b], a == 0 or b == len(witness.text)):
            continue
        kind = ADDED if a == b else REMOVED if c == d else CHANGED
        found.append(Change(kind, start, end, was, text[start:end]))
    return tuple(found)


def _parts(one: str, other: str) -> list[tuple[int, int, int, int]]:
    """Stretches that differ, those that lie close together as one; what both begin and end with is left out first."""
    first = 0
    while first < min(len(one), len(other)) and one[first] == other[first]:
        first += 1
    last = 0
    while last < min(len(one), len(other)) - first and one[-1 - last] == other[-1 - last]:
        last += 1
    middle, between = one[first : len(one) - last], other[first : len(other) - last]
    found: list[list[int]] = []
    for tag, a, b, c, d in SequenceMatcher(None, middle, between, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if found and a + first - found[-1][1] <= _SLACK:
            found[-1][1], found[-1][3] = b + first, d + first
        else:
            found.append([a + first, b + first, c + first, d + first])
    return [(a, b, c, d) for a, b, c, d in found]
