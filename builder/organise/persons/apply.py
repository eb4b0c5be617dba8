"""The persons of the edition: what was recognised, put right by the authority file and by front matter.

`apply` turns the persons found in each article into persons with ids. It decides who is who (variants, merges,
namesakes), who has a page, and who is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.model import Article, Person, PersonInArticle
from builder.problem import Problem, error, warning

from .authority import Authority, Entry, Namesake, Said
from .slug import assign, reading

BY_FILE = "file"
"""The rule of a mention that the authority file gave to one of several namesakes."""
ByArticle = Mapping[str, tuple[PersonInArticle, ...]]


@dataclass(frozen=True, slots=True)
class Assigned:
    of_article: dict[str, tuple[PersonInArticle, ...]] = field(default_factory=dict)
    """Persons of each article, with ids; hidden ones are gone."""
    people: tuple[Person, ...] = ()
    """Those with a page, by id."""
    keys: dict[str, str] = field(default_factory=dict)
    """Id -> what the ledger calls the person: the name, or name#id for a namesake."""
    became: dict[str, str] = field(default_factory=dict)
    """Key -> key, for persons that were merged."""
    hidden: tuple[str, ...] = ()
    """Keys of persons whose entry says `hide`."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Who:
    """The authority file, looked up by name."""

    entries: Mapping[str, Entry]
    """By name and by variant, merges followed."""

    def key_and_said(self, person: PersonInArticle, article: Article) -> tuple[str, Said | None, bool]:
        """(key, what the file says, whether the file chose among namesakes)."""
        entry = self.entries.get(person.name)
        if entry is None:
            return person.name, None, False
        for namesake in entry.namesakes:
            if fits(namesake, person, article):
                return namesake.said.key, namesake.said, True
        return entry.said.key, entry.said, bool(entry.namesakes)


def fits(namesake: Namesake, person: PersonInArticle, article: Article) -> bool:
    """Whether this namesake is meant: the article is listed, or office and period both agree."""
    if article.id in namesake.articles:
        return True
    if not (namesake.roles or namesake.start or namesake.end != "9999-12-31"):
        return False
    office = not namesake.roles or any(part in role for role in person.roles for part in namesake.roles)
    return office and namesake.start <= article.date <= namesake.end


def who(authority: Authority) -> tuple[Who, dict[str, str]]:
    """(lookup, merged key -> key)."""
    by_name = {entry.said.name: entry for entry in authority.entries}
    by_id = {entry.said.id: entry for entry in authority.entries if entry.said.id}
    entries: dict[str, Entry] = {}
    became: dict[str, str] = {}
    for entry in authority.entries:
        final = entry
        while final.same_as:
            final = by_name.get(final.same_as) or by_id.get(final.same_as) or _bare(final.same_as)
        if final is not entry:
            became[entry.said.key] = final.said.key
        for name in (entry.said.name, *entry.variants):
            entries[name] = final
    return Who(entries), became


def _bare(name: str) -> Entry:
    """An entry for a person of whom the file says nothing but that another is the same."""
    return Entry(Said(key=name, name=name))


def apply(
    found: ByArticle,
    authority: Authority,
    articles: Sequence[Article],
    bound: Mapping[str, str],
    taken: Callable[[str, str], bool] = lambda ident, key: False,
    pinyin: Callable[[str], str] = lambda name: reading(name).display,
) -> Assigned:
    """`articles` in order of date, page and order; `bound` maps a person's key to the id the ledger holds; `pinyin`
    gives the reading of a name for readers."""
    lookup, became = who(authority)
    named = {a.id: named_in(found.get(a.id, ()), a, lookup) for a in articles}
    wanted = _with_page(named, articles, bound)
    wishes, problems = _wishes(authority, bound, taken)
    ids = assign(wanted, {**bound, **wishes}, taken)
    of_article = {
        ident: tuple([PersonInArticle(one.name, ids.get(key), one.roles, one.mentions) for key, _, one in persons])
        for ident, persons in named.items()
    }
    people = _people(named, ids, pinyin)
    problems += unmatched(authority, _names(found, articles), {key for one in named.values() for key, _, _ in one})
    return Assigned(of_article, people, {ids[k]: k for k in wanted}, became, _hidden(authority), tuple(problems))


def _names(found: ByArticle, articles: Sequence[Article]) -> set[str]:
    """All names of the archive, as recognised and as people added them."""
    names = {person.name for persons in found.values() for person in persons}
    return names.union(*(article.persons.add for article in articles if article.persons))


def unmatched(authority: Authority, names: set[str], keys: set[str]) -> list[Problem]:
    """Entries and namesakes of which the archive has nobody. One that hides somebody may wait for a name to come."""
    hint = "compare the name with the print, or delete the entry"
    idle = [
        entry.said
        for entry in authority.entries
        if not entry.said.hide and names.isdisjoint((entry.said.name, *entry.variants))
    ]
    rules = "no article fits: look at its roles, from, to and articles"
    split = [
        each.said
        for entry in authority.entries
        for each in entry.namesakes
        if not (each.said.hide or each.said.key in keys) and entry.said not in idle
    ]
    return [
        *(warning("P010", said.file, said.line, f"{said.name} stands in no article", hint) for said in idle),
        *(warning("P010", said.file, said.line, f"nobody is {said.key}", rules) for said in split),
    ]


def _wishes(
    authority: Authority, bound: Mapping[str, str], taken: Callable[[str, str], bool]
) -> tuple[dict[str, str], list[Problem]]:
    """Ids that the file asks for, where no other person was published under them."""
    owner = {ident: key for key, ident in bound.items()}
    wishes: dict[str, str] = {}
    problems = []
    for said in _saids(authority):
        if said.id and (owner.get(said.id, said.key) != said.key or taken(said.id, said.key)):
            hint = "choose another id: a published address stays with its person"
            problems.append(error("P009", said.file, said.line, f"the id {said.id} belongs to another person", hint))
        elif said.id:
            wishes[said.key] = said.id
    return wishes, problems


Named = tuple[str, Said | None, PersonInArticle]


def named_in(found: Iterable[PersonInArticle], article: Article, lookup: Who) -> list[Named]:
    """(key, entry, person) of one article: front matter first, hidden ones out, variants under one name."""
    by_hand = article.persons
    persons = list(found)
    if by_hand:
        persons = [p for p in persons if p.name not in by_hand.remove]
        names = {p.name for p in persons}
        persons += [PersonInArticle(name, None) for name in by_hand.add if name not in names]
    result: dict[str, Named] = {}
    for person in persons:
        key, said, chosen = lookup.key_and_said(person, article)
        if said and said.hide:
            continue
        if chosen:
            person = replace(person, mentions=tuple(replace(m, rule=BY_FILE) for m in person.mentions))
        if said is None and key not in result and (not person.mentions or person.mentions[0].block >= 0):
            result[key] = (key, None, person)  # the rule: nothing to join, and its mentions stand in order
            continue
        name = said.name if said else person.name
        before = result[key][2] if key in result else PersonInArticle(name, None)
        result[key] = (key, said, _joined(before, person))
    return list(result.values())


def _joined(one: PersonInArticle, two: PersonInArticle) -> PersonInArticle:
    mentions = tuple(sorted((*one.mentions, *two.mentions), key=lambda m: (m.block >= 0, abs(m.block), m.start)))
    return replace(one, roles=tuple(dict.fromkeys((*one.roles, *two.roles))), mentions=mentions)


def _with_page(named: Mapping[str, list[Named]], articles: Sequence[Article], bound: Mapping[str, str]) -> list[str]:
    """Keys of those who have a page, by first appearance.

    Ordinary people did not choose to be indexed: someone without an office who is named in one article only
    has none, unless the authority file or front matter asks, or the page was published before.
    """
    seen: dict[str, int] = {}
    asked: set[str] = set(bound)
    for article in articles:
        for key, said, person in named[article.id]:
            seen[key] = seen.get(key, 0) + 1
            by_hand = article.persons is not None and person.name in article.persons.add
            if person.roles or by_hand or (said is not None and said.page):
                asked.add(key)
    return [key for key, count in seen.items() if count > 1 or key in asked]


def _people(
    named: Mapping[str, list[Named]], ids: Mapping[str, str], pinyin: Callable[[str], str]
) -> tuple[Person, ...]:
    articles: dict[str, list[str]] = {}
    printed: dict[str, dict[str, None]] = {}
    about: dict[str, tuple[str, Said | None]] = {}
    for ident, persons in named.items():
        for key, said, person in persons:
            if key in ids:
                articles.setdefault(key, []).append(ident)
                printed.setdefault(key, {}).update(dict.fromkeys(m.name for m in person.mentions))
                about[key] = (person.name, said)
    people = [_person(ids[key], pinyin(about[key][0]), *about[key], printed[key], articles[key]) for key in articles]
    return tuple(sorted(people, key=lambda person: person.id))


def _person(
    ident: str, pinyin: str, name: str, said: Said | None, printed: Iterable[str], articles: list[str]
) -> Person:
    return Person(
        id=ident,
        name=name,
        pinyin=pinyin,
        variants=tuple(variant for variant in printed if variant != name),
        links=said.links if said else (),
        note=said.note if said else None,
        articles=tuple(articles),
    )


def _hidden(authority: Authority) -> tuple[str, ...]:
    return tuple(sorted(said.key for said in _saids(authority) if said.hide))


def _saids(authority: Authority) -> list[Said]:
    return [said for entry in authority.entries for said in (entry.said, *(each.said for each in entry.namesakes))]
