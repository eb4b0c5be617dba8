"""PageReadings of one day -> articles with ids, and what `issue.md` says of the day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder import urls
from builder.article_file import CREDITS
from builder.markdown import write_block
from builder.model import Article, Dateline, IssueFile, RawRef
from builder.normalise.dates.clue import Dating
from builder.normalise.dates.lunar import lunar_text, weekday_of
from builder.normalise.masthead import Masthead
from builder.normalise.sheets import Sheet, ranks, references
from builder.normalise.types import Draft, DraftBlock, PageReading


@dataclass(frozen=True, slots=True)
class Made:
    """An article as first written, with the blocks and lines that it came from."""

    article: Article
    blocks: tuple[DraftBlock, ...]
    sheet: Sheet
    draft: Draft


def assemble_page(
    sheet: Sheet,
    reading: PageReading,
    date: str,
    edition: str | None,
    taken: Collection[str],
    standing: Mapping[tuple[RawRef, ...], str],
) -> list[Made]:
    """The articles of one page, in reading order, with ids that were never used.

    `standing` gives the ids of articles that are there already, by their raw lines: these keep theirs.
    """
    made: list[Made] = []
    rank = ranks(sheet)
    numbers = free_numbers(urls.page_key(date, edition, sheet.page), taken)
    for order, draft in enumerate(reading.drafts, 1):
        raw = references(sheet, draft.lines, rank)
        ident = standing.get(raw) or urls.article_id(date, edition, sheet.page, next(numbers))
        article = _article(ident, raw, order, date, edition, sheet, draft)
        made.append(Made(article, draft.blocks, sheet, draft))
    return made


def free_numbers(key: str, taken: Collection[str]) -> Iterator[int]:
    """Numbers above every one that was ever given on the page `key`."""
    used = [
        split[1]
        for ident in taken
        if ident.startswith(key) and (split := urls.split_article_id(ident)) and split[0] == key
    ]
    number = max(used, default=0)
    while True:
        number += 1
        yield number


def body_of(blocks: Sequence[DraftBlock]) -> str:
    return "\n\n".join(write_block(block.kind, block.text) for block in blocks)


def _article(
    ident: str, raw: tuple[RawRef, ...], order: int, date: str, edition: str | None, sheet: Sheet, draft: Draft
) -> Article:
    return Article(
        id=ident,
        date=date,
        page=sheet.page,
        order=order,
        title=draft.title,
        kind=draft.kind,
        edition=edition,
        column=draft.column,
        kicker=draft.kicker,
        deck=draft.deck,
        authors=draft.authors,
        source=draft.source,
        dateline=complete(draft.dateline, date),
        continues=draft.continues,
        raw=raw,
        extra=_credits(draft),
        body=body_of(draft.blocks),
    )


def _credits(draft: Draft) -> tuple[tuple[str, list[str]], ...]:
    """Credits of pictures that stand in no block of the body, so that none is lost."""
    left = [credit for credit in draft.credits if not any(credit in block.text for block in draft.blocks)]
    return ((CREDITS, left),) if left else ()


def complete(dateline: Dateline | None, date: str) -> Dateline | None:
    """Give a dateline's `12-14` its year: the latest such day that is not after the issue."""
    if dateline is None or dateline.date is None or len(dateline.date) != 5:
        return dateline
    year = int(date[:4]) - (dateline.date > date[5:])
    known = f"{year}-{dateline.date}"
    return Dateline(dateline.place, known if _exists(known) else None)


def _exists(value: str) -> bool:
    from builder.strict_yaml import is_date

    return is_date(value)


def issue_file(
    date: str,
    edition: str | None,
    datings: Sequence[Dating],
    heads: Sequence[Masthead],
    readings: Sequence[tuple[Sheet, PageReading]],
    witnesses: Sequence[tuple[str, str]],
) -> IssueFile:
    """`issue.md` from all that was read of the day. The best known date speaks for all files."""
    rank = ("sidecar", "printed", "file", "inferred")
    best = min(datings, key=lambda d: (rank.index(d.source), -d.confidence))
    number = next((h.number for h in heads if h.number), None)
    count = next((h.page_count for h in heads if h.page_count), None)
    printed = next((h for h in heads if h.date == date), None)
    return IssueFile(
        date=date,
        edition=edition,
        date_source=best.source,
        confidence=best.confidence,
        reasoning=best.reasoning,
        weekday=weekday_of(date),
        lunar=printed.lunar if printed and printed.lunar and not printed.contradictions else lunar_text(date),
        number=number,
        page_count=count,
        masthead=tuple(line for _, reading in readings for line in masthead_lines(reading)),
        raw=tuple(witnesses),
    )


def masthead_lines(reading: PageReading) -> list[str]:
    """The masthead and page head of a page, as printed."""
    return [label.line.text for label in reading.labels if label.role in ("masthead", "folio")]
