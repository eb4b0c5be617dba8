"""The edition as the views look things up in it: one pass over the archive, then read only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from builder import markdown, urls
from builder.config import Site
from builder.model import Block, Edition, Group, Issue, Page, Person, Resolved
from builder.render.words import Words
from builder.rows import date_of, dates_of

if TYPE_CHECKING:
    from builder.render.entries import Entry

REMEMBERED = 512
"""Bodies that are kept as blocks."""
SECTIONS = 32
"""Lists of which is kept what stands in which year: the sections' pages by time come month by month."""
SUPPLIED = 24
"""Characters of the text that stand in for a title that the paper did not print."""

Day = tuple[str, str | None]
"""Date and edition."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Lookups over an edition. Values are those of the edition itself."""

    edition: Edition
    site: Site
    words: Words
    issues: dict[Day, Issue]
    pages: dict[tuple[str, str | None, str], Page]
    years: dict[str, tuple[Issue, ...]]
    """Issues of each year, oldest first."""
    people: dict[str, Person]
    sections: dict[str, Group]
    columns: dict[str, Group]
    bare: dict[str, Group]
    """Sections and columns by address, without their articles: the page of one article does not change when another
    joins the list."""
    authors: dict[str, Group]
    initials: dict[str, tuple[Person, ...]]
    """People by the letter under which they are listed."""
    blocks: Callable[[str], tuple[Block, ...]]
    """`markdown.blocks`, which remembers the last bodies: an article and the lists of its day ask for the same ones."""
    by_year: Callable[[tuple[str, ...]], dict[str, list[str]]]
    """`by_year` of the ids of a list, which remembers the last lists: their pages by time follow one another."""
    entries: dict[tuple[str, bool], Entry] = field(default_factory=dict, init=False)
    """What `entries.entry` remembers of this edition."""

    def link(self, path: str) -> str:
        """A site path under the base path: `/2021/` -> `/repo/2021/`."""
        return self.site.base + path[1:]

    def issue_of(self, resolved: Resolved) -> Issue | None:
        return self.issues.get((resolved.article.date, resolved.article.edition))

    def page_of(self, resolved: Resolved) -> Page | None:
        article = resolved.article
        return self.pages.get((article.date, article.edition, article.page))


def archive_of(edition: Edition, site: Site, words: Words) -> Archive:
    years: dict[str, list[Issue]] = {}
    for issue in edition.issues:
        years.setdefault(issue.date[:4], []).append(issue)
    return Archive(
        edition,
        site,
        words,
        issues={(issue.date, issue.edition): issue for issue in edition.issues},
        pages={(page.date, page.edition, page.page): page for issue in edition.issues for page in issue.pages},
        years={year: tuple(years[year]) for year in sorted(years)},
        people={person.id: person for person in edition.people},
        sections={group.id: group for group in edition.sections},
        columns={group.id: group for group in edition.columns},
        bare={one.url: Group(one.id, one.name, one.url, ()) for one in (*edition.sections, *edition.columns)},
        authors={group.id: group for group in edition.authors},
        initials=initials(edition),
        blocks=lru_cache(REMEMBERED)(markdown.blocks),
        by_year=lru_cache(SECTIONS)(partial(by_year, edition=edition)),
    )


def title_of(archive: Archive, resolved: Resolved) -> str:
    """The printed title; without one the kind and the first words, in brackets as a cataloguer supplies them."""
    article = resolved.article
    if article.title:
        return article.title
    shown = (b.text for b in archive.blocks(article.body) if not any(name in b.text for name in resolved.unnamed))
    first = next(shown, "")
    short = first[:SUPPLIED] + ("…" if len(first) > SUPPLIED else "")
    return f"［{archive.words.strings['kind_' + article.kind]}］{short}".strip()


def has_source(edition: Edition, issue: Issue) -> bool:
    """True when the issue has a witness: a raw file of its own, or an article that names one."""
    if issue.file and issue.file.raw:
        return True
    return any(edition.articles[ident].article.raw for page in issue.pages for ident in page.articles)


def witness_number(edition: Edition, issue: Issue, file: str) -> int:
    """Which of an issue's witnesses a file is, from 0: first those of its `issue.md`, then those that only articles
    name, as after a move from another day."""
    recorded = [name for name, _ in issue.file.raw] if issue.file else []
    if file in recorded:
        return recorded.index(file)
    named = {ref.file for page in issue.pages for ident in page.articles for ref in edition.articles[ident].article.raw}
    files = [*recorded, *sorted(named - set(recorded))]
    return files.index(file) if file in files else 0


def initial(person: Person) -> str:
    """The letter under which a person is listed; `0` for a name without one."""
    return person.id[0] if "a" <= person.id[0] <= "z" else "0"


def initials(edition: Edition) -> dict[str, tuple[Person, ...]]:
    """People by initial, each list by pinyin and id."""
    found: dict[str, list[Person]] = {}
    for person in sorted(edition.people, key=lambda p: (p.pinyin.lower(), p.id)):
        found.setdefault(initial(person), []).append(person)
    return {letter: tuple(found[letter]) for letter in sorted(found, key=lambda letter: (letter == "0", letter))}


def shelves(idents: Sequence[str], edition: Edition, always: bool = False) -> tuple[str, ...]:
    """The pages by time of a list (`urls.shelves`), from the ids of its articles."""
    if not always and len(idents) <= urls.LONG_LIST:
        return ()
    return urls.shelves(dates_of(edition, idents), always)


def by_year(idents: Iterable[str], edition: Edition) -> dict[str, list[str]]:
    """Article ids by year, newest year first, in the order given."""
    found: dict[str, list[str]] = {}
    for ident in idents:
        found.setdefault(date_of(edition, ident)[:4], []).append(ident)
    return {year: found[year] for year in sorted(found, reverse=True)}
