"""An archive for Hugo: its own layouts, taxonomies for sections, columns and authors, one more for pages by time.

`_index.md` makes the pages of years, months, days and printed pages, as Hugo wants it for nested sections.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from bench.archive import Archive
from bench.lists import KINDS, Lists
from bench.tools.metadata import of_article, of_shelf, shelf_key
from bench.tools.writing import ABOUT, TITLES, Folder, day_name, days, front, month_name

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
            text = front(of_article(slot, article, lists)) + f"\n{article.body}\n"
            folder.write(f"content/{place}/{slot.page}/{slot.order:02d}.md", text)
    return folder


def _index(folder: Folder, place: str, **values: Any) -> None:
    folder.write(f"content/{place}/_index.md" if place else "content/_index.md", front(values))


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
            _index(folder, f"shelves/{shelf_key(group, shelf)}", type="shelf", **of_shelf(group, shelf))
