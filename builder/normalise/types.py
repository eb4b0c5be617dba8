"""What the normaliser's steps hand to one another.

A raw file becomes `Witness`; a witness is cut into `PageText`s; each page is read into a
`PageReading` (every line labelled, articles drafted); pages of one day become an issue.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.model import Author, Continues, Dateline

ROLES = (
    "masthead",
    "folio",
    "column",
    "kicker",
    "title",
    "deck",
    "byline",
    "heading",
    "body",
    "caption",
    "credit",
    "editor_note",
    "notice",
    "pointer",
    "jump",
    "duplicate",
    "furniture",
)
"""`heading` is an inter-title inside an article. `folio` is a page head (第02版:要闻), a 责任编辑 line and the like.
`duplicate` and `furniture` are the named drops: the line stands in no article."""


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line of a raw file."""

    n: int
    """1-based line number in the file."""
    text: str
    """Without white space at the ends; otherwise as in the file."""
    gap: int
    """Blank lines directly above it."""
    indent: float = 0.0
    """White space before it, in widths of a Chinese character."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A raw file as read."""

    file: str
    """`raw/NAME.txt`, relative to `content/`."""
    sha256: str
    lines: tuple[str, ...]
    """Every line, blank ones too; ended by LF alone after CRLF -> LF."""
    encoding: str


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of one printed page (or a part of one) in one raw file."""

    file: str
    lines: tuple[Line, ...]
    page: str | None = None
    """`01`, `a12`; None: not known from the page head."""
    name: str | None = None
    """Name of the page as printed in its head: 要闻."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One line with what it is, and why."""

    line: Line
    role: str
    article: int | None
    """Index into the page's drafts; None for masthead, folio and furniture."""
    joins: bool = False
    """Goes on in the middle of the paragraph (or headline line) above it in its article."""
    rule: str = ""
    """Name of the rule that decided."""
    confidence: float = 1.0
    """Estimated probability (0..1) that role, article and joins are all right."""


@dataclass(frozen=True, slots=True)
class DraftBlock:
    kind: str
    """`p`, `h2`, `quote`, as in `model.Block`."""
    text: str
    """Edited text (punctuation and spaces as printed), no markup."""
    lines: tuple[int, ...]
    """Raw lines it was made of, in order."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as read from a page, before it has an id."""

    title: str | None
    kind: str
    kicker: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    column: str | None = None
    authors: tuple[Author, ...] = ()
    source: str | None = None
    dateline: Dateline | None = None
    """Its date may lack the year until the issue is dated: `12-14`."""
    continues: Continues | None = None
    blocks: tuple[DraftBlock, ...] = ()
    credits: tuple[str, ...] = ()
    """Credits of pictures inside the article, as printed (王平摄（某图社）); they are no paragraphs of it."""
    lines: tuple[int, ...] = ()
    """Every raw line of the article, headline to jump, in order of the file."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class PageReading:
    page: PageText
    labels: tuple[Labelled, ...]
    """One for each line of the page, in order: nothing is left out."""
    drafts: tuple[Draft, ...]
    """In reading order."""
