"""What an article's page says of its making: the witness's lines of each paragraph, and what was changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from builder import markdown, urls
from builder.apparatus import ADDED, Account, Change, Made, emendations
from builder.model import Block, Issue, Resolved
from builder.render.archive import Archive, witness_number
from builder.render.body import Link
from builder.render.escaping import esc
from builder.render.theme import Strings
from builder.render.views.days import line_prefix

EMENDATIONS = ("joined", "width", "spaces", "changes", "by_hand", "moved", "removed")
"""In the order in which they are told: n_joined, n_width, n_spaces, n_changes, n_by_hand, n_moved, n_removed."""


@dataclass(frozen=True, slots=True)
class Note:
    id: str
    kind: str
    """added, removed, changed."""
    was: str
    now: str
    hand: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, or a part of the headline."""

    anchor: str | None
    name: str
    """p3; else the part of the headline."""
    lines: tuple[tuple[str, str], ...]
    """(anchor on the page of the witness, number as shown); no anchor for a line that follows the one before it."""
    notes: tuple[Note, ...]
    report: str | None
    """Address of a new report of an error in this paragraph."""


@dataclass(frozen=True, slots=True)
class Told:
    source: str
    """Address of the page of the witness."""
    rows: tuple[Row, ...]
    counts: tuple[tuple[str, int], ...]
    """(name of the string, number), only what there is."""
    moved: tuple[tuple[str, str], ...]
    """(anchor on the page of the witness, line) of text moved here from another article."""
    removed: tuple[tuple[str, str], ...]
    """Lines taken out by hand."""


def told(archive: Archive, resolved: Resolved, account: Account) -> Told:
    """Everything of one article, in the order in which it is read."""
    issue = archive.issue_of(resolved)
    pieces = sorted(account.made, key=lambda made: {-2: -3, -1: -2, -3: -1}.get(made.block, made.block))
    made = notes(pieces)
    rows = tuple(_row(archive, resolved, issue, piece, made[piece.block]) for piece in pieces)
    a = resolved.article
    return Told(
        urls.source(a.date, a.edition),
        rows,
        counted(emendations(account)),
        tuple(_line(archive, issue, place) for place, _ in account.moved),
        tuple(_line(archive, issue, place) for place in account.removed),
    )


def counted(found: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """(name of the string, number) of the kinds of emendations that there are."""
    return tuple((f"n_{name}", found[name]) for name in EMENDATIONS if found.get(name))


def notes(pieces: Sequence[Made]) -> dict[int, tuple[Note, ...]]:
    """Block -> its changes, numbered e1, e2, … through the article."""
    found: dict[int, tuple[Note, ...]] = {}
    number = 0
    for piece in pieces:
        here = []
        for change in piece.changes:
            number += 1
            here.append(Note(f"e{number}", change.kind, change.was, change.now, change.hand is True))
        found[piece.block] = tuple(here)
    return found


def marks(pieces: Sequence[Made], words: Strings) -> dict[int, list[tuple[Change, Link]]]:
    """Block -> the places in its text at which a change is marked, each a quiet link to its note."""
    made = notes(sorted(pieces, key=lambda made: {-2: -3, -1: -2, -3: -1}.get(made.block, made.block)))
    found: dict[int, list[tuple[Change, Link]]] = {}
    for piece in pieces:
        if piece.block < 0:
            continue
        for change, note in zip(piece.changes, made[piece.block], strict=True):
            label = words[f"change_{note.kind}"] + (f"“{note.was}”" if note.was else "")
            tag = f'<a class="em" href="#{note.id}" aria-label="{esc(label + (f" {note.now}" if note.now else ""))}">'
            if change.kind != ADDED or change.end - change.start < _WHOLE:
                found.setdefault(piece.block, []).append((change, Link(change.start, change.end, "", tag)))
    return found


_WHOLE = 40
"""Characters from which on an addition is told in its note alone: a link is no paragraph."""


def with_marks(
    links: Mapping[int, list[Link]], found: Mapping[int, list[tuple[Change, Link]]]
) -> dict[int, list[Link]]:
    """Persons' links and marks together; where both would stand the person's link does."""
    both = {block: list(taken) for block, taken in links.items()}
    for block, pairs in found.items():
        taken = both.setdefault(block, [])
        for _, link in pairs:
            if not any(link.start < other.end and other.start < link.end for other in taken):
                taken.append(link)
        taken.sort(key=lambda link: (link.start, link.end))
    return both


def _row(archive: Archive, resolved: Resolved, issue: Issue | None, piece: Made, of: tuple[Note, ...]) -> Row:
    anchors = resolved.anchors
    anchor = anchors[piece.block][0] if 0 <= piece.block < len(anchors) and anchors[piece.block] else None
    name = (
        anchor or archive.words.strings[{-1: "fate_title", -2: "fate_kicker", -3: "fate_deck"}.get(piece.block, "text")]
    )
    lines = tuple(
        _line(archive, issue, place) if start else ("", str(place[1]))
        for place, start in zip(piece.lines, _starts(piece.lines), strict=True)
    )
    return Row(anchor, name, lines, of, report(archive, resolved, anchor))


def _starts(lines: Sequence[tuple[str, int]]) -> Iterator[bool]:
    """Of each line, whether it is elsewhere than next below the one before it, blanks apart, where a reader sees it."""
    last = ("", 0)
    for file, n in lines:
        yield file != last[0] or not last[1] < n <= last[1] + 2
        last = file, n


def _line(archive: Archive, issue: Issue | None, place: tuple[str, int]) -> tuple[str, str]:
    """(anchor, number) of a line on the page of the witness."""
    number = witness_number(archive.edition, issue, place[0]) if issue else 0
    return f"{line_prefix(number)}{place[1]}", str(place[1])


def report(archive: Archive, resolved: Resolved, anchor: str | None) -> str | None:
    """Address of a new issue on the edition's repository, filled in with article and paragraph."""
    site = archive.site
    if not site.repository:
        return None
    where = resolved.article.id + (f" {anchor}" if anchor else "")
    body = site.absolute(resolved.url) + (f"#{anchor}" if anchor else "")
    base = site.repository.rstrip("/").removesuffix(".git")
    if "gitlab" in urlsplit(base).netloc:
        return f"{base}/-/issues/new?issue[title]={quote(where)}&issue[description]={quote(body, safe='')}"
    return f"{base}/issues/new?title={quote(where)}&body={quote(body, safe='')}"


def reports(archive: Archive, resolved: Resolved) -> tuple[tuple[str, str], ...]:
    """(anchor, address of a new report) of each paragraph, for articles that no witness has."""
    anchors = (of[0] for of in resolved.anchors if of)
    return tuple((anchor, href) for anchor in anchors if (href := report(archive, resolved, anchor)))


def plain(
    blocks: Sequence[Block], found: Mapping[int, list[tuple[Change, Link]]]
) -> dict[int, list[tuple[Change, Link]]]:
    """Marks of blocks without markup; in the others tags and marks could cross."""
    return {block: pairs for block, pairs in found.items() if block < len(blocks) and _bare(blocks[block])}


def _bare(block: Block) -> bool:
    return (block.kind == "p" and block.text == block.source) or markdown.is_plain(block)
