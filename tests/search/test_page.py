"""The search page as a reader meets it."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.search import site
from tests.search.conftest import BASE


@pytest.fixture
def searching(page: Page, address: str) -> Page:
    """The page, with everything the browser complained of kept in `complaints`."""
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda fault: page.complaints.append(str(fault)))
    page.goto(f"{address}search/")
    return page


def state(page: Page) -> str:
    return page.locator("[data-search-count]").get_attribute("data-search-state")


def settled(page: Page) -> Page:
    expect(page.locator("[data-search-count]")).to_have_attribute("data-search-state", re.compile("done|partial"))
    return page


def test_search_filter_and_back(searching: Page) -> None:
    page = searching
    assert state(page) == "idle"
    page.locator("[data-search-input]").fill("工作 建设")
    page.keyboard.press("Enter")
    settled(page)
    total = int(re.search(r"\d+", page.locator("[data-search-count]").inner_text())[0])
    rows = page.locator("[data-search-result]")
    assert rows.count() == 10 < total
    assert rows.first.locator("a").get_attribute("href").startswith(BASE + "20")
    assert rows.first.locator("mark").count() > 0
    page.locator("details[data-filter=year] summary").click()
    page.locator("input[name=year][value='2020']").check()
    expect(page).to_have_url(re.compile(r"\?q=.*&year=2020"))
    settled(page)
    fewer = int(re.search(r"\d+", page.locator("[data-search-count]").inner_text())[0])
    assert 0 < fewer < total
    page.go_back()
    expect(page.locator("[data-search-count]")).to_contain_text(str(total))
    assert page.complaints == []


def test_address_carries_the_search(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=%E5%B7%A5%E4%BD%9C&section=yaowen&from=2020-02-01&sort=date-asc&n=20")
    settled(page)
    assert page.locator("[data-search-input]").input_value() == "工作"
    assert page.locator("input[name=section][value=yaowen]").is_checked()
    assert page.locator("select[name=sort]").input_value() == "date-asc"
    dates = [one.get_attribute("datetime") for one in page.locator("[data-search-result] time").all()]
    assert dates == sorted(dates) and dates[0] >= "2020-02-01" and 10 < len(dates) <= 20


def test_more_results_take_the_focus(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=%E5%B7%A5%E4%BD%9C")
    settled(page)
    page.locator("[data-search-more]").click()
    expect(page.locator("[data-search-result]")).to_have_count(20)
    expect(page.locator("[data-search-result]").nth(10).locator("a")).to_be_focused()


def test_no_hit_is_said_only_of_a_whole_search(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=%E6%97%A0%E5%A4%84%E5%8F%AF%E5%AF%BB")
    settled(page)
    assert state(page) == "done" and "没有找到" in page.locator("[data-search-count]").inner_text()
    page.route(re.compile("words.json"), lambda route: route.abort())
    page.reload()
    settled(page)
    assert state(page) == "partial" and "没有找到" not in page.locator("[data-search-count]").inner_text()
    assert "未能检索" in page.locator("[data-search-note]").inner_text()
    page.unroute(re.compile("words.json"))
    page.locator("[data-search-note] button").click()
    expect(page.locator("[data-search-count]")).to_have_attribute("data-search-state", "done")


BAD = {
    "ten thousand characters": "工作" * 5000,
    "only punctuation": "，。！？…—",
    "only quotes and a minus": '""" - -"',
    "markup": '<img src=x onerror="throw 1"><script>throw 2</script>',
    "half a character": "工\ud800作",
    "emoji": "👩‍👩‍👧😀",
    "what looks like a pattern": "(.*)[工作]+\\d{1,}",
    "what runs the other way": "\u202e工作\u0000",
}


@pytest.mark.parametrize("typed", BAD.values(), ids=BAD)
def test_bad_input_is_answered(searching: Page, typed: str) -> None:
    page = searching
    page.locator("[data-search-input]").evaluate("(field, typed) => { field.value = typed; }", typed)
    page.locator("[data-search-form] [data-search-input]").press("Enter")
    expect(page.locator("[data-search-count]")).not_to_have_attribute("data-search-state", "loading")
    nothing_asked = typed == BAD["only quotes and a minus"]
    assert state(page) in ("done", "idle") if nothing_asked else state(page) == "done"
    assert page.locator("[data-search-results] *").evaluate_all(
        "all => all.every(one => /^(LI|A|P|MARK|TIME)$/.test(one.tagName))"
    )
    assert page.complaints == []
    page.reload()
    expect(page.locator("[data-search-count]")).to_have_attribute("data-search-state", re.compile("done|idle"))
    assert page.complaints == []


def test_filter_that_leaves_nothing_is_not_no_hit(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=%E5%B7%A5%E4%BD%9C&section=nosuch&nosuch=x")
    settled(page)
    assert state(page) == "done" and "所选范围内没有" in page.locator("[data-search-count]").inner_text()
    assert page.locator("input[name=section][value=nosuch]").is_checked()
    page.locator("[data-filter-clear]").click()
    expect(page.locator("[data-search-result]")).to_have_count(10)


def test_conversion_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=%E6%9D%B1%E5%9F%8E")
    settled(page)
    assert "東 → 东" in page.locator("[data-search-note]").inner_text()


def test_persons_are_counted_on_demand(page: Page, address: str) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}search/?q=%E5%B7%A5%E4%BD%9C")
    settled(page)
    assert not any("people-" in url for url in asked)
    page.locator("details[data-filter=person] summary").click()
    expect(page.locator("details[data-filter=person] li").first).to_be_visible()


def test_suggestions_by_keyboard(page: Page, address: str, records) -> None:
    page.goto(f"{address}search/")
    name = next(name for record in records for _, name in record.persons if len(name) == 3)
    page.locator("[data-search-input]").press_sequentially(name[:2])
    option = page.locator("[role=option]", has_text=name)
    expect(option).to_be_visible()
    position = [one.inner_text().split()[0] for one in page.locator("[role=option]").all()].index(name)
    for _ in range(position + 1):
        page.keyboard.press("ArrowDown")
    assert option.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    settled(page)
    assert page.locator("[data-search-input]").input_value() == name
    expect(page.locator("[role=listbox]")).to_be_hidden()


def test_browser_too_old_for_the_module(page: Page, address: str) -> None:
    newer = {"content_type": "text/javascript", "body": "export const search = () => { a |||= b; };"}
    page.route(re.compile(r"assets/search\.js"), lambda route: route.fulfill(**newer))
    page.goto(f"{address}search/?q=%E5%B7%A5%E4%BD%9C")
    settled(page)
    assert state(page) == "partial" and "太旧" in page.locator("[data-search-count]").inner_text()


def test_browser_that_cannot_unpack(page: Page, address: str) -> None:
    page.add_init_script("delete globalThis.DecompressionStream")
    page.goto(f"{address}search/?q=%E5%B7%A5%E4%BD%9C")
    settled(page)
    assert state(page) == "partial" and "全部文章" in page.locator("[data-search-note]").inner_text()


def test_hits_are_marked_in_the_article_and_put_away(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=%E7%87%9F%E5%95%86")
    settled(page)
    page.locator("[data-search-result] a[href*='#p']").first.click()
    page.wait_for_url(re.compile("#p"))
    marks = page.locator("article mark[data-hit]")
    expect(marks.first).to_have_text("营商")
    text = page.locator("article").inner_text()
    assert text.count("营商") == marks.count()
    page.keyboard.press("Escape")
    expect(marks).to_have_count(0)
    assert page.locator("article").inner_text() == text and "#" not in page.url
    assert page.locator("article :target").count() == 0


def test_published_anew_while_the_page_is_open(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    answers = page.evaluate(
        """async (base) => {
        const { search } = await import(`${base}assets/search.js`);
        const original = fetch;
        globalThis.fetch = async (url, init) => { // the manifest of an older edition, whose files are gone
            if (!String(url).includes("manifest")) return original(url, init);
            const stream = (await original(url, init)).body.pipeThrough(new DecompressionStream("gzip"));
            const manifest = await new Response(stream).json();
            manifest.shards[0].path = "gone";
            return new Response(JSON.stringify(manifest));
        };
        await search("", { filters: { section: "nosuch" } });
        globalThis.fetch = original;
        return [await search("工作"), await search("工作")];
    }""",
        BASE,
    )
    assert answers[0]["complete"] and answers[0]["total"] == answers[1]["total"] > 0


def lowered(page: Page, hits: int) -> None:
    """The module as published, but that so many hits of older parts are long to wait for, and no other wait is."""
    module = (site.STATIC / "search.js").read_text("utf-8")
    assert module.count("const LONG = 20000;") == module.count("PATIENCE = 400;") == 1
    module = module.replace("const LONG = 20000;", f"const LONG = {hits};").replace(
        "PATIENCE = 400;", "PATIENCE = 1e5;"
    )
    page.route("**/assets/search.js", lambda route: route.fulfill(body=module, content_type="text/javascript"))


@pytest.mark.parametrize(("hits", "shown"), [(3, ["还在检索", "找到"]), (20000, ["找到"])])
def test_many_hits_of_the_newest_part_are_shown_before_older_parts_are_read(
    page: Page, address: str, hits: int, shown: list[str]
) -> None:
    lowered(page, hits)
    page.add_init_script("""window.said = []; new MutationObserver(() => {
        const text = document.querySelector("[data-search-count]")?.textContent;
        const known = ["还在检索", "找到"].find((one) => text?.includes(one));
        if (known && document.querySelector("[data-search-result]") && said.at(-1) !== known) said.push(known);
    }).observe(document, { childList: true, subtree: true });""")
    page.goto(f"{address}search/?q=%E5%B7%A5%E4%BD%9C")
    settled(page)
    assert page.evaluate("said") == shown


def test_a_caller_that_fails_to_show_early_results_gets_the_whole_answer(page: Page, address: str) -> None:
    lowered(page, 3)
    page.goto(f"{address}search/")
    early, plain = page.evaluate(
        """async (base) => {
        const { search } = await import(`${base}assets/search.js`);
        const early = () => { throw new Error("cannot show"); };
        return [await search("工作", { early, limit: 3 }), await search("工作", { limit: 3 })];
    }""",
        BASE,
    )
    assert early["complete"] and early == plain


def test_first_results_while_older_parts_come_in(page: Page, address: str, edition: Path) -> None:
    slow = []
    packed = (edition / "search" / "index" / "manifest.json.gz").read_bytes()
    newest = json.loads(gzip.decompress(packed))["shards"][0]["path"]
    older = re.compile(f"index/(?!{newest}).*/words.json")
    page.route(older, lambda route: slow.append(route))
    page.goto(f"{address}search/?q=%E5%B7%A5%E4%BD%9C")
    expect(page.locator("[data-search-count]")).to_contain_text("还在检索")
    assert state(page) == "loading" and page.locator("[data-search-result]").count() > 0
    for route in slow:
        route.continue_()
    settled(page)
    assert state(page) == "done"
