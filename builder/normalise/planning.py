"""Which raw files make which issue, and which page each of their texts is.

Evidence for a page, strongest first: sidecar, the page's own head, the file's name, signs that only a front page
has. Two files that claim one page are parts of it when their names differ in the part alone (`…-01-1`, `…-01-2`);
otherwise the one that was there first stays, and the other is withheld (N005).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.normalise.dates.clue import Dating
from builder.normalise.dates.filename import part_of
from builder.normalise.evidence import Evidence, Marks
from builder.normalise.sidecar import sidecar_of
from builder.problem import Problem, warning

UNKNOWN = "00"
_COMMON = 0.6
"""Share of long lines in common from which two texts are one page twice."""


@dataclass(frozen=True, slots=True)
class Job:
    """One issue to write: its new files, each with the page of each of its texts."""

    date: str
    edition: str | None
    files: tuple[tuple[Evidence, Dating, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What an issue that is already there holds, as far as new files can collide with it."""

    pages: Mapping[str, str]
    """Page -> a raw file of it."""
    shas: Mapping[str, str]
    """SHA-256 -> raw file."""


NOTHING = Standing({}, {})


Day = tuple[str, tuple[tuple[str | None, list[Evidence]], ...]]
"""A date, and (edition, files) of every issue of it."""


def group(evidence: Sequence[Evidence], dated: Mapping[str, Dating]) -> list[Day]:
    """The issues that the dated files make, by day, in order."""
    found: dict[str, dict[str, list[Evidence]]] = {}
    for item in evidence:
        date = dated[item.file].date
        if date:
            found.setdefault(date, {}).setdefault(item.sidecar.edition or "", []).append(item)
    return [
        (date, tuple((edition or None, items) for edition, items in sorted(issues.items())))
        for date, issues in sorted(found.items())
    ]


def plan(
    date: str,
    edition: str | None,
    items: Sequence[Evidence],
    dated: Mapping[str, Dating],
    standing: Standing,
    marks: Marks,
) -> tuple[Job | None, list[Problem]]:
    """The job of one issue without the files that collide."""
    problems: list[Problem] = []
    kept: list[tuple[Evidence, Dating, tuple[str, ...]]] = []
    owner = dict(standing.pages)
    for item in sorted(items, key=_order):
        pages = pages_of(item)
        reason = _twice(item, kept, standing, marks) or _claimed(item, pages, owner)
        if reason:
            hint = (
                f"if both belong to the issue, write `page` into content/{sidecar_of(item.file)}; if not, take one away"
            )
            problems.append(warning("N005", f"content/{item.file}", 0, f"{reason}; withheld", hint))
            continue
        kept.append((item, dated[item.file], pages))
        owner |= {page: item.file for page in pages if page != UNKNOWN}
    return (Job(date, edition, tuple(kept)) if kept else None), problems


def _order(item: Evidence) -> tuple[str, int, str]:
    part = part_of(item.file)
    return (part[0], part[1], item.file) if part else (item.file, 0, item.file)


def pages_of(item: Evidence) -> tuple[str, ...]:
    """The page of each text of a file."""
    pages = list(item.pages)
    if item.sidecar.page:
        pages[0] = item.sidecar.page
    elif pages[0] is None:
        pages[0] = item.name.page or ("01" if item.front else None)
    return tuple(page or UNKNOWN for page in _counted(pages, item.masthead.page_count))


def _counted(pages: list[str | None], printed: int | None) -> list[str | None]:
    """Pages parted by form feeds that carry no heads are numbered on, where a head or 今日八版 confirms the count."""
    first = pages[0]
    if len(pages) < 2 or first is None or None not in pages:
        return pages
    letter, start = first[:-2], int(first[-2:])
    expected = [f"{letter}{start + i:02d}" for i in range(len(pages))]
    confirmed = any(p is not None for p in pages[1:]) or printed == len(pages)
    agree = all(p in (None, e) for p, e in zip(pages, expected, strict=True))
    return list(expected) if confirmed and agree and start + len(pages) <= 100 else pages


def _twice(
    item: Evidence, kept: Sequence[tuple[Evidence, Dating, tuple[str, ...]]], standing: Standing, marks: Marks
) -> str | None:
    """Why this text is already there, or None."""
    others = {e.sha256: e.file for e, _, _ in kept} | dict(standing.shas)
    if item.sha256 in others and others[item.sha256] != item.file:
        return f"the same bytes as content/{others[item.sha256]}"
    if item.sidecar.page:
        return None
    for file in [*(e.file for e, _, _ in kept), *standing.shas.values()]:
        mine, theirs = marks(item.file), marks(file)
        least = min(len(mine), len(theirs))
        if file != item.file and least >= 4 and len(mine & theirs) >= _COMMON * least:
            return f"nearly the same text as content/{file}, of the same day"
    return None


def _claimed(item: Evidence, pages: Sequence[str], owner: Mapping[str, str]) -> str | None:
    for page in pages:
        other = owner.get(page)
        if page != UNKNOWN and other and other != item.file and not are_parts(item.file, other):
            return f"page {page} of this day is already taken by content/{other}"
    return None


def are_parts(one: str, other: str) -> bool:
    """True when two names differ in the number of their part alone."""
    a, b = part_of(one), part_of(other)
    return bool(a and b and a[0] == b[0] and a[1] != b[1])
