"""The authority file `content/people.yml` (or `content/people/*.yml`): what people said of persons.

- name: 朱健
  variants: [朱建]              # also printed so
  same_as: 朱健民                # the same person as …: this entry's name becomes a variant of that one
  namesakes:                    # others of this name; the first that fits is meant, else the person above
    - {id: zhu-jian-2, label: 教师, roles: [教师], from: 2021-01-01, to: 2021-12-31, articles: [20211029-01-07]}
  links: {wikidata: Q1, cbdb: '1', viaf: '1'}
  note: a sentence for the page
  hide: true                    # in no list, page, feed or file
  page: true                    # a page even without an office and in one article only
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.problem import Problem, error
from builder.strict_yaml import Fields, Node, load

FILE = "content/people.yml"
ID = re.compile(r"[a-z0-9][a-z0-9-]+")
LINKS = {"wikidata": re.compile(r"Q[1-9]\d*"), "cbdb": re.compile(r"\d+"), "viaf": re.compile(r"\d+")}
KEYS = ("name", "id", "variants", "same_as", "namesakes", "links", "note", "hide", "page")
NAMESAKE_KEYS = ("id", "label", "roles", "from", "to", "articles", "links", "note", "hide", "page")
CODES = ("P001", "P002", "P003")
ID_HINT = "two or more of a-z, 0-9 and -, as zhu-jian"


@dataclass(frozen=True, slots=True)
class Said:
    """What may be said of any person."""

    key: str
    """The name, or for a namesake the name, # and the id: what the ledger calls the person."""
    name: str
    id: str | None = None
    links: tuple[tuple[str, str], ...] = ()
    note: str | None = None
    hide: bool = False
    page: bool = False
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another person of the same name, told apart by what an article says."""

    said: Said
    label: str | None = None
    roles: tuple[str, ...] = ()
    """Any of these inside an office of the article."""
    start: str = ""
    end: str = "9999-12-31"
    """The period, both days included."""
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    said: Said
    variants: tuple[str, ...] = ()
    same_as: str | None = None
    namesakes: tuple[Namesake, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    entries: tuple[Entry, ...] = ()


def parse(files: Mapping[str, str], articles: Iterable[str] | None = None) -> tuple[Authority, list[Problem]]:
    """Read the files (path -> text). With `articles`, ids that do not exist are problems."""
    problems: list[Problem] = []
    entries: list[Entry] = []
    for file in sorted(files):
        node, found = load(files[file], file)
        problems += found
        if node is not None and node.value is not None:
            entries += _entries(node, file, problems)
    entries, clashes = without_clashes(entries)
    known = None if articles is None else frozenset(articles)
    return Authority(tuple(entries)), sorted([*problems, *clashes, *_unknown_articles(entries, known)])


def _entries(node: Node, file: str, problems: list[Problem]) -> list[Entry]:
    if not isinstance(node.value, list):
        hint = "begin each entry with `- name:`"
        problems.append(error("P002", file, node.line, "a list of persons is wanted", hint))
        return []
    found = [_entry(Fields(item, file, problems, CODES)) for item in node.value]
    return [entry for entry in found if entry.said.name]


def _entry(fields: Fields) -> Entry:
    fields.unknown(KEYS)
    name = fields.text("name", required=True, hint="the person's full name, as printed") or ""
    namesakes = tuple(_namesake(each, name) for each in fields.each("namesakes"))
    same_as = fields.text("same_as", hint="the name of the other entry, or its id")
    return Entry(_said(fields, name, name), fields.texts("variants"), same_as, namesakes)


def _namesake(fields: Fields, name: str) -> Namesake:
    fields.unknown(NAMESAKE_KEYS)
    ident = fields.text("id", ID, required=True, hint=ID_HINT) or f"line-{fields.line}"
    roles, articles = fields.texts("roles"), fields.texts("articles")
    start, end = fields.date("from"), fields.date("to")
    if not (roles or articles or start or end):
        hint = "say how to tell them apart: roles, from, to or articles"
        fields.problems.append(error("P004", fields.file, fields.line, f"nothing tells this {name} apart", hint))
    if start and end and start > end:
        fields.problems.append(error("P002", fields.file, fields.line, "from is later than to", "exchange the dates"))
    said = _said(fields, name, f"{name}#{ident}")
    return Namesake(said, fields.text("label"), roles, start or "", end or "9999-12-31", articles)


def _said(fields: Fields, name: str, key: str) -> Said:
    ident = fields.text("id", ID, hint=ID_HINT) if fields.has("id") else None
    return Said(
        key=key,
        name=name,
        id=ident,
        links=_links(fields.fields("links")),
        note=fields.text("note"),
        hide=fields.boolean("hide"),
        page=fields.boolean("page"),
        file=fields.file,
        line=fields.line,
    )


def _links(fields: Fields | None) -> tuple[tuple[str, str], ...]:
    if fields is None:
        return ()
    fields.unknown(tuple(LINKS))
    found = [(key, fields.text(key, pattern, hint=f"like {pattern.pattern}")) for key, pattern in LINKS.items()]
    return tuple((key, value) for key, value in found if value)


def without_clashes(entries: list[Entry]) -> tuple[list[Entry], list[Problem]]:
    """Entries whose names, ids and merges contradict no earlier one, and a problem for each that does."""
    problems: list[Problem] = []
    names: dict[str, Entry] = {}
    ids: dict[str, Said] = {}
    kept: list[Entry] = []
    for entry in entries:
        clash = _name_clash(entry, names) or _id_clash(entry, ids)
        if clash:
            problems.append(clash)
            continue
        kept.append(entry)
        names.update(dict.fromkeys((entry.said.name, *entry.variants), entry))
        ids.update({said.id: said for said in _saids(entry) if said.id})
    return _without_cycles(kept, problems), problems


def _saids(entry: Entry) -> list[Said]:
    return [entry.said, *(namesake.said for namesake in entry.namesakes)]


def _name_clash(entry: Entry, names: Mapping[str, Entry]) -> Problem | None:
    for name in (entry.said.name, *entry.variants):
        if name in names:
            first = names[name].said
            hint = f"put both into one entry (line {first.line} of {first.file}), or use namesakes"
            return error("P005", entry.said.file, entry.said.line, f"{name} is claimed by two entries", hint)
    return None


def _id_clash(entry: Entry, ids: Mapping[str, Said]) -> Problem | None:
    seen = dict(ids)
    for said in _saids(entry):
        if said.id and said.id in seen:
            first = seen[said.id]
            hint = f"line {first.line} of {first.file} has it for {first.name}"
            return error("P006", said.file, said.line, f"the id {said.id} is claimed twice", hint)
        if said.id:
            seen[said.id] = said
    return None


def _without_cycles(entries: list[Entry], problems: list[Problem]) -> list[Entry]:
    follow = {entry.said.name: entry.same_as for entry in entries if entry.same_as}
    names = {said.id: said.name for entry in entries for said in [entry.said] if said.id}
    kept = []
    for entry in entries:
        seen, at = [entry.said.name], names.get(entry.same_as or "", entry.same_as)
        while at and at not in seen:
            seen.append(at)
            at = names.get(follow.get(at) or "", follow.get(at))
        if at:
            chain = " -> ".join((*seen, at))
            hint = "keep same_as in all entries but the one that stays"
            problems.append(error("P007", entry.said.file, entry.said.line, f"same_as runs in a circle: {chain}", hint))
        else:
            kept.append(entry)
    return kept


def _unknown_articles(entries: Iterable[Entry], known: frozenset[str] | None) -> list[Problem]:
    if known is None:
        return []
    hint = "take the id from the article's front matter"
    return [
        error("P008", namesake.said.file, namesake.said.line, f"there is no article {ident}", hint)
        for entry in entries
        for namesake in entry.namesakes
        for ident in namesake.articles
        if ident not in known
    ]
