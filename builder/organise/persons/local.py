"""What the recogniser finds in one article on its own."""

from __future__ import annotations

import json

from .article import ArticleText, Local, fields
from .candidates import found_in
from .sure import sure_names


def local(article: ArticleText) -> Local:
    places = [(place, found_in(text)) for place, text in fields(article)]
    rows = [(place, [(o.start, o.end, o.name, o.score, o.rule, o.against) for o in found]) for place, found in places]
    kept = [row for row in rows if row[1]]
    packed = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()
    names = sorted({one.name for _, options in places for one in options})
    return Local(article.id, packed, tuple(sure_names(options for _, options in places)), tuple(names))
