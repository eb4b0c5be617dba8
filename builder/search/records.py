"""What the search knows of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.markdown import blocks
from builder.model import Edition, Resolved

Named = tuple[str, str]
"""An id and the name that readers see."""
Part = tuple[str, str]
"""An anchor and plain text."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One article, as it is indexed."""

    id: str
    url: str
    """Without the base path: `/2021/10/29/01/07/`."""
    date: str
    title: str
    """Plain text; empty where none is printed."""
    parts: Iterable[Part]
    """Headline lines with the anchor `''`, then paragraphs and captions with `p1`…; looked through more than once."""
    section: Named
    column: Named | None = None
    kind: str = "news"
    persons: tuple[Named, ...] = ()
    authors: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of an article, taken from it anew each time: those of all articles would take as much room as they."""

    articles: Mapping[str, Resolved]
    ident: str

    def __iter__(self) -> Iterator[Part]:
        return parts_of(self.articles[self.ident])


def parts_of(resolved: Resolved) -> Iterator[Part]:
    """What is indexed of an article."""
    article = resolved.article
    yield from (("", line) for line in ((article.title,) if article.title else ()) + article.kicker + article.deck)
    body = zip(resolved.anchors, blocks(article.body), strict=True)
    yield from _lines((ids[0], block.text) for ids, block in body)


def records_of(edition: Edition) -> Iterator[SearchRecord]:
    """The records of all articles, in the edition's order."""
    sections = {group.id: group.name for group in edition.sections}
    columns = {group.id: group.name for group in edition.columns}
    return (_record(one, edition, sections, columns) for one in edition.articles.values())


def _record(
    resolved: Resolved, edition: Edition, sections: Mapping[str, str], columns: Mapping[str, str]
) -> SearchRecord:
    """The record of one article. Persons and authors without a page cannot be filtered by and are left out."""
    article = resolved.article
    section, column = resolved.section, resolved.column
    return SearchRecord(
        id=article.id,
        url=resolved.url,
        date=article.date,
        title=article.title or "",
        parts=_Parts(edition.articles, article.id),
        section=(section, sections.get(section, section)),
        column=(column, columns.get(column) or article.column or column) if column else None,
        kind=article.kind,
        persons=tuple((person.id, person.name) for person in resolved.persons if person.id),
        authors=tuple((ident, author.name) for author, ident in resolved.authors if ident),
    )


def _lines(parts: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """A block of several paragraphs (a long caption, a list) is as many parts: no string runs across."""
    return ((anchor, line) for anchor, text in parts for line in text.split("\n"))
