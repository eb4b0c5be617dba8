"""The gold pages as articles, and a small scorer: names and (name, role) pairs, article by article."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from builder.organise.persons import ArticleText

HEAD = {"headline": "title", "kicker": "kicker", "deck": "deck"}
BODY = {"body", "caption", "notice", "editor_note"}


@dataclass(frozen=True)
class GoldArticle:
    text: ArticleText
    persons: dict[str, tuple[str, ...]]
    """Names written about, with the roles printed there."""
    other_names: dict[str, str]
    """An accepted other reading -> the name."""


def articles(path: Path) -> list[GoldArticle]:
    page = json.loads(path.read_text("utf-8"))
    return [_article(page, entry, path.stem) for entry in page["articles"]]


def _article(page: dict, entry: dict, stem: str) -> GoldArticle:
    head: dict[str, list[str]] = {"title": [], "kicker": [], "deck": []}
    blocks: list[str] = []
    for line in page["lines"]:
        if line["article"] != entry["id"] or line.get("repeat"):
            continue
        if line["role"] in HEAD:
            head[HEAD[line["role"]]].append(line["text"])
        elif line["role"] in BODY and line["joins_previous"] and blocks:
            blocks[-1] += line["text"]
        elif line["role"] in BODY:
            blocks.append(line["text"])
    authors = tuple(author["name"] for author in entry["authors"])
    joined = {key: "\n".join(lines) for key, lines in head.items()}
    text = ArticleText(f"{stem}-{entry['id']}", page["issue"]["date"], **joined, blocks=tuple(blocks), authors=authors)
    subjects = [p for p in page["persons"] if p["article"] == entry["id"] and p["kind"] == "subject"]
    persons = {p["name"]: tuple(p["roles"]) for p in subjects}
    other = {alias: p["name"] for p in subjects for alias in p.get("alternatives", [])}
    return GoldArticle(text, persons, other)


def counts(expected: set, got: set) -> tuple[int, int, int]:
    """(right, wrong, missing)."""
    return len(expected & got), len(got - expected), len(expected - got)


def f1(total: tuple[int, int, int]) -> float:
    right, wrong, missing = total
    return 2 * right / (2 * right + wrong + missing)
