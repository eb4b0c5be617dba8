"""The text of a record's file, read again; damaged, or written for another witness, it is a problem (N008)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from builder import delta
from builder.model import Article, Author, Continues, Dateline, RawRef
from builder.problem import Problem, warning
from builder.provenance.lines import Lines, Ranks, checksum, ranks_of, raw_of
from builder.provenance.record import (
    FORMAT,
    ROLES,
    AnchoredBlock,
    Anchors,
    BaseArticle,
    BaseBlock,
    Fate,
    Provenance,
    prefix,
)

_ROLE_OF = {letter: role for role, letter in ROLES.items()}
_FATE = re.compile(r"(\d+)(?:-(\d+))?([a-z])(\+?)(\d+)(?:~(\d+))?")


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
        if len(witness[file]) != length or checksum(witness[file]) != check:
            raise ValueError(f"its witness {file} has changed")
    files = tuple(file for file, _, _ in head["files"])
    lines = Lines(files, witness)
    p = Provenance(head["date"], head["normaliser"], files, (), (), head.get("edition"))
    found: list[tuple[int, Fate]] = []
    for record in records[1:]:
        ident = _whole(record["id"], p) if "id" in record else record.get("of")
        found += _fates(record.get("fates", ""), ident, head["rules"], lines)
    line_fates = tuple((lines.place(n), fate) for n, fate in sorted(found, key=lambda pair: pair[0]))
    ranks = ranks_of(line_fates)
    own: dict[str | None, list[int]] = {}
    for n, fate in found:
        own.setdefault(fate.article, []).append(n)
    articles = tuple(_article(r, p, lines, own, ranks) for r in records[1:] if "id" in r)
    p = Provenance(p.date, p.normaliser, files, articles, line_fates, p.edition)
    anchors = tuple(_anchors(r, p) for r in records[1:] if "anchors" in r)
    return Provenance(p.date, p.normaliser, files, articles, line_fates, p.edition, anchors)


def _fates(text: str, ident: str | None, rules: list[str], lines: Lines) -> list[tuple[int, Fate]]:
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
    lines: Lines,
    own: Mapping[str | None, Sequence[int]],
    ranks: Ranks,
) -> BaseArticle:
    ident = _whole(record["id"], p)
    raw = (
        tuple(RawRef(file, tuple((a, b) for a, b in spans)) for file, spans in record["raw"])
        if "raw" in record
        else raw_of([lines.place(n) for n in own.get(ident, ())], ranks)
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


def _base_block(value: Any, lines: Lines) -> BaseBlock:
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


def _whole(ident: str, p: Provenance) -> str:
    """An id as articles have it; those of the issue's own date are written without it."""
    return ident if re.match(r"\d{8}-", ident) else prefix(p) + ident
