"""Persons: offices with their evidence, company, what a mention rests on, the feed, authors who are written about."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from builder.model import Alias, Group, Mention, Person, PersonInArticle, PersonsByHand
from builder.render import Job, Renderer, company, plan
from builder.render.archive import archive_of
from builder.render.persons import offices, rules, sentence, timeline
from builder.render.views.people import by_surname
from tests.render import sample
from tests.render.html import parse

ATOM = "{http://www.w3.org/2005/Atom}"
LIN = "/people/lin-qingyuan/"


def made(tmp_path, edition, **changes):
    """Every file of an edition."""
    site = sample.site(tmp_path, **changes)
    renderer = Renderer(edition, site, sample.sources)
    return {path: data for job in plan(edition, site) for path, data in renderer.render(job)}


def archive(edition=None):
    return archive_of(edition or sample.edition(), None, None)


def test_a_frequent_surname_is_parted_by_the_letter_of_the_given_name():
    bearers = [Person(f"liu-{n}", f"刘{n}", f"Liu {'AB'[n % 2]}{n}") for n in range(102)]
    few = [Person("lu-1", "鲁一", "Lu Yi"), Person("zola", "左拉", "Zuola")]
    liu, lu, zola = by_surname([*bearers, *few])
    assert (liu.name, liu.count, [(part.letter, len(part.people)) for part in liu.parts]) == (
        "刘",
        102,
        [("A", 51), ("B", 51)],
    )
    assert len({liu.id, lu.id, zola.id, *(part.id for part in liu.parts)}) == 5
    assert [part.people for part in lu.parts + zola.parts] == [few[:1], few[1:]]


def test_offices_stand_in_order_of_time_with_the_sentence_that_says_them(pages):
    office = pages[LIN].one("ol", class_="offices").one("li")
    assert office.content[0].text() == "市长"
    assert office.one("span", class_="when").text() == "2021年10月29日 – 2022年10月28日 · 3篇"
    assert [one.attributes["href"] for one in office.one("span", class_="when").all("a")] == [
        "/repo/2021/10/29/01/01/",
        "/repo/2022/10/28/01/01/",
    ]
    said = office.one("p", class_="quote").one("a")
    assert said.attributes["href"] == "/repo/2021/10/29/01/01/#p1", "the paragraph of the first article"
    assert said.text() == "青岚讯 （记者 程野） 10月28日上午，市长林清远到青石乡调研秋收。"


def test_a_sentence_that_stands_below_anyway_is_not_said_twice(tmp_path):
    whole = sample.edition()
    once = tuple(replace(one, articles=one.articles[:1]) for one in whole.people)
    renderer = Renderer(replace(whole, people=once), sample.site(tmp_path), sample.sources)
    page = parse(renderer.render(Job("person", "lin-qingyuan"))[0][1])
    assert page.one("ol", class_="offices").one("b").text() == "市长"
    (said,) = page.all("p", class_="quote")
    assert said in page.one("ol", class_="entries").walk() and "市长林清远到青石乡调研秋收" in said.text()


def test_the_bar_of_an_office_covers_its_time():
    whole = sample.edition()
    one = next(p for p in whole.people if p.id == "lin-qingyuan")
    held = offices(archive(whole), one)
    assert timeline(one, held, archive(whole)) == [(0, 100)]
    early = replace(held[0], last=held[0].first)
    late = replace(held[0], first=held[0].last)
    assert timeline(one, [early, late], archive(whole)) == [(0, 2), (98, 2)]
    assert timeline(replace(one, articles=one.articles[:1]), held, archive(whole)) == [], "one day is no line of time"


def test_articles_stand_by_year_with_the_sentence_and_what_it_rests_on(pages, english):
    quotes = [one.text() for one in pages[LIN].one("section", aria_labelledby="y2022").all("p", class_="quote")]
    assert quotes == ["林清远、顾砚秋昨日到粮库。"]
    assert {one.text() for one in pages[LIN].all("p", class_="rule")} == {"认定依据：姓名前有职务"}
    assert {one.text() for one in english[LIN].all("p", class_="rule")} == {"Found by: an office before the name"}


def test_what_a_person_assigned_says_so():
    whole = sample.edition()
    one = next(p for p in whole.people if p.id == "lin-qingyuan")
    resolved = whole.articles["20221028-01-01"]
    here = PersonInArticle("林清远", one.id, (), (Mention(0, 0, 3, "林清远", (), "listed"),))
    assert rules(one, here, resolved) == ("listed",)
    other = replace(here, mentions=(*here.mentions, Mention(0, 4, 7, "老林", (), "context")))
    assert rules(one, other, resolved) == ("listed", "context", "file"), "another form of the name is the file's word"
    assert rules(one, PersonInArticle("林清远", one.id), resolved) == ("hand",), "named in front matter alone"
    asked = replace(resolved, article=replace(resolved.article, persons=PersonsByHand(add=("林清远",))))
    assert rules(one, here, asked) == ("listed", "hand")


def test_every_rule_of_the_recogniser_has_its_words(pages, english):
    known = ("office", "speech", "listed", "context", "form", "foreign", "spaced", "known", "hand", "file")
    for site in (pages, english):
        words = Renderer(site.edition, site.site, sample.sources).archive.words.strings.words
        assert sorted(key for key in words if key.startswith("rule_")) == sorted(f"rule_{rule}" for rule in known)


def test_company_is_a_list_and_when_there_is_enough_of_it_a_picture(pages):
    box = pages[LIN].one("section", aria_labelledby="with")
    assert [one.text() for one in box.all("a")] == ["顾砚秋 3"] and not box.all("svg")
    whole = archive()
    one, two, three = whole.edition.people
    drawn = str(company.picture(whole, one, [(two, 9), (three, 2), (one, 1)]))
    picture = parse(f"<svg {drawn}</svg>".encode()).one("svg")
    assert [text.text() for text in picture.all("text")] == ["林清远", "沈一舟", "顾砚秋", "顾砚秋"]
    widths = [path.attributes.get("stroke-width") for path in picture.all("path")]
    assert widths == [None, "1", "5"], "lines among them first, then thin and thick ones to the middle"
    once = replace(one, articles=one.articles[:1])
    assert company.picture(whole, once, [(two, 1), (three, 1), (one, 1)]) is None, (
        "all stand with all, as the list says"
    )


def test_a_long_name_is_cut_in_the_picture_only():
    whole = archive()
    long = replace(whole.edition.people[0], name="古丽努尔·太外库力")
    often = next(person for person in whole.edition.people if len(person.articles) > 1)
    drawn = str(company.picture(whole, often, [(long, 1)] * 3))
    assert "古丽努尔·…" in drawn and "太外" not in drawn


def test_a_person_has_a_feed_of_the_newest_articles(pages):
    feed = ElementTree.fromstring(pages.files["people/lin-qingyuan/feed.xml"])
    assert feed.findtext(f"{ATOM}title") == "报上写到林清远的文章"
    assert feed.findtext(f"{ATOM}id") == "https://news.example.org/repo/people/lin-qingyuan/"
    links = {one.attrib["rel"]: one.attrib["href"] for one in feed.findall(f"{ATOM}link")}
    assert links["self"] == "https://news.example.org/repo/people/lin-qingyuan/feed.xml"
    entries = feed.findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}id").partition("/repo")[2] for one in entries] == [
        "/2022/10/28/01/01/",
        "/2021/10/29/01/02/",
        "/2021/10/29/01/01/",
    ]
    assert entries[0].findtext(f"{ATOM}summary") == "林清远、顾砚秋昨日到粮库。"
    assert f"/repo{LIN}feed.xml" in [one.attributes["href"] for one in pages[LIN].all("link", rel="alternate")]


def test_a_feed_that_moved_is_still_a_feed(tmp_path):
    old = Alias("/people/lin-qing/feed.xml", "/people/lin-qingyuan/feed.xml")
    data = made(tmp_path, replace(sample.edition(), aliases=(old,)))["people/lin-qing/feed.xml"]
    feed = ElementTree.fromstring(data)
    assert not feed.findall(f"{ATOM}entry")
    links = {one.attrib["rel"]: one.attrib["href"] for one in feed.findall(f"{ATOM}link")}
    assert links["alternate"] == "https://news.example.org/repo/people/lin-qingyuan/feed.xml"


def test_an_author_who_is_written_about_has_both_pages_joined(tmp_path):
    whole = sample.edition()
    group = replace(whole.authors[0], id="lin-qingyuan", name="林 清远", url="/authors/lin-qingyuan/")
    files = made(tmp_path, replace(whole, authors=(group, *whole.authors)))
    lede = parse(files["people/lin-qingyuan/index.html"]).one("p", class_="lede")
    assert next(one.attributes["href"] for one in lede.all("a")) == "/repo/authors/lin-qingyuan/"
    back = parse(files["authors/lin-qingyuan/index.html"]).one("p", class_="lede").one("a")
    assert back.attributes["href"] == "/repo/people/lin-qingyuan/"
    other = Group("gu-yanqiu", "顾岩秋", "/authors/gu-yanqiu/", group.articles)
    files = made(tmp_path, replace(whole, authors=(other, *whole.authors)))
    lede = parse(files["people/gu-yanqiu/index.html"]).one("p", class_="lede")
    assert not [one for one in lede.all("a") if "/authors/" in one.attributes["href"]], "a namesake"


def test_the_sentence_around_a_name():
    text = "前一句。市长张三到会并讲话；后一句。"
    assert sentence(text, Mention(0, 6, 8, "张三")) == ("市长", "张三", "到会并讲话；")
    before, name, after = sentence("甲" * 300 + "张三" + "乙" * 300, Mention(0, 300, 302, "张三"))
    assert name == "张三" and before.startswith("…甲") and after.endswith("乙…") and len(before + name + after) <= 144
