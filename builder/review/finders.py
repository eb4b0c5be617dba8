"""All finders in one list; their order matters to nothing but reading."""

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
