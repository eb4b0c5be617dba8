"""An archive for Eleventy: its own templates, and collections made in its configuration for all that is no article."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from bench.archive import Archive
from bench.lists import KINDS, Lists
from bench.tools.metadata import of_article, of_shelf, shelf_key
from bench.tools.writing import ABOUT, TITLES, Folder, days, front

THEME = Path(__file__).parent.parent / "themes" / "eleventy"


def write(archive: Archive, top: Path) -> Folder:
    folder, lists = Folder(top), Lists(archive)
    shutil.copytree(THEME, top, dirs_exist_ok=True)
    folder.write("content/_data/lists.json", json.dumps(_lists(lists), ensure_ascii=False))
    folder.write("content/about.md", front({"title": "编例", "layout": "about.njk"}) + ABOUT)
    for date, printed in days(archive):
        for slot, article in printed:
            place = f"content/articles/{date.replace('-', '/')}/{slot.page}/{slot.order:02d}.md"
            folder.write(place, front(of_article(slot, article, lists)) + f"\n{article.body}\n")
    return folder


def _lists(lists: Lists) -> dict[str, object]:
    groups = {
        kind: {group.id: {"name": group.name, "years": group.years} for group in lists.groups[kind].values()}
        for kind in KINDS
    }
    shelves = {
        shelf_key(group, shelf): of_shelf(group, shelf) for group in lists.all() for shelf in sorted(group.shelves)
    }
    return {"titles": TITLES, "groups": groups, "shelves": shelves, "feed": lists.feed()}
