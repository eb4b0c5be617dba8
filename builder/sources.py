"""The witness of an issue, line by line beside what became of it; what was withdrawn is shown as withdrawn."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from builder import provenance
from builder.config import Site
from builder.model import Article, Edition, Issue, SourceFile, SourceRow
from builder.normalise import witness
from builder.provenance import Fate

WITHDRAWN, BLANK, UNKNOWN = "withdrawn", "blank", "unknown"
_Place = tuple[str, int]


class Sources:
    """Call it with an issue; its witnesses in the order in which they came."""

    def __init__(self, site: Site, edition: Edition):
        self.site = site
        self.live = _live(edition)
        self.withdrawn_days = {entry.path[:12] for entry in edition.tombstones if entry.object.startswith("article:")}

    def __call__(self, issue: Issue) -> tuple[SourceFile, ...]:
        recorded = dict(issue.file.raw) if issue.file else {}
        lines = {file: self._lines(file) for file in (*recorded, *self._named(issue, recorded))}
        fates = self._fates(issue, lines)
        gone = self._withdrawn(lines, fates)
        return tuple(
            SourceFile(file, recorded.get(file) or self._sha256(file), self._rows(file, of, fates, gone))
            for file, of in lines.items()
        )

    def _named(self, issue: Issue, recorded: Iterable[str]) -> list[str]:
        """Files that only the articles name, for want of an `issue.md`."""
        return sorted({ref.file for article in self._articles(issue) for ref in article.raw} - set(recorded))

    def _articles(self, issue: Issue) -> Iterable[Article]:
        return (self.live[ident].article for page in issue.pages for ident in page.articles)

    def _path(self, file: str) -> Path | None:
        """A witness that is there, links followed, below `content/raw`."""
        path = self.site.content / file
        return path if path.is_file() and path.resolve().is_relative_to((self.site.content / "raw").resolve()) else None

    def _sha256(self, file: str) -> str:
        path = self._path(file)
        return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""

    def _lines(self, file: str) -> tuple[str, ...]:
        """The lines of a witness; none where the file is missing, which a check of its own reports."""
        path = self._path(file)
        found = witness.read_witness(path, file)[0] if path else None
        return found.lines if found else ()

    def _fates(self, issue: Issue, lines: Mapping[str, tuple[str, ...]]) -> dict[_Place, Fate]:
        beside = issue.file.path if issue.file else next(article.path for article in self._articles(issue))
        record = (self.site.root / beside).with_name(provenance.file_name(issue.edition))
        if record.is_file():
            found, _ = provenance.decode(record.read_text(encoding="utf-8"), lines)
            if found is not None:
                return provenance.fates(found)
        return self._guessed(issue, lines)

    def _guessed(self, issue: Issue, lines: Mapping[str, tuple[str, ...]]) -> dict[_Place, Fate]:
        """Without provenance: the articles' own word; the rest is withdrawn where any article of the day was."""
        rest = WITHDRAWN if issue.url[:12] in self.withdrawn_days else UNKNOWN
        found = {(file, n): Fate(rest, None, "", 0) for file, of in lines.items() for n in range(1, len(of) + 1)}
        for article in self._articles(issue):
            for ref in article.raw:
                for first, last in ref.lines:
                    found |= {(ref.file, n): Fate(UNKNOWN, article.id, "", 0) for n in range(first, last + 1)}
        return found

    def _rows(
        self, file: str, lines: Sequence[str], fates: Mapping[_Place, Fate], gone: frozenset[str]
    ) -> tuple[SourceRow, ...]:
        return tuple(self._row(n, text, fates.get((file, n)), gone) for n, text in enumerate(lines, 1))

    def _withdrawn(self, lines: Mapping[str, Sequence[str]], fates: Mapping[_Place, Fate]) -> frozenset[str]:
        """The lines of withdrawn articles: what was printed twice must go twice."""
        gone = (place for place, fate in fates.items() if fate.article and fate.article not in self.live)
        return frozenset(fold(lines[file][n - 1]) for file, n in gone if n <= len(lines[file]))

    def _row(self, n: int, text: str, fate: Fate | None, gone: frozenset[str]) -> SourceRow:
        if not text.strip():
            return SourceRow(n, "", BLANK)
        withdrawn = fate is not None and (fate.role == WITHDRAWN or (fate.article and fate.article not in self.live))
        if withdrawn or ((fate is None or fate.article is None) and fold(text) in gone):
            return SourceRow(n, "", WITHDRAWN)
        if fate is None:
            return SourceRow(n, text, UNKNOWN)
        article = self.live[fate.article].article.id if fate.article else None
        return SourceRow(n, text, fate.role, article, fate.rule, fate.confidence)


def _live(edition: Edition):
    """Id -> the article in which the text of that id stands now: itself, or what it was merged or split into."""
    found = {}
    for resolved in edition.articles.values():
        for ident in (*resolved.article.merged_from, resolved.article.split_from):
            if ident:
                found.setdefault(ident, resolved)
    return found | edition.articles


def fold(text: str) -> str:
    """A line without its white space and the width of its characters."""
    return "".join(unicodedata.normalize("NFKC", text).split())
