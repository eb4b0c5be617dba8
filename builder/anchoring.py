"""Paragraph anchors across builds: read from each issue's provenance, carried over what people changed, recorded again.

An article that nobody changed needs no record: its anchors are p1, p2 … of its base text. One typed by hand has no
base text, so its paragraphs are recorded when they are first built.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from builder import markdown, provenance, urls
from builder.memory import Memory, digest
from builder.model import Article
from builder.organise.anchors import carry, ids_of
from builder.problem import Problem
from builder.provenance import FILE, Anchors, Provenance, file_name
from builder.records import Witnesses
from builder.stamps import Stamps


@dataclass(frozen=True, slots=True)
class Anchored:
    ids: Mapping[str, tuple[tuple[str, ...], ...]]
    """Article id -> the ids of each block."""
    changes: Mapping[str, str]
    """Path -> new text of the provenance files that must be written."""
    problems: tuple[Problem, ...]


def carry_anchors(root: Path, articles: Iterable[Article], memory: Memory, stamps: Stamps) -> Anchored:
    """The anchors of all articles. `root` is the edition's root; articles must have ids.

    The anchors of an issue in which nothing is to be recorded are remembered under its texts, record and witnesses.
    """
    shelf = _Shelf(root, stamps)
    ids: dict[str, tuple[tuple[str, ...], ...]] = {}
    changes: dict[str, str] = {}
    for file, of_issue in sorted(_by_record(articles).items()):
        key = shelf.key(file, of_issue)
        known = memory.get(key) if key else None
        if known is not None:
            ids |= pickle.loads(known)
            continue
        problems = len(shelf.problems)
        found, new = _carry(of_issue, file, shelf)
        ids |= found
        if new:
            changes[file] = shelf.with_anchors(file, new)
        elif key and problems == len(shelf.problems):
            memory.put(key, pickle.dumps(found))
    return Anchored(ids, changes, tuple(shelf.problems))


def _by_record(articles: Iterable[Article]) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = {}
    for article in articles:
        found.setdefault(f"{article.path.rpartition('/')[0]}/{file_name(article.edition)}", []).append(article)
    return found


def _carry(
    articles: Iterable[Article], file: str, shelf: _Shelf
) -> tuple[dict[str, tuple[tuple[str, ...], ...]], list[Anchors]]:
    """The ids of an issue's articles, and the anchors that must be recorded."""
    ids, records = {}, []
    for article in articles:
        texts = [block.text for block in markdown.blocks(article.body)]
        now = carry(article.id, texts, shelf.anchors(article, file))
        ids[article.id] = ids_of(now)
        if shelf.must_record(article, file, now):
            records.append(now)
    return ids, records


class _Shelf:
    """The provenance files of an edition, each read once."""

    def __init__(self, root: Path, stamps: Stamps):
        self.root, self.stamps = root, stamps
        self.problems: list[Problem] = []
        self._read: dict[str, Provenance | None] = {}
        self._witness: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def key(self, file: str, articles: Iterable[Article]) -> str | None:
        """Stands for all that decides the anchors of an issue; None where another issue's record has a say."""
        try:
            record = (self.root / file).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        if any(_first_record(article) != file for article in articles):
            return None
        witnesses = [self.stamps.file(f"content/{name}") for name in provenance.witnesses(record)]
        return digest(file, record, *witnesses, *[text for a in articles for text in (a.id, a.body)])

    def anchors(self, article: Article, file: str) -> Anchors | None:
        """What the record of its issue has of the article, else that of the issue from which it was moved."""
        for where in dict.fromkeys((file, _first_record(article))):
            found = self.get(where)
            if found and (anchors := found.anchors_of(article.id)):
                return anchors
        return None

    def must_record(self, article: Article, file: str, now: Anchors) -> bool:
        """False where the issue's own record gives the same anchors already, or is damaged and left alone."""
        found = self.get(file)
        if found is None:
            return not (self.root / file).exists()
        return found.anchors_of(article.id) != now

    def with_anchors(self, file: str, new: Iterable[Anchors]) -> str:
        """The text of a record with these anchors in it."""
        old = self.get(file) or _empty(file)
        named = {anchors.article: anchors for anchors in (*old.anchors, *new)}
        ordered = tuple(named[ident] for ident in sorted(named))
        return provenance.encode(replace(old, anchors=ordered), self._witness.get(file, {}))

    def get(self, file: str) -> Provenance | None:
        if file not in self._read:
            self._read[file] = self._load(file)
        return self._read[file]

    def _load(self, file: str) -> Provenance | None:
        path = self.root / file
        if not path.is_file():
            return None
        text = path.read_text(encoding="utf-8", errors="replace")
        self._witness[file] = Witnesses(self.root / "content")
        found, problems = provenance.decode(text, self._witness[file], file)
        self.problems += problems
        return found


def _first_record(article: Article) -> str:
    """The record of the issue for which the article was first written, as its id has it."""
    match = urls.ARTICLE_ID.fullmatch(article.id)
    day = f"{article.id[:4]}-{article.id[4:6]}-{article.id[6:8]}"
    return f"content/issues/{day[:4]}/{day}/{file_name(match[2] if match else article.edition)}"


def _empty(file: str) -> Provenance:
    folder, _, name = file.rpartition("/")
    return Provenance(folder[-10:], "0", (), (), (), name.removesuffix(FILE).removesuffix("-") or None)
