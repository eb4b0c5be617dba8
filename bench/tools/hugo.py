"""An archive for Hugo: its own layouts, taxonomies for sections, columns and authors, one more for pages by time.

`_index.md` makes the pages of years, months, days and printed pages, as Hugo wants it for nested sections.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from bench.archive import Archive
from bench.lists import KINDS, Group, Lists
from bench.plan import Slot
from bench.tools.writing import ABOUT, TITLES, Folder, day_name, days, front, month_name
from builder.model import Article

THEME = Path(__file__).parent.parent / "themes" / "hugo"


def write(archive: Archive, top: Path) -> Folder:
    folder, lists = Folder(top), Lists(archive)
    shutil.copytree(THEME, top, dirs_exist_ok=True)
    _lists(folder, lists)
    seen: set[str] = set()
    for number, (date, printed) in enumerate(days(archive), 1):
        year, month, day = date.split("-")
        for place, title, kind, weight in (
            (year, f"{year}年", "year", int(year)),
            (f"{year}/{month}", month_name(date), "month", int(month)),
        ):
            if place not in seen:
                seen.add(place)
                link = f"{int(month)}月" if kind == "month" else title
                _index(folder, place, title=title, linkTitle=link, type=kind, weight=weight)
        place = f"{year}/{month}/{day}"
        link = f"{int(month)}月{int(day)}日"
        _index(
            folder, place, title=day_name(date), linkTitle=link, date=date, type="day", weight=int(day), number=number
        )
        for page in dict.fromkeys(slot.page for slot, _ in printed):
            name = f"第{int(page)}版"
            title = f"{day_name(date)} {name}"
            _index(folder, f"{place}/{page}", title=title, linkTitle=name, date=date, type="sheet", weight=int(page))
        for slot, article in printed:
            text = front(_article(slot, article, lists)) + f"\n{article.body}\n"
            folder.write(f"content/{place}/{slot.page}/{slot.order:02d}.md", text)
    return folder


def _index(folder: Folder, place: str, **values: Any) -> None:
    folder.write(f"content/{place}/_index.md" if place else "content/_index.md", front(values))


def _article(slot: Slot, article: Article, lists: Lists) -> dict[str, Any]:
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


def _lists(folder: Folder, lists: Lists) -> None:
    _index(folder, "", title="首页", feed=lists.feed())
    folder.write("content/about.md", front({"title": "编例", "type": "about"}) + ABOUT)
    for kind in KINDS:
        names = {group.id: {"name": group.name, "years": group.years} for group in lists.groups[kind].values()}
        folder.write(f"data/{kind}.json", json.dumps(names, ensure_ascii=False))
        _index(folder, kind, title=TITLES[kind])
    _index(folder, "shelves", title="shelves", build={"render": "never", "list": "never"})
    for group in lists.all():
        for shelf in sorted(group.shelves):
            _index(folder, f"shelves/{group.kind}-{group.id}-{shelf.replace('/', '-')}", **_shelf(group, shelf))


def _shelf(group: Group, shelf: str) -> dict[str, Any]:
    year, own = shelf[:4], f"/{group.kind}/{group.id}/"
    above = [{"path": f"/{group.kind}/", "name": TITLES[group.kind]}, {"path": own, "name": group.name}]
    above += [{"path": f"{own}{year}/", "name": f"{year}年"}] if "/" in shelf else []
    return {
        "title": f"{group.name} {month_name(shelf) if '/' in shelf else year + '年'}",
        "url": f"{own}{shelf}/",
        "type": "shelf",
        "of": own,
        "above": above,
        "years": group.years,
        "months": [{"path": one, "name": month_name(one)} for one in group.months_of(year)],
    }
