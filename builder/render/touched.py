"""What each page is made of: one digest a page, which stays the same as long as the page would.

A page whose digest was met before is not rendered again. Every view that can be skipped has its line in `PARTS`; its
function gives, as plain values, everything of the edition that the view reads. Views without a line are rendered by
every build: there are few of them, and they look at the whole archive.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any

from builder import urls
from builder.model import Group, Issue, Resolved
from builder.render.archive import Archive
from builder.render.jobs import Job
from builder.render.related import candidates
from builder.render.views.days import issue_at
from builder.render.views.lists import NEWEST, person_of
from builder.render.views.people import IN_FEED, author_of
from builder.rows import date_of

Plain = Any
"""Texts, numbers, None, and tuples or lists of these."""

FACE = "~"
_HEAD = attrgetter(
    "id", "date", "page", "order", "title", "kind", "edition", "column", "kicker", "deck", "source", "section",
    "merged_from", "split_from", "path",
)  # fmt: skip
_COMPUTED = attrgetter("url", "section", "column", "anchors", "hash", "changed", "previous", "next", "unnamed")
_MENTION = attrgetter("block", "start", "end", "name", "roles", "rule")
_AUTHOR = attrgetter("name", "role", "collective", "id")


def digest(value: Plain) -> bytes:
    """Of plain values; equal values have equal digests (version 2 of marshal writes no references)."""
    return hashlib.blake2b(marshal.dumps(value, 2), digest_size=16).digest()


class Touched:
    """The digests of one edition. `witness` stands for all that the account of an issue is made of."""

    def __init__(self, archive: Archive, shared: str = "", witness: Callable[[Issue], str] = lambda issue: ""):
        self.archive, self.shared, self.witness = archive, shared, witness
        self._whole: dict[str, bytes] = {}
        self._face: dict[str, bytes] = {}
        self._shape: dict[str, Plain] = {}
        self._account: dict[str, Plain] = {}
        self._months: dict[int, dict[str, list[str]]] = {}
        self.asked: set[str] = set()
        """Of what the last `key` is made: ids of articles, `FACE` and the id where lists show it; the address of an
        issue for the account of all its articles."""

    def key(self, job: Job) -> str | None:
        """What stands for a page; None for one that is always rendered."""
        self.asked = set()
        parts = PARTS.get(job.view)
        return None if parts is None else digest((self.shared, job.view, job.key, *parts(self, job.key))).hex()

    def export(self, issue: Issue) -> str:
        """What stands for the articles of an issue in the data files."""
        return digest((self.shared, "export", [self.wholes(page.articles) for page in issue.pages])).hex()

    def whole(self, ident: str) -> bytes:
        """Everything about an article."""
        self.asked.add(ident)
        if ident not in self._whole:
            r = self.archive.edition.articles[ident]
            self._whole[ident] = digest((self._face_of(ident), _COMPUTED(r), _persons(r), _fields(r), r.article.body))
        return self._whole[ident]

    def face(self, ident: str) -> bytes:
        """What lists show of an article."""
        self.asked.add(FACE + ident)
        return self._face_of(ident)

    def _face_of(self, ident: str) -> bytes:
        if ident not in self._face:
            r = self.archive.edition.articles[ident]
            first = "" if r.article.title else r.article.body
            authors = tuple([(_AUTHOR(author), page) for author, page in r.authors])
            issue = self.archive.issue_of(r)
            number = issue.file.number if issue and issue.file else None
            said = _HEAD(r.article), r.url, r.section, r.column, authors, r.unnamed, first, number
            self._face[ident] = digest(said)
        return self._face[ident]

    def faces(self, idents: Iterable[str]) -> bytes:
        idents = list(idents)
        self.asked.update([FACE + ident for ident in idents])
        return b"".join([self._face.get(ident) or self._face_of(ident) for ident in idents])

    def wholes(self, idents: Iterable[str]) -> bytes:
        return b"".join(map(self.whole, idents))

    def shape(self, issue: Issue) -> Plain:
        """An issue with its pages, its neighbours and its file, without the articles themselves."""
        if issue.url not in self._shape:
            pages = tuple((page.url, page.page, page.name, page.articles) for page in issue.pages)
            days = issue.date, issue.edition, issue.weekday, issue.lunar
            self._shape[issue.url] = digest((days, issue.previous, issue.next, pages, repr(issue.file)))
        return self._shape[issue.url]

    def account(self, issue: Issue) -> Plain:
        """What every account of an issue's articles against its witnesses is made of."""
        if issue.url not in self._account:
            asked, self.asked = self.asked, set()
            said = self.witness(issue), [self.wholes(page.articles) for page in issue.pages]
            self._account[issue.url], self.asked = digest(said), asked
        self.asked.add(issue.url)
        return self._account[issue.url]

    def shapes(self, beginning: str) -> list[Plain]:
        """Of every issue whose date begins so: of a year or a month."""
        found = self.archive.years.get(beginning[:4], ())
        return [self.shape(issue) for issue in found if issue.date.startswith(beginning)]

    def named(self, ident: str | None) -> Plain:
        """A person as other pages name them."""
        one = self.archive.people.get(ident) if ident else None
        return None if one is None else (one.id, one.name)

    def months(self, group: Sequence[str]) -> dict[str, list[str]]:
        """The articles of a list by month; of a list that is asked about page by page, only once."""
        key = id(group)
        if key not in self._months:
            found: dict[str, list[str]] = {}
            for ident in group:
                found.setdefault(date_of(self.archive.edition, ident)[:7], []).append(ident)
            self._months[key] = found
        return self._months[key]

    @cached_property
    def letters(self) -> Plain:
        return tuple((letter, len(found)) for letter, found in self.archive.initials.items())


def _persons(r: Resolved) -> Plain:
    return [(one.name, one.id, one.roles, [_MENTION(mention) for mention in one.mentions]) for one in r.persons]


def _fields(r: Resolved) -> Plain:
    a = r.article
    line = (a.dateline.place, a.dateline.date) if a.dateline else None
    to = (a.continues.page, a.continues.via) if a.continues else None
    said = (a.persons.add, a.persons.remove) if a.persons else None
    return line, to, [(ref.file, ref.lines) for ref in a.raw], said, repr(a.extra) if a.extra else ""


# ---------------------------------------------------------------- views


def _year(t: Touched, key: str) -> Iterable[Plain]:
    return tuple(t.archive.years), t.shapes(key)


def _month(t: Touched, key: str) -> Iterable[Plain]:
    months = sorted({issue.date[:7] for issue in t.archive.edition.issues})
    at = months.index(key)
    fronts = [
        page.articles[:6] for issue in t.archive.years[key[:4]] if issue.date[:7] == key for page in issue.pages[:1]
    ]
    return months[max(at - 1, 0) : at + 2], t.shapes(key), [t.faces(idents) for idents in fronts]


def _issue(t: Touched, key: str) -> Iterable[Plain]:
    one = issue_at(t.archive, key)
    raw = [t.archive.edition.articles[ident].article.raw != () for page in one.pages for ident in page.articles]
    return t.shapes(one.date), any(raw), [t.faces(page.articles) for page in one.pages]


def _page(t: Touched, key: str) -> Iterable[Plain]:
    one = issue_at(t.archive, key.rsplit("/", 2)[0] + "/")
    return t.shape(one), [t.wholes(page.articles) for page in one.pages if page.url == key]


def _source(t: Touched, key: str) -> Iterable[Plain]:
    one = issue_at(t.archive, key)
    return t.shape(one), t.account(one)


def _article(t: Touched, key: str) -> Iterable[Plain]:
    archive = t.archive
    resolved = archive.edition.articles[key]
    issue = archive.issue_of(resolved)
    reasons = [tuple(reason) for reason in candidates(archive, resolved)]
    return (
        t.whole(key),
        t.shape(issue) if issue else None,
        _card(archive.columns.get(resolved.column) if resolved.column else None),
        [t.named(person.id) for person in resolved.persons],
        reasons,
        t.faces(sorted({ident for reason in reasons for ident in reason[2]})),
        _destinations(t, resolved, issue),
        t.account(issue) if issue and resolved.article.raw else None,
    )


def _destinations(t: Touched, resolved: Resolved, issue: Issue | None) -> Plain:
    """The articles of the page to which a jump or a pointer leads."""
    to = resolved.article.continues
    pages = issue.pages if issue and to else ()
    return [t.wholes(page.articles) for page in pages if to and page.page == to.page]


def _card(group: Group | None) -> Plain:
    return None if group is None else (group.id, group.name, group.url)


def _group(t: Touched, group: Group, always: bool, person: Plain) -> Iterable[Plain]:
    counts = [(month, len(found)) for month, found in t.months(group.articles).items()]
    paged = always or len(group.articles) > urls.LONG_LIST
    return _card(group), counts, t.faces(group.articles[:NEWEST] if paged else group.articles), person


def _group_year(t: Touched, group: Group, value: str) -> Iterable[Plain]:
    return _card(group), *_shelf(t, group.articles, value, t.faces)


def _shelf(t: Touched, idents: Sequence[str], value: str, of: Callable[[Iterable[str]], bytes]) -> tuple[Plain, Plain]:
    """How many articles each month of a list has, and those of a year or month."""
    months = t.months(idents)
    beginning = value.replace("/", "-")
    counts = [(month, len(found)) for month, found in months.items()]
    return counts, [of(found) for month, found in months.items() if month.startswith(beginning)]


def _person(t: Touched, key: str) -> Iterable[Plain]:
    one = t.archive.people[key]
    with_them = {p.id for ident in one.articles for p in t.archive.edition.articles[ident].persons if p.id}
    about = one.id, one.name, one.pinyin, one.variants, one.links, one.note
    author = author_of(t.archive, one)
    written = (*(_card(author) or ()), len(author.articles)) if author else None
    return about, t.wholes(one.articles), sorted(filter(None, map(t.named, with_them))), written


def _person_year(t: Touched, key: str) -> Iterable[Plain]:
    ident, _, value = key.partition("/")
    one = t.archive.people[ident]
    return one.name, one.variants, *_shelf(t, one.articles, value, t.wholes)


def _person_feed(t: Touched, key: str) -> Iterable[Plain]:
    one = t.archive.people[key]
    return one.name, t.wholes(one.articles[-IN_FEED:])


def _people_initial(t: Touched, key: str) -> Iterable[Plain]:
    people = [(p.id, p.name, p.pinyin, p.variants, len(p.articles)) for p in t.archive.initials[key]]
    return t.letters, people


def _people_data(t: Touched, key: str) -> Iterable[Plain]:
    people = t.archive.edition.people
    about = [(p.id, p.name, p.pinyin, p.variants, p.links, p.note, p.articles) for p in people]
    return about, t.wholes({ident: None for p in people for ident in p.articles})


def _author(t: Touched, group: Group) -> Plain:
    person = person_of(t.archive, group)
    return (person.id, person.name, len(person.articles)) if person else None


PARTS: dict[str, Callable[[Touched, str], Iterable[Plain]]] = {
    "year": _year,
    "month": _month,
    "issue": _issue,
    "page": _page,
    "source": _source,
    "article": _article,
    "section": lambda t, key: _group(t, t.archive.sections[key], True, None),
    "column": lambda t, key: _group(t, t.archive.columns[key], False, None),
    "author": lambda t, key: _group(t, t.archive.authors[key], False, _author(t, t.archive.authors[key])),
    "section_year": lambda t, key: _group_year(t, t.archive.sections[key.partition("/")[0]], key.partition("/")[2]),
    "column_year": lambda t, key: _group_year(t, t.archive.columns[key.partition("/")[0]], key.partition("/")[2]),
    "author_year": lambda t, key: _group_year(t, t.archive.authors[key.partition("/")[0]], key.partition("/")[2]),
    "person": _person,
    "person_year": _person_year,
    "person_feed": _person_feed,
    "people_initial": _people_initial,
    "people_data": _people_data,
}
