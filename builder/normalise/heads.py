"""Reading a page whose head has an odd layout: what is surely its masthead or page head is no headline.

Before: `2021年10月` / `29` / `星 期 五` above the first article, read as its kicker and title
After:  three lines of the masthead; the page is read without them

Most pages are read right at once; only where the reading took such a line for something else it is done again.
"""

from __future__ import annotations

from dataclasses import replace

from builder.normalise.folio import read_head
from builder.normalise.masthead import read_masthead
from builder.normalise.reading import Hints, read_page
from builder.normalise.types import Labelled, PageReading, PageText

ROLES = ("masthead", "folio")
_CONFIDENCE = 0.9


def read_with_heads(page: PageText, hints: Hints) -> PageReading:
    """`read_page`, with the lines that hold date and page number kept out of the articles."""
    reading = read_page(page, hints)
    heads = known_heads(page)
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


def known_heads(page: PageText) -> dict[int, str]:
    """Line -> masthead or folio, for the lines of the page's own date and number."""
    found = dict.fromkeys(read_masthead(page.lines).lines, "masthead")
    for line in page.lines:
        head = read_head(line.text)
        if head and head.page == page.page:
            found[line.n] = "folio"
    return found
