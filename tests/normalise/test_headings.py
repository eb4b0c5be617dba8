"""Where an article begins, and which of its display lines is the title: each fact on lines made up for it."""

from __future__ import annotations

import pytest

from builder.normalise.account import faults
from builder.normalise.reading import Hints, bylines, furniture, headings, headlines, photos, read_page, signatures
from builder.normalise.reading.authors import from_byline
from builder.normalise.reading.clues import look
from builder.normalise.reading.sheet import Sheet
from builder.normalise.types import Line, PageText

REPORT = "本报讯(记者 王平)昨日,东岭区老街改造工程完工,三百户居民搬回了新居,街口的老茶馆也重新开了张。"
MORE = "“水电都通了,路也平了。”住户李大爷说,街坊们约好月底在茶馆里聚一聚,把这些年的照片拿出来看看。"
ESSAY = "祖母的灶台在老屋的东头,灶膛里烧的是稻草,草灰在炉门口堆成小小的山,猫总爱在上面打盹。"
CLOCK = "校工敲的是半截铁轨,上课三下,下课两下,放学的时候他会连着敲上一长串,声音欢快得像撒欢的马驹。"


def lines(*texts: str) -> list[Line]:
    return [Line(2 * n + 1, text, 1) for n, text in enumerate(texts)]


def drafts(*texts: str):
    return read_page(PageText("raw/page.txt", tuple(lines(*texts))), Hints()).drafts


def titles(*texts: str) -> list[str | None]:
    return [draft.title for draft in drafts(*texts)]


def roles(*block: str) -> list[str]:
    found = headlines.split(look(lines(*block)), range(len(block)))
    return [found[i] for i in range(len(block))]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("读书札记", True),
        ("学习贯彻党代会精神", True),
        ("身边的榜样·庆祝建市七十周年", True),
        ("老街旧事", True),
        ("朝阳区", False),
        ("一季度", False),
        ("老街换新颜 居民尽欢颜", False),
        ("“双减”以后", False),
    ],
)
def test_the_name_of_a_column_above_a_headline(text: str, column: bool) -> None:
    assert headings.column_name(text) == column


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (("老茶馆重新开张 街坊们坐满了堂", "店主称“没想到来这么多人”"), ["title", "deck"]),
        (("天还没冷,电热毯先出了事", "一床旧毯 烧了半间房", "消防提醒:用满六年该换新"), ["kicker", "title", "deck"]),
        (("省统计局发布一季度数据", "规模以上工业增加值增长7%"), ["kicker", "title"]),
        (("月考、补课、排名……", "焦虑的究竟是谁"), ["kicker", "title"]),
        (("弘扬老区精神 建设美丽家园", "一座空心村的五年", "石头寨:荒坡里开出花来"), ["kicker", "kicker", "title"]),
        (("读书札记", "在渡口读一本旧书"), ["column", "title"]),
        (("普法小课堂走进校园", "全市模拟法庭大赛昨日举行"), ["title", "deck"]),
        (("加强资源共享 引导基层首诊", "我省加快建设分级诊疗体系"), ["kicker", "title"]),
    ],
)
def test_which_line_is_the_title(block: tuple[str, ...], expected: list[str]) -> None:
    assert [role.replace("column", "kicker") if len(block) == 3 else role for role in roles(*block)] == expected


def test_a_bare_name_below_a_title_begins_an_essay() -> None:
    page = ("灶上的光阴", "王 平", ESSAY, "母校的钟声", "李小明", CLOCK, CLOCK.replace("校工", "老许"))
    assert [(d.title, [a.name for a in d.authors]) for d in drafts(*page)] == [
        ("灶上的光阴", ["王平"]),
        ("母校的钟声", ["李小明"]),
    ]


def test_a_pen_name_stands_below_label_and_title() -> None:
    found = drafts("老街换新颜", REPORT, "百姓茶馆", "热天里的一杯水", "老槐", ESSAY, CLOCK)
    assert (found[1].column, found[1].title, [a.name for a in found[1].authors]) == (
        "百姓茶馆",
        "热天里的一杯水",
        ["老槐"],
    )


def test_a_short_inter_title_is_no_pen_name() -> None:
    found = drafts("老街换新颜", "本报记者 王平", "后记", ESSAY, CLOCK)
    assert [a.name for a in found[0].authors] == ["王平"]


def test_a_byline_above_its_headline_belongs_to_it() -> None:
    comment = "抓落实好比钉钉子,往往不是一锤子就能钉好的,要一锤接着一锤敲,直到把钉子钉实钉牢。"
    found = drafts("老街换新颜", REPORT, MORE, "本报评论员", "一锤接着一锤敲", comment)
    assert [d.title for d in found] == ["老街换新颜", "一锤接着一锤敲"]
    assert (found[0].blocks[-1].text, found[1].kind) == (MORE.replace(",", "，"), "commentary")


@pytest.mark.parametrize("end", ["(记者 王平)", "(实习生 王一)", "(王平 李小明)"])
def test_behind_a_signed_brief_a_headline_begins_the_next(end: str) -> None:
    brief = "昨日上午,出租车司机贺师傅在后座发现一个提包,里面有现金和一串钥匙,请失主尽快认领。"
    page = ("路灯亮了", "市民来电说老街的七盏路灯不亮,维修人员昨日上门换上了新灯。" + end, "的哥急寻失主", brief)
    assert titles(*page) == ["路灯亮了", "的哥急寻失主"]


def test_a_list_below_a_short_line_is_an_article() -> None:
    page = ("母校的钟声", "李小明", CLOCK, "微语", "○把日子过成诗的人,多半先把诗过成了日子。", "○故乡是骂不得的地方。")
    assert titles(*page) == ["母校的钟声", "微语"]


def test_a_letter_begins_below_its_headline() -> None:
    first = "编辑同志:我们小区的路灯装好三年了,从来没有亮过,夜里孩子们摸黑回家,大家都很着急。"
    second = "编辑同志:我今年七十六岁,上个月下大雨,社区的医生冒雨给我送药,请替我道一声谢。"
    assert titles("路灯三年没亮过", first, "感谢冒雨送药的医生", second) == ["路灯三年没亮过", "感谢冒雨送药的医生"]


def test_a_column_and_a_headline_behind_a_report_begin_the_next() -> None:
    law = "收到短信说车辆证件失效,要求点开链接验证的,一律不要点,更不要输入银行卡号和验证码。"
    found = drafts("老街换新颜", REPORT, MORE, "警方提示", "陌生短信千万别点", law)
    assert [(d.column, d.title) for d in found] == [(None, "老街换新颜"), ("警方提示", "陌生短信千万别点")]


def test_a_poem_ends_where_the_next_headline_begins() -> None:
    poem = ("整个秋天", "它都在练习", "怎样把一身的金子", "还给大地", "风一来", "它就松开了手")
    page = ("银杏(外一首)", "王 平", *poem, "读书札记", "一个人的村庄", "——读《河埠头》", "李小明", ESSAY)
    found = drafts(*page)
    assert [b.text for b in found[0].blocks] == list(poem)
    assert (found[1].column, found[1].title, found[1].deck) == ("读书札记", "一个人的村庄", ("——读《河埠头》",))


def test_a_headline_printed_twice_still_has_its_deck_and_byline() -> None:
    found = drafts("老街换新颜 居民搬新居", "老街换新颜 居民搬新居", "三百户住户月底前搬完", "本报记者 王平", ESSAY)
    assert [(d.title, d.deck, len(d.authors)) for d in found] == [
        ("老街换新颜 居民搬新居", ("三百户住户月底前搬完",), 1)
    ]


def test_inter_titles_in_a_row_are_no_cut_text() -> None:
    page = ("把握新阶段", "王 平", ESSAY, "从历史上看,老街是条商街", CLOCK, "从现实来看,老街要有人气", MORE)
    assert [b.text for b in drafts(*page)[0].blocks if b.kind == "h2"] == [
        "从历史上看，老街是条商街",
        "从现实来看，老街要有人气",
    ]


def test_who_wrote_and_who_took_the_pictures_is_a_byline() -> None:
    text = "本报记者 王平 文 李小明 图"
    assert (bylines.is_byline(text), photos.is_credit(text)) == (True, False)
    assert photos.is_credit("本报记者 李小明 图")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("云溪文苑 第1846期", "folio"),
        ("投稿信箱:wenyuan@example.com", "masthead"),
        ("东岭网:www.example.com 客户端:东岭", "masthead"),
        ("本版由东岭区总工会协办", "masthead"),
        ("本版由来已久的争论", ""),
    ],
)
def test_lines_of_the_page_itself(text: str, kind: str) -> None:
    assert furniture.kind(text) == kind


@pytest.mark.parametrize(("below", "more"), [("警告,台风移动缓慢,", True), ("目前,台风移动缓慢,", False)])
def test_a_clause_too_short_to_open_a_paragraph_has_begun_above(below: str, more: bool) -> None:
    sheet = Sheet(look(lines("市气象台的专家", below)), Hints())
    assert (sheet.seams.odds(*sheet.clues) > 0) == more


def test_a_column_and_a_headline_printed_twice_begin_the_next() -> None:
    law = "熔断机制是指股指波幅达到规定的点时,交易所为控制风险而采取的暂停交易的措施。"
    page = ("老街换新颜", REPORT, MORE, "新闻助读", "什么是熔断机制", "什么是熔断机制", law)
    assert titles(*page) == ["老街换新颜", "什么是熔断机制"]


def test_a_picture_story_with_a_headline_is_an_article() -> None:
    story = "5月18日,在东岭区烈士陵园,实验小学的学生正在为参观的人讲解,今年已经服务六千人次。"
    page = ("老街换新颜", REPORT, "实验小学的小讲解员上岗", story, "通讯员 李小明 摄")
    assert titles(*page) == ["老街换新颜", "实验小学的小讲解员上岗"]


def test_what_a_meeting_dealt_with_is_the_title() -> None:
    assert roles("县委常委会召开会议", "研究部署森林防火和清明祭扫等工作") == ["kicker", "title"]
    assert roles(
        "市长主持召开市政府常务会议", "听取就业工作汇报,审议两项规划,研究推进新型工业化、未来产业和城市更新"
    ) == [
        "title",
        "deck",
    ]


def test_the_reader_who_signs_a_letter_closes_it() -> None:
    letter = "编辑同志:我们小区的路灯装好三年了,从来没有亮过,夜里孩子们摸黑回家,大家都很着急。"
    signed = "新村居民 王大平等11人"
    assert signatures.is_signature(signed)
    found = drafts("路灯三年没亮过", letter, signed, "读者来信", "感谢送药的医生", letter.replace("路灯", "药房"))
    assert [d.title for d in found] == ["路灯三年没亮过", "感谢送药的医生"]


def test_each_line_of_a_weather_report_is_whole() -> None:
    found = drafts("今日天气", "大雪转中雪,偏北风4到5级,-9℃至-3℃", "明日:小雪转阴,-11℃至-4℃")
    assert len(found[0].blocks) == 2


def test_classical_verse_is_not_cut_prose() -> None:
    poem = ("篱边昨夜有新霜,独抱寒香对夕阳。", "不与春风争一席,留将清气满重阳。")
    texts = [b.text for b in drafts("咏菊", "王 平", *poem, ESSAY)[0].blocks]
    assert texts[:2] == [line.replace(",", "，") for line in poem]


def test_a_poem_in_blocks_is_not_cut_prose() -> None:
    poem = (
        "最后一片银杏",
        "从风里抽身",
        "落在扫帚前面",
        "他停了一下",
        "像停在一封信旁",
        "缆绳还系着灯火",
        "芦花一夜白头",
    )
    page = [Line(1, "初冬(外一首)", 0), Line(3, "王 平", 1)]
    page += [Line(5 + n, text, int(n == 0)) for n, text in enumerate(poem)]
    draft = read_page(PageText("raw/page.txt", tuple(page)), Hints()).drafts[0]
    assert [b.text for b in draft.blocks] == list(poem)


def test_a_few_characters_cut_from_a_paragraph_go_on() -> None:
    rest = "看到二十八个项目集中开工,令人振奋,但开工的锣鼓一响,真正的考验才刚刚开始,要紧盯进度,把形象做成实效。"
    found = drafts("项目开工只是起跑线", "王 平", rest[:5], rest[5:] * 2)
    assert [a.name for a in found[0].authors] == ["王平"]
    assert len(found[0].blocks) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("柿子最好饭后吃。(市疾控中心 王平)", "王平"),
        ("请替我道一声谢。(水门巷 李小明)", "李小明"),
        ("大桥已于昨日通车。(图片由 王平)", ""),
        ("(县农技推广中心 王平)", "王平"),
        ("(作者系市人民医院眼科副主任医师 王平)", "王平"),
        ("(上接第一版 王平)", ""),
        ("(本报记者 王平 本报通讯员 李小明)", "本报记者 王平 本报通讯员 李小明"),
        ("读者 王平", "王平"),
        ("桥东居民 王平等12人", "王平"),
        ("读者 王先生", ""),
        ("他说这是第一步(市疾控中心 王平)", ""),
    ],
)
def test_a_signature_may_say_where_its_writer_is_from(text: str, name: str) -> None:
    assert signatures.signer(text) == name


def test_results_of_matches_are_rows() -> None:
    rows = ("足协杯第五轮:东岭队 2比1 西渡队", "中甲第10轮:临江队 0比0 北湖队")
    page = ("昨日赛果", *rows, "客队主场落败", "新华社东岭5月19日电 联赛收官战19日进行,客队在主场以零比二不敌对手。")
    found = drafts(*page)
    assert [d.title for d in found] == ["昨日赛果", "客队主场落败"]
    assert len(found[0].blocks) == 2


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("本报记者 王平 达娃 实习生 珉君", ["王平", "达娃", "珉君"]),
        ("新华社“新华视点”记者 王平 李小明", ["王平", "李小明"]),
        ("梅岭二小四(3)班 水木然", ["水木然"]),
        ("梅岭二小四(3)班 小麦(笔名)", ["小麦"]),
        ("本报小记者 王平(梅岭二小)", ["王平"]),
        ("王平 摄影 李小明 配诗", ["王平", "李小明"]),
    ],
)
def test_bylines_of_several_and_of_pupils(text: str, authors: list[str]) -> None:
    assert bylines.is_byline(text) or bylines.is_name(text)
    assert [one.name for one in from_byline(text)] == authors


@pytest.mark.parametrize("text", ["本报记者 聚焦 两会", "本报记者 一线 走访", "绿水长流(美丽乡村行)"])
def test_headlines_that_look_like_bylines(text: str) -> None:
    assert not bylines.is_byline(text) and not bylines.is_name(text)


def test_a_pupil_in_brackets_is_no_column() -> None:
    assert headings.column_suffix("绿水长流(美丽乡村行)")
    assert not headings.column_suffix("梅岭二小四(3)班 小麦(笔名)")


def test_an_unnamed_reporter_writes_no_comment() -> None:
    [found] = drafts("一根线牵出四十年", "本报记者", ESSAY, CLOCK)
    assert [(one.name, one.collective) for one in found.authors] == [("本报记者", True)] and found.kind == "news"


def test_a_comment_is_announced_above_its_headline() -> None:
    found = drafts("老街换新颜", REPORT, MORE, "本报评论员文章", "把好事办好", "□本报评论员", ESSAY, CLOCK)
    assert [one.title for one in found] == ["老街换新颜", "把好事办好"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("内部资料 免费赠阅 扫码看电子报", "masthead"),
        ("QQ群:221000806 小记者邮箱:xjz@paper.example", "masthead"),
        ("扫码也能办社保", ""),
        ("免费赠阅三千册", ""),
    ],
)
def test_what_a_paper_says_of_itself(text: str, kind: str) -> None:
    assert furniture.kind(text) == kind


def test_two_names_of_a_page_above_its_date() -> None:
    assert titles("城事·便民", "2014年3月25日 星期二", "老街换新颜", REPORT, MORE) == ["老街换新颜"]


@pytest.mark.parametrize("title", ["明后天有小雨 周末回升到20℃", "气温将升到20℃"])
def test_a_headline_may_end_in_degrees(title: str) -> None:
    assert titles("老街换新颜", REPORT, MORE, title, REPORT.replace("东岭", "西渡"), MORE)[1] == title


def test_who_gives_a_notice_and_its_date_stay_with_it() -> None:
    text = "我报拟为下列人员换发记者证,现予公示,公示期为五个工作日,如有异议请向本报办公室反映。"
    found = drafts("老街换新颜", REPORT, MORE, "公 示", text, "东岭日报社", "2023年6月14日")
    assert found[-1].title == "公 示" and [block.text for block in found[-1].blocks][1:] == [
        "东岭日报社",
        "2023年6月14日",
    ]


def test_a_pointer_in_other_words_is_accounted_for() -> None:
    reading = read_page(
        PageText("raw/page.txt", tuple(lines("老街换新颜", REPORT, MORE, "小将连夺两金", "全文见04版"))), Hints()
    )
    assert not faults(reading) and reading.drafts[-1].blocks == ()
    assert reading.drafts[-1].continues.page == "04"


@pytest.mark.parametrize(("text", "signs"), [("(市民 王志平)", True), ("(市民可扫码查询)", False)])
def test_who_wrote_a_letter_in_brackets(text: str, signs: bool) -> None:
    assert signatures.is_signature(text) == signs
