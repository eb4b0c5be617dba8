"""Persons of the archive: recognised, named by what people said of them, given addresses that stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from builder import markdown, urls
from builder.ledger import Ledger
from builder.model import Article, Person, PersonInArticle
from builder.organise.persons import ArticleText, archive, local, resolve
from builder.organise.persons.apply import apply
from builder.organise.persons.authority import parse
from builder.problem import Problem


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


def find_people(articles: Sequence[Article], authority: Mapping[str, str], ledger: Ledger) -> People:
    """Everybody whom the archive writes about. `articles` in reading order; `authority`: path -> text of its files."""
    said, problems = parse(authority, (article.id for article in articles))
    entries = [entry for entry in ledger.entries("person:") if ledger.binds(entry.address)]
    bound: dict[str, str] = {}
    for entry in sorted(entries, key=lambda entry: (entry.state != "live", entry.address)):
        bound.setdefault(entry.object.removeprefix("person:"), entry.address.split("/")[2])
    taken = ledger.taken
    found = apply(
        _recognised(articles),
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
        tuple(entry.address for entry in ledger.entries("person:") if entry.object in hidden),
        tuple(sorted({key.partition("#")[0] for key in found.hidden})),
        {f"person:{old}": f"person:{new}" for old, new in found.became.items()},
        (*problems, *found.problems),
    )


def _recognised(articles: Sequence[Article]) -> dict[str, tuple[PersonInArticle, ...]]:
    """Three passes: each article by itself, what the archive says of names, each article in its light."""
    texts = [text_of(article) for article in articles]
    locals_ = [local(text) for text in texts]
    lexicon = archive(locals_)
    return {text.id: resolve(text, here, lexicon) for text, here in zip(texts, locals_, strict=True)}


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
