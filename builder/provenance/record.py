"""What a record holds: the fate of every raw line, the base text of every article, the anchors of its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.model import Article

FORMAT = 1
FILE = "provenance.json"
ROLES = {
    "masthead": "m",
    "folio": "f",
    "column": "c",
    "kicker": "k",
    "title": "t",
    "deck": "d",
    "byline": "y",
    "heading": "h",
    "body": "b",
    "caption": "q",
    "credit": "r",
    "editor_note": "e",
    "notice": "n",
    "pointer": "o",
    "jump": "j",
    "duplicate": "x",
    "furniture": "z",
}


def file_name(edition: str | None) -> str:
    """The record of an issue: `provenance.json`, with an edition `EDITION-provenance.json`."""
    return f"{edition}-{FILE}" if edition else FILE


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one raw line."""

    role: str
    article: str | None
    """Id of the article; None for masthead, folio and furniture."""
    rule: str
    confidence: float
    joins: bool = False
    """Goes on in the middle of the paragraph above it."""


@dataclass(frozen=True, slots=True)
class BaseBlock:
    kind: str
    """`p`, `h2`, `quote`."""
    text: str
    lines: tuple[tuple[str, int], ...]
    """(file, line) of the raw lines it was made of."""


@dataclass(frozen=True, slots=True)
class BaseArticle:
    """An article as the normaliser last wrote it."""

    article: Article
    """Without body, path and keys added by hand."""
    blocks: tuple[BaseBlock, ...]


@dataclass(frozen=True, slots=True)
class AnchoredBlock:
    """A block of the article as it stood when its anchors were last assigned."""

    ids: tuple[str, ...]
    """('p3',), or after a join ('p3', 'p4'); the first is the one that links use."""
    text: str


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of one article's paragraphs, carried from edit to edit."""

    article: str
    blocks: tuple[AnchoredBlock, ...]
    last: int
    """Highest number ever given; p{last + 1} is the next new anchor."""


@dataclass(frozen=True, slots=True)
class Provenance:
    date: str
    normaliser: str
    """Version of the rules that wrote the base text."""
    files: tuple[str, ...]
    """Witnesses, `raw/NAME.txt`, in the order in which they came to the issue."""
    articles: tuple[BaseArticle, ...]
    fates: tuple[tuple[tuple[str, int], Fate], ...]
    """((file, line), fate) of every non-blank raw line, in order."""
    edition: str | None = None
    anchors: tuple[Anchors, ...] = ()

    def anchors_of(self, ident: str) -> Anchors | None:
        """The recorded anchors of an article, else p1, p2, … of its base text, else None."""
        recorded = next((a for a in self.anchors if a.article == ident), None)
        if recorded:
            return recorded
        base = next((b for b in self.articles if b.article.id == ident), None)
        return default_anchors(ident, [block.text for block in base.blocks]) if base else None


def default_anchors(ident: str, texts: Sequence[str]) -> Anchors:
    """p1, p2, … in order."""
    return Anchors(ident, tuple(AnchoredBlock((f"p{n}",), text) for n, text in enumerate(texts, 1)), len(texts))


def fates(provenance: Provenance) -> dict[tuple[str, int], Fate]:
    """(file, line) -> fate."""
    return dict(provenance.fates)


def prefix(p: Provenance) -> str:
    """What the ids of the issue's own articles begin with; records leave it out."""
    return p.date.replace("-", "") + "-" + (f"{p.edition}-" if p.edition else "")
