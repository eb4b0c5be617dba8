"""Dates that no masthead prints.

Before: a page without masthead, dated from 昨日 and a weekday with 0.84
After:  date 0.84, inferred: …; or: the day before, the day after
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from builder.model import IssueFile
from builder.review.material import Decision, Material, key

SURE = 0.95


def find(material: Material) -> Iterator[Decision]:
    for issue in material.issues:
        if issue.confidence < SURE:
            yield _decision(issue)


def _decision(issue: IssueFile) -> Decision:
    day = date.fromisoformat(issue.date)
    others = tuple((day + timedelta(days=step)).isoformat() for step in (-1, 1))
    reason = f"the date {issue.date} is {issue.date_source}: {issue.reasoning or 'no reason recorded'}"
    of = issue.date + (f"-{issue.edition}" if issue.edition else "")
    own = key("date", of.replace("-", "", 2), *(file for file, _ in issue.raw))
    raw = (issue.raw[0][0], 1) if issue.raw else None
    return Decision("date", issue.path, 1, reason, others, issue.confidence, own, raw)
