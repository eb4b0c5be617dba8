"""An archive for Pelican, with the kinds of page that it makes by itself: no printed pages, no lists by time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from bench.archive import Archive
from bench.lists import KINDS, Lists
from bench.plan import Slot
from bench.tools.writing import ABOUT, Folder, days
from builder.model import Article

THEME = Path(__file__).parent.parent / "themes" / "pelican"


def write(archive: Archive, top: Path) -> Folder:
    folder, lists = Folder(top), Lists(archive)
    shutil.copytree(THEME, top, dirs_exist_ok=True)
    names = {kind: {group.id: group.name for group in lists.groups[kind].values()} for kind in KINDS}
    folder.write("names.json", json.dumps({**names, "feed": lists.feed()}, ensure_ascii=False))
    folder.write("content/pages/about.md", f"Title: 编例\nSlug: about\n{ABOUT}")
    for date, printed in days(archive):
        for slot, article in printed:
            place = f"content/articles/{date.replace('-', '/')}/{slot.page}-{slot.order:02d}.md"
            folder.write(place, _front(slot, article, lists) + f"\n{article.body}\n")
    return folder


def _front(slot: Slot, article: Article, lists: Lists) -> str:
    """Metadata as Pelican's Markdown reader wants it, a key a line."""
    values = {
        "Title": article.title,
        "Slug": article.id,
        "Date": article.date,
        "Folio": article.page,
        "Place": f"{article.order:02d}",
        "Category": slot.section,
        "Tags": lists.column_ids[slot.column] if slot.column is not None else None,
        "Authors": "; ".join(lists.author_id(one) for one in slot.staff),
        "Role": article.authors[0].role if article.authors else None,
        "Kicker": " ".join(article.kicker),
        "Deck": " ".join(article.deck),
        "Source": article.source,
        "Dateline": article.dateline.place if article.dateline else None,
    }
    return "".join(f"{key}: {value}\n" for key, value in values.items() if value)
