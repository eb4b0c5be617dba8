"""People: the index by initial and the page of one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from builder import urls
from builder.model import Mention, Person, PersonInArticle, Resolved
from builder.render.archive import Archive, by_year
from builder.render.entries import Entry, entry
from builder.render.views import View

COMPANIONS = 16
FULL = 200
"""Articles of a person that are listed with their sentence; older ones stand with their headline alone."""
SENTENCE_ENDS = "。！？；\n"
SENTENCE = 140
"""Characters of a sentence at most."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office said of a person, first and last time, and where."""

    name: str
    first: str
    last: str
    count: int
    url: str
    """The first article that says it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One article of a person, with the sentence of the first mention in three parts."""

    entry: Entry
    before: str
    name: str
    after: str
    url: str
    """The article at the paragraph."""
    roles: tuple[str, ...]


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


def by_surname(people: Sequence[Person]) -> list[tuple[str, str, list[Person]]]:
    """(surname, id of its place in the page, people), in the order given; thousands of names stay findable that way.

    The surname is the name's first character, which puts 欧 and 欧阳 together; a foreign name stands under its letter.
    """
    found: dict[str, list[Person]] = {}
    for person in people:
        found.setdefault(person.name[:1].upper(), []).append(person)
    return [(surname, f"s{ord(surname):x}", named) for surname, named in found.items() if surname]


def person(archive: Archive, key: str) -> View:
    t, one = archive.words.strings, archive.people[key]
    places = [_place(archive, one, ident) for ident in reversed(one.articles[-FULL:])]
    older = [entry(archive, ident) for ident in reversed(one.articles[:-FULL])]
    years = by_year(reversed(one.articles), archive.edition)
    held = offices(archive, one)
    values = {
        "person": one,
        "offices": held,
        "companions": companions(archive, one),
        "links": [pair for pair in one.links if pair[1].startswith(("http://", "https://"))],
        "bars": [
            (year, len(found), round(100 * len(found) / max(map(len, years.values()))), None)
            for year, found in years.items()
        ],
        "years": [
            (year, [p for p in places if p.entry.date[:4] == year], [e for e in older if e.date[:4] == year])
            for year in years
        ],
    }
    first = f"{held[0].name} " if held else ""
    description = t.person_description.replace("{n}", one.name) + " " + first + t.count("n_articles", len(one.articles))
    return View(urls.person(key), one.name, description, ((urls.PEOPLE, t.people),), values)


def of_article(resolved: Resolved, ident: str) -> PersonInArticle | None:
    return next((person for person in resolved.persons if person.id == ident), None)


def offices(archive: Archive, one: Person) -> list[Office]:
    """The offices said of a person over the whole archive, oldest first."""
    found: dict[str, list[Resolved]] = {}
    for ident in one.articles:
        resolved = archive.edition.articles[ident]
        here = of_article(resolved, one.id)
        for role in here.roles if here else ():
            found.setdefault(role, []).append(resolved)
    held = [
        Office(role, seen[0].article.date, seen[-1].article.date, len(seen), seen[0].url)
        for role, seen in found.items()
    ]
    return sorted(held, key=lambda office: (office.first, -office.count, office.name))


def companions(archive: Archive, one: Person) -> list[tuple[Person, int]]:
    """Who stands in the same articles most often, with the number of articles."""
    seen: Counter[str] = Counter()
    for ident in one.articles:
        seen.update(
            {
                p.id
                for p in archive.edition.articles[ident].persons
                if p.id and p.id != one.id and p.id in archive.people
            }
        )
    most = sorted(seen.items(), key=lambda pair: (-pair[1], pair[0]))[:COMPANIONS]
    return [(archive.people[ident], number) for ident, number in most]


def _place(archive: Archive, one: Person, ident: str) -> Place:
    """The article with the first sentence about the person; a paragraph that names a hidden person is passed over."""
    resolved = archive.edition.articles[ident]
    here = of_article(resolved, one.id)
    listed = entry(archive, ident, citable=True)
    roles = here.roles if here else ()
    blocks = archive.blocks(resolved.article.body)
    for mention in sorted(here.mentions if here else (), key=lambda m: (m.block, m.start)):
        text = blocks[mention.block].text if 0 <= mention.block < len(blocks) else ""
        if text and not any(name in text for name in resolved.unnamed):
            anchors = resolved.anchors[mention.block] if mention.block < len(resolved.anchors) else ()
            url = resolved.url + (f"#{anchors[0]}" if anchors else "")
            return Place(listed, *sentence(text, mention), url, roles)
    return Place(listed, "", "", "", resolved.url, roles)


def sentence(text: str, mention: Mention) -> tuple[str, str, str]:
    """The sentence around a mention: what stands before the name, the name, what follows. Long ones are cut."""
    start = max(text.rfind(mark, 0, mention.start) for mark in SENTENCE_ENDS) + 1
    ends = [at for mark in SENTENCE_ENDS if (at := text.find(mark, mention.end)) >= 0]
    end = min(ends) + 1 if ends else len(text)
    room = max(SENTENCE - (mention.end - mention.start), 0)
    before, after = text[start : mention.start], text[mention.end : end]
    if len(before) > room // 2:
        before = "…" + before[len(before) - room // 2 :]
    if len(after) > room - min(len(before), room // 2):
        after = after[: room - min(len(before), room // 2)] + "…"
    return before, text[mention.start : mention.end], after.rstrip("\n")
