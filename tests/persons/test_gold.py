"""The gold pages, article by article, against the numbers that the edition promises."""

from pathlib import Path

import pytest

from builder.organise.persons import archive
from builder.organise.persons.local import local
from builder.organise.persons.resolve import resolve

from . import gold

PAGES = sorted((Path(__file__).parent.parent / "gold").glob("0*.json"))


@pytest.fixture(scope="module")
def answers():
    articles = [article for page in PAGES for article in gold.articles(page)]
    locals_ = [local(article.text) for article in articles]
    lexicon = archive(locals_)
    return [(a, resolve(a.text, found, lexicon)) for a, found in zip(articles, locals_, strict=True)]


def add(one, two):
    return tuple(x + y for x, y in zip(one, two, strict=True))


def test_names(answers):
    total = (0, 0, 0)
    for article, persons in answers:
        got = {article.other_names.get(p.name, p.name) for p in persons}
        total = add(total, gold.counts(set(article.persons), got))
    assert sum(total) >= 99
    assert gold.f1(total) >= 0.985, total


def test_roles(answers):
    total = (0, 0, 0)
    for article, persons in answers:
        got = {(article.other_names.get(p.name, p.name), role) for p in persons for role in p.roles}
        expected = {(name, role) for name, roles in article.persons.items() for role in roles}
        total = add(total, gold.counts(expected, got))
    assert gold.f1(total) >= 0.975, total
