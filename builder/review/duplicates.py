"""Two articles with the same text but for small differences, and paragraphs that stand twice in one issue.

Before: a notice printed on two days, once with 8月, once with 9月      After: duplicate, 97% the same as …

Articles are compared by a sample of their runs of eight characters, so that the whole archive can be.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator

from builder.review.material import Decision, Material, Text, key

RUN, EVERY = 8, 8
ALIKE = 0.6
LEAST = 60
"""Characters below which nothing is compared."""
SHORT, ALIKE_SHORT = 300, 0.85
"""Characters below which two notices may differ in names alone and say different things."""
COMMON = 12
"""Articles that share a run, from which on it is a formula."""


def find(material: Material) -> Iterator[Decision]:
    marks = [_marks(text.whole) for text in material.texts]
    holders: dict[int, list[int]] = defaultdict(list)
    for index, mine in enumerate(marks):
        shared = Counter(other for mark in mine if len(holders[mark]) < COMMON for other in holders[mark])
        for mark in mine:
            holders[mark].append(index)
        for other, count in sorted(shared.items()):
            share = count / min(len(mine), len(marks[other]))
            length = min(len(material.texts[index].whole), len(material.texts[other].whole))
            if share >= (ALIKE_SHORT if length < SHORT else ALIKE) and count > 2:
                yield _decision(material.texts[index], material.texts[other], share)
    yield from _paragraphs(material)


def _marks(text: str) -> frozenset[int]:
    """A sample of the runs of a text, the same ones wherever they stand."""
    if len(text) < LEAST:
        return frozenset()
    runs = (zlib.crc32(text[at : at + RUN].encode("utf-8", "surrogatepass")) for at in range(len(text) - RUN + 1))
    return frozenset(run for run in runs if run % EVERY == 0)


def _decision(text: Text, other: Text, share: float) -> Decision:
    same = text.whole == other.whole
    what = "the same text as" if same else f"about {share:.0%} the same text as"
    own = key("duplicate", text.article.id, other.article.id)
    sure = 0.4 if same else 0.35
    others = ("one of them is to be deleted", "a reprint: keep both")
    return Decision("duplicate", text.article.path, 1, f"{what} {other.article.path}", others, sure, own)


def _paragraphs(material: Material) -> Iterator[Decision]:
    """Long paragraphs that stand twice within an article; a caption or a sentence set out large repeats the text by
    right."""
    for text in material.texts:
        seen: list[tuple[int, frozenset[int]]] = []
        for index, block in enumerate(text.blocks):
            if block.kind != "p":
                continue
            mine = _marks(block.text)
            for at, theirs in seen:
                if len(mine) > 2 and len(mine & theirs) >= 0.6 * max(len(mine), len(theirs)):
                    reason = f"says nearly the same as the paragraph on line {text.line(at)}"
                    own = key("duplicate", text.article.id, block.text, text.blocks[at].text)
                    yield Decision(
                        "duplicate", text.article.path, text.line(index), reason, ("one of the two is to go",), 0.3, own
                    )
                    break
            seen += [(index, mine)] if len(mine) > 2 else []
