"""Which address an article has: the date, edition and page it says now, and a number that is its own for ever.

Before: two files of page 01, ids 20211029-01-01 and 20211029-01-02; the second is then given page '02'.
After:  /2021/10/29/01/01/ stays; the second answers at /2021/10/29/02/NN/ with the next free number of that
        page, and the ledger leads /2021/10/29/01/02/ there.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder import urls
from builder.ledger import Ledger
from builder.model import Article


def addresses(articles: Iterable[Article], ledger: Ledger) -> dict[str, str]:
    """Article id -> address. Articles must have ids; the result depends on nothing but the arguments."""
    bound: dict[str, list[str]] = {}
    for address, thing in ledger.addresses("article:"):
        bound.setdefault(thing.removeprefix("article:"), []).append(address)
    given: dict[str, str] = {}
    used: set[str] = set()
    waiting = []
    for article in articles:
        address = _own(article, bound.get(article.id, ()), ledger)
        if address is None or address in used:
            waiting.append(article)
        else:
            given[article.id] = address
            used.add(address)
    for article in waiting:
        given[article.id] = address = _next_free(article, used, ledger)
        used.add(address)
    return given


def _own(article: Article, bound: Iterable[str], ledger: Ledger) -> str | None:
    """The address it has had on this page, else the one its id names."""
    prefix = urls.page(article.date, article.edition, article.page)
    kept = sorted(
        address for address in bound if address.startswith(prefix) and address.count("/") == prefix.count("/") + 1
    )
    if kept:
        return kept[0]
    parts = urls.split_article_id(article.id)
    if parts is None or parts[0] != urls.page_key(article.date, article.edition, article.page):
        return None
    address = urls.article(article.date, article.edition, article.page, parts[1])
    return None if ledger.taken(address, f"article:{article.id}") else address


def _next_free(article: Article, used: set[str], ledger: Ledger) -> str:
    number = 1
    while True:
        address = urls.article(article.date, article.edition, article.page, number)
        if address not in used and not ledger.taken(address, f"article:{article.id}"):
            return address
        number += 1
