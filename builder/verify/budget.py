"""The size of the site, by part, against what GitHub Pages takes.

Source of the limit: GitHub Docs, "GitHub Pages limits": a published site may be no larger than 1 GB.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from builder.problem import Problem, warning

LIMIT = 1_000_000_000
WARN_AT = 0.7
_PARTS = (
    ("articles", re.compile(r"\d{4}/\d\d/\d\d/(?:[a-z][a-z0-9-]*/)?[a-z]?\d\d/\d{2,}/index\.html")),
    ("witnesses", re.compile(r"\d{4}/.*/source/index\.html")),
    ("days", re.compile(r"\d{4}/.*index\.html")),
    ("people", re.compile(r"people/.*")),
    ("lists", re.compile(r"(?:sections|columns|authors)/.*")),
    ("search", re.compile(r"search/.*")),
    ("data", re.compile(r"data/.*|.*\.xml|manifest\.json")),
    ("other", re.compile(r".*")),
)
"""Name and paths of each part; the first that matches has the file."""


@dataclass(frozen=True, slots=True)
class Budget:
    bytes: int
    limit: int
    parts: Mapping[str, int]
    """Part -> bytes, the largest first; only what there is."""
    articles: int

    @property
    def each(self) -> float:
        """Bytes for one article, everything included."""
        return self.bytes / max(self.articles, 1)

    def lines(self) -> list[str]:
        """What the site weighs, and how many articles would fit."""
        said = f"{self.bytes / 1e6:.1f} MB, {100 * self.bytes / self.limit:.1f} % of GitHub Pages' limit"
        if not self.articles:
            return [said]
        said += (
            f"; {self.each / 1000:.1f} KB an article, of which the limit holds about {int(self.limit / self.each):,}"
        )
        parts = (
            f"{name} {size / 1e6:.1f} MB ({size / self.articles / 1000:.1f} KB)" for name, size in self.parts.items()
        )
        return [said, f"  for an article: {', '.join(parts)}"]


def budget(files: Mapping[str, int], limit: int = LIMIT) -> Budget:
    """`files` maps path to bytes."""
    parts: dict[str, int] = {}
    articles = 0
    for path, size in files.items():
        name = next(name for name, paths in _PARTS if paths.fullmatch(path))
        parts[name] = parts.get(name, 0) + size
        articles += name == "articles"
    ordered = dict(sorted(parts.items(), key=lambda pair: (-pair[1], pair[0])))
    return Budget(sum(parts.values()), limit, ordered, articles)


def check(files: Mapping[str, tuple[int, str]], limit: int = LIMIT) -> list[Problem]:
    """`files` maps path to (bytes, SHA-256)."""
    total = sum(size for size, _ in files.values())
    if total < WARN_AT * limit:
        return []
    parts = budget({path: size for path, (size, _) in files.items()}, limit).parts
    largest = ", ".join(f"{name} {size / 1e6:.0f} MB" for name, size in list(parts.items())[:3])
    hint = "turn off exports.bulk in site.yml, or begin the next year in an edition of its own: docs/maintaining.md"
    message = f"the site has {total / 1e6:.0f} MB of the {limit / 1e6:.0f} MB that GitHub Pages takes: {largest}"
    return [warning("O007", "", 0, message, hint)]
