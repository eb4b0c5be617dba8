"""What the page about the edition counts in every article: numbers that add up, so that one article may be put anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from builder.model import Edition, Person, Resolved
from builder.render.persons import rules

RULE = "person:"
"""Before the name of the rule by which a person was found."""


def totals(edition: Edition) -> Counter[str]:
    """Of all articles: `characters`, `paragraphs`, what people decided (`hand_typed` …), persons by `RULE`."""
    people = {person.id: person for person in edition.people}
    found: Counter[str] = Counter()
    for resolved in edition.articles.values():
        for name, number in of_article(resolved, people).items():
            found[name] += number
    return found


def of_article(resolved: Resolved, people: Mapping[str, Person]) -> Counter[str]:
    """`people` are those with a page, by id."""
    a = resolved.article
    found = Counter(characters=_characters(a.body), paragraphs=len(resolved.anchors))
    decided = {
        "hand_typed": not a.raw,
        "hand_merged": a.merged_from,
        "hand_split": a.split_from,
        "hand_section": a.section,
        "hand_persons": a.persons is not None,
    }
    found.update(name for name, said in decided.items() if said)
    for here in resolved.persons:
        if here.id in people:
            found.update(RULE + rule for rule in rules(people[here.id], here, resolved))
    return found


def _characters(body: str) -> int:
    """Printed characters of a body, without the marks of inter-titles and quotations; a link counts whole."""
    lines = "\n" + body
    return len(body) - body.count("\n") - 3 * lines.count("\n## ") - 2 * lines.count("\n> ")
