"""Where paragraphs begin: lines joined to the one above, or not, without much to go by.

Before: a line ends at the column's edge in a full stop; is the next one a new paragraph?
After:  join 0.61, “…” goes on in the paragraph above; or: begins a paragraph
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.review.material import Decision, Material, Text, key, shown

DOUBT = 0.65
"""Measured on pages that the rules were not made from: of joins surer than this fewer than one in forty is wrong."""
ROLES = ("body", "caption", "credit", "editor_note", "notice", "pointer", "jump")


def find(material: Material) -> Iterator[Decision]:
    for text in material.texts:
        now = {block.text: index for index, block in enumerate(text.blocks)}
        for place, fate in text.fates[1:]:
            if fate.role not in ROLES or fate.confidence >= DOUBT or text.base is None:
                continue
            block = next((b for b in text.base.blocks if place in b.lines), None)
            if block is not None and block.text in now:
                yield _decision(material, text, place, now[block.text])


def _decision(material: Material, text: Text, place: tuple[str, int], block: int) -> Decision:
    fate, words = dict(text.fates)[place], material.raw(place)
    if fate.joins:
        reason, others = f"{shown(words)} goes on in the paragraph above", ("it begins a paragraph",)
    elif fate.role == "body":
        reason, others = f"{shown(words)} begins a paragraph", ("it goes on in the one above", "an inter-title")
    else:
        reason, others = f"{shown(words)} read as {fate.role}", ("a paragraph of the text",)
    reason += f" (rule {fate.rule})"
    own = key("join", text.article.id, words)
    return Decision("join", text.article.path, text.line(block), reason, others, fate.confidence, own, place)
