"""What the recogniser finds in one article on its own."""

from __future__ import annotations

import json

from .article import ArticleText, Local, fields
from .candidates import found_in
from .sure import sure_names


def local(article: ArticleText) -> Local:
    places = [(place, found) for place, text in fields(article) if (found := found_in(text))]
    packed = json.dumps(places, ensure_ascii=False, separators=(",", ":")).encode()
    names = sorted({one.name for _, options in places for one in options})
    return Local(article.id, packed, tuple(sure_names(options for _, options in places)), tuple(names))
