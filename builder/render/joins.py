"""Where a jump, a continuation or a pointer leads, as far as the archive holds it."""

from __future__ import annotations

import re

from builder.model import Page, Resolved
from builder.render.archive import Archive

_ANSWER = {"下转": "上接", "上接": "下转"}
_SIGNS = re.compile(r"[\W_]+")
LIKE = 0.5
"""Share of character pairs that two headlines of one piece have in common, at least."""


def destination(archive: Archive, resolved: Resolved) -> tuple[str | None, Resolved | None]:
    """(address, article) that `continues` means.

    Without the article when only the page is held, without either when that is not held.
    """
    to = resolved.article.continues
    if to is None:
        return None, None
    article = resolved.article
    page = archive.pages.get((article.date, article.edition, to.page))
    if page is None:
        return None, None
    found = _on_page(archive, resolved, page)
    return (found.url, found) if found else (page.url, None)


def goes_on(resolved: Resolved, found: Resolved) -> bool:
    """True when `found` is beyond doubt the other half: cut here, and it says that it goes on from here.

    A half that names a hidden person is not shown beyond its own page.
    """
    here, there = resolved.article.continues, found.article.continues
    if not here or not there or (here.via, there.via) != ("下转", "上接"):
        return False
    back = there.page == resolved.article.page
    return back and not any(name in found.article.body for name in found.unnamed)


def _on_page(archive: Archive, resolved: Resolved, page: Page) -> Resolved | None:
    """The piece on that page: the one that answers the jump, else the one whose headline is most like."""
    others = [archive.edition.articles[ident] for ident in page.articles if ident != resolved.article.id]
    via = _ANSWER.get(resolved.article.continues.via) if resolved.article.continues else None
    answers = [
        o
        for o in others
        if via
        and o.article.continues
        and (o.article.continues.via, o.article.continues.page) == (via, resolved.article.page)
    ]
    if len(answers) == 1:
        return answers[0]
    best = max(answers or others, key=lambda o: likeness(resolved.article.title, o.article.title), default=None)
    return best if best and likeness(resolved.article.title, best.article.title) >= LIKE else None


def likeness(one: str | None, other: str | None) -> float:
    """Pairs of characters in common, 0 to 1, measured on the shorter headline (jumps often shorten it)."""
    pairs = [_pairs(_SIGNS.sub("", text or "")) for text in (one, other)]
    least = min(map(len, pairs))
    return len(pairs[0] & pairs[1]) / least if least >= 2 else 0.0


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
