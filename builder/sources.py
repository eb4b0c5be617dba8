"""The witness of an issue, line by line beside what became of it; what was withdrawn is shown as withdrawn."""

from __future__ import annotations

import hashlib
import marshal
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from builder import markdown, provenance
from builder.apparatus import Account, Apparatus, compare, emendations
from builder.apparatus.folded import plain
from builder.config import Site
from builder.memory import Memory, digest
from builder.model import Article, Edition, Issue, Resolved, SourceFile, SourceRow
from builder.normalise import witness
from builder.parallel import ordered
from builder.provenance import Fate, Provenance
from builder.stamps import Stamps

WITHDRAWN, BLANK, UNKNOWN = "withdrawn", "blank", "unknown"
_Place = tuple[str, int]
_TELLING = 12
"""Characters from which on a line cannot stand elsewhere by chance."""


class Sources:
    """Call it with an issue; its witnesses in the order in which they came."""

    def __init__(self, site: Site, edition: Edition, stamps: Stamps, strayed: Mapping[str, str] | None = None):
        """`strayed` is what `strayed_of(edition)` gives, where that is known."""
        self.site, self.edition, self.stamps = site, edition, stamps
        self.strayed = strayed_of(edition) if strayed is None else strayed
        self.treated_of: dict[str, dict[str, int]] = {}
        """Address of an issue -> its part of what `treated` counted last."""
        self.issues = {ident: issue for issue in edition.issues for page in issue.pages for ident in page.articles}
        self._open: tuple[str, dict[str, tuple[str, ...]], Provenance | None] | None = None
        self._last: tuple[str, Apparatus] | None = None
        self.withdrawn_days = {entry.path[:12] for entry in edition.tombstones if entry.object.startswith("article:")}

    def of(self, edition: Edition) -> Sources:
        """The same for the same edition in another form."""
        other = Sources(self.site, edition, self.stamps, self.strayed)
        other.treated_of, other._strayed = self.treated_of, self._strayed
        return other

    def __call__(self, issue: Issue) -> tuple[SourceFile, ...]:
        recorded = dict(issue.file.raw) if issue.file else {}
        lines, record = self._opened(issue)
        fates = provenance.fates(record) if record else self._guessed(issue, lines)
        gone = self._withdrawn(lines, fates)
        told = self.apparatus(issue)
        return tuple(
            SourceFile(file, recorded.get(file) or self._sha256(file), self._rows(file, of, fates, gone, told))
            for file, of in lines.items()
        )

    def treated(
        self, memory: Memory, keys: Mapping[str, str], told: Mapping[str, bytes], processes: int = 1
    ) -> Counter[str]:
        """What was made of all witnesses: number of `files`; lines by role (`fate:body`) and by the rule that decided
        (`rule:joins`) where there is a record; emendations of the articles (`joined`, `width` …, see `apparatus`).

        `keys` are those of `account_keys`; `told` has what `tell` said already, by address of the issue.
        """
        known = {url for url, key in keys.items() if url in told or memory.get(key) is not None}
        new = [issue for issue in self.edition.issues if issue.url in keys and issue.url not in known]
        also = zip([issue.url for issue in new], ordered(self.tell, new, processes), strict=True)
        for url, piece in (*told.items(), *also):
            memory.put(keys[url], piece)
        self.treated_of = {url: dict(marshal.loads(memory.get(key) or b"")) for url, key in keys.items()}
        return summed(self.treated_of.values())

    def account_keys(self) -> dict[str, str]:
        """Address of each issue that has witnesses -> what stands for them and for the files of its articles."""
        return {issue.url: self._account_key(issue) for issue in self.edition.issues if self._files(issue)}

    def _account_key(self, issue: Issue) -> str:
        files = [f"{article.path} {self.stamps.file(article.path)}" for article in self._articles(issue)]
        return digest(self.key(issue), *files)

    def untold(self, keys: Mapping[str, str], memory: Memory) -> Callable[[str], bytes]:
        """`tell` of the issues (by address) of which the memory knows nothing, for whoever makes their pages, for
        which the witnesses are compared with the articles."""
        new = {issue.url: issue for issue in self.edition.issues if issue.url in keys}
        new = {url: issue for url, issue in new.items() if memory.get(keys[url]) is None}
        return lambda url: self.tell(new[url]) if url in new else b""

    def tell(self, issue: Issue) -> bytes:
        """`treat`, in few bytes."""
        return marshal.dumps(sorted(self.treat(issue).items()))

    def treat(self, issue: Issue) -> Counter[str]:
        """What was made of the witnesses of one issue."""
        lines, record = self._opened(issue)
        if not lines:
            return Counter()
        fates = [fate for (file, n), fate in record.fates if lines[file][n - 1].strip()] if record else []
        found = Counter(f"fate:{fate.role}" for fate in fates) + Counter(f"rule:{fate.rule}" for fate in fates)
        found["files"] = len(lines)
        for account in self.apparatus(issue).accounts.values():
            found.update(emendations(account))
        return found

    def account(self, resolved: Resolved) -> Account | None:
        """An article against the witnesses of its issue; None for one that has none."""
        issue = self.issues.get(resolved.article.id)
        return self.apparatus(issue).accounts.get(resolved.article.id) if issue and resolved.article.raw else None

    def apparatus(self, issue: Issue) -> Apparatus:
        """Of all articles of an issue; kept until another issue is asked for."""
        if self._last is None or self._last[0] != issue.url:
            lines, record = self._opened(issue)
            fates = provenance.fates(record) if record else None
            bases = {base.article.id: base for base in record.articles} if record else None
            texts = [(article, markdown.blocks(article.body)) for article in self._articles(issue)]
            self._last = issue.url, compare(lines, texts, fates, bases)
        return self._last[1]

    def _opened(self, issue: Issue) -> tuple[dict[str, tuple[str, ...]], Provenance | None]:
        """The lines of an issue's witnesses, and its record; kept until another issue is asked for."""
        if self._open is None or self._open[0] != issue.url:
            lines = {file: self._lines(file) for file in self._files(issue)}
            self._open = issue.url, lines, self._record(issue, lines) if lines else None
        return self._open[1:]

    def key(self, issue: Issue) -> str:
        """Stands for the files of which the witnesses' pages are made, and for articles that left their issue."""
        recorded = dict(issue.file.raw) if issue.file else {}
        files = [f"content/{file}" for file in self._files(issue)]
        beside = issue.file.path if issue.file else next(article.path for article in self._articles(issue))
        files.append(f"{beside.rpartition('/')[0]}/{provenance.file_name(issue.edition)}")
        return digest(*[f"{file} {self.stamps.file(file)}" for file in files], repr(recorded), self._strayed)

    @cached_property
    def _strayed(self) -> str:
        """Articles that were merged, split, moved to another day or withdrawn: lines of any witness may name them."""
        found = []
        for one in self.edition.articles.values():
            a = one.article
            if a.merged_from or a.split_from or not a.id.startswith(a.date.replace("-", "")):
                found.append(repr((a.id, a.date, a.merged_from, a.split_from, one.url, one.anchors, one.hash)))
        return digest(*sorted(found), *sorted(self.withdrawn_days))

    def _files(self, issue: Issue) -> list[str]:
        """The witnesses of an issue: those of its `issue.md`, then those that only its articles name."""
        recorded = dict(issue.file.raw) if issue.file else {}
        return [
            *recorded,
            *sorted({ref.file for article in self._articles(issue) for ref in article.raw} - set(recorded)),
        ]

    def _articles(self, issue: Issue) -> Iterable[Article]:
        return (self.edition.articles[ident].article for page in issue.pages for ident in page.articles)

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

    def _record(self, issue: Issue, lines: Mapping[str, tuple[str, ...]]) -> Provenance | None:
        beside = issue.file.path if issue.file else next(article.path for article in self._articles(issue))
        path = (self.site.root / beside).with_name(provenance.file_name(issue.edition))
        if not path.is_file():
            return None
        found = provenance.decode(path.read_text(encoding="utf-8", errors="replace"), lines)[0]
        # A record that a build made for want of one knows of anchors alone, and of no line's fate.
        return found if found and found.files else None

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
        self,
        file: str,
        lines: Sequence[str],
        fates: Mapping[_Place, Fate],
        gone: frozenset[str],
        told: Apparatus,
    ) -> tuple[SourceRow, ...]:
        return tuple(self._row((file, n), text, fates.get((file, n)), gone, told) for n, text in enumerate(lines, 1))

    def _withdrawn(self, lines: Mapping[str, Sequence[str]], fates: Mapping[_Place, Fate]) -> frozenset[str]:
        """The lines of withdrawn articles: what was printed twice must go twice."""
        gone = (place for place, fate in fates.items() if fate.article and not self._live(fate.article))
        return frozenset(plain(lines[file][n - 1]) for file, n in gone if n <= len(lines[file]))

    def _row(self, place: _Place, text: str, fate: Fate | None, gone: frozenset[str], told: Apparatus) -> SourceRow:
        n = place[1]
        if not text.strip():
            return SourceRow(n, "", BLANK)
        withdrawn = fate is not None and (fate.role == WITHDRAWN or (fate.article and not self._live(fate.article)))
        hidden = withdrawn or ((fate is None or fate.article is None) and gone and plain(text) in gone)
        if hidden and not (fate and fate.role != WITHDRAWN and self._saved(place, text, told)):
            return SourceRow(n, "", WITHDRAWN)
        now = self._live(fate.article) if fate and fate.article else None
        article = now.article.id if now else None
        stands = told.stands.get(place, ())
        where = tuple((one.article, self._anchor(one.article, one.block)) for one in stands)
        moved = bool(stands) and fate is not None and fate.article and article not in {one.article for one in stands}
        changed = any(one.changed for one in stands)
        change = "moved" if moved else "removed" if place in told.removed else "changed" if changed else ""
        if fate is None:
            return SourceRow(n, text, UNKNOWN, where=where, change=change)
        return SourceRow(n, text, fate.role, article, fate.rule, fate.confidence, where, change)

    def _saved(self, place: _Place, text: str, told: Apparatus) -> bool:
        """True for a line of a withdrawn article of which a person moved the whole text into another."""
        return len(plain(text)) >= _TELLING and any(not one.changed for one in told.stands.get(place, ()))

    def _live(self, ident: str) -> Resolved | None:
        """The article in which the text of an id stands now."""
        return self.edition.articles.get(ident) or self.edition.articles.get(self.strayed.get(ident, ""))

    def _anchor(self, ident: str, block: int | None) -> str | None:
        anchors = self.edition.articles[ident].anchors
        return anchors[block][0] if block is not None and 0 <= block < len(anchors) and anchors[block] else None


def strayed_of(edition: Edition) -> dict[str, str]:
    """Id -> the article into which the text of that id went: what it was merged or split into."""
    found: dict[str, str] = {}
    for resolved in edition.articles.values():
        for ident in (*resolved.article.merged_from, resolved.article.split_from):
            if ident:
                found.setdefault(ident, resolved.article.id)
    return found


def summed(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    """The sum of several counts by name."""
    found: Counter[str] = Counter()
    for one in counts:
        found.update(one)
    return found
