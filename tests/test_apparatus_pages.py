"""The apparatus as readers meet it: on the article's page, on the page of the witness, and after edits by hand."""

import re
from collections import Counter

import pytest

from builder import sources
from builder.config import read_site
from tests.archive import SITE, built, new_edition
from tests.normalise.desk import Desk, page
from tests.render.html import parse

DAY = "content/issues/2021/2021-03-02"


@pytest.fixture
def edition(tmp_path):
    """An issue of three articles, taken up from a raw file; the repository is known."""
    new_edition(tmp_path, SITE + "repository: https://code.example.org/paper\n")
    desk = Desk(tmp_path)
    desk.add("20210302-01.txt", page(1, 2, 3))
    desk.run()
    return tmp_path


def pages(root):
    site, _ = read_site(root)
    built(site)
    return lambda path: parse((root / "_site" / path / "index.html").read_bytes())


def edit(root, name, *changes):
    file = root / DAY / name
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def rows(source, **attributes):
    return {row.attributes["id"]: row for row in source.all("tr", id=None, **attributes)}


def test_an_article_as_written_tells_no_change_of_words(edition):
    get = pages(edition)
    details = get("2021/03/02/01/01").one("details", id="apparatus")
    assert "文字改动" not in details.one("summary").text() and "标点改全角" in details.one("summary").text()
    links = [a.attributes["href"] for a in details.all("a") if "source/#L" in a.attributes["href"]]
    assert len(links) == 4 and len(set(links)) == 4
    source = get("2021/03/02/source")
    lines = rows(source)
    for link in links:
        assert link.partition("#")[2] in lines
    assert rows(source, **{"data-change": None}) == {}


def test_each_line_of_the_witness_leads_to_its_paragraph(edition):
    get = pages(edition)
    lines = rows(get("2021/03/02/source"), **{"data-article": "20210302-01-01"})
    targets = [row.all("td")[-1].one("a").attributes["href"] for row in lines.values()]
    article = "/paper/2021/03/02/01/01/"
    assert targets == [article, f"{article}#p1", f"{article}#p2", f"{article}#p3"]


def test_the_edition_counts_what_became_of_all_lines(edition):
    get = pages(edition)
    fates = Counter(row.attributes["data-fate"] for row in rows(get("2021/03/02/source")).values())
    said = get("about").one("section", aria_labelledby="principles").text()
    names = {"masthead": "报头", "title": "主题", "byline": "署名", "body": "正文"}
    assert fates["title"] == 3 and fates["body"] > 3
    for fate, name in names.items():
        assert (f"{name}：{fates[fate]}行" in said) == (fates[fate] > 0), fate


def test_words_changed_by_hand_are_marked_and_noted(edition):
    edit(edition, "01-01.md", ("现场气氛热烈", "现场氛围热烈"), ("1500张", "1501张"))
    article = pages(edition)("2021/03/02/01/01")
    marks = article.all("a", **{"class": "em"})
    assert [mark.text() for mark in marks] == ["氛围", "1"]
    for mark in marks:
        note = article.one("span", id=mark.attributes["href"][1:])
        assert "人工" in note.text() and mark.attributes["aria-label"]
    assert "其中人工" in article.one("details", id="apparatus").one("summary").text()


def counts(page, element, names):
    """What a part of a page says of each kind of emendation, as numbers."""
    said = page.one(*element).text()
    found = {name: re.search(rf"{name} (\d+) 处", said) for name in names}
    return Counter({name: int(match[1]) for name, match in found.items() if match})


def test_the_edition_counts_the_emendations_of_its_articles_after_every_edit(edition):
    names = ("接行", "标点改全角", "增删空格", "文字改动", "其中人工")
    pages(edition)
    for change in ((), ("现场气氛热烈", "现场氛围热烈"), ("1500张", "1501张")):
        edit(edition, "01-01.md", *([change] if change else []))
        get = pages(edition)
        articles = [get(f"2021/03/02/01/{name}") for name in ("01", "02", "03")]
        each = [counts(one, ("summary",), names) for one in (a.one("details", id="apparatus") for a in articles)]
        whole = counts(get("about"), ("main",), names)
        assert whole == sum(each, Counter()) and whole["标点改全角"] > 3
    assert whole["其中人工"] == whole["文字改动"] == 2


def test_the_paragraphs_text_is_what_the_file_says(edition):
    edit(edition, "01-01.md", ("现场气氛热烈", "现场热烈"))
    article = pages(edition)("2021/03/02/01/01")
    body = (edition / DAY / "01-01.md").read_text("utf-8").partition("\n---\n")[2]
    assert [article.one("p", id=f"p{n}").text() for n in (1, 2, 3)] == body.strip().split("\n\n")


def test_text_moved_to_another_article_is_shown_as_moved(edition):
    first = (edition / DAY / "01-01.md").read_text("utf-8")
    moved = first.strip().split("\n\n")[-1]
    edit(edition, "01-01.md", (f"\n\n{moved}", ""))
    file = edition / DAY / "01-02.md"
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n\n{moved}\n", encoding="utf-8")
    get = pages(edition)
    (row,) = rows(get("2021/03/02/source"), **{"data-change": "moved"}).values()
    assert row.all("td")[-1].one("a").attributes["href"] == "/paper/2021/03/02/01/02/#p4"
    assert "移入 1 行" in get("2021/03/02/01/02").one("details", id="apparatus").text()


def test_a_paragraph_taken_out_by_hand_is_told(edition):
    text = (edition / DAY / "01-01.md").read_text("utf-8")
    edit(edition, "01-01.md", ("\n\n" + text.strip().split("\n\n")[-1], ""))
    get = pages(edition)
    assert len(rows(get("2021/03/02/source"), **{"data-change": "removed"})) == 1
    assert "删去 1 行" in get("2021/03/02/01/01").one("details", id="apparatus").text()


def test_without_its_record_the_edition_still_tells_what_changed(edition):
    edit(edition, "01-01.md", ("现场气氛热烈", "现场氛围热烈"))
    (edition / DAY / "provenance.json").unlink()
    article = pages(edition)("2021/03/02/01/01")
    assert [mark.text() for mark in article.all("a", **{"class": "em"})] == ["氛围"]


def test_a_withdrawn_article_shows_nothing_of_itself(edition):
    pages(edition)
    words = (edition / DAY / "01-01.md").read_text("utf-8").strip().split("\n\n")[-1]
    (edition / DAY / "01-01.md").unlink()
    pages(edition)
    for file in (edition / "_site").rglob("*.html"):
        assert words[:12] not in file.read_text("utf-8")


def test_a_reader_can_report_an_error_in_a_paragraph(edition):
    article = pages(edition)("2021/03/02/01/01")
    links = [a.attributes["href"] for a in article.all("a", **{"class": "err"})]
    assert links[0] == (
        "https://code.example.org/paper/issues/new?title=20210302-01-01%20p1"
        "&body=https%3A%2F%2Fexample.org%2Fpaper%2F2021%2F03%2F02%2F01%2F01%2F%23p1"
    )
    assert len(links) == 4 and "%23p" not in links[-1]


def test_hostile_words_stay_words(edition):
    edit(edition, "01-01.md", ("现场气氛热烈", '现场\\<img src=x onerror="1">热烈'))
    pages(edition)
    assert b"<img" not in (edition / "_site/2021/03/02/01/01/index.html").read_bytes()


def test_witness_and_articles_are_compared_once(edition, monkeypatch):
    desk = Desk(edition)
    desk.add("20210303-01.txt", page(4, 5, 6).replace("3月2日", "3月3日"))
    desk.run()
    compared = []
    real = sources.compare
    monkeypatch.setattr(sources, "compare", lambda *given: compared.append(1) or real(*given))
    pages(edition)
    assert len(compared) == 2, "issues"
    edit(edition, "01-01.md", ("order: 1", "order: 4"))
    pages(edition)
    assert len(compared) == 3
