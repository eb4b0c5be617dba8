"""A label for every line of the page: role, article, whether it joins, rule and confidence."""

from __future__ import annotations

from collections.abc import Sequence

from builder.normalise.reading.articles import Group
from builder.normalise.reading.clues import Clue
from builder.normalise.types import Draft, Labelled

JOINS = ("join", "inter+", "cap+")
ROLE_OF = {"masthead": "masthead", "folio": "folio", "repeat": "duplicate", "head": "title", "head+": "title", "byline": "byline",
           "para": "body", "join": "body", "lead": "body", "sign": "body", "inter": "heading", "inter+": "heading", "cap": "caption", "cap+": "caption", "credit": "credit",
           "note": "editor_note", "pointer": "pointer", "jump": "jump"}


def labelled(clues: Sequence[Clue], path: Sequence[str], groups: Sequence[Group], drafts: Sequence[Draft],
             sure: Sequence[float]) -> tuple[Labelled, ...]:
    """One label a line, in order; nothing is left out."""
    placed = {i: (g, part) for g, group in enumerate(groups) for i, part in group.parts}
    out = []
    for i, clue in enumerate(clues):
        g, part = placed.get(i, (None, path[i]))
        out.append(Labelled(clue.line, ROLE_OF[part], g, joins=part in JOINS, rule=part, confidence=round(sure[i], 3)))
    return tuple(out)
