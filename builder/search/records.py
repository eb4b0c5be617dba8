"""What the search knows of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.markdown import blocks
from builder.model import Edition, Resolved

Named = tuple[str, str]
"""An id and the name that readers see."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One article, as it is indexed."""

    id: str
    url: str
    """Without the base path: `/2021/10/29/01/07/`."""
    date: str
    title: str
    """Plain text; empty where none is printed."""
    parts: tuple[tuple[str, str], ...]
    """(anchor, plain text): headline lines with the anchor `''`, then paragraphs and captions with `p1`…"""
    section: Named
    column: Named | None = None
    kind: str = "news"
    persons: tuple[Named, ...] = ()
    authors: tuple[Named, ...] = ()


def record(resolved: Resolved, section_names: Mapping[str, str], column_name: str | None = None) -> SearchRecord:
    """The record of one article. Persons and authors without a page cannot be filtered by and are left out."""
    article = resolved.article
    headline = (*((article.title,) if article.title else ()), *article.kicker, *article.deck)
    body = zip(resolved.anchors, blocks(article.body), strict=True)
    return SearchRecord(
        id=article.id,
        url=resolved.url,
        date=article.date,
        title=article.title or "",
        parts=(*(("", line) for line in headline), *_lines((ids[0], block.text) for ids, block in body)),
        section=(resolved.section, section_names.get(resolved.section, resolved.section)),
        column=(resolved.column, column_name or article.column or resolved.column) if resolved.column else None,
        kind=article.kind,
        persons=tuple((person.id, person.name) for person in resolved.persons if person.id),
        authors=tuple((ident, author.name) for author, ident in resolved.authors if ident),
    )


def records_of(edition: Edition) -> Iterator[SearchRecord]:
    """The records of all articles, in the edition's order."""
    sections = {group.id: group.name for group in edition.sections}
    columns = {group.id: group.name for group in edition.columns}
    return (record(one, sections, columns.get(one.column or "")) for one in edition.articles.values())


def _lines(parts: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """A block of several paragraphs (a long caption, a list) is as many parts: no string runs across."""
    return ((anchor, line) for anchor, text in parts for line in text.split("\n"))
