"""A record as the text of its file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from builder import delta
from builder.model import Author
from builder.provenance.lines import Lines, Ranks, checksum, ranks_of, raw_of
from builder.provenance.record import FORMAT, ROLES, Anchors, BaseArticle, BaseBlock, Fate, Provenance, prefix

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encode(provenance: Provenance, witness: Mapping[str, Sequence[str]]) -> str:
    """The file's text. `witness` gives the lines of every file in `provenance.files`."""
    lines = Lines(provenance.files, witness)
    rules = {rule: i for i, rule in enumerate(dict.fromkeys(fate.rule for _, fate in provenance.fates))}
    by_article: dict[str | None, list[tuple[int, Fate]]] = {}
    for place, fate in provenance.fates:
        by_article.setdefault(fate.article, []).append((lines.number(place), fate))
    known = {base.article.id for base in provenance.articles}
    ranks = ranks_of(provenance.fates)
    records = [_head(provenance, witness, rules)]
    for base in provenance.articles:
        own = by_article.get(base.article.id, [])
        records.append(_article_record(base, provenance, own, lines, ranks) | _fate_field(own, rules, lines))
    for ident, own in by_article.items():
        if ident not in known:
            records.append(({"of": ident} if ident else {}) | _fate_field(own, rules, lines))
    records += [_anchor_record(anchors, provenance) for anchors in provenance.anchors]
    return _written(records)


def of_texts(date: str, edition: str | None, texts: Mapping[str, Sequence[str]]) -> str:
    """The record of an issue without witnesses, all of whose articles (id -> its blocks) have the anchors p1, p2, …"""
    anchors = (
        {"anchors": ident, "last": len(of), "blocks": list(enumerate(of, 1))} for ident, of in sorted(texts.items())
    )
    return _written([_head(Provenance(date, "0", (), (), (), edition), {}, ()), *anchors])


def _written(records: Iterable[Mapping[str, Any]]) -> str:
    """One record a line."""
    return "[\n" + ",\n".join(map(_JSON.encode, records)) + "\n]\n"


def _head(p: Provenance, witness: Mapping[str, Sequence[str]], rules: Iterable[str]) -> dict[str, Any]:
    head: dict[str, Any] = {"format": FORMAT, "normaliser": p.normaliser, "date": p.date}
    head |= {"edition": p.edition} if p.edition else {}
    files = [[file, checksum(witness[file]), len(witness[file])] for file in p.files]
    return head | {"files": files, "rules": list(rules)}


def _fate_field(own: list[tuple[int, Fate]], rules: Mapping[str, int], lines: Lines) -> dict[str, str]:
    """Fates as text; lines that follow one another, blank ones between them not counting, share a token."""
    runs: list[tuple[int, int, str]] = []
    for n, fate in sorted(own, key=lambda pair: pair[0]):
        percent = round(fate.confidence * 100)
        what = f"{ROLES[fate.role]}{'+' * fate.joins}{rules[fate.rule]}" + (f"~{percent}" if percent < 100 else "")
        if runs and runs[-1][2] == what and not any(map(lines, range(runs[-1][1] + 1, n))):
            runs[-1] = (runs[-1][0], n, what)
        else:
            runs.append((n, n, what))
    return {"fates": " ".join(f"{a}{'' if a == b else f'-{b}'}{what}" for a, b, what in runs)} if runs else {}


def _article_record(
    base: BaseArticle, p: Provenance, own: list[tuple[int, Fate]], lines: Lines, ranks: Ranks
) -> dict[str, Any]:
    a = base.article
    numbers = sorted(n for n, _ in own)
    record: dict[str, Any] = {"id": a.id.removeprefix(prefix(p)), "page": a.page, "order": a.order}
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
    if a.raw != raw_of([lines.place(n) for n in numbers], ranks):
        record["raw"] = [[ref.file, [list(r) for r in ref.lines]] for ref in a.raw]
    return record | {"blocks": [_block(block, lines) for block in base.blocks]}


def _author(author: Author) -> list[Any]:
    values = [author.name, author.role, author.collective, author.id]
    while len(values) > 1 and not values[-1]:
        values.pop()
    return values


def _block(block: BaseBlock, lines: Lines) -> Any:
    numbers = [lines.number(place) for place in block.lines]
    text = delta.encode(block.text, numbers, lines)
    if numbers != [text] and delta.lines_used(text, lambda n: bool(lines(n))) != tuple(numbers):
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
