"""What the rules of dating hand to `infer`."""

from __future__ import annotations

from dataclasses import dataclass

EVENT, DATELINE, MENTION, COMING = "event", "dateline", "mention", "coming"


@dataclass(frozen=True, slots=True)
class DayClue:
    """A day of some month that the text speaks of."""

    role: str
    """`event` (what a report opens with), `dateline` (新华社北京12月14日电), `mention`, `coming` (将于7月1日)."""
    month: int
    day: int
    year: int | None
    """Printed beside it, else None."""
    quote: str
    line: int


@dataclass(frozen=True, slots=True)
class SpanClue:
    """A time within which the paper was probably printed."""

    rule: str
    first: str
    last: str
    weight: float
    """How much it counts; a named anniversary 3, a year mentioned 1."""
    quote: str
    line: int


@dataclass(frozen=True, slots=True)
class Clues:
    """All that a text says of its own time; small, kept for each file while others are read."""

    days: tuple[DayClue, ...]
    spans: tuple[SpanClue, ...]
    weekdays: tuple[tuple[frozenset[int], str, int], ...]
    months: tuple[tuple[int, str, int], ...]
    yesterday: bool
    today: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    date: str
    confidence: float
    reasoning: str


@dataclass(frozen=True, slots=True)
class Dating:
    """The date of a raw file and how it is known. `date` None: not known well enough."""

    date: str | None
    source: str
    """printed, file, sidecar or inferred."""
    confidence: float
    reasoning: str
    candidates: tuple[Candidate, ...] = ()
