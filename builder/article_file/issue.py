"""`issue.md` of a day: what is known of its date and masthead, and which witnesses it has."""

from __future__ import annotations

import re

from builder import strict_yaml
from builder.article_file.article import FORMAT, edition_of, opened
from builder.model import IssueFile
from builder.problem import Problem, warning
from builder.strict_yaml import dump

ISSUE_KEYS = (
    "format",
    "date",
    "edition",
    "date_source",
    "confidence",
    "reasoning",
    "weekday",
    "lunar",
    "number",
    "page_count",
    "masthead",
    "raw",
    "rights",
)


def read_issue(text: str, path: str) -> tuple[IssueFile | None, list[Problem]]:
    """Read `issue.md`. What stands below its front matter is a person's note and is not read."""
    f, _, _, problems = opened(text, path)
    if f is None:
        return None, problems
    f.unknown(ISSUE_KEYS, warning)
    confidence = f.text("confidence", re.compile(r"[01](?:\.\d+)?"), hint="a number from 0 to 1")
    issue = IssueFile(
        date=f.date("date", required=True) or "",
        edition=edition_of(f),
        date_source=f.text(
            "date_source", re.compile("printed|file|sidecar|inferred"), hint="printed, file, sidecar or inferred"
        )
        or "printed",
        confidence=float(confidence or 1),
        reasoning=f.text("reasoning") or "",
        weekday=f.text("weekday"),
        lunar=f.text("lunar"),
        number=f.text("number"),
        page_count=f.integer("page_count"),
        masthead=f.texts("masthead"),
        raw=tuple(
            (
                entry.text("file", required=True) or "",
                entry.text("sha256", re.compile("[0-9a-f]{64}"), required=True) or "",
            )
            for entry in f.each("raw")
        ),
        rights=f.text("rights"),
        extra=tuple((key, strict_yaml.plain(node)) for key, node in f.nodes.items() if key not in ISSUE_KEYS),
        path=path,
    )
    return (None if any(p.severity == "error" for p in problems) else issue), problems


def write_issue(issue: IssueFile) -> str:
    """The text of `issue.md`."""
    raw = [f"  - {{file: {dump(file)}, sha256: {sha}}}" for file, sha in issue.raw]
    lines = [
        "---",
        f"format: {FORMAT}",
        f"date: {issue.date}",
        *([f"edition: {issue.edition}"] if issue.edition else []),
        f"date_source: {issue.date_source}",
        f"confidence: {issue.confidence:.2f}",
        f"reasoning: {dump(issue.reasoning)}",
        f"weekday: {dump(issue.weekday)}",
        f"lunar: {dump(issue.lunar)}",
        f"number: {dump(issue.number)}",
        f"page_count: {dump(issue.page_count)}",
        f"masthead: {dump(issue.masthead)}",
        *(["raw:", *raw] if raw else ["raw: []"]),
        *([f"rights: {dump(issue.rights)}"] if issue.rights else []),
        *(f"{dump(key)}: {dump(value)}" for key, value in issue.extra),
        "---",
    ]
    return "\n".join(lines) + "\n"
