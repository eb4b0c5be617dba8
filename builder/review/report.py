"""What `build review` says: the lines of the terminal and the `decisions` of `--json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from builder.review import settled
from builder.review.material import Decision


def as_json(decisions: Sequence[Decision]) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind,
            "file": one.file,
            "line": one.line,
            "reason": one.reason,
            "alternatives": list(one.alternatives),
            "confidence": round(one.confidence, 2),
            "key": one.key,
            "raw": f"content/{one.raw[0]}:{one.raw[1]}" if one.raw else None,
        }
        for one in decisions
    ]


def lines(decisions: Sequence[Decision], most: int) -> list[str]:
    """The worst `most` of them (0: all), and how to settle one."""
    shown = decisions[:most] if most else decisions
    found = [line for one in shown for line in _lines(one)]
    if len(shown) < len(decisions):
        found.append(f"{len(decisions) - len(shown)} more: build review --limit 0")
    if decisions:
        found.append(f"correct the file, or, where it is right, add the line that begins with `- ` to {settled.FILE}")
    return found or ["nothing to review"]


def _lines(one: Decision) -> list[str]:
    where = [f"  raw: content/{one.raw[0]}:{one.raw[1]}"] if one.raw else []
    others = "; ".join(one.alternatives)
    return [
        f"{one.file}:{one.line}: {one.kind} {one.confidence:.2f} {one.reason}",
        *where,
        *([f"  or: {others}"] if others else []),
        f"  settle: {settled.line(one.key)}",
    ]
