"""Provenance gives back what it was given, stays small, and is never trusted when damaged."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder import delta, provenance
from builder.model import Article, Author, Continues, Dateline, RawRef
from builder.provenance import AnchoredBlock, Anchors, BaseArticle, BaseBlock, Fate, Provenance

LINES = (
    "",
    "会议强调 安全生产",
    "",
    "市长督导安全生产工作",
    "",
    "本报讯 (记者 甲乙) 6月21日下午,市长督导安全生产工作,共检查1,000家企业:",
    "",
    "他强调,要绷紧安全这根弦,",
    "",
    "压实责任。(下转第二版)",
    "",
    "广告热线:8247111",
)
ARTICLE = Article(
    "20210622-01-01",
    "2021-06-22",
    "01",
    1,
    title="市长督导安全生产工作",
    kicker=("会议强调 安全生产",),
    authors=(Author("甲乙", "记者"), Author("本报评论员", collective=True)),
    source="新华社",
    dateline=Dateline("北京", "2021-06-21"),
    continues=Continues("02", "下转"),
    raw=(RawRef("raw/a.txt", ((2, 10),)),),
)
BLOCKS = (
    BaseBlock("p", "本报讯（记者 甲乙）6月21日下午，市长督导安全生产工作，共检查1,000家企业：", (("raw/a.txt", 6),)),
    BaseBlock("p", "他强调，要绷紧安全这根弦，压实责任。", (("raw/a.txt", 8), ("raw/a.txt", 10))),
)
FATES = tuple(
    (("raw/a.txt", n), Fate(role, article, rule, confidence, joins))
    for n, role, article, rule, confidence, joins in [
        (2, "kicker", "20210622-01-01", "head", 0.9, False),
        (4, "title", "20210622-01-01", "head", 0.9, False),
        (6, "body", "20210622-01-01", "lead", 1.0, False),
        (8, "body", "20210622-01-01", "para", 0.87, False),
        (10, "body", "20210622-01-01", "join", 0.66, True),
        (12, "furniture", None, "hotline", 0.99, False),
    ]
)
RECORD = Provenance("2021-06-22", "1", ("raw/a.txt",), (BaseArticle(ARTICLE, BLOCKS),), FATES)
WITNESS = {"raw/a.txt": LINES}


def test_it_gives_back_what_it_was_given():
    text = provenance.encode(RECORD, WITNESS)
    assert provenance.decode(text, WITNESS) == (RECORD, [])
    assert provenance.fates(RECORD)["raw/a.txt", 10] == Fate("body", "20210622-01-01", "join", 0.66, True)


def test_it_is_json_with_one_record_a_line():
    text = provenance.encode(RECORD, WITNESS)
    records = json.loads(text)
    assert [json.loads(line.rstrip(",")) for line in text.split("\n")[1:-2]] == records
    assert records[1]["blocks"] == [6, [8, [10, 0, 5]]] and records[1]["title"] == 4


def test_anchors_are_kept_also_of_articles_that_people_added():
    anchors = (
        Anchors("20210622-01-01", (AnchoredBlock(("p1", "p2"), BLOCKS[0].text), AnchoredBlock(("p3",), "改过的字")), 3),
        Anchors("20210622-01-02", (AnchoredBlock(("p1",), "手写的文章"),), 1),
    )
    record = replace(RECORD, anchors=anchors)
    text = provenance.encode(record, WITNESS)
    assert provenance.decode(text, WITNESS) == (record, [])
    assert record.anchors_of("20210622-01-01") == anchors[0]
    assert RECORD.anchors_of("20210622-01-01").blocks[1] == AnchoredBlock(("p2",), BLOCKS[1].text)
    assert RECORD.anchors_of("20210622-01-09") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        "[1]",
        "[" * 5000,
        '[{"format":99}]',
        provenance.encode(RECORD, WITNESS)[:-9],
        provenance.encode(RECORD, WITNESS).replace('"01-01"', "17"),
        provenance.encode(RECORD, WITNESS).replace("[10,0,5]", "[100,0,5]"),
        provenance.encode(RECORD, WITNESS).replace("b1", "?1"),
    ],
)
def test_damage_is_a_problem_and_no_exception(text):
    found, problems = provenance.decode(text, WITNESS, "content/issues/x/provenance.json")
    assert found is None
    assert [(p.code, p.severity, p.file) for p in problems] == [("N008", "warning", "content/issues/x/provenance.json")]


def test_another_witness_is_not_accepted():
    text = provenance.encode(RECORD, WITNESS)
    for witness in ({}, {"raw/a.txt": LINES[:-1]}, {"raw/a.txt": (*LINES[:-1], "广告热线:8247112")}):
        assert provenance.decode(text, witness)[0] is None


def test_widening_leaves_numbers_and_latin_alone():
    assert delta.widened(" 会议于10:30举行,共1,000人 (其中A:B) ") == "会议于10:30举行，共1,000人（其中A:B）"
    assert delta.widened("Hello, world (x)") == "Hello, world (x)"
    assert delta.widened("你好 , 世界") == "你好，世界"


RAW = st.text(alphabet="甲乙丙丁,.:()!? 12aB。“”　", max_size=30)
EDITED = st.text(alphabet='甲乙丙丁，,.：（）()！？ 12aB。“”戊\\"[]', max_size=60)


@settings(max_examples=150, deadline=None)
@given(st.lists(RAW, max_size=8))
def test_many_lines_are_widened_as_each_is(raw):
    assert delta.widened_all(raw) == [delta.widened(line) for line in raw]


@settings(max_examples=150, deadline=None)
@given(st.lists(RAW, min_size=1, max_size=8), st.data())
def test_any_text_comes_back_from_its_lines(raw, data):
    line = dict(enumerate(map(delta.widened, raw), 1)).__getitem__
    numbers = data.draw(st.lists(st.sampled_from(range(1, len(raw) + 1)), unique=True))
    source = "".join(line(n) for n in numbers)
    cut = data.draw(st.integers(0, len(source)))
    text = data.draw(
        st.sampled_from([source, source[:cut], source[cut:], source[:cut] + data.draw(EDITED) + source[cut:]])
    )
    for value in (delta.encode(text, numbers, line), delta.find(text, numbers, line)):
        assert delta.decode(json.loads(json.dumps(value)), line) == text


@settings(max_examples=40, deadline=None)
@given(st.lists(RAW, min_size=2, max_size=12), st.data())
def test_any_record_comes_back(raw, data):
    witness = {"raw/a.txt": tuple(raw), "raw/b.txt": tuple(reversed(raw))}
    places = [(f, n) for f in witness for n, text in enumerate(witness[f], 1) if text.strip()]
    ids = ["20210622-01-01", "20210622-wanbao-a12-07", "20210622-00-100"]
    fates = tuple(
        (
            place,
            Fate(
                data.draw(st.sampled_from(sorted(provenance.ROLES))),
                data.draw(st.sampled_from([*ids, None])),
                data.draw(st.sampled_from(["a", "b", ""])),
                data.draw(st.integers(0, 100)) / 100,
                data.draw(st.booleans()),
            ),
        )
        for place in places
    )
    articles = tuple(
        BaseArticle(
            Article(
                ident,
                data.draw(st.sampled_from(["2021-06-22", "2021-06-23"])),
                "01",
                data.draw(st.integers(0, 300)),
                title=data.draw(st.none() | EDITED),
                kind=data.draw(st.sampled_from(["news", "photo"])),
                column=data.draw(st.none() | EDITED.filter(bool)),
                deck=tuple(data.draw(st.lists(EDITED, max_size=2))),
                raw=(RawRef("raw/a.txt", ((1, 2),)),),
            ),
            tuple(
                BaseBlock(
                    kind,
                    data.draw(EDITED),
                    tuple(data.draw(st.lists(st.sampled_from(places), unique=True)) if places else ()),
                )
                for kind in data.draw(st.lists(st.sampled_from(["p", "h2", "quote"]), max_size=4))
            ),
        )
        for ident in ids
    )
    record = Provenance("2021-06-22", "1", tuple(witness), articles, fates)
    assert provenance.decode(provenance.encode(record, witness), witness) == (record, [])
