"""What the page about the edition counts in every article: numbers that add up, so that one article may be put anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from builder.model import Edition, Person, Resolved
from builder.render.persons import rules

RULE = "person:"
"""Before the name of the rule by which a person was found."""


def totals(edition: Edition) -> dict[str, int]:
    """Of all articles: `characters`, `paragraphs`, what people decided (`hand_typed` …), persons by `RULE`."""
    people = {person.id: person for person in edition.people}
    found: dict[str, int] = defaultdict(int)
    for resolved in edition.articles.values():
        for name, number in of_article(resolved, people).items():
            found[name] += number
    return dict(found)


def of_article(resolved: Resolved, people: Mapping[str, Person]) -> dict[str, int]:
    """`people` are those with a page, by id."""
    a = resolved.article
    found = {
        "characters": _characters(a.body),
        "paragraphs": len(resolved.anchors),
        "hand_typed": not a.raw,
        "hand_merged": bool(a.merged_from),
        "hand_split": bool(a.split_from),
        "hand_section": bool(a.section),
        "hand_persons": a.persons is not None,
    }
    for here in resolved.persons:
        for rule in rules(people[here.id], here, resolved) if here.id in people else ():
            found[RULE + rule] = found.get(RULE + rule, 0) + 1
    return {name: int(number) for name, number in found.items() if number}


def _characters(body: str) -> int:
    """Printed characters of a body, without the marks of inter-titles and quotations; a link counts whole."""
    lines = "\n" + body
    return len(body) - body.count("\n") - 3 * lines.count("\n## ") - 2 * lines.count("\n> ")
