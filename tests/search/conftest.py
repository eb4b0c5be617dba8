"""One browser and one small edition for all tests of the search."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from builder.search import proof
from tests.search import site

BASE = "/repo/"


@pytest.fixture(scope="session")
def records() -> list[site.SearchRecord]:
    return site.records(96)


@pytest.fixture(scope="session")
def edition(records: list[site.SearchRecord], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition's folder: three shards, published under /repo/."""
    return site.write(tmp_path_factory.mktemp("edition"), records, base=BASE, shard_size=60)


@pytest.fixture(scope="session")
def address(edition: Path) -> Iterator[str]:
    with site.served(edition.parent) as origin:
        yield origin + BASE


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN")
    opened = context.new_page()
    opened.goto(address)
    yield opened
    context.close()


@pytest.fixture
def lent_browser(monkeypatch: pytest.MonkeyPatch, browser: Browser) -> None:
    """Proofs ask in the session's browser: a second Playwright cannot start beside it."""

    @contextmanager
    def lent(address: str) -> Iterator[Page]:
        page = browser.new_page()
        page.goto(f"{address}search/")
        yield page
        page.close()

    monkeypatch.setattr(proof, "_page", lent)


def ask(page: Page, query: str, **options: Any) -> dict[str, Any]:
    """What `search(query, options)` answers in the page."""
    return page.evaluate(
        "async ([base, query, options]) => (await import(`${base}assets/search.js`)).search(query, options)",
        [BASE, query, options],
    )
