"""What the whole archive knows of names: how surely each was met, and in how many articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .article import Local
from .candidates import best_of

SURE = 6.0
"""From this score on a name is beyond doubt in its own article."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    articles: dict[str, int]
    """In how many articles each established name stands beyond doubt."""


def archive(locals: Iterable[Local]) -> Lexicon:
    counts: dict[str, int] = {}
    for article in locals:
        for name in sure_names(article):
            counts[name] = counts.get(name, 0) + 1
    return Lexicon(counts)


def sure_names(article: Local) -> dict[str, int]:
    """Names beyond doubt in an article, with the number of places where they are."""
    counts: dict[str, int] = {}
    for _, options in article.places:
        for found in best_of(options, SURE):
            counts[found.name] = counts.get(found.name, 0) + 1
    return counts
