"""An article as lists show it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from markupsafe import Markup

from builder.model import Resolved
from builder.render.archive import Archive, title_of
from builder.render.cite import Record, coins, record
from builder.render.words import halves, persons_of

KEPT = 10_000
"""Lines of lists that a process remembers: about 1 kB each."""
FORMULA_LENGTH = 60
_FORMULA = re.compile(
    r"(?:[\u4e00-\u9fff]{1,8}讯|(?:新华社|中新社|本报)[^电，。]{2,16}电)\s*(?:[（(][^）)]{2,40}[）)])?\s*"
)
"""本报讯（记者 …）, 新华社北京12月14日电: how a report begins, after the genre."""


class Entry:
    """One line (or a few) of a list. An article stands in many lists: what they all show of it is found out once."""

    def __init__(self, archive: Archive, resolved: Resolved, citable: bool):
        article = resolved.article
        self._archive, self._citable = archive, citable
        self.id, self.url, self.kind = article.id, resolved.url, article.kind
        self.date, self.page = article.date, article.page
        self.title = title_of(archive, resolved)
        self.parts = halves(self.title)
        """The title, a couplet headline in its parts."""
        self.supplied = not article.title
        """The paper prints no title; this one is made of the first words."""
        self.kicker, self.deck = article.kicker, article.deck
        self.names = persons_of(resolved.authors)
        self.column, self.column_id = article.column, resolved.column
        self.size = len(article.body)
        """Characters of the body, about."""

    @cached_property
    def record(self) -> Record:
        return record(self._archive, self._archive.edition.articles[self.id], self.title)

    @cached_property
    def coins(self) -> str:
        """For bibliography programs; on lists of a day, a section, a column, a person.

        It may stand in quotes as it is: of what HTML knows it holds `&` alone, and none that begins a character's name.
        """
        return Markup(coins(self.record)) if self._citable else ""


def entry(archive: Archive, ident: str, citable: bool = False) -> Entry:
    kept = archive.entries
    if found := kept.get((ident, citable)):
        return found
    if len(kept) >= KEPT:
        kept.clear()
    return kept.setdefault((ident, citable), Entry(archive, archive.edition.articles[ident], citable))


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
