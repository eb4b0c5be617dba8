"""The sample site in a real browser: policy, width, repairs of addresses, keyboard, copying, and no script at all."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.render.conftest import Pages

KINDS = (
    "/ /about/ /2021/ /2021/10/ /2021/10/29/ /2021/10/29/01/ /2021/10/29/source/ /2021/10/29/01/01/ "
    "/2021/10/29/01/02/ /sections/ /sections/yaowen/ /sections/yaowen/2021/ /columns/xiangcun/ /authors/cheng-ye/ "
    "/people/ /people/l/ /people/lin-qingyuan/ /2021/10/29/01/09/"
)
ARTICLE = "/2021/10/29/01/01/"


class Handler(http.server.SimpleHTTPRequestHandler):
    """As GitHub Pages answers: what is missing gets `/repo/404.html` with status 404."""

    def send_error(self, code: int, *_: object) -> None:
        body = (Path(self.directory) / "repo" / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def origin(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample site at `/repo/`."""
    root = tmp_path_factory.mktemp("served")
    for path, data in (pages.files | pages.assets).items():
        file = root / "repo" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/repo"
        server.shutdown()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    made = context.new_page()
    yield made
    made.evaluate("localStorage.clear()")
    made.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_refused_nothing_comes_from_elsewhere_nothing_runs_over_the_edge(browser, origin, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append((page.url, message.text)))
    page.on("pageerror", lambda fault: said.append((page.url, str(fault))))
    page.on("request", lambda request: asked.append(request.url))
    wide = []
    for address in KINDS.split():
        page.goto(origin + address)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(address)
    context.close()
    assert (said, wide) == ([], [])
    assert len(asked) > len(KINDS.split()) and all(url.startswith(origin) for url in asked)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/2021/10/29/01/01", "/2021/10/29/01/01/"),
        ("/2021/10/29/1/1/", "/2021/10/29/01/01/"),
        ("/2021-10-29/", "/2021/10/29/"),
        ("/20211029/", "/2021/10/29/"),
        ("/20211029-01-01", "/2021/10/29/01/01/"),
        ("/20211029-wanbao-a01-01", "/2021/10/29/wanbao/a01/01/"),
        ("/2021/10/29/WANBAO/A1/1/", "/2021/10/29/wanbao/a01/01/"),
        ("/People/Lin-Qingyuan", "/people/lin-qingyuan/"),
        ("/about.html", "/about/"),
        ("/2021/10/28/1/1/", "/2021/10/29/01/01/"),
        ("/2021/10/29/01/1/#p3", "/2021/10/29/01/01/#p3"),
    ],
)
def test_an_address_that_is_nearly_right_is_repaired(page, origin, asked, answer):
    page.goto(origin + asked)
    page.wait_for_url(origin + answer)


def test_an_address_that_cannot_be_repaired_offers_search_and_what_is_above(page, origin):
    answer = page.goto(origin + "/2021/10/29/77/")
    assert answer.status == 404
    page.wait_for_selector("[data-not-found] a")
    assert page.get_attribute("[data-not-found] a", "href") == "/repo/2021/10/29/"
    page.goto(origin + "/people/nobody-here/")
    page.wait_for_selector("[data-not-found] a")
    assert page.input_value("#q") == "nobody here"


@pytest.mark.parametrize("asked", ["/people/zhou-xiaoman/", "/People/Zhou-Xiaoman"])
def test_the_address_of_a_hidden_person_is_answered_without_naming_it(page, origin, asked):
    page.goto(origin + asked)
    page.wait_for_selector("[data-not-found] p")
    assert page.inner_text("[data-not-found]").strip() == "这个页面已应要求撤下。"
    assert page.input_value("#q") == ""


def test_arrow_keys_turn_and_leave_the_search_box_alone(page, origin):
    page.goto(origin + "/2021/10/29/01/")
    page.focus("#find")
    page.keyboard.press("ArrowRight")
    assert page.url == origin + "/2021/10/29/01/"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(origin + "/2021/10/29/02/")


def test_arrow_keys_turn_after_a_citation_was_copied_and_leave_a_selection_alone(page, origin):
    page.goto(origin + ARTICLE)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p1'))")
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_timeout(200)
    assert page.url == origin + ARTICLE, "the key belongs to the selection"
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p1'))")
    page.focus("#cite .copy >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_selector("#cite .copy.done")
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_url(origin + "/2021/10/29/wanbao/")


def test_where_copying_is_forbidden_the_words_are_selected(page, origin):
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))")
    page.goto(origin + ARTICLE)
    page.click("#cite .copy >> nth=0")
    assert page.evaluate("String(getSelection())").startswith("程野，周小满") and faults == []


def test_size_colours_and_contrast_are_kept_and_set_before_the_page_is_drawn(page, origin):
    page.add_init_script(
        "new MutationObserver((_, self) => { if (document.body) { window.early = {...document.documentElement.dataset};"
        " self.disconnect(); } }).observe(document, {childList: true, subtree: true})"
    )
    page.goto(origin + "/")
    page.click("button.prefs")
    page.wait_for_selector("#prefs-panel input:focus")
    for words in ("特大", "深色", "高对比"):
        page.click(f"text={words}")
    page.keyboard.press("Escape")
    assert page.is_hidden("#prefs-panel") and page.evaluate("document.activeElement.className") == "prefs"
    page.goto(origin + ARTICLE)
    assert page.evaluate("window.early") == {"size": "huge", "theme": "dark", "contrast": "high"}


def test_a_citation_is_copied_with_one_press(page, origin):
    page.goto(origin + ARTICLE)
    page.click("#cite .copy >> nth=0")
    page.wait_for_selector("#cite .copy.done")
    assert page.evaluate("navigator.clipboard.readText()").startswith("程野，周小满. “种”出乡村新面貌")


def test_a_paragraph_is_cited_with_its_anchor(page, origin):
    page.goto(origin + ARTICLE)
    page.click("#cite summary")
    page.click("#cite details > button")
    page.click("#p5 .pn")
    page.wait_for_selector("#p5 .pn.done")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/2021/10/29/01/01/#p5.")


def test_a_quotation_carries_its_source_and_a_word_does_not(page, origin):
    page.goto(origin + ARTICLE)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p1'))")
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("青岚讯") and copied.endswith("/2021/10/29/01/01/#p1.") and "\n——程野" in copied
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p1 a'))")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == "林清远"


def test_a_report_of_an_error_carries_the_words(page, origin):
    page.goto(origin + ARTICLE)
    href = page.evaluate("""async () => {
        const link = '<p><a class="err" href="/new?body=x">!</a></p>';
        document.querySelector("#cite").insertAdjacentHTML("beforebegin", link);
        await import(`${document.querySelector("script[src*=article]").src.replace("article.js", "report.js")}`);
        getSelection().selectAllChildren(document.querySelector("#p2"));
        document.querySelector(".err").addEventListener("click", (event) => event.preventDefault());
        document.querySelector(".err").click();
        return decodeURIComponent(document.querySelector(".err").href);
    }""")
    said = page.locator("#p2").inner_text().strip()
    assert href.endswith(f"/new?body=x#p2\n\n> {said}\n\n")


@pytest.mark.parametrize("address", [ARTICLE, "/2021/10/29/", "/people/lin-qingyuan/", "/sections/yaowen/"])
def test_print_is_black_on_white_with_its_address_and_without_the_ways_on(page, origin, address):
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(origin + address)
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert (
        page.locator("header.site, footer.site, nav, button, details").evaluate_all(
            "found => found.filter((one) => one.checkVisibility()).map((one) => one.outerHTML)"
        )
        == []
    )
    assert f"https://news.example.org/repo{address}" in page.inner_text("body")


KEYS_AT_MOST = 40


def press_to(page, name):
    """Tab until the link or button with this text has the focus, and press Enter."""
    for _ in range(KEYS_AT_MOST):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()").startswith(name):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name} is not reached with {KEYS_AT_MOST} tabs")


def test_by_keyboard_alone_from_home_to_a_citation_and_the_search(page, origin):
    page.goto(f"{origin}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    press_to(page, "日历")
    page.wait_for_url("**/#calendar")
    press_to(page, "2021年")
    page.wait_for_url("**/2021/")
    press_to(page, "29")
    page.wait_for_url("**/2021/10/29/")
    press_to(page, "“种”出乡村新面貌")
    page.wait_for_url(f"{origin}{ARTICLE}")
    press_to(page, "复制")
    page.wait_for_selector("#cite .copy.done")
    assert page.evaluate("navigator.clipboard.readText()").startswith("程野，周小满")
    for _ in range(KEYS_AT_MOST):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("乡村")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.locator("[data-search-input]").input_value() == "乡村"


def test_without_script_all_is_there_but_what_needs_it(browser, origin):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(origin + ARTICLE)
    assert page.is_hidden("button.prefs") and not page.query_selector_all(".copy")
    page.click("#cite summary")
    assert page.is_visible("text=entrysubtype = {newspaper}")
    page.goto(origin + "/search/")
    assert page.is_visible("noscript") and page.is_visible("nav.search-ways a")
    context.close()
