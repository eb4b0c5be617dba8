"""The account of a page: nothing may be lost, nothing added."""

from dataclasses import replace

from builder.model import Author, Continues
from builder.normalise.account import account, faults
from builder.normalise.fold import fold
from builder.normalise.mend import CONFIDENCE
from builder.normalise.sheets import Sheet, joined, ranges, ranks, references, single
from builder.normalise.types import Draft, DraftBlock, Labelled, Line, PageReading, PageText

TEXTS = (
    "某某日报",
    "会议强调 安全生产",
    "市长督导安全生产工作",
    "■本报记者 甲 乙",
    "本报讯 3月1日,市长督导安全生产工作,共检查",
    "1,000家企业。(下转第二版)",
    "市长督导安全生产工作",
    "广告热线:8247111",
)
ROLES = ("masthead", "kicker", "title", "byline", "body", "body", "duplicate", "furniture")


def page():
    lines = tuple(Line(2 * i + 1, text, 1) for i, text in enumerate(TEXTS))
    labels = tuple(
        Labelled(line, role, 0 if role not in ("masthead", "furniture", "duplicate") else None)
        for line, role in zip(lines, ROLES, strict=True)
    )
    draft = Draft(
        "市长督导安全生产工作",
        "news",
        kicker=("会议强调 安全生产",),
        authors=(Author("甲乙", "本报记者"),),
        continues=Continues("02", "下转"),
        blocks=(DraftBlock("p", "本报讯 3月1日，市长督导安全生产工作，共检查1,000家企业。", (9, 11)),),
        lines=(3, 5, 7, 9, 11),
    )
    return PageReading(PageText("raw/a.txt", lines), labels, (draft,))


def with_draft(**changes):
    reading = page()
    return replace(reading, drafts=(replace(reading.drafts[0], **changes),))


def with_label(index, **changes):
    reading = page()
    labels = list(reading.labels)
    labels[index] = replace(labels[index], **changes)
    return replace(reading, labels=tuple(labels))


def test_a_page_that_adds_up():
    assert faults(page()) == {}
    assert account(single("01", page().page), page()) == (page(), [])


def test_what_is_lost_is_found():
    for reading, line in [
        (with_draft(title=None), 5),
        (with_draft(kicker=()), 3),
        (with_draft(authors=()), 7),
        (with_draft(authors=(Author("甲", "本报记者"),)), 7),
        (with_draft(continues=None), 11),
        (with_draft(blocks=(DraftBlock("p", "本报讯 3月1日，市长督导安全生产工作，共检查", (9, 11)),)), 11),
        (with_draft(blocks=(DraftBlock("p", "本报讯 3月1日，市长督导安全生产，共检查1,000家企业。", (9, 11)),)), 9),
        (with_draft(lines=(3, 5, 7, 9)), 11),
        (with_label(4, article=None), 9),
        (with_label(4, article=3), 9),
        (with_label(4, role="duplicate"), None),
        (with_label(5, role="duplicate"), 11),
        (with_label(3, role="duplicate"), 7),
        (replace(page(), labels=page().labels[:-1]), 15),
        (replace(page(), labels=page().labels + page().labels[-1:]), 15),
    ]:
        assert list(faults(reading)) == ([line] if line else []), (line, faults(reading))


def test_what_was_added_is_found():
    reading = with_draft(
        blocks=(DraftBlock("p", "本报讯 3月1日，市长亲自督导安全生产工作，共检查1,000家企业。", (9, 11)),)
    )
    assert "亲" in faults(reading)[9]


def test_width_white_space_and_quotation_marks_do_not_count():
    lines = (Line(1, 'ＡＢ "甲 乙" -- 丙…', 0),)
    draft = Draft(None, "news", blocks=(DraftBlock("p", "AB“甲乙”——丙……", (1,)),), lines=(1,))
    reading = PageReading(PageText("raw/a.txt", lines), (Labelled(lines[0], "body", 0),), (draft,))
    assert set(faults(reading)) <= {1}
    draft = replace(draft, blocks=(DraftBlock("p", "AB“甲乙”——丙…", (1,)),))
    assert faults(replace(reading, drafts=(draft,))) == {}


def test_lost_lines_are_put_back_as_blocks():
    reading, problems = account(single("01", page().page), with_draft(kicker=()))
    assert problems == []
    assert reading.drafts[0].blocks[0].text == "会议强调 安全生产"
    label = reading.labels[1]
    assert (label.role, label.rule, label.confidence) == ("body", "restored", CONFIDENCE)


def test_a_line_without_a_place_is_put_back():
    reading, problems = account(single("01", page().page), replace(page(), drafts=(), labels=page().labels[:1]))
    assert [p.code for p in problems] == ["N002"] * 7
    reading, problems = account(
        single("01", page().page),
        replace(page(), drafts=(), labels=tuple(replace(x, article=None, role="body") for x in page().labels)),
    )
    assert problems == [] and [fold(b.text) for b in reading.drafts[0].blocks] == [fold(text) for text in TEXTS]


def test_what_cannot_be_put_right_is_a_problem_with_file_and_line():
    reading = with_draft(
        blocks=(DraftBlock("p", "本报讯 3月1日，市长亲自督导安全生产工作，共检查1,000家企业。", (9, 11)),)
    )
    _, problems = account(single("01", reading.page), reading)
    assert [(p.code, p.file, p.line) for p in problems] == [("N002", "content/raw/a.txt", 9)]


def test_ranges_run_over_blank_lines_only():
    rank = {n: k for k, n in enumerate((1, 3, 5, 7, 9))}
    assert ranges([9, 5, 1, 3, 3], rank) == [(1, 5), (9, 9)]
    assert ranges([], rank) == []


def test_parts_of_a_page_lead_back_to_file_and_line():
    one = PageText("raw/a-1.txt", (Line(1, "甲", 0), Line(3, "乙", 1)))
    two = PageText("raw/a-2.txt", (Line(2, "丙", 1),))
    sheet = joined("01", [(one, 4), (two, 9)])
    assert isinstance(sheet, Sheet) and [line.n for line in sheet.text.lines] == [1, 3, 6]
    assert [sheet.place(n) for n in (1, 3, 6)] == [("raw/a-1.txt", 1), ("raw/a-1.txt", 3), ("raw/a-2.txt", 2)]
    assert [(r.file, r.lines) for r in references(sheet, (3, 6), ranks(sheet))] == [
        ("raw/a-1.txt", ((3, 3),)),
        ("raw/a-2.txt", ((2, 2),)),
    ]
