"""What the search must find, read straight from the edited text and knowing nothing of the index."""

from __future__ import annotations

import functools
import re
import unicodedata
from pathlib import Path

PAIRS = (Path(__file__).parents[2] / "builder" / "search" / "variants.txt").read_text(encoding="utf-8")
SIMPLE = {pair[0]: pair[1] for line in PAIRS.splitlines() if line[0] != "#" for pair in line.split()}


@functools.cache
def plain(text: str) -> str:
    text = "".join(unicodedata.normalize("NFKC", text).lower().replace("\u200b", "").replace("\ufeff", "").split())
    return "".join(SIMPLE.get(character, character) for character in text)


def found(query: str, articles: dict[str, list[str]]) -> set[str]:
    """Addresses of the articles (address -> paragraphs, headline lines, captions) that a query must find."""
    typed = query.replace("\u200b", " ").replace("\ufeff", " ")
    strings = re.findall(r'(-(?=[^\s"]|"[^"]*[^\s"]))?(?:"([^"]*)"?|([^\s"]+))', typed)
    wanted = {plain(a or b) for minus, a, b in strings if not minus} - {""}
    unwanted = {plain(a or b) for minus, a, b in strings if minus} - {""}
    if not wanted | unwanted:
        return set()
    texts = {address: [plain(part) for part in parts] for address, parts in articles.items()}
    return {
        address
        for address, parts in texts.items()
        if all(any(one in part for part in parts) for one in wanted)
        and not any(one in part for part in parts for one in unwanted)
    }
