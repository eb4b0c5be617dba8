"""The apparatus of one issue: what must be silent first, then what people and rules change."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from builder import markdown
from builder.apparatus import ADDED, CHANGED, REMOVED, compare
from builder.apparatus.folded import plain
from builder.model import Article, Author, Continues, RawRef
from builder.provenance import BaseArticle, BaseBlock, Fate

FILE = "raw/a.txt"
LINES = (
    "引题在这里一行",  # 1
    "标题写的是另外一件事情",  # 2
    "■本报记者 王大明",  # 3
    "",
    "本报讯 今年以来,全市上下抓项目、扩投资,各项工作取得明显",  # 5
    "成效。",  # 6
    "会议指出,要坚持问题导向(见附件),一件一件抓落实。(下转第六版)",  # 7
    "第二篇文章的标题在此",  # 8
    "耒水河岸边,身穿红马甲的志愿者弯腰捡拾塑料瓶和烟头。",  # 9
    "环保协会会长呼吁市民爱护河道,不往河岸乱扔垃圾。",  # 10
)
ONE = (
    "本报讯 今年以来，全市上下抓项目、扩投资，各项工作取得明显成效。",
    "会议指出，要坚持问题导向（见附件），一件一件抓落实。",
)
TWO = ("耒水河岸边，身穿红马甲的志愿者弯腰捡拾塑料瓶和烟头。", "环保协会会长呼吁市民爱护河道，不往河岸乱扔垃圾。")
ROLES = {1: "kicker", 2: "title", 3: "byline", 5: "body", 6: "body", 7: "body", 8: "title", 9: "body", 10: "body"}


def article(number, *paragraphs, lines=((1, 7), (8, 10)), **more):
    head = (
        {
            "title": LINES[1],
            "kicker": (LINES[0],),
            "authors": (Author("王大明", "本报记者"),),
            "continues": Continues("06", "下转"),
        }
        if number == 1
        else {"title": LINES[7]}
    )
    body = "\n\n".join(markdown.write_block("p", words) for words in paragraphs)
    made = Article(
        f"20211029-01-0{number}", "2021-10-29", "01", number, body=body, raw=(RawRef(FILE, (lines[number - 1],)),)
    )
    return replace(made, **(head | more))


def told(one, two, record=True):
    """The apparatus of two articles, with the record of what the normaliser made or without."""
    texts = [(a, markdown.blocks(a.body)) for a in (one, two) if a]
    if not record:
        return compare({FILE: LINES}, texts)
    fates = {(FILE, n): Fate(role, f"20211029-01-0{1 if n < 8 else 2}", "rule", 0.9) for n, role in ROLES.items()}
    blocks = {1: ((5, 6), (7,)), 2: ((9,), (10,))}
    bases = {
        f"20211029-01-0{n}": BaseArticle(
            article(n),
            tuple(
                BaseBlock("p", words, tuple((FILE, k) for k in of)) for words, of in zip(said, blocks[n], strict=True)
            ),
        )
        for n, said in ((1, ONE), (2, TWO))
    }
    return compare({FILE: LINES}, texts, fates, bases)


def changes(account):
    return [(c.kind, c.was, c.now) for made in account.made for c in made.changes]


@pytest.mark.parametrize("record", [True, False])
def test_what_the_normaliser_wrote_has_no_changes_of_words(record):
    made = told(article(1, *ONE), article(2, *TWO), record)
    one = made.accounts["20211029-01-01"]
    assert changes(one) == [] and one.moved == () and one.removed == () and made.removed == frozenset()
    assert {piece.block: [n for _, n in piece.lines] for piece in one.made} == {0: [5, 6], 1: [7], -1: [2], -2: [1]}
    assert [piece.small.joined for piece in one.made] == [1, 0, 0, 0]
    assert [piece.small.width for piece in one.made] == [2, 4, 0, 0]


def test_every_line_is_told_where_it_stands():
    stands = told(article(1, *ONE), article(2, *TWO)).stands
    assert {n: [(one.article[-2:], one.block) for one in stands[FILE, n]] for n in ROLES} == {
        1: [("01", -2)],
        2: [("01", -1)],
        3: [("01", None)],
        5: [("01", 0)],
        6: [("01", 0)],
        7: [("01", 1)],
        8: [("02", -1)],
        9: [("02", 0)],
        10: [("02", 1)],
    }


@pytest.mark.parametrize("record", [True, False])
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("扩投资", "扩大投资"), (ADDED, "", "大")),
        (("全市上下", "全市"), (REMOVED, "上下", "")),
        (("抓项目", "谋项目"), (CHANGED, "抓", "谋")),
    ],
)
def test_a_word_changed_by_hand(words, expected, record):
    made = told(article(1, ONE[0].replace(*words), ONE[1]), article(2, *TWO), record)
    account = made.accounts["20211029-01-01"]
    assert changes(account) == [expected]
    (change,) = (c for piece in account.made for c in piece.changes)
    assert change.hand is (True if record else None)
    assert ONE[0].replace(*words)[change.start : change.end] == expected[2]
    assert made.stands[FILE, 5][0].changed


@pytest.mark.parametrize("record", [True, False])
def test_a_headline_changed_by_hand(record):
    made = told(article(1, *ONE, title="标题写的是一件事情"), article(2, *TWO), record)
    assert changes(made.accounts["20211029-01-01"]) == [(REMOVED, "另外", "")]


@pytest.mark.parametrize("record", [True, False])
def test_a_paragraph_split_or_joined_by_hand_loses_nothing(record):
    first, second = ONE[0][:15], ONE[0][15:]
    split = told(article(1, first, second, ONE[1]), article(2, *TWO), record).accounts["20211029-01-01"]
    assert changes(split) == []
    assert [n for _, n in split.made[0].lines] == [5]
    joined = told(article(1, ONE[0] + ONE[1]), article(2, *TWO), record).accounts["20211029-01-01"]
    assert changes(joined) == [] and [n for _, n in joined.made[0].lines] == [5, 6, 7]


@pytest.mark.parametrize("record", [True, False])
def test_text_moved_to_another_article_is_a_move(record):
    made = told(article(1, ONE[0]), article(2, *TWO, ONE[1]), record)
    assert made.accounts["20211029-01-02"].moved == (((FILE, 7), "20211029-01-01"),)
    assert changes(made.accounts["20211029-01-02"]) == [] and made.removed == frozenset()


@pytest.mark.parametrize("record", [True, False])
def test_what_was_taken_out_and_put_in(record):
    made = told(article(1, ONE[0], "谁也没有见过的一段新文字，写在这里。"), article(2, *TWO), record)
    account = made.accounts["20211029-01-01"]
    assert account.removed == ((FILE, 7),) and made.removed == {(FILE, 7)}
    assert changes(account) == [(ADDED, "", "谁也没有见过的一段新文字，写在这里。")]


def test_articles_merged_by_hand_have_moved_nothing():
    one = article(1, *ONE, *TWO, merged_from=("20211029-01-02",), lines=((1, 10), (8, 10)))
    account = told(one, None).accounts["20211029-01-01"]
    assert account.moved == () and changes(account) == []


# ---------------------------------------------------------------- any edit


def rebuilt(piece, text):
    """The witness's words of a block, put together again from the block and its changes."""
    at, parts = 0, []
    for change in piece.changes:
        parts += [text[at : change.start], change.was]
        at = change.end
    return plain("".join([*parts, text[at:]]))


@pytest.mark.parametrize("seed", range(60))
def test_any_change_of_words_can_be_undone_from_the_apparatus(seed):
    pick = random.Random(seed)
    words = TWO[0] * 2 + TWO[1]
    for _ in range(pick.randint(1, 3)):
        at = pick.randrange(len(words))
        words = words[:at] + pick.choice(("", "天", "山水", "，")) + words[at + pick.randint(0, 3) :]
    raw = (TWO[0] * 2, TWO[1])
    made = Article("20211029-01-01", "2021-10-29", "01", 1, body=words, raw=(RawRef(FILE, ((1, 2),)),))
    account = compare({FILE: raw}, [(made, markdown.blocks(words))]).accounts["20211029-01-01"]
    (piece,) = account.made
    source = plain("".join(raw[n - 1] for _, n in piece.lines))
    back = rebuilt(piece, markdown.blocks(words)[0].text)
    assert back == source
