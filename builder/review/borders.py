"""Where an article begins: the first line of each, as sure as the normaliser was of it.

Before: a headline of one line after a photograph, read as an article of its own with 0.54
After:  border 0.54, “…” begins an article; or: belongs to the article above
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.review.material import DOUBT, Decision, Material, Text, key, shown


def find(material: Material) -> Iterator[Decision]:
    above: Text | None = None
    for text in material.texts:
        if text.fates and text.fates[0][1].confidence < DOUBT:
            yield _decision(material, text, above)
        above = text


def _decision(material: Material, text: Text, above: Text | None) -> Decision:
    place, fate = text.fates[0]
    words = material.raw(place)
    beside = above and (above.article.date, above.article.page) == (text.article.date, text.article.page)
    title = above.article.title or above.article.id if above and beside else None
    return Decision(
        "border",
        text.article.path,
        1,
        f"an article begins with {shown(words)}, read as {fate.role} (rule {fate.rule})",
        (f"part of the article above, {shown(title)}",) if title else ("page furniture, or part of another article",),
        fate.confidence,
        key("border", text.article.id, words),
        place,
    )
