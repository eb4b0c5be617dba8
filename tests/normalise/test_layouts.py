"""Facts of the genre that a page's reading rests on, each on lines made up for it."""

from __future__ import annotations

import pytest

from builder.normalise.reading import Hints, closings, furniture, headlines, joins, read_page, telephones
from builder.normalise.reading.clues import look
from builder.normalise.reading.prose import prose
from builder.normalise.reading.sheet import Sheet
from builder.normalise.types import Line, PageReading, PageText


def lines(raw: str) -> list[Line]:
    found, gap = [], 0
    for n, text in enumerate(raw.split("\n"), 1):
        if text:
            found.append(Line(n, text, gap))
        gap = 0 if text else gap + 1
    return found


def read(raw: str) -> PageReading:
    return read_page(PageText("raw/page.txt", tuple(lines(raw))), Hints())


def parts(raw: str) -> list[tuple[str | None, list[str]]]:
    return [(draft.title, [block.text for block in draft.blocks]) for draft in read(raw).drafts]


@pytest.mark.parametrize(
    ("above", "below", "cut"),
    [
        ("电话:0571-5551234", "13900001111", False),
        ("联系电话:5551234", "018", False),
        ("全年完成12", "345户", False),
        ("联系电话:139000", "01111", True),
        ("电话:13900001", "111 联系人:王女士", True),
        ("手机:138", "××××6021", True),
        ("电话:0571-55", "51234", True),
    ],
)
def test_a_telephone_number_cut_at_a_line_end(above: str, below: str, cut: bool) -> None:
    assert telephones.cut(above, below) == cut


def test_the_rest_of_a_telephone_number_is_no_masthead() -> None:
    page = "寻人启事\n\n王秀英,女,78岁,昨日从柳林小区走失,如有知情者请与家人联系。\n\n联系电话:139000\n\n01111"
    assert parts(page)[0][1][-1] == "联系电话：13900001111"


@pytest.mark.parametrize(
    "text", ["电话线的那一头,是百姓的难处;电话线的这一头,是干部的本分", "电话那头,老人哭了;电话这头,记者也哭了"]
)
def test_a_sentence_about_telephones_is_no_colophon(text: str) -> None:
    assert furniture.kind(text) == ""


@pytest.mark.parametrize("text", ["东岭晚报 A05 民生", "特刊 04-05"])
def test_running_heads(text: str) -> None:
    assert furniture.kind(text) == "folio"


def test_a_page_head_below_the_text_belongs_to_the_page() -> None:
    page = "老街换新颜\n\n本报讯(记者 王平)昨日,老街改造完工,三百户居民搬回新居。"
    page += "\n\n综合\n\n第六版\n\n2011年2月24日 星期四"
    roles = [label.role for label in read(page).labels]
    assert roles[2:] == ["folio", "folio", "masthead"]


@pytest.mark.parametrize(
    ("block", "roles"),
    [
        (["谎称有内部名额", "女子骗走亲友三百万", "法院一审:构成诈骗罪,获刑十二年"], ["kicker", "title", "deck"]),
        (["我市首例", "高空抛物案昨日宣判", "被告人被判有期徒刑一年"], ["kicker", "title", "deck"]),
        (["上半年成绩单", "规上工业增长14.8%", "增速居全省第三位"], ["kicker", "title", "deck"]),
        (["市人大常委会", "视察滨江综合治理工程"], ["kicker", "title"]),
        (["警方破获系列盗窃案", "夜市里的反扒队"], ["kicker", "title"]),
    ],
)
def test_what_courts_said_and_how_much_it_is_are_decks(block: list[str], roles: list[str]) -> None:
    clues = look([Line(n, text, 0) for n, text in enumerate(block, 1)])
    found = headlines.split(clues, range(len(clues)))
    assert [found[k] for k in range(len(block))] == roles


CLOSING = "市民政局负责人表示,这项补贴将按月发放到老人的社保卡上,不需要本人再到窗口申请办理手续。"


def test_closing_paragraphs_printed_again_and_cut_elsewhere() -> None:
    """The first time the column's end cuts the paragraph, the second time not, or in another place."""
    head = "高龄补贴下月起提高\n\n本报讯(记者 王平)下月起,八十岁以上老人每月多领五十元。\n\n"
    again = f"{CLOSING[:20]}\n\n{CLOSING[20:]}\n\n{CLOSING}"
    assert parts(head + again)[0][1][1:] == ["".join(c if c != "," else "，" for c in CLOSING)]
    again = f"{CLOSING[:20]}\n\n{CLOSING[20:]}\n\n{CLOSING[:31]}\n\n{CLOSING[31:]}"
    assert [label.role for label in read(head + again).labels][-2:] == ["duplicate", "duplicate"]


def test_paragraphs_that_only_begin_alike_both_stay() -> None:
    page = f"高龄补贴下月起提高\n\n本报讯(记者 王平)下月起,老人每月多领五十元。\n\n{CLOSING}\n\n"
    page += "市民政局负责人表示,申请人须年满八十岁。"
    assert len(parts(page)[0][1]) == 3


def test_a_short_line_of_the_measures_length_above_a_blank_line_is_a_headline() -> None:
    """Where blank lines part the blocks, a headline as long as the cut lines below it is none of them."""
    page = (
        "第3版 理论\n\n完善信用体系需要三个协同发力\n\n"
        "省社科院研究员王平近日撰文提出\n完善社会信用体系必须做到部门协\n同打破数据壁垒还要做到奖惩协同\n让守信者处处受益失信者寸步难行。\n\n"
        "数字经济要与实体经济深度融合\n\n"
        "大学教授李小明认为数字经济的生\n命力在于同实体经济融合脱离实体\n经济数字技术就成了无源之水要鼓\n励制造企业降低转型的门槛。"
    )
    assert [title for title, _ in parts(page)] == ["完善信用体系需要三个协同发力", "数字经济要与实体经济深度融合"]


@pytest.mark.parametrize("name", ["讣告", "寻人启事", "遗失声明"])
def test_a_notice_begins_behind_a_telephone_number(name: str) -> None:
    page = "招聘启事\n\n本店招聘店员两名,年龄四十周岁以下,待遇面议。\n\n联系电话:0571-5551234\n\n"
    page += f"{name}\n\n东岭县退休教师陈文因病医治无效,于3月18日逝世,享年九十二岁。"
    assert [title for title, _ in parts(page)] == ["招聘启事", name]


def test_a_long_line_below_a_notices_name_is_its_text() -> None:
    page = "招聘启事\n\n因业务发展需要,本店广告中心面向社会招聘业务\n\n员六名,要求大专以上学历,有从业经验者优先。"
    text = "因业务发展需要，本店广告中心面向社会招聘业务员六名，要求大专以上学历，有从业经验者优先。"
    assert parts(page) == [("招聘启事", [text])]


def test_a_signature_cut_at_a_line_end_closes_its_article() -> None:
    clues = look(lines("在法官的调解下,对方终于还清了借款。(王\n小明)\n铁窗泪"))
    closings.mark(Sheet(clues, Hints()))
    assert (clues[1].end, clues[1].closes) == ("stop", True)


def test_offices_in_a_list_of_appointments_stand_over_their_names() -> None:
    clues = look(lines("任命:\n王平同志为东岭市教育局局长;"))
    assert joins.goes_on(clues[0], clues[1], False, 0.0, 0.0) < 0


def test_inter_titles_of_one_length_stay_in_their_article() -> None:
    """Three lines of six characters over text are a row; the last has few words in common with what stands above."""
    body = (
        "要牢固树立生态优先的理念,统筹山水林田湖草系统治理,严守红线不动摇。",
        "要立足资源禀赋发展生态种植和乡村旅游,推动产业融合,让绿色产品卖出好价钱。",
        "以垃圾污水处理和村容村貌提升为主攻方向,开展整治行动,建立长效管护机制。",
    )
    page = "绿色发展引领乡村\n\n王 平\n\n乡村振兴战略强调农业农村优先发展,绿色是乡村最鲜明的底色。\n\n"
    heads = ("把住生态红线", "做强绿色产业", "补齐环境短板")
    page += "\n\n".join(f"{head}\n\n{text}" for head, text in zip(heads, body, strict=True))
    page += "\n\n(作者系省社会科学院研究员)\n\n新时代呼唤新担当\n\n李小明\n\n为官避事平生耻,党员干部担当什么是必答题。"
    assert [title for title, _ in parts(page)] == ["绿色发展引领乡村", "新时代呼唤新担当"]


def test_the_short_last_line_of_a_wrapped_paragraph_printed_again() -> None:
    text = "谈到乡村旅游的前景,镇党委书记说\n要把民宿、采摘、研学放在一起来做\n让客人来了愿意多住两天慢慢提升满意\n度。"
    page = f"山乡民宿迎客忙\n\n本报讯(记者 王平)国庆假期,梅溪镇的民宿天天客满。\n\n{text}\n\n{text}\n"
    assert [label.role for label in read(page).labels][-4:] == ["duplicate"] * 4


def test_a_numbered_line_is_an_inter_title() -> None:
    page = "推进基层治理现代化\n\n王 平\n\n基层治理是国家治理的基石,也是服务群众的最前沿。\n\n"
    page += "一、把握基层治理的价值取向\n\n治理的核心是人,从管理到治理,一字之差体现理念的深刻变革。"
    assert [(b.kind, b.text[:4]) for b in read(page).drafts[0].blocks][1] == ("h2", "一、把握")


@pytest.mark.parametrize("text", ["以上开奖结果以体彩中心公布为准", "(本栏目不构成投资建议,据此操作风险自负)"])
def test_a_disclaimer_ends_its_article(text: str) -> None:
    page = f"体彩开奖公告\n\n排列三第17302期中奖号码已于昨晚公布。\n\n{text}\n\n"
    page += "老街换新颜\n\n本报讯(记者 王平)昨日,老街改造完工。"
    found = parts(page)
    assert [title for title, _ in found] == ["体彩开奖公告", "老街换新颜"]
    assert len(found[0][1]) == 2


def test_the_rest_of_a_row_that_a_line_end_cut() -> None:
    rows = ["老甲队 12战 8胜3平1负 积27", "石化队 12战 8胜2平2负 积26", "铁路队 12战 7胜1平4负 积22"]
    page = "积分榜\n\n" + "\n\n".join(f"{row}\n\n分" for row in rows)
    assert parts(page) == [("积分榜", [f"{row}分" for row in rows])]


def test_picture_stories_one_after_another() -> None:
    """Each begins with a day or a caption and ends with its credit; one with a headline keeps it."""
    page = "第04版 影像\n\n5月2日,游客在湿地公园露营,三处营地一帐难求。\n\n本报记者 王平 摄\n\n"
    page += "5月3日,铁路货场的工人把出口家电装上班列。\n\n通讯员 李小明 摄\n\n"
    page += "麦田里的守望\n\n5月4日,植保无人机在万亩小麦基地喷洒药剂。\n\n陈文 摄"
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [None, None, "麦田里的守望"]
    assert [[a.name for a in draft.authors] for draft in drafts[:2]] == [["王平"], ["李小明"]]


def test_a_credit_cut_at_a_line_end_is_one_credit() -> None:
    page = "5月3日,铁路货场的工人把出口家电装上班列。\n\n本报记者 王平 人民网记者 李小明摄影\n\n报道\n\n"
    page += "老街换新颜\n\n本报讯(记者 陈文)昨日,老街改造完工。"
    first = read(page).drafts[0]
    assert list(first.credits) == ["本报记者 王平 人民网记者 李小明摄影报道"]


def test_a_sign_of_omission_cut_in_two_is_one() -> None:
    page = "老街换新颜\n\n本报讯(记者 王平)昨日,老街改造完工,石板路、青砖墙、旧门楼…\n\n…居民们搬回了新居。"
    assert parts(page)[0][1] == ["本报讯（记者 王平）昨日，老街改造完工，石板路、青砖墙、旧门楼……居民们搬回了新居。"]


def test_a_question_with_its_answer_in_one_line_is_no_headline() -> None:
    page = "让技术造福于人(编辑手记)\n\n怎样应对智能化?这是摆在传统制造业面前的一\n\n道必答题。\n\n"
    page += "在电机厂冷作分厂,工人们抢着学编程。"
    assert parts(page)[0][1][0] == "怎样应对智能化？这是摆在传统制造业面前的一道必答题。"


def test_a_cut_line_that_begins_like_another_paragraph_is_no_repeat() -> None:
    first = "建设全国统一大市场的各项重点任务\n正在有序推进市场准入负面清单进一\n步缩短外资企业投资信心更加稳定了。"
    second = "建设全国统一大市场的各项重点任务\n离不开地方政府转变观念主动作为让\n企业在公平竞争中不断成长壮大起来。"
    page = f"市场准入再放宽\n\n本报讯(记者 王平)新版市场准入负面清单昨日公布。\n\n{first}\n{second}"
    assert "duplicate" not in [label.role for label in read(page).labels]


def test_the_end_of_a_bracket_that_opened_above_is_no_headline() -> None:
    text = (
        "两国关系的稳定发展为世界带来更多\n和平繁荣与进步值得各方面倍加珍惜。\n(作者为某大学国家发展与战略研究院\n教授)"
    )
    page = f"推动关系平稳前行\n\n王 平\n\n{text}\n\n前4月用电量\n\n交易电量增长两成\n\n"
    page += "本报讯(记者 陈文)前4月全市用电量出炉。"
    found = parts(page)
    assert [title for title, _ in found] == ["推动关系平稳前行", "交易电量增长两成"]
    assert found[0][1][-1] == "（作者为某大学国家发展与战略研究院教授）"


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("（通讯员 王平 摄）", ["王平"]),
        ("本报通讯员 王平 李小明 摄影报道", ["王平", "李小明"]),
        ("王平 摄（资料图片）", []),
    ],
)
def test_who_took_a_picture_story(credit: str, names: list[str]) -> None:
    """Reporters and correspondents are its authors; a photographer without an office is credited only."""
    page = f"5月3日,铁路货场的工人把出口家电装上班列。\n\n{credit}"
    assert [author.name for author in read(page).drafts[0].authors] == names


def test_a_definition_that_begins_with_the_title_is_text() -> None:
    page = "生态补偿\n\n生态补偿是以保护生态环境、促进人\n\n与自然和谐为目的,调节各方利益关系的制度安排。"
    assert parts(page)[0][0] == "生态补偿"
    assert parts(page)[0][1] == ["生态补偿是以保护生态环境、促进人与自然和谐为目的，调节各方利益关系的制度安排。"]


def test_a_notice_stands_apart_from_a_telephone_number_cut_above_it() -> None:
    page = "注销公告\n\n清江绿野合作社决议解散,请债权人四十五日内申报债权。\n\n联系人:王先生 电话:139000\n\n01111\n\n"
    page += "停水通知\n\n因设备检修,今晚停水,请用户提前储水,敬请谅解。"
    assert [title for title, _ in parts(page)] == ["注销公告", "停水通知"]


def test_an_open_end_above_a_headline_is_no_headline() -> None:
    """The last lines of an article that goes on elsewhere, cut at the measure, above another's headline."""
    page = (
        "荔枝为何要泡水\n\n王 平\n\n"
        "荔枝采摘之后再放入冷库进入冷\n链运输能有效延缓荔枝品质劣变\n还可以把从枝头到餐桌的保鲜期\n"
        "延长到三十天以上让客人尝到鲜\n味。\n因此,采摘后及时预冷,是荔枝\n保鲜的第一步,也是关\n\n"
        "市领导会见客人\n\n本报讯(记者 陈文)昨日,市领\n导在市民中心会见远道而来的客\n"
        "人一行并介绍城市近年来的变化\n与今后的打算。"
    )
    assert [title for title, _ in parts(page)] == ["荔枝为何要泡水", "市领导会见客人"]


@pytest.mark.parametrize("text", ["前段时间,收到一封大学生来信,写满年轻人", "“今借到”还是“今借”,一字之差,让市民涂"])
def test_the_cut_first_line_of_an_article_is_no_second_headline(text: str) -> None:
    """Two commas, or a time of day or year at its head, tell of running text."""
    assert prose(text) > 0.5


def test_the_closing_formula_of_a_notice_is_its_text() -> None:
    page = "网点搬迁公告\n\n因业务发展需要,人民路支行自24日起搬迁至新址营业,敬请谅解。\n\n特此公告\n\n"
    page += "东岭商业银行股份有限公司\n\n2015年8月18日"
    assert parts(page)[0][1][1:] == ["特此公告", "东岭商业银行股份有限公司", "2015年8月18日"]
