"""Text that goes through Markdown comes out as the same text, in our reader and in any CommonMark reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builder import markdown

NOOP = [
    "普通的一段，没有标记。",
    "2019.5元",
    "-5℃",
    "#话题#",
    "1.先做这件事",
    "a+b=c",
    "（记者 张三）",
    "10:30—12:00",
    "A&B",
    "【图】",
]
HOSTILE = [
    "*星* _a_ **粗**",
    "[x](javascript:alert(1))",
    "![x](http://a.b/c.png)",
    "<script>alert(1)</script>",
    "<!-- x -->",
    "&lt;b&gt; &amp; &#60;",
    "`code`",
    "# 井号",
    "1. 一",
    "12) 十二",
    "- 减",
    "+ 加",
    "> 引",
    "---",
    "***",
    "===",
    "~~~",
    "\\*",
    "{{ x }} {% raw %}",
    "| a | b |",
    "[a]: http://b",
    "<http://a.b>",
    "\\",
]


@pytest.mark.parametrize("text", NOOP)
def test_plain_text_is_written_as_it_is(text):
    assert markdown.write_block("p", text) == text


@pytest.mark.parametrize("kind", ["p", "h2", "quote"])
@pytest.mark.parametrize("text", NOOP + HOSTILE)
def test_text_never_acts_as_markdown(kind, text):
    (block,) = markdown.blocks(markdown.write_block(kind, text))
    assert (block.kind, block.text) == (kind, text)


@given(st.text(st.sampled_from("字a1 #*_[]()<>&;`~-+=.!|\\{}\"'"), min_size=1, max_size=12).filter(lambda t: t.strip()))
def test_any_commonmark_reader_gives_the_text_back(text):
    text = " ".join(text.split())
    tokens = MarkdownIt("commonmark").parse(markdown.write_block("p", text))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in tokens[1].children) == text
    (block,) = markdown.blocks(markdown.write_block("p", text))
    assert (block.kind, block.text) == ("p", text)


def test_blocks_keep_their_order_kind_and_line():
    body = "第一段\n\n## 小题\n\n\n> 编者按\n\n一行\n两行\nand more"
    found = markdown.blocks(body)
    assert [(b.kind, b.text, b.line) for b in found] == [
        ("p", "第一段", 1),
        ("h2", "小题", 3),
        ("quote", "编者按", 6),
        ("p", "一行两行and more", 8),
    ]


def test_what_a_person_writes_is_read_as_meant():
    links = "看[这里](https://a.b/c)和[那里](javascript:x)，*强调*。"
    (block,) = markdown.blocks(links)
    assert block.text == "看这里和[那里](javascript:x)，强调。"
    assert not markdown.is_plain(block)
    (listed,) = markdown.blocks("- 一\n- 二")
    assert (listed.kind, listed.text) == ("list", "一\n二")


@given(
    st.text(st.sampled_from("甲乙。a1 　\n#>+-~=_*[<`\\&;.)\t\r\u2028\x0b\x1c\x85\ufeff"), max_size=14),
    st.text(max_size=6),
)
def test_the_short_way_of_reading_blocks_gives_the_same(one, other):
    for body in (one, f"{one}\n\n{other}", f"{other}\n\n{one}\n\n甲"):
        assert markdown.blocks(body) == markdown._any_blocks(body)


@given(st.text(st.sampled_from("甲乙。a1 　>#+-.)=~&;\t\u2028\x0b\ufeff"), max_size=10))
def test_a_quotation_of_one_line_reads_as_the_parser_reads_it(text):
    source = f"> {text}"
    (block,) = markdown.blocks(source)
    tokens = markdown.parser().parse(source)
    kinds = {"blockquote_open": "quote", "heading_open": "h2"}
    assert (block.kind, block.text) == (kinds.get(tokens[0].type, "p"), markdown.text_of(tokens))
