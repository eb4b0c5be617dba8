"""Articles of an organised edition as bytes, and an edition that reads them when they are asked for.

Plain tuples, which `marshal` reads many times faster than `pickle` reads objects. For `.build/` alone: what they look
like may change with every version of the program.
"""

from __future__ import annotations

import marshal
import os
import pickle
import sys
import zlib
from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from builder.model import (
    Article,
    Author,
    Continues,
    Dateline,
    Edition,
    Mention,
    PersonInArticle,
    PersonsByHand,
    RawRef,
    Resolved,
)

EMPTY: Mapping[str, bytes] = MappingProxyType({})
Place = tuple[int, int, int]
"""Where a row begins and ends, and its CRC-32."""
Brief = tuple[str, str, str]
"""Of an article date, address and day of the last change."""
BODY = "utf-16-le", "surrogatepass"
"""How a body lies in a row: a third less for Chinese than marshal would take."""
_PERSONS = 5
"""Where they lie in a row."""
MANY, KEPT = 20_000, 500
"""Articles from which on an edition is packed while its pages are made, and those that a process keeps unpacked."""


def pack(r: Resolved) -> bytes:
    a = r.article
    article = (
        *(a.id, a.date, a.page, a.order, a.title, a.kind, a.edition, a.column, a.kicker, a.deck),
        [_author(one) for one in a.authors],
        a.source,
        a.dateline and (a.dateline.place, a.dateline.date),
        a.continues and (a.continues.page, a.continues.via),
        [(ref.file, ref.lines) for ref in a.raw],
        a.section,
        a.persons and (a.persons.add, a.persons.remove),
        *(a.merged_from, a.split_from, a.extra and pickle.dumps(a.extra), a.body.encode(*BODY), a.path, a.body_line),
    )
    persons = [
        (p.name, p.id, p.roles, [(m.block, m.start, m.end, m.name, m.roles, m.rule) for m in p.mentions])
        for p in r.persons
    ]
    authors = [(_author(one), ident) for one, ident in r.authors]
    rest = r.anchors, r.hash, r.changed, r.previous, r.next, r.unnamed
    return marshal.dumps((article, r.url, r.section, r.column, authors, persons, *rest))


def unpack(data: bytes | memoryview) -> Resolved:
    article, url, section, column, authors, persons, *rest = marshal.loads(data)
    return Resolved(
        _article(*article),
        url,
        section,
        column,
        tuple([(Author(*one), ident) for one, ident in authors]),
        tuple(
            [
                PersonInArticle(name, ident, roles, tuple([Mention(*mention) for mention in mentions]))
                for name, ident, roles, mentions in persons
            ]
        ),
        *rest,
    )


def _author(one: Author) -> tuple[str, str | None, bool, str | None]:
    return one.name, one.role, one.collective, one.id


def _article(*values) -> Article:  # type: ignore[no-untyped-def]
    *head, authors, source, dateline, continues, raw, section, persons, merged, split, extra, body, path, line = values
    return Article(
        *head,
        tuple([Author(*one) for one in authors]),
        source,
        dateline and Dateline(*dateline),
        continues and Continues(*continues),
        tuple([RawRef(*ref) for ref in raw]),
        section,
        persons and PersonsByHand(*persons),
        merged,
        split,
        extra and pickle.loads(extra),
        str(body, *BODY),
        path,
        line,
    )


def packed(edition: Edition, folder: Path | None = None) -> Edition:
    """The same edition with its articles as rows, which are taken out of the one given: a third of the memory; hardly
    any where a folder is given, in which they then lie in a file.

    All rows lie in one piece: processes that are forked read it without a copy of their own, which they would make of
    objects, for reading an object counts its readers where it lies.
    """
    if isinstance(edition.articles, Lazy):
        return edition
    blob: bytearray | Aside = Aside(folder) if folder and hasattr(os, "pread") else bytearray()
    places, brief = {}, {}
    for ident in list(edition.articles):
        one = edition.articles.pop(ident)
        row, brief[ident] = pack(one), in_brief(one)
        places[ident] = len(blob), len(blob) + len(row), zlib.crc32(row)
        blob += row
    if isinstance(blob, Aside):
        blob.flush()
    return replace(edition, articles=Lazy(Rows(blob, places), KEPT, brief))


class Aside:
    """Bytes in a file of a folder, without a name: the file is gone when no process has it open any more."""

    def __init__(self, folder: Path):
        import tempfile  # for large editions alone

        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - open as long as there is an edition
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def __iadd__(self, data: bytes) -> Aside:
        self._size += self._file.write(data)
        return self

    def flush(self) -> None:
        """Before it is read, and before processes fork, which would each write what is left."""
        self._file.flush()

    def __getitem__(self, place: slice) -> bytes:
        """Processes may read at once, each where it likes."""
        return os.pread(self._file.fileno(), place.stop - place.start, place.start)


def in_brief(one: Resolved) -> Brief:
    return sys.intern(one.article.date), one.url, sys.intern(one.changed)


def brief_of(edition: Edition, ident: str) -> Brief:
    """For which no row is read: there are pages that ask for those of all articles."""
    articles = edition.articles
    return articles.brief[ident] if isinstance(articles, Lazy) and articles.brief else in_brief(articles[ident])


def date_of(edition: Edition, ident: str) -> str:
    articles = edition.articles
    return articles.brief[ident][0] if isinstance(articles, Lazy) and articles.brief else articles[ident].article.date


def dates_of(edition: Edition, idents: Iterable[str]) -> list[str]:
    """The same of many."""
    articles = edition.articles
    if isinstance(articles, Lazy) and (brief := articles.brief):
        return [brief[ident][0] for ident in idents]
    return [articles[ident].article.date for ident in idents]


def named_in(edition: Edition, ident: str) -> tuple[PersonInArticle, ...]:
    """Who stands in an article, perhaps without the places: pages ask that of hundreds of articles of which they show
    nothing else, and unpacking those would take three times as long."""
    articles = edition.articles
    if isinstance(articles, Lazy) and not dict.__contains__(articles, ident):
        return articles.rows.named(ident)
    return articles[ident].persons


class Damaged(Exception):
    """A row is not as it was written."""


class Rows:
    """Rows in one piece, by id, and some that took the place of others since."""

    def __init__(
        self,
        blob: bytes | bytearray | memoryview | Aside,
        places: dict[str, Place],
        later: Mapping[str, bytes] = EMPTY,
    ):
        self.blob = blob if isinstance(blob, Aside) else memoryview(blob)
        self.places, self.later = places, later

    def __getitem__(self, ident: str) -> Resolved:
        return unpack(self._row(ident))

    def named(self, ident: str) -> tuple[PersonInArticle, ...]:
        """The persons of a row, without where they stand."""
        persons = marshal.loads(self._row(ident))[_PERSONS]
        return tuple([PersonInArticle(name, known, roles, ()) for name, known, roles, _ in persons])

    def _row(self, ident: str) -> bytes | memoryview:
        if ident in self.later:
            return self.later[ident]
        start, end, crc = self.places[ident]
        row = self.blob[start:end]
        if zlib.crc32(row) != crc:
            raise Damaged(ident)
        return row


class Lazy(dict[str, Resolved]):
    """`Edition.articles` of which each is read when it is asked for, in the order of `rows`.

    Of those that were read about `keep` are kept, so that memory is bounded.
    """

    def __init__(self, rows: Rows, keep: int = sys.maxsize, brief: Mapping[str, Brief] | None = None):
        super().__init__()
        self.rows, self.keep, self.brief = rows, keep, brief or {}

    def __missing__(self, ident: str) -> Resolved:
        found = self.rows[ident]
        if dict.__len__(self) >= self.keep:
            dict.clear(self)
        self[ident] = found
        return found

    def get(self, ident: str, default: Resolved | None = None) -> Resolved | None:  # type: ignore[override]
        return self[ident] if ident in self.rows.places else default

    def __contains__(self, ident: object) -> bool:
        return ident in self.rows.places

    def __len__(self) -> int:
        return len(self.rows.places)

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows.places)

    def keys(self) -> KeysView[str]:  # type: ignore[override]
        return KeysView(self.rows.places)

    def values(self) -> ValuesView[Resolved]:  # type: ignore[override]
        return ValuesView(self)

    def items(self) -> ItemsView[str, Resolved]:  # type: ignore[override]
        return ItemsView(self)
