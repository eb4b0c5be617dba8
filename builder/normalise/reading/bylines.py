"""Bylines in all their places: alone on a line, in a dispatch lead.

Before  ■本报记者 王 平 李小明 / 本报讯 (记者 王平)
After   authors 王平, 李小明 (本报记者)
"""

from __future__ import annotations

import re

from builder.normalise.reading.surnames import NAME, NAMES, ONE, SURNAME, SURNAMES

PAPER = r"(?:[日晚晨早商时周导快新]报|都市报|青年报|生活报|农村报|法治报|法制报|周刊)"
"""How the names of papers end; many call themselves by that alone: 商报记者, 晨报讯."""
ROLE = (
    rf"(?:(?:本报|本网|本刊|新华社|中新社|人民网|[\u4e00-\u9fff]{{2,4}}(?:新闻|在线)|[\u4e00-\u9fff]{{0,4}}{PAPER}社?)?(?:“[\u4e00-\u9fff]{{2,8}}”)?(?:赴[\u4e00-\u9fff]{{1,6}}|驻[\u4e00-\u9fff]{{1,6}})?(?:特派|特约|首席|见习|实习|全媒体|融媒体|全媒|融媒|新媒体|驻站|值班|文字|摄影|高级|经济|时政|政法|社会|教育|文化|体育|财经|科技|法治|农业|国际)*"
    r"(?:小?记者组?|通讯员|评论员|特约评论员|撰稿人?|编辑|报道组|报道员|观察员|实习生|作者))"
)
MARKS = r"[■◆●▲□◇△▪◎○★☆▌|]"
_BYLINE = re.compile(
    rf"^(?:{MARKS}\s*)?(?:文\s*/\s*[图摄]\s*|文\s*[/|]?\s*|文图\s*[/|]\s*|撰文\s*[:：/]?\s*)?(?:{ROLE}\s*[:：/]?\s*(?:{NAME}(?:[\s、,]+{NAME})*)?[\s、,;]*)+(?:(?:文|图|文/图|文/摄|文图|整理|采写|编译|采访整理|报道|摄影报道|通讯员)[/\s]*)*(?:\s*\(?(?:发自|自)[\u4e00-\u9fff—·、-]{{2,16}}\)?|\s+[\u4e00-\u9fff]{{2,6}}报道)?$"
)
_NO_NAME = "(?!综合|手记|整理|摄影|报道|调查|观察|直击|探访|体验|走访|采写|行动|视角|来信)"
_RARE_NAME = re.compile(rf"^(?:{MARKS}\s*)?{ROLE}\s+{_NO_NAME}[\u4e00-\u9fff]{{2,3}}(?:\s+(?:编译|整理|采写|文/图))?$")
"""本报记者 珉君: one name of no common surname, parted from the office by a blank."""
_RARE_NAMES = re.compile(
    rf"^(?:{MARKS}\s*)?{ROLE}(?:\s+{_NO_NAME}(?:{ROLE}\s*)?[\u4e00-\u9fff]\s?[\u4e00-\u9fff]{{1,2}}){{2,6}}(?:\s+(?:文/图|图/文|文图|整理|采写))?$"
)
"""本报记者 王平 达娃 实习生 珉君: several, each parted by a blank."""
_MARKED = re.compile(rf"^{MARKS}\s*[\u4e00-\u9fff][\u4e00-\u9fff·\s、]{{1,24}}(?:文/图|文|图|整理|采写)?$")
_SOURCE = re.compile(r"^(?:综合|据)[\u4e00-\u9fff、]{2,20}(?:消息|报道|社电|稿件)$")
"""综合新华社、法新社消息: below a headline."""
_COLLECTIVE = re.compile(
    rf"^(?:{MARKS}\s*)?(?:本报|新华社|[\u4e00-\u9fff]{{0,4}}{PAPER})(?:评论员(?:文章)?|编辑部|社论|特约评论员|调研组|采访组|报道组)$"
)
_COLLECTIVE_ENDS = frozenset("员章部论组")
"""The characters that end such a line: looked at first."""
_PICTURE = re.compile(r"(?<!文/)(?:摄|供图|[^文/]图|制图)\s*(?:[(].*[)])?$")
_SPONSOR = re.compile(r"^(?:[\u4e00-\u9fff]{4,20}\s+)+宣$")
"""Who put a public notice in the paper: 某市安委办 某市应急管理局 宣."""
TO_THE_DAY = (
    rf"(?:本报|[\u4e00-\u9fff]{{0,4}}{PAPER})(?:首席|见习)?(?:记者|通讯员)\s?{ONE}"
    rf"(?:[\s、]+{ONE}){{0,3}}\s+(?=[昨今前近日\d])"
)
"""晚报记者王平 昨天中午,…: a lead without brackets."""
FROM_PLACE = r"(?<!记者)(?<!通讯员)(?<!实习生)\s([\u4e00-\u9fff]{2,6})报道$"
"""本报特派记者 王平 云州报道: where from; right behind an office it is a name, 通讯员 李小明报道."""
_LEAD = re.compile(
    rf"^(?:(?:本报(?!(?:首席|特派|特约|见习|实习|全媒体)?(?:记者|通讯员|评论员))|据?(?:新华社|中新社|新华网|央视|中新网|人民网)|[\u4e00-\u9fff]{{0,5}}{PAPER}(?![名道告销到废案价批警复])|[\u4e00-\u9fff]{{2,5}}(?:广播电视台|融媒))"
    r"[\u4e00-\u9fff\s·/()（）]{0,16}?(?:(?:\d{1,2}月)?\d{1,2}日)?\s*(?:讯|电(?!话)|消息|专电|综合)(?=[\s(（,:】]|$|[\u4e00-\u9fff\d“])"
    r"|[\u4e00-\u9fff]{2,3}(?<![通简快喜音短资电汛又另])讯(?=[\s(】])"
    r"|[\u4e00-\u9fff·]{2,14}(?:\d{1,2}月)?\d{1,2}日(?:讯|电(?!话)|消息)(?=[\s(:】]|$)"
    r"|[^】]{2,24}(?:报道|[讯电]|消息)】|据[\u4e00-\u9fff]{2,4}社[^,。\s]{0,12}电(?=[\s(:])|新华社专?特稿(?=\s)"
    rf"|{TO_THE_DAY}"
    r"|(?:本报)?(?:特派|特约|见习)?(?:记者|通讯员)[^。,]{2,16}报道(?:[:：]|(?=\s))"
    r"|\((?:本报|全媒体|见习)?(?:记者|通讯员)\s*[\u4e00-\u9fff\s、·]{2,20}\)(?=.{12}))"
)
_ALONE = re.compile(
    rf"^(?:{ONE}(?:[\s、]+{ONE}){{0,2}}|{ONE}\s*\((?![^()]*[首诗词篇章节则题选画照])[\u4e00-\u9fff ]{{2,16}}\)"
    rf"|{SURNAME} [\u4e00-\u9fff]{{2}}|[·•]\s*{ONE}\s*[·•])$"
)
"""王平 李小明; 王平(市民); ·王平·"""
SIGNS = frozenset("■◆●▲□◇△▪◎○★☆▌|")
_PEN_NAME = re.compile(rf"^{MARKS}\s*[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){{1,3}}(?:\s*\([\u4e00-\u9fff ]{{2,16}}\))?$")
_LABELLED = re.compile(
    rf"^(?:文|撰文|图文|文图|作者|采写|执笔|编译|口述|供稿)\s*[/:|]\s*"
    rf"[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){{1,3}}(?:[\s、]+{ONE}){{0,3}}(?:\s*(?:文|图|摄|\([\u4e00-\u9fff]{{2,16}}\)))?$"
)
"""文/王平, 作者:王平."""
_OFFICED = re.compile(
    rf"^(?:{MARKS}\s*)?(?:文\s*/\s*)?([\u4e00-\u9fff()\d·]{{2,24}}(?:[区县镇乡村记员班校院所局委部会处室员师长家士授任生司社团站馆人科系队]|中心|街道|[小中大]学)\)?)\s+({ONE})$"
)
"""梅岭二小四(3)班 王平, 市第一医院主任医师 李小明: one name behind what its bearer is."""
_PUPIL = re.compile(
    r"^(?:[■◆●★☆]\s*)?((?:本报)?小记者|[\u4e00-\u9fff]{2,12}[\d一二三四五六七八九十()]{1,7}班)\s+([\u4e00-\u9fff]{2,4})\s*(?:\([^()]{2,12}\))?$"
)
"""梅岭二小四(3)班 小麦(笔名), 本报小记者 王平(梅岭二小): whatever the name."""
_PROVINCE = (
    "(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏"
    "|新疆|香港|澳门)"
)
_FROM = re.compile(
    rf"^({_PROVINCE}[\u4e00-\u9fff]{{0,8}})\s+({ONE}|[\u4e00-\u9fff]{{2,3}})$|^([\u4e00-\u9fff]{{1,8}}[市县区州镇乡村])\s+({ONE})$"
)
"""山东济宁 王平: who writes to the paper, and from where."""
_PART = (
    r"(?:口述|讲述|整理|采访|采写|执笔|撰稿|撰文|文字|文|图片?|摄影|编译|翻译|主讲人?|主持人?|嘉宾|受访(?:专家|人|者)"
    r"|(?:答疑|指导|审核)专家|(?:荐书|推荐)人)"
)
_SHARES = re.compile(
    rf"^(?:{MARKS}\s*)?(?=.*(?:整理|荐|采写|口述|讲述|主讲|执笔|撰|文\s*[:/]|专家))"
    rf"(?:{_PART}\s*[:/]\s*(?:[\u4e00-\u9fff]{{0,20}}?\s*)?{NAMES}(?:\s*\([^()]{{2,30}}\))?[\s;,]*){{1,3}}$"
)
"""口述:王平 整理:本报记者 李小明; 主讲人:王平: what each of several did."""
_WRITTEN = frozenset(("文", "图", "图片", "文字", "撰文", "采写", "执笔", "撰稿", "采访", "摄影"))
"""Parts that need no saying."""
_WHOLE, _ASIDE = re.compile(r"文\s*/\s*[图摄]\s"), re.compile(r"(?<=.)\([^()]*\)")
_SHARE = re.compile(rf"({_PART})\s*[:/]\s*(.*?)(?=(?:[\s;,]+{_PART}\s*[:/])|$)")
_WROTE = re.compile(rf"^({ONE})\s*(?:著|编著|编译|译|撰|口述|文)$")
_WORK, _ALL = r"(?:摄影?|撰?文|图|绘画?|配诗)", "(?:图/文|文/图|图文)"
_BOTH = re.compile(
    rf"^(?:{NAMES}\s*[\s/]\s*{_WORK}\s+{NAMES}\s*[\s/]\s*{_WORK}|({_ALL}\s*[:：]?\s*)?{NAMES}(?(1)|\s+(?:{_ALL}|报道))|{NAMES}\s+{ROLE}\s*{NAMES})$"
)
"""王平 文/图: one who wrote and took the pictures; 王平 摄影 李小明 配诗, 王平/文 李小明/图: two who share a work."""
_APART = re.compile(
    rf"^文\s*[/:]\s*(?:{ROLE}\s*)?[\u4e00-\u9fff、\s]{{2,16}}?\s(?:图|摄影?)\s*[/:]\s*(?:{ROLE}\s*)?[\u4e00-\u9fff、\s]{{2,16}}$"
)
"""文/记者 王平 图/记者 李小明"""
_DINGBAT = re.compile(r"^[NnLlUuQqMm]\s?(?=(?:本[报刊]|见习|实习|首席|特约)?(?:记者|通讯员|评论员)|本[报刊])")
"""N本报记者: a mark of the fonts Wingdings (■ ● ◆ □ ○) that came out as its letter."""


def officed(text: str) -> tuple[str, str] | None:
    """Office and name of a folded line that is nothing else (the office may be empty), or None."""
    if " " not in text:
        return None
    found = _OFFICED.match(text) or _PUPIL.match(text) or _FROM.match(text)
    if found:
        office, name = found.groups()[-2:] if found[1] is None else found.groups()[:2]
        return office, name.replace(" ", "")
    found = _WROTE.match(text)
    return ("", found[1].replace(" ", "")) if found else None


def inside(text: str) -> str:
    """What stands in the brackets that a folded line is, or nothing."""
    return text[1:-1] if text[:1] == "(" and text[-1:] == ")" and ")" not in text[1:-1] else ""


def shares(text: str) -> list[tuple[str, str]]:
    """What each of several did, and the names as printed: 口述:王平 整理:本报记者 李小明; empty for other lines."""
    if not (":" in text or "/" in text) or _WHOLE.match(text) or not _SHARES.match(text):
        return []
    found = _SHARE.findall(_ASIDE.sub("", text))
    return [("" if part in _WRITTEN else part, who.strip(" ;,)")) for part, who in found]


def is_sponsor(text: str) -> bool:
    """某市安委办 某市应急管理局 宣: who put a public notice in the paper."""
    return text.endswith("宣") and bool(_SPONSOR.match(text))


def is_name(text: str) -> bool:
    """One to three personal names and nothing else, or a pen name behind a mark: a byline below a headline."""
    if _ALONE.match(text):
        return True
    if text[:1] in SIGNS:
        return bool(_PEN_NAME.match(text))
    if len(text) > 12:
        return officed(text) is not None
    return (len(text) == 3 and text[1] == " ") or officed(text) is not None


def _close(text: str) -> str:
    """Spaced-out names closed: 王 平 李小明 → 王平 李小明."""
    return re.sub(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", text)


_SHARED = re.compile(
    rf"^(?:{MARKS}\s*)?[\u4e00-\u9fff]{{0,6}}(?:记者|通讯员|实习生)[\u4e00-\u9fff、\s]{{2,16}}?(?:\s+|\s?/)文\s+[\u4e00-\u9fff、\s]{{2,22}}?\s*/?(?:图|摄)$"
)
"""本报记者 王平 文 李小明 图: one wrote, the other took the pictures."""


def unmarked(text: str) -> str:
    """A byline without the letter that a mark before it came out as: N本报记者 王平 → 本报记者 王平."""
    return _DINGBAT.sub("", text) if text[:1].isascii() else text


_SENT = re.compile(rf"(?<=[\u4e00-\u9fff])\s*\(?发自([\u4e00-\u9fff—·、-]{{2,16}})\)?$|{FROM_PLACE}")


def sent_from(text: str) -> str:
    """The place that a folded byline was sent from: 本报记者 王平 发自云州 gives 云州; else empty."""
    found = _SENT.search(text) if is_byline(text) else None
    return (found[1] or found[2]) if found else ""


def is_source(text: str) -> bool:
    """综合新华社、法新社消息: a folded line that names agencies and no person."""
    return text[:1] in "综据" and bool(_SOURCE.match(text))


def is_collective(text: str) -> bool:
    """本报评论员: a folded line that names no person."""
    return text[-1:] in _COLLECTIVE_ENDS and bool(_COLLECTIVE.match(text))


def is_byline(text: str) -> bool:
    """A folded short line that names who wrote the article, and nothing else."""
    text = unmarked(text)
    if is_collective(text) or is_sponsor(text) or is_source(text):
        return True
    if ("/" in text or ":" in text or " " in text) and (_LABELLED.match(text) or _BOTH.match(text)):
        return True
    if (text[:2] == "文/" or text[:1] in SIGNS) and officed(text):
        return True
    if shares(text):
        return True
    if (text[-1:] in "图摄" and _SHARED.match(text)) or (text[:1] == "文" and _APART.match(text)):
        return True
    roles = "记者" in text or "通讯员" in text or "评论员" in text or "报道组" in text or "撰稿" in text
    if not (roles or text[:1] in SIGNS) or (_PICTURE.search(text) and "发自" not in text):
        return False
    if not roles and _MARKED.match(text):
        return all(
            one[0] in SURNAMES and len(one) <= 4
            for one in re.split(r"[、\s]+", _close(text.lstrip("■◆●▲□◇△▪◎○★☆▌| ")))
            if one
        )
    if not roles:
        return False
    several = _RARE_NAMES.match(text) and any(one[0] in SURNAMES for one in text.split(" ")[1:])
    return bool(several or _BYLINE.match(text) or _RARE_NAME.match(text))


def is_lead(text: str) -> bool:
    """A folded line that opens a dispatch: 本报讯 (记者 …), 新华社北京12月14日电."""
    return text[:1] != "“" and bool(_LEAD.match(text.removeprefix("【"), 0, 64))
