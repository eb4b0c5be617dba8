"""Addresses that were published and now lead elsewhere, or whose object was withdrawn."""

from __future__ import annotations

from builder import urls
from builder.model import Alias, Tombstone
from builder.render.archive import Archive
from builder.render.views import View


def alias(archive: Archive, one: Alias) -> View:
    """`target` is a path of this site."""
    t = archive.words.strings
    return View(one.path, t.moved, t.moved_text, (), {"target": one.target}, index=False, canonical=one.target)


def tombstone(archive: Archive, one: Tombstone) -> View:
    """The citation that is left: paper, date, page; never title or text."""
    t = archive.words.strings
    kind, _, ident = one.object.partition(":")
    values = {
        "stone": one,
        "kind": kind,
        "ident": ident,
        "citation": citation(archive, kind, ident, one),
        "address": archive.site.absolute(one.path),
    }
    return View(one.path, t.withdrawn, t.withdrawn_text, (), values, index=False)


def citation(archive: Archive, kind: str, ident: str, one: Tombstone) -> str:
    paper, words = archive.site.paper.name, archive.words
    split = urls.ARTICLE_ID.fullmatch(ident) if kind == "article" else None
    if not split:
        return f"{paper}. {archive.site.absolute(one.path)}"
    day, edition, page, _ = split.groups()
    date = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    return f"{paper}{words.edition(edition)}，{words.date(date)}，{words.page(page)}（{ident}）"
