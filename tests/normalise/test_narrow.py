"""Lines cut at a narrow measure: what their widths tell."""

from __future__ import annotations

import pytest

from builder.normalise.reading import Hints, furniture, joins, measure, read_page
from builder.normalise.reading.clues import Clue, look
from builder.normalise.reading.sheet import Sheet
from builder.normalise.types import Line, PageText


def marked(lines: list[str]) -> list[Clue]:
    sheet = Sheet(look([Line(n, text, 0) for n, text in enumerate(lines, 1)]), Hints())
    furniture.settle(sheet)
    measure.mark(sheet)
    return list(sheet.clues)


def wrapped(text: str, measure: int, digit: float = 1.0) -> list[str]:
    """The text cut at a measure, each digit so many characters wide."""
    lines, wide = [""], 0.0
    for char in text:
        width = digit if char.isascii() else 1.0
        if wide + width > measure:
            lines, wide = [*lines, ""], 0.0
        lines[-1] += char
        wide += width
    return lines


COUNTED = (
    "渡口办去年把两岸分成八个网格每个网格都有专人巡查一共走访了25户人家发现险情随时上报并且登记在册"
    "没有一处漏下来今年又添了36名巡查员他们每天都要沿江走上一趟把看到的都记下来。"
)


@pytest.mark.parametrize("digit", [0.5, 1.0])
def test_lines_of_one_paragraph_tell_how_wide_digits_are(digit: float) -> None:
    lines = wrapped(COUNTED, 16, digit)
    clues = marked(lines)
    assert [c.width for c in clues[:-1]] == [16] * (len(lines) - 1)
    assert all(c.give == 0 for c in clues)


def test_without_digits_nothing_is_known_of_them() -> None:
    text = COUNTED.replace("25", "许多").replace("36", "多少")
    clues = marked(wrapped(text[:-1] + "36处。", 16))
    assert [c.give for c in clues] == [0.0] * (len(clues) - 1) + [1.0]


def paragraphs(widths: list[int]) -> list[str]:
    """Two full lines and a short one for each measure."""
    text = "渡口办去年把两岸分成八个网格每个网格都有专人巡查发现险情随时上报并且登记在册没有一处漏下大家"
    found = []
    for width in widths:
        found += [text[:width], text[width : 2 * width], "一处也没有漏下。"]
    return found


@pytest.mark.parametrize(("widths", "even"), [([16] * 5, True), ([16, 18, 20, 17, 19], False)])
def test_whether_a_text_is_cut_at_one_measure(widths: list[int], even: bool) -> None:
    assert {c.even for c in marked(paragraphs(widths))} == {even}


def test_a_mark_of_the_masthead_in_the_middle_of_a_sentence() -> None:
    """A cut line that looks like furniture is text where the lines around it are as long and run on."""
    text = "论坛日前在东岭区举行，由云州社科院东岭发展中心主办、渡口改造办公室协助承办的这次论坛开了三天。"
    lines = wrapped(text, 17)
    assert lines[1].endswith("办公室协")
    assert not any(c.furniture for c in marked(lines))


def test_a_masthead_of_lines_of_one_length_stays() -> None:
    clues = marked(["中共云州市委机关报云州日报社出版", "云州日报社主办", "农历腊月二十三", "今日八版", "渡口换新颜"])
    assert [c.furniture for c in clues[1:4]] == ["masthead"] * 3


def page(lines: list[str]) -> PageText:
    return PageText("raw/a.txt", tuple(Line(n, text, 0) for n, text in enumerate(lines, 1)))


def test_a_bracket_at_the_end_of_a_cut_line_is_no_column() -> None:
    text = (
        "年轻人走上街头，把法律知识讲给过往的老人们听，将真实的案例改成剧本，还原渡口从前的样子和老船工的一天，让孩子们也都学会怎样自我保护，"
        "渡口办的二分部（安全培训部）副主任王平演了老船工。"
    )
    lines = wrapped(text, 16)
    assert lines[-2].endswith("（安全培训部）")
    (draft,) = read_page(page(["渡口换了新颜", *lines])).drafts
    assert draft.title == "渡口换了新颜"
    assert [b.text for b in draft.blocks] == [text]


def test_a_headline_with_its_column_in_brackets_stays() -> None:
    above = wrapped("渡口换了新颜，来往的船也一天天多了起来，老船工的日子一天比一天好过了。", 16)
    below = wrapped("江边的芦苇一眼望不到头，水鸟又飞了回来，护江员每天都要沿着江走上一趟。", 16)
    reading = read_page(page([*above, "守住一江碧水（美丽乡村行）", *below]))
    assert reading.drafts[-1].title == "守住一江碧水（美丽乡村行）"


def test_who_was_there_is_a_paragraph_of_its_own() -> None:
    """王平参加会见。: short as it is, it goes on with no paragraph; a sentence that refers back does."""
    above = wrapped("双方就渡口改造工程交换了意见，一致同意在年内把两岸的码头全都修缮好。", 17)
    rest = marked([*above, "王平参加会见。"]), marked([*above, "这是第三次会谈。"])
    alone, told = (joins.fullness(clues[:2], clues[2:]) for clues in rest)
    assert alone < told
    assert alone < 0
