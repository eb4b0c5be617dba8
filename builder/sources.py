"""The witness of an issue, line by line beside what became of it; what was withdrawn is shown as withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder import provenance
from builder.config import Site
from builder.model import Edition, Issue, SourceFile, SourceRow
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
        if issue.file is None:
            return ()
        lines = {file: self._lines(file) for file, _ in issue.file.raw}
        fates = self._fates(issue, lines)
        return tuple(SourceFile(file, sha, self._rows(file, lines[file], fates)) for file, sha in issue.file.raw)

    def _lines(self, file: str) -> tuple[str, ...]:
        """The lines of a witness; none where the file is missing, which a check of its own reports."""
        path = self.site.content / file
        if not path.is_file() or not path.resolve().is_relative_to((self.site.content / "raw").resolve()):
            return ()
        found, _ = witness.read_witness(path, file)
        return found.lines if found else ()

    def _fates(self, issue: Issue, lines: Mapping[str, tuple[str, ...]]) -> dict[_Place, Fate]:
        path = self.site.root / (issue.file.path if issue.file else "")
        record = path.with_name("provenance.json")
        if record.is_file():
            found, _ = provenance.decode(record.read_text(encoding="utf-8"), lines)
            if found is not None:
                return provenance.fates(found)
        return self._guessed(issue, lines)

    def _guessed(self, issue: Issue, lines: Mapping[str, tuple[str, ...]]) -> dict[_Place, Fate]:
        """Without provenance: the articles' own word; the rest is withdrawn where any article of the day was."""
        rest = WITHDRAWN if issue.url[:12] in self.withdrawn_days else UNKNOWN
        found = {(file, n): Fate(rest, None, "", 0) for file, of in lines.items() for n in range(1, len(of) + 1)}
        for resolved in self.live.values():
            if (resolved.article.date, resolved.article.edition) == (issue.date, issue.edition):
                for ref in resolved.article.raw:
                    for first, last in ref.lines:
                        found |= {
                            (ref.file, n): Fate(UNKNOWN, resolved.article.id, "", 0) for n in range(first, last + 1)
                        }
        return found

    def _rows(self, file: str, lines: Iterable[str], fates: Mapping[_Place, Fate]) -> tuple[SourceRow, ...]:
        return tuple(self._row(n, text, fates.get((file, n))) for n, text in enumerate(lines, 1))

    def _row(self, n: int, text: str, fate: Fate | None) -> SourceRow:
        if not text.strip():
            return SourceRow(n, "", BLANK)
        if fate is None:
            return SourceRow(n, text, UNKNOWN)
        if fate.role == WITHDRAWN or (fate.article and fate.article not in self.live):
            return SourceRow(n, "", WITHDRAWN)
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
