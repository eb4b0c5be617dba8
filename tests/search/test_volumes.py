"""An archive in several sites on one host, searched as one."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.search import proof
from tests.search import site, truth

NEW, OLD = "/new/", "/old/"


@pytest.fixture(scope="module")
def records() -> list[site.SearchRecord]:
    return site.records(80)


@pytest.fixture(scope="module")
def volumes(records: list[site.SearchRecord], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sites, the older with 50 articles in two shards; each names the other."""
    folder = tmp_path_factory.mktemp("volumes")
    site.write(folder, records[:50], base=OLD, shard_size=30, volumes=[("新卷", NEW)])
    site.write(folder, records[50:], base=NEW, volumes=[("旧卷", OLD)])
    return folder


@pytest.fixture
def page(browser: Browser, volumes: Path) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN")
    opened = context.new_page()
    with site.served(volumes) as origin:
        opened.goto(origin + NEW)
        opened.origin = origin
        yield opened
    context.close()


def ask(page: Page, queries: list[str], base: str = NEW, **options: Any) -> list[dict[str, Any]]:
    script = """async ([base, queries, options]) => {
        const { search } = await import(`${base}assets/search.js`);
        return Promise.all(queries.map((query) => search(query, options)));
    }"""
    return page.evaluate(script, [base, queries, options])


def addresses(records: list[site.SearchRecord]) -> dict[str, list[str]]:
    """Address with its volume's base path -> texts."""
    return {(OLD if n < 50 else NEW)[:-1] + one.url: [text for _, text in one.parts] for n, one in enumerate(records)}


def test_both_volumes_are_searched_exactly(page: Page, records: list[site.SearchRecord]) -> None:
    chance = random.Random(3)
    queries = ["工作", "群众 -建设", "无处可寻", "的"]
    for _ in range(150):
        text = chance.choice(chance.choice(records).parts)[1]
        start = chance.randrange(len(text))
        queries.append(text[start : start + chance.choice((1, 2, 3, 5, 9))])
    for base in (NEW, OLD):
        answers = ask(page, queries, base, limit=1e6, excerpts=False)
        for query, answer in zip(queries, answers, strict=True):
            found = [hit["url"] for hit in answer["results"]]
            assert set(found) == truth.found(query, addresses(records)), query
            assert (len(found), answer["complete"], answer["failed"]) == (answer["total"], True, [])


def test_newest_first_and_counted_over_both(page: Page, records: list[site.SearchRecord]) -> None:
    (answer,) = ask(page, ["工作"], sort="date-desc", limit=1e6, excerpts=False, counts=["year", "section"])
    dates = [hit["date"] for hit in answer["results"]]
    assert dates == sorted(dates, reverse=True)
    assert {hit["url"].split("/")[1] for hit in answer["results"]} == {"new", "old"}
    for name in ("year", "section"):
        assert sum(row["count"] for row in answer["counts"][name]) == answer["total"]


def test_titles_and_paragraphs_come_from_the_volume(page: Page, records: list[site.SearchRecord]) -> None:
    oldest = records[0]
    anchor, text = oldest.parts[-1]
    (answer,) = ask(page, [text])
    assert f"{OLD[:-1]}{oldest.url}#{anchor}" in [hit["url"] for hit in answer["results"]]
    assert oldest.title in [hit["title"] for hit in answer["results"]]


def test_a_volume_that_does_not_come_is_named(page: Page, records: list[site.SearchRecord]) -> None:
    page.route(re.compile("/old/search/index/manifest"), lambda route: route.abort())
    (answer,) = ask(page, ["工作"], limit=1e6, excerpts=False)
    assert not answer["complete"] and [one["volume"] for one in answer["failed"]] == ["旧卷"]
    assert answer["total"] == sum(url.startswith(NEW) for url in truth.found("工作", addresses(records)))
    page.goto(f"{page.origin}{NEW}search/?q=%E5%B7%A5%E4%BD%9C")
    expect(page.locator("[data-search-count]")).to_have_attribute("data-search-state", "partial")
    expect(page.locator("[data-search-note]")).to_contain_text("旧卷")


def test_one_volume_alone_when_asked(page: Page, records: list[site.SearchRecord]) -> None:
    (answer,) = ask(page, ["工作"], volumes=False, limit=1e6, excerpts=False)
    assert answer["complete"]
    found = {hit["url"] for hit in answer["results"]}
    assert found == {url for url in truth.found("工作", addresses(records)) if url.startswith(NEW)}


def test_each_volume_proves_its_own_index(volumes: Path, records: list[site.SearchRecord], lent_browser: None) -> None:
    found, problems = proof.prove_site(volumes / "new", NEW, records[50:], number=200)
    assert problems == [] and found is not None and found.found
