"""Dates that no masthead prints, from what the text tells. The texts are made up in the manner of the genre."""

import pytest

from builder.normalise.dates.clue import COMING, DATELINE, EVENT, MENTION
from builder.normalise.dates.days import day_clues
from builder.normalise.dates.infer import gather, infer
from builder.normalise.dates.neighbours import by_issue_number
from builder.normalise.types import Line


def lines(text):
    return [Line(n, part, 1) for n, part in enumerate(text.strip().split("\n"), 1) if part]


def best(text, **known):
    found = infer(gather(lines(text)), **known)
    return (found[0].date, found[0].confidence, found[0].reasoning) if found else None


def roles(text):
    return [(c.role, c.month, c.day, c.year) for c in day_clues(tuple(lines(text)))]


def test_the_part_a_day_plays():
    assert roles("本报讯 (记者 某某) 6月21日下午,全市召开会议。会议决定,6月24日召开下次会议。") == [
        (EVENT, 6, 21, None),
        (COMING, 6, 24, None),
    ]
    assert roles("新华社北京12月14日电 外交部发言人14日宣布,论坛将于12月15日举行。") == [
        (DATELINE, 12, 14, None),
        (COMING, 12, 15, None),
    ]
    assert roles("本报讯 6月30日至7月1日,副市长来县调研。") == [(EVENT, 7, 1, None)]
    assert roles("某某日报讯 (全媒体记者 某某) 10月27日至28日,考察团赴外地考察。") == [(EVENT, 10, 28, None)]
    assert roles("该办法自7月1日起施行。") == [(COMING, 7, 1, None)]
    assert roles("2013年2月4日,他来到工地。") == [(MENTION, 2, 4, 2013)]
    assert roles("去年7月1日,他来到工地。") == []
    assert roles("共有12月的产量") == []


LOCAL = """本报讯 (记者 甲乙) 6月21日,省政协一行来我市开展活动。
本报讯 (记者 丙丁) 6月21日下午,市长赴县里督导安全生产工作。
"""


def test_the_day_after_the_latest_event_and_the_year_of_an_anniversary():
    date, confidence, reasoning = best(LOCAL + "全市上下喜迎建党100周年,各项工作有序推进。")
    assert date == "2021-06-22" and confidence >= 0.8
    assert "6月21日" in reasoning and "建党100周年" in reasoning


@pytest.mark.parametrize(
    ("evidence", "year"),
    [
        ("中国共产党成立99周年之际,大赛开幕。", "2020"),
        ("庆祝新中国成立七十周年。", "2019"),
        ("我市2021年二季度重大项目集中开工。", "2021"),
        ("今年是“十四五”开局之年。", "2021"),
        ("2022中国某某经贸洽谈会昨日开幕。", "2022"),
        ("新华社日内瓦6月21日电 第七十九届世界卫生大会21日闭幕。", "2026"),
        ("新华社北京6月21日电 第八届数字中国建设峰会21日开幕。", "2025"),
        ("据新华社北京6月21日电 十四届全国人大三次会议代表建议全部交办。", "2025"),
        ("2022年1至5月，全市进出口增长两成。", "2022"),
        ("2022年前5个月，全市进出口增长两成。", "2022"),
        ("近日，某市2022年“百校千企”促就业行动校园专场招聘会举行。", "2022"),
        ("本报讯 2022中国（某某）永磁电机产业创新发展大会昨日开幕。", "2022"),
        ("今年是“十四五”开局之年。2014年他来到这里。", "2021"),
    ],
)
def test_years(evidence, year):
    date, confidence, _ = best(LOCAL + evidence)
    assert date == f"{year}-06-22" and confidence >= 0.55


@pytest.mark.parametrize(
    "evidence",
    [
        "他曾在第七十九届世界卫生大会上发言。",
        "本报讯 第九届进博会招展工作启动。",
        "本报讯 全市企业积极筹备第九届进博会。",
        "本报讯 第十二届文博会21日开幕。",
        "本报讯 第一届深圳文博会21日开幕。",
        "十四届全国人大常委会第三次会议闭幕。",
        "近日，2022年度全国十大新闻揭晓。",
        "2022年以来，全市进出口增长两成。",
        "双方愿对接“2035宏愿”。",
        "据他介绍，2022年“百校千企”行动举行了十场。",
    ],
)
def test_what_is_looked_back_on_or_forward_to_is_not_sure_enough(evidence):
    found = best(LOCAL + evidence)
    assert found is None or found[1] < 0.55


def test_a_weekday_leaves_only_the_years_that_agree():
    found = infer(gather(lines(LOCAL + "6月20日（星期日）,市民走进2018年建成的公园。")))
    assert found[0].date == "2021-06-22"
    assert not {c.date[:4] for c in found if c.date.endswith("06-22")} & {"2018", "2019", "2020", "2022"}


def test_a_year_that_ends():
    text = "新华社北京12月14日电 发言人14日宣布消息。\n2022年即将过去,新的一年正款款而来。2023年是关键之年。"
    date, confidence, _ = best(text)
    assert date == "2022-12-15" and confidence >= 0.8


def test_a_year_merely_named_is_not_sure_enough():
    _, confidence, _ = best(LOCAL + "据2018年的判决,此案已结。")
    assert confidence < 0.55


def test_goals_say_nothing_of_the_present():
    found = best(LOCAL + "力争到2035年基本实现目标。")
    assert found is None or found[1] < 0.55


def test_the_archive_decides_a_year_left_open():
    date, confidence, reasoning = best(LOCAL + "今年以来,全市经济稳中向好。", span=("2019-03-01", "2019-12-30"))
    assert date == "2019-06-22" and confidence >= 0.55 and "已知各期" in reasoning


def test_new_year():
    text = "本报讯 (记者 甲乙) 12月31日,市长慰问一线职工。\n我市2021年四季度项目集中开工。庆祝建党100周年。"
    assert best(text)[0] == "2022-01-01"


def test_events_of_the_day_itself_where_the_text_says_today():
    text = "本报讯 (记者 甲乙) 今日上午,6月21日,论坛开幕。\n喜迎建党100周年。"
    assert best(text)[0] == "2021-06-21"


def test_nothing_told_gives_no_candidate():
    assert best("春天来了,花儿开了。") is None


def test_a_head_without_a_year_and_its_weekday():
    date, confidence, _ = best("我市2021年四季度项目集中开工。", head=(10, 29, "星期五"))
    assert date == "2021-10-29" and confidence >= 0.55


def test_issue_numbers_between_known_ones():
    known = {"17978": "2021-10-27", "17982": "2021-10-31"}
    date, confidence, reasoning = by_issue_number("17980", known)
    assert date == "2021-10-29" and confidence >= 0.9 and "17978" in reasoning
    assert by_issue_number("17983", known)[0] == "2021-11-01"


def test_issue_numbers_that_do_not_count_days_are_not_used():
    assert by_issue_number("15000", {"12602": "2026-04-27", "29797": "2026-05-11"}) is None
    assert by_issue_number("12700", {"12602": "2026-04-27", "12702": "2026-04-28"}) is None


def test_an_event_of_the_year_in_a_dispatch_and_a_full_date_of_these_days():
    """What a dispatch of the day reports on is of this year, and so is a full date a few days old."""
    event = "本报南江5月14日电 (记者甲乙)2026年全国举重锦标赛今天在南江开幕。"
    assert best(event)[0] == "2026-05-15" and best(event)[1] >= 0.55
    past = "本报南江5月14日电 (记者甲乙)运动员丙丁今天退役。他是2019年全国举重锦标赛的冠军。"
    assert best(past)[1] < 0.55 or best(past)[0] != "2019-05-15"
    recent = "新华社南江6月1日电 原副省长甲乙因病于2026年5月25日在南江逝世。"
    assert best(recent)[0] == "2026-06-02" and best(recent)[1] >= 0.55
