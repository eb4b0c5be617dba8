"""What of the committed addresses would no longer answer by a page of its own, and how to keep it."""

from __future__ import annotations

from builder.ledger import GONE, LIVE, MOVED, Entry, Ledger
from builder.problem import Problem, warning


def check(before: Ledger, after: Ledger) -> list[Problem]:
    """`before`: the ledger as read; `after`: as the build would leave it. Only what was live in HEAD is named."""
    problems = []
    for address, rest in sorted(after.lines.items()):
        was = before.published.get(address, before.lines.get(address, ""))
        if was.endswith(f"\t{LIVE}") and before.binds(address) and not rest.endswith(f"\t{LIVE}"):
            problems.append(_broken(Entry.parse(address, rest)))
    return problems


def _broken(entry: Entry) -> Problem:
    kind, _, name = entry.object.partition(":")
    if entry.state == MOVED:
        message = f"the published address {entry.address} becomes an alias of {entry.argument}"
        return warning("U010", "", 0, message, "nothing is lost; to keep the page where it was, undo the change")
    assert entry.state == GONE
    if kind == "article":
        hint = f"put the file back, or name the article it went into: merged_from: [{name}]; else leave it withdrawn"
    else:
        hint = "put back what stood there, or leave it withdrawn"
    return warning("U011", "", 0, f"the published address {entry.address} becomes a tombstone ({entry.argument})", hint)
