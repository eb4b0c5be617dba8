"""People: the index by initial, the page of one person, its years and its feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from builder import urls
from builder.model import Group, Person
from builder.render import company, feeds
from builder.render.archive import Archive, shelves
from builder.render.entries import Entry, entry
from builder.render.persons import Quote, evidence, of_article, offices, quote, rules, timeline
from builder.render.shelves import bars, shelf
from builder.render.views import View
from builder.render.words import close

FULL = 200
"""Articles on a page that are listed with their sentence; older ones stand with their headline alone."""
IN_FEED = 20
ONE_PART = 100
"""Bearers of a surname up to which they stand in one list."""


@dataclass(frozen=True, slots=True)
class Place:
    """One article of a person, with the sentence of the first mention, and what the mentions rest on."""

    entry: Entry
    quote: Quote | None
    rules: tuple[str, ...]
    """In words."""


def index(archive: Archive, key: str) -> View:
    t = archive.words.strings
    letters = archive.initials
    often = sorted(archive.edition.people, key=lambda p: (-len(p.articles), p.id))[:60]
    values = {"letters": [(letter, len(found)) for letter, found in letters.items()], "often": often}
    return View(urls.PEOPLE, t.people, t.people_description, (), values)


def by_initial(archive: Archive, key: str) -> View:
    t = archive.words.strings
    letters = archive.initials
    name = t.initial_other if key == "0" else key.upper()
    values = {
        "letter": key,
        "letters": [(letter, len(found)) for letter, found in letters.items()],
        "surnames": by_surname(letters[key]),
    }
    crumbs = ((urls.PEOPLE, t.people),)
    return View(urls.people_initial(key), t.people_initial.replace("{n}", name), t.people_description, crumbs, values)


@dataclass(frozen=True, slots=True)
class Part:
    """Bearers of a surname whose given names begin with one letter; all of them where they are few."""

    letter: str
    id: str
    people: list[Person]


@dataclass(frozen=True, slots=True)
class Surname:
    name: str
    id: str
    """Its place in the page."""
    count: int
    parts: list[Part]


def by_surname(people: Sequence[Person]) -> list[Surname]:
    """In the order given; thousands of names stay findable that way.

    The surname is the name's first character, which puts 欧 and 欧阳 together; a foreign name stands under its letter.
    """
    found: dict[str, list[Person]] = {}
    for person in people:
        found.setdefault(person.name[:1].upper(), []).append(person)
    return [
        Surname(surname, f"s{ord(surname):x}", len(named), _parts(f"s{ord(surname):x}", named))
        for surname, named in found.items()
        if surname
    ]


def _parts(place: str, people: list[Person]) -> list[Part]:
    if len(people) <= ONE_PART:
        return [Part("", place, people)]
    found: dict[str, list[Person]] = {}
    for person in people:
        found.setdefault(person.pinyin.rpartition(" ")[2][:1].upper(), []).append(person)
    return [Part(letter, f"{place}-{letter.lower()}", found[letter]) for letter in sorted(found)]


def person(archive: Archive, key: str) -> View:
    """A long list shows its newest year here, and has a page for each."""
    t, one = archive.words.strings, archive.people[key]
    years = archive.by_year(one.articles[::-1])
    paged = bool(shelves(one.articles, archive.edition))
    shown = {next(iter(years)): next(iter(years.values()))[: urls.LONG_LIST]} if paged else years
    held, with_them = offices(archive, one), company.companions(archive, one)
    spans = timeline(one, held, archive)
    years_shown = places(archive, one, shown)
    below = years_shown[0][1][0].quote if len(one.articles) == 1 else None
    said = [evidence(archive, one, office) for office in held]
    values = {
        "person": one,
        "author": author_of(archive, one),
        "offices": [
            (office, said[number] if said[number] != below else None, spans[number] if spans else None)
            for number, office in enumerate(held)
        ],
        "companions": with_them,
        "picture": company.picture(archive, one, with_them),
        "links": [pair for pair in one.links if pair[1].startswith(("http://", "https://"))],
        "bars": bars(years, (lambda shelf: urls.person(key, shelf)) if paged else None),
        "paged": paged,
        "years": years_shown,
    }
    first = f"{held[0].name} " if held else ""
    description = t.person_description.replace("{n}", one.name) + " " + first + t.count("n_articles", len(one.articles))
    return View(urls.person(key), one.name, description, ((urls.PEOPLE, t.people),), values)


def person_year(archive: Archive, key: str) -> View:
    """`key` is `id/2021` or `id/2021/10`."""
    t = archive.words.strings
    ident, _, value = key.partition("/")
    one = archive.people[ident]
    found = shelf(one.articles[::-1], archive, value, lambda other: urls.person(ident, other))
    values: dict[str, Any] = {"person": one, "shelf": found, "months": places(archive, one, found.shown)}
    crumbs = [(urls.PEOPLE, t.people), (urls.person(ident), one.name)]
    crumbs += [(urls.person(ident, value[:4]), archive.words.year(value[:4]))] if "/" in value else []
    title = f"{one.name} {archive.words.span(value)}"
    description = t.person_description.replace("{n}", one.name)
    return View(urls.person(ident, value), title, description, tuple(crumbs), values)


def places(archive: Archive, one: Person, shown: dict[str, list[str]]) -> list[tuple[str, list[Place], list[Entry]]]:
    """Year or month -> its articles, newest first: the first ones in full, then headlines alone."""
    left, found = FULL, []
    for value, idents in shown.items():
        full = [_place(archive, one, ident) for ident in idents[:left]]
        found.append((value, full, [entry(archive, ident) for ident in idents[left:]]))
        left -= len(full)
    return found


def _place(archive: Archive, one: Person, ident: str) -> Place:
    resolved, words = archive.edition.articles[ident], archive.words.strings.words
    here = of_article(resolved, one.id)
    said = quote(archive, resolved, here.mentions if here else ())
    named = tuple(words.get(f"rule_{rule}", rule) for rule in rules(one, here, resolved))
    return Place(entry(archive, ident, citable=True), said, named)


def author_of(archive: Archive, one: Person) -> Group | None:
    """The list of what the person wrote, when they are an author too."""
    group = archive.authors.get(one.id)
    return group if group and close(group.name) in (one.name, *one.variants) else None


def feed(archive: Archive, key: str) -> View:
    """The newest articles that name a person, each with the sentence."""
    t, one = archive.words.strings, archive.people[key]
    rows = []
    for ident in reversed(one.articles[-IN_FEED:]):
        resolved = archive.edition.articles[ident]
        here = of_article(resolved, one.id)
        said = quote(archive, resolved, here.mentions if here else ())
        text = said.before + said.name + said.after if said else ""
        rows.append(feeds.row(archive, resolved, text))
    title = t.person_feed.replace("{n}", one.name)
    return feeds.view(archive, urls.person_feed(key), urls.person(key), title, rows)
