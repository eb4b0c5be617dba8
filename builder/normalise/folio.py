"""Page heads: the line of a page that names its number, and often its name.

Before: `第02版:要闻`, `A12 体育`, `衡阳日报 2021年10月29日 星期五 第2版 责任编辑 张三`
After:  Head('02', '要闻'), Head('a12', '体育'), Head('02', None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.normalise.dates.numerals import NUMBER, find_full, number

MAX_LENGTH = 70
_PAGE = rf"(?P<page>[A-Za-z]\s?\d{{1,2}}|{NUMBER})"
_QUICK = re.compile(r"[0-9一二三四五六七八九十]\s?版|[0-9](?=\D*\Z)|\A[0-9A-Za-z]")
_REFERENCE = re.compile(
    r"[转轉接见見]|今日|今天|共|本期|[。，；！？,;!?]|[0-9一二三四五六七八九十]版(?:面|本|权|图|块|税|次)|版以"
)
_TAIL_OF_JUMP = re.compile(r"^[^（(]*[）)]$")
"""三版）: the end of a jump that was cut over two lines."""
_NAMES = (
    "要闻|综合|综合新闻|时政|时事|国内|国际|本地|本地新闻|都市|社会|民生|经济|财经|产经|教育|文化|体育|文体|健康|科技|法治|政法|三农|乡村|农业|县域|区县|"
    "副刊|文艺|读书|理论|评论|观点|言论|专题|专版|特别报道|深度|调查|人物|视点|视觉|影像|图片|摄影|广告|公告|专刊|周刊|周末|生活|旅游|汽车|房产|娱乐|公益|党建|"
    "重点新闻|要闻·综合|综合·广告|新闻|今日关注|关注|环球|天下|中国|世界"
)
_SECTION = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2}})?(?:{_NAMES}|时评|社评|健康|法制)(?:新闻|周刊|专刊|副刊|专版)?(?:[·・/](?:{_NAMES}))?"
)
_NAME = r"(?P<name>[^\s:：·|/0-9A-Za-z]{2,8}(?:[·・][^\s:：0-9]{1,6})?(?![^\s:：·・|/\-—0-9A-Za-z（(]))"
_SEP = r"[\s:：·・|/\-—]*"
_NAMED = rf"(?:{_SEP}(?P<known>{_NAMES})(?![^\s:：·・|/])|[\s:：·・|/\-—]+{_NAME}|(?![\u4e00-\u9fff]))"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"第\s?{_PAGE}\s?版{_NAMED}",
        rf"(?<![0-9A-Za-z]){_PAGE}\s?版{_NAMED}",
        rf"(?P<name>{_NAMES}){_SEP}(?:第)?(?P<page>[A-Za-z]?\d{{1,2}})(?![\d号期])(?:版)?",
        rf"(?P<page>[A-Za-z]\d{{1,2}}|0\d){_SEP}(?P<name>{_NAMES}|[^\s:：·|/0-9A-Za-z]{{2,4}}(?:新闻|周刊|专刊|副刊))",
        r"(?<![0-9A-Za-z])(?P<page>[A-Za-z]\d{2})(?![0-9A-Za-z])",
    )
)
_ADDRESS = re.compile(r"(?:E-?mail|邮箱)?\s?[:：]?\s?[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+", re.IGNORECASE)
"""What holds letters and digits that are no page's."""
_OWN_EDITOR = re.compile(r"[一二三四五六七八九十\d]{1,2}版(?=(?:责任)?(?:编辑|责编|美编|校对))")
"""一版编辑 王平: who made which page."""
_BESIDE = re.compile(
    r"(?:\S{1,6}报\s)?(?:第|[Pp](?:age)?\s?)?(?P<page>[A-Za-z]?\d{1,2})版?(?:[\s:：·|/>》\-—]*(?P<name>[\u4e00-\u9fff]{2,6}(?:[·・/][\u4e00-\u9fff]{2,4})?))?"
    r"|(?P<name2>[\u4e00-\u9fff]{2,6}(?:[·・/][\u4e00-\u9fff]{2,4})?)[\s:：·|/\-—]*第?(?P<page2>[A-Za-z]?\d{1,2})版?"
)
"""2 三农要闻, 平安江城 5, — 3 —: a page's number and name, where the date or the editors stand beside."""
_LATIN = re.compile(r"\s+[A-Z][A-Z ]{3,}$")
"""6 教育周刊 JIAOYU: the name once more, in Latin letters."""
_COUNTED = re.compile(r"[年月日天时个位名家次万亿元岁届场例条项度级倍成吨里米亩%℃]|人(?![大民物文才])")
"""What follows a number that counts something."""
_RUNNING = re.compile("星期|[编责]|周[一二三四五六日]")
"""One of them stands in a running head that has no 版."""
_AROUND = re.compile(
    r"(?:责任|本版|版面|值班|执行|美术|图片|文字)?\s?(?:编辑|责编|美编|校对|版式|主编|编审|组版|统筹|排版|制图|审读|检校|责校|设计|编委|总监)\s?[:：/]?\s?"
    r"(?:[\u4e00-\u9fff]\s?[\u4e00-\u9fff·]{1,4}|[\u4e00-\u9fff]{2,4})?"
)
_KNOWN = re.compile(
    r"(?:星期|周|礼拜)[一二三四五六日天]|农历\S{2,14}|\S{2,8}[日晚早晨时商都]报社?|"
    r"\S{2,6}(?:周报|周刊|导报|新报|时报|商报|青年报|工人报|教育报|科技报)|"
    r"总?第\s?\d{3,6}\s?[号期]|[\w.-]+\.(?:com|cn|net|org)\S*|[A-Za-z][A-Za-z .]{3,}|E-?mail\S*|"
    r"(?:新闻|广告|发行|投稿|服务|联系)?(?:热线|电话|邮箱|传真)?[:：]?\s?[\d-]{6,13}"
)


@dataclass(frozen=True, slots=True)
class Head:
    page: str
    name: str | None


def is_section(text: str) -> bool:
    """`体育新闻`, `广告·公告`: the name of a page, on a line of its own in the page's head."""
    return 2 <= len(text) <= 8 and bool(_SECTION.fullmatch(text))


def page_id(printed: str) -> str:
    """`2` -> `02`, `A1` -> `a01`, `六` -> `06`."""
    printed = "".join(printed.lower().split())
    if printed[0].isascii() and printed[0].isalpha():
        return printed[0] + printed[1:].zfill(2)
    return str(number(printed)).zfill(2)


def read_head(text: str) -> Head | None:
    """The page head that a line is, or None. What stands beside the number and the name must be of a masthead:
    date, weekday, the paper's name, editors. A jump (下转第二版), a pointer and `今日八版` are no page heads."""
    if len(text) > MAX_LENGTH or (
        "版" not in text and len(text) > 12 and not _RUNNING.search(text) and text[:2] != "20"
    ):
        return None
    if not _QUICK.search(text) or _REFERENCE.search(text) or _TAIL_OF_JUMP.search(text):
        return None
    text = _OWN_EDITOR.sub("", _ADDRESS.sub("", text)) if "@" in text or "版" in text or "w." in text else text
    dated = find_full(text) if len(text) > 8 else None
    rest = f"{text[: dated[1]]} {text[dated[2] :]}" if dated and dated[2] - dated[1] < len(text) else text
    rest = _AROUND.sub(" ", rest)
    for form in _FORMS:
        match = form.search(rest)
        if match and not _left_over(rest[: match.start()] + " " + rest[match.end() :]):
            page = page_id(match["page"])
            groups = match.groupdict()
            name = groups.get("known") or groups.get("name")
            return Head(page, name) if page.strip("abcdefghijklmnopqrstuvwxyz") not in ("00", "-1") else None
    if dated and len(rest) < len(text):
        return _numbered(rest)
    return None


def _numbered(rest: str) -> Head | None:
    """The head in what a line says beside its date and editors: 衡阳日报 3, 03."""
    left = _KNOWN.sub(" ", rest).split()
    numbers = [word for word in left if re.fullmatch(r"0?[1-9]|[1-9]\d", word)]
    names = [word for word in left if word not in numbers]
    if len(numbers) != 1 or len(names) > 1 or not all(map(is_section, names)):
        return None
    return Head(page_id(numbers[0]), names[0] if names else None)


def read_beside(text: str) -> Head | None:
    """The page head that a short line is where the line above or below holds the date or the editors, or None."""
    text = _LATIN.sub("", text)
    found = _BESIDE.fullmatch(text.strip("—-·. 【】[]()（）<>《》|/")) if len(text) <= 16 else None
    if not found or _REFERENCE.search(text) or "导读" in text:
        return None
    page, name = found["page"] or found["page2"], found["name"] or found["name2"]
    if found["page2"] and "版" in text and not is_section(found["name2"]):
        return None  # 三问春季流感 6版: an entry of a table of contents
    if (name and _COUNTED.match(name)) or not page.strip("Aa0").strip("abcdefghijklmnopqrstuvwxyz"):
        return None
    return Head(page_id(page), name)


def _left_over(text: str) -> bool:
    """True when more stands beside the head than a masthead's words."""
    rest = re.sub(r"[\s:：·・|/\-—()（）【】\[\]■□●◆▲▼]+", "", _KNOWN.sub(" ", text))
    return len(rest) > 4 or any(mark in rest for mark in "《》“”")


def is_editors(text: str) -> bool:
    """`责任编辑:李 明`, `责编 张三 美编 李四`: the line below or above a page head."""
    if len(text) > MAX_LENGTH or not _AROUND.match(text):
        return False
    return len(re.sub(r"[\s:：·|/■]+", "", _AROUND.sub("", text))) <= 4
