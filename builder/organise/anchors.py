"""Paragraph anchors: p1, p2 … as first written, carried along when people change the text around them."""

from __future__ import annotations

from collections.abc import Sequence

from builder.model import Block


def numbered(blocks: Sequence[Block]) -> tuple[tuple[str, ...], ...]:
    """The anchors of a text that nobody has changed yet."""
    return tuple((f"p{number}",) for number in range(1, len(blocks) + 1))
