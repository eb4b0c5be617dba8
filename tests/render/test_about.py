"""About the edition: figures, coverage and principles come from the edition itself."""

from __future__ import annotations

from dataclasses import replace

from builder.model import PersonsByHand, Section
from builder.render import Renderer, plan
from tests.render import sample
from tests.render.html import parse


def about(tmp_path, edition, **changes):
    site = sample.site(tmp_path, **changes)
    job = next(job for job in plan(edition, site) if job.view == "about")
    return parse(Renderer(edition, site, sample.sources).render(job)[0][1])


def items(page, heading):
    """What the list below a heading says."""
    section = page.one("section", aria_labelledby="principles")
    below = [one for one in section.content if not isinstance(one, str)]
    at = next(n for n, one in enumerate(below) if one.name == "h3" and one.text() == heading)
    return [one.text() for one in below[at + 1].all("li")]


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


def test_principles_name_what_the_software_did(pages, tmp_path):
    page = pages["/about/"]
    assert items(page, "各期日期的依据") == ["推定：2期", "人工录入：1期"]
    assert items(page, "人物认定的依据（一人在一篇中计一次，可有几项）") == ["姓名前有职务：9次"], (
        "three, four and two articles of three persons"
    )
    assert items(page, "编者的决定") == ["4篇由人工录入，没有原始文本", "1个网址已移动，旧址仍可到达", "1篇已撤下"]
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
    assert "编者在文中指明：1次" in items(page, "人物认定的依据（一人在一篇中计一次，可有几项）")


def test_an_empty_edition_has_the_page_too(tmp_path):
    empty = replace(sample.edition(), articles={}, issues=(), columns=(), authors=(), people=(), aliases=())
    page = about(tmp_path, replace(empty, sections=(), tombstones=(), years=()))
    assert not page.all("table") and page.one("h1").text() == "编例"
