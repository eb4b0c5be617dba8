"""The data files: one line an article and year, and the people.

`/data/articles-2021.jsonl.gz`: UTF-8, one JSON object a line, in order of date, edition, page and order.
`/data/people.json`: one JSON array. Fields are described in docs/data.md.
"""

from __future__ import annotations

import gzip
from collections.abc import Collection, Iterable
from typing import Any

from builder import urls
from builder.model import Issue, Person, Resolved
from builder.render.archive import Archive
from builder.render.escaping import compact_json
from builder.render.persons import Office, evidence, offices

EMPTY = gzip.compress(b"", mtime=0)
"""The file of a year that was published before, in an edition that no longer gives its articles in bulk."""


def articles_of_issue(archive: Archive, issue: Issue) -> bytes:
    """One member of the year's gzip file, which is the members of its issues one after another (RFC 1952, 2.2).

    So a year is made anew only where it changed. No time or name in the header: the same content, the same bytes.
    """
    idents = (ident for page in issue.pages for ident in page.articles)
    lines = (_line(article_record(archive, archive.edition.articles[ident])) for ident in idents)
    return gzip.compress("".join(lines).encode("utf-8", "replace"), compresslevel=6, mtime=0)


def _line(value: dict[str, Any]) -> str:
    return compact_json(value) + "\n"


def article_record(archive: Archive, resolved: Resolved) -> dict[str, Any]:
    a = resolved.article
    return {
        "id": a.id,
        "url": archive.site.absolute(resolved.url),
        "date": a.date,
        "edition": a.edition,
        "page": a.page,
        "order": a.order,
        "section": resolved.section,
        "kind": a.kind,
        "column": a.column,
        "kicker": list(a.kicker),
        "title": a.title,
        "deck": list(a.deck),
        "authors": [
            {"name": author.name, "role": author.role, "collective": author.collective, "id": ident}
            for author, ident in resolved.authors
        ],
        "source": a.source,
        "dateline": {"place": a.dateline.place, "date": a.dateline.date} if a.dateline else None,
        "continues": {"page": a.continues.page, "via": a.continues.via} if a.continues else None,
        "persons": [{"id": person.id, "name": person.name, "roles": list(person.roles)} for person in resolved.persons],
        "paragraphs": list(_paragraphs(archive, resolved)),
        "raw": [{"file": ref.file, "lines": [list(pair) for pair in ref.lines]} for ref in a.raw],
        "hash": resolved.hash,
    }


def _paragraphs(archive: Archive, resolved: Resolved) -> Iterable[dict[str, str]]:
    for index, block in enumerate(archive.blocks(resolved.article.body)):
        anchors = resolved.anchors[index] if index < len(resolved.anchors) else ()
        yield {"id": anchors[0] if anchors else "", "kind": block.kind, "text": block.text}


def people(archive: Archive) -> bytes:
    """A JSON array, one person a line."""
    found = [_line_of(archive, person) for person in _by_id(archive)]
    return b"[" + b",".join(found) + b"\n]\n"


def people_again(archive: Archive, before: bytes, idents: Collection[str]) -> bytes | None:
    """The same from the file of the same people before, with new lines for some; None where it has other lines."""
    people = _by_id(archive)
    lines = before.removeprefix(b"[\n").removesuffix(b"\n]\n").split(b",\n")
    if len(lines) != len(people):
        return None
    for at, person in enumerate(people):
        if person.id in idents:
            new = _line_of(archive, person)[1:]
            if lines[at].split(b",", 1)[0] != new.split(b",", 1)[0]:
                return None
            lines[at] = new
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def _by_id(archive: Archive) -> list[Person]:
    return sorted(archive.edition.people, key=lambda person: person.id)


def _line_of(archive: Archive, one: Person) -> bytes:
    return ("\n" + compact_json(_person(archive, one))).encode("utf-8", "replace")


def _person(archive: Archive, one: Person) -> dict[str, Any]:
    return {
        "id": one.id,
        "url": archive.site.absolute(urls.person(one.id)),
        "name": one.name,
        "pinyin": one.pinyin,
        "variants": list(one.variants),
        "links": [{"name": name, "url": url} for name, url in one.links],
        "note": one.note,
        "offices": [_office(archive, one, office) for office in offices(archive, one)],
        "articles": list(one.articles),
    }


def _office(archive: Archive, one: Person, office: Office) -> dict[str, Any]:
    said = evidence(archive, one, office)
    return {
        "name": office.name,
        "first": office.first,
        "last": office.last,
        "count": office.count,
        "evidence": archive.site.absolute(said.url if said else office.url),
        "article": office.ident,
        "sentence": said.before + said.name + said.after if said else None,
    }
