"""The size of the site against what GitHub Pages takes.

Source of the limit: GitHub Docs, "GitHub Pages limits": a published site may be no larger than 1 GB.
"""

from __future__ import annotations

from collections.abc import Mapping

from builder.problem import Problem, warning

LIMIT = 1_000_000_000
WARN_AT = 0.7


def check(files: Mapping[str, tuple[int, str]], limit: int = LIMIT) -> list[Problem]:
    """`files` maps path to (bytes, SHA-256)."""
    total = sum(size for size, _ in files.values())
    if total < WARN_AT * limit:
        return []
    hint = "turn off exports.bulk in site.yml, or split the archive into volumes by year"
    return [
        warning(
            "O007",
            "",
            0,
            f"the site has {total / 1e6:.0f} MB of the {limit / 1e6:.0f} MB that GitHub Pages takes",
            hint,
        )
    ]
