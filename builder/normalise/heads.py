"""Reading a page whose head has an odd layout: what is surely its masthead or page head is no headline.

Before: `2021年10月` / `29` / `星 期 五` above the first article, read as its kicker and title
After:  three lines of the masthead; the page is read without them

Most pages are read right at once; only where the reading took such a line for something else it is done again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from builder.normalise.folio import Head
from builder.normalise.reading import Hints, read_page
from builder.normalise.types import Labelled, PageReading, PageText

ROLES = ("masthead", "folio")
_CONFIDENCE = 0.9


def read_with_heads(page: PageText, heads: Mapping[int, str], hints: Hints) -> PageReading:
    """`read_page`, with the lines that hold date and page number (`known_heads`) kept out of the articles."""
    reading = read_page(page, hints)
    if all(label.role in ROLES for label in reading.labels if label.line.n in heads):
        return reading
    rest = tuple(line for line in page.lines if line.n not in heads)
    again = read_page(replace(page, lines=rest), hints)
    known = {
        line.n: Labelled(line, heads[line.n], None, False, "date-and-page", _CONFIDENCE)
        for line in page.lines
        if line.n in heads
    }
    known |= {label.line.n: label for label in again.labels}
    return PageReading(page, tuple(known[line.n] for line in page.lines), again.drafts)


def known_heads(page: str | None, dated: Iterable[int], heads: Iterable[tuple[int, Head]]) -> dict[int, str]:
    """Line -> masthead or folio, for the lines of a page's own date (`dated`) and number."""
    return dict.fromkeys(dated, "masthead") | {n: "folio" for n, head in heads if head.page == page}
