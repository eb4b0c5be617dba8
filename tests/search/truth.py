"""What the search must find, read straight from the edited text and knowing nothing of the index."""

from __future__ import annotations

import functools
import re
import unicodedata
from pathlib import Path

LINES = (Path(__file__).parents[2] / "builder" / "search" / "variants.txt").read_text(encoding="utf-8").splitlines()
MEANT = {entry[0]: entry[1:] for line in LINES if line[0] != "#" for entry in line.split()}


@functools.cache
def plain(text: str, folded: bool = True) -> str:
    text = "".join(unicodedata.normalize("NFKC", text).lower().replace("\u200b", "").replace("\ufeff", "").split())
    return "".join(c if c in MEANT.get(c, c) else MEANT[c][0] for c in text) if folded else text


@functools.cache
def pattern(string: str) -> re.Pattern[str]:
    return re.compile("".join(f"[{MEANT[c]}]" if c in MEANT else re.escape(c) for c in plain(string, folded=False)))


def found(query: str, articles: dict[str, list[str]]) -> set[str]:
    """Addresses of the articles (address -> paragraphs, headline lines, captions) that a query must find."""
    typed = query.replace("\u200b", " ").replace("\ufeff", " ")
    strings = re.findall(r'(-(?=[^\s"]|"[^"]*[^\s"]))?(?:"([^"]*)"?|([^\s"]+))', typed)
    wanted = {pattern(a or b) for minus, a, b in strings if not minus and plain(a or b)}
    unwanted = {pattern(a or b) for minus, a, b in strings if minus and plain(a or b)}
    texts = {address: [plain(part) for part in parts] for address, parts in articles.items()}
    return {
        address
        for address, parts in texts.items()
        if wanted | unwanted
        and all(any(map(one.search, parts)) for one in wanted)
        and not any(any(map(one.search, parts)) for one in unwanted)
    }
