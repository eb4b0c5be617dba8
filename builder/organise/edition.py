"""articles -> Edition: everything that is computed from the whole archive, in one readable order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Protocol

from builder import urls
from builder.config import Site
from builder.content import Content
from builder.ledger import Ledger
from builder.model import Article, Edition, Issue, Resolved
from builder.organise import calendar, groups, live, numbers, sections, successors
from builder.organise.people import People, Tools, find_people
from builder.problem import Problem, error, warning
from builder.settling import Settled, settle


class Texts(Protocol):
    """What is known of each text by itself."""

    @property
    def ids(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Article id -> the anchors of each block."""

    @property
    def hashes(self) -> Mapping[str, str]:
        """Article id -> hash of the text that readers see."""


@dataclass(frozen=True, slots=True)
class Organised:
    edition: Edition
    settled: Settled
    known: Mapping[str, int]
    """What the archive knows of names, as `People.known`."""
    problems: tuple[Problem, ...]


def organise(
    content: Content, site: Site, ledger: Ledger, texts: Callable[[], Texts], today: str, tools: Tools
) -> Organised:
    """`texts` may be found out meanwhile: it is asked for late."""
    articles, problems = unique(sorted(content.articles, key=reading_order))
    problems += hand_sections(articles, site)
    address = numbers.addresses(articles, ledger)
    section = {article.id: sections.section_of(article, site.sections) for article in articles}
    column = groups.ids("column", _columns(articles), ledger, urls.column)
    people = People() if "people" in site.without else find_people(articles, content.authority, ledger, tools)
    author = groups.ids("author", _authors(articles), ledger, urls.author, _inverse(people.keys))
    issues = calendar.issues(articles, address, content.issues)
    resolved = _resolve(articles, address, section, column, author, people, texts())
    edition = Edition(
        articles=resolved,
        issues=issues,
        sections=groups.section_groups(articles, section, site.sections),
        columns=groups.column_groups(articles, column),
        authors=groups.author_groups(articles, author),
        people=people.people,
        proof=content.proof,
        years=_years(issues if site.bulk_exports else (), ledger),
    )
    here = live.addresses(edition, _inverse(column), _inverse(author), people.keys, site.without)
    became = successors.merged_and_split(articles) | people.became
    settled = settle(ledger, here, successors.Successors(ledger, here, became), people.concealed, today)
    edition = replace(
        edition,
        articles=_dated(resolved, settled),
        aliases=settled.aliases,
        tombstones=settled.tombstones,
        hidden=settled.hidden,
    )
    return Organised(edition, settled, people.known, (*problems, *people.problems, *settled.problems))


def reading_order(article: Article) -> tuple[str, str, str, int, str]:
    return article.date, article.edition or "", article.page, article.order, article.id


def unique(articles: Sequence[Article]) -> tuple[list[Article], list[Problem]]:
    """Articles with an id of their own; a second file with the same id, or the same place on a page, is a problem."""
    found: dict[str, Article] = {}
    places: dict[tuple[str, str, str, int], Article] = {}
    problems: list[Problem] = []
    for article in articles:
        first = found.setdefault(article.id, article)
        if first is not article:
            hint = "delete the id from the newer file: it then gets one of its own"
            problems.append(
                error("E001", article.path, 1, f"the id {article.id} is already that of {first.path}", hint)
            )
            continue
        place = reading_order(article)[:4]
        if place in places:
            hint = "give each article of a page its own order"
            problems.append(
                warning("E002", article.path, 1, f"order {article.order} is already that of {places[place].path}", hint)
            )
        places.setdefault(place, article)
    return list(found.values()), problems


def hand_sections(articles: Sequence[Article], site: Site) -> list[Problem]:
    known = {section.id for section in site.sections}
    hint = f"one of {', '.join(sorted(known))}, or add the section to site.yml"
    return [
        error("E003", a.path, 1, f"no section is called {a.section}", hint)
        for a in articles
        if a.section and a.section not in known
    ]


def _columns(articles: Sequence[Article]) -> list[tuple[str, str, str | None]]:
    named = ((groups.column_key(a.column), a.column, None) for a in articles if a.column)
    return [one for one in named if one[0]]


def _authors(articles: Sequence[Article]) -> list[tuple[str, str, str | None]]:
    return [(groups.author_key(one), one.name, one.id) for a in articles for one in a.authors if not one.collective]


def _resolve(
    articles: Sequence[Article],
    address: Mapping[str, str],
    section: Mapping[str, str],
    column: Mapping[str, str],
    author: Mapping[str, str],
    people: People,
    texts: Texts,
) -> dict[str, Resolved]:
    found: dict[str, Resolved] = {}
    before = None
    for article, after in zip(articles, [*articles, None][1:], strict=True):
        found[article.id] = Resolved(
            article=article,
            url=address[article.id],
            section=section[article.id],
            column=column.get(groups.column_key(article.column or "")),
            authors=tuple((one, None if one.collective else author[groups.author_key(one)]) for one in article.authors),
            persons=people.of_article.get(article.id, ()),
            anchors=texts.ids[article.id],
            hash=texts.hashes[article.id],
            changed="",
            previous=_neighbour(article, before, address),
            next=_neighbour(article, after, address),
            unnamed=people.unnamed,
        )
        before = article
    return found


def _neighbour(article: Article, other: Article | None, address: Mapping[str, str]) -> str | None:
    """Address of the article before or after, within the same issue."""
    same = other is not None and (other.date, other.edition) == (article.date, article.edition)
    return address[other.id] if other is not None and same else None


def _years(issues: Sequence[Issue], ledger: Ledger) -> tuple[str, ...]:
    once = {entry.object[-4:] for entry in ledger.entries("data:articles-") if ledger.binds(entry.address)}
    return tuple(sorted(once | {issue.date[:4] for issue in issues}))


def _inverse(ids: Mapping[str, str]) -> dict[str, str]:
    return {ident: key for key, ident in ids.items()}


_NAMES = tuple(field.name for field in fields(Resolved))
_VALUES = attrgetter(*_NAMES)


def _dated(resolved: dict[str, Resolved], settled: Settled) -> dict[str, Resolved]:
    """Each with the day on which its text last changed; `replace` would take five times as long."""
    at = _NAMES.index("changed")
    found = {}
    for ident, one in resolved.items():
        entry = settled.ledger.get(one.url)
        values = _VALUES(one)
        found[ident] = Resolved(*values[:at], entry.changed if entry else "", *values[at + 1 :])
    return found
