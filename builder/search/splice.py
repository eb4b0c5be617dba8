"""What Pagefind found in a block, after articles in its middle were replaced by others: put together, not found again.

    before   a b C d e      the places of a and b stay, those of C go,
    after    a b X Y d e    those of X Y come from Pagefind, those of d and e move by what X Y take more than C

Positions are as in `words.py`: a CBOR array of a weight, the first place, and steps from each place to the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.search.words import WEIGHT, Entry, head

_NOWHERE = b"\x81" + WEIGHT

_FAR = 1 << 62


@dataclass(frozen=True, slots=True)
class Change:
    """Places of a block, of whole articles."""

    start: int
    end: int
    """Behind the last place that was replaced, as it was before."""
    shift: int
    """By how much what follows moves."""


def splice(old: Iterable[Entry], new: Iterable[Entry], change: Change) -> list[Entry]:
    """The entries of the block as it is now. `old`: of the block before; `new`: of what stands there now, alone."""
    fresh = dict(new)
    found = [(word, moved(positions, fresh.pop(word, _NOWHERE), change)) for word, positions in old]
    found += [(word, moved(_NOWHERE, positions, change)) for word, positions in fresh.items()]
    return sorted(entry for entry in found if entry[1] != _NOWHERE)


def moved(old: bytes, new: bytes, change: Change) -> bytes:
    """A word's positions in the block as it is now."""
    items, at = _body(old)
    cut, last, _ = _walk(old, at, 0, change.start)
    rest, before, gone = _walk(old, cut, last, change.end)
    if new is _NOWHERE and not gone:
        return _later(old, cut, change.shift)
    pieces, more = [old[at:cut]], 0
    if new is not _NOWHERE:
        more, at = _body(new)
        step, width = _number(new, at)
        pieces += head(0, change.start + step - last), new[at + width :]
        last = change.start + _walk(new, at, 0, _FAR)[1]
    if rest < len(old):
        step, width = _number(old, rest)
        pieces += head(0, before + step + change.shift - last), old[rest + width :]
    return b"".join((head(0x80, 1 + items - gone + more), WEIGHT, *pieces))


def _later(positions: bytes, at: int, shift: int) -> bytes:
    """Positions of which those from a number on, if there is one, move; most words of a block are such."""
    if at == len(positions) or not shift:
        return positions
    step, width = _number(positions, at)
    return positions[:at] + head(0, step + shift) + positions[at + width :]


def _body(positions: bytes) -> tuple[int, int]:
    """How many places there are, and where the first stands: behind the array's head, and the weight."""
    items, width = _number(positions, 0)
    return items - 1, width + 2


def _walk(positions: bytes, at: int, place: int, limit: int) -> tuple[int, int, int]:
    """From a number that follows on a place up to the first that leads to the limit or beyond.

    Where that stands (or the end), the place before it, and how many were passed.
    """
    passed = 0
    end = len(positions)
    while at < end:
        step, width = positions[at], 1
        if step == 24:
            step, width = positions[at + 1], 2
        elif step == 25:
            step, width = positions[at + 1] << 8 | positions[at + 2], 3
        elif step > 25:
            step, width = _number(positions, at)
        if place + step >= limit:
            break
        at += width
        place += step
        passed += 1
    return at, place, passed


def _number(data: bytes, at: int) -> tuple[int, int]:
    """The value (or length) that the CBOR head at a place tells, and the bytes it takes."""
    low = data[at] & 31
    if low < 24:
        return low, 1
    if low == 24:
        return data[at + 1], 2
    if low == 25:
        return data[at + 1] << 8 | data[at + 2], 3
    return int.from_bytes(data[at + 1 : at + 5], "big"), 5
