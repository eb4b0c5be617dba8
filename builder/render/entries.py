"""An article as lists show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from builder.model import Resolved
from builder.render.archive import Archive, title_of
from builder.render.cite import coins, record
from builder.render.words import halves, persons_of

FORMULA_LENGTH = 60
_FORMULA = re.compile(
    r"(?:[\u4e00-\u9fff]{1,8}讯|(?:新华社|中新社|本报)[^电，。]{2,16}电)\s*(?:[（(][^）)]{2,40}[）)])?\s*"
)
"""本报讯（记者 …）, 新华社北京12月14日电: how a report begins, after the genre."""


@dataclass(frozen=True)
class Entry:
    """One line (or a few) of a list."""

    id: str
    url: str
    title: str
    parts: tuple[str, ...]
    """The title, a couplet headline in its parts."""
    supplied: bool
    """The paper prints no title; this one is made of the first words."""
    kicker: tuple[str, ...]
    deck: tuple[str, ...]
    kind: str
    date: str
    page: str
    names: tuple[str, ...]
    column: str | None
    column_id: str | None
    size: int
    """Characters of the body, about."""
    citation: Callable[[], str] = str

    @cached_property
    def coins(self) -> str:
        """For bibliography programs; only on lists of a day, a section, a column, a person."""
        return self.citation()


def entry(archive: Archive, ident: str, citable: bool = False) -> Entry:
    resolved = archive.edition.articles[ident]
    a, title = resolved.article, title_of(archive, resolved)
    return Entry(
        a.id,
        resolved.url,
        title,
        halves(title),
        not a.title,
        a.kicker,
        a.deck,
        a.kind,
        a.date,
        a.page,
        persons_of(resolved.authors),
        a.column,
        resolved.column,
        len(a.body),
        (lambda: coins(record(archive, resolved))) if citable else str,
    )


def entries(archive: Archive, idents: Iterable[str], citable: bool = False) -> list[Entry]:
    return [entry(archive, ident, citable) for ident in idents]


def opening(archive: Archive, resolved: Resolved, length: int) -> str:
    """The first words of the text without the agency's formula, cut at the end of a sentence where one ends in time.

    Before: 某报讯（记者 甲乙）昨日，全市……    After: 昨日，全市……
    """
    text = ""
    for block in archive.blocks(resolved.article.body):
        if any(name in block.text for name in resolved.unnamed):
            continue
        text += "" if block.kind == "h2" else block.text.replace("\n", "")
        if len(text) > length + FORMULA_LENGTH:
            break
    text = text[found.end() :] if (found := _FORMULA.match(text)) else text
    if len(text) <= length:
        return text
    stop = max(text.rfind(mark, length // 2, length) for mark in "。！？")
    return text[: stop + 1] if stop > 0 else text[:length] + "…"
