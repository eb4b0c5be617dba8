"""Article files: what is written reads back the same, and each fault is named with its line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import article_file
from builder.model import KINDS, Article, Author, Continues, Dateline, IssueFile, PersonsByHand, RawRef

EXAMPLE = """---
format: 1
id: 20211029-01-07
date: 2021-10-29
page: '01'
order: 7
kind: news
column: 创建全国文明城市
kicker: ['某区某村：']
title: '“规”出新面貌 “约”出新风尚'
deck: []
authors: [{name: 张三, role: 本报记者}]
source: null
dateline: null
continues: {page: '06', via: 下转}
raw: [{file: raw/001_788e42c87815a943.txt, lines: ['151-167']}]
---

第一段。

第二段。
"""


def test_the_example_of_the_format_reads_and_writes_unchanged():
    article, problems = article_file.read(EXAMPLE, "x.md")
    assert problems == []
    assert article_file.write(article) == EXAMPLE
    assert article.authors == (Author("张三", "本报记者"),)
    assert article.continues == Continues("06", "下转")
    assert article.raw == (RawRef("raw/001_788e42c87815a943.txt", ((151, 167),)),)
    assert EXAMPLE.split("\n")[article.body_line - 1] == "第一段。"


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(lambda t: t.strip())
ARTICLES = st.builds(
    Article,
    id=st.from_regex(r"20[0-9]{6}-[0-9]{2}-[0-9]{2}", fullmatch=True),
    date=st.dates().map(str),
    page=st.from_regex(r"[a-z]?[0-9]{2}", fullmatch=True),
    order=st.integers(1, 99),
    title=st.none() | TEXT,
    kind=st.sampled_from(KINDS),
    edition=st.none() | st.just("wanbao"),
    column=st.none() | TEXT,
    kicker=st.lists(TEXT, max_size=2).map(tuple),
    deck=st.lists(TEXT, max_size=2).map(tuple),
    authors=st.lists(st.builds(Author, TEXT, st.none() | TEXT, st.booleans()), max_size=3).map(tuple),
    source=st.none() | TEXT,
    dateline=st.none() | st.builds(Dateline, TEXT, st.none() | st.dates().map(str)),
    raw=st.just((RawRef("raw/a.txt", ((1, 3), (9, 9))),)),
    persons=st.none() | st.builds(PersonsByHand, st.just(("张三",)), st.just(("李四", "王五"))),
    merged_from=st.just(()) | st.just(("20200101-01-01",)),
    split_from=st.none() | st.just("20200101-01-02"),
    body=st.just("") | st.just("一\n\n二"),
)


@given(ARTICLES)
def test_any_article_reads_back_the_same(article):
    read, problems = article_file.read(article_file.write(article), "x.md")
    assert problems == []
    assert replace(read, path="", body_line=0) == article


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("---\nformat", "format", "A001", 1),
        ("date: 2021-10-29\n", "", "A002", 2),
        ("date: 2021-10-29", "date: 2021-02-29", "A003", 4),
        ("page: '01'", "page: ../x", "A003", 5),
        ("order: 7", "order: seven", "A003", 6),
        ("kind: news", "kind: story", "A003", 7),
        ("id: 20211029-01-07", "id: ../../etc", "A003", 3),
        ("title: '“", "title: {a: b}\nx: '“", "A003", 10),
        ("format: 1", "format: 2", "A005", 2),
        ("raw/001_788e42c87815a943.txt", "raw/../../site.yml", "A006", 16),
        ("raw/001_788e42c87815a943.txt", "/etc/passwd", "A006", 16),
        ("['151-167']", "['9-3']", "A003", 16),
        ("order: 7", "order: 7\norder: 8", "Y002", 7),
        ("via: 下转", "via: 转", "A003", 15),
    ],
)
def test_each_fault_is_an_error_with_its_line(old, new, code, line):
    article, problems = article_file.read(EXAMPLE.replace(old, new, 1), "x.md")
    assert article is None
    assert (code, line) in [(p.code, p.line) for p in problems]


def test_keys_that_people_add_are_kept_and_named():
    text = EXAMPLE.replace("---\n\n", "my note: {a: [b]}\n---\n\n", 1)
    article, problems = article_file.read(text, "x.md")
    assert [(p.code, p.severity, p.line) for p in problems] == [("A004", "warning", 17)]
    assert article.extra == (("my note", {"a": ["b"]}),)
    assert article_file.read(article_file.write(article), "x.md")[0].extra == article.extra


def test_a_file_from_another_system_is_read():
    article, problems = article_file.read("\ufeff" + EXAMPLE.replace("\n", "\r\n"), "x.md")
    assert problems == [] and article.body == "第一段。\n\n第二段。"


def test_issue_files_read_back_the_same():
    issue = IssueFile(
        date="2021-06-22",
        date_source="inferred",
        confidence=0.9,
        reasoning="文中最晚的事件是6月21日：次日见报",
        number="17980",
        page_count=8,
        masthead=("某某日报", "今日八版"),
        raw=(("raw/a.txt", "0" * 64),),
    )
    read, problems = article_file.read_issue(article_file.write_issue(issue), "issue.md")
    assert problems == [] and replace(read, path="") == issue
