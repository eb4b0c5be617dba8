"""What each line of a headline is: kicker, title, deck, byline, inter-title, column.

Before: two short lines above a report, the second read as its title with 0.69
After:  title 0.69, “…” read as title; or: kicker, deck
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.review.material import DOUBT, Decision, Material, Text, key, shown

ROLES = ("column", "kicker", "title", "deck", "byline", "heading")
_OTHERS = {
    "column": ("kicker", "title"),
    "kicker": ("title", "deck", "column"),
    "title": ("kicker", "deck"),
    "deck": ("title", "kicker", "the first paragraph"),
    "byline": ("a paragraph",),
    "heading": ("a paragraph", "the title of another article"),
}
_FIELD = {"byline": "authors"}


def find(material: Material) -> Iterator[Decision]:
    for text in material.texts:
        for place, fate in text.fates[1:]:
            words = material.raw(place)
            if fate.role in ROLES and fate.confidence < DOUBT and _stands(text, fate.role):
                field = _FIELD.get(fate.role, fate.role)
                line = _heading_line(text, words) if fate.role == "heading" else text.head(field)
                reason = f"{shown(words)} read as {fate.role} (rule {fate.rule})"
                own = key("title", text.article.id, fate.role, words)
                yield Decision(
                    "title", text.article.path, line, reason, _OTHERS[fate.role], fate.confidence, own, place
                )


def _stands(text: Text, role: str) -> bool:
    """False where a person changed the field since: that settled it."""
    if text.base is None:
        return False
    if role == "heading":
        return [b.text for b in text.blocks if b.kind == "h2"] == [b.text for b in text.base.blocks if b.kind == "h2"]
    field = _FIELD.get(role, role)
    return getattr(text.article, field) == getattr(text.base.article, field)


def _heading_line(text: Text, words: str) -> int:
    """Line of the inter-title that a raw line became."""
    bare = "".join(words.split())
    for index, block in enumerate(text.blocks):
        if block.kind == "h2" and "".join(block.text.split()) in bare:
            return text.line(index)
    return text.article.body_line
