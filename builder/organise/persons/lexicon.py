"""What the whole archive knows of names: how surely each was met, and in how many articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .article import Local


@dataclass(frozen=True, slots=True)
class Lexicon:
    articles: dict[str, int]
    """In how many articles each established name stands beyond doubt, as the power of two that is not above it: what
    is known of a name, and with it every article that may name it, changes seldom when an archive grows."""


def archive(locals: Iterable[Local]) -> Lexicon:
    counts = Counter(name for article in locals for name in article.sure)
    return Lexicon({name: 1 << (count.bit_length() - 1) for name, count in counts.items()})
