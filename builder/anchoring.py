"""What is known of each text by itself: the anchors of its paragraphs, carried across builds, and its hash.

Anchors are read from each issue's record, carried over what people changed, and recorded again. An article that nobody
changed needs no record: its anchors are p1, p2 … of its base text. One typed by hand has no base text, so its
paragraphs are recorded when they are first built.
"""

from __future__ import annotations

import hashlib
import itertools
import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder import markdown, parallel, provenance, urls
from builder.memory import Memory, digest
from builder.model import Article
from builder.organise.anchors import carry, ids_of, numbered
from builder.problem import Problem
from builder.provenance import FILE, Anchors, Provenance, file_name
from builder.records import Witnesses
from builder.stamps import Stamps

WORTH_FORKING = 32
"""Issues from which on a second process pays for its start."""
_CHUNK = 8
"""Issues that a process takes at a time."""
Ids = tuple[tuple[str, ...], ...]
"""Of each block its anchors."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What is told of the texts of one issue."""

    file: str
    """Its record."""
    texts: dict[str, tuple[Ids | int, str]]
    """Article id -> anchors (only their number, where they are p1, p2, …) and hash."""
    record: str | None = None
    """The new text of the record, if that must be written."""
    witnesses: tuple[str, ...] = ()
    """Paths of the raw files that had a say."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchored:
    ids: Mapping[str, Ids]
    """Article id -> the ids of each block."""
    hashes: Mapping[str, str]
    """Article id -> `text_hash`."""
    changes: Mapping[str, str]
    """Path -> new text of the provenance files that must be written."""
    problems: tuple[Problem, ...]


def carry_anchors(
    root: Path, articles: Iterable[Article], memory: Memory, stamps: Stamps, processes: int = 1
) -> Callable[[], Anchored]:
    """Begin to carry those of all articles; the result waits for all. `root` is the edition's root; articles must
    have ids.

    What was found in an issue in which nothing is to be recorded is remembered under its files.
    """
    shelf = _Shelf(root, stamps)
    issues = sorted(_by_record(articles).items())
    keys = {file: shelf.key(file, of_issue) for file, of_issue in issues}
    found = [told for file, key in keys.items() if (told := _remembered(file, key, memory, stamps))]
    known = {told.file for told in found}
    new = [one for one in issues if one[0] not in known]
    forks = processes if len(new) >= WORTH_FORKING else 1
    begun = parallel.ordered(lambda part: [shelf.told(*one) for one in part], parallel.chunks(new, _CHUNK), forks)

    def ended() -> Anchored:
        for told in itertools.chain.from_iterable(begun):
            found.append(told)
            key = keys[told.file]
            if key and told.record is None and not told.problems:
                witnesses = [(path, stamps.file(path)) for path in told.witnesses]
                memory.put(key, marshal.dumps((witnesses, told.texts)))
        return _all(found)

    return ended


def _all(found: Sequence[_Found]) -> Anchored:
    texts = {ident: text for told in found for ident, text in told.texts.items()}
    return Anchored(
        {ident: numbered(ids) if isinstance(ids, int) else ids for ident, (ids, _) in texts.items()},
        {ident: sha for ident, (_, sha) in texts.items()},
        {told.file: told.record for told in found if told.record is not None},
        tuple(dict.fromkeys(problem for told in found for problem in told.problems)),
    )


def _remembered(file: str, key: str | None, memory: Memory, stamps: Stamps) -> _Found | None:
    piece = memory.get(key) if key else None
    witnesses, texts = marshal.loads(piece) if piece else ((), None)
    same = texts is not None and all(stamps.file(path) == sha for path, sha in witnesses)
    return _Found(file, texts) if same else None


def text_hash(article: Article, texts: Iterable[str]) -> str:
    """Of the text that readers see: headline lines and the texts of the blocks, each on a line of its own."""
    lines = (*article.kicker, article.title or "", *article.deck, *texts)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _by_record(articles: Iterable[Article]) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = {}
    for article in articles:
        found.setdefault(f"{article.path.rpartition('/')[0]}/{file_name(article.edition)}", []).append(article)
    return found


class _Shelf:
    """The provenance files of an edition, each read once."""

    def __init__(self, root: Path, stamps: Stamps):
        self.root, self.stamps = root, stamps
        self.problems: list[Problem] = []
        self._read: dict[str, Provenance | None] = {}
        self._witness: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def key(self, file: str, articles: Sequence[Article]) -> str | None:
        """Stands for all that is told of an issue but its witnesses; None where another issue's record has a say."""
        record = self.stamps.file(file)
        if not record or any(_first_record(article) != file for article in articles):
            return None
        return digest(file, record, *[f"{article.id} {self.stamps.file(article.path)}" for article in articles])

    def told(self, file: str, articles: Sequence[Article]) -> _Found:
        """What is found in the texts of an issue."""
        texts = {article.id: [block.text for block in markdown.blocks(article.body)] for article in articles}
        hashes = {article.id: text_hash(article, texts[article.id]) for article in articles}
        if self._bytes(file) == provenance.of_texts(_day(file), articles[0].edition, texts).encode("utf-8"):
            return _Found(file, {ident: (len(of), hashes[ident]) for ident, of in texts.items()})
        self.problems = []
        now = [carry(article.id, texts[article.id], self.anchors(article, file)) for article in articles]
        new = [one for article, one in zip(articles, now, strict=True) if self.must_record(article, file, one)]
        found = {one.article: (_short(ids_of(one)), hashes[one.article]) for one in now}
        text = self.with_anchors(file, new) if new else None
        record = self.get(file)
        return _Found(
            file, found, text, tuple(f"content/{name}" for name in record.files) if record else (), tuple(self.problems)
        )

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
        data = self._bytes(file)
        if data is None:
            return None
        self._witness[file] = Witnesses(self.root / "content")
        found, problems = provenance.decode(data.decode("utf-8", "replace"), self._witness[file], file)
        self.problems += problems
        return found

    def _bytes(self, file: str) -> bytes | None:
        try:
            return (self.root / file).read_bytes()
        except OSError:
            return None


def _short(ids: Ids) -> Ids | int:
    return len(ids) if ids == numbered(len(ids)) else ids


def _first_record(article: Article) -> str:
    """The record of the issue for which the article was first written, as its id has it."""
    match = urls.ARTICLE_ID.fullmatch(article.id)
    day = f"{article.id[:4]}-{article.id[4:6]}-{article.id[6:8]}"
    return f"content/issues/{day[:4]}/{day}/{file_name(match[2] if match else article.edition)}"


def _empty(file: str) -> Provenance:
    edition = file.rpartition("/")[2].removesuffix(FILE).removesuffix("-") or None
    return Provenance(_day(file), "0", (), (), (), edition)


def _day(file: str) -> str:
    """The day of a record's folder."""
    return file.rpartition("/")[0][-10:]
