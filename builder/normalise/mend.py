"""Put back what a reading would lose: a line that stands in no text of its article becomes a block of it.

Before: a credit line (`■见习记者 某某 摄`) read as part of a caption that does not hold it
After:  the line as a block quote of its own below the caption, rule `restored`, with low confidence, so that
        a person is asked to look
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from builder import delta
from builder.normalise.types import Draft, DraftBlock, Labelled, PageReading

CONFIDENCE = 0.3
_QUOTED = ("credit", "caption", "editor_note")


def mend(reading: PageReading, lost: Collection[int]) -> PageReading:
    """The same reading with the lines `lost` (numbers) kept as blocks of their own."""
    drafts = list(reading.drafts) or [Draft(None, "other")]
    labels, current = [], 0
    for label in reading.labels:
        current = label.article if label.article is not None else current
        if label.line.n not in lost:
            labels.append(label)
            continue
        at = min(current, len(drafts) - 1)
        role = label.role if label.role in _QUOTED else "body"
        labels.append(Labelled(label.line, role, at, False, "restored", CONFIDENCE))
        drafts[at] = _with(
            drafts[at], DraftBlock("quote" if role in _QUOTED else "p", delta.widened(label.line.text), (label.line.n,))
        )
    return PageReading(reading.page, tuple(labels), tuple(drafts))


def _with(draft: Draft, block: DraftBlock) -> Draft:
    n = block.lines[0]
    at = sum(1 for other in draft.blocks if other.lines and min(other.lines) < n)
    blocks = (*draft.blocks[:at], block, *draft.blocks[at:])
    return replace(
        draft, blocks=blocks, lines=tuple(sorted({*draft.lines, n})), confidence=min(draft.confidence, CONFIDENCE)
    )
