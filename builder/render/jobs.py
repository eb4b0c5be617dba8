"""Every page and file there is, as small jobs in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from builder.config import Site
from builder.model import Edition, Issue
from builder.render import feeds
from builder.render.archive import has_source, initials, shelves


@dataclass(frozen=True, slots=True, order=True)
class Job:
    """One page or file. `view` names the template; `key` says which one: a date, an id, an address."""

    view: str
    key: str = ""


def plan(edition: Edition, site: Site) -> tuple[Job, ...]:
    """Jobs do not depend on one another; their order is that of the archive."""
    return (
        *_single(edition),
        *_days(edition),
        *_lists(edition),
        *(() if "people" in site.without else _people(edition)),
        *_moved(edition),
    )


def _single(edition: Edition) -> Iterator[Job]:
    yield from (Job(view) for view in ("home", "search", "about", "404", "feed", "robots", "sitemap"))
    yield from (Job("sitemap", f"part:{part}") for part in feeds.parts(edition))


def _days(edition: Edition) -> Iterator[Job]:
    """The articles stand beside their issue and page, which show the same texts, and the sections of a month behind
    its issues: together they show the same articles once more."""
    sections = _sections(edition)
    yield from (Job("year", year) for year in dict.fromkeys(issue.date[:4] for issue in edition.issues))
    for month, issues in groupby(edition.issues, lambda issue: issue.date[:7]):
        yield Job("month", month)
        for issue in issues:
            yield from _issue(edition, issue)
        yield from sections.pop(month.replace("-", "/"), ())
    for jobs in sections.values():
        yield from jobs


def _issue(edition: Edition, issue: Issue) -> Iterator[Job]:
    yield Job("issue", issue.url)
    for page in issue.pages:
        yield Job("page", page.url)
        yield from (Job("article", ident) for ident in page.articles)
    if has_source(edition, issue):
        yield Job("source", issue.url)


def _sections(edition: Edition) -> dict[str, list[Job]]:
    """The pages of sections by time: `2021`, `2021/10`."""
    found: dict[str, list[Job]] = {}
    for group in edition.sections:
        for shelf in shelves(group.articles, edition, always=True):
            found.setdefault(shelf, []).append(Job("section_year", f"{group.id}/{shelf}"))
    return found


def _lists(edition: Edition) -> Iterator[Job]:
    for name, groups in (("section", edition.sections), ("column", edition.columns), ("author", edition.authors)):
        yield Job(f"{name}s")
        for group in groups:
            yield Job(name, group.id)
            if name != "section":
                yield from (Job(f"{name}_year", f"{group.id}/{shelf}") for shelf in shelves(group.articles, edition))


def _people(edition: Edition) -> Iterator[Job]:
    yield Job("people")
    yield Job("people_data")
    yield from (Job("people_initial", letter) for letter in initials(edition))
    for person in edition.people:
        yield Job("person", person.id)
        yield Job("person_feed", person.id)
        yield from (Job("person_year", f"{person.id}/{shelf}") for shelf in shelves(person.articles, edition))


def _moved(edition: Edition) -> Iterator[Job]:
    yield from (Job("feed_moved" if alias.path.endswith(".xml") else "alias", alias.path) for alias in edition.aliases)
    yield from (Job("tombstone", stone.path) for stone in edition.tombstones)
