"""Dates in mastheads and file names, and whether they contradict themselves."""

import pytest

from builder.normalise.dates.filename import FileName, part_of, read_name
from builder.normalise.dates.lunar import find_lunar, find_weekday, lunar_agrees, lunar_text, weekday_of
from builder.normalise.dates.numerals import find_full, number
from builder.normalise.masthead import Masthead, read_masthead
from builder.normalise.types import Line


def head(text):
    lines, gap = [], 0
    for n, line in enumerate(text.split("\n"), 1):
        if line.strip():
            lines.append(Line(n, line.strip(), gap))
    return read_masthead(lines)


BODY = "\n本报讯 (记者 某某) 3月1日,市长会见了客商一行,双方就产业合作进行了深入会谈,气氛热烈友好。\n"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "某某市人民政府关于道路施工的通告" + BODY * 4 + "某某市人民政府\n2021年10月20日\n",
        "回忆2013年2月4日的那个下午" + BODY,
        "2021年10月29日,市长会见了客商一行,双方就产业合作进行了会谈。" + BODY,
        "(2021年10月29日某某市第十五届人民代表大会常务委员会通过)" + BODY,
    ],
)
def test_dates_in_the_text_are_no_masthead(text):
    assert head(text).date is None


@pytest.mark.parametrize(
    "top",
    [
        "2021年10月29日 星期五 农历辛丑年九月廿四",
        "2021年10月29日 星期五",
        "二〇二一年十月二十九日 星期五",
        "二○二一年十月二十九日　星期五　辛丑年九月廿四",
        "二零二一年十月廿九日\n星期五",
        "2021-10-29 星期五",
        "2021.10.29 星期五",
        "2021/10/29",
        "2 0 2 1 年 1 0 月 2 9 日 星 期 五",
        "２０２１年１０月２９日　星期五",
        "2O21年1O月29日 星期五",
        "2021年\n10月29日\n星期五",
        "29\n2021年10月\n星期五\n农历辛丑年九月廿四",
        "2021年10月\n29\n星期五",
        "10月29日\n2021年\n星 期 五",
        "2021年10月29日/星期五/责编 张三/A02",
        "中共某某市委机关报 2021年10月29日 星期五 农历辛丑年九月廿四 今日八版",
        "2021年10月29日　星期五　责任编辑：张 三　电话：0734-8247111　版式：李 四",
        "某某日报 2021年10月29日 星期五 第2版 责任编辑 张三",
        "第02版:要闻\n2021年10月29日 星期五\n责任编辑:李 明",
        "2021年10月29日 星期五 官方网站:某某在线\n\n新闻热线:8611110",
        "某某日报\n\nMOUMOU DAILY\n\n某某日报社出版\n\n2021年10月29日\n今日八版\n第17980号",
        "Friday, October 29, 2021",
    ],
)
def test_mastheads_in_many_layouts(top):
    assert head(f"{top}\n{BODY}").date == "2021-10-29"


def test_a_masthead_in_the_middle_is_found():
    assert head(f"标题\n{BODY * 3}\n2021年10月29日 星期五 农历辛丑年九月廿四\n{BODY}").date == "2021-10-29"


def test_everything_of_a_masthead():
    found = head(
        "某某日报\n2020年7月14日 星期二 农历庚子年五月廿四 官方网站:某某网\n新闻热线:8611110\n今日八版\n第17528号\n"
        + BODY
    )
    assert (found.date, found.line, found.weekday, found.lunar) == ("2020-07-14", 2, "星期二", "农历庚子年五月廿四")
    assert (found.number, found.page_count, found.contradictions) == ("17528", 8, ())


def test_a_wrong_weekday_is_told():
    found = head("2021年10月29日 星期四\n" + BODY)
    assert found.date == "2021-10-29" and len(found.contradictions) == 1 and "星期五" in found.contradictions[0]


def test_a_wrong_lunar_date_is_told_with_the_day_that_would_fit():
    found = head("2021年10月28日 星期五 农历辛丑年九月廿四\n" + BODY)
    assert len(found.contradictions) == 2 and found.alternative == "2021-10-29"
    found = head("2020年10月29日 星期五 农历辛丑年九月廿四\n" + BODY)
    assert len(found.contradictions) == 2 and found.alternative == "2021-10-29"


def test_a_head_without_a_year_keeps_month_and_day():
    assert head("某某日报\n10月29日 星期五 第2版\n" + BODY) == Masthead(partial=(10, 29, "星期五"))


def test_numbers():
    assert [number(x) for x in ("07", "十", "二十九", "廿四", "元", "三十一", "卅一", "正", "x")] == [
        7,
        10,
        29,
        24,
        1,
        31,
        31,
        1,
        -1,
    ]
    assert find_full("2021年2月30日") is None and find_full("2021.13.1") is None


def test_weekdays_and_lunar_dates():
    assert (
        weekday_of("2021-10-29") == "星期五" and find_weekday("周日") == "星期日" and find_weekday("星期天") == "星期日"
    )
    assert find_weekday("一周三次") is None or find_weekday("一周三次") == "星期三"
    assert lunar_text("2020-06-01") == "农历庚子年闰四月初十"
    assert lunar_text("2023-01-21") == "农历壬寅年腊月三十"
    assert find_lunar("农历庚子年闰四月初十")[1] == ("庚子", True, 4, 10)
    assert lunar_agrees("2020-06-01", ("庚子", True, 4, 10)) and not lunar_agrees("2020-06-01", ("庚子", False, 4, 10))
    assert find_lunar("三月三十日") is None


@pytest.mark.parametrize(
    ("name", "date", "page"),
    [
        ("2021/10/29/02", "2021-10-29", "02"),
        ("2021-10-29/a01", "2021-10-29", "a01"),
        ("2021/1029/03", "2021-10-29", "03"),
        ("rb20211029a12", "2021-10-29", "a12"),
        ("page-2026-04-27-02", "2026-04-27", "02"),
        ("2026-04-27-02", "2026-04-27", "02"),
        ("20211029_01", "2021-10-29", "01"),
        ("20211029_01-2", "2021-10-29", "01"),
        ("20211029-p1-part2", "2021-10-29", "01"),
        ("2021102901", "2021-10-29", "01"),
        ("2021-1-5-3", "2021-01-05", "03"),
        ("2021年10月29日第3版", "2021-10-29", "03"),
        ("2021-10-29 要闻 02版", "2021-10-29", "02"),
        ("A12_2021-10-29", "2021-10-29", "a12"),
        ("20211029", "2021-10-29", None),
        ("第02版", None, "02"),
        ("000_d19d820af34d0c8d", None, None),
        ("7_20211029aaaaaaaa", None, None),
        ("12345678", None, None),
        ("foo", None, None),
        ("2021-13-45", None, None),
    ],
)
def test_names_of_files(name, date, page):
    assert read_name(f"raw/{name}.txt") == FileName(date, page)


def test_parts_are_told_by_their_names():
    assert part_of("raw/20211029-01-2.txt") == ("raw/20211029-01", 2)
    assert part_of("raw/20211029-01-part3.txt") == ("raw/20211029-01", 3)
    assert part_of("raw/20211029-01下.txt") == ("raw/20211029-01", 3)
    assert part_of("raw/20211029-01(2).txt") == ("raw/20211029-01", 2)
    assert part_of("raw/foo.txt") is None
