"""A page on the reader's desk: its lines with their clues, and what takes the whole page to know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from builder.normalise.reading.chars import bare, fold
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.cohesion import Vocabulary
from builder.normalise.reading.hints import Hints
from builder.normalise.reading.seams import Seams

_LITERARY = re.compile(r"副刊|文学|文苑|散文|随笔|文艺")


_REPORTED = re.compile("记者|本报|编者|通讯员|评论员")
_MYSELF = re.compile("我(?![们国市省县区州院局])")
ESSAYS, MYSELF = 6, 0.35
"""Fewest paragraphs that tell what a page is; share of them in which the writer speaks of himself (on literary pages
0.36 and more, elsewhere at most 0.33)."""
LONG, MANY = 40, 8
"""Characters of a line that is running text, whatever it says; lines enough to tell how a page was cut."""


def _tells(clue: Clue) -> bool:
    """Whether a line is surely running text."""
    return clue.size > LONG or "。" in clue.text[:-1]


class Sheet:
    """The clues of a page, its vocabulary and its seams; the last two are worked out when first asked for."""

    def __init__(self, clues: Sequence[Clue], hints: Hints):
        self.clues = clues
        self.columns = {bare(fold(name)) for name in hints.columns}
        """Names of columns that the paper is known to print, folded."""
        self.paper = bare(fold(hints.paper or ""))

    @cached_property
    def literary(self) -> bool:
        """Whether a page head names a literary supplement (第20版:副刊), or the texts are essays: somebody tells what
        he himself has seen, and no reporter stands on the page."""
        if any(c.furniture == "folio" and _LITERARY.search(c.text) for c in self.clues):
            return True
        long = [c.text for c in self.clues if c.size > LONG]
        if len(long) < ESSAYS or any(c.lead or _REPORTED.search(c.text) for c in self.clues):
            return False
        return sum(_MYSELF.search(text) is not None for text in long) >= MYSELF * len(long)

    @cached_property
    def unbroken(self) -> bool:
        """Whether no paragraph that is surely one is cut in mid-sentence: then hardly any other line is."""
        told = [c for c in self.clues if _tells(c) and not (c.narrow or c.furniture or c.repeat_of is not None)]
        return len(told) >= MANY and not any(c.end in ("open", "comma") and not c.jump for c in told)

    @cached_property
    def words(self) -> Vocabulary:
        return Vocabulary([c.bare if c.repeat_of is None else "" for c in self.clues])

    @cached_property
    def seams(self) -> Seams:
        return Seams(self.clues, self.words)
