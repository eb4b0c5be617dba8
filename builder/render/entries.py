"""An article as lists show it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from builder.model import Resolved
from builder.render.archive import Archive, title_of
from builder.render.cite import coins, record
from builder.render.words import halves, persons_of

FORMULA_LENGTH = 60
_FORMULA = re.compile(
    r"(?:[\u4e00-\u9fff]{1,8}讯|(?:新华社|中新社|本报)[^电，。]{2,16}电)\s*(?:[（(][^）)]{2,40}[）)])?\s*"
)
"""本报讯（记者 …）, 新华社北京12月14日电: how a report begins, after the genre."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line (or a few) of a list. There are many more of these than articles: nothing is found out before it is
    asked for."""

    archive: Archive
    resolved: Resolved
    citable: bool
    """On lists of a day, a section, a column, a person."""

    @property
    def id(self) -> str:
        return self.resolved.article.id

    @property
    def url(self) -> str:
        return self.resolved.url

    @property
    def title(self) -> str:
        return title_of(self.archive, self.resolved)

    @property
    def parts(self) -> tuple[str, ...]:
        """The title, a couplet headline in its parts."""
        return halves(self.title)

    @property
    def supplied(self) -> bool:
        """The paper prints no title; this one is made of the first words."""
        return not self.resolved.article.title

    @property
    def kicker(self) -> tuple[str, ...]:
        return self.resolved.article.kicker

    @property
    def deck(self) -> tuple[str, ...]:
        return self.resolved.article.deck

    @property
    def kind(self) -> str:
        return self.resolved.article.kind

    @property
    def date(self) -> str:
        return self.resolved.article.date

    @property
    def page(self) -> str:
        return self.resolved.article.page

    @property
    def names(self) -> tuple[str, ...]:
        return persons_of(self.resolved.authors)

    @property
    def column(self) -> str | None:
        return self.resolved.article.column

    @property
    def column_id(self) -> str | None:
        return self.resolved.column

    @property
    def size(self) -> int:
        """Characters of the body, about."""
        return len(self.resolved.article.body)

    @property
    def coins(self) -> str:
        """For bibliography programs."""
        return coins(record(self.archive, self.resolved)) if self.citable else ""


def entry(archive: Archive, ident: str, citable: bool = False) -> Entry:
    return Entry(archive, archive.edition.articles[ident], citable)


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
