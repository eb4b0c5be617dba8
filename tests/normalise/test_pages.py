"""Page heads, form feeds, pages of one file."""

import pytest

from builder.normalise.folio import Head, is_editors, read_head
from builder.normalise.pages import heads_of, lines_of, split_pages
from builder.normalise.types import Line
from builder.normalise.witness import parse_witness


def pages(text):
    witness, problems = parse_witness(text.encode(), "raw/a.txt")
    assert not problems
    found = split_pages(witness)
    assert sorted(line.n for page in found for line in page.lines) == [line.n for line in lines_of(witness)]
    return [(page.page, page.name, [line.text for line in page.lines]) for page in found]


NO_HEADS = [
    "今日八版",
    "三版）",
    "第05版)",
    "今日12版",
    "(下转第二版)",
    "下转第二版",
    "上接第一版",
    "详见第七版",
    ">>> 详见第五版",
    "相关报道见第3版",
    "第3版教材出版",
    "《论语》第3版 出版",
    "本版责编:某某",
    "5G",
    "12",
    "2021",
    "版权声明",
    "出版",
    "第17980号",
    "一版再版",
    "他把第2版交给了我,说这是最后的样子。",
    "全国第三版图最大的城市",
    "A1类企业12家",
    "9版　胡同里的剧场为何一票难求",
    "22版 古都火灾之后的一百天",
]


@pytest.mark.parametrize("text", NO_HEADS)
def test_what_is_no_page_head(text):
    assert read_head(text) is None


@pytest.mark.parametrize(
    ("text", "page", "name"),
    [
        ("第02版:要闻", "02", "要闻"),
        ("第02版：要闻", "02", "要闻"),
        ("02版 要闻", "02", "要闻"),
        ("2版·综合", "02", "综合"),
        ("第二版 要闻", "02", "要闻"),
        ("第十二版", "12", None),
        ("A12", "a12", None),
        ("A12版:体育", "a12", "体育"),
        ("A12 体育", "a12", "体育"),
        ("B3版 财富", "b03", "财富"),
        ("要闻 02", "02", "要闻"),
        ("02/要闻", "02", "要闻"),
        ("综合·广告 07", "07", "综合·广告"),
        ("第3版：国际新闻", "03", "国际新闻"),
        ("某某日报 2021年10月29日 星期五 第2版 责任编辑 张三 美编 李四", "02", None),
        ("2021年10月29日 星期五 责编:张三 版式:李四 校对:王五 A02 要闻", "a02", "要闻"),
        ("责任编辑:李 明 第3版", "03", None),
        ("二〇二一年十月二十九日 星期五 第四版", "04", None),
    ],
)
def test_page_heads_in_many_layouts(text, page, name):
    assert read_head(text) == Head(page, name)


def test_lines_of_editors():
    assert is_editors("责任编辑:李 明") and is_editors("责编 张三 美编 李四")
    assert not is_editors("编辑部的故事讲到第三集,大家都笑了")


def test_one_page_without_heads_stays_one():
    assert pages("标题\n\n正文第一段。\n") == [(None, None, ["标题", "正文第一段。"])]


def test_a_head_at_the_top_names_the_page():
    assert pages("第02版:要闻\n2021年10月29日 星期五\n\n标题\n") == [
        ("02", "要闻", ["第02版:要闻", "2021年10月29日 星期五", "标题"])
    ]


def test_a_head_further_down_begins_a_page_and_takes_its_running_head_along():
    body = "正文" * 100
    found = pages(f"第01版:要闻\n标题\n{body}\n某某日报\n2021年10月29日 星期五\n第02版:综合\n又一标题\n{body}\n")
    assert [(p, n) for p, n, _ in found] == [("01", "要闻"), ("02", "综合")]
    assert found[1][2][:3] == ["某某日报", "2021年10月29日 星期五", "第02版:综合"]


def test_text_before_the_first_head_is_a_page_of_its_own():
    body = "正文" * 100
    assert [p for p, _, _ in pages(f"标题\n{body}\n第02版:综合\n{body}\n")] == [None, "02"]


def test_a_head_printed_again_does_not_cut():
    body = "正文" * 100
    assert [p for p, _, _ in pages(f"第02版\n{body}\n第02版:综合\n{body}\n")] == ["02"]


def test_a_page_that_comes_back_is_one_page():
    body = "正文" * 100
    found = pages(f"第01版\n甲{body}\n第02版\n乙{body}\n第01版\n丙{body}\n")
    assert [p for p, _, _ in found] == ["01", "02"]
    assert [line[0] for line in found[0][2] if "正文" in line] == ["甲", "丙"]


def test_form_feeds_part_pages():
    assert [lines for _, _, lines in pages("甲\n\f乙\n\f\n丙\n")] == [["甲"], ["乙"], ["丙"]]


def test_a_line_with_a_form_feed_inside_stays_whole():
    assert [lines for _, _, lines in pages("甲\f乙\n丙\n")] == [["甲\f乙"], ["丙"]]


def test_gaps_are_counted():
    witness, _ = parse_witness("\n\n甲\n乙\n\n　\n丙".encode(), "raw/a.txt")
    assert [(line.n, line.gap) for line in lines_of(witness)] == [(3, 2), (4, 0), (7, 2)]


def test_a_page_name_on_a_line_of_its_own() -> None:
    """Beside the page's number it names the page; a headline below the head does not."""
    assert pages("县区新闻\n07版\n2013年4月11日 星期四\n正文。")[0][:2] == ("07", "县区新闻")
    assert pages("07版\n2013年4月11日 星期四\n编辑:马 强\n文化\n正文。")[0][:2] == ("07", None)


def test_a_head_at_the_end_names_the_page_above_it():
    text = "本报讯 昨日大桥通车。" * 20
    found = pages(f"大桥通车\n{text}\n\nA05 专版\n2023年3月6日 星期一\n编辑/王平 版式/李明")
    assert [(page, name, len(lines)) for page, name, lines in found] == [("a05", "专版", 5)]


def test_a_head_with_text_below_it_begins_a_page():
    text = "本报讯 昨日大桥通车。" * 20
    found = pages(f"大桥通车\n{text}\n\nA05 专版\n2023年3月6日 星期一\n{text}")
    assert [(page, len(lines)) for page, _, lines in found] == [(None, 2), ("a05", 3)]


@pytest.mark.parametrize(
    ("text", "page", "name"),
    [
        ("2 三农要闻", "02", "三农要闻"),
        ("平安江城 5", "05", "平安江城"),
        ("4 人大·政协", "04", "人大·政协"),
        ("04 >>> 深度", "04", "深度"),
        ("晨报 12/国际", "12", "国际"),
        ("— 3 —", "03", None),
        ("05", "05", None),
        ("A3 城事", "a03", "城事"),
        ("6　教育周刊　JIAOYU", "06", "教育周刊"),
    ],
)
def test_a_short_line_beside_the_date_is_the_page_head(text, page, name):
    def heads(*lines):
        return list(heads_of([Line(n, line, 0) for n, line in enumerate(lines, 1)]).values())

    assert heads(text, "2023年3月15日 星期三") == heads("责任编辑:王平", text) == [Head(page, name)]
    assert read_head(text) in (None, Head(page, name))


def test_the_day_printed_large_is_no_page():
    assert not heads_of([Line(1, "15", 0), Line(2, "2023年3月15日 星期三", 0)])


@pytest.mark.parametrize("text", ["三问春季流感 6版", "今日8版", "3版导读", "3人入选省队", "5月天气", "下转第3版"])
def test_what_is_no_page_head_beside_the_date_either(text):
    assert not heads_of([Line(1, text, 0), Line(2, "2023年3月15日 星期三", 0)])


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("2023年3月15日 星期三 03", "03"),
        ("某某日报 3 2023年3月15日 星期三", "03"),
        ("经济 2023年3月15日 星期三 责任编辑:王平 3", "03"),
        ("2023年3月15日 星期三 第12345期", None),
        ("副刊 第1128期", None),
        ("编辑:侯 瑞 E-mail:znb02@news.example", None),
        ("一版编辑 王平 本版编辑 李小明 校对 赵远", None),
    ],
)
def test_numbers_in_a_running_head(text, page):
    head = read_head(text)
    assert (head.page if head else None) == page


def test_pages_of_one_file_whose_heads_stand_beside_the_date():
    body = "渡口办去年把两岸分成八个网格，每个网格都有专人巡查，发现险情随时上报，并且登记在册，没有一处漏下来。" * 4
    date = "2023年3月15日 星期三"
    text = "\n".join(
        ["2 三农要闻", date, "渡口换了新颜", body, "平安江城 3", date, "守住一江碧水", body, "附件 4", body]
    )
    assert [(page, name) for page, name, *_ in pages(text)] == [("02", "三农要闻"), ("03", "平安江城")]


@pytest.mark.parametrize(
    ("lines", "page"),
    [
        (["要闻", "2023年10月12日 星期四", "责编：王平", "某某日报", "02", "渡口换了新颜"], "02"),
        (["B3", "政法·党建", "某某法治报", "2020年12月2日 星期三 责任编辑：王平"], "b03"),
        (["某某晚报", "都市圈 06", "2019年7月12日 星期五 责任编辑：王平 美编：李小明"], "06"),
        (["某某日报", "渡口换了新颜", "8", "2019年7月12日，桥通了。"], None),
    ],
)
def test_the_head_of_a_page_in_several_lines(lines, page):
    heads = heads_of([Line(n, line, 0) for n, line in enumerate(lines, 1)])
    assert [head.page for head in heads.values()] == ([page] if page else [])
