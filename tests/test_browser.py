"""The whole edition in a real browser: every kind of page, its policy, the page for what is missing."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from archive import Maker, new_edition, put
from playwright.sync_api import Browser, Page

from builder.config import Site
from builder.model import Author, Continues
from builder.pipeline import Options, build
from builder.problem import Report
from builder.serve import server

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} "
    "[点](javascript:alert(3)) &lt;b&gt; ' \" </article>"
)
RAW = """某某日报

2022年1月1日 星期六

新年第一天全市重点项目开工

本报讯 (记者 张三) 1月1日,市长李明在开工现场强调,要抓好安全生产<b>粗</b>。

会议要求,各地要落实责任 {{ 7*7 }},确保开门红。
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Site:
    """Two issues typed by hand and one from a witness, hostile text, an alias, a withdrawn article, below /paper/."""
    root = tmp_path_factory.mktemp("edition")
    found = new_edition(root)
    maker = Maker(5)
    for day in ("2021-10-29", "2021-10-30"):
        for order in (1, 2, 3):
            more = {"column": "一线见闻", "kind": ("news", "commentary", "photo")[order - 1]}
            put(root, maker.article(day, "01", order, **more))
    hostile = maker.article("2021-10-29", "02", 1, title=HOSTILE, kicker=(HOSTILE,), deck=(HOSTILE,), column=HOSTILE)
    from builder.markdown import write_block

    body = "\n\n".join(write_block(kind, HOSTILE) for kind in ("p", "h2", "quote"))
    named = replace(hostile, authors=(Author(HOSTILE, HOSTILE),), body=body, continues=Continues("01", "下转"))
    put(root, named)
    doomed = put(root, maker.article("2021-10-30", "02", 1))
    moving = put(root, maker.article("2021-10-30", "02", 2))
    (root / "content" / "raw").mkdir()
    (root / "content" / "raw" / "20220101-01.txt").write_text(RAW, encoding="utf-8")
    made(found)
    doomed.unlink()
    text = moving.read_text(encoding="utf-8")
    moving.write_text(text.replace("page: '02'", "page: '03'"), encoding="utf-8")
    made(found)
    return found


def made(site: Site) -> None:
    report = build(site, Options(), Report(), lambda text: None)
    assert [str(p) for p in report.problems if p.severity == "error"] == []


@pytest.fixture(scope="session")
def origin(site: Site) -> Iterator[str]:
    with server(site.out, site.base, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


class Watched:
    """A page of the browser with everything that it complained of."""

    def __init__(self, browser: Browser, origin: str, width: int = 1280, scripts: bool = True):
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, locale="zh-CN", java_script_enabled=scripts
        )
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        self.own = (origin, "data:", "blob:" + origin)
        self.page.on("request", self._asked)

    def _asked(self, request) -> None:
        if not request.url.startswith(self.own):
            self.foreign.append(request.url)

    def _heard(self, message) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


def pages(site: Site) -> list[str]:
    """Every page of the small site, as paths."""
    found = sorted(path.relative_to(site.out).as_posix() for path in site.out.rglob("*.html"))
    return [site.base + path.removesuffix("index.html") for path in found if path != "404.html"]


def test_no_page_of_any_kind_breaks_its_policy_or_asks_another_host(site, browser, origin):
    with Watched(browser, origin) as seen:
        kinds = pages(site)
        assert len(kinds) > 60
        for path in kinds:
            file = site.out / (path[len(site.base) :] + "index.html" * path.endswith("/"))
            if 'http-equiv="refresh"' not in file.read_text(encoding="utf-8"):
                seen.page.goto(origin + path)
        seen.page.goto(f"{origin}{site.base}search/?q=市长")
        seen.page.wait_for_selector("[data-search-result]")
        assert seen.complaints == []
        assert seen.foreign == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(site, browser, origin, width):
    with Watched(browser, origin, width) as seen:
        wide = []
        for path in (
            "",
            "2021/",
            "2021/10/29/",
            "2021/10/29/01/01/",
            "2021/10/29/02/01/",
            "2022/01/01/source/",
            "people/",
            "search/",
            "about/",
        ):
            seen.page.goto(origin + site.base + path)
            if seen.page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append(path)
        assert wide == []


def test_hostile_text_is_shown_as_text(site, browser, origin):
    with Watched(browser, origin) as seen:
        seen.page.goto(f"{origin}{site.base}2021/10/29/02/01/")
        assert HOSTILE in seen.page.inner_text("h1").replace("\u200b", "")
        assert seen.page.locator("article script, article img, article a[href^=javascript]").count() == 0
        shown = [text.strip() for text in seen.page.locator("article [id^=p]").all_inner_texts()]
        assert shown == [HOSTILE] * 3
        assert seen.complaints == []


def test_the_site_reads_without_scripts(site, browser, origin):
    with Watched(browser, origin, scripts=False) as seen:
        seen.page.goto(origin + site.base)
        seen.page.click("main a[href$='/2022/01/01/01/01/']")
        assert seen.page.locator("article h1").count() == 1
        seen.page.goto(f"{origin}{site.base}search/")
        assert "JavaScript" in seen.page.inner_text("noscript p")
        assert seen.page.locator("nav.search-ways a").count() >= 4, "the lists are offered"


def test_an_alias_leads_on_and_a_tombstone_says_what_was_there(site, browser, origin):
    with Watched(browser, origin) as seen:
        seen.page.goto(f"{origin}{site.base}2021/10/30/02/02/")
        seen.page.wait_for_url("**/2021/10/30/03/*/")
        seen.page.goto(f"{origin}{site.base}2021/10/30/02/01/")
        assert "某报" in seen.page.inner_text("[data-tombstone]")


REPAIRS = {
    "2021/10/29/01/01": "2021/10/29/01/01/",
    "2021/10/29/01/01/index.html": "2021/10/29/01/01/",
    "2021/10/29/1/1/": "2021/10/29/01/01/",
    "2021-10-29/": "2021/10/29/",
    "2021-10-29": "2021/10/29/",
    "20211029": "2021/10/29/",
    "20211029-01-02": "2021/10/29/01/02/",
    "PEOPLE/": "people/",
    "Sections/Pinglun": "sections/pinglun/",
    "2022/1/1": "2022/01/01/",
    "2021/10/30/2/2": "2021/10/30/03/",
}


@pytest.mark.parametrize(("asked", "found"), REPAIRS.items())
def test_a_nearly_right_address_is_repaired(site, browser, origin, asked, found):
    with Watched(browser, origin) as seen:
        seen.page.goto(f"{origin}{site.base}{asked}")
        seen.page.wait_for_url(f"**{site.base}{found}**")


def test_what_cannot_be_repaired_offers_the_search(site, browser, origin):
    with Watched(browser, origin) as seen:
        answer = seen.page.goto(f"{origin}{site.base}people/li-si-qi/")
        assert answer.status == 404
        assert seen.page.locator("form[role=search] input").count() >= 1


def test_the_home_page_is_light(site, browser, origin):
    """Every file that the home page asks for, as GitHub Pages sends it (gzip): under 30 KB."""
    asked: list[str] = []
    with Watched(browser, origin) as seen:
        seen.page.on("request", lambda request: asked.append(request.url))
        seen.page.goto(origin + site.base, wait_until="networkidle")
    files = [url.removeprefix(origin + site.base) or "index.html" for url in asked]
    sizes = {name: len(gzip.compress((site.out / name).read_bytes())) for name in files}
    assert sum(sizes.values()) < 30_000, sizes
