"""What the recogniser sees of one article, and the form in which what it finds there is kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from sys import intern

from .found import Found
from .text import prepare

TITLE, KICKER, DECK = -1, -2, -3


@dataclass(frozen=True, slots=True)
class ArticleText:
    id: str
    date: str
    title: str = ""
    kicker: str = ""
    deck: str = ""
    """Headline lines joined with a line feed."""
    blocks: tuple[str, ...] = ()
    """Plain text of each block."""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Local:
    """The readings of one article, packed small: an archive holds a hundred thousand of these at once."""

    id: str
    packed: bytes
    """JSON: [place, [[start, end, name, score, rule, against], ...]], places as in `Mention.block`."""
    sure: tuple[str, ...] = ()
    """Names beyond doubt, each once."""
    names: tuple[str, ...] = ()
    """All that may be names: of these it matters what the archive knows."""

    @property
    def places(self) -> list[tuple[int, list[Found]]]:
        # The same few names and rules stand in every article: each is kept once.
        return [
            (
                place,
                [
                    Found(start, end, intern(name), score, intern(rule), against)
                    for start, end, name, score, rule, against in rows
                ],
            )
            for place, rows in json.loads(self.packed)
        ]


def fields(article: ArticleText) -> list[tuple[int, str]]:
    """(place, text) in reading order."""
    head = [(KICKER, article.kicker), (TITLE, article.title), (DECK, article.deck)]
    return [(place, prepare(text)) for place, text in (*head, *enumerate(article.blocks)) if text]
