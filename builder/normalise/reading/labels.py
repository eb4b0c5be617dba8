"""A label for every line of the page: role, article, whether it joins, rule and confidence."""

from __future__ import annotations

from collections.abc import Sequence

from builder.normalise.reading.articles import Group
from builder.normalise.reading.clues import Clue
from builder.normalise.types import Labelled

ROLE_OF = {
    "masthead": "masthead",
    "folio": "folio",
    "repeat": "duplicate",
    "byline": "byline",
    "para": "body",
    "join": "body",
    "lead": "body",
    "sign": "body",
    "cap": "caption",
    "cap+": "caption",
    "credit": "credit",
    "note": "editor_note",
    "pointer": "pointer",
    "jump": "jump",
}
RULE_OF = {
    "masthead": "furniture",
    "folio": "furniture",
    "repeat": "repeats",
    "byline": "bylines",
    "credit": "photos",
    "cap": "photos",
    "cap+": "photos",
    "pointer": "pointers",
    "jump": "pointers",
    "note": "notes",
    "sign": "bylines",
    "join": "joins",
    "head": "headlines",
    "head+": "headlines",
    "inter": "borders",
    "inter+": "borders",
}
"""The module that recognises a part; what is left is running text, by the grammar alone."""
JOINS = ("join", "inter+", "cap+")
LEAST_SURE = 0.55
"""Confidence in a paragraph that was moved from the middle of another article."""


def labelled(
    clues: Sequence[Clue],
    path: Sequence[str],
    groups: Sequence[Group],
    roles: Sequence[dict[int, str]],
    sure: Sequence[float],
) -> tuple[Labelled, ...]:
    """One label a line, in order; nothing is left out. `roles`: for each group what its display lines are."""
    placed = {i: (g, part) for g, group in enumerate(groups) for i, part in group.parts}
    out = []
    for i, clue in enumerate(clues):
        g, part = placed.get(i, (None, path[i]))
        role = ROLE_OF.get(part, "body") if g is None else roles[g].get(i) or ROLE_OF[part]
        moved = g is not None and i in groups[g].came
        rule = "fragments" if moved else RULE_OF.get(part, "grammar")
        out.append(Labelled(clue.line, role, g, part in JOINS, rule, LEAST_SURE if moved else round(sure[i], 3)))
    return tuple(out)
