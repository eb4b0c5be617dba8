"""Every address that the edition answers now, with the object it names and the hash of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder import urls
from builder.model import Edition, Issue, Person

PERSON, PERSON_FEED, PERSON_SHELF = "person:", "feed:people/", "person-shelf:"
"""What the ledger calls a person's page, its feed, and its pages by year; the person's key follows."""


def addresses(
    edition: Edition,
    column_keys: dict[str, str],
    author_keys: dict[str, str],
    person_keys: dict[str, str],
    without: frozenset[str] = frozenset(),
) -> dict[str, tuple[str, str]]:
    """Address -> (object, hash). The three mappings give the ledger's key of a column, author or person by its id."""
    found: dict[str, tuple[str, str]] = {}
    for address, thing in (
        *_fixed("people" in without),
        *_calendar(edition),
        *_lists(edition, column_keys, author_keys, person_keys),
    ):
        found[address] = (thing, "")
    for resolved in edition.articles.values():
        found[resolved.url] = (f"article:{resolved.article.id}", resolved.hash)
    return found


def _fixed(no_people: bool) -> Iterator[tuple[str, str]]:
    if not no_people:
        yield urls.PEOPLE, "list:people"
        yield urls.PEOPLE_DATA, "data:data/people.json"
    for address in (urls.HOME, urls.SECTIONS, urls.COLUMNS, urls.AUTHORS, urls.SEARCH, urls.ABOUT):
        yield address, f"list:{address.strip('/') or 'home'}"
    for address in (urls.FEED, urls.SITEMAP, urls.ROBOTS):
        yield address, f"data:{address.strip('/')}"


def _calendar(edition: Edition) -> Iterator[tuple[str, str]]:
    for issue in edition.issues:
        yield urls.year(issue.date), f"year:{issue.date[:4]}"
        yield urls.month(issue.date), f"month:{issue.date[:7]}"
        name = f"{issue.date}/{issue.edition}" if issue.edition else issue.date
        yield issue.url, f"issue:{name}"
        if has_source(issue, edition):
            yield urls.source(issue.date, issue.edition), f"source:{name}"
        for page in issue.pages:
            yield page.url, f"page:{name}/{page.page}"
    for year in edition.years:
        yield urls.articles_data(year), f"data:articles-{year}"


def has_source(issue: Issue, edition: Edition) -> bool:
    """True for an issue that has a witness, and so a page that shows it."""
    named = (edition.articles[ident].article.raw for page in issue.pages for ident in page.articles)
    return bool(issue.file and issue.file.raw) or any(named)


def _lists(
    edition: Edition, column_keys: dict[str, str], author_keys: dict[str, str], person_keys: dict[str, str]
) -> Iterator[tuple[str, str]]:
    for kind, groups, keys in (
        ("section", edition.sections, None),
        ("column", edition.columns, column_keys),
        ("author", edition.authors, author_keys),
    ):
        for group in groups:
            key = keys[group.id] if keys else group.id
            yield group.url, f"{kind}:{key}"
            for shelf in _shelves(group.articles, edition, always=kind == "section"):
                yield f"{group.url}{shelf}/", f"{kind}:{key}/{shelf}"
    for person in edition.people:
        yield from _person(person, person_keys[person.id], edition)


def _person(person: Person, key: str, edition: Edition) -> Iterator[tuple[str, str]]:
    yield urls.person(person.id), f"{PERSON}{key}"
    yield urls.people_initial(initial_of(person.id)), f"initial:{initial_of(person.id)}"
    yield urls.person_feed(person.id), f"{PERSON_FEED}{key}"
    for shelf in _shelves(person.articles, edition):
        yield urls.person(person.id, shelf), f"{PERSON_SHELF}{key}@{shelf}"


def _shelves(idents: Sequence[str], edition: Edition, always: bool = False) -> tuple[str, ...]:
    return urls.shelves((edition.articles[ident].article.date for ident in idents), always)


def of_person(thing: str) -> str | None:
    """The person to whom an object of the ledger belongs: the page itself, its feed, a year of it."""
    if thing.startswith(PERSON_FEED):
        return PERSON + thing.removeprefix(PERSON_FEED)
    if thing.startswith(PERSON_SHELF):
        return PERSON + thing.removeprefix(PERSON_SHELF).rpartition("@")[0]
    return thing if thing.startswith(PERSON) else None


def initial_of(person: str) -> str:
    return person[0] if person[0].isalpha() else "0"
