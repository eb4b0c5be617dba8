"""What the recogniser sees of one article, and what it finds there on its own."""

from __future__ import annotations

from dataclasses import dataclass

from .candidates import found_in
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
    """Candidates of one article, by place: (-1 title, -2 kicker, -3 deck, else index of the block; readings)."""

    id: str
    places: tuple[tuple[int, tuple[Found, ...]], ...]


def fields(article: ArticleText) -> list[tuple[int, str]]:
    """(place, text) in reading order."""
    head = [(KICKER, article.kicker), (TITLE, article.title), (DECK, article.deck)]
    return [(place, prepare(text)) for place, text in (*head, *enumerate(article.blocks)) if text]


def local(article: ArticleText) -> Local:
    places = [(place, tuple(found_in(text))) for place, text in fields(article)]
    return Local(article.id, tuple((place, found) for place, found in places if found))
