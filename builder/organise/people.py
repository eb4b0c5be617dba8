"""Persons of the archive: recognised, named by what people said of them, given addresses that stay."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from builder import markdown, parallel, urls
from builder.ledger import Ledger
from builder.memory import Memory, digest
from builder.model import Article, Person, PersonInArticle
from builder.organise import live
from builder.organise.persons import ArticleText, archive, local, resolve
from builder.organise.persons.apply import apply
from builder.organise.persons.authority import parse
from builder.problem import Problem

_CHUNK = 100
"""Articles that one process takes at a time."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What helps to organise a large archive."""

    names: Memory
    """What each article says of names by itself."""
    processes: int = 1


@dataclass(frozen=True, slots=True)
class People:
    people: tuple[Person, ...] = ()
    of_article: Mapping[str, tuple[PersonInArticle, ...]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    """Person id -> what the ledger calls the person."""
    concealed: tuple[str, ...] = ()
    """Addresses of which the ledger may keep only a hash."""
    unnamed: tuple[str, ...] = ()
    """Names of hidden persons."""
    became: Mapping[str, str] = field(default_factory=dict)
    """Object -> object, for persons that people merged."""
    problems: tuple[Problem, ...] = ()


def find_people(articles: Sequence[Article], authority: Mapping[str, str], ledger: Ledger, tools: Tools) -> People:
    """Everybody whom the archive writes about. `articles` in reading order; `authority`: path -> text of its files."""
    said, problems = parse(authority, (article.id for article in articles))
    entries = [entry for entry in ledger.entries("person:") if ledger.binds(entry.address)]
    bound: dict[str, str] = {}
    for entry in sorted(entries, key=lambda entry: (entry.state != "live", entry.address)):
        bound.setdefault(entry.object.removeprefix("person:"), entry.address.split("/")[2])
    taken = ledger.taken
    found = apply(
        _recognised(articles, tools),
        said,
        articles,
        bound,
        lambda ident, key: taken(urls.person(ident), f"person:{key}"),
    )
    hidden = {f"person:{key}" for key in found.hidden}
    return People(
        found.people,
        found.of_article,
        found.keys,
        _addresses(hidden, ledger),
        tuple(sorted({key.partition("#")[0] for key in found.hidden})),
        {f"person:{old}": f"person:{new}" for old, new in found.became.items()},
        (*problems, *found.problems),
    )


def _addresses(persons: set[str], ledger: Ledger) -> tuple[str, ...]:
    """Every address that was ever bound for these persons: their pages, and what belongs to them."""
    kinds = (live.PERSON, live.PERSON_FEED, live.PERSON_SHELF) if persons else ()
    return tuple(e.address for kind in kinds for e in ledger.entries(kind) if live.of_person(e.object) in persons)


def _recognised(articles: Sequence[Article], tools: Tools) -> dict[str, tuple[PersonInArticle, ...]]:
    """Three passes: each article by itself, what the archive says of names, each article in its light.

    What an article says by itself is remembered, pickled as it comes from the process that found it.
    """
    keys = [_key(article) for article in articles]
    _find_new(articles, keys, tools)
    lexicon = archive(pickle.loads(tools.names.get(key) or b"") for key in keys)

    def decide(chunk: Sequence[tuple[Article, str]]) -> list[tuple[PersonInArticle, ...]]:
        found = ((text_of(article), pickle.loads(tools.names.get(key) or b"")) for article, key in chunk)
        return [resolve(text, here, lexicon) for text, here in found]

    chunks = parallel.chunks(list(zip(articles, keys, strict=True)), _CHUNK)
    decided = (persons for made in parallel.ordered(decide, chunks, tools.processes) for persons in made)
    return {article.id: persons for article, persons in zip(articles, decided, strict=True)}


def _find_new(articles: Sequence[Article], keys: Sequence[str], tools: Tools) -> None:
    """Look for candidates in the articles whose text was not met before."""
    new = {key: article for article, key in zip(articles, keys, strict=True) if tools.names.get(key) is None}
    chunks = parallel.chunks(list(new.items()), _CHUNK)

    def find(chunk: Sequence[tuple[str, Article]]) -> list[tuple[str, bytes]]:
        return [(key, pickle.dumps(local(text_of(article)))) for key, article in chunk]

    for made in parallel.ordered(find, chunks, tools.processes):
        for key, piece in made:
            tools.names.put(key, piece)


def _key(article: Article) -> str:
    authors = (author.name for author in article.authors)
    return digest(
        article.id, article.date, article.title or "", article.body, *article.kicker, "", *article.deck, "", *authors
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
