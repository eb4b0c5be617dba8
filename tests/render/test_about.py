"""About the edition: figures, coverage and principles come from the edition itself."""

from __future__ import annotations

from dataclasses import replace

from builder.model import PersonsByHand, Section
from builder.render import Renderer, plan
from tests.render import sample
from tests.render.html import parse

LINES = {"fate:body": 120, "fate:duplicate": 4, "rule:joins": 60}
TREATED = {"files": 3, **LINES, "joined": 59, "changes": 5, "by_hand": 2}
"""As `sources.Sources.treated` counts."""


def about(tmp_path, edition, treated=None, **changes):
    site = sample.site(tmp_path, **changes)
    job = next(job for job in plan(edition, site) if job.view == "about")
    return parse(Renderer(edition, site, sample.sources, treated=treated).render(job)[0][1])


def items(page, heading):
    """What the list below a heading says."""
    section = page.one("section", aria_labelledby="principles")
    below = [one for one in section.content if not isinstance(one, str)]
    at = next(n for n, one in enumerate(below) if one.name == "h3" and one.text() == heading)
    return [one.text() for one in next(one for one in below[at:] if one.name in ("ul", "ol")).all("li")]


def test_the_figures_are_those_of_the_archive(pages):
    whole = pages.edition
    characters = sum(len(block.text) for r in whole.articles.values() for block in _blocks(r.article.body))
    found = [one.text() for one in pages["/about/"].one("ul", class_="figures").all("li")]
    assert found[:3] == ["3期", "4版", "9篇"] and found[4:] == ["3人有专页", "1位作者", "1个专栏"]
    shown = int(found[3].removeprefix("正文").removesuffix("字").replace(",", ""))
    assert abs(shown - characters) < 40, "markup of links, emphasis and lists is counted, nothing else"


def _blocks(body):
    from builder import markdown

    return markdown.blocks(body)


def test_coverage_says_what_is_missing(pages):
    section = pages["/about/"].one("section", aria_labelledby="coverage")
    assert "自2021年10月29日至2022年10月28日共365天，本站收有其中2天的报纸。" in section.text()
    assert [one.text() for one in section.one("ul", class_="gaps").all("li")] == [
        "2021年10月30日 – 2022年10月27日，363天"
    ]
    rows = [[cell.text() for cell in row.all("td")] for row in section.one("tbody").all("tr")]
    assert rows == [["2", "3", "8", "10月29日 – 10月29日"], ["1", "1", "1", "10月28日 – 10月28日"]]


def test_coverage_says_which_pages_are_held(pages):
    section = pages["/about/"].one("section", aria_labelledby="coverage")
    assert [one.text() for one in section.one("ul", class_="counts").all("li")] == [
        "第1版：2期",
        "第2版：1期",
        "第A01版：1期",
    ]


def test_principles_name_what_the_software_did(pages, tmp_path):
    page = pages["/about/"]
    assert items(page, "各期日期的依据") == ["推定：2期", "人工录入：1期"]
    assert items(page, "人物的认定") == ["姓名前有职务：9次"], "three, four and two articles of three persons"
    assert items(page, "编者的决定") == ["4篇由人工录入，没有原始文本"]
    paragraphs = sum(len(resolved.anchors) for resolved in pages.edition.articles.values())
    kept = [f"{paragraphs}段正文有编号", "1个网址已移动，旧址仍可到达", "1篇已撤下"]
    assert items(page, "网址和段落编号") == kept
    sections = (Section("yaowen", "要闻", (("page", ("01", "a01")), ("kind", ("news",)))), Section("zonghe", "综合"))
    page = about(tmp_path, sample.edition(), sections=sections)
    assert items(page, "栏目的划分") == ["要闻：版次为 第1版、第A01版，体裁为 消息", "综合：其余文章"]


def test_what_editors_decided_is_counted(tmp_path):
    whole = sample.edition()
    one = whole.articles["20221028-01-01"]
    changed = replace(one.article, merged_from=("x",), section="yaowen", persons=PersonsByHand(add=("林清远",)))
    page = about(tmp_path, replace(whole, articles={**whole.articles, one.article.id: replace(one, article=changed)}))
    said = items(page, "编者的决定")
    assert {"1篇由编者合并", "1篇由编者指定栏目", "1篇由编者更正人物"} <= set(said)
    assert "编者在文中指明：1次" in items(page, "人物的认定")


def test_what_became_of_the_witness_is_told_as_it_was_counted(tmp_path):
    page = about(tmp_path, sample.edition(), TREATED)
    assert items(page, "原始文本各行的去向") == ["正文：120行", "重复，未收：4行"]
    assert items(page, "去向由哪条规则认定") == ["上一行一句未完：60行"]
    assert items(page, "整理时的改动") == ["接行 59 处", "文字改动 5 处", "其中人工 2 处"]
    said = page.one("section", aria_labelledby="principles").text()
    assert "3个原始文件一字不改" in said and "除编者改动之处外" in said and "编者没有改动文字" not in said
    assert "文字改动5处" in page.one("ul", class_="figures").text()
    untouched = about(tmp_path, sample.edition(), {**TREATED, "by_hand": 0})
    assert "编者没有改动文字" in untouched.one("section", aria_labelledby="principles").text()


def test_nothing_is_said_of_a_witness_where_there_is_none(tmp_path):
    page = about(tmp_path, sample.edition())
    said = page.one("section", aria_labelledby="principles").text()
    assert "原始文件" not in said and "断行" not in said and "文字改动" not in page.text()


def test_every_rule_of_the_normaliser_has_its_words(tmp_path):
    from builder.normalise.reading.labels import RULE_OF

    rules = {*RULE_OF.values(), "grammar", "fragments", "restored"}
    for language in ("zh-CN", "en"):
        counted = {"files": 1, **{f"rule:{rule}": 1 for rule in rules}}
        page = about(tmp_path, sample.edition(), counted, language=language)
        heading = {"zh-CN": "去向由哪条规则认定", "en": "By which rule"}[language]
        assert len(items(page, heading)) == len(rules)
        assert not any(said.startswith(rule) for said in items(page, heading) for rule in rules)


def test_an_empty_edition_has_the_page_too(tmp_path):
    empty = replace(sample.edition(), articles={}, issues=(), columns=(), authors=(), people=(), aliases=())
    page = about(tmp_path, replace(empty, sections=(), tombstones=(), years=()))
    assert not page.all("table") and page.one("h1").text() == "编例"
