"""The checks of finished pages and of the site's size: what passes first, then each fault with its code."""

import pytest

from builder.press import reader_of
from builder.verify import budget
from builder.verify.pages import Reader, check
from tests.archive import built, site_of, small_archive

BASE, ORIGIN = "/repo/", "https://example.org"


def codes(pages, extra=(), addresses=None):
    """Codes of the problems of a site given as path -> body; by default every page has its address."""
    found = [Reader(BASE, ORIGIN).facts(path, html.encode()) for path, html in pages.items()]
    named = {"/" + path.removesuffix("index.html") for path in pages if path != "404.html"}
    return [problem.code for problem in check(found, [*pages, *extra], dict.fromkeys(named | set(addresses or ())))]


GOOD = {
    "index.html": '<a href="/repo/a/">a</a> <a href="/repo/a/#p1">p</a> <a href="https://other.example/x">x</a>',
    "a/index.html": '<p id="p1">…</p><a href="#p1">¶</a><a href="https://example.org/repo/">home</a>',
    "404.html": '<a href="/repo/">home</a>',
}


def test_a_sound_site_has_no_problems():
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/repo/feed.xml">feed</a>',
        '<a href="/repo/a/?q=1#p1">with a query</a>',
        '<a href="/repo/a/#:~:text=x">a text fragment</a>',
        '<a href="mailto:a@example.org">mail</a>',
        "<script>document.write('<a href=\"/repo/absent/\">')</script>",
        '<!-- <a href="/repo/absent/"> -->',
        '<link rel="preload" as="fetch" href="/repo/absent.gz">',
    ],
)
def test_what_is_no_fault(body):
    assert codes(GOOD | {"b/index.html": body}, extra=["feed.xml"]) == []


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("O003", '<p id="p1"></p><p id="p1"></p>'),
        ("O003", "<p id=p1></p><p title='>' id='p1'></p>"),
        ("O003", '<a href="javascript:alert(1)">x</a>'),
        ("O003", "<a href=javascript:alert(1)>x</a>"),
        ("O003", '<a href="relative/">x</a>'),
        ("O003", '<a href="/outside/">x</a>'),
        ("O004", '<a href="/repo/absent/">x</a>'),
        ("O004", '<a href="/repo/a/#p2">x</a>'),
        ("O004", '<a href="#absent">x</a>'),
        ("O004", '<script src="/repo/absent.js"></script>'),
    ],
)
def test_faults_of_a_page(code, body):
    assert codes(GOOD | {"b/index.html": body}) == [code]


def test_an_address_without_a_file_is_o005():
    assert codes(GOOD, addresses=["/gone/", "/feed.xml"]) == ["O005", "O005"]
    assert codes(GOOD, extra=["feed.xml"], addresses=["/feed.xml"]) == []


def test_a_page_without_an_address_is_o006():
    page = Reader(BASE, ORIGIN).facts("stray/index.html", b"<p>")
    assert [problem.code for problem in check([page], [page.path], {})] == ["O006"]


def test_the_size_by_part():
    files = {
        "2021/10/29/01/01/index.html": 700,
        "2021/10/29/wanbao/a01/12/index.html": 300,
        "2021/10/29/01/index.html": 50,
        "2021/10/29/source/index.html": 200,
        "people/zhu-jian/2021/index.html": 80,
        "search/index/x.gz": 400,
        "data/articles-2021.jsonl.gz": 30,
        "feed.xml": 20,
        "assets/style.css": 10,
    }
    found = budget.budget(files, limit=17_900)
    assert found.parts == {
        "articles": 1000, "search": 400, "witnesses": 200, "people": 80, "data": 50, "days": 50, "other": 10,
    }  # fmt: skip
    assert (found.bytes, found.articles, found.each) == (1790, 2, 895)
    assert "holds about 20" in found.lines()[0] and "search 0.0 MB (0.2 KB)" in found.lines()[1]
    assert len(budget.budget({}).lines()) == 1


def test_the_size_is_warned_of_at_seven_tenths_o007():
    assert budget.check({"a": (699, "")}, limit=1000) == []
    (problem,) = budget.check({"a": (600, ""), "b": (100, "")}, limit=1000)
    assert (problem.code, problem.severity) == ("O007", "warning")


def test_another_volume_on_the_same_host_is_linked_and_not_looked_for_here(tmp_path):
    small_archive(tmp_path, days=("2021-10-29",))
    with (tmp_path / "site.yml").open("a", encoding="utf-8") as file:
        file.write("volumes:\n  - {name: 旧卷, url: https://example.org/paper-2000/}\n")
    site = site_of(tmp_path)
    assert built(site).problems == []
    page = (site.out / "search" / "index.html").read_text("utf-8")
    assert '<a href="https://example.org/paper-2000/">旧卷</a>' in page
    link = '<a href="https://example.org/paper-2001/">x</a>'
    assert reader_of(site).facts("a/index.html", link.encode()).faults
