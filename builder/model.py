"""The vocabulary: frozen values that the stages hand to one another. No I/O here.

Dates are ISO strings (`2021-10-29`), pages are lower case with at least two digits (`01`, `a12`,
`00` when unknown), files are relative to `content/` with `/`, lines are 1-based and inclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

KINDS = ("news", "commentary", "photo", "pointer", "notice", "profile", "letter", "other")


# ---------------------------------------------------------------- the edited text


@dataclass(frozen=True, slots=True)
class Author:
    name: str
    role: str | None = None
    """As printed: 本报记者, 通讯员, 摄."""
    collective: bool = False
    """本报评论员 and the like: a signature, not a person."""
    id: str | None = None
    """Only where a person wrote it, to tell namesakes apart."""


@dataclass(frozen=True, slots=True)
class Dateline:
    place: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Continues:
    page: str
    via: str
    """下转 (the text is cut here), 上接 (it goes on from there), 详见 (a pointer)."""


@dataclass(frozen=True, slots=True)
class RawRef:
    file: str
    lines: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PersonsByHand:
    """What a person said of the persons of an article; it wins over what is computed."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article file of `content/issues/`, front matter and body, as it stands."""

    id: str
    date: str
    page: str
    order: int
    title: str | None = None
    kind: str = "news"
    edition: str | None = None
    column: str | None = None
    kicker: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    source: str | None = None
    dateline: Dateline | None = None
    continues: Continues | None = None
    raw: tuple[RawRef, ...] = ()
    section: str | None = None
    persons: PersonsByHand | None = None
    merged_from: tuple[str, ...] = ()
    split_from: str | None = None
    extra: tuple[tuple[str, Any], ...] = ()
    """Keys that a person added, kept when the file is written again."""
    body: str = ""
    """Markdown: blocks separated by a blank line, without a final newline."""
    path: str = ""
    """The file, relative to the edition's root."""
    body_line: int = 0
    """Line of the file on which `body` begins."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article's body: a paragraph, an inter-title (`##`) or a block quote."""

    kind: str
    """`p`, `h2`, `quote`."""
    text: str
    """What a reader sees, without any markup: search, persons, hashes and anchors use this."""
    source: str
    """The Markdown of the block, as it stands in the file."""
    line: int
    """Line within the body, 1-based."""


@dataclass(frozen=True, slots=True)
class IssueFile:
    """`issue.md`: what is known of one day's paper. Missing for articles typed by hand."""

    date: str
    edition: str | None = None
    date_source: str = "printed"
    """printed, file, sidecar or inferred."""
    confidence: float = 1.0
    reasoning: str = ""
    weekday: str | None = None
    lunar: str | None = None
    number: str | None = None
    """Issue number as printed, digits only: 17980."""
    page_count: int | None = None
    masthead: tuple[str, ...] = ()
    raw: tuple[tuple[str, str], ...] = ()
    """(file, SHA-256) of each witness."""
    rights: str | None = None
    extra: tuple[tuple[str, Any], ...] = ()
    path: str = ""


# ---------------------------------------------------------------- the organised edition


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    name: str
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Conditions of `site.yml`, (key, accepted values); all must hold."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a person's name stands in an article."""

    block: int
    """Index into the article's text: -1 title, -2 kicker, -3 deck, else index of the block."""
    start: int
    end: int
    """Characters of the block's text (or of the joined headline lines)."""
    name: str
    """The person's full name as recognised; the text itself may print it with blanks."""
    roles: tuple[str, ...] = ()
    """Offices said of the person here."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PersonInArticle:
    name: str
    id: str | None
    """None: the person has no page."""
    roles: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    pinyin: str
    variants: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    note: str | None = None
    articles: tuple[str, ...] = ()
    """Article ids in order of date, page and order."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """An article with everything that is computed from the whole archive."""

    article: Article
    url: str
    """Site path without the base, `/2021/10/29/01/07/`."""
    section: str
    column: str | None
    """Id of the column; the name is `article.column`."""
    authors: tuple[tuple[Author, str | None], ...]
    """With the id of the author's page; None for a collective."""
    persons: tuple[PersonInArticle, ...]
    anchors: tuple[tuple[str, ...], ...]
    """For each block its ids, first the one that links use: ('p3',) or, after a join, ('p3', 'p4')."""
    hash: str
    """First 16 hex digits of the SHA-256 of the text that readers see."""
    changed: str
    """Date on which the text last changed, from the ledger."""
    previous: str | None = None
    next: str | None = None
    """URLs of the neighbours in reading order within the issue."""
    unnamed: tuple[str, ...] = ()
    """Names of hidden persons: they may stand in the article's own text, and in no excerpt or metadata of it."""


@dataclass(frozen=True, slots=True)
class Page:
    date: str
    edition: str | None
    page: str
    url: str
    articles: tuple[str, ...]
    name: str | None = None
    """Printed page head (要闻) where there is one."""


@dataclass(frozen=True, slots=True)
class Issue:
    date: str
    edition: str | None
    url: str
    file: IssueFile | None
    pages: tuple[Page, ...]
    weekday: str
    lunar: str
    previous: str | None = None
    next: str | None = None
    """URLs of the issues before and after."""


@dataclass(frozen=True, slots=True)
class Group:
    """A list of articles with a page of its own: a section, a column or an author."""

    id: str
    name: str
    url: str
    articles: tuple[str, ...]
    """Ids, newest first."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A bound address that now leads elsewhere, in one step."""

    path: str
    target: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A bound address whose object was withdrawn: what it was and why it went, never its text."""

    path: str
    object: str
    """As in the ledger: `article:20211029-01-07`."""
    date: str
    """First date of the address in the ledger."""
    reason: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One line of the witness beside what became of it."""

    n: int
    text: str
    fate: str
    """A role of the normaliser (`body`, `masthead`, `duplicate` …), `blank`, or `unknown` without provenance."""
    article: str | None = None
    rule: str = ""
    confidence: float | None = None
    where: tuple[tuple[str, str | None], ...] = ()
    """(article id, anchor of the paragraph) in which the line stands now; anchor None: in the headline or a field."""
    change: str = ""
    """What people made of it: `changed`, `removed`, `moved` (to another article)."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    file: str
    sha256: str
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class SearchProof:
    """The last proof of the search that a maintainer recorded; see docs/search.md."""

    date: str
    queries: int
    """Strings asked, names, headlines, random pieces and absent ones; every answer was exact."""
    hits: int
    articles: int
    """Articles of the archive at the time."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole archive, organised; what render, search and verify read."""

    articles: dict[str, Resolved] = field(default_factory=dict)
    """By id, in order of date, edition, page and order."""
    issues: tuple[Issue, ...] = ()
    sections: tuple[Group, ...] = ()
    columns: tuple[Group, ...] = ()
    authors: tuple[Group, ...] = ()
    people: tuple[Person, ...] = ()
    aliases: tuple[Alias, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    proof: SearchProof | None = None
    years: tuple[str, ...] = ()
    """Every year that has, or once had, a data file."""
    hidden: tuple[str, ...] = ()
    """SHA-256 of addresses that must not be named anywhere; `/404.html` answers them."""
