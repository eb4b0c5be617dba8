"""What the other tools are told of an article and of a list: the same keys, in each tool's own files."""

from __future__ import annotations

from typing import Any

from bench.lists import KINDS, Group, Lists
from bench.plan import Slot
from bench.tools.writing import TITLES, month_name
from builder.model import Article


def of_article(slot: Slot, article: Article, lists: Lists) -> dict[str, Any]:
    groups = lists.of(slot)
    byline: list[dict[str, Any]] = []
    for author, number in zip(article.authors, slot.staff, strict=True):
        if not byline or byline[-1]["role"] != author.role:
            byline.append({"role": author.role, "names": []})
        byline[-1]["names"].append({"name": author.name, "id": lists.author_id(number)})
    shelves = [
        f"{group.kind}-{group.id}-{one.replace('/', '-')}" for group in groups for one in group.shelves_of(slot.date)
    ]
    return {
        "title": article.title,
        "date": article.date,
        "weight": article.order,
        "folio": int(article.page),
        "genre": article.kind,
        "kicker": list(article.kicker),
        "deck": list(article.deck),
        "byline": byline,
        "names": [author.name for author in article.authors],
        "source": article.source,
        "dateline": article.dateline.place if article.dateline else None,
        "column": article.column,
        **{kind: [group.id for group in groups if group.kind == kind] for kind in KINDS},
        "shelves": shelves,
    }


def shelf_key(group: Group, shelf: str) -> str:
    """One word for a page by time: `sections-yaowen-2012-03`."""
    return f"{group.kind}-{group.id}-{shelf.replace('/', '-')}"


def of_shelf(group: Group, shelf: str) -> dict[str, Any]:
    year, own = shelf[:4], f"/{group.kind}/{group.id}/"
    above = [{"path": f"/{group.kind}/", "name": TITLES[group.kind]}, {"path": own, "name": group.name}]
    above += [{"path": f"{own}{year}/", "name": f"{year}年"}] if "/" in shelf else []
    return {
        "title": f"{group.name} {month_name(shelf) if '/' in shelf else year + '年'}",
        "url": f"{own}{shelf}/",
        "of": own,
        "above": above,
        "years": group.years,
        "months": [{"path": one, "name": month_name(one)} for one in group.months_of(year)],
    }
