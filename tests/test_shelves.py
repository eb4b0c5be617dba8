"""Long lists: a page a year, a page a month of a long year, and an address keeps its content when a new issue comes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from archive import Maker, built, new_edition, put
from test_addresses import sequence

from builder import ledger, urls

ENTRY = re.compile(r'<li class="entry"[^>]*>.*?<a href="([^"]+)"', re.S)


@pytest.fixture
def short(monkeypatch):
    """A list is long from three articles on, a year from five."""
    monkeypatch.setattr(urls, "LONG_LIST", 2)
    monkeypatch.setattr(urls, "LONG_YEAR", 4)


@pytest.mark.parametrize(
    ("dates", "always", "wanted"),
    [
        ([], False, ()),
        ([], True, ()),
        (["2021-10-29", "2021-11-01"], False, ()),
        (["2021-10-29", "2021-11-01"], True, ("2021",)),
        (["2022-01-01", "2021-10-29", "2021-11-01"], False, ("2021", "2022")),
        (["2021-10-29", "2021-11-01", "2021-10-29", "2021-10-30"], False, ("2021",)),
        (["2022-01-01", "2021-11-01", *["2021-10-29"] * 4], False, ("2021", "2021/10", "2021/11", "2022")),
    ],
)
def test_which_pages_a_list_has(short, dates, always, wanted):
    assert urls.shelves(dates, always) == wanted


def archive(root):
    """Two years of one section and one person; in 2021 seven articles in two months."""
    site = new_edition(root)
    maker = Maker(5)
    days = [*["2021-10-29"] * 3, *["2021-11-02"] * 4, *["2022-01-01"] * 2]
    for order, day in enumerate(days, 1):
        put(root, issue(maker, day, order))
    return site, maker


def issue(maker, day, order):
    made = maker.article(day, "01", order)
    return replace(made, body=f"市长诸葛明远到企业调研。\n\n{made.body}", column="一线见闻")


def listed(site, address):
    """The articles that a page lists, as paths of the site."""
    html = (site.out / urls.file_of(address)).read_text(encoding="utf-8")
    return [path.removeprefix(site.base.rstrip("/")) for path in ENTRY.findall(html)]


def test_the_pages_of_a_long_list(short, tmp_path):
    site, _ = archive(tmp_path)
    built(site)
    for top in ("/sections/yaowen/", "/columns/yixianjianwen/", "/people/zhuge-mingyuan/"):
        book = ledger.read(site.content)[0]
        shelves = [address for address in book.answering() if address.startswith(top) and address != top]
        months = {f"{top}2021/10/", f"{top}2021/11/"}
        assert {a for a in shelves if not a.endswith(".xml")} == {f"{top}2021/", f"{top}2022/", *months}
        assert len(listed(site, f"{top}2021/10/")) == 3
        assert len(listed(site, f"{top}2021/11/")) == len(listed(site, f"{top}2021/")) == 4, "the newest month"
        assert len(listed(site, f"{top}2022/")) == 2
        year = (site.out / urls.file_of(f"{top}2021/")).read_text(encoding="utf-8")
        assert all(f'href="{site.base}{month[1:]}"' in year for month in months)
    assert len(listed(site, "/people/zhuge-mingyuan/")) == 2, "the newest year stands on the person's own page"


def test_a_new_issue_changes_no_older_page_of_a_list(short, tmp_path):
    site, maker = archive(tmp_path)
    built(site)
    pages = [
        f"{top}{shelf}/" for top in ("/sections/yaowen/", "/people/zhuge-mingyuan/") for shelf in ("2021/10", "2021")
    ]
    before = {page: listed(site, page) for page in pages}
    put(tmp_path, issue(maker, "2022-02-01", 1))
    built(site)
    assert {page: listed(site, page) for page in pages} == before


@pytest.mark.parametrize("seed", range(3))
def test_no_address_dies_where_lists_are_long(short, tmp_path, seed):
    sequence(tmp_path, seed, 4)
