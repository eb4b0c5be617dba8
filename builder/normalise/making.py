"""One issue: its raw files read, assembled, accounted for, and turned into the texts of its files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder import article_file, provenance
from builder.model import Article, IssueFile, RawRef
from builder.normalise.account import account
from builder.normalise.assemble import Made, assemble_page, issue_file, masthead_lines
from builder.normalise.evidence import Evidence
from builder.normalise.heads import known_heads, read_with_heads
from builder.normalise.masthead import read_masthead
from builder.normalise.pages import lines_of, split_pages
from builder.normalise.planning import UNKNOWN, Job
from builder.normalise.reading import Hints
from builder.normalise.sheets import Sheet, joined, single
from builder.normalise.store import Folder, article_name, names
from builder.normalise.types import PageReading, PageText, Witness
from builder.normalise.witness import read_witness
from builder.problem import Problem
from builder.provenance import BaseArticle, BaseBlock, Fate, Provenance

VERSION = "1"
"""Of the rules; goes up when they would read a page otherwise."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read of a job's files."""

    witnesses: tuple[Witness, ...]
    pages: tuple[tuple[Sheet, PageReading], ...]
    made: tuple[Made, ...]


def read_job(
    content: Path, job: Job, hints: Hints, taken: Collection[str], standing: Mapping[tuple[RawRef, ...], str]
) -> tuple[Reading | None, list[Problem]]:
    """Read every page of a job. None where a file cannot be read or a page does not add up.

    `standing` maps the raw lines of articles that are there to their ids: the same lines keep their id.
    """
    witnesses, problems = _witnesses(content, job)
    if len(witnesses) < len(job.files):
        return None, problems
    pages = [(sheet, read_with_heads(sheet.text, sheet.heads, hints)) for sheet in sheets_of(job, witnesses)]
    for i, (sheet, reading) in enumerate(pages):
        kept, found = account(sheet, reading)
        pages[i] = (sheet, kept)
        problems += found
    if problems:
        return None, problems
    return Reading(tuple(witnesses), tuple(pages), tuple(_assembled(pages, job, taken, standing))), []


def _witnesses(content: Path, job: Job) -> tuple[list[Witness], list[Problem]]:
    witnesses, problems = [], []
    for item, _, _ in job.files:
        witness, found = read_witness(content / item.file, item.file)
        witnesses += [witness] if witness else []
        problems += found
    return witnesses, problems


def sheets_of(job: Job, witnesses: Sequence[Witness]) -> list[Sheet]:
    """The pages of a job in order; parts of one page are one sheet, pages without a number stay apart."""
    by_page: dict[str, list[_Part]] = {}
    order: list[tuple[str, str]] = []
    for (item, _, pages), witness in zip(job.files, witnesses, strict=True):
        texts = split_pages(witness, lines_of(witness), dict(item.heads))
        for i, (page, text) in enumerate(zip(pages, texts, strict=True)):
            key = f"{UNKNOWN} {item.file} {i}" if page == UNKNOWN else page
            if key not in by_page:
                order.append((page, key))
            by_page.setdefault(key, []).append((item, text, len(witness.lines)))
    return [_sheet(page, by_page[key]) for page, key in sorted(order)]


_Part = tuple[Evidence, PageText, int]
"""The file of a text, the text, and how many lines the file has."""


def _sheet(page: str, parts: Sequence[_Part]) -> Sheet:
    """A page with the lines of its own date and number. Where it is the whole of a file, these are known already."""
    item, text, _ = parts[0]
    if len(parts) > 1:
        sheet = joined(page, [(text, length) for _, text, length in parts])
        heads = [
            (n + offset, head)
            for (_, offset), (item, _, _) in zip(sheet.parts, parts, strict=True)
            for n, head in item.heads
        ]
    else:
        sheet, heads = single(page, text), list(item.heads)
    whole = len(parts) == len(item.pages) == 1
    dated = item.masthead if whole else read_masthead(sheet.text.lines)
    return replace(sheet, heads=known_heads(sheet.text.page, dated.lines, heads))


def _assembled(
    pages: Sequence[tuple[Sheet, PageReading]],
    job: Job,
    taken: Collection[str],
    standing: Mapping[tuple[RawRef, ...], str],
) -> Iterable[Made]:
    used = set(taken)
    last: dict[str, int] = {}
    for sheet, reading in pages:
        for made in assemble_page(sheet, reading, job.date, job.edition, used, standing):
            order = last[sheet.page] = last.get(sheet.page, 0) + 1
            used.add(made.article.id)
            yield made if made.article.order == order else replace(made, article=replace(made.article, order=order))


def provenance_of(job: Job, reading: Reading) -> Provenance:
    """What this reading made of its witnesses."""
    idents = {(id(made.sheet), id(made.draft)): made.article.id for made in reading.made}
    fates = []
    for sheet, page in reading.pages:
        for label in page.labels:
            ident = idents[id(sheet), id(page.drafts[label.article])] if label.article is not None else None
            fates.append(
                (
                    sheet.place(label.line.n),
                    Fate(label.role, ident, label.rule, round(label.confidence, 2), label.joins),
                )
            )
    articles = tuple(base_of(made) for made in reading.made)
    files = tuple(w.file for w in reading.witnesses)
    position = {file: i for i, file in enumerate(files)}
    if len(reading.pages) > 1:
        fates.sort(key=lambda pair: (position[pair[0][0]], pair[0][1]))
    return Provenance(job.date, VERSION, files, articles, tuple(fates), job.edition)


def base_of(made: Made) -> BaseArticle:
    blocks = tuple(BaseBlock(b.kind, b.text, tuple(made.sheet.place(n) for n in b.lines)) for b in made.blocks)
    return BaseArticle(replace(made.article, body=""), blocks)


def joined_provenance(old: Provenance | None, new: Provenance) -> Provenance:
    """An issue's provenance with that of its new pages."""
    if old is None:
        return new
    ids = {base.article.id for base in new.articles}
    kept = tuple(base for base in old.articles if base.article.id not in ids)
    fates = tuple(pair for pair in old.fates if pair[0][0] not in new.files)
    files = (*(f for f in old.files if f not in new.files), *new.files)
    return replace(new, files=files, articles=kept + new.articles, fates=fates + new.fates, anchors=old.anchors)


def files_of(job: Job, reading: Reading, folder: Folder) -> dict[str, str]:
    """Name -> text of every file that the issue gets. Article files that are there are not among them."""
    there = set(folder.names)
    files: dict[str, str] = {}
    for made in reading.made:
        if made.article.id not in folder.articles:
            name = free_name(article_name(made.article), there)
            there.add(name)
            files[name] = article_file.write(made.article)
    issue_name, provenance_name = names(job.edition)
    files[issue_name] = article_file.write_issue(issue_of(job, reading, folder.issue)) + folder.note
    witness = folder.witness | {w.file: w.lines for w in reading.witnesses}
    files[provenance_name] = provenance.encode(
        joined_provenance(folder.provenance, provenance_of(job, reading)), witness
    )
    return files


def free_name(name: str, there: Collection[str]) -> str:
    """A file name that nobody uses: a person may have given it to another article."""
    stem, n = name.removesuffix(".md"), 1
    while name in there:
        n += 1
        name = f"{stem}-{n}.md"
    return name


def issue_of(job: Job, reading: Reading, there: IssueFile | None) -> IssueFile:
    """`issue.md`: new, or the one that is there with what the new files add."""
    heads = [item.masthead for item, _, _ in job.files]
    new = issue_file(
        job.date,
        job.edition,
        [d for _, d, _ in job.files],
        heads,
        reading.pages,
        [(w.file, w.sha256) for w in reading.witnesses],
    )
    if there is None:
        return new
    known = {file for file, _ in there.raw}
    lines = [line for _, page in reading.pages for line in masthead_lines(page)]
    return replace(
        there,
        masthead=there.masthead + tuple(line for line in lines if line not in there.masthead),
        raw=there.raw + tuple(pair for pair in new.raw if pair[0] not in known),
        number=there.number or new.number,
        page_count=there.page_count or new.page_count,
    )


def standing_ids(articles: Iterable[Article]) -> dict[tuple[RawRef, ...], str]:
    """Raw lines -> id of the articles that are there."""
    return {article.raw: article.id for article in articles if article.raw and article.id}
