"""`build status`: where the edition stands: what is not taken up, what people changed, what is missing, what it weighs.

Nothing is written, and nothing here is a fault: faults are told by `build check`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from builder.model import Edition
from builder.normalise.threeway import same, standing, written
from builder.output import MANIFEST, read_manifest
from builder.problem import Problem
from builder.provenance import BaseArticle, Provenance
from builder.records import Witnesses, records
from builder.verify.budget import Budget, budget

DOUBT = 0.7
_LEAST_CERTAIN = 10
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the normaliser was of an issue."""

    file: str
    confidence: float
    """Mean over the lines of the witness, times that of the date."""
    doubtful: int
    """Lines below `DOUBT`."""


@dataclass(frozen=True, slots=True)
class Status:
    unread: tuple[str, ...]
    """Raw files that the next `build` takes up."""
    undated: tuple[tuple[str, str], ...]
    """(raw file, why) of those whose date is not known."""
    withheld: tuple[tuple[str, str, str], ...]
    """(raw file, code, why) of all others that are left out."""
    missing: tuple[tuple[str, str], ...]
    """(first, last) day of each gap between the first issue and the last."""
    edited: tuple[str, ...]
    """Article files that differ from what the normaliser wrote."""
    typed: tuple[str, ...]
    """Article files that it did not write."""
    deleted: tuple[str, ...]
    """Ids that it wrote and that have no file now."""
    least_certain: tuple[Certainty, ...]
    bytes: int
    """Of the published site; 0 where there is none."""
    limit: int
    parts: dict[str, int]
    """Part of the site -> bytes, the largest first."""
    articles: int
    """Article pages of the published site."""
    files: int


def status(root: Path, out: Path, edition: Edition, pending: Iterable[Problem]) -> Status:
    """`pending` is what `normalise` would find (`stage.pending`)."""
    unread, undated, withheld = _raw(pending)
    known = list(records(root, edition, Witnesses(root / "content")))
    bases = {base.article.id: base for _, record in known for base in record.articles}
    manifest = {path: size for path, (size, _) in read_manifest(out).items() if path != MANIFEST}
    weighed = budget(manifest)
    live = edition.articles
    merged = {old for one in live.values() for old in one.article.merged_from}
    return Status(
        unread,
        undated,
        withheld,
        gaps(issue.date for issue in edition.issues),
        tuple(one.article.path for ident, one in live.items() if ident in bases and edited(one.article, bases[ident])),
        tuple(one.article.path for ident, one in live.items() if ident not in bases),
        tuple(sorted(bases.keys() - live.keys() - merged)),
        tuple(sorted((_certainty(f.path, f.confidence, r) for f, r in known), key=_worst)[:_LEAST_CERTAIN]),
        weighed.bytes,
        weighed.limit,
        dict(weighed.parts),
        weighed.articles,
        len(manifest),
    )


def _raw(pending: Iterable[Problem]) -> tuple[Any, Any, Any]:
    unread, undated, withheld = [], [], []
    for one in sorted(pending):
        if one.code == "N010":
            unread.append(one.file)
        elif one.code == "N001":
            undated.append((one.file, one.message))
        elif "withheld" in one.message or one.code in ("N002", "R008", "R009"):
            withheld.append((one.file, one.code, one.message))
    return tuple(unread), tuple(undated), tuple(withheld)


def edited(article, base: BaseArticle) -> bool:  # type: ignore[no-untyped-def]
    """True when a file is not as the normaliser wrote it, in anything that it writes."""
    return not same(standing(article), written(base.article, [(block.kind, block.text) for block in base.blocks]))


def gaps(dates: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Days without an issue between the first and the last, as ranges."""
    days = sorted({date.fromisoformat(day) for day in dates})
    step = timedelta(days=1)
    return tuple(((a + step).isoformat(), (b - step).isoformat()) for a, b in pairwise(days) if b - a > step)


def _certainty(file: str, of_date: float, record: Provenance) -> Certainty:
    found = [fate.confidence for _, fate in record.fates]
    mean = sum(found) / len(found) if found else 1.0
    return Certainty(file, round(mean * of_date, 3), sum(one < DOUBT for one in found))


def _worst(one: Certainty) -> tuple[float, str]:
    return one.confidence, one.file


# ---------------------------------------------------------------- what is said


def as_json(found: Status) -> dict[str, Any]:
    days = sum((date.fromisoformat(b) - date.fromisoformat(a)).days + 1 for a, b in found.missing)
    return {
        **{name: value for name, value in asdict(found).items() if name not in ("undated", "withheld", "missing")},
        "undated": [{"file": file, "reason": why} for file, why in found.undated],
        "withheld": [{"file": file, "code": code, "reason": why} for file, code, why in found.withheld],
        "missing": [{"first": a, "last": b} for a, b in found.missing],
        "missing_days": days,
    }


def lines(found: Status) -> list[str]:
    """For the terminal: a heading with the number, then each, indented."""
    said = _block("raw files to take up", found.unread)
    said += _block("raw files without a date", [f"{file}: {why}" for file, why in found.undated])
    said += _block("raw files withheld", [f"{file}: {code} {why}" for file, code, why in found.withheld])
    days = as_json(found)["missing_days"]
    said += _block("days without an issue", [a if a == b else f"{a} to {b}" for a, b in found.missing], days)
    said += _block("articles changed by hand", found.edited)
    said += _block("articles typed by hand", found.typed)
    said += _block("articles deleted by hand", found.deleted)
    certain = [f"{one.confidence:.2f} {one.file}, {one.doubtful} doubtful lines" for one in found.least_certain]
    said += _block("least certain issues", certain)
    if not found.files:
        return [*said, "site: not built"]
    weighed = Budget(found.bytes, found.limit, found.parts, found.articles).lines()
    return [*said, f"site: {found.files} files, {weighed[0]}", *weighed[1:]]


def _block(what: str, entries: Sequence[str], number: int | None = None) -> list[str]:
    shown = [f"  {entry}" for entry in entries[:_SHOWN]]
    more = [f"  and {len(entries) - _SHOWN} more: build status --json"] if len(entries) > _SHOWN else []
    return [f"{what}: {len(entries) if number is None else number}", *shown, *more]
