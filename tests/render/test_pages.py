"""What holds of every page, in both languages."""

from __future__ import annotations

import pickle
import re
from itertools import pairwise

import pytest

from tests.render import sample
from tests.render.conftest import Pages

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
ADDRESSES = (
    "/ /search/ /about/ /404.html /2021/ /2022/ /2021/10/ /2022/10/ "
    "/2021/10/29/ /2021/10/29/wanbao/ /2022/10/28/ /2021/10/29/source/ /2022/10/28/source/ "
    "/2021/10/29/01/ /2021/10/29/02/ /2021/10/29/wanbao/a01/ /2022/10/28/01/ "
    "/2021/10/29/01/01/ /2021/10/29/01/02/ /2021/10/29/01/03/ /2021/10/29/01/04/ /2021/10/29/01/05/ "
    "/2021/10/29/02/01/ /2021/10/29/02/02/ /2021/10/29/wanbao/a01/01/ /2022/10/28/01/01/ "
    "/sections/ /sections/yaowen/ /sections/yaowen/2021/ /sections/yaowen/2022/ /sections/zonghe/ "
    "/sections/zonghe/2021/ /sections/kong/ /columns/ /columns/xiangcun/ /authors/ /authors/cheng-ye/ "
    "/people/ /people/g/ /people/l/ /people/s/ /people/gu-yanqiu/ /people/lin-qingyuan/ /people/shen-yizhou/ "
    "/2021/10/28/01/01/ /2021/10/29/01/09/"
)


@pytest.fixture(params=["pages", "english"])
def both(request: pytest.FixtureRequest) -> Pages:
    return request.getfixturevalue(request.param)


def test_the_plan_covers_every_address_once_in_a_fixed_order(pages):
    assert sorted(pages.html()) == sorted(ADDRESSES.split())
    assert len({path for _, path, _ in pages.made}) == len(pages.made)
    assert {path for path in pages.files if not path.endswith(".html")} == {
        "feed.xml",
        "sitemap.xml",
        "robots.txt",
        "data/articles-2021.jsonl.gz",
        "data/articles-2022.jsonl.gz",
        "data/people.json",
        "people/gu-yanqiu/feed.xml",
        "people/lin-qingyuan/feed.xml",
        "people/shen-yizhou/feed.xml",
    }


def test_a_job_is_small_and_can_be_sent_to_another_process(pages):
    assert all(len(pickle.dumps(job)) < 200 for job in pages.jobs)
    assert pickle.loads(pickle.dumps(pages.jobs)) == pages.jobs


def test_the_same_edition_gives_the_same_bytes(pages, tmp_path):
    assert Pages(tmp_path).files == pages.files


def test_head_of_every_page(both):
    for address in both.html():
        page = both[address]
        assert page.one("html").attributes["lang"] == both.site.language
        assert page.one("title").text().endswith(both.site.title)
        assert "content" in page.one("meta", name="description").attributes
        policy = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
        assert policy == (CSP.replace("'self';", "'self' 'wasm-unsafe-eval';", 1) if address == "/search/" else CSP)
        canonical = page.one("link", rel="canonical").attributes["href"]
        own = "/2021/10/29/01/01/" if address == "/2021/10/28/01/01/" else address
        assert canonical == "https://news.example.org/repo" + own


def test_every_page_has_one_heading_and_the_landmarks(both):
    for address in both.html():
        page = both[address]
        assert len(page.all("h1")) == 1 and page.one("h1").text().strip(), address
        assert len(page.all("main")) == 1
        assert [one.attributes["class"] for one in page.all("header") if one.parent.name == "body"] == ["site"]
        assert page.one("a", class_="skip").attributes["href"] == "#main"
        assert page.one("main").attributes["id"] == "main"
        levels = [int(one.name[1]) for one in page.walk() if re.fullmatch("h[1-6]", one.name)]
        assert levels[0] == 1 and all(b - a <= 1 for a, b in pairwise(levels)), (address, levels)


def test_nothing_inline_and_nothing_from_elsewhere(both):
    for address in both.html():
        page = both[address]
        assert not page.all("style")
        for one in page.walk():
            assert not [name for name in one.attributes if name.startswith("on") or name == "style"], address
            if one.name == "script" and "src" not in one.attributes:
                assert one.attributes["type"] in ("application/ld+json", "application/json")
            if "src" in one.attributes:
                assert one.attributes["src"].startswith("/repo/assets/")
            if one.name == "link" and one.attributes["rel"] in ("stylesheet", "icon"):
                assert one.attributes["href"].startswith("/repo/assets/")


def test_ids_stand_once_and_every_link_leads_somewhere(both):
    ids = {
        address: [one.attributes["id"] for one in both[address].walk() if "id" in one.attributes]
        for address in both.html()
    }
    have = {"/repo/" + path for path in (*both.files, *both.assets)} | {"/repo/assets/search-page.js"}
    for address in both.html():
        assert len(ids[address]) == len(set(ids[address])), address
        for one in both[address].walk():
            link = one.attributes.get("href") or one.attributes.get("src") or ""
            if not link or link.startswith(("http://", "https://")) or one.attributes.get("rel") == "preload":
                continue
            target, _, fragment = link.partition("#")
            target = target or "/repo" + address
            assert target + ("index.html" if target.endswith("/") else "") in have, (address, link)
            if fragment and not target.endswith(".js"):
                assert fragment in ids[target.removeprefix("/repo")], (address, link)


def test_no_page_of_the_archive_breaks_on_its_words(pages):
    """Template syntax, markup and quotes of the text come out as text, wherever it is shown."""
    article = pages["/2021/10/29/01/02/"]
    assert article.one("p", id="p1").text() == sample.HOSTILE
    assert article.one("h1").text() == "林清远会见顾砚秋 <b>商谈</b>合作"
    assert sample.HOSTILE in [cell.text() for cell in pages["/2021/10/29/source/"].all("td")]
    code = [script for address in pages.html() for script in pages[address].all("script")]
    assert not [one for one in code if "alert" in one.text() and "type" not in one.attributes]


def test_a_chinese_text_says_so_on_an_english_page(english):
    page = english["/2021/10/29/01/01/"]
    assert page.one("article").attributes["lang"] == "zh-CN"
    assert page.one("p", class_="facts").attributes["lang"] == "en"
    assert "29 October 2021" in page.one("p", class_="facts").text()
    assert "lang" not in page.one("main").attributes


def test_only_pages_that_hold_something_are_for_search_engines(pages):
    hidden = [address for address in pages.html() if pages[address].all("meta", name="robots")]
    assert hidden == ["/404.html", "/2021/10/28/01/01/", "/2021/10/29/01/09/"]
