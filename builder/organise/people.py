"""Persons of the archive: recognised, named by the authority file, given addresses that stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from builder.config import Site
from builder.ledger import Ledger
from builder.model import Article, Person, PersonInArticle
from builder.problem import Problem


@dataclass(frozen=True, slots=True)
class People:
    people: tuple[Person, ...] = ()
    of_article: Mapping[str, tuple[PersonInArticle, ...]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    """Person id -> what the ledger calls the person."""
    concealed: tuple[str, ...] = ()
    """Addresses of which the ledger may keep only a hash."""
    became: Mapping[str, str] = field(default_factory=dict)
    """Object -> object, for persons that people merged."""
    problems: tuple[Problem, ...] = ()


def find_people(articles: Sequence[Article], site: Site, ledger: Ledger) -> People:
    return People()
