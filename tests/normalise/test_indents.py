"""The indent of a paragraph's first line: kept as blanks in the raw file, or told by the widths of cut lines."""

from __future__ import annotations

import pytest

from builder.normalise.pages import split_pages
from builder.normalise.reading import read_page
from builder.normalise.types import PageText, Witness

FIRST = (
    "渡口办去年把两岸分成八个网格，每个网格都有专人巡查。发现险情随时上报，并且登记在册。没有一处漏下来，"
    "两岸的人家都说这样的安排叫人放心。"
)
SECOND = (
    "老船工王平在江上走了一辈子，水里哪里有石头他都记得。如今他每天清早沿着江堤走一趟，把看见的都写在本子上，"
    "回来交给网格员，一天也没有断过。"
)
THIRD = (
    "江边的芦苇一眼望不到头，水鸟也飞回来了。到了周末，城里的孩子们跟着大人来看鸟，渡口比往年热闹了许多，"
    "卖茶水的小摊从早忙到晚。"
)
FOURTH = (
    "码头上的老仓库空了十几年，前年改成了图书馆，书架是用旧船板钉的，窗子正对着江面，坐在里面看书，抬头就能看见船。"
    "附近的学生放了学都爱往这里跑。"
)
FIFTH = (
    "今年入夏以来雨水多，网格员们夜里也轮流值守，水位每涨一尺就在群里报一次，低洼处的十几户人家都提前搬到了高处，"
    "谁家有老人也都有人去接。"
)
PARAGRAPHS = [FIRST, SECOND, THIRD, FOURTH, FIFTH]


def cut(text: str, measure: int, indent: int) -> list[str]:
    """A paragraph cut at a measure, its first line shorter by the indent."""
    first = measure - indent
    return [text[:first], *(text[k : k + measure] for k in range(first, len(text), measure))]


def witness(lines: list[str]) -> Witness:
    return Witness("raw/a.txt", "", tuple(lines), "utf-8")


def paragraphs(page: PageText) -> list[str]:
    (draft,) = read_page(page).drafts
    return [block.text for block in draft.blocks]


@pytest.mark.parametrize("measure", [14, 17, 20])
@pytest.mark.parametrize("blanks", ["", "　　", "    ", "  "])
def test_the_first_lines_of_cut_paragraphs_are_shorter(measure: int, blanks: str) -> None:
    lines = ["守住一江碧水"]
    for text in PARAGRAPHS:
        first, *rest = cut(text, measure, 2)
        lines += [blanks + first, *rest]
    (page,) = split_pages(witness(lines))
    assert paragraphs(page) == PARAGRAPHS


def test_a_full_line_with_a_stop_ends_no_paragraph_where_first_lines_are_set_in() -> None:
    """Widths alone would leave it open: the line is full, and the next begins a sentence."""
    text = (
        "渡口办去年把两岸分成八个网格，" + "每个网格都有了专人往来地巡查。" + "今年入夏以来雨水多，也没有出过一次险情。"
    )
    measure = (len("渡口办去年把两岸分成八个网格，每个网格都有了专人往来地巡查。") + 2) // 2
    assert cut(text, measure, 2)[1].endswith("巡查。") and len(cut(text, measure, 2)[1]) == measure
    lines = ["守住一江碧水"]
    for one in [SECOND, text, THIRD, FIRST, FOURTH]:
        lines += cut(one, measure, 2)
    (page,) = split_pages(witness(lines))
    assert paragraphs(page) == [SECOND, text, THIRD, FIRST, FOURTH]


def test_a_line_that_is_not_set_in_begins_no_paragraph() -> None:
    """As full of sense as it is on both sides of the cut."""
    at = FIRST.index("每个")
    assert FIRST[:at].endswith("，")
    lines = ["守住一江碧水", "　　" + SECOND, "　　" + FIRST[:at], FIRST[at:], "　　" + THIRD]
    (page,) = split_pages(witness(lines))
    assert paragraphs(page) == [SECOND, FIRST, THIRD]


def test_blanks_before_every_line_say_nothing() -> None:
    """A file whose lines all begin alike, headlines too, is read as one without blanks."""
    lines = ["守住一江碧水", SECOND, FIRST, THIRD, "渡口换了新颜", *PARAGRAPHS[3:]]
    plain = read_page(*split_pages(witness(lines))).drafts
    (moved,) = split_pages(witness(["　　" + line for line in lines]))
    assert [(d.title, d.blocks) for d in read_page(moved).drafts] == [(d.title, d.blocks) for d in plain]


def test_blanks_before_headlines_say_nothing_of_paragraphs() -> None:
    lines = ["　　守住一江碧水 两岸人家都放心", SECOND, FIRST, "　　渡口换了新颜 老船工有了新活", THIRD, FOURTH]
    lines += ["　　码头上的仓库成了图书馆", FIFTH, SECOND]
    (page,) = split_pages(witness(lines))
    (plain,) = split_pages(witness([line.strip() for line in lines]))
    found = [(d.title, d.blocks) for d in read_page(page).drafts]
    assert found == [(d.title, d.blocks) for d in read_page(plain).drafts]


@pytest.mark.parametrize(("line", "indent"), [("　　江", 2), ("    江", 2), ("\t江", 2), ("江", 0), ("\f　江", 1)])
def test_how_wide_blanks_are(line: str, indent: float) -> None:
    assert [one.indent for page in split_pages(witness([line])) for one in page.lines] == [indent]
