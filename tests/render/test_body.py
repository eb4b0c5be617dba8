"""Blocks to HTML: what must not change first, then markup and persons woven together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder import markdown
from builder.model import Mention, PersonInArticle
from builder.render import body, words
from tests.render.html import parse


def made(source: str, *mentions: tuple[int, int]) -> str:
    """HTML of one block, with a person `x` mentioned at each of the places."""
    block = markdown.blocks(source)[0]
    woven = body.weave(block)
    person = PersonInArticle("某", "x", (), tuple(Mention(0, start, end, "某") for start, end in mentions))
    found = body.links([person], {0: block.text}, {0: woven} if woven else {}, "/people/")
    return body.block(block, ("p1",), found.get(0, ()), woven).strip()


@pytest.mark.parametrize(
    "text",
    ["普通的一段。", "“引号”、《书名》——破折号", "3.14 和 10:30，www.example.org", "\\*不是强调\\*", "1\\. 不是列表"],
)
def test_plain_paragraphs_come_out_as_they_are(text):
    assert made(text) == f'<p id="p1">{text.replace(chr(92), "")}</p>'


@pytest.mark.parametrize("text", ["\\<b>粗\\</b>", "{{ x }}", "\\&amp; \"双\" '单'", "\\`码\\`", "a \\< b > c"])
def test_syntax_of_html_and_templates_is_text(text):
    out = made(text)
    assert "<b>" not in out and out.count("<") == 2, "only the paragraph's own tags"


def test_a_person_is_linked_once_at_the_first_place():
    out = made("张三说，张三来了", (0, 2), (4, 6))
    assert out == '<p id="p1"><a data-person href="/people/x/">张三</a>说，张三来了</p>'


@pytest.mark.parametrize(
    ("source", "place", "expected"),
    [
        ("*张三*说", (0, 2), '<em><a data-person href="/people/x/">张三</a></em>说'),
        ("**市长**张三说", (2, 4), '<strong>市长</strong><a data-person href="/people/x/">张三</a>说'),
        ("张*三*说", (0, 2), "张<em>三</em>说"),
        ("[张三](https://a.example/)说", (0, 2), '<a href="https://a.example/" rel="external noopener">张三</a>说'),
        ("上一行\n张三说*好*", (3, 5), '上一行<a data-person href="/people/x/">张三</a>说<em>好</em>'),
        ("in *English*\nZhang San", (11, 20), 'in <em>English</em> <a data-person href="/people/x/">Zhang San</a>'),
    ],
)
def test_names_beside_markup(source, place, expected):
    assert made(source, place) == f'<p id="p1">{expected}</p>'


def test_the_next_mention_is_linked_where_the_first_cannot_be():
    assert made("张*三*来，张三说", (0, 2), (4, 6)).endswith('来，<a data-person href="/people/x/">张三</a>说</p>')


@pytest.mark.parametrize("place", [(-1, 1), (2, 2), (0, 99), (7, 9)])
def test_a_place_outside_the_text_is_no_link(place):
    assert "<a" not in made("张三说", place)


def test_links_that_are_not_web_addresses_stay_text():
    assert "<a" not in made("[点我](javascript:alert(1)) *好*")


def test_a_quotation_of_two_paragraphs_and_the_positions_in_it():
    out = made("> 编者按：第一段\n>\n> 张三说", (8, 10))
    assert out == (
        '<blockquote class="note" id="p1">'
        '<p>编者按：第一段</p>\n<p><a data-person href="/people/x/">张三</a>说</p></blockquote>'
    )


def test_the_woven_text_is_the_text_of_the_block():
    for source in ["a *b* c", "> *一*\n> 二\n>\n> 三", "- 一\n- *二*\n\n", "## *标*题", "甲\\\n*乙*"]:
        block = markdown.blocks(source)[0]
        woven = body.weave(block)
        assert woven is not None and woven.text == block.text, source


def test_names_in_a_headline_of_several_lines():
    found = body.lines("甲乙丙\n张三来了", [body.Link(4, 6, "/p/")])
    assert found == ("甲乙丙", '<a data-person href="/p/">张三</a>来了')


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("一句话的标题", 1),
        ("“规”出乡村新面貌 “约”出社会新风尚", 2),
        ("甲 乙", 1),
        ("市长到某县调研 强调", 1),
        ("Hengyang Daily", 1),
    ],
)
def test_only_a_couplet_is_broken(title, parts):
    assert len(words.halves(title)) == parts and " ".join(words.halves(title)) == title


OURS = {"p", "h2", "div", "span", "figure", "figcaption", "blockquote", "ul", "ol", "li", "em", "strong", "a"}
MARKS = st.text(alphabet="张三甲。，\n *_`[]()<>&#-+1.\"'\\{}%!|~https:/", max_size=60)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(MARKS, st.integers(0, 20), st.integers(1, 4))
def test_whatever_a_person_types_is_shown_whole_and_only_whole(text, start, length):
    """The text of the HTML is the text of the block, tags nest, and no tag is there but ours."""
    for block in markdown.blocks(text):
        woven = body.weave(block)
        person = PersonInArticle("某", "x", (), (Mention(0, start, start + length, "某"),))
        found = body.links([person], {0: block.text}, {0: woven} if woven else {}, "/people/")
        root = parse(body.block(block, ("p1", "p2"), found.get(0, ()), woven).encode())
        assert root.text().rstrip("\n") == block.text.rstrip("\n")
        assert {one.name for one in root.walk()} <= OURS
        for link in root.all("a"):
            assert link.attributes["href"].startswith(("/people/", "http://", "https://")) and not link.inside("a")
