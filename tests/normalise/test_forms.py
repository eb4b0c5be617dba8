"""Forms as real papers print them: signatures without brackets, bylines, leads, heads, lists, letters, pictures."""

import pytest

from builder.normalise.reading import Hints, authors, bylines, furniture, joins, photos, pointers, signatures, tails
from builder.normalise.reading.chars import fold
from builder.normalise.reading.clues import look
from builder.normalise.reading.sheet import Sheet
from builder.normalise.types import Line
from tests.normalise.test_headings import CLOCK, ESSAY, MORE, REPORT, drafts, roles

STORY = "昨日上午,老街的站牌碎了一地,顶棚有一半耷拉在路边,等车的街坊们只好站到马路上去。"
PROMISE = "公交公司接到电话后派人清理,下午四点新站牌已经装好,路面也扫干净了。"


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("晚报记者 王平", ["王平"]),
        ("记者王平", ["王平"]),
        ("张三 记者李小明", ["张三", "李小明"]),
        ("本报记者 王平 通讯员 李小明", ["王平", "李小明"]),
        ("□珉君", ["珉君"]),
        ("□珉君(市民)", ["珉君"]),
        ("网友 王平", ["王平"]),
        ("——木言", ["木言"]),
        ("王平", ["王平"]),
        ("王平 李小明", ["王平", "李小明"]),
    ],
)
def test_who_signs_behind_the_last_sentence(tail: str, names: list[str]) -> None:
    found = drafts("站牌散架 第二天修好", STORY, PROMISE + tail, "一个路口 两块路牌", ESSAY, CLOCK)
    assert [d.title for d in found] == ["站牌散架 第二天修好", "一个路口 两块路牌"]
    assert [a.name for a in found[0].authors] == names
    assert found[0].blocks[-1].text.startswith(PROMISE[:8]) and not found[1].authors


@pytest.mark.parametrize("text", ["路面也扫干净了。但是", "《老街保护规定》公布", "他说:“好。”", "等车的街坊。王平摄"])
def test_what_is_no_signature(text: str) -> None:
    assert tails.signer(text) == ""


def test_a_cut_sentence_that_begins_with_a_name_goes_on() -> None:
    cut = "站牌已经装好。王平"
    found = drafts("老街换新颜", REPORT, MORE + cut, "看了又看,说这下等车不怕太阳晒了。" + ESSAY, CLOCK)
    assert len(found) == 1 and not [a for d in found for a in d.authors[1:]]
    assert any(cut + "看了又看" in b.text for b in found[0].blocks)


def test_names_alone_below_a_letter_sign_it() -> None:
    found = drafts("小栏目要办出大味道", ESSAY, CLOCK, "周小运", "这条街的灯该修了", STORY, PROMISE)
    assert [(d.title, [a.name for a in d.authors]) for d in found] == [
        ("小栏目要办出大味道", ["周小运"]),
        ("这条街的灯该修了", []),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("N本报记者 王平 李小明", ["王平", "李小明"]),
        ("王平 李小明/文 张三/图", ["王平", "李小明", "张三"]),
        ("王平 李小明 报道", ["王平", "李小明"]),
    ],
)
def test_bylines(text: str, names: list[str]) -> None:
    assert bylines.is_byline(text)
    assert [a.name for a in authors.from_byline(text)] == names


def test_the_letter_of_a_mark_before_a_byline_is_no_text() -> None:
    (found,) = drafts("高层没水 一楼冒水", "N本报记者 王平", ESSAY, CLOCK)
    assert [b.text[:2] for b in found.blocks] == [ESSAY[:2], CLOCK[:2]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("海城讯 昨日中午,一位老妇人坐在门口。", []),
        ("【本报讯】(记者 王平)5月22日,大桥通车。", ["王平"]),
        ("【本报东岭讯】(通讯员 王平 李小明)近日,大桥通车。", ["王平", "李小明"]),
        ("东岭日报/东岭网讯(记者王平 通讯员李小明报道)昨日", ["王平", "李小明"]),
        ("本报1月6日讯(记者 王平) 6日,大桥通车。", ["王平"]),
    ],
)
def test_dispatch_leads(text: str, names: list[str]) -> None:
    assert bylines.is_lead(text)
    assert [a.name for a in authors.from_lead(text)] == names


@pytest.mark.parametrize("text", ["又讯(通讯员 王平)昨天", "简讯 昨日两则", "他通讯 录里没有这个人"])
def test_no_dispatch_lead(text: str) -> None:
    assert not bylines.is_lead(text)


def test_a_second_report_in_an_article_names_its_writer() -> None:
    (found,) = drafts("老街换新颜", REPORT, "又讯(通讯员 李小明)老街的茶馆昨日也开了张,街坊们坐满了堂。")
    assert [a.name for a in found.authors] == ["王平", "李小明"]


def test_continued_in_other_words() -> None:
    left, found = pointers.split_jump("(紧接第1版)会议指出,全会召开在即。")
    assert (left, found and found.page, found and found.via) == ("会议指出,全会召开在即。", "01", "上接")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (("智能电视为何越看越费劲", "●开机广告关不掉,会员一层套一层", "●收费规则应说清"), ["title", "deck", "deck"]),
        (("保增长 保民生 保稳定", "减负、稳岗、解难题", "二千名干部下企业"), ["column", "kicker", "title"]),
        (
            ("市委常委会召开会议", "学习贯彻重要讲话精神", "研究科技创新、安全生产等工作", "王平主持"),
            ["title", "deck", "deck", "deck"],
        ),
        (("中共东岭市委全体会议决议", "(2018年8月21日中共东岭市委全体会议通过)"), ["title", "deck"]),
        (
            ("市防汛指挥部昨晚再次会商汛情", "岚江洪峰今天上午过境", "各县区转移群众一万余人 堤防未出现险情"),
            ["kicker", "title", "deck"],
        ),
        (("减员不减责 分流不断流", "汝河酒厂两千职工走上新岗位"), ["kicker", "title"]),
        (("汝河酒厂分流职工", "减员不减责 分流不断流"), ["kicker", "title"]),
        (("同乡借钱一个月 讨债讨了两年多", "法院:欠条清楚,应当归还"), ["title", "deck"]),
        (("纪念改革开放三十年", "从三家店铺到八百个摊位", "一条老街的生意经"), ["column", "kicker", "title"]),
        (("骗子冒充辅导员", "儿子电话打不通", "家长险些汇走五万元"), ["kicker", "title", "deck"]),
        (("石头缝里刨出“甜日子”", "砚水县发展火龙果产业助农增收见闻"), ["title", "deck"]),
        (("长街靠什么红下去", "访规划学者 王平"), ["title", "deck"]),
        (("守灯的人家", "一座湖心灯塔与三代守灯人"), ["title", "deck"]),
        (("小微权力“晒”出来", "东岭县纪委推动村级监督落地"), ["title", "deck"]),
        (("东岭县纪委推动村级监督落地", "小微权力“晒”出来"), ["kicker", "title"]),
        (("“您的票,帮您改到明早”", "云州站志愿者三小时劝退二百辆黑车"), ["title", "deck"]),
        (("油价跌了,燃油附加费降不降", "物价局:正在测算,月底前给说法"), ["title", "deck"]),
        (("新一批能工巧匠名单揭晓", "二十人上榜 最年轻的二十八岁"), ["title", "deck"]),
    ],
)
def test_headlines(block: tuple[str, ...], expected: list[str]) -> None:
    assert roles(*block) == expected


def test_heads_of_pages() -> None:
    clues = look([Line(n, t, 1) for n, t in enumerate(["夏令特别报道", "A05 2017年8月6日/星期日", STORY])])
    furniture.settle(Sheet(clues, Hints()))
    assert [bool(c.furniture) for c in clues] == [True, True, False]
    assert furniture.kind("来信请寄:本报评论部 投稿邮箱:laixin@example.cn") == "masthead"


@pytest.mark.parametrize("text", ["达35摄氏度以上,体感温度更是突破40摄", "这一组镜头由无人机航拍摄"])
def test_no_credit(text: str) -> None:
    assert not photos.is_credit(text)


def narrow(first: str, *rest: str):
    clues = look([Line(n, t, 0) for n, t in enumerate((first, *rest))])
    for clue in clues:
        clue.narrow, clue.width = True, len(clue.text)
    return clues


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("老人反复念叨着桥头那盏灯亮不亮的事情呢?", "”站在一旁的老伴替他把话接了下去,又说起"),
        ("新华社东岭5月23日电 5月22日19时", "29分,东岭县的一座老桥在大水里垮了半边,"),
    ],
)
def test_narrow_lines_that_go_on(above: str, below: str) -> None:
    before, here = narrow(above, below)
    assert joins.goes_on(before, here, False, -2.0, 0.0) > 0


def test_a_narrow_line_whose_words_stand_in_the_headline_goes_on() -> None:
    before, here = narrow("科学组织搜救,妥善做好善后处置工作。要", "查明原因,依法追责。")
    before.echo = True
    assert joins.goes_on(before, here, False, 0.0, -0.7) > 0


POEM = ("一座桥弯下腰去", "听水说话给人听", "听了三百年的水", "还没有直起身来", "卖菱角的船从影子里", "穿过去又穿回来")


def test_the_name_of_the_next_column_below_a_poem() -> None:
    page = (
        "渡口",
        "李小明",
        ESSAY,
        CLOCK,
        "水乡的桥(外一首)",
        "王平",
        *POEM,
        "说文道史",
        "老酒与码头",
        "○王一舟",
        STORY,
    )
    found = drafts(*page)
    assert [b.text for b in found[1].blocks] == list(POEM)
    assert (found[2].title, found[2].column, [a.name for a in found[2].authors]) == (
        "老酒与码头",
        "说文道史",
        ["王一舟"],
    )
    assert [b.text[:2] for b in found[2].blocks] == [STORY[:2]]


@pytest.mark.parametrize(
    ("last", "names"),
    [("王平 李小明", ["王平", "李小明"]), ("本报记者 王平", ["王平"]), ("□本报记者 王平", ["王平"])],
)
def test_a_byline_below_the_text_is_no_text(last: str, names: list[str]) -> None:
    found = drafts("站牌散架 第二天修好", STORY, PROMISE, last, "一个路口 两块路牌", ESSAY, CLOCK)
    assert [a.name for a in found[0].authors] == names
    assert [b.text[:2] for b in found[0].blocks] == [STORY[:2], PROMISE[:2]]


@pytest.mark.parametrize(("text", "names"), [("本报记者 柯法宣", ["柯法宣"]), ("□市医院急诊科 王平", ["王平"])])
def test_names_that_look_like_something_else(text: str, names: list[str]) -> None:
    assert bylines.is_byline(text)
    assert [a.name for a in authors.from_byline(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [("随即被揭穿。(王平 检轩)", ["王平", "检轩"]), ("到工区道谢。(王平)线索提供:周先生", ["王平"])],
)
def test_signatures_in_brackets(text: str, names: list[str]) -> None:
    assert [a.name for a in authors.from_signature(text)] == names


def test_a_list_of_entries_with_numbers() -> None:
    (found,) = drafts(
        "老街换新颜", REPORT, "下列各户被依法限制:", "1.茅某,男,标的46万元;", "2.路川铸造厂,标的128万元;", MORE
    )
    assert [b.text[:2] for b in found.blocks][1:4] == ["下列", "1.", "2."]


def test_a_note_in_brackets_is_no_headline() -> None:
    found = drafts(
        "老街换新颜",
        REPORT,
        MORE,
        "(王平主任医师门诊时间:周二、周四上午)",
        "一本账 记着三百户",
        "本报讯 " + STORY,
        PROMISE,
    )
    assert [(d.title, d.kicker) for d in found] == [("老街换新颜", ()), ("一本账 记着三百户", ())]


def test_a_letter_below_a_headline_that_reads_like_text() -> None:
    letter = "编辑同志:3月12日,我陪父亲到公园散步,三座公厕有两座上了锁,老人转了三圈也没有找到,希望有人管一管。"
    found = drafts("新站台没有顶棚", STORY, PROMISE, "公园厕所锁门,老人转了三圈找不到", letter, CLOCK)
    assert [d.title for d in found] == ["新站台没有顶棚", "公园厕所锁门，老人转了三圈找不到"]


def test_on_a_page_without_cut_paragraphs_a_short_line_is_whole() -> None:
    page = (
        "老街换新颜",
        REPORT,
        MORE,
        ESSAY,
        CLOCK,
        MORE.replace("水电", "路灯"),
        "订单是跑出来的",
        STORY + PROMISE,
        ESSAY + CLOCK,
    )
    found = drafts(*page, MORE + STORY)
    assert ("h2", "订单是跑出来的") in [(b.kind, b.text) for d in found for b in d.blocks] or "订单是跑出来的" in [
        d.title for d in found
    ]


def test_entries_of_a_table_of_contents_are_its_text() -> None:
    entries = ["早稻开镰 农机手三天跑了四个县 详见第3版", "新中考怎么考,教育局长有回应(A05版)"]
    found = drafts("导读", *entries, "老街换新颜", REPORT, MORE)
    assert [(d.title, len(d.blocks)) for d in found] == [("导读", 2), ("老街换新颜", 2)]


@pytest.mark.parametrize(
    "text", ["数易其稿,(下转第六版)", "本报出到第3版", "请看今日第3版", "第3版", "我市出版首部方志"]
)
def test_no_entry_of_a_table_of_contents(text: str) -> None:
    assert not pointers.is_entry(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("值班记者 王平", ["王平"]),
        ("东岭日报社全媒体记者 王平 李小明", ["王平", "李小明"]),
        ("浦宁日报全媒体记者/王平 通讯员/李小明", ["王平", "李小明"]),
        ("潘光祥 本报记者 罗小燕", ["潘光祥", "罗小燕"]),
        ("文/摄 本报记者 王平 通讯员 李小明", ["王平", "李小明"]),
    ],
)
def test_bylines_of_more_offices(text: str, names: list[str]) -> None:
    assert bylines.is_byline(text)
    assert [a.name for a in authors.from_byline(text)] == names


@pytest.mark.parametrize("last", ["青山县水塘乡 杨再良", "东山街道 覃汉明", "(矫健)"])
def test_who_wrote_from_where_below_a_letter(last: str) -> None:
    found = drafts("站牌散架 第二天修好", STORY, PROMISE, last, "一个路口 两块路牌", ESSAY, CLOCK)
    assert [d.title for d in found] == ["站牌散架 第二天修好", "一个路口 两块路牌"]
    assert [a.name for a in found[0].authors] == [last.split()[-1].strip("()")]


def test_a_picture_whose_story_stands_below_its_credit() -> None:
    caption, credit = "渔民在起网收鱼。", "王平 摄"
    below = "日前,大塘水库开始入秋后的首次捕捞,每天可捕鳙鱼三千多公斤,鱼贩们赶来订购,水面上一片喧闹。"
    found = drafts("老街换新颜", REPORT, MORE, caption, credit, below, "一个路口 两块路牌", "本报讯 " + ESSAY, CLOCK)
    assert [(d.title, d.kind) for d in found] == [
        ("老街换新颜", "news"),
        (None, "photo"),
        ("一个路口 两块路牌", "news"),
    ]
    assert any(b.text.startswith("日前") for b in found[1].blocks)


def test_letters_and_digits_in_full_width_are_known() -> None:
    (head,) = look([Line(1, "责任编辑／王平　版式设计／李小明　联系电话／８８００９１２３", 1)])
    assert head.furniture == "folio"


def test_which_report_it_goes_on_from_is_a_kicker() -> None:
    assert roles("《盲道上的电线杆》后续", "三根“拦路杆”昨日移走") == ["kicker", "title"]


def test_lines_of_a_poem_on_a_supplement_are_no_narrow_column() -> None:
    lines = (
        "风从海上来,先数一数你们的白发",
        "然后数一数,还剩几只船",
        "弯腰又直起来",
        "像没有读过书",
        "把一辈子的话说给水听",
    )
    page = ("04 登高副刊", "灶膛里的光", "□王平", ESSAY, CLOCK, "芦苇", "李小明", *lines, "夕阳落得很慢慢过一头老牛")
    poem = drafts(*page)[1]
    assert [b.text for b in poem.blocks][:1] == ["风从海上来，先数一数你们的白发"] and len(poem.blocks) == 6


def test_a_lead_that_a_column_parted_from_its_text() -> None:
    (found,) = drafts("老街换新颜", "本报讯", STORY, PROMISE)
    assert [b.text[:5] for b in found.blocks] == ["本报讯昨日", PROMISE[:5]]


def test_a_headline_printed_twice_is_no_narrow_column() -> None:
    title = "乡村公路边的“杀手”该管管了"
    letter = "编辑同志:我是水塘乡的村医,最近公路两旁的农户把玉米棒子铺在路面上晒,骑车的人摔了好几个。"
    found = drafts("新站台没有顶棚", STORY, PROMISE, title, title, letter, CLOCK)
    assert [d.title for d in found] == ["新站台没有顶棚", title]


def test_what_stands_in_brackets_behind_a_name_is_its_role() -> None:
    (found,) = drafts("立冬先过脾胃这一关", "文/王平(主任医师)", ESSAY, CLOCK)
    assert [(a.name, a.role) for a in found.authors] == [("王平", "主任医师")]
    assert [b.text[:2] for b in found.blocks] == [ESSAY[:2], CLOCK[:2]]


def test_numbers_line_by_line_are_no_headlines() -> None:
    numbers = ["市疫情防控指挥部 8811000", "海棠区 8663120", "城北区 8772233", "心理援助热线 8866525(每日8时至22时)"]
    found = drafts("各县区疫情防控24小时热线", *numbers, "老街换新颜", REPORT, MORE)
    assert [(d.title, len(d.blocks)) for d in found] == [("各县区疫情防控24小时热线", 4), ("老街换新颜", 2)]


@pytest.mark.parametrize(("columns", "titles"), [(True, ["读闲书的好处"]), (False, [])])
def test_a_short_title_below_a_short_line_on_a_page_that_has_columns(columns: bool, titles: list[str]) -> None:
    first = ["岁月山河"] * columns
    page = [*first, "骑楼下的雨", "■ 王锡文", ESSAY, CLOCK]
    text = "小时候读闲书,要躲着大人。被窝里打手电筒,读完一本旧小说,眼睛熬得通红,第二天被母亲识破,手电筒没收了。"
    found = drafts(*page, "书边闲话", "读闲书的好处", text, MORE.replace("水电", "路灯"))
    assert [d.title for d in found if d.column == "书边闲话"] == titles


def test_a_page_own_line_on_where_its_reports_are_from() -> None:
    assert furniture.kind("本版稿件除署名外均据新华社") == "masthead"


def test_entries_that_end_in_semicolons_are_paragraphs() -> None:
    (found,) = drafts(
        "任免名单", REPORT, "韩兆宁为市人民政府秘书长;", "夏林为市农业农村局局长;", "免去王平的市财政局局长职务。"
    )
    assert [b.text[:2] for b in found.blocks][1:] == ["韩兆", "夏林", "免去"]


def seam(above: str, below: str) -> float:
    clues = look([Line(1, above, 0), Line(2, below, 0)])
    return Sheet(clues, Hints()).seams.odds(*clues)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("沙河镇安置点的300多", "套新房正在粉刷"),
        ("石堰村有大小塘堰", "31口,多数挖于六十年代"),
        ("全镇共有水渠25", "条,多数失修"),
    ],
)
def test_a_number_and_what_is_counted_belong_together(above: str, below: str) -> None:
    assert seam(above, below) > seam("沙河镇安置点的新房", "石堰村的塘堰") + 1.5


def test_a_narrow_line_that_ends_in_a_comma_goes_on_though_it_is_short() -> None:
    before, here = narrow("胡灏)记者15日从教育部获悉,", "教育部、卫生部等七部门近日联合下发通知")
    assert joins.goes_on(before, here, False, 0.0, 0.0) > 0


def test_what_follows_a_byline_below_a_text_opens_an_article() -> None:
    found = drafts("父亲走失三天", STORY, PROMISE, "记者 王平 通讯员 李小明", "27路公交今起恢复原线", ESSAY, CLOCK)
    assert [(d.title, [a.name for a in d.authors]) for d in found] == [
        ("父亲走失三天", ["王平", "李小明"]),
        ("27路公交今起恢复原线", []),
    ]


def test_an_entry_of_a_list_that_a_column_cuts_is_no_headline() -> None:
    entries = [
        f"▲{place}镇投资46万元,为沿街的店铺统一更换门头牌匾,集镇面貌焕然一新。" for place in ("鹿坪", "高崖", "柳林")
    ]
    cut = entries[0][:24]
    found = drafts("老街换新颜", REPORT, MORE, "乡镇短波", cut, entries[0][24:], *entries[1:])
    assert [d.title for d in found] == ["老街换新颜", "乡镇短波"]
    assert found[1].blocks[0].text.startswith("▲鹿坪镇") and len(found[1].blocks) == 3


@pytest.mark.parametrize("text", ["新闻热线 96811 线索一经采用即付酬", "新闻热线 0731-8888888"])
def test_hotlines(text: str) -> None:
    assert furniture.kind(text) == "masthead"


def test_an_office_and_a_name_below_a_headline() -> None:
    (found,) = drafts("婚事为啥能简办", "石川村党支部书记 崔万银", ESSAY, CLOCK)
    assert [(a.name, a.role) for a in found.authors] == [("崔万银", "石川村党支部书记")]


@pytest.mark.parametrize("text", ["感谢陈先生报料,奖50元", "线索提供:王女士 奖金50元"])
def test_who_told_the_paper_is_named_at_the_end(text: str) -> None:
    found = drafts("站牌散架 第二天修好", STORY, PROMISE, text, "一个路口 两块路牌", "本报讯 " + ESSAY, CLOCK)
    assert [(d.title, d.kicker) for d in found] == [("站牌散架 第二天修好", ()), ("一个路口 两块路牌", ())]


def test_inter_titles_of_one_shape_are_no_cut_text() -> None:
    first = "本报讯(记者 王平)生态产品价值实现,是把绿水青山变成金山银山的路。我县生态资源丰富,家底要算清,平台要搭好。"
    parts = [
        (
            "算清家底,解决“值多少”的问题",
            "生态产品难度量,首先要算清家底,把一山一水的生态资源都登记在册,变成一本明白账。",
        ),
        (
            "搭建平台,解决“怎么卖”的问题",
            "村里的闲置农房和水面不少,可客商不知道,要搭建平台,把零散的生态资源集中起来收储。",
        ),
        ("共建共享,解决“谁受益”的问题", "生态保护的责任在山上,收益往往在山下,生态产品的价值要让守着绿水青山的人共享。"),
    ]
    (found,) = drafts("做活山水文章 推动生态产品价值实现", first, *[line for part in parts for line in part])
    assert [b.text[:4] for b in found.blocks if b.kind == "h2"] == ["算清家底", "搭建平台", "共建共享"]


def test_entries_that_begin_with_an_account() -> None:
    said = ["@木子:丢失的校牌回来了,谢谢送到门卫室的叔叔", "@阿瓜:一个中学生扶着盲人阿伯过了三个红绿灯,自己迟到了。"]
    (found,) = drafts("微爱榜", REPORT, *said)
    assert [b.text[:1] for b in found.blocks][1:] == ["@", "@"]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("王 小 明", "王小明"),
        ("□ 王 小 明(市民)", "□ 王小明(市民)"),
        ("文/王 小 明", "文/王小明"),
        ("王 平 李 明", "王 平 李 明"),
        ("王 平 文/图", "王 平 文/图"),
        ("文/图 王 平", "文/图 王 平"),
    ],
)
def test_three_characters_parted_one_by_one_are_a_name(text: str, closed: str) -> None:
    assert fold(text) == closed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("口述:王平 整理:本报记者 李小明", [("王平", "口述"), ("李小明", "本报记者")]),
        ("□ 主讲人:王平", [("王平", "主讲人")]),
        ("整理/本报记者 李小明 受访专家/王 平(市三医院主任医师)", [("李小明", "本报记者"), ("王平", "受访专家")]),
        ("文/王平 图/李小明", [("王平", None), ("李小明", None)]),
        ("文/图 王 平", [("王平", None)]),
        ("本报记者 王平 李小明 发自云州—东岭", [("王平", "本报记者"), ("李小明", "本报记者")]),
        ("本报特派记者 王平 云州报道", [("王平", "本报特派记者")]),
        ("记者 王平 通讯员 李小明报道", [("王平", "记者"), ("李小明", "通讯员")]),
        ("经济记者 王平", [("王平", "经济记者")]),
        ("本报记者 王平 编译", [("王平", "本报记者")]),
        ("本报特约撰稿 王平(发自英国)", [("王平", "本报特约撰稿")]),
        ("本报记者 贺 磊 通讯员 昔海燕", [("贺磊", "本报记者"), ("昔海燕", "通讯员")]),
        ("综合新华社、路透社消息", []),
    ],
)
def test_bylines_that_say_who_did_what(text: str, names: list[tuple[str, str | None]]) -> None:
    assert bylines.is_byline(text)
    assert [(a.name, a.role) for a in authors.from_byline(text)] == names


def test_a_reader_is_named_with_his_place() -> None:
    (found,) = drafts("站台上的灯该修了", "河南东岭 珉君", STORY, PROMISE)
    assert found.title == "站台上的灯该修了" and [(a.name, a.role) for a in found.authors] == [("珉君", "河南东岭")]


def test_the_name_of_a_column_below_a_text_signs_nothing() -> None:
    found = drafts(
        "站牌散架 第二天修好", STORY, PROMISE, "短 讯", "图书馆延长开放时间", "本报讯(记者 王平)" + ESSAY, CLOCK
    )
    assert [[a.name for a in d.authors] for d in found] == [[], ["王平"]]


@pytest.mark.parametrize(
    "text",
    [
        "本报记者王平报道:昨日上午",
        "本报通讯员 王平报道 4月1日凌晨",
        "本报讯 特派记者王平 报道 昨日",
        "晚报记者王平 昨天中午,四岁的小男孩在客厅玩",
    ],
)
def test_a_lead_without_brackets_names_its_reporter(text: str) -> None:
    assert [a.name for a in authors.from_lead(text)] == ["王平"]


@pytest.mark.parametrize(
    "text",
    [
        "更多内容请扫描二维码,关注云州融媒公众号",
        "本报零售每份1.50元 征订0352-2023312",
        "县区订报热线:8216600",
        "本报社址:云州市解放路1号 邮政编码:100062",
        "□责任编辑 王平 □美术编辑 李小明",
        "云州都市报 YUNZHOU METROPOLIS DAILY",
        "来稿请注明真实姓名、地址和账号",
    ],
)
def test_more_of_a_papers_own_lines(text: str) -> None:
    assert furniture.kind(text)


def test_a_number_alone_at_the_foot_is_the_pages() -> None:
    clues = look([Line(n, text, 0) for n, text in enumerate(["老街换新颜", REPORT, MORE, "24"], 1)])
    furniture.settle(Sheet(clues, Hints()))
    assert [c.furniture for c in clues] == ["", "", "", "folio"]


@pytest.mark.parametrize(
    "text",
    [
        "【韩联社8月24日首尔报道】韩国一家公司",
        "据美联社电 飓风中心24日说",
        "央广网安卡拉8月24日消息(记者王平)当地时间",
        "红网时刻8月24日讯(记者 王平)",
        "晚报记者王平 昨天中午,四岁的小男孩在客厅玩",
    ],
)
def test_leads_of_agencies_and_reporters(text: str) -> None:
    assert bylines.is_lead(text)


@pytest.mark.parametrize("text", ["他8月24日消息灵通,什么都知道", "我市8月24日电话抽查", "晚报记者王平说,昨天中午的事"])
def test_what_is_no_lead(text: str) -> None:
    assert not bylines.is_lead(text)


def test_an_afterword_belongs_to_the_letter_above_it() -> None:
    after = "编后：接到来信后，本报与公交公司取得了联系，公司表示十日内修好。"
    found = drafts("这条街的灯该修了", STORY, PROMISE, "读者 王平", after, "图书馆延长开放时间", ESSAY, CLOCK)
    assert [d.title for d in found] == ["这条街的灯该修了", "图书馆延长开放时间"]
    assert found[0].blocks[-1].text == after


def test_a_quotation_above_a_byline_is_a_headline() -> None:
    found = drafts("亲历者说：“像火车从床底下开过去”", "本报记者 王平 编译", STORY, PROMISE)
    assert [d.title for d in found] == ["亲历者说：“像火车从床底下开过去”"]


def test_who_signs_in_brackets_may_be_parted_letter_by_letter() -> None:
    assert signatures.signer("(王 平 李 明)") == "王 平 李 明"
    assert [a.name for a in authors.from_signature("(作者:东岭镇驻村第一书记 王平)")] == ["王平"]


def test_a_headline_may_say_where_it_goes_on_from() -> None:
    found = drafts("站牌散架 第二天修好", STORY, PROMISE, "（上接第一版）从“制造”到“智造”的老街答卷", ESSAY, CLOCK)
    assert [d.title for d in found] == ["站牌散架 第二天修好", "从“制造”到“智造”的老街答卷"]
    assert [d.continues and (d.continues.page, d.continues.via) for d in found] == [None, ("01", "上接")]


def test_what_a_byline_says_besides_names_is_kept_in_fields() -> None:
    (sent,) = drafts("站台上的灯该修了", "本报特派记者 王平 发自云州、东岭", STORY, PROMISE)
    assert sent.dateline and sent.dateline.place == "云州、东岭"
    (told,) = drafts("先把门口的路修通", "口述:云溪村党总支书记 欧阳昆 整理:王平", STORY, PROMISE)
    assert [(a.name, a.role) for a in told.authors] == [("欧阳昆", "云溪村党总支书记"), ("王平", "整理")]
    (taken,) = drafts("两国球队言和", "综合新华社、路透社消息", STORY, PROMISE)
    assert taken.source == "综合新华社、路透社消息" and not taken.authors
    for one in (sent, told, taken):
        assert len(one.blocks) == 2


def test_wide_blanks_part_words_whose_letters_are_parted() -> None:
    assert fold("东 岭 学 校 校 长　王 平") == "东岭学校校长 王平"
    assert fold("本报记者　王 平　李 明") == "本报记者 王平 李明"


def test_a_short_title_above_a_name_signs_nothing() -> None:
    found = drafts("站牌散架 第二天修好", STORY, PROMISE, "夏日帖", "田 禾苗", ESSAY, CLOCK)
    assert [(d.title, [a.name for a in d.authors]) for d in found] == [
        ("站牌散架 第二天修好", []),
        ("夏日帖", ["田禾苗"]),
    ]


def test_a_letter_writer_stands_above_the_salutation() -> None:
    (found,) = drafts("站台上的灯该修了", "福建厦门 池晚晴", "编辑同志：", STORY, PROMISE)
    assert found.title == "站台上的灯该修了" and [a.name for a in found.authors] == ["池晚晴"]


def test_a_label_that_stands_above_each_item_names_their_column() -> None:
    found = drafts(
        *("站牌散架 第二天修好", STORY, PROMISE),
        *("环球扫描", "邻国宣布向北方增派军事顾问", ESSAY),
        *("环球扫描", "图书馆将建两座高架书库", CLOCK),
    )
    assert [d.title for d in found][1:] == ["邻国宣布向北方增派军事顾问", "图书馆将建两座高架书库"]


def test_a_headline_that_ends_like_a_body_signs_no_notice() -> None:
    notice = "本院在此提醒：" + ESSAY
    found = drafts(
        "关于停水的通告", notice, "我市召开安全生产推进会", "隐患不过夜", "本报讯(记者 王平)" + STORY, PROMISE
    )
    assert [d.title for d in found][1:] and not any("推进会" in b.text for b in found[0].blocks)


@pytest.mark.parametrize(
    "items",
    [
        ("“人间最有味的是清欢。”——一位读者在来信里说", "“修表这行,急不得。”——钟表匠王平说"),
        ("@青山不老:健身器材锈了半年没人管,打了三次电话。", "@秋水长:作业本上家长签的字比孩子写的还要多。"),
    ],
)
def test_sayings_below_a_title_are_a_list(items: tuple[str, str]) -> None:
    found = drafts("站牌散架 第二天修好", STORY, PROMISE, "微言大义", *items)
    assert [(d.title, len(d.blocks)) for d in found] == [("站牌散架 第二天修好", 2), ("微言大义", 2)]


def test_a_short_story_is_no_speech() -> None:
    found = drafts("站牌散架 第二天修好", STORY, PROMISE, "小小说:接站", "王 小 明", ESSAY, CLOCK)
    assert [(d.title, [a.name for a in d.authors]) for d in found][1:] == [("小小说：接站", ["王小明"])]


def test_a_last_paragraph_that_begins_with_a_day_is_no_picture() -> None:
    end = "3月29日，墙真的拆了。拆下来的三百多块旧砖，砌成了水沟和一张石桌，枇杷谁摘到归谁。"
    (found,) = drafts("拆墙记", STORY, PROMISE, CLOCK, ESSAY, end)
    assert found.blocks[-1].text == end and found.blocks[-1].kind == "p"


def test_an_essay_cut_at_a_measure_is_no_poem() -> None:
    text = STORY + PROMISE + ESSAY + CLOCK
    lines = [text[k : k + 14] for k in range(0, len(text), 14)]
    (found,) = drafts("副刊 第3版", "柿子红了的时候", "王 小 明", *lines)
    assert len(found.blocks) < 5 and found.title == "柿子红了的时候"


ESSAYS = {
    "对岸": [
        "我小时候住在江边，天一亮就听见船工的号子，母亲在灶前烧水，我坐在门槛上等太阳从对岸的树后面升起来。",
        "有一年发大水，我跟着外公去看被冲垮的渡口，他蹲在石阶上抽了一袋烟，什么也没有说，我也就什么都没有问。",
        "去年清明我回去，对岸已经修了公路，我在新桥上走了两个来回，怎么也认不出从前等船的那一块大石头在哪里。",
    ],
    "第一班车": [
        "那年我十六岁，头一回坐火车去很远的地方念书，我把家里带来的馒头分给同座的老人，他一路给我讲修桥的事。",
        "车过大桥的时候天刚亮，我把脸贴在窗玻璃上，看见江面上停着许多货船，灯还没有熄，像一串没有讲完的话。",
        "后来我每次坐夜车都会想起那位老人，他下车时把棉帽子落在了座位上，我追出去，站台上只剩下一团白汽。",
    ],
    "漏雨的教室": [
        "我至今还记得那间教室，屋顶漏雨，先生把桌子挪到干的地方，大家挤在一起念课文，窗外的芦苇比人还要高。",
        "先生教我写毛笔字，说横要像担子，竖要像扁担，我总是写得歪歪扭扭，他就握着我的手，一笔一笔慢慢地写。",
        "前些天我在旧书里翻出一张照片，是毕业那天在操场上拍的，我站在最后一排，只露出半个脑袋和一只耳朵。",
    ],
}


def literary(*texts: str) -> bool:
    return Sheet(look([Line(n, text, 0) for n, text in enumerate(texts, 1)]), Hints()).literary


def test_essays_are_known_without_the_name_of_the_page() -> None:
    page = [line for title, texts in ESSAYS.items() for line in (title, *texts)]
    assert literary(*page)
    assert not literary(page[0], "本报记者 王平", *page[1:])
    assert not literary(*(line.replace("我", "我们") for line in page))
    assert not literary(*page[:5])


def test_a_reader_between_title_and_text_wrote_it() -> None:
    found = drafts("站台上的灯该修了", "市民 戴启明", STORY, PROMISE)
    assert [(d.title, [a.name for a in d.authors]) for d in found] == [("站台上的灯该修了", ["戴启明"])]


def test_who_signs_a_note_closes_it() -> None:
    found = drafts("大地赞歌", STORY, "——编 者", "春水初生", "本报讯(记者 王平)" + ESSAY, CLOCK)
    assert [d.title for d in found] == ["大地赞歌", "春水初生"]
    assert found[0].blocks[-1].text.replace(" ", "") == "——编者"


def test_a_place_below_a_text_signs_nothing() -> None:
    found = drafts(
        "站牌散架 第二天修好", STORY, PROMISE, "桑园镇", "“板凳会”开到田间地头", "本报讯(记者 王平)" + ESSAY, CLOCK
    )
    assert found[0].title == "站牌散架 第二天修好" and not found[0].authors
    assert found[1].kicker == ("桑园镇",)
