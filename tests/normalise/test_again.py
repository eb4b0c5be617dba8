"""Reading an issue again: what people wrote stays, what they left alone follows the new reading.

New rules are played by a reading that is changed after the fact: words of a block, a title, borders of articles.
"""

from dataclasses import replace

import pytest

from builder.model import Article
from builder.normalise import heads
from builder.normalise.reading import read_page
from builder.normalise.threeway import merge, written
from builder.normalise.types import DraftBlock, PageReading
from tests.normalise.desk import Desk, codes, page

FIRST, SECOND, THIRD = (f"20210302-01-0{n}" for n in (1, 2, 3))


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    desk.add("a.txt", page(1, 2, 3))
    assert desk.run() == []
    return desk


@pytest.fixture
def rules(monkeypatch):
    """Call it with a change of readings; from then on pages are read so."""

    def play(change):
        monkeypatch.setattr(heads, "read_page", lambda text, hints: change(read_page(text, hints)))

    return play


def changed(reading, index, **changes):
    drafts = list(reading.drafts)
    drafts[index] = replace(drafts[index], **changes)
    return replace(reading, drafts=tuple(drafts))


def joined_blocks(index):
    """The second and third paragraph of an article are one now."""

    def change(reading):
        first, second, third = reading.drafts[index].blocks
        block = DraftBlock("p", second.text + third.text, second.lines + third.lines)
        return changed(reading, index, blocks=(first, block))

    return change


def without_border(reading):
    """The first two articles are one now: the second title became an inter-title."""
    one, two, *rest = reading.drafts
    title = next(x.line for x in reading.labels if x.article == 1 and x.role == "title")
    blocks = (*one.blocks, DraftBlock("h2", title.text, (title.n,)), *two.blocks)
    drafts = (replace(one, blocks=blocks, lines=one.lines + two.lines), *rest)
    labels = tuple(replace(x, article=x.article - 1 if x.article else x.article) for x in reading.labels)
    return PageReading(reading.page, labels, drafts)


def shifted_border(reading):
    """The last paragraph of the first article now opens the second."""
    one, two, *rest = reading.drafts
    block = one.blocks[-1]
    first = replace(one, blocks=one.blocks[:-1], lines=tuple(n for n in one.lines if n not in block.lines))
    second = replace(two, blocks=(block, *two.blocks), lines=tuple(sorted({*two.lines, *block.lines})))
    labels = tuple(replace(x, article=1) if x.line.n in block.lines else x for x in reading.labels)
    return PageReading(reading.page, labels, (first, second, *rest))


def test_the_same_rules_change_nothing(desk):
    before = desk.files()
    assert desk.run(again=True) == []
    assert desk.files() == before


def test_files_that_nobody_touched_follow_the_new_rules(desk, rules):
    before = desk.articles()
    rules(joined_blocks(1))
    assert desk.run(again=True) == []
    after = desk.articles()
    assert after[FIRST] == before[FIRST] and after[THIRD] == before[THIRD]
    assert len(after[SECOND].body.split("\n\n")) == 2
    assert [len(b.blocks) for b in desk.provenance("2021-03-02").articles] == [3, 2, 3]
    assert desk.run(again=True) == []


def test_an_edit_stays_and_the_rest_follows(desk, rules):
    path = desk.edit(SECOND, lambda text: text.replace("现场气氛热烈", "现场气氛热烈又有序"))
    rules(joined_blocks(1))
    assert desk.run(again=True) == []
    text = path.read_text()
    assert "热烈又有序" in text and len(desk.articles()[SECOND].body.split("\n\n")) == 2


def test_keys_and_fields_that_people_added_stay(desk, rules):
    desk.edit(
        SECOND,
        lambda text: text.replace("title: 湘江", "section: yaowen\nnote: 核对过\ntitle: 湘江").replace(
            "column: null", "column: 要闻"
        ),
    )
    rules(joined_blocks(1))
    assert desk.run(again=True) == []
    article = desk.articles()[SECOND]
    assert (article.section, article.extra, article.column) == ("yaowen", (("note", "核对过"),), "要闻")


def test_where_both_changed_one_place_the_person_wins_and_both_sides_are_told(desk, rules):
    path = desk.edit(
        SECOND, lambda text: text.replace("随着最后一颗", "伴随最后一颗").replace("title: 湘江大桥", "title: 大桥")
    )
    before = path.read_text()
    rules(lambda reading: changed(joined_blocks(1)(reading), 1, title="主桥顺利合龙", kicker=("湘江大桥",)))
    problems = desk.run(again=True)
    assert codes(problems) == ["N007", "N007"] and all(p.severity == "warning" for p in problems)
    assert path.read_text() == before.replace("kicker: []", "kicker: [湘江大桥]")
    title, text = problems
    assert (title.file, title.line) == ("content/issues/2021/2021-03-02/01-02.md", 1)
    assert "大桥主桥顺利合龙" in title.message and "“主桥顺利合龙”" in title.message
    assert before.split("\n")[text.line - 1].startswith("伴随")
    assert "伴随" in text.message and "随着" in text.message
    assert desk.run(again=True) == []


def test_deleted_articles_stay_deleted(desk, rules):
    desk.edit(SECOND, lambda text: text).unlink()
    rules(joined_blocks(1))
    assert desk.run(again=True) == []
    assert sorted(desk.articles()) == [FIRST, THIRD]
    assert desk.run() == [] and sorted(desk.articles()) == [FIRST, THIRD]


def test_borders_may_move_where_nobody_edited(desk, rules):
    rules(without_border)
    assert desk.run(again=True) == []
    articles = desk.articles()
    assert sorted(articles) == [FIRST, THIRD]
    assert articles[FIRST].merged_from == (SECOND,) and "## 湘江大桥" in articles[FIRST].body
    assert desk.run(again=True) == [] and desk.articles() == articles


def test_a_paragraph_may_go_to_the_next_article_where_nobody_edited(desk, rules):
    before = desk.articles()
    rules(shifted_border)
    assert desk.run(again=True) == []
    after = desk.articles()
    assert sorted(after) == [FIRST, SECOND, THIRD]
    moved = before[FIRST].body.split("\n\n")[-1]
    assert moved not in after[FIRST].body and after[SECOND].body.startswith(moved)
    assert desk.run(again=True) == [] and desk.articles() == after


def test_borders_that_come_back_get_a_new_id(desk, rules):
    rules(without_border)
    desk.run(again=True)
    rules(lambda reading: reading)
    assert desk.run(again=True) == []
    assert sorted(desk.articles()) == [FIRST, THIRD, "20210302-01-04"]


@pytest.mark.parametrize("edited", [FIRST, SECOND])
def test_borders_stay_where_a_person_edited(desk, rules, edited):
    desk.edit(edited, lambda text: text.replace("3月1日", "3月1日(星期一)"))
    before = {k: v for k, v in desk.files().items() if k.endswith(".md")}
    rules(without_border)
    problems = desk.run(again=True)
    assert codes(problems) == ["N006"] and edited in problems[0].message
    assert {k: v for k, v in desk.files().items() if k.endswith(".md")} == before
    assert codes(desk.run(again=True)) == ["N006"]


PERSONS = {
    "page: '01'": "page: '02'",
    "order: ": "order: 9",
    "title:": "section: yaowen\ntitle:",
    "raw:": "note: 好\nraw:",
}


@pytest.mark.parametrize("old", PERSONS)
@pytest.mark.parametrize("edited", [FIRST, SECOND])
def test_an_article_with_a_persons_keys_is_not_dissolved(desk, rules, edited, old):
    desk.edit(edited, lambda text: text.replace(f"\n{old}", f"\n{PERSONS[old]}", 1))
    held = desk.articles()[edited]
    rules(without_border)
    problems = desk.run(again=True)
    after = desk.articles()[edited]
    assert [getattr(after, key) for key in KEPT] == [getattr(held, key) for key in KEPT]
    assert codes(problems) == (["N006"] if SECOND in desk.articles() else [])


KEPT = ("page", "order", "section", "extra")


def test_articles_merged_by_hand_stay_merged(desk, rules):
    second = desk.edit(SECOND, lambda text: text)
    body = second.read_text().split("---\n", 2)[2]
    second.unlink()
    desk.edit(FIRST, lambda text: text.replace("raw:", f"merged_from: [{SECOND}]\nraw:") + body)
    rules(joined_blocks(0))
    assert desk.run(again=True) == []
    articles = desk.articles()
    assert sorted(articles) == [FIRST, THIRD]
    assert "随着最后一颗螺栓" in articles[FIRST].body and len(articles[FIRST].body.split("\n\n")) == 2 + 3


def test_articles_split_by_hand_stay_split(desk, rules):
    path = desk.edit(FIRST, lambda text: text)
    *first, last = path.read_text().strip().split("\n\n")
    path.write_text("\n\n".join(first) + "\n")
    (path.parent / "01-09.md").write_text(
        f"---\nid: 20210302-01-09\ndate: 2021-03-02\npage: '01'\nsplit_from: {FIRST}\n---\n\n{last}\n"
    )
    rules(joined_blocks(1))
    assert desk.run(again=True) == []
    articles = desk.articles()
    assert articles["20210302-01-09"].body == last and last not in articles[FIRST].body


@pytest.mark.parametrize("damage", [lambda p: p.unlink(), lambda p: p.write_text("[{]"), lambda p: p.write_text("[]")])
def test_without_provenance_everything_counts_as_a_persons(desk, rules, damage):
    before = desk.articles()
    damage(desk.content / "issues/2021/2021-03-02/provenance.json")
    rules(joined_blocks(1))
    desk.run(again=True)
    assert desk.articles() == before
    assert desk.run(again=True) == [] and desk.articles() == before
    assert desk.provenance("2021-03-02")


def test_a_dry_run_tells_and_writes_nothing(desk, rules):
    desk.edit(SECOND, lambda text: text.replace("随着最后一颗", "伴随最后一颗"))
    before = desk.files()
    rules(joined_blocks(1))
    assert codes(desk.run(again=True, dry_run=True)) == ["N007"]
    assert desk.files() == before


def test_only_the_named_file_is_read_again(desk, rules):
    desk.add("b.txt", page(4, head="2021年3月3日 星期三\n今日八版\n第17001号\n\n"))
    desk.run()
    rules(joined_blocks(0))
    desk.run(["b.txt"], again=True)
    assert len(desk.articles()[FIRST].body.split("\n\n")) == 3
    assert len(desk.articles()["20210303-01-01"].body.split("\n\n")) == 2


RULES = (
    joined_blocks(0),
    joined_blocks(2),
    without_border,
    shifted_border,
    lambda reading: shifted_border(without_border(reading)),
    lambda reading: changed(joined_blocks(1)(reading), 0, title=None, deck=(reading.drafts[0].title,)),
)


def test_a_corrected_date_moves_the_issue_and_keeps_ids_and_edits(desk):
    desk.edit(SECOND, lambda text: text.replace("现场气氛热烈", "现场气氛热烈又有序"))
    issue = desk.content / "issues/2021/2021-03-02/issue.md"
    issue.write_text(issue.read_text() + "\n核对过原报。\n")
    desk.add("a.yml", "date: 2021-03-09\n")
    assert desk.run() == [] and "issues/2021/2021-03-02/issue.md" in desk.files()
    assert desk.run(again=True, dry_run=True) == [] and "issues/2021/2021-03-02/issue.md" in desk.files()
    assert desk.run(again=True) == []
    articles = desk.articles()
    assert sorted(articles) == [FIRST, SECOND, THIRD] and {a.date for a in articles.values()} == {"2021-03-09"}
    assert "热烈又有序" in articles[SECOND].body
    assert not [name for name in desk.files() if "2021-03-02" in name]
    assert (desk.issue("2021-03-09").date_source, desk.issue("2021-03-09").weekday) == ("sidecar", "星期二")
    assert (desk.content / "issues/2021/2021-03-09/issue.md").read_text().endswith("核对过原报。\n")
    assert {b.article.id for b in desk.provenance("2021-03-09").articles} == set(articles)
    files = desk.files()
    assert desk.run(again=True) == [] and desk.files() == files


def test_a_corrected_date_that_is_taken_is_told(desk):
    desk.add("b.txt", page(4, head="2021年3月3日 星期三\n今日八版\n第17001号\n\n"))
    desk.run()
    files = desk.files()
    desk.add("a.yml", "date: 2021-03-03\n")
    assert codes(desk.run(again=True)) == ["N009"] and desk.files() == files


def test_notes_below_issue_md_stay_when_a_page_comes(desk):
    issue = desk.content / "issues/2021/2021-03-02/issue.md"
    issue.write_text(issue.read_text() + "\n核对过原报。\n")
    desk.add("b.txt", page(4, head="第02版\n2021年3月2日 星期二\n\n"))
    assert desk.run() == []
    assert issue.read_text().endswith("---\n\n核对过原报。\n") and "raw/b.txt" in issue.read_text()


def test_a_credit_that_leaves_the_text_becomes_a_field_once():
    plain = Article("20210302-01-01", "2021-03-02", "01", 1, extra=(("checked", "yes"),))
    old = written(plain, [("p", "大桥通车。"), ("quote", "王平摄")])
    new = written(replace(plain, extra=(("credits", ["王平摄"]),)), [("p", "大桥通车。")])
    merged, problems = merge(old, old, new)
    assert (merged.body, problems) == ("大桥通车。", [])
    assert merged.extra == (("checked", "yes"), ("credits", ["王平摄"]))
    assert merge(new, written(merged, [("p", "大桥通车。")]), new)[0].extra == merged.extra
