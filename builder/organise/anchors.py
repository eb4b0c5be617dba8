"""Paragraph anchors: p1, p2 … as first written, carried along when people change the text around them.

Before: p1 甲, p2 乙, p3 丙        a person puts 新 after 甲 and joins 乙 with 丙
After:  p1 甲, p4 新, p2 and p3 乙丙

A paragraph that stands unchanged keeps its anchor wherever it moved. Of the changed ones, each old paragraph goes to
the new one that holds most of it; of several that hold a part (a split), to the one that holds its beginning.
A number once given to an article's paragraph is never given again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from builder.provenance import AnchoredBlock, Anchors, default_anchors

_ALIKE = 0.5
"""Share of the shorter paragraph's character pairs that must stand in the other."""
_BEGINNING = 8
"""Characters that count as a paragraph's beginning."""


def carry(article: str, texts: Sequence[str], before: Anchors | None) -> Anchors:
    """The anchors of an article whose blocks now read `texts`, given those it had."""
    if before is None:
        return default_anchors(article, texts)
    if [block.text for block in before.blocks] == list(texts):
        return before
    home = _unchanged(before.blocks, texts)
    home |= _changed(before.blocks, texts, home)
    ids: list[list[str]] = [[] for _ in texts]
    for old, new in sorted(home.items()):
        ids[new] += before.blocks[old].ids
    last = before.last
    for own in ids:
        if not own:
            last += 1
            own.append(f"p{last}")
    return Anchors(article, tuple(AnchoredBlock(tuple(own), text) for own, text in zip(ids, texts, strict=True)), last)


def _unchanged(old: Sequence[AnchoredBlock], texts: Sequence[str]) -> dict[int, int]:
    """Old position -> new position of paragraphs that read the same; of equal ones, in order."""
    places: dict[str, list[int]] = {}
    for position, text in enumerate(texts):
        places.setdefault(text, []).append(position)
    home = {}
    for position, block in enumerate(old):
        if places.get(block.text):
            home[position] = places[block.text].pop(0)
    return home


def _changed(old: Sequence[AnchoredBlock], texts: Sequence[str], home: Mapping[int, int]) -> dict[int, int]:
    """The same for paragraphs that were edited, joined or split."""
    taken = set(home.values())
    free = [position for position in range(len(texts)) if position not in taken]
    pairs = {position: _pairs(texts[position]) for position in free}
    found = {}
    for position, block in enumerate(old):
        if position not in home:
            best = _best(block.text, free, pairs, texts)
            if best is not None:
                found[position] = best
    return found


def _best(text: str, free: Sequence[int], pairs: Mapping[int, Counter[str]], texts: Sequence[str]) -> int | None:
    own, start = _pairs(text), _pairs(text[:_BEGINNING])
    alike = [n for n in free if _overlap(own, pairs[n]) >= _ALIKE * max(1, min(own.total(), pairs[n].total()))]
    return max(alike, key=lambda n: (_overlap(start, pairs[n]), _overlap(own, pairs[n]), -n)) if alike else None


def _pairs(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1)) if len(text) > 1 else Counter([text])


def _overlap(one: Counter[str], other: Counter[str]) -> int:
    return (one & other).total()


def ids_of(anchors: Anchors) -> tuple[tuple[str, ...], ...]:
    return tuple(block.ids for block in anchors.blocks)


@lru_cache(256)
def numbered(blocks: int) -> tuple[tuple[str, ...], ...]:
    """The anchors of a text of so many blocks that nobody has changed yet."""
    return tuple((f"p{number}",) for number in range(1, blocks + 1))
