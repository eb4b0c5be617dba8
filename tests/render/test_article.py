"""The article page: headline roles, anchors, persons, where it goes on, what it says to programs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from builder.model import Continues
from builder.render import Job, Renderer
from builder.render.joins import goes_on
from tests.render import sample

FIRST = "/2021/10/29/01/01/"


def metas(page):
    found = {}
    for one in page.all("meta", content=None):
        key = one.attributes.get("name") or one.attributes.get("property")
        found.setdefault(key, []).append(one.attributes["content"])
    return found


def test_kicker_headline_and_deck_are_a_group_with_one_heading(pages):
    group = pages[FIRST].one("article").one("hgroup")
    assert [
        (one.name, one.attributes.get("class"), one.text()) for one in group.content if not isinstance(one, str)
    ] == [
        ("p", "kicker", "青石乡白水村："),
        ("h1", None, "“种”出乡村新面貌 “约”出社会新风尚"),
        ("p", "deck", "晚稻亩产创下新高"),
        ("p", "deck", "合作社分红到户"),
    ]
    assert [half.text() for half in group.one("h1").all("span")] == ["“种”出乡村新面貌", "“约”出社会新风尚"]


def test_a_piece_without_headline_gets_its_first_words_in_brackets(pages):
    heading = pages["/2021/10/29/01/03/"].one("h1")
    assert heading.attributes["class"] == "supplied"
    assert heading.text() == "［图片］10月28日，白水村的孩子们在晒场上奔跑。"


def test_blocks_keep_their_anchors_and_their_text(pages):
    text = pages[FIRST].one("div", class_="text")
    assert [(one.name, one.attributes.get("id")) for one in text.walk() if "id" in one.attributes] == [
        ("p", "p1"),
        ("span", "p2"),
        ("h2", "p3"),
        ("p", "p5"),
        ("p", "p4"),
    ]
    assert text.one("p", id="p1").text().startswith("青岚讯 （记者 程野） 10月28日上午，市长林清远到青石乡调研秋收。")
    assert text.one("h2").text() == "田里的账"


def test_notes_are_quotations_captions_are_captions_lists_are_lists(pages):
    note = pages["/2021/10/29/01/05/"].one("blockquote", class_="note", id="p1")
    assert note.text() == "编者按：本期起开设专栏。"
    assert [one.text() for one in pages["/2021/10/29/01/05/"].one("div", id="p3").all("li")] == ["第一", "第二"]
    caption = pages["/2021/10/29/01/03/"].one("figcaption", id="p1")
    assert caption.text() == "10月28日，白水村的孩子们在晒场上奔跑。" and caption.parent.name == "figure"


def test_each_person_is_linked_once_at_the_first_mention_and_never_inside_a_link(pages):
    for ident, resolved in pages.edition.articles.items():
        article = pages[resolved.url].one("article")
        links = article.all("a", data_person=None)
        assert {link.attributes["href"] for link in links} == {
            f"/repo/people/{p.id}/" for p in resolved.persons if p.id
        }, ident
        assert len(links) == len({link.text() for link in links})
        assert not [link for link in links if link.inside("a")]
        for link in links:
            known = {p.id: p.name for p in resolved.persons}
            assert link.text() == known[link.attributes["href"].split("/")[-2]]


def test_a_name_in_the_headline_is_the_first_mention(pages):
    article = pages["/2021/10/29/01/02/"].one("article")
    assert [link.text() for link in article.one("h1").all("a", data_person=None)] == ["林清远", "顾砚秋"]
    assert not article.one("p", id="p2").all("a", data_person=None)


def test_markup_that_a_person_wrote_is_kept(pages):
    block = pages["/2021/10/29/01/02/"].one("p", id="p2")
    assert block.text() == "林清远说：要办的事，见网页。"
    assert (block.one("em").text(), block.one("strong").text()) == ("要办", "事")
    link = block.one("a")
    assert (link.attributes["href"], link.attributes["rel"]) == ("https://example.org/a", "external noopener")


@pytest.mark.parametrize(
    ("address", "text", "target"),
    [
        (FIRST, "下转 第2版：“种”出乡村新面貌", "/repo/2021/10/29/02/01/"),
        ("/2021/10/29/02/01/", "上接 第1版：“种”出乡村新面貌 “约”出社会新风尚", "/repo/2021/10/29/01/01/"),
        ("/2021/10/29/01/04/", "详见 第2版：秋粮收购价公布 每百斤上调三元", "/repo/2021/10/29/02/02/"),
    ],
)
def test_jumps_continuations_and_pointers_lead_to_the_piece_they_mean(pages, address, text, target):
    jump = pages[address].one("p", class_="jump")
    assert (jump.text(), jump.one("a").attributes["href"]) == (text, target)


def test_the_other_half_of_a_cut_piece_stands_below_the_first(pages):
    page = pages[FIRST]
    other = page.one("div", class_="text joined")
    assert other.text().strip() == "接第一版，顾砚秋介绍了做法。"
    assert not [one for one in other.walk() if "id" in one.attributes], "anchors belong to its own address"
    assert not page.all("p", class_="opening")
    back = pages["/2021/10/29/02/01/"].one("article")
    order = [one.attributes.get("class") for one in back.content if not isinstance(one, str)]
    assert order == [None, "jump", "text"], "who begins with the second half is told where the first is"


def test_a_pointer_shows_how_its_piece_begins_and_a_hidden_name_joins_nothing(pages, tmp_path):
    assert pages["/2021/10/29/01/04/"].one("p", class_="opening").text() == "沈一舟在会上通报了价格。"
    whole = pages.edition
    hidden = {ident: replace(r, unnamed=("顾砚秋",)) for ident, r in whole.articles.items()}
    edition = replace(whole, articles=hidden)
    made = Renderer(edition, sample.site(tmp_path), sample.sources).render(Job("article", "20211029-01-01"))[0][1]
    assert "介绍了做法" not in made.decode() and "下转" in made.decode()


def test_only_a_half_that_answers_is_joined(pages):
    first, second = (pages.edition.articles[f"20211029-{n}-01"] for n in ("01", "02"))
    assert goes_on(first, second) and not goes_on(second, first)
    silent = replace(second, article=replace(second.article, continues=None))
    elsewhere = replace(second, article=replace(second.article, continues=Continues("03", "上接")))
    assert not goes_on(first, silent) and not goes_on(first, elsewhere)


def test_bylines_name_the_office_and_lead_to_the_author(pages):
    byline = pages[FIRST].one("p", class_="byline")
    assert byline.text() == "记者 程野　通讯员 周小满"
    assert byline.one("a", rel="author").attributes["href"] == "/repo/authors/cheng-ye/"
    assert pages["/2021/10/29/01/03/"].one("p", class_="byline").text() == "王木 摄"


def test_zotero_and_scholar_tags(pages):
    found = metas(pages[FIRST])
    assert found["z:itemType"] == found["DC.type"] == ["newspaperArticle"]
    assert found["citation_title"] == ["“种”出乡村新面貌 “约”出社会新风尚"]
    assert found["citation_author"] == ["程野", "周小满"]
    assert found["citation_publication_date"] == ["2021/10/29"]
    assert found["citation_firstpage"] == ["1"]
    assert found["citation_language"] == ["zh-CN"]
    assert found["citation_public_url"] == ["https://news.example.org/repo/2021/10/29/01/01/"]
    assert found["prism.publicationName"] == ["青岚日报"]
    assert found["eprints.place_of_pub"] == ["青岚"]
    assert found["og:image"] == ["https://news.example.org/repo/assets/card.png"] and "assets/card.png" in pages.assets
    assert found["og:type"] == ["article"] and found["article:section"] == ["要闻"]
    assert "citation_journal_title" not in found, "it would make a journal article of it"
    assert "citation_author" not in metas(pages["/2021/10/29/01/05/"]), "a collective signature is no person"
    assert not pages[FIRST].all("span", class_="Z3988"), "COinS outranks the tags, and belongs on lists"


def test_signposting_leads_to_issue_author_data_and_rights(pages):
    links = [(one.attributes["rel"], one.attributes["href"]) for one in pages[FIRST].all("link")]
    assert ("cite-as", "https://news.example.org/repo/2021/10/29/01/01/") in links
    assert ("describedby", "/repo/data/articles-2021.jsonl.gz") in links
    assert ("collection", "/repo/2021/10/29/") in links
    assert ("author", "/repo/authors/cheng-ye/") in links
    assert ("license", "/repo/about/#rights") in links


def test_json_ld_is_a_news_article_and_cannot_end_its_element(pages):
    raw = next(
        s for s in pages["/2021/10/29/01/02/"].all("script") if s.attributes.get("type") == "application/ld+json"
    ).text()
    assert "<" not in raw and "\\u003cb\\u003e" in raw
    found = json.loads(raw)
    assert found["@type"] == "NewsArticle" and found["headline"] == "林清远会见顾砚秋 <b>商谈</b>合作"
    assert (
        found["printPage"] == "1" and found["datePublished"] == "2021-10-29" and found["dateModified"] == "2026-11-21"
    )
    assert [one["name"] for one in found["mentions"]] == ["林清远", "顾砚秋"], "a person without a page is not named"
    assert found["isPartOf"]["issueNumber"] == "17980" and found["isPartOf"]["isPartOf"]["issn"] == "1234-5678"


def test_text_hash_last_change_and_source_lines_are_shown(pages):
    trust = pages[FIRST].one("p", class_="trust")
    assert trust.one("code").text() == pages.edition.articles["20211029-01-01"].hash
    assert trust.one("time").attributes["datetime"] == "2026-11-21"
    assert trust.one("a").attributes["href"] == "/repo/2021/10/29/source/#L3"
    assert not pages["/2021/10/29/wanbao/a01/01/"].one("p", class_="trust").all("a"), "typed by hand: no witness"


def test_related_articles_say_why(pages):
    related = pages[FIRST].one("aside", class_="related")
    found = {item.one("a").attributes["href"]: item.one("small").text() for item in related.all("li")}
    assert found["/repo/2022/10/28/01/01/"] == "2022年10月28日 · 同提到林清远、顾砚秋，同一专栏：乡村一线"
    assert found["/repo/2021/10/29/01/05/"] == "2021年10月29日 · 同一专栏：乡村一线"
    assert "/repo/2021/10/29/01/01/" not in found and "/repo/2021/10/29/wanbao/a01/01/" not in found


def test_citations_stand_in_the_page_without_any_script(pages):
    cite = pages[FIRST].one("section", id="cite")
    found = {one.attributes["data-copy"]: one.text() for one in cite.all(data_copy=None)}
    title, url = "“种”出乡村新面貌 “约”出社会新风尚", "https://news.example.org/repo/2021/10/29/01/01/"
    assert found["gbt2025"] == f"程野，周小满. {title}[N/OL]. 青岚日报，2021-10-29（1）. {url}."
    assert found["gbt2025_print"] == f"程野，周小满. {title}[N]. 青岚日报，2021-10-29（1）."
    assert found["gbt2015"] == f"程野, 周小满. {title}[N/OL]. 青岚日报, 2021-10-29(1)[访问日期]. {url}."
    assert found["address"] == url
    assert set(found) == {"gbt2025", "gbt2025_print", "gbt2015", "ris", "bibtex", "csl", "address"}


def test_credits_of_pictures_outside_the_text_are_shown(tmp_path):
    edition = sample.edition()
    ident = "20211029-01-01"
    one = edition.articles[ident]
    with_credit = replace(one.article, extra=(("credits", ["甲乙摄（某社<发>）"]), ("other", "x")))
    changed = replace(edition, articles={**edition.articles, ident: replace(one, article=with_credit)})
    page = Renderer(changed, sample.site(tmp_path), sample.sources).render(Job("article", ident))[0][1].decode()
    assert "data-credits>图片：甲乙摄（某社&lt;发&gt;）</p>" in page
    plain = Renderer(edition, sample.site(tmp_path), sample.sources).render(Job("article", ident))[0][1].decode()
    assert "data-credits" not in plain
