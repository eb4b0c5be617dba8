"""Bylines in all their places: alone on a line, in a dispatch lead, in a closing signature.

Before  ■本报记者 王 平 李小明 / 本报讯 (记者 王平) / （本报记者王平、李小明）
After   authors 王平, 李小明 (本报记者)
"""

from __future__ import annotations

import re

ROLE = (r"(?:(?:本报|本网|本刊|晚报|日报|[\u4e00-\u9fff]{2,4}(?:日报|晚报|晨报|商报|时报|都市报))?(?:赴[\u4e00-\u9fff]{1,6}|驻[\u4e00-\u9fff]{1,6})?(?:特派|特约|首席|见习|实习|全媒体|融媒体|全媒|融媒|新媒体|驻站|文字|摄影|高级)*"
        r"(?:记者组?|通讯员|评论员|特约评论员|撰稿人?|编辑|报道组|报道员|观察员|作者))")
NAME = r"[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff·]){1,3}"
_MARKS = r"[■◆●▲□◇△▪◎○★☆▌|]"
_BYLINE = re.compile(
    rf"^(?:{_MARKS}\s*)?(?:文\s*[/|]?\s*|文图\s*[/|]\s*|撰文\s*[:：/]?\s*)?(?:{ROLE}\s*[:：]?\s*(?:{NAME}(?:[\s、,]+{NAME})*)?[\s、,;]*)+(?:(?:文|图|文/图|文图|整理|采写|采访整理|报道|摄影报道|通讯员)[/\s]*)*$")
_MARKED = re.compile(rf"^{_MARKS}\s*[\u4e00-\u9fff][\u4e00-\u9fff·\s、]{{1,24}}(?:文/图|文|图|整理|采写)?$")
_COLLECTIVE = re.compile(rf"^(?:{_MARKS}\s*)?(?:本报|[\u4e00-\u9fff]{{2,4}}(?:日报|晚报))(?:评论员|编辑部|社论|特约评论员|调研组|采访组|报道组)$")
_PICTURE = re.compile(r"(?<!文/)(?:摄|供图|[^文/]图|制图)\s*(?:[(].*[)])?$")
_SPONSOR = re.compile(r"^(?:[\u4e00-\u9fff]{4,20}\s+)+宣$")
"""Who put a public notice in the paper: 某市安委办 某市应急管理局 宣."""
_LEAD = re.compile(
    r"^(?:(?:本报|据?(?:新华社|中新社|新华网|央视|中新网|人民网)|[\u4e00-\u9fff]{2,5}(?:日报|晚报|晨报|时报|商报|都市报|广播电视台|融媒))"
    r"[\u4e00-\u9fff\s·/()（）]{0,16}?(?:\d{1,2}月\d{1,2}日)?\s*(?:讯|电|消息|专电|综合)(?=[\s(（,:]|$|[\u4e00-\u9fff\d“])"
    r"|(?:记者|通讯员)[^。,]{2,16}报道[:：]"
    r"|\((?:本报|全媒体|见习)?(?:记者|通讯员)\s*[\u4e00-\u9fff\s、·]{2,20}\)(?=.{12}))")
_SIGNATURE = re.compile(
    r"^\((?:(?:综合|本报|据|新华社|作者|记者|通讯员|系|原载|来源|摘自|整理|转载|责编|执笔|本文|此文|人民日报|[\u4e00-\u9fff]{2,8}(?:参与采写|整理|采写|综述))).{0,160}\)?[。]?$"
    r"|^\(.{2,60}(?:参与采写|采写|整理|供稿|报道|电|摄)\)$")


_SIGNED = re.compile(
    r"^[—―]{1,2}\s*[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff·]){1,5}\s*\([^()]{2,40}\)$"
    r"|^[■◆●\s]*(?:(?:本期|本版)?(?:统筹|策划)|(?:数据|资料|图表|图片)?来源|供稿|审核)\s*[:：].{2,30}$")
"""——王 平(某大学教授) under a letter; 数据来源:某统计局 under an article."""


def is_byline(text: str) -> bool:
    """A folded short line that names who wrote the article, and nothing else."""
    if _COLLECTIVE.match(text) or _SPONSOR.match(text):
        return True
    if _PICTURE.search(text):
        return False
    if text[:1] in "■◆●▲□◇△▪◎○★☆▌|" and _MARKED.match(text):
        return True
    return any(k in text for k in ("记者", "通讯员", "评论员", "报道组")) and bool(_BYLINE.match(text))


def is_lead(text: str) -> bool:
    """A folded line that opens a dispatch: 本报讯 (记者 …), 新华社北京12月14日电."""
    return text[:1] != "“" and bool(_LEAD.match(text[:64]))


def is_signature(text: str) -> bool:
    """A folded line in brackets that closes an article: （本报记者…参与采写）, （作者为…）."""
    return bool((_SIGNATURE if text[:1] == "(" else _SIGNED).match(text))
