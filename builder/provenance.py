"""`provenance.json`: what the normaliser made of an issue's witnesses, so that every later change can be told from it.

Machine-owned. It holds the base text of every article as first written (as a delta against the witness, see `delta`),
the fate of every raw line with rule and confidence, and the paragraph anchors where they are not simply p1, p2, ….
One record a line, at most half the size of the witness. If it is lost or damaged nothing breaks: every difference
between witness and articles then counts as human.

    [
    {"format": 1, "normaliser": "1", "date": "2021-10-29", "files": [["raw/001.txt", "1c9b03aa", 174]], "rules": […]},
    {"id": "01-07", "order": 7, "title": 31, "blocks": [35, [37, 39]], "fates": "31t0~99 35b1~97 37b2~88 39b+2~88"},
    {"fates": "3-25m4~99"},
    {"anchors": "20211029-01-07", "last": 3, "blocks": [[1, 0], [[2, 3], "…"]]}
    ]

Line numbers run on through the files in the order of `files`. A fate is `lines role[+] rule[~confidence in percent]`;
`+` says that the line goes on in the middle of the paragraph above.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder import delta
from builder.model import Article, Author, Continues, Dateline, RawRef
from builder.problem import Problem, warning

FORMAT = 1
FILE = "provenance.json"
ROLES = {
    "masthead": "m",
    "folio": "f",
    "column": "c",
    "kicker": "k",
    "title": "t",
    "deck": "d",
    "byline": "y",
    "heading": "h",
    "body": "b",
    "caption": "q",
    "credit": "r",
    "editor_note": "e",
    "notice": "n",
    "pointer": "o",
    "jump": "j",
    "duplicate": "x",
    "furniture": "z",
}
_ROLE_OF = {letter: role for role, letter in ROLES.items()}
_FATE = re.compile(r"(\d+)(?:-(\d+))?([a-z])(\+?)(\d+)(?:~(\d+))?")


def file_name(edition: str | None) -> str:
    """The record of an issue: `provenance.json`, with an edition `EDITION-provenance.json`."""
    return f"{edition}-{FILE}" if edition else FILE


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one raw line."""

    role: str
    article: str | None
    """Id of the article; None for masthead, folio and furniture."""
    rule: str
    confidence: float
    joins: bool = False
    """Goes on in the middle of the paragraph above it."""


@dataclass(frozen=True, slots=True)
class BaseBlock:
    kind: str
    """`p`, `h2`, `quote`."""
    text: str
    lines: tuple[tuple[str, int], ...]
    """(file, line) of the raw lines it was made of."""


@dataclass(frozen=True, slots=True)
class BaseArticle:
    """An article as the normaliser last wrote it."""

    article: Article
    """Without body, path and keys added by hand."""
    blocks: tuple[BaseBlock, ...]


@dataclass(frozen=True, slots=True)
class AnchoredBlock:
    """A block of the article as it stood when its anchors were last assigned."""

    ids: tuple[str, ...]
    """('p3',), or after a join ('p3', 'p4'); the first is the one that links use."""
    text: str


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of one article's paragraphs, carried from edit to edit."""

    article: str
    blocks: tuple[AnchoredBlock, ...]
    last: int
    """Highest number ever given; p{last + 1} is the next new anchor."""


@dataclass(frozen=True, slots=True)
class Provenance:
    date: str
    normaliser: str
    """Version of the rules that wrote the base text."""
    files: tuple[str, ...]
    """Witnesses, `raw/NAME.txt`, in the order in which they came to the issue."""
    articles: tuple[BaseArticle, ...]
    fates: tuple[tuple[tuple[str, int], Fate], ...]
    """((file, line), fate) of every non-blank raw line, in order."""
    edition: str | None = None
    anchors: tuple[Anchors, ...] = ()

    def anchors_of(self, ident: str) -> Anchors | None:
        """The recorded anchors of an article, else p1, p2, … of its base text, else None."""
        recorded = next((a for a in self.anchors if a.article == ident), None)
        if recorded:
            return recorded
        base = next((b for b in self.articles if b.article.id == ident), None)
        return default_anchors(ident, [block.text for block in base.blocks]) if base else None


def default_anchors(ident: str, texts: Sequence[str]) -> Anchors:
    """p1, p2, … in order."""
    return Anchors(ident, tuple(AnchoredBlock((f"p{n}",), text) for n, text in enumerate(texts, 1)), len(texts))


def fates(provenance: Provenance) -> dict[tuple[str, int], Fate]:
    """(file, line) -> fate."""
    return dict(provenance.fates)


# ---------------------------------------------------------------- the witness as one run of lines


class _Lines:
    """All lines of the witnesses under one numbering, from 1, widened when asked for."""

    def __init__(self, files: Sequence[str], witness: Mapping[str, Sequence[str]]):
        self.files = files
        self.offsets: dict[str, int] = {}
        self.raw: list[str] = [""]
        for file in files:
            self.offsets[file] = len(self.raw) - 1
            self.raw.extend(witness[file])
        self.wide: list[str | None] = [None] * len(self.raw)

    def number(self, place: tuple[str, int]) -> int:
        return self.offsets[place[0]] + place[1]

    def place(self, number: int) -> tuple[str, int]:
        for file in reversed(self.files):
            if number > self.offsets[file]:
                return file, number - self.offsets[file]
        raise ValueError(f"no line {number}")

    def __call__(self, number: int) -> str:
        if not 0 < number < len(self.raw):
            raise ValueError(f"no line {number}")
        found = self.wide[number]
        if found is None:
            found = self.wide[number] = delta.widened(self.raw[number])
        return found


def _check(lines: Sequence[str]) -> str:
    return f"{zlib.crc32(chr(10).join(lines).encode('utf-8', 'surrogatepass')):08x}"


def _raw_of(places: Iterable[tuple[str, int]], ranks: _Ranks) -> tuple[RawRef, ...]:
    """Ranges of lines, a gap of blank lines not counting; the form in which articles name them."""
    by_file: dict[str, list[int]] = {}
    for file, n in places:
        by_file.setdefault(file, []).append(n)
    refs = []
    for file, numbers in by_file.items():
        rank = ranks[file]
        found: list[tuple[int, int]] = []
        for n in sorted(numbers):
            if found and rank[n] == rank[found[-1][1]] + 1:
                found[-1] = (found[-1][0], n)
            else:
                found.append((n, n))
        refs.append(RawRef(file, tuple(found)))
    return tuple(refs)


_Ranks = Mapping[str, Mapping[int, int]]
"""File -> line -> how many lines above it hold something."""


def _ranks(fates_: Iterable[tuple[tuple[str, int], Fate]]) -> _Ranks:
    found: dict[str, list[int]] = {}
    for (file, n), _ in fates_:
        found.setdefault(file, []).append(n)
    return {file: {n: rank for rank, n in enumerate(sorted(numbers))} for file, numbers in found.items()}


# ---------------------------------------------------------------- writing


def encode(provenance: Provenance, witness: Mapping[str, Sequence[str]]) -> str:
    """The file's text. `witness` gives the lines of every file in `provenance.files`."""
    lines = _Lines(provenance.files, witness)
    rules = {rule: i for i, rule in enumerate(dict.fromkeys(fate.rule for _, fate in provenance.fates))}
    head: dict[str, Any] = {"format": FORMAT, "normaliser": provenance.normaliser, "date": provenance.date}
    head |= {"edition": provenance.edition} if provenance.edition else {}
    head |= {
        "files": [[file, _check(witness[file]), len(witness[file])] for file in provenance.files],
        "rules": list(rules),
    }
    by_article: dict[str | None, list[tuple[int, Fate]]] = {}
    for place, fate in provenance.fates:
        by_article.setdefault(fate.article, []).append((lines.number(place), fate))
    known = {base.article.id for base in provenance.articles}
    ranks = _ranks(provenance.fates)
    records: list[dict[str, Any]] = [head]
    for base in provenance.articles:
        own = by_article.get(base.article.id, [])
        records.append(_article_record(base, provenance, own, lines, ranks) | _fate_field(own, rules, lines))
    for ident, own in by_article.items():
        if ident not in known:
            records.append(({"of": ident} if ident else {}) | _fate_field(own, rules, lines))
    records += [_anchor_record(anchors, provenance) for anchors in provenance.anchors]
    return "[\n" + ",\n".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in records) + "\n]\n"


def _fate_field(own: list[tuple[int, Fate]], rules: Mapping[str, int], lines: _Lines) -> dict[str, str]:
    """Fates as text; lines that follow one another, blank ones between them not counting, share a token."""
    runs: list[tuple[int, int, str]] = []
    for n, fate in sorted(own, key=lambda pair: pair[0]):
        percent = round(fate.confidence * 100)
        what = f"{ROLES[fate.role]}{'+' * fate.joins}{rules[fate.rule]}" + (f"~{percent}" if percent < 100 else "")
        if runs and runs[-1][2] == what and not any(lines(k) for k in range(runs[-1][1] + 1, n)):
            runs[-1] = (runs[-1][0], n, what)
        else:
            runs.append((n, n, what))
    return {"fates": " ".join(f"{a}{'' if a == b else f'-{b}'}{what}" for a, b, what in runs)} if runs else {}


def _article_record(
    base: BaseArticle, p: Provenance, own: list[tuple[int, Fate]], lines: _Lines, ranks: _Ranks
) -> dict[str, Any]:
    a = base.article
    numbers = sorted(n for n, _ in own)
    record: dict[str, Any] = {"id": a.id.removeprefix(_prefix(p)), "page": a.page, "order": a.order}
    if record["id"].startswith(a.page + "-"):
        del record["page"]
    optional = {
        "kind": a.kind if a.kind != "news" else None,
        "date": a.date if a.date != p.date else None,
        "column": a.column and delta.find(a.column, numbers, lines),
        "kicker": [delta.find(text, numbers, lines) for text in a.kicker],
        "title": delta.find(a.title, numbers, lines) if a.title is not None else None,
        "deck": [delta.find(text, numbers, lines) for text in a.deck],
        "authors": [_author(author) for author in a.authors],
        "source": a.source,
        "dateline": [a.dateline.place, a.dateline.date] if a.dateline else None,
        "continues": [a.continues.page, a.continues.via] if a.continues else None,
        "merged_from": list(a.merged_from),
    }
    record |= {key: value for key, value in optional.items() if value not in (None, [])}
    if a.raw != _raw_of([lines.place(n) for n in numbers], ranks):
        record["raw"] = [[ref.file, [list(r) for r in ref.lines]] for ref in a.raw]
    return record | {"blocks": [_block(block, lines) for block in base.blocks]}


def _prefix(p: Provenance) -> str:
    return p.date.replace("-", "") + "-" + (f"{p.edition}-" if p.edition else "")


def _whole(ident: str, p: Provenance) -> str:
    """An id as articles have it; those of the issue's own date are written without it."""
    return ident if re.match(r"\d{8}-", ident) else _prefix(p) + ident


def _author(author: Author) -> list[Any]:
    values = [author.name, author.role, author.collective, author.id]
    while len(values) > 1 and not values[-1]:
        values.pop()
    return values


def _block(block: BaseBlock, lines: _Lines) -> Any:
    numbers = [lines.number(place) for place in block.lines]
    text = delta.encode(block.text, numbers, lines)
    derived = delta.lines_used(text, lambda n: bool(lines(n)))
    if derived != tuple(numbers):
        return {block.kind: text, "lines": numbers}
    return text if block.kind == "p" else {block.kind: text}


def _anchor_record(anchors: Anchors, p: Provenance) -> dict[str, Any]:
    base = next((b for b in p.articles if b.article.id == anchors.article), None)
    texts = [block.text for block in base.blocks] if base else []
    blocks = []
    for block in anchors.blocks:
        numbers = [int(i[1:]) if re.fullmatch(r"p[1-9]\d*", i) else i for i in block.ids]
        blocks.append(
            [
                numbers[0] if len(numbers) == 1 else numbers,
                texts.index(block.text) if block.text in texts else block.text,
            ]
        )
    return {"anchors": anchors.article, "last": anchors.last, "blocks": blocks}


# ---------------------------------------------------------------- reading


def decode(
    text: str, witness: Mapping[str, Sequence[str]], file: str = "provenance.json"
) -> tuple[Provenance | None, list[Problem]]:
    """Read the file's text. Damaged, or written for another witness: (None, [N008]).

    `witness` gives the lines of each raw file; `file` is the path to name in the problem.
    """
    try:
        return _decode(json.loads(text), witness), []
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as fault:
        hint = "restore it from the repository's history; without it every difference counts as made by a person"
        return None, [warning("N008", file, 0, f"cannot be used: {_why(fault)}", hint)]


def witnesses(text: str) -> tuple[str, ...]:
    """The raw files that a record names, whether or not it can be decoded."""
    try:
        return tuple(str(file) for file, _, _ in json.loads(text)[0]["files"])
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return ()


def _why(fault: Exception) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return f"it is damaged in line {fault.lineno}"
    if isinstance(fault, KeyError) and fault.args:
        return f"{fault.args[0]} is missing"
    return str(fault) or type(fault).__name__


def _decode(records: list[dict[str, Any]], witness: Mapping[str, Sequence[str]]) -> Provenance:
    head = records[0]
    if head["format"] != FORMAT:
        raise ValueError(f"format {head['format']} is not known")
    for file, check, length in head["files"]:
        if file not in witness:
            raise ValueError(f"its witness {file} is missing")
        if len(witness[file]) != length or _check(witness[file]) != check:
            raise ValueError(f"its witness {file} has changed")
    files = tuple(file for file, _, _ in head["files"])
    lines = _Lines(files, witness)
    p = Provenance(head["date"], head["normaliser"], files, (), (), head.get("edition"))
    found: list[tuple[int, Fate]] = []
    for record in records[1:]:
        ident = _whole(record["id"], p) if "id" in record else record.get("of")
        found += _fates(record.get("fates", ""), ident, head["rules"], lines)
    line_fates = tuple((lines.place(n), fate) for n, fate in sorted(found, key=lambda pair: pair[0]))
    ranks = _ranks(line_fates)
    articles = tuple(_article(r, p, lines, found, ranks) for r in records[1:] if "id" in r)
    p = Provenance(p.date, p.normaliser, files, articles, line_fates, p.edition)
    anchors = tuple(_anchors(r, p) for r in records[1:] if "anchors" in r)
    return Provenance(p.date, p.normaliser, files, articles, line_fates, p.edition, anchors)


def _fates(text: str, ident: str | None, rules: list[str], lines: _Lines) -> list[tuple[int, Fate]]:
    found = []
    for token in text.split():
        match = _FATE.fullmatch(token)
        if not match:
            raise ValueError(f"no fate: {token!r}")
        fate = Fate(_ROLE_OF[match[3]], ident, rules[int(match[5])], int(match[6] or 100) / 100, bool(match[4]))
        first, last = int(match[1]), int(match[2] or match[1])
        found += [(n, fate) for n in range(first, last + 1) if n in (first, last) or lines(n)]
    return found


def _article(
    record: dict[str, Any],
    p: Provenance,
    lines: _Lines,
    found: list[tuple[int, Fate]],
    ranks: _Ranks,
) -> BaseArticle:
    ident = _whole(record["id"], p)
    own = [lines.place(n) for n, fate in found if fate.article == ident]
    raw = (
        tuple(RawRef(file, tuple((a, b) for a, b in spans)) for file, spans in record["raw"])
        if "raw" in record
        else _raw_of(own, ranks)
    )
    page = record.get("page") or record["id"].rpartition("-")[0]

    def text(key: str) -> str | None:
        return delta.decode(record[key], lines) if key in record else None

    article = Article(
        id=ident,
        date=record.get("date", p.date),
        page=page,
        order=record["order"],
        title=text("title"),
        kind=record.get("kind", "news"),
        edition=p.edition,
        column=text("column"),
        kicker=tuple(delta.decode(item, lines) for item in record.get("kicker", ())),
        deck=tuple(delta.decode(item, lines) for item in record.get("deck", ())),
        authors=tuple(
            Author(*(values + [None, False, None][len(values) - 1 :])) for values in record.get("authors", ())
        ),
        source=record.get("source"),
        dateline=Dateline(*record["dateline"]) if "dateline" in record else None,
        continues=Continues(*record["continues"]) if "continues" in record else None,
        raw=raw,
        merged_from=tuple(record.get("merged_from", ())),
    )
    return BaseArticle(article, tuple(_base_block(value, lines) for value in record["blocks"]))


def _base_block(value: Any, lines: _Lines) -> BaseBlock:
    kind = next((k for k in value if k != "lines"), "p") if isinstance(value, dict) else "p"
    text = value[kind] if isinstance(value, dict) else value
    numbers = (
        value["lines"]
        if isinstance(value, dict) and "lines" in value
        else delta.lines_used(text, lambda n: bool(lines(n)))
    )
    return BaseBlock(kind, delta.decode(text, lines), tuple(lines.place(n) for n in numbers))


def _anchors(record: dict[str, Any], p: Provenance) -> Anchors:
    base = next((b for b in p.articles if b.article.id == record["anchors"]), None)
    blocks = []
    for numbers, text in record["blocks"]:
        ids = tuple(n if isinstance(n, str) else f"p{n}" for n in (numbers if isinstance(numbers, list) else [numbers]))
        blocks.append(AnchoredBlock(ids, text if isinstance(text, str) else base.blocks[text].text if base else ""))
    return Anchors(record["anchors"], tuple(blocks), record["last"])
