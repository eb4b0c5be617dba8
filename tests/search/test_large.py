"""Ten thousand articles: the proof is exact, and a reader loads no more than was promised."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder.search import proof
from tests.search import measure, site, truth
from tests.search.firefox import Marionette, program, started

pytestmark = pytest.mark.slow

MOST = {"rare, 3 characters": 150_000, "common, 2 characters": 250_000, "phrase, 15 characters": 300_000}
"""Bytes over the wire on a first visit with such a query, page and scripts included."""


@pytest.fixture(scope="module")
def records() -> list[site.SearchRecord]:
    return measure.corpus(10_000)


@pytest.fixture(scope="module")
def archive(records: list[site.SearchRecord], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    assert measure.ours(records, folder).memory < 1500
    site.write_pages(folder, records)
    return folder


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marionette]:
    with started(tmp_path_factory.mktemp("firefox")) as running:
        yield running


@pytest.mark.usefixtures("lent_browser")
def test_exact(archive: Path, records: list[site.SearchRecord]) -> None:
    _prove(archive, records)


@pytest.mark.skipif(not program(), reason="no Firefox on the PATH or in FIREFOX: nothing was proved in one")
def test_exact_in_firefox(
    archive: Path, records: list[site.SearchRecord], monkeypatch: pytest.MonkeyPatch, firefox: Marionette
) -> None:
    @contextmanager
    def page(address: str) -> Iterator[Marionette]:
        firefox.goto(f"{address}search/")
        yield firefox

    monkeypatch.setattr(proof, "_page", page)
    _prove(archive, records)


def _prove(archive: Path, records: list[site.SearchRecord]) -> None:
    found, problems = proof.prove_site(archive, "/", records, seed=2)
    assert problems == []
    assert (found.queries, found.missing, found.excess) == (proof.NUMBER, 0, 0) and found.found > 100_000


def test_exact_by_the_truth_of_the_tests(browser: Browser, archive: Path, records: list[site.SearchRecord]) -> None:
    chance = random.Random(3)
    lines = [text for record in records for _, text in record.parts]
    queries = ["工作", "發展", "乾", "的", "工作 -发展"]
    for length in (1, 2, 2, 3, 3, 4, 5, 7, 12, 30):
        line = chance.choice(lines)
        queries.append(line[len(line) // 3 :][:length].replace('"', "").lstrip("-"))
    texts = {record.url: [text for _, text in record.parts] for record in records}
    script = """async (queries) => {
        const { search } = await import("/assets/search.js");
        const answers = await Promise.all(queries.map((query) => search(query, { limit: 1e6, excerpts: false })));
        return answers.map(({ complete, results }) => [complete, results.map(({ url }) => url)]);
    }"""
    with site.served(archive) as origin:
        page = browser.new_page()
        page.goto(f"{origin}/search/")
        answers = page.evaluate(script, queries)
        page.close()
    for query, (complete, urls) in zip(queries, answers, strict=True):
        assert complete and len(urls) == len(set(urls)) and set(urls) == truth.found(query, texts), query


def test_bytes_of_a_first_visit(browser: Browser, archive: Path, records: list[site.SearchRecord]) -> None:
    with site.served(archive, packed=True) as origin:
        visits = [(kind, query, measure.visit(browser, f"{origin}/", query)) for kind, query in _asked(records)]
    assert {kind for kind, _, _ in visits} == set(MOST)
    assert [(query, one.bytes) for kind, query, one in visits if one.bytes > MOST[kind]] == []


def _asked(records: list[site.SearchRecord]) -> Iterator[tuple[str, str]]:
    return ((kind, query) for kind, query in measure.queries(records) if kind in MOST)
