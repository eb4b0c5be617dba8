"""The raw text that an invented issue would have been made of, and the record of what became of each of its lines.

One line a paragraph, now and then broken in two, half-width commas, blank lines between: as raw files are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from bench.plan import Slot
from builder import markdown, provenance
from builder.model import Article, Block, RawRef
from builder.provenance import BaseArticle, BaseBlock, Fate, Provenance

Printed = tuple[Slot, Article]
_ROLE = {"p": "body", "h2": "heading", "quote": "caption"}
_BROKEN = 0.2
"""Share of paragraphs that go on in a second line."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One day: its raw file, and what was made of it."""

    file: str
    text: str
    sha256: str
    articles: list[Printed]
    """Those given, now naming their lines."""
    provenance: str


@dataclass(slots=True)
class _Page:
    """The raw file as it grows."""

    file: str
    chance: Random
    lines: list[str]
    fates: list[tuple[tuple[str, int], Fate]]

    def add(self, text: str, role: str, article: str | None, joins: bool = False) -> int:
        """Print a line and a blank one below it: the line's number."""
        self.lines += [text.replace("，", ","), ""]
        number = len(self.lines) - 1
        self.fates.append(((self.file, number), Fate(role, article, role, 0.95, joins)))
        return number

    def block(self, one: Block, article: str) -> BaseBlock:
        role, pieces = _ROLE[one.kind], [one.text]
        if one.kind == "p" and len(one.text) > 40 and self.chance.random() < _BROKEN:
            at = self.chance.randrange(10, len(one.text) - 10)
            pieces = [one.text[:at], one.text[at:]]
        numbers = [self.add(piece, role, article, joins=number > 0) for number, piece in enumerate(pieces)]
        return BaseBlock(one.kind, one.text, tuple((self.file, number) for number in numbers))


def issue(date: str, masthead: Sequence[str], printed: Sequence[Printed]) -> Issue:
    page = _Page(f"raw/{date[:4]}/{date}.txt", Random(f"witness {date}"), [], [])
    for line in masthead:
        page.add(line, "masthead", None)
    made, bases = [], []
    for slot, article in printed:
        named, base = _article(page, article)
        made.append((slot, named))
        bases.append(base)
    text = "\n".join(page.lines)
    record = Provenance(date, "1", (page.file,), tuple(bases), tuple(page.fates))
    encoded = provenance.encode(record, {page.file: tuple(text.split("\n"))})
    return Issue(page.file, text, hashlib.sha256(text.encode("utf-8")).hexdigest(), made, encoded)


def _article(page: _Page, article: Article) -> tuple[Article, BaseArticle]:
    first = len(page.lines) + 1
    for role, line in _headline(article):
        page.add(line, role, article.id)
    blocks = tuple(page.block(one, article.id) for one in markdown.blocks(article.body))
    named = replace(article, raw=(RawRef(page.file, ((first, len(page.lines) - 1),)),))
    return named, BaseArticle(replace(named, body=""), blocks)


def _headline(article: Article) -> Iterator[tuple[str, str]]:
    """(role, line) of what stands above the text."""
    if article.column:
        yield "column", article.column
    yield from (("kicker", line) for line in article.kicker)
    yield "title", article.title or ""
    yield from (("deck", line) for line in article.deck)
    if article.authors:
        yield "byline", " ".join(f"{author.role} {author.name}" for author in article.authors)
