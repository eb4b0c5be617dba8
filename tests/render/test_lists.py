"""Days, lists, people, moved addresses: what each shows."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

from builder import urls
from builder.model import Group
from builder.render import Job, Renderer, entries, plan
from tests.render import sample
from tests.render.html import parse

LATEST = "/2022/10/28/"


def hrefs(element):
    return [one.attributes["href"] for one in element.all("a")]


def test_home_shows_the_latest_issue_and_the_ways_in(pages):
    home = pages["/"]
    assert home.one("p", class_="paper").text() == "青岚日报"
    assert home.one("article", class_="lead").one("a").attributes["href"] == "/repo" + LATEST + "01/01/"
    links = hrefs(home.one("main"))
    for wanted in ("/2021/", "/2022/10/", "/sections/yaowen/", "/columns/xiangcun/", "/people/lin-qingyuan/"):
        assert "/repo" + wanted in links


def test_an_edition_without_issues_has_every_page_that_can_be(tmp_path):
    site, edition = (
        sample.site(tmp_path),
        replace(sample.edition(), articles={}, issues=(), columns=(), authors=(), people=()),
    )
    edition = replace(
        edition, sections=(Group("yaowen", "要闻", "/sections/yaowen/", ()),), aliases=(), tombstones=(), years=()
    )
    renderer = Renderer(edition, site, sample.sources)
    made = {path: data for job in plan(edition, site) for path, data in renderer.render(job)}
    assert {"index.html", "feed.xml", "sitemap.xml", "people/index.html", "data/people.json", "404.html"} <= made.keys()
    assert "本站还没有收录报纸" in made["index.html"].decode()
    assert made["data/people.json"] == b"[\n]\n"


def test_the_issue_lists_its_pages_in_reading_order_for_bibliographies_too(pages):
    issue = pages["/2021/10/29/"]
    titles = [one.text() for one in issue.all("h3")]
    assert titles[:2] == ["“种”出乡村新面貌 “约”出社会新风尚", "林清远会见顾砚秋 <b>商谈</b>合作"]
    assert len(issue.all("span", class_="Z3988")) == len(titles) == 7
    assert "/repo/2021/10/29/wanbao/" in hrefs(issue.one("main")), "the evening edition of the same day"
    assert "推定" in issue.one("p", class_="note").text(), "how the date is known"


def test_what_a_bibliography_reads_of_a_list_survives_every_sign_of_a_title(tmp_path):
    whole, ident = sample.edition(), "20211029-01-01"
    title = "a=\"1\" & 'b' &lt;c&gt; #5% +?"
    one = whole.articles[ident]
    changed = replace(one, article=replace(one.article, title=title))
    edition = replace(whole, articles={**whole.articles, ident: changed})
    made = Renderer(edition, sample.site(tmp_path), sample.sources).render(Job("issue", "/2021/10/29/"))[0][1]
    first = parse(made).all("span", class_="Z3988")[0].attributes["title"]
    assert dict(parse_qsl(first))["rft.title"] == title and "&rft.source=" in first
    assert first.replace("&", "&amp;").encode() not in made, "a separator is one character"


def test_previous_and_next_issue(pages):
    assert pages["/2021/10/29/"].one("a", rel="next").attributes["href"] == "/repo/2021/10/29/wanbao/"
    assert pages[LATEST].one("a", rel="prev").attributes["href"] == "/repo/2021/10/29/wanbao/"
    assert not pages[LATEST].all("a", rel="next")
    for address in ("/2021/10/29/01/", "/2021/10/29/source/", "/2021/10/29/01/01/"):
        step = pages[address].one("a", data_step="next")
        assert step.attributes["href"] == "/repo/2021/10/29/wanbao/", address


def test_the_year_is_drawn_and_said(pages):
    year = pages["/2021/"]
    picture = year.one("svg")
    assert picture.attributes["role"] == "img" and "2021年" in picture.attributes["aria-label"]
    squares = "".join(one.attributes["d"] for one in picture.all("path")).count("M")
    assert squares == 365
    assert len(year.all("table", class_="month")) == 12
    assert "/repo/2021/10/29/" in hrefs(year.one("main"))


def test_the_witness_is_shown_line_by_line(pages):
    source = pages["/2021/10/29/source/"]
    rows = source.all("tr", data_fate=None)
    assert [row.attributes["id"] for row in rows] == ["L1", "L2", "L3", "F2L1"]
    assert [row.attributes["data-fate"] for row in rows] == ["masthead", "blank", "title", "masthead"]
    assert rows[2].attributes["data-article"] == "20211029-01-01"
    assert sample.SHA in source.one("main").text()
    assert [row.text() for row in rows][1] == "2" and not rows[1].all("a"), "nothing stands there, nobody is led there"
    assert rows[2].one("th").one("a").attributes["href"] == "#L3"


def test_sections_always_have_years_columns_only_when_long(pages, tmp_path):
    assert hrefs(pages["/sections/yaowen/"].one("table", class_="bars")) == [
        "/repo/sections/yaowen/2022/",
        "/repo/sections/yaowen/2021/",
    ]
    edition = sample.edition()
    column = replace(edition.columns[0], articles=edition.columns[0].articles * (urls.LONG_LIST // 2))
    views = {job.view for job in plan(replace(edition, columns=(column,)), sample.site(tmp_path))}
    assert "column_year" in views and "column_year" not in {job.view for job in pages.jobs}


def test_only_web_links_of_a_person_are_links(tmp_path):
    edition = sample.edition()
    bad = replace(edition.people[0], links=(("坏", "javascript:alert(1)"),))
    edition = replace(edition, people=(bad, *edition.people[1:]))
    renderer = Renderer(edition, sample.site(tmp_path), sample.sources)
    job = next(job for job in plan(edition, sample.site(tmp_path)) if (job.view, job.key) == ("person", bad.id))
    assert b"javascript" not in renderer.render(job)[0][1]


def test_a_moved_address_leads_on_in_words_and_by_itself(pages):
    page = pages["/2021/10/28/01/01/"]
    assert page.one("meta", http_equiv="refresh").attributes["content"] == "0; url=/repo/2021/10/29/01/01/"
    assert page.one("main").one("a").attributes["href"] == "/repo/2021/10/29/01/01/"


def test_a_tombstone_has_the_citation_and_the_reason_and_no_more(pages):
    stone = pages["/2021/10/29/01/09/"].one("div", data_tombstone=None)
    text = stone.text()
    assert "青岚日报，2021年10月29日，第1版（20211029-01-09）" in text and "应当事人要求 <撤下>" in text


def test_a_hidden_address_is_known_by_its_hash_alone(pages):
    assert pages["/404.html"].one(data_not_found=None).attributes["data-hidden"] == sample.HIDDEN


def test_the_search_page_has_what_its_script_asks_for(pages):
    page = pages["/search/"]
    form = page.one("form", data_search_form=None)
    assert (form.attributes["data-base"], form.attributes["role"]) == ("/repo/", "search")
    assert page.one("input", data_search_input=None).attributes["name"] == "q"
    assert page.one("output", data_search_state="idle", aria_live="polite")
    for hook in ("data_search_filters", "data_search_results", "data_search_more", "data_search_note"):
        assert page.one(**{hook: None})
    assert page.one("noscript").text().strip()
    assert page.one("script", id="search-strings").attributes["type"] == "application/json"


def test_a_hidden_person_is_in_no_excerpt_of_an_article_that_names_them(tmp_path):
    """顾砚秋 is hidden: the article's own text keeps the name, every list, quotation and description passes over it."""
    whole = sample.edition()
    gone = "gu-yanqiu"
    articles = {
        ident: replace(r, persons=tuple(p for p in r.persons if p.id != gone), unnamed=("顾砚秋",))
        for ident, r in whole.articles.items()
        if "顾砚秋" not in (r.article.title or "")
    }
    issues = tuple(
        replace(i, pages=tuple(replace(p, articles=tuple(a for a in p.articles if a in articles)) for p in i.pages))
        for i in whole.issues
    )
    kept = [replace(p, articles=tuple(a for a in p.articles if a in articles)) for p in whole.people if p.id != gone]
    edition = replace(
        whole, articles=articles, issues=issues, people=tuple(kept), sections=(), columns=(), authors=(), aliases=()
    )
    renderer = Renderer(edition, sample.site(tmp_path), sample.sources)
    for job in plan(edition, sample.site(tmp_path)):
        for path, data in renderer.render(job):
            if job.view == "article":
                head = data.decode().partition("</head>")[0]
                assert "顾砚秋" not in head, path
            elif not path.endswith(".gz"):
                assert "顾砚秋" not in data.decode(), path


def test_on_this_day_shows_the_same_day_of_other_years(tmp_path):
    whole = sample.edition()
    moved = tuple(replace(i, date="2022-10-29") if i.date == "2022-10-28" else i for i in whole.issues)
    site = sample.site(tmp_path)
    home = Renderer(replace(whole, issues=moved), site, sample.sources).render(plan(whole, site)[0])[0][1].decode()
    other = home.partition('id="h-day"')[2]
    assert '<a href="/repo/2021/10/29/">2021年10月29日</a>' in other and "林清远会见顾砚秋" in other


def test_an_article_is_described_once_for_all_lists_and_so_are_only_so_many(tmp_path, monkeypatch):
    edition = sample.edition()
    archive = Renderer(edition, sample.site(tmp_path), sample.sources).archive
    idents = list(edition.articles)[:3]
    first = entries.entries(archive, idents, citable=True)
    assert list(map(id, first)) == list(map(id, entries.entries(archive, idents, citable=True)))
    assert not entries.entry(archive, idents[0]).coins and first[0].coins
    monkeypatch.setattr(entries, "KEPT", 2)
    again = entries.entries(archive, reversed(idents))
    assert [one.title for one in again] == [one.title for one in reversed(first)] and len(archive.entries) <= 2
