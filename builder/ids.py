"""Ids for article files that were written without one: the next free number of their page.

The id is put into the person's file as a line of its own; nothing else of the file changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from builder import urls
from builder.ledger import Ledger
from builder.model import Article

_OPEN = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:format:[^\n]*\n)?")


def with_ids(articles: Iterable[Article], ledger: Ledger) -> tuple[tuple[Article, ...], dict[str, str]]:
    """The articles, each with an id and an order; and path -> id for the files that must be given one."""
    articles = tuple(articles)
    if all(article.id and article.order for article in articles):
        return articles, {}
    used = {article.id for article in articles} | {
        entry.object.partition(":")[2] for entry in ledger.entries("article:")
    }
    last: dict[str, int] = {}
    for ident in used:
        parts = urls.split_article_id(ident)
        if parts:
            last[parts[0]] = max(last.get(parts[0], 0), parts[1])
    found, given = [], {}
    for article in articles:
        if not article.id:
            key = urls.page_key(article.date, article.edition, article.page)
            last[key] = last.get(key, 0) + 1
            given[article.path] = f"{key}-{last[key]:02d}"
            article = replace(article, id=given[article.path])
        found.append(article if article.order else replace(article, order=_order(article.id)))
    return tuple(found), given


def _order(ident: str) -> int:
    parts = urls.split_article_id(ident)
    return parts[1] if parts else 1


def insert(text: str, ident: str) -> str:
    """The text of an article file with its id added."""
    match = _OPEN.match(text)
    at = match.end() if match else 0
    return f"{text[:at]}id: {ident}\n{text[at:]}"
