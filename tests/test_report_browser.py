"""A reader's report of an error, as the repository would receive it: address, anchor and words, in a browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from builder import article_file
from builder.serve import server
from tests.archive import SITE, Maker, built, new_edition, put

REPOSITORY = "https://code.example.org/paper/edition"
LONG = "长句，“引文”；" + "全市上下😀齐心协力，" * 400 + "完。"
BODY = f"第一段：A&B<C>#1？100%。\n\n{LONG}\n\n第三段。"
MOST = 8000
"""Bytes of an address that every forge and browser takes."""


@pytest.fixture(scope="module")
def origin(tmp_path_factory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("report")
    new_edition(root, SITE + f"repository: {REPOSITORY}.git\n")
    file = put(root, Maker(1).article("2021-10-29", "01", 1, title="报错"))
    article, _ = article_file.read(file.read_text("utf-8"), "x.md")
    head = file.read_text("utf-8").partition(article.body)[0]
    file.write_text(head + BODY.replace("<", "\\<") + "\n", encoding="utf-8")
    site = new_edition(root, SITE + f"repository: {REPOSITORY}.git\n")
    built(site)
    with server(site.out, site.base, 0) as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}{site.base}2021/10/29/01/01/"
        running.shutdown()


def reported(page: Page, link) -> dict[str, str]:
    """Title and body of the issue that a click opens; the address is short enough."""
    asked: list[str] = []
    page.context.route(f"{REPOSITORY}/**", lambda route: (asked.append(route.request.url), route.fulfill(status=204)))
    link.click(timeout=5000)
    page.wait_for_timeout(200)
    page.context.unroute(f"{REPOSITORY}/**")
    assert len(asked) == 1 and len(asked[0].encode()) < MOST
    parts = urlsplit(asked[0])
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{REPOSITORY}/issues/new"
    assert parts.fragment == ""
    return {key: values[0] for key, values in parse_qs(parts.query, strict_parsing=True).items()}


@pytest.fixture
def page(browser: Browser, origin) -> Iterator[Page]:
    context = browser.new_context()
    made = context.new_page()
    made.goto(origin)
    made.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    yield made
    context.close()


ADDRESS = "https://example.org/paper/2021/10/29/01/01/"


@pytest.mark.parametrize(("anchor", "words"), [("p1", "第一段：A&B<C>#1？100%。"), ("p3", "第三段。")])
def test_each_paragraph_leads_to_an_issue_with_its_address_anchor_and_words(page, anchor, words):
    said = reported(page, page.locator(f'li:has(a[href="#{anchor}"]) .err'))
    assert said == {"title": f"20211029-01-01 {anchor}", "body": f"{ADDRESS}#{anchor}\n\n> {words}\n\n"}


def test_a_long_paragraph_is_cut_and_no_character_is_halved(page):
    said = reported(page, page.locator('li:has(a[href="#p2"]) .err'))
    quoted = said["body"].partition("> ")[2].strip()
    assert said["body"].startswith(f"{ADDRESS}#p2\n\n> ") and quoted.endswith("…")
    assert len(quoted) > 200 and LONG.startswith(quoted[:-1])


def test_selected_words_are_reported_with_the_paragraph_they_stand_in(page):
    page.evaluate("getSelection().selectAllChildren(document.getElementById('p3'))")
    said = reported(page, page.locator("p.app .err"))
    assert said["body"] == f"{ADDRESS}#p3\n\n> 第三段。\n\n"


def test_a_second_click_says_the_same(page):
    link = page.locator('li:has(a[href="#p1"]) .err')
    assert reported(page, link) == reported(page, link)


def test_without_javascript_the_links_name_article_and_paragraph(browser, origin):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(origin)
        links = [parse_qs(urlsplit(link.get_attribute("href")).query) for link in page.locator("a.err").all()]
    assert [link["body"] for link in links] == [[f"{ADDRESS}#{anchor}"] for anchor in ("p1", "p2", "p3")] + [[ADDRESS]]
