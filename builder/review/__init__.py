"""`build review`: what in the edition is least certain, worst first. Reported, never applied.

Each finder is pure and looks for one kind of thing, one a file; `FINDERS` is their order, which matters to nothing but
reading. What a person settled (`content/reviewed.yml`, see `settled`) does not come back.
"""

from __future__ import annotations

from builder.review import borders, breaks, dates, duplicates, joins, misprints, names, offices, quotes, titles
from builder.review.material import Decision, Material

FINDERS = (
    dates.find,
    borders.find,
    titles.find,
    joins.find,
    misprints.find,
    offices.find,
    names.find,
    breaks.find,
    duplicates.find,
    quotes.find,
)


def find(material: Material) -> list[Decision]:
    """Every decision, the least certain first; those of equal certainty in order of file and line."""
    found = {one.key: one for finder in FINDERS for one in finder(material)}
    return sorted(found.values(), key=lambda one: (one.confidence, one.file, one.line, one.key))
