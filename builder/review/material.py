"""What the finders look at, and what they give."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.model import Article, Block, IssueFile, Resolved
from builder.provenance import BaseArticle, Fate

DOUBT = 0.7
"""Below this the normaliser's own confidence is worth a look."""
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing to look at."""

    kind: str
    """border, title, join, date, misprint, office, name, break, duplicate, quotes."""
    file: str
    """Article file or `issue.md`, relative to the edition's root."""
    line: int
    reason: str
    alternatives: tuple[str, ...]
    """What it might be instead."""
    confidence: float
    """Estimated probability (0..1) that all is right as it stands."""
    key: str
    """Stable name under which it can be settled."""
    raw: tuple[str, int] | None = None
    """(file, line) of the witness."""


@dataclass(frozen=True)
class Text:
    """One article with what is known of its making."""

    one: Resolved
    blocks: tuple[Block, ...]
    base: BaseArticle | None = None
    """As the normaliser wrote it; None without a usable record."""
    fates: tuple[tuple[tuple[str, int], Fate], ...] = ()
    """((file, line), fate) of its raw lines, in order."""
    heads: Mapping[str, int] | None = None
    """Key of the front matter -> its line in the file."""

    @property
    def article(self) -> Article:
        return self.one.article

    def line(self, block: int) -> int:
        """Line of the file on which a block stands; the headline's for -1, -2, -3, as `Mention.block` counts."""
        if block < 0:
            return self.head({-1: "title", -2: "kicker", -3: "deck"}.get(block, "title"))
        return self.article.body_line + self.blocks[block].line - 1

    def head(self, field: str) -> int:
        return (self.heads or {}).get(field, 1)

    @cached_property
    def whole(self) -> str:
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Material:
    texts: tuple[Text, ...]
    """In reading order."""
    issues: tuple[IssueFile, ...]
    witness: Mapping[str, tuple[str, ...]]
    """Raw file -> its lines."""

    def raw(self, place: tuple[str, int]) -> str:
        """A line of a witness; empty where there is none."""
        lines = self.witness.get(place[0], ())
        return lines[place[1] - 1].strip() if 0 < place[1] <= len(lines) else ""


def key(kind: str, of: str, *what: str) -> str:
    """`misprint-20211029-01-07-5be4f0c1`: the last part stands for the words concerned, not for where they stand."""
    digest = hashlib.sha256("\0".join("".join(part.split()) for part in what).encode("utf-8", "surrogatepass"))
    return f"{kind}-{of}-{digest.hexdigest()[:8]}"


def shown(text: str, most: int = _SHOWN) -> str:
    return f"“{text if len(text) <= most else text[:most] + '…'}”"
