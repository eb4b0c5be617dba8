"""Persons of the archive: recognised, named by what people said of them, given addresses that stay."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from builder import markdown, parallel, urls
from builder.ledger import Ledger
from builder.memory import Memory, digest
from builder.model import Article, Mention, Person, PersonInArticle
from builder.organise import live
from builder.organise.persons import ArticleText, Lexicon, Local, archive
from builder.organise.persons.apply import apply
from builder.organise.persons.authority import parse
from builder.organise.persons.slug import reading
from builder.problem import Problem

_CHUNK = 100
"""Articles that one process takes at a time."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What helps to organise a large archive."""

    names: Memory
    """What each article says of names by itself."""
    decided: Memory
    """Who stands in each article."""
    pinyin: Memory
    """How each name is read."""
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
    known: Mapping[str, int] = field(default_factory=dict)
    """What the archive knows of names, as `Lexicon.articles`."""
    problems: tuple[Problem, ...] = ()


def find_people(articles: Sequence[Article], authority: Mapping[str, str], ledger: Ledger, tools: Tools) -> People:
    """Everybody whom the archive writes about. `articles` in reading order; `authority`: path -> text of its files."""
    said, problems = parse(authority, (article.id for article in articles))
    entries = [entry for entry in ledger.entries("person:") if ledger.binds(entry.address)]
    bound: dict[str, str] = {}
    for entry in sorted(entries, key=lambda entry: (entry.state != "live", entry.address)):
        bound.setdefault(entry.object.removeprefix("person:"), entry.address.split("/")[2])
    taken = ledger.taken
    recognised, lexicon = _recognised(articles, tools)
    found = apply(
        recognised,
        said,
        articles,
        bound,
        lambda ident, key: taken(urls.person(ident), f"person:{key}"),
        lambda name: _pinyin(name, tools.pinyin),
    )
    hidden = {f"person:{key}" for key in found.hidden}
    return People(
        found.people,
        found.of_article,
        found.keys,
        _addresses(hidden, ledger),
        tuple(sorted({key.partition("#")[0] for key in found.hidden})),
        {f"person:{old}": f"person:{new}" for old, new in found.became.items()},
        lexicon.articles,
        (*problems, *found.problems),
    )


def _pinyin(name: str, memory: Memory) -> str:
    known = memory.get(name)
    if known is None:
        known = reading(name).display.encode()
        memory.put(name, known)
    return known.decode()


def _addresses(persons: set[str], ledger: Ledger) -> tuple[str, ...]:
    """Every address that was ever bound for these persons: their pages, and what belongs to them."""
    kinds = (live.PERSON, live.PERSON_FEED, live.PERSON_SHELF) if persons else ()
    return tuple(e.address for kind in kinds for e in ledger.entries(kind) if live.of_person(e.object) in persons)


def _recognised(articles: Sequence[Article], tools: Tools) -> tuple[dict[str, tuple[PersonInArticle, ...]], Lexicon]:
    """Three passes: each article by itself, what the archive says of names, each article in its light.

    What an article says by itself is remembered under its text; who stands in it, under its text and what the
    archive says of the very names that may stand there.
    """
    keys = [_key(article) for article in articles]
    _find_new(articles, keys, tools)
    candidates = [Local(*pickle.loads(tools.names.get(key) or b"")) for key in keys]
    lexicon = archive(candidates)
    known = lexicon.articles.get
    lights = [
        digest(key, *[str(known(name, 0)) for name in one.names]) for key, one in zip(keys, candidates, strict=True)
    ]
    _decide_new(list(zip(lights, articles, candidates, strict=True)), lexicon, tools)
    return {
        article.id: tuple(map(_person, pickle.loads(tools.decided.get(light) or b"")))
        for article, light in zip(articles, lights, strict=True)
    }, lexicon


def _find_new(articles: Sequence[Article], keys: Sequence[str], tools: Tools) -> None:
    """Look for candidates in the articles whose text was not met before."""
    new = {key: article for article, key in zip(articles, keys, strict=True) if tools.names.get(key) is None}
    if not new:
        return
    from builder.organise.persons.local import local
    from builder.organise.persons.tables import tables

    tables()  # once, before the work is shared out

    def find(chunk: Sequence[tuple[str, Article]]) -> list[tuple[str, bytes]]:
        found = ((key, local(text_of(article))) for key, article in chunk)
        return [(key, pickle.dumps((here.id, here.packed, here.sure, here.names))) for key, here in found]

    _remember(tools.names, find, list(new.items()), tools.processes)


def _decide_new(waiting: Sequence[tuple[str, Article, Local]], lexicon: Lexicon, tools: Tools) -> None:
    """Decide in the articles of which something changed, or of whose names the archive now says something else."""
    new = [one for one in waiting if tools.decided.get(one[0]) is None]
    if not new:
        return
    from builder.organise.persons.resolve import resolve

    def decide(chunk: Sequence[tuple[str, Article, Local]]) -> list[tuple[str, bytes]]:
        found = ((light, resolve(text_of(article), one, lexicon)) for light, article, one in chunk)
        return [(light, pickle.dumps([_plain(person) for person in persons])) for light, persons in found]

    _remember(tools.decided, decide, new, tools.processes)


def _remember(memory: Memory, work: Callable[[Any], list[tuple[str, bytes]]], new: list[Any], processes: int) -> None:
    for made in parallel.ordered(work, parallel.chunks(new, _CHUNK), processes):
        for key, piece in made:
            memory.put(key, piece)


def _plain(person: PersonInArticle) -> tuple[Any, ...]:
    """A person as tuples, which are read much faster than objects."""
    mentions = [(m.block, m.start, m.end, m.name, m.roles, m.rule) for m in person.mentions]
    return person.name, person.roles, mentions


def _person(plain: tuple[Any, ...]) -> PersonInArticle:
    name, roles, mentions = plain
    return PersonInArticle(name, None, roles, tuple([Mention(*mention) for mention in mentions]))


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
