"""Names that are beyond doubt in their own article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .found import Found, best_of

CUED, EACH = ("office", "speech"), 2.0
SURE = 6.0
"""From this score on a name is beyond doubt in its own article."""


def sure_names(places: Iterable[Sequence[Found]]) -> dict[str, int]:
    """Names beyond doubt in an article, with the number of places where they are.

    One place where all speaks for a person is enough, or some with an office or a verb of speech each.
    """
    counts: dict[str, int] = {}
    sums: dict[str, float] = {}
    for options in places:
        for found in best_of(options, 0.0):
            if found.score >= SURE:
                counts[found.name] = counts.get(found.name, 0) + 1
            elif found.rule in CUED:
                sums[found.name] = sums.get(found.name, 0.0) + found.score + EACH
    for name, total in sums.items():
        if total >= SURE or name in counts:
            counts[name] = counts.get(name, 0) + 1
    for name in [name for name in counts if "·" in name]:
        # Later in the article the last part stands for the whole: 沃纳·福诺斯, then 福诺斯.
        last = name.rpartition("·")[2]
        if len(last) > 1:
            counts.setdefault(last, 1)
    return counts
