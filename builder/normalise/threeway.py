"""Three versions of one article into one: as the normaliser last wrote it, as it stands, as it would be written now.

What a person left alone follows the new reading; what a person changed stays; where both changed the same place
the person's text stays and the difference is told (N007).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from builder.article_file import CREDITS
from builder.markdown import blocks, write_block
from builder.model import Article
from builder.problem import Problem, warning

FIELDS = ("kind", "column", "kicker", "title", "deck", "authors", "source", "dateline", "continues")
"""Fields in which a clash is told."""
QUIET = ("raw", "merged_from")
"""Fields in which a person's word wins without a message. Id, date, page, edition and order are never touched here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of an article in one of its versions; equal when a reader sees the same."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Version:
    """An article and its blocks."""

    article: Article
    pieces: tuple[Piece, ...]
    sources: tuple[str, ...]
    """The Markdown of each block."""


def standing(article: Article) -> Version:
    """An article file as it stands."""
    found = blocks(article.body)
    return Version(article, tuple(Piece(b.kind, b.text) for b in found), tuple(b.source for b in found))


def written(article: Article, pieces: Sequence[tuple[str, str]]) -> Version:
    """A version of the normaliser's, from (kind, text) of its blocks."""
    sources = tuple(write_block(kind, text) for kind, text in pieces)
    return standing(replace(article, body="\n\n".join(sources)))


def same(one: Version, other: Version) -> bool:
    """True when nothing that the normaliser writes differs."""
    return one.pieces == other.pieces and all(
        getattr(one.article, f) == getattr(other.article, f) for f in FIELDS + QUIET
    )


def _extra(base: Version, mine: Version, new: Version) -> tuple[tuple[str, Any], ...]:
    """The keys that stand, and credits that the new reading takes out of the text, where they stood as blocks."""
    there, had = dict(mine.article.extra), {piece.text for piece in base.pieces}
    moved = [text for text in dict(new.article.extra).get(CREDITS, ()) if text in had]
    return (*mine.article.extra, (CREDITS, moved)) if moved and CREDITS not in there else mine.article.extra


def merge(base: Version, mine: Version, new: Version) -> tuple[Article, list[Problem]]:
    """`mine` with what is new where nobody changed it, and a problem for each clash."""
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for name in FIELDS + QUIET:
        b, m, n = (getattr(v.article, name) for v in (base, mine, new))
        values[name] = n if m == b else m
        if name in FIELDS and m not in (b, n) and n != b:
            problems.append(_clash(mine.article, 1, name, _shown(m), _shown(n)))
    theirs = _edits(base, mine)
    accepted = []
    for edit in _edits(base, new):
        touched = [other for other in theirs if other.touches(edit)]
        if not touched:
            accepted.append(edit)
        elif all(other.pieces != edit.pieces for other in touched):
            line = _line(mine, touched[0].start)
            problems.append(_clash(mine.article, line, "the text", _joined(touched[0].pieces), _joined(edit.pieces)))
    values["extra"] = _extra(base, mine, new)
    return replace(mine.article, **values, body="\n\n".join(_applied(base, mine, theirs, accepted))), problems


@dataclass(frozen=True, slots=True)
class _Edit:
    """Pieces `first` to `last` of the base became other pieces; `first` equals `last` where some were put in."""

    first: int
    last: int
    start: int
    """Where the other pieces begin in their version."""
    pieces: tuple[Piece, ...]
    sources: tuple[str, ...]

    def touches(self, other: _Edit) -> bool:
        """True when both change one piece, or put something in at one place or inside what the other changed."""
        if self.first == self.last and other.first == other.last:
            return self.first == other.first
        if self.first == self.last or other.first == other.last:
            return max(self.first, other.first) < min(self.last, other.last) or (
                other.first < self.first < other.last or self.first < other.first < self.last
            )
        return max(self.first, other.first) < min(self.last, other.last)


def _edits(base: Version, other: Version) -> list[_Edit]:
    matcher = SequenceMatcher(None, base.pieces, other.pieces, autojunk=False)
    return [
        _Edit(first, last, start, other.pieces[start:end], other.sources[start:end])
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    ]


def _applied(base: Version, mine: Version, theirs: Sequence[_Edit], accepted: Sequence[_Edit]) -> list[str]:
    """The blocks of `mine` with the accepted edits; what both left alone keeps the Markdown that a person gave it."""
    matcher = SequenceMatcher(None, base.pieces, mine.pieces, autojunk=False)
    kept = {a + k: mine.sources[b + k] for a, b, size in matcher.get_matching_blocks() for k in range(size)}
    sources: list[str] = []
    at = 0
    for edit in sorted((*theirs, *accepted), key=lambda e: (e.first, e.last)):
        sources += [kept[i] for i in range(at, edit.first)]
        sources += edit.sources
        at = max(at, edit.last)
    return sources + [kept[i] for i in range(at, len(base.pieces))]


def _line(version: Version, index: int) -> int:
    """Line of the file on which a block stands."""
    found = blocks(version.article.body)
    if not found:
        return version.article.body_line
    return version.article.body_line + found[min(index, len(found) - 1)].line - 1


def _clash(article: Article, line: int, what: str, mine: str, new: str) -> Problem:
    message = f"{what} was changed by hand and would now be read otherwise; kept: {mine}; new: {new}"
    return warning("N007", article.path, line, message, "keep it as it is, or write the new reading into the file")


def _joined(pieces: Sequence[Piece]) -> str:
    return _cut(" / ".join(piece.text for piece in pieces))


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return _cut(" / ".join(_shown(item) for item in value))
    return _cut(str(getattr(value, "name", value)) if value is not None else "")


def _cut(text: str, most: int = 80) -> str:
    shown = text if len(text) <= most else f"{text[: most // 2]}…{text[-most // 2 :]}"
    return f"“{shown}”"
