"""The reading of one page: what must not change first, then what must, then the annotated pages."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from pathlib import Path

import pytest

from builder.normalise.reading import (
    Hints,
    authors,
    borders,
    bylines,
    datelines,
    furniture,
    headlines,
    joins,
    measure,
    notes,
    photos,
    pointers,
    read_page,
    signatures,
    verse,
)
from builder.normalise.reading.chars import ending, fold
from builder.normalise.reading.clues import Clue, look
from builder.normalise.reading.drafts import printed
from builder.normalise.reading.everyday_words import breaks_off
from builder.normalise.reading.prose import prose
from builder.normalise.reading.sheet import Sheet
from builder.normalise.types import Line, PageReading, PageText

ROOT = Path(__file__).parents[2]
CASES = sorted((Path(__file__).parent / "cases").glob("reading-*"))
GOLD = sorted((ROOT / "tests" / "gold").glob("*.json"))


def read(raw: str, hints: Hints | None = None) -> PageReading:
    lines, gap = [], 0
    for n, text in enumerate(raw.split("\n"), 1):
        if text.strip():
            lines.append(Line(n, text.strip(), gap))
            gap = 0
        else:
            gap += 1
    return read_page(PageText("raw/page.txt", tuple(lines)), hints or Hints())


# ------------------------------------------------------------------ punctuation and blanks


@pytest.mark.parametrize(
    "text",
    [
        "比分3:2，用时13:45。",
        "投资1,200.5万元，增长12.5%。",
        "网址https://example.cn/a?b=1,2;c:3，欢迎访问。",
        "《规定》（试行）“三‘严’三实”——要点",
        "GDP, CPI and PPI (2020): see note.",
        "“引号没有合上，照旧",
        "守好生态底 答好文旅题",
        "王·彼得罗夫说：“好。”",
        "A-share index: 3,000 points!",
    ],
)
def test_what_is_printed_so_stays(text: str) -> None:
    assert printed(text) == text


@pytest.mark.parametrize(
    ("raw", "edited"),
    [
        ("市长说,要加快;不能停!", "市长说，要加快；不能停！"),
        ("本报讯 (记者 王平) 昨日,大桥通车。", "本报讯（记者 王平）昨日，大桥通车。"),
        ("项目(一期)13:30开工,总投资1,200万元。", "项目（一期）13:30开工，总投资1,200万元。"),
        ("《条例》(草案·二次(修订)稿)", "《条例》（草案·二次（修订）稿）"),
        ("人工智能(AI)大会", "人工智能（AI）大会"),
        ("为什么?怎么办?", "为什么？怎么办？"),
        ("本报讯 （记者 王 平） 昨日", "本报讯（记者 王平）昨日"),
        ("通知如下:", "通知如下："),
    ],
)
def test_half_width_in_chinese_becomes_full(raw: str, edited: str) -> None:
    assert printed(raw) == edited


# ------------------------------------------------------------------ what a line is not, and what it is


@pytest.mark.parametrize(
    "text",
    [
        "记者从市水利局获悉,今年汛期提前。",
        "链接",
        "■链接",
        "■小贴士",
        "摄影展开幕",
        "记者节快乐",
        "本报读者俱乐部成立",
        "本报记者 走访",
        "王平说,记者来得正好。",
    ],
)
def test_no_byline(text: str) -> None:
    assert not bylines.is_byline(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("■本报记者 陈 润", ["陈润"]),
        ("■魏 姗", ["魏姗"]),
        ("■本报记者 王 平 李小明", ["王平", "李小明"]),
        ("本报记者 王平 通讯员 李小明", ["王平", "李小明"]),
        ("本报记者 刘晴文", ["刘晴文"]),
        ("■本报评论员", ["本报评论员"]),
        ("文/图 本报记者 王平", ["王平"]),
        ("文/王平", ["王平"]),
        ("■本报记者 珉君", ["珉君"]),
        ("作者:王平 李小明", ["王平", "李小明"]),
        ("商报记者 王平", ["王平"]),
        ("王平 文/图", ["王平"]),
        ("文/东岭医院主任医师 骆小明", ["骆小明"]),
        ("周报首席记者 王平 实习生 李小明", ["王平", "李小明"]),
        ("新华社记者 王平 李小明", ["王平", "李小明"]),
    ],
)
def test_bylines(text: str, names: list[str]) -> None:
    assert bylines.is_byline(text)
    assert [a.name for a in authors.from_byline(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "项目由市长(李强)负责。",
        "全书完。(连载)",
        "请看说明。(左图)",
        "目标已经明确。(下)",
        "市民齐声叫好。",
        "(未完待续)",
    ],
)
def test_no_signature(text: str) -> None:
    assert signatures.signer(text) == ""
    assert not authors.from_signature(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("大桥已经通车。(王平)", ["王平"]),
        ("“真好!”(王平 李小明)", ["王平", "李小明"]),
        ("(通讯员 王平 记者 李小明)", ["王平", "李小明"]),
        ("大桥已经通车。(本报记者 王平 文/图)", ["王平"]),
    ],
)
def test_signatures(text: str, names: list[str]) -> None:
    assert [a.name for a in authors.from_signature(text)] == names


def test_a_signed_sentence_is_at_its_end_and_a_sign_begins_a_line() -> None:
    signed, listed = look([Line(1, "大桥已经通车。（王平）", 0), Line(2, "▲桥头的宣传栏", 0)])
    assert signed.end == "stop" and signed.closes
    assert joins.goes_on(look([Line(1, "大桥的桥头立着", 0)])[0], listed, False, 0.0, 0.0) < 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("葛花开了", False),
        ("记者手记", False),
        ("■链接", True),
        ("王 平", True),
        ("■珉 君", True),
        ("欧阳小明", True),
        ("东岭二小四(3)班 王平", True),
        ("王平 著", True),
        ("整治乱象 高空抛物", False),
        ("——访东岭医院主任 王平", False),
    ],
)
def test_lines_of_names(text: str, name: bool) -> None:
    """What a headline above makes a byline of; alone it is none."""
    assert bylines.is_name(text) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报讯(记者 王平)昨日", ["王平"]),
        ("衡阳日报讯 (全媒体记者 王平) 昨日", ["王平"]),
        ("本报北京4月29日电 (记者王平、李小明)昨日", ["王平", "李小明"]),
        ("本报讯(通讯员 王平 记者 李小明)昨日", ["王平", "李小明"]),
        ("本报讯 6月30日,大桥通车。", []),
        ("本报讯 (王平 李小明)眼下正是采茶季", ["王平", "李小明"]),
        ("本报讯 记者王平 通讯员李小明报道:昨日", ["王平", "李小明"]),
        ("商报讯(记者 王平)昨日", ["王平"]),
        ("都市报讯(王平 李小明)昨日", ["王平", "李小明"]),
    ],
)
def test_dispatch_leads(text: str, names: list[str]) -> None:
    assert bylines.is_lead(text)
    assert [a.name for a in authors.from_lead(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "“本报讯是什么意思?”他问。",
        "电视台的记者来了。",
        "本报记者连日走访了三个县。",
        "本报通讯员 王平 摄影报道",
        "昨日报名参加考试的电工",
        "晚报社电话开通",
    ],
)
def test_no_dispatch_lead(text: str) -> None:
    assert not bylines.is_lead(text)


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("新华社北京12月14日电 外交部发言人宣布", "北京", "12-14"),
        ("据新华社海口5月10日电 (记者王平)10日", "海口", "05-10"),
        ("本报北京4月29日电 (记者王平)昨日", "北京", "04-29"),
    ],
)
def test_datelines(text: str, place: str, date: str) -> None:
    source, dateline = datelines.read(text, "")
    assert (source, dateline.place, dateline.date) == ("新华社" if "新华社" in text else None, place, date)


@pytest.mark.parametrize("text", ["摄影家协会换届", "蓝图绘就", "图书馆开馆", "他摄下了这一幕。"])
def test_no_credit(text: str) -> None:
    assert not photos.is_credit(text)


@pytest.mark.parametrize(
    "text", ["■见习记者 王皓永 摄", "张 波摄(影像中国)", "新华社记者 王平摄", "某市委宣传部供图", "摄影/王平"]
)
def test_credits(text: str) -> None:
    assert photos.is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "今天开幕",
        "第十四届运动会开幕",
        "2021年工作回顾",
        "衡阳日报社举行座谈会。",
        "7名健儿获奖章",
        "三大板块齐发力",
        "2025年4月29日,在海港",
    ],
)
def test_no_furniture(text: str) -> None:
    assert furniture.kind(text) == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2021年10月29日 星期五 农历辛丑年九月廿四", "masthead"),
        ("今日八版", "masthead"),
        ("第17980号", "masthead"),
        ("国内统一连续出版物号 CN 43-0004", "masthead"),
        ("新闻热线:8611110", "masthead"),
        ("新闻热线 0731-8888888", "masthead"),
        ("东岭晚报 2010年3月20日", "masthead"),
        ("SOUTHERN DAILY", "masthead"),
        ("中共东岭市委机关报", "masthead"),
        ("第02版:要闻", "folio"),
        ("责任编辑:李 明", "folio"),
        ("版式设计:李小明", "folio"),
        ("A12版 体育", "folio"),
    ],
)
def test_furniture(text: str, kind: str) -> None:
    assert furniture.kind(text) == kind


@pytest.mark.parametrize(
    ("text", "rest", "page", "via"),
    [
        ("数易其稿,(下转第六版)", "数易其稿,", "06", "下转"),
        ("数易其稿，（下转第二版）", "数易其稿，", "02", "下转"),
        ("(上接第一版)会议指出", "会议指出", "01", "上接"),
        ("全文完(下转A12版)", "全文完", "a12", "下转"),
        ("(下转十二版)", "", "12", "下转"),
    ],
)
def test_jumps(text: str, rest: str, page: str, via: str) -> None:
    left, found = pointers.split_jump(text)
    assert (left, found.page, found.via) == (rest, page, via)


@pytest.mark.parametrize("text", ["他说下转机会来了。", "第六版草案公布", "详见说明书"])
def test_no_jump_and_no_pointer(text: str) -> None:
    assert pointers.split_jump(text) == (text, None)
    assert not pointers.is_pointer(text)


@pytest.mark.parametrize("text", ["详见第七版", ">>> 详见第五版", "（相关报道见第二版）", "►详见A3版"])
def test_pointers(text: str) -> None:
    assert pointers.is_pointer(fold(text))


@pytest.mark.parametrize(
    ("text", "kind"), [("编者按", "mark"), ("——编 者", "sign"), ("编者按:岁末年初", "text"), ("编辑部举行会议", "")]
)
def test_notes(text: str, kind: str) -> None:
    assert notes.kind(text) == kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("好。", "stop"),
        ("好。”", "stop"),
        ("好,", "comma"),
        ("如下:", "colon"),
        ("赋能——", "dash"),
        ("“村超”", "closed"),
        ("好。(未完待续)", "stop"),
        ("大桥(一期)", "closed"),
        ("加快", "open"),
    ],
)
def test_endings(text: str, said: str) -> None:
    assert ending(text) == said


@pytest.mark.parametrize("below", ["大桥昨日通车", "新闻热线:8611110"])
def test_whom_to_turn_to_belongs_to_its_notice(below: str) -> None:
    """Below a notice such lines are text; the paper's own stay the paper's."""
    text = "因更换阀门,荷塘街今晚停水,请用户提前储水,敬请谅解。"
    reading = read(f"停水公告\n\n{text}\n\n地址:滨江路18号\n\n{below}")
    roles = [label.role for label in reading.labels]
    assert roles[2] == "body"
    assert (roles[3] == "masthead") == below.startswith("新闻热线")


def test_a_line_that_parts_a_word_goes_on() -> None:
    """今|天 stands nowhere else on the page; 今|树 is no word."""
    here = look([Line(1, "天然气管网今天通气", 0), Line(2, "树上的鸟都飞走了", 0)])
    before = look([Line(1, "市民期待的冬季供暖如今", 0)])[0]
    seams = Sheet([before, *here], Hints()).seams
    other = look([Line(1, "市民期待的冬季供暖如", 0)])[0]
    assert seams.odds(before, here[0]) - seams.odds(before, here[1]) > 2
    assert seams.odds(other, here[0]) < seams.odds(before, here[0])


def test_prose_on_a_supplement_is_no_poem() -> None:
    page = ["第4版 副刊", "渡口的灯", "周末的渡口总有人在等船有人在等人", "河风吹得那盏旧灯一直摇一直摇个"]
    page += [
        "不停船老大说这灯挂了四十年没有一",
        "夜不亮。灯油是岸上的人家轮流添的",
        "谁也没有记过账。",
        "后来修了桥船少了灯还是每晚都亮着",
    ]
    sheet = Sheet(look([Line(n, text, 0) for n, text in enumerate(page, 1)]), Hints())
    verse.mark(sheet)
    assert not any(clue.verse for clue in sheet.clues)


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (["守好生态底 答好文旅题"], ["title"]),
        (["王平在东岭区调研时强调", "守土有责 守土尽责"], ["kicker", "title"]),
        (["东岭区中平村：", "“规”出新面貌"], ["kicker", "title"]),
        (["办理“微建议” 服务“大民生”", "李小明来东岭开展调研 王平参加"], ["title", "deck"]),
        (["坚定信心打牢根基", "——论学习贯彻座谈会精神"], ["title", "deck"]),
        (["东岭区书写转型新篇章", "古渡潮起产业兴"], ["kicker", "title"]),
        (["全链条节水", "让渠水流得更远（记录）"], ["kicker", "title"]),
        (["外贸进出口总值205亿元", "同比增长17.6倍"], ["title", "deck"]),
        (
            ["育新机 开新局", "真抓实干在东岭", "王平在保税区调研时强调", "打造重要生力军"],
            ["column", "column", "kicker", "title"],
        ),
        (["民生直通车", "老街有了新模样"], ["column", "title"]),
        (["湖底千年探秘", "首批11个项目落地"], ["title", "deck"]),
        (["工伤预防★三年行动", "凝心聚力 夯实责任"], ["column", "title"]),
    ],
)
def test_headline_blocks(lines: list[str], roles: list[str]) -> None:
    clues = look([Line(n, text, 0) for n, text in enumerate(lines, 1)])
    found = headlines.split(clues, range(len(clues)))
    assert [found[k] for k in range(len(lines))] == roles


@pytest.mark.parametrize(
    ("above", "below", "goes_on"),
    [
        ("大桥的建成让两岸居民出行更加方便快捷。", "新的桥面宽阔平整,往来的车辆川流不息,", True),
        ("大桥的建成让两岸居民出行更加方便快捷。", "王平表示,大桥是全市重点工程之一,建设", False),
        ("大桥的建成让两岸居民出行更加方便快捷。", "近日,记者走上大桥看到,桥面宽阔平整,", False),
        ("“大桥建成后出行更加方便快捷真是好。”", "家住东岭的居民王平说。新桥面宽阔平整,", True),
        ("“大桥建成后出行更加方便快捷真是好。”", "王平喜上眉梢。", True),
        ("“大桥建成后出行更加方便快捷真是好。”", "除了桥面和护栏,两岸的道路也焕然一新,", False),
        ("大桥建成后能让两岸居民出行更加便捷吗?", "新的桥面宽阔平整,往来的车辆川流不息,", False),
    ],
)
def test_a_full_narrow_line_with_a_stop(above: str, below: str, goes_on: bool) -> None:
    """Lines of a narrow measure: the last line of a paragraph may be a full one."""
    rest = ["桥头的小广场上添了座椅和路灯,夜里走在", "桥上的老人和孩子一天比一天多,卖早点的", "和修车的都来了。"]
    clues = narrow(["去年年底通车的这座桥连着东岭和西岭两区,", above, below, *rest])
    assert (joins.fullness(clues[:2], clues[2:]) > 0) == goes_on


def narrow(lines: list[str]) -> list[Clue]:
    """The clues of lines cut at a narrow measure."""
    clues = look([Line(n, text, 0) for n, text in enumerate(lines, 1)])
    measure.mark(Sheet(clues, Hints()))
    return clues


@pytest.mark.parametrize("text", ["守好生态底 答好文旅题", "老街换新颜", "“村超”越办越红火", "全链条节水,严控春灌耗水"])
def test_no_running_text(text: str) -> None:
    assert prose(text) < 0


@pytest.mark.parametrize(
    "text",
    [
        "去年5月,他们在渡口的",
        "据介绍,东岭区先后投入资金",
        "她说,“有了食堂",
        "王平对这里的一草一木都",
        "渡口边的老人们特意",
    ],
)
def test_running_text_that_was_cut(text: str) -> None:
    assert prose(text) > 0


@pytest.mark.parametrize(
    "text", ["访问期间同师生交流,并", "部署低空经济,主要", "全区共计", "船工的儿子是", "摆渡三十年,已"]
)
def test_what_something_must_follow(text: str) -> None:
    assert breaks_off(text)


@pytest.mark.parametrize(
    "text", ["两家企业合并", "农牧来结对", "守信践约,大桥签约", "渡口百米,全市第一", "出任大使", "方向"]
)
def test_words_that_may_well_be_the_last(text: str) -> None:
    assert not breaks_off(text)


# ------------------------------------------------------------------ whole pages


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_cases(case: Path) -> None:
    """`expected.json`: for each article title, blocks (kind and text) and whatever fields the case is about."""
    reading = read((case / "raw.txt").read_text(encoding="utf-8"))
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert len(reading.drafts) == len(expected["articles"])
    for draft, article in zip(reading.drafts, expected["articles"], strict=True):
        assert draft.title == article["title"]
        assert [[b.kind, b.text] for b in draft.blocks] == article["blocks"]
        assert draft.kind == article.get("kind", draft.kind)
        assert list(draft.kicker) == article.get("kicker", [])
        assert list(draft.deck) == article.get("deck", [])
        assert draft.column == article.get("column")
        assert [a.name for a in draft.authors] == article.get("authors", [])
        assert list(draft.credits) == article.get("credits", [])
    assert {str(x.line.n): x.role for x in reading.labels if x.article is None} == expected.get("outside", {})


@pytest.mark.parametrize(("head", "more"), [("第20版:副刊", borders.ESSAY), ("第20版:要闻", 0.0)])
def test_on_a_supplement_a_short_line_heads_an_essay_sooner(head: str, more: float) -> None:
    """Essays stand one after another without bylines; the same lines under another page head gain nothing."""
    lines = ["渡口的船每天往返三趟。", "灯下的读书人", "父亲爱在夜里读书,一盏油灯,渡口的船也停了。"]
    found = []
    for top in (head, "第20版:经济"):
        sheet = Sheet(look([Line(n, text, 0) for n, text in enumerate([top, *lines], 1)]), Hints())
        borders.mark(sheet)
        found.append(sheet.clues[2].border)
    assert found[0] - found[1] == pytest.approx(more)


@pytest.mark.parametrize("text", ["新年画《山居图》,作者王平。", "版画《渡口》 作者 李小明"])
def test_a_work_of_art_and_its_maker_are_a_caption(text: str) -> None:
    assert photos.wording(text) == 3
    assert photos.wording("他画了一幅版画,作者是谁没有人知道。") == 0


def bare(text: str | None) -> str:
    text = unicodedata.normalize("NFKC", re.sub(r"\s", "", text or ""))
    return re.sub(r"\([下上][转接]第?.{1,3}版\)$", "", text)


def annotated(gold: dict) -> list[dict]:
    """The articles of an annotated page with their paragraphs after repair."""
    found = []
    for article in gold["articles"]:
        paragraphs: list[str] = []
        for line in gold["lines"]:
            if line["article"] == article["id"] and line["role"] in ("body", "caption", "notice", "editor_note"):
                if line["joins_previous"] and paragraphs:
                    paragraphs[-1] += line["text"]
                else:
                    paragraphs.append(line["text"])
        titles = {bare(t) for t in [article["headline"], *article.get("headline_alternatives", [])] if t}
        found.append({**article, "titles": titles, "paragraphs": sorted(map(bare, paragraphs))})
    return found


def judge(gold: dict) -> dict[str, int]:
    """How many of a page's articles come back exactly, with right fields; how many paragraph ends are lost."""
    raw = next((ROOT / "content" / "raw").rglob(gold["file"])).read_text(encoding="utf-8")
    reading, score = (
        read(raw),
        dict.fromkeys(("articles", "exact", "authors", "kind", "column", "continues", "lost"), 0),
    )
    everything = bare("".join(b.text for d in reading.drafts for b in d.blocks))
    for article in annotated(gold):
        drafts = [d for d in reading.drafts if set(d.lines) & set(article["lines"])]
        draft = max(drafts, key=lambda d: len(set(d.lines) & set(article["lines"])))
        blocks = [bare(b.text) for b in draft.blocks]
        blocks = [b for b in blocks if not re.fullmatch(r".{0,16}摄", b)]
        title = bare(draft.title) in article["titles"] if article["titles"] else draft.title is None
        names = {a.name for a in draft.authors if not a.collective}
        score["articles"] += 1
        score["exact"] += title and sorted(blocks) == article["paragraphs"]
        score["authors"] += names == {a["name"] for a in article["authors"] if not a.get("collective")}
        score["kind"] += draft.kind == article["kind"]
        score["column"] += bare(draft.column) == bare(article["column"])
        score["continues"] += bool(draft.continues) == bool(article["continued_on"])
        score["lost"] += sum(p not in everything for line in article["paragraphs"] for p in [line[:20], line[-20:]])
    return score


def test_annotated_pages() -> None:
    """At most one article of 26 is not exactly right; authors, kinds, columns and jumps are; nothing is lost."""
    assert [path.stem for path in GOLD] == ["000", "001", "003"]
    scores = [judge(json.loads(path.read_text(encoding="utf-8"))) for path in GOLD]
    total = {key: sum(score[key] for score in scores) for key in scores[0]}
    assert total["articles"] == 26
    assert total["exact"] >= 25
    assert [total[key] for key in ("authors", "kind", "column", "continues", "lost")] == [26, 26, 26, 26, 0]


# ------------------------------------------------------------------ hostile pages


def noise(seed: int) -> str:
    rng = random.Random(seed)
    return bytes(rng.randrange(256) for _ in range(20_000)).decode(
        rng.choice(["utf-8", "gb18030", "latin-1"]), "replace"
    )


HOSTILE = {
    "empty": "",
    "one character": "市",
    "noise 1": noise(1),
    "noise 2": noise(2),
    "noise 3": noise(3),
    "one long line": "市长说,要加快建设。" * 50_000,
    "brackets": "(" * 20_000 + "\n" + "（" * 20_000 + ")",
    "many short lines": "\n".join(f"标题{n}" for n in range(3_000)),
    "many equal lines": "\n".join(["今天天气很好我们去公园"] * 3_000),
    "many leads": "\n".join(f"第{n}条消息\n本报讯 (记者 王平) 今天,事情发生了。" for n in range(1_000)),
    "quotation marks": "“" * 5_000 + "\n" + "”" * 5_000,
    "blanks": "王\u3000" * 20_000,
    "control characters": "".join(map(chr, range(0x300))) * 20,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_labelled_line_by_line(name: str) -> None:
    reading = read(HOSTILE[name])
    assert [label.line for label in reading.labels] == list(reading.page.lines)
    assert all(label.article is None or label.line.n in reading.drafts[label.article].lines for label in reading.labels)


def test_an_english_page_keeps_its_text() -> None:
    raw = 'Mayor opens new bridge\n\nThe mayor opened a new bridge, and many came: "A great day!" he said (3:45 p.m.).'
    draft = read(raw).drafts[0]
    assert draft.blocks[-1].text == raw.split("\n")[-1]


def test_traditional_script_reads_like_simplified() -> None:
    raw = (
        "強化中心意識 做好集聚文章\n\n本報訊 (記者 陳潤) 6月21日,市長說:「要加快發展。」\n\n他強調,各級部門要落實責任。"
    )
    draft = read(raw).drafts[0]
    assert draft.title == "強化中心意識 做好集聚文章"
    assert [b.text for b in draft.blocks] == [
        "本報訊（記者 陳潤）6月21日，市長說：「要加快發展。」",
        "他強調，各級部門要落實責任。",
    ]


ESSAY = "屋后那面土坎上，每年初夏都有一串串紫色的小花垂下来，蒸馒头的时候母亲总要摘几片叶子垫在笼里，满屋都是香气。"
PHONE = "手机里的推送越来越让人烦了，外卖到期，快递到站，群里又有人说话，我索性把声音都关掉，让屏幕自己亮着。"


def test_a_headline_of_two_characters() -> None:
    """Essays one after another: 葛花 heads the second, though it is no longer than a name."""
    reading = read(f"第20版：副刊\n\n夏日推送\n\n{PHONE * 2}\n\n就让它们推送吧！\n\n葛花\n\n{ESSAY * 2}\n\n{ESSAY}\n")
    assert [d.title for d in reading.drafts] == ["夏日推送", "葛花"]


def test_a_correction_is_an_article_of_its_own() -> None:
    notice = "本报3月5日4版《百名教师下乡支教》一文中，“张家湾小学”应为“张家塆小学”，特此更正。"
    reading = read(f"大桥通车\n\n本报讯（记者 王平）{PHONE}\n\n{ESSAY}\n\n更正\n\n{notice}\n")
    assert [d.title for d in reading.drafts] == ["大桥通车", "更正"]


def test_two_characters_that_a_column_cut_off_are_no_headline() -> None:
    reading = read(
        f"大桥通车\n\n本报讯（记者 王平）{PHONE}\n\n{ESSAY[:-1]}，船工们都说\n\n好看\n\n，来往的人也多了。\n"
    )
    assert [d.title for d in reading.drafts] == ["大桥通车"]


def test_a_second_dispatch_without_a_headline_is_an_article_of_its_own() -> None:
    first = "本报讯（记者 王平）东岭大桥昨日通车，两岸居民出行更加方便。大桥全长两公里，桥面宽阔平整。"
    second = "本报讯（记者 陈润）市图书馆昨日起延长开放时间，读者可以借书到晚上九点。馆内新添图书三万册。"
    reading = read(f"大桥通车\n\n{first}\n\n大桥连着东岭西岭两区，桥头建了小广场。\n\n{second}\n\n图书馆还添了座椅。\n")
    assert [d.title for d in reading.drafts] == ["大桥通车", None]


def test_the_paragraphs_of_one_report_stay_together() -> None:
    first = "本报讯（记者 王平）东岭大桥昨日通车，两岸居民出行更加方便。大桥全长两公里，桥面宽阔平整。"
    second = "近日，记者走上大桥看到，大桥桥面宽阔平整，来往车辆川流不息，两岸居民在桥头小广场上散步。"
    reading = read(f"大桥通车\n\n{first}\n\n大桥连着东岭西岭两区，桥头建了小广场。\n\n{second}\n")
    assert [d.title for d in reading.drafts] == ["大桥通车"]
