"""Persons of the archive: recognised, named by what people said of them, given addresses that stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder import markdown, urls
from builder.config import Site
from builder.ledger import Ledger
from builder.model import Article, Person, PersonInArticle
from builder.organise.persons import ArticleText, archive, local, resolve
from builder.organise.persons.slug import assign, reading
from builder.problem import Problem

_Of = Mapping[str, tuple[PersonInArticle, ...]]


@dataclass(frozen=True, slots=True)
class People:
    people: tuple[Person, ...] = ()
    of_article: _Of = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    """Person id -> what the ledger calls the person."""
    concealed: tuple[str, ...] = ()
    """Addresses of which the ledger may keep only a hash."""
    became: Mapping[str, str] = field(default_factory=dict)
    """Object -> object, for persons that people merged."""
    problems: tuple[Problem, ...] = ()


def find_people(articles: Sequence[Article], site: Site, ledger: Ledger) -> People:
    """Everybody whom the archive writes about. `articles` in reading order."""
    of_article = {article.id: said_by_hand(article, found) for article, found in _recognised(articles)}
    named = _articles_by_name(articles, of_article)
    bound = _bound(ledger)
    with_page = [name for name in named if name in bound or _deserves(named[name], of_article, name)]
    ids = assign(with_page, bound, lambda ident, name: ledger.taken(urls.person(ident), f"person:{name}"))
    of_article = {ident: tuple(replace(p, id=ids.get(p.name)) for p in found) for ident, found in of_article.items()}
    people = tuple(
        Person(ids[name], name, reading(name).display, articles=tuple(named[name])) for name in sorted(with_page, key=ids.get)
    )
    return People(people, of_article, {ids[name]: name for name in with_page})


def _recognised(articles: Sequence[Article]) -> Iterable[tuple[Article, tuple[PersonInArticle, ...]]]:
    texts = [text_of(article) for article in articles]
    locals_ = [local(text) for text in texts]
    lexicon = archive(locals_)
    return (
        (article, resolve(text, here, lexicon)) for article, text, here in zip(articles, texts, locals_, strict=True)
    )


def text_of(article: Article) -> ArticleText:
    """What the recogniser sees of an article."""
    return ArticleText(
        article.id,
        article.date,
        article.title or "",
        "\n".join(article.kicker),
        "\n".join(article.deck),
        tuple(block.text for block in markdown.blocks(article.body)),
        tuple(author.name for author in article.authors if not author.collective),
    )


def said_by_hand(article: Article, found: tuple[PersonInArticle, ...]) -> tuple[PersonInArticle, ...]:
    """`persons: {add, remove}` of the front matter wins."""
    if article.persons is None:
        return found
    kept = tuple(person for person in found if person.name not in article.persons.remove)
    known = {person.name for person in kept}
    return kept + tuple(PersonInArticle(name, None) for name in article.persons.add if name not in known)


def _articles_by_name(articles: Sequence[Article], of_article: _Of) -> dict[str, list[str]]:
    """Name -> ids of the articles that name it, in order of first appearance."""
    named: dict[str, list[str]] = {}
    for article in articles:
        for person in of_article[article.id]:
            named.setdefault(person.name, []).append(article.id)
    return named


def _deserves(named_in: Sequence[str], of_article: _Of, name: str) -> bool:
    """Ordinary people did not choose to be indexed: a page needs an office, or a second article."""
    return len(named_in) > 1 or any(person.roles for person in of_article[named_in[0]] if person.name == name)


def _bound(ledger: Ledger) -> dict[str, str]:
    """Name -> id that the ledger gave; the live address before one that moved."""
    entries = sorted(ledger.entries("person:"), key=lambda entry: (entry.state != "live", entry.address))
    bound: dict[str, str] = {}
    for entry in entries:
        bound.setdefault(entry.object.removeprefix("person:"), entry.address.split("/")[2])
    return bound
