"""Paragraph anchors across builds: read from each issue's provenance, carried over what people changed, recorded again.

An article that nobody changed needs no record: its anchors are p1, p2 … of its base text. One typed by hand has no
base text, so its paragraphs are recorded when they are first built.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from builder import markdown, provenance
from builder.model import Article
from builder.normalise.witness import read_witness
from builder.organise.anchors import carry, ids_of
from builder.problem import Problem
from builder.provenance import Anchors, Provenance

FILE = "provenance.json"


@dataclass(frozen=True, slots=True)
class Anchored:
    ids: Mapping[str, tuple[tuple[str, ...], ...]]
    """Article id -> the ids of each block."""
    changes: Mapping[str, str]
    """Path -> new text of the provenance files that must be written."""
    problems: tuple[Problem, ...]


def carry_anchors(root: Path, articles: Iterable[Article]) -> Anchored:
    """The anchors of all articles. `root` is the edition's root; articles must have ids."""
    shelf = _Shelf(root)
    ids: dict[str, tuple[tuple[str, ...], ...]] = {}
    records: dict[str, list[Anchors]] = {}
    for article in articles:
        folder = article.path.rpartition("/")[0]
        texts = [block.text for block in markdown.blocks(article.body)]
        before = shelf.anchors(article, folder)
        now = carry(article.id, texts, before)
        ids[article.id] = ids_of(now)
        if shelf.must_record(article, folder, now):
            records.setdefault(folder, []).append(now)
    changes = {}
    for folder, new in sorted(records.items()):
        if (text := shelf.with_anchors(folder, new)) is not None:
            changes[f"{folder}/{FILE}"] = text
    return Anchored(ids, changes, tuple(shelf.problems))


class _Shelf:
    """The provenance files of an edition, each read once."""

    def __init__(self, root: Path):
        self.root = root
        self.problems: list[Problem] = []
        self._read: dict[str, Provenance | None] = {}
        self._witness: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def anchors(self, article: Article, folder: str) -> Anchors | None:
        """What the article's own folder has of it, else the folder of the day in its id, from which it was moved."""
        day = f"{article.id[:4]}-{article.id[4:6]}-{article.id[6:8]}"
        for where in dict.fromkeys((folder, f"content/issues/{day[:4]}/{day}")):
            found = self.get(where)
            if found and (anchors := found.anchors_of(article.id)):
                return anchors
        return None

    def must_record(self, article: Article, folder: str, now: Anchors) -> bool:
        """False where the folder's own file gives the same anchors already, or is damaged and left alone."""
        found = self.get(folder)
        if found is None:
            return not (self.root / folder / FILE).exists()
        return found.anchors_of(article.id) != now

    def with_anchors(self, folder: str, new: Iterable[Anchors]) -> str | None:
        """The text of the folder's file with these records in it."""
        old = self.get(folder) or Provenance(folder[-10:], "0", (), (), ())
        named = {anchors.article: anchors for anchors in (*old.anchors, *new)}
        ordered = tuple(named[ident] for ident in sorted(named))
        return provenance.encode(replace(old, anchors=ordered), self._witness.get(folder, {}))

    def get(self, folder: str) -> Provenance | None:
        if folder not in self._read:
            self._read[folder] = self._load(folder)
        return self._read[folder]

    def _load(self, folder: str) -> Provenance | None:
        path = self.root / folder / FILE
        if not path.is_file():
            return None
        text = path.read_text(encoding="utf-8", errors="replace")
        self._witness[folder] = _Lines(self.root / "content")
        found, problems = provenance.decode(text, self._witness[folder], f"{folder}/{FILE}")
        self.problems += problems
        return found


class _Lines(dict[str, tuple[str, ...]]):
    """The lines of a witness by its name, read when they are asked for; no lines where there is none."""

    def __init__(self, content: Path):
        super().__init__()
        self.content = content

    def __missing__(self, file: str) -> tuple[str, ...]:
        path = self.content / file
        inside = path.is_file() and path.resolve().is_relative_to((self.content / "raw").resolve())
        found = read_witness(path, file)[0] if inside else None
        self[file] = found.lines if found else ()
        return self[file]

    def __contains__(self, file: object) -> bool:
        return isinstance(file, str) and bool(self[file])
