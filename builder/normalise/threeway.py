"""Three versions of one article into one: as the normaliser last wrote it, as it stands, as it would be written now.

What a person left alone follows the new reading; what a person changed stays; where both changed the same place
the person's text stays and the difference is told (N007).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from builder.markdown import blocks, write_block
from builder.model import Article
from builder.problem import Problem, warning

FIELDS = ("kind", "column", "kicker", "title", "deck", "authors", "source", "dateline", "continues")
"""Fields in which a clash is told."""
QUIET = ("order", "raw", "merged_from")
"""Fields in which a person's word wins without a message. Id, date, page and edition are never touched."""


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


def merge(base: Version, mine: Version, new: Version) -> tuple[Article, list[Problem]]:
    """`mine` with what is new where nobody changed it, and a problem for each clash."""
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for name in FIELDS + QUIET:
        b, m, n = (getattr(v.article, name) for v in (base, mine, new))
        values[name] = n if m == b else m
        if name in FIELDS and m not in (b, n) and n != b:
            problems.append(_clash(mine.article, 1, name, _shown(m), _shown(n)))
    sources = []
    for chunk in _chunks(base.pieces, mine.pieces, new.pieces):
        (b0, b1), (m0, m1), (n0, n1) = chunk
        b, m, n = base.pieces[b0:b1], mine.pieces[m0:m1], new.pieces[n0:n1]
        sources += new.sources[n0:n1] if m == b else mine.sources[m0:m1]
        if m not in (b, n) and n != b:
            problems.append(_clash(mine.article, _line(mine, m0), "the text", _joined(m), _joined(n)))
    return replace(mine.article, **values, body="\n\n".join(sources)), problems


def _chunks(base: Sequence[Piece], mine: Sequence[Piece], new: Sequence[Piece]) -> list[tuple[tuple[int, int], ...]]:
    """Cut three versions at the blocks that all of them hold, as `diff3` does: ranges in base, mine and new.

    Blocks that agree in all three are chunks of their own.
    """
    in_mine, in_new = _matches(base, mine), _matches(base, new)
    found: list[tuple[tuple[int, int], ...]] = []
    b = m = n = 0
    for i in range(len(base)):
        if i in in_mine and i in in_new:
            found.append(((b, i), (m, in_mine[i]), (n, in_new[i])))
            found.append(((i, i + 1), (in_mine[i], in_mine[i] + 1), (in_new[i], in_new[i] + 1)))
            b, m, n = i + 1, in_mine[i] + 1, in_new[i] + 1
    found.append(((b, len(base)), (m, len(mine)), (n, len(new))))
    return [chunk for chunk in found if any(start < end for start, end in chunk)]


def _matches(base: Sequence[Piece], other: Sequence[Piece]) -> dict[int, int]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return {a + k: b + k for a, b, size in matcher.get_matching_blocks() for k in range(size)}


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
