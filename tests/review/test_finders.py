"""Each finder: what it must leave alone first, then what it must find."""

from dataclasses import replace

import pytest

from builder.model import Block, Continues
from builder.review import borders, breaks, dates, duplicates, joins, misprints, names, offices, quotes, titles
from builder.review.finders import find
from tests.review.sample import issue, material, read, text

LONG = "全市上下要把思想和行动统一到会议精神上来，坚持问题导向，压实各方责任，一件一件抓落实，确保各项任务按期完成。"


def found(finder, *texts, **more):
    return list(finder(material(*texts, **more)))


# ---------------------------------------------------------------- misprints


@pytest.mark.parametrize(
    "words",
    [
        "这个办法要再研究研究。",
        "请大家讨论讨论、商量商量。",
        "党组织组织党员学习。",
        "民营企业企业家座谈会召开。",
        "十三届全国人大代表代表团抵京。",
        "中共中央中央军委发布命令。",
        "一个一个解决，一项一项落实。",
        "种种困难，天天如此，人人有责。",
        "为了了解情况，达到目的的办法很多。",
        "现在在场的人不多，参与与会人员的讨论。",
        "“加油加油！”孩子们喊道。",
        "咔嗒咔嗒的织机声。",
        "高高兴兴上班，平平安安回家。",
        "等等……",
        "一对对新人走上红毯。",
        "会议以及及时响应机制。",
        "哈哈哈哈，他笑了。",
        "越来越越好",
        "他“非常非常”高兴，真的真的。",
    ],
)
def test_what_chinese_doubles_on_purpose_is_no_misprint(words):
    assert found(misprints.find, text(words)) == []


@pytest.mark.parametrize(
    ("words", "half"),
    [
        ("要进一步压实压实党政领导责任。", "压实"),
        ("推进数字经济经济发展。", "经济"),
        ("推进数字经济发展数字经济发展的举措。", "数字经济发展"),
        ("要抓好落实的的工作。", "的"),
        ("会议指出，，要抓好落实。", "，"),
        ("会议结束。。", "。"),
        ("各县市区和和有关部门。", "和"),
    ],
)
def test_words_and_marks_twice_in_a_row_are(words, half):
    (one,) = found(misprints.find, text("第一段。", words))
    assert one.alternatives == (half,)
    assert (one.file, one.line) == ("content/issues/2021/2021-10-29/01-01.md", 22)
    assert one.key.startswith("misprint-20211029-01-01-")


def test_a_headline_is_looked_at_too():
    (one,) = found(misprints.find, text("正文。", title="压实压实责任", heads={"title": 10}))
    assert one.line == 10


def test_what_three_articles_double_is_usage():
    texts = [text(f"第{n}次：吃茶吃茶去也。", number=n) for n in (1, 2, 3)]
    assert len(found(misprints.find, *texts[:2])) == 2
    assert found(misprints.find, *texts) == []


# ---------------------------------------------------------------- quotation marks


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["他说：“要‘真抓’，要读《某书》（第二版）。”"],
        ["他说：“第一点。", "“第二点。”"],
        ["他说：“第一点。", "第二点。”"],
        ["一是：1）抓实；2）抓细；（3）抓小。"],
        ["国药准字H（Z、S）、国药准字C等药品。"],
        ["they’re here"],
    ],
)
def test_paired_marks(paragraphs):
    assert found(quotes.find, text(*paragraphs)) == []


@pytest.mark.parametrize(
    ("words", "mark"),
    [("他说：“要抓好落实。", "“"), ("他说：要抓好落实。”", "”"), ("读《某书有感。", "《"), ("他说“（好”。", "（")],
)
def test_unpaired_marks(words, mark):
    (one,) = found(quotes.find, text("引子。", words, "结尾。"))
    assert one.reason.startswith(f"{mark} ")
    assert one.line == 22


# ---------------------------------------------------------------- text that breaks off


@pytest.mark.parametrize(
    "words",
    [
        LONG,
        LONG + "（记者 某某）",
        "（某某）",
        "某某 摄",
        "白日依山尽，",
        "电话：12345",
        LONG + "（完）",
        "联系人：某某",
    ],
)
def test_text_that_ends(words):
    assert found(breaks.find, text(LONG, words)) == []


def test_text_that_breaks_off():
    (one,) = found(breaks.find, text(LONG, LONG + "下一步，将进一步提升我市"))
    assert (one.line, one.confidence) == (22, 0.3)
    (middle,) = found(breaks.find, text(LONG + "下一步，将进一步提升我市", LONG))
    assert middle.confidence > one.confidence
    (start,) = found(breaks.find, text(LONG, "，坚持问题导向。"))
    assert "begins with a mark" in start.reason


def test_a_jump_says_where_the_text_goes_on():
    from builder.model import Continues

    assert found(breaks.find, text(LONG + "将进一步", continues=Continues("06", "下转"))) == []


@pytest.mark.parametrize("via", ["下转", "详见", None])
def test_what_a_jump_cuts_off_is_closed_on_the_other_page(via):
    to = Continues("04", via) if via else None
    made = found(quotes.find, text("他说：“这是第一段。”", "他说：“我们生产的大型铸", continues=to))
    assert len(made) == (0 if via == "下转" else 1)
    from_there = text("件都在这里。”他说。", "他又说：”", continues=Continues("01", "上接"))
    assert len(found(quotes.find, from_there)) == 1


# ---------------------------------------------------------------- duplicates


def test_different_articles_are_no_duplicates():
    assert found(duplicates.find, text(LONG * 1, number=1), text(LONG[::-1], number=2)) == []


def test_the_same_text_with_small_differences():
    long = [LONG, LONG[::-1], LONG[10:] + LONG[:10][::-1]]
    (one,) = found(duplicates.find, text(*long), text(*long[:2], long[2].replace("问题", "目标"), number=2))
    assert one.file.endswith("01-02.md") and "01-01.md" in one.reason and "about" in one.reason


def test_notices_that_differ_in_names_say_different_things():
    words = "外交部发言人{0}宣布：应中共中央政治局委员、外交部长{1}邀请，{2}将于{3}对中国进行正式访问。"
    one = words.format("5月15日", "王某", "甲国外交部长尼安蒂", "5月18日至22日")
    other = words.format("5月16日", "王某", "乙国外交与侨务部长富尔", "5月18日至19日")
    assert found(duplicates.find, text(one), text(other, number=2)) == []


def test_a_sentence_set_out_large_and_a_caption_repeat_the_text_by_right():
    pulled = LONG[:40]
    assert found(duplicates.find, text(pulled, LONG[10:] + LONG + LONG[::-1])) == []
    captioned = text(LONG + LONG[::-1])
    blocks = (*captioned.blocks, Block("quote", LONG + LONG[::-1], LONG, 1))
    assert found(duplicates.find, replace(captioned, blocks=blocks)) == []


def test_a_paragraph_that_stands_twice():
    (one,) = found(duplicates.find, text(LONG * 2, "其他。", LONG * 2 + "又及。"))
    assert one.line == 24 and "line 20" in one.reason


# ---------------------------------------------------------------- persons


@pytest.mark.parametrize("office", ["副市长", "县长", "记者", "公司总经理", "市政协副主席", "某县副县长"])
def test_offices_that_many_hold(office):
    assert found(offices.find, text("甲。", persons=[("王大明", office), ("李小红", office)])) == []


@pytest.mark.parametrize("office", ["市长", "市委书记", "某某县县长", "市政协主席", "市中级人民法院院长"])
def test_one_office_with_two_holders_on_one_day(office):
    one, two = text("甲。", persons=[("王大明", office)]), text("乙。", number=2, persons=[("李小红", office)])
    (decision,) = found(offices.find, one, two)
    assert decision.alternatives[:2] == ("王大明", "李小红") and decision.file.endswith("01-02.md")
    other_day = text("乙。", day="2021-10-30", persons=[("李小红", office)])
    assert found(offices.find, one, other_day) == []


def test_names_one_character_apart_with_one_office():
    usual = [text("甲。", number=n, persons=[("何恩广", "副市长")]) for n in (1, 2)]
    (one,) = found(names.find, *usual, text("乙。", number=3, persons=[("何恩厂", "副市长")]))
    assert one.alternatives[0] == "何恩广" and one.file.endswith("01-03.md")


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("张霞", "市领导"),
        ("何恩广", "副市长"),
        ("李恩广", "副市长"),
        ("何大明", "副市长"),
        ("何恩厂", "村民"),
    ],
)
def test_other_names_are_other_persons(name, office):
    known = [("何恩广", "副市长"), ("张亮", "市领导"), ("何恩广", "村民")]
    usual = [text("甲。", number=n, persons=known) for n in (1, 2)]
    assert found(names.find, *usual, text("乙。", number=3, persons=[(name, office)])) == []


def test_two_characters_of_one_sound():
    usual = [text("甲。", number=n, persons=[("张亮", "市领导")]) for n in (1, 2)]
    (one,) = found(names.find, *usual, text("乙。", number=3, persons=[("张量", "市领导")]))
    assert one.alternatives[0] == "张亮"


# ---------------------------------------------------------------- what the normaliser decided


LINES = ["引题一行", "标题一行", "第一段在此开始，", "在此继续。", "另起一段。"]
BLOCKS = (("p", "第一段在此开始，在此继续。", (3, 4)), ("p", "另起一段。", (5,)))


def decided(*roles, **more):
    one, witness = read(LINES, roles, *BLOCKS, **more)
    return material(one, witness=witness)


SURE = [("kicker", 0.9, False), ("title", 0.9, False), ("body", 0.9, False), ("body", 0.9, True), ("body", 0.9, False)]


def doubt(index):
    return [(role, 0.5 if n == index else sure, join) for n, (role, sure, join) in enumerate(SURE)]


def test_sure_decisions_are_not_told():
    assert find(decided(*SURE)) == []


def test_a_border():
    (one,) = borders.find(decided(*doubt(0)))
    assert (one.kind, one.confidence, one.raw) == ("border", 0.5, ("raw/a.txt", 1)) and "引题一行" in one.reason


def test_a_headline():
    (one,) = titles.find(decided(*doubt(1), heads={"title": 9}))
    assert (one.line, one.alternatives) == (9, ("kicker", "deck"))


@pytest.mark.parametrize(("index", "line"), [(3, 20), (4, 22)])
def test_a_join(index, line):
    (one,) = joins.find(decided(*doubt(index)))
    assert (one.kind, one.line, one.raw) == ("join", line, ("raw/a.txt", index + 1))
    assert ("goes on" in one.reason) == (index == 3)


def test_what_a_person_changed_is_settled():
    from builder import markdown

    one, witness = read(LINES, doubt(3), *BLOCKS)
    edited = replace(one, blocks=markdown.blocks("第一段在此开始。\n\n在此继续。\n\n另起一段。"))
    assert list(joins.find(material(edited, witness=witness))) == []
    one, witness = read(LINES, doubt(1), *BLOCKS)
    changed = replace(one, one=replace(one.one, article=replace(one.article, title="改过的标题")))
    assert list(titles.find(material(changed, witness=witness))) == []


def test_a_date():
    (one,) = dates.find(material(issues=[issue("2021-10-29", 0.8), issue("2021-10-30", 1.0, "printed")]))
    assert one.alternatives == ("2021-10-28", "2021-10-30") and one.file.endswith("2021-10-29/issue.md")


# ---------------------------------------------------------------- all together


def test_worst_first_and_each_once():
    texts = text("要压实压实责任。”"), text(LONG + "将进一步", number=2)
    made = find(material(*texts, issues=[issue("2021-10-29", 0.8)]))
    assert [one.kind for one in made] == ["misprint", "quotes", "break", "date"]
    assert [one.confidence for one in made] == sorted(one.confidence for one in made)
    assert len({one.key for one in made}) == len(made)


def test_keys_do_not_depend_on_where_the_words_stand():
    here = found(misprints.find, text("要压实压实责任。"))
    there = found(misprints.find, text("新的一段。", "要压实压实责任。"))
    assert [one.key for one in here] == [one.key for one in there]
    assert here[0].line != there[0].line
