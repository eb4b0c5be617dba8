"""A finished site by kind of page: files and bytes."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

KINDS = (
    ("article", re.compile(r"\d{4}/\d\d/\d\d/\d\d/\d\d+/index\.html")),
    ("page", re.compile(r"\d{4}/\d\d/\d\d/\d\d/index\.html")),
    ("source", re.compile(r"\d{4}/\d\d/\d\d/source/index\.html")),
    ("issue", re.compile(r"\d{4}/\d\d/\d\d/index\.html")),
    ("month", re.compile(r"\d{4}/\d\d/index\.html")),
    ("year", re.compile(r"\d{4}/index\.html")),
    ("list by time", re.compile(r"(?:sections|columns|authors)/[^/]+/\d{4}/(?:\d\d/)?index\.html")),
    ("list", re.compile(r"(?:sections|columns|authors)/(?:[^/]+/)?index\.html")),
    ("home", re.compile(r"index\.html")),
    ("about", re.compile(r"about/index\.html")),
    ("404", re.compile(r"404\.html")),
    ("feed", re.compile(r"feed\.xml")),
    ("sitemap", re.compile(r"sitemap(?:-[^/]*)?\.xml")),
    ("robots", re.compile(r"robots\.txt")),
    ("people", re.compile(r"people/.*")),
    ("data", re.compile(r"data/.*")),
    ("search", re.compile(r"search/.*|pagefind/.*|assets/(?:search|hits).*")),
    ("manifest", re.compile(r"manifest\.json")),
    ("assets", re.compile(r"assets/.*")),
)
COMPARED = tuple(name for name, _ in KINDS[:14] if name != "source")
"""The kinds that every generator makes from the same content."""
PARTS = {
    "articles": ("article",),
    "days, pages and the rest": ("page", "issue", "month", "year", "home", "about", "404", "assets", "other"),
    "witnesses": ("source",),
    "lists": ("list", "list by time"),
    "people": ("people",),
    "search": ("search",),
    "data": ("data", "feed", "sitemap", "robots", "manifest"),
}
"""The parts of a site's budget."""


@dataclass(slots=True)
class Held:
    files: int = 0
    bytes: int = 0
    blocks: int = 0
    """Bytes on the disk, in whole blocks."""


def held(site: Path) -> dict[str, Held]:
    """Kind -> what a site has of it."""
    found: dict[str, Held] = {}
    for where, _, names in os.walk(site):
        for name in names:
            path = Path(where, name)
            of = found.setdefault(kind(path.relative_to(site).as_posix()), Held())
            stat = path.stat()
            of.files, of.bytes, of.blocks = of.files + 1, of.bytes + stat.st_size, of.blocks + 512 * stat.st_blocks
    return found


def kind(path: str) -> str:
    return next((name for name, pattern in KINDS if pattern.fullmatch(path)), "other")


def compared(found: dict[str, Held]) -> Held:
    """The sum over the kinds that every generator makes."""
    of = [found[name] for name in COMPARED if name in found]
    return Held(sum(one.files for one in of), sum(one.bytes for one in of), sum(one.blocks for one in of))
