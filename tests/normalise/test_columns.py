"""Names of columns above headlines, whatever their wording, and the title among three lines."""

import pytest

from builder.normalise.reading import Hints, bylines, furniture, signatures
from builder.normalise.reading.clues import look
from builder.normalise.reading.headings import column_name
from builder.normalise.reading.prose import prose
from builder.normalise.reading.seams import Seams
from builder.normalise.reading.sheet import Sheet
from tests.normalise.test_headings import CLOCK, ESSAY, MORE, REPORT, drafts, lines, roles, titles

OPINION = "有的单位把首问负责写在墙上,来办事的人却还要跑三个窗口。写在墙上的字,要走进柜台里面才算数。"


@pytest.mark.parametrize("label", ["微议录", "街坊夜话", "街坊帮你问"])
def test_a_short_line_alone_above_a_headline_is_a_column(label: str) -> None:
    found = drafts("老街换新颜", REPORT, MORE, label, "首问之后还要有人答", OPINION)
    assert [(d.title, d.column) for d in found] == [("老街换新颜", None), ("首问之后还要有人答", label)]


@pytest.mark.parametrize("labels", [("看全局", "看结构"), ("破解难题", "留住老街坊")])
def test_several_of_them_in_one_text_are_its_parts(labels: tuple[str, str]) -> None:
    parts = [(labels[0], "老街里的水电一户一户通了"), (labels[1], "茶馆和书店一家一家回来了")]
    page = ["老街换新颜", REPORT, MORE]
    for label, inter in parts:
        page += [label, inter, f"{label}的人说,{inter},街坊们又坐到一起,照片也挂上了墙。"]
    assert titles(*page) == ["老街换新颜"]


def test_a_short_line_above_cut_text_is_no_column() -> None:
    text = "记者翻看了住户提供的合同,在长达四页的附件里没有"
    found = drafts(
        "老街换新颜", REPORT, MORE, "合同里没有写", text, "找到一个字说到老街的水电,街坊们只好再去问。", MORE
    )
    assert [d.title for d in found] == ["老街换新颜"]


@pytest.mark.parametrize("label", ["聚焦户籍改革", "庆祝建党百年·红色印记", "作风建设系列评论之三", "社区新鲜事"])
def test_names_of_columns_by_their_wording(label: str) -> None:
    assert column_name(label)


def test_a_question_below_a_column_is_its_headline() -> None:
    found = drafts("老街换新颜", REPORT, MORE, "农技问答", "水稻返青慢怎么办?", OPINION.replace("首问", "秧苗"))
    assert [d.title for d in found] == ["老街换新颜", "水稻返青慢怎么办？"]


def test_the_first_part_of_a_long_text_is_no_article() -> None:
    assert titles("老街换新颜", REPORT, MORE, "引子", ESSAY, CLOCK) == ["老街换新颜"]


@pytest.mark.parametrize(
    ("byline", "name"), [("文/王平(主任医师)", "王平"), ("王平(市民)", "王平"), ("·李小明·", "李小明")]
)
def test_bylines_between_headline_and_text(byline: str, name: str) -> None:
    found = drafts("老街换新颜", REPORT, MORE, "立冬先过脾胃这一关", byline, ESSAY, CLOCK)
    assert [a.name for a in found[1].authors] == [name]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            ("汝江下游全线超警戒水位", "八万军民昼夜守大堤", "省防总要求各地严防死守,确保群众安全"),
            ["kicker", "title", "deck"],
        ),
        (("投资三亿元 历时两年半", "灌区续建配套工程全线通水", "下游六万亩旱地 变水浇地"), ["kicker", "title", "deck"]),
        (("春天的约定", "岭江省今冬明春农田水利建设现场访问", "冬闲变冬忙 清渠待春来"), ["kicker", "kicker", "title"]),
    ],
)
def test_of_three_lines_the_second_is_the_title_unless_it_is_the_longest(
    block: tuple[str, ...], expected: list[str]
) -> None:
    assert roles(*block) == expected


def test_what_somebody_said_is_no_cut_prose() -> None:
    assert prose("“菜热了三遍,他们还没下堤”") <= 0 < prose("“菜热了三遍,他们还没下堤")


def test_what_sentences_open_with_does_not_go_on() -> None:
    page = (
        "布局调整之后,孩子的路变远",
        "近十年来,村里的小学少了一半。",
        "布局调整之后,孩子的路变远",
        "得多了,村里的小学少了一半。",
    )
    clues = look(lines(*page, ESSAY, CLOCK))
    seams = Seams(clues, Sheet(clues, Hints()).words)
    assert seams.odds(clues[0], clues[1]) < -1.5 < seams.odds(clues[2], clues[3])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("新闻热线 96110 广告热线 83330000", "masthead"),
        ("24小时热线 8520 6000", "masthead"),
        ("中共东岭市委机关报 东岭日报社出版", "masthead"),
        ("组版编辑 王平 校对 李小明", "folio"),
        ("本版责编:王平 李小明 电子信箱:wt15@paper.example", "folio"),
        ("热线拨通两小时 新井盖装上了", ""),
        ("拨打热线 12345有了回音", ""),
    ],
)
def test_more_of_a_page_s_own_lines(text: str, kind: str) -> None:
    assert furniture.kind(text) == kind


@pytest.mark.parametrize("line", ["副刊 芦花渡", "江海青年报 文体 07", "市区今日:多云 东南风3至4级 20℃至27℃", "东岭报"])
def test_a_page_s_name_and_weather_beside_its_date(line: str) -> None:
    assert titles(line, "2014年3月25日 星期二", "老街换新颜", REPORT, MORE) == ["老街换新颜"]
    found = drafts(line, "2014年3月25日 星期二", "老街换新颜", REPORT, MORE)[0]
    assert found.kicker == () and found.column is None


def test_a_couplet_s_halves_in_lines_of_their_own_are_verse() -> None:
    poem = ("一叶轻舟泛碧波,", "红船自此启先河。", "八十年前星星火,", "燎遍神州万里坡。")
    found = drafts("老街换新颜", REPORT, MORE, "湖上(二首)", "王平", "南湖", *poem)[-1]
    assert [b.text for b in found.blocks][-4:] == [line.replace(",", "，") for line in poem]


def test_a_dash_line_below_a_short_title_is_its_deck() -> None:
    assert roles("全市优秀教师表彰会召开", "讲台写春秋", "——记青溪县第三中学教师郭婉秋") == ["kicker", "title", "deck"]


def test_a_teacher_s_word_behind_who_taught_the_writer_stays_with_the_composition() -> None:
    word = "点评:小作者从一副老花镜写起,选材小而见真情,擦了又擦的动作里不说感动而令人感动。"
    page = ("外婆的老花镜", "东岭小学四(2)班 王平", ESSAY, CLOCK, "(指导教师:李小明)", word)
    found = drafts(*page, "老街新貌", REPORT, MORE)
    assert [d.title for d in found] == ["外婆的老花镜", "老街新貌"]
    assert found[0].blocks[-1].text.startswith("点评")


def test_the_weather_of_the_next_days_is_a_notice_of_its_own() -> None:
    weather = "市气象台昨日16时发布:今天白天到夜里多云转阵雨,局部雷雨,偏南风二到三级,请出行的市民注意防雷。"
    assert titles("老街换新颜", REPORT, MORE, "未来三天天气", weather) == ["老街换新颜", "未来三天天气"]


def test_a_spaced_out_title_above_a_marked_byline_is_no_name() -> None:
    poem = (
        "把弯下的腰再弯一些",
        "就能听见泥土的心跳",
        "父亲站在田埂上",
        "他的影子短了一寸",
        "镰刀说出的话",
        "轻轻扶正",
    )
    page = ("旧时人物", "修表匠老顾", "李小明", ESSAY, CLOCK, "秋天的写法(组诗)", "叶小舟", *poem)
    found = drafts(*page, "小小说", "借 伞", "■王一舟", REPORT.replace("本报讯(记者 王平)", ""), MORE)
    assert [b.text for b in found[1].blocks] == list(poem)
    assert found[2].title == "借 伞" and [a.name for a in found[2].authors] == ["王一舟"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("奖金已全部发放到户。(木子)", "木子"),
        ("奖金已全部发放到户(木子)", ""),
        ("他们都是外乡人。(化名)", ""),
        ("详情请看来信。(全文)", ""),
        ("这是第一版。(节选)", ""),
        ("大家都说好。(掌声)", ""),
        ("往事不必再提。(之一)", ""),
    ],
)
def test_a_short_report_may_be_signed_with_a_pen_name(text: str, name: str) -> None:
    assert signatures.signer(text) == name


@pytest.mark.parametrize("byline", ["本报特约撰稿 海涛", "本报记者 王平 丘敏 文/图", "市中心医院儿科 欧阳澈"])
def test_more_bylines(byline: str) -> None:
    found = drafts("老街换新颜", REPORT, MORE, "灯下的旧书", byline, ESSAY, CLOCK)
    assert [a.name for a in found[1].authors] == [n for n in byline.split()[1:] if "/" not in n]


def test_a_question_above_a_letter_s_salute_is_its_headline() -> None:
    letter = (
        "编辑同志:",
        "我家门前的路修到一半停了两年,一下雨就积水,孩子上学要绕一圈,请帮忙问一问。",
        "读者 李小明",
    )
    found = drafts("老街换新颜", REPORT, MORE, "读者来信", "断头路何时能通?", *letter)
    assert [d.title for d in found] == ["老街换新颜", "断头路何时能通？"]


def test_columns_of_one_length_are_no_parts_of_a_feature() -> None:
    page = ["老街换新颜", REPORT, MORE]
    for label, title in (("食话食说", "香椿好吃,吃前焯一焯"), ("你问我答", "门前的老树该由谁来修")):
        page += [label, title, f"{title},这是街坊们常问的事,懂行的人说起来头头是道,大家听了都点头。"]
    assert len(titles(*page)) == 3


def test_who_gives_a_notice_and_when_in_one_line() -> None:
    text = "因线路调整,部分公交站点自十一月起停用,给市民出行带来不便,敬请谅解。"
    found = drafts("老街换新颜", REPORT, MORE, "关于调整部分公交线路的通告", text, "东岭公交有限公司 2014年10月20日")
    assert [d.title for d in found] == ["老街换新颜", "关于调整部分公交线路的通告"]
    assert found[1].blocks[-1].text == "东岭公交有限公司 2014年10月20日"
    assert not signatures.is_signature("松岭商报 2013年2月25日")


def test_where_a_short_report_was_taken_from_ends_it() -> None:
    first = "山谷里一名电工翻修旧屋,从地板下发现一捆用蓝丝带扎好的情书。(据新华社)"
    second = "海边一家酒店的迎宾机器人近日集体罢工,店主只好自己站到门口迎客。(据新华社)"
    found = titles("环球短波", "电工找回旧情书", first, "迎宾机器人罢工", second)
    assert found == ["电工找回旧情书", "迎宾机器人罢工"]


def test_details_of_an_announcement_are_no_headlines() -> None:
    page = ("古瓷特展免费看", "展览名称:馆藏瓷器精品展", "展出时间:4月14日至7月16日(周一闭馆)", ESSAY)
    found = drafts(*page)
    assert [d.title for d in found] == ["古瓷特展免费看"] and found[0].kicker == found[0].deck == ()


def test_lists_of_names_for_places_are_rows() -> None:
    rows = ("临溪县:王平、李小明、张建国", "白岭区:陈志远、刘秀英、赵立新", "高新区:周海平、吴晓梅、郑文静")
    found = drafts("好支书名单公布", *rows, "老街换新颜", REPORT, MORE)[0]
    assert [b.text for b in found.blocks] == [row.replace(":", "：") for row in rows]


def test_three_halves_are_a_slogan() -> None:
    assert (
        roles("转方式 调结构 促升级", "从“卖机床”到“卖方案”,从“一锤子买卖”到“终身托管”", "装备制造业向服务要效益")[2]
        == "title"
    )


def test_a_wish_at_the_end_is_no_headline() -> None:
    found = drafts("赶考路上再出发", ESSAY, CLOCK, "预祝大会圆满成功!", "老街换新颜", REPORT, MORE)
    assert found[0].blocks[-1].text == "预祝大会圆满成功！"


@pytest.mark.parametrize(
    ("text", "name"), [("东方凡(华川市消费者)", True), ("石榴(外一首)", False), ("江南(组诗)", False)]
)
def test_a_name_with_an_office_in_brackets(text: str, name: bool) -> None:
    assert bylines.is_name(text) == name


def test_such_a_name_below_a_headline_is_a_byline() -> None:
    assert [
        d.title for d in drafts("老街换新颜", REPORT, MORE, "打假不应只在三月", "东方凡(消费者)", ESSAY, CLOCK)
    ] == [
        "老街换新颜",
        "打假不应只在三月",
    ]
