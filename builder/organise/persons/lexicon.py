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
        for name in sorted(sure_names(article)):
            counts[name] = counts.get(name, 0) + 1
    return Lexicon(counts)


def sure_names(article: Local) -> set[str]:
    return {found.name for _, options in article.places for found in best_of(list(options), SURE)}
