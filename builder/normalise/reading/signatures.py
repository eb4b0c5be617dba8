"""Who or what closes an article: names in brackets, readers, sources, who else was there.

Before  …已全部完工。(王平 李小明) / 读者 王平 / (据新华社) / 市领导王平参加。
After   signed by 王平 李小明; by 王平; taken from 新华社; a report's last line
"""

from __future__ import annotations

import re

from builder.normalise.reading.bylines import inside, shares
from builder.normalise.reading.surnames import ONE

WHO = r"[\u4e00-\u9fff]{0,10}(?:读者|市民|村民|网友|居民|业主|家长|志愿者)"
"""丽景苑业主, 读者: what who writes to the paper calls himself."""
_SIGNATURE = re.compile(
    r"^\((?:(?:综合|本报|据|新华社|作者|记者|通讯员|系|原载|来源|摘自|整理|转载|责编|执笔|本文|此文|人民日报|[\u4e00-\u9fff]{2,8}(?:参与采写|整理|采写|综述))).{0,160}\)?[。]?$"
    r"|^\(.{2,60}(?:参与采写|采写|整理|供稿|报道|电|摄|辑)\)$"
    rf"|^\({WHO}\s[\u4e00-\u9fff ]{{2,10}}\)$"
)
_SIGNED = re.compile(
    r"^[—―]{1,2}\s*[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff·]){1,5}\s*\([^()]{2,40}\)$"
    rf"|^(?=\S++\s){WHO}\s[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){{1,2}}(?:等\d*人?)?$"
    r"|^[\u4e00-\u9fff]{2,14}+\s(?:一[位名]?)?(?:学生|老|退休)?(?:家长|读者|市民|村民|网友|居民|业主|教师|职工)$"
    r"|^[■◆●\s(]*(?:指导|辅导|点评)(?:老师|教师)\s*[:：]?\s*[\u4e00-\u9fff ]{2,12}\)?$"
    r"|^\(?(?:以上|本栏目?|本版)[^。“]{4,40}(?:为准|自负|仅供参考|观点无关|不构成.{2,8}建议)\)?$"
    r"|^\(?(?:感谢\S{2,12}(?:报料|提供(?:新闻)?线索)|(?:线索提供|报料人?|线索来源)\s*[:：]\s*\S{2,8}).{0,16}\)?$"
    r"|^\((?:未完待续|待续|全文完|未完|完)\)$"
    r"|^[\u4e00-\u9fff()]{4,40}+(?<!报)\s+\d{4}年\d{1,2}月\d{1,2}日$"
    r"|^[■◆●\s]*(?:(?:本期|本版)?(?:统筹|策划)|(?:数据|资料|图表|图片)?来源|供稿|审核)\s*[:：].{2,30}$"
)
"""——王 平(某大学教授) under a letter; 数据来源:某统计局 under an article; 某公司 2014年10月20日 under a notice.

Where a blank must follow, nothing read before it is given back (`++`): most lines have none, and fail at once.
"""
_TAIL = re.compile(
    rf"(?:^|[。!?…”])\s*\(((?:(?:[\u4e00-\u9fff]{{0,8}}(?:记者|通讯员|实习生|报道员)\s*)?{ONE}|本报(?:记者|通讯员)\s+[\u4e00-\u9fff]{{2,3}})"
    rf"(?:[、,\s]+(?:[\u4e00-\u9fff]{{0,6}}(?:记者|通讯员|实习生)\s*)?(?:[\u4e00-\u9fff]{{2,3}}|{ONE})){{0,5}}(?:\s*(?:文/图|图/文|文图|整理|采写))?)\)$"
)
_OFFICE_TAIL = re.compile(
    rf"(?:^|[。!?…”])\s*\((?:(?:作者|执笔|供稿):)?(?![^()]*(?:[图摄据见]|下转|上接|原载|综合))[\u4e00-\u9fff、\s]{{2,28}}\s+({ONE})\)$"
)
"""…最好睡前吃。(市疾控中心 王平), (作者系某市人民医院主治医师 王平)"""
_WRITER = re.compile(rf"^\(?{WHO}\s+(?!..?(?:先生|女士|大[爷妈]))({ONE}|[\u4e00-\u9fff]{{2,3}})(?:等\d*人?)?\)?$")
"""读者 王平: below a letter, in brackets or not."""
_PEN_TAIL = re.compile(
    r"(?:^|[。!?…”])\s*\(((?!.?[如见本据略下上全未待之附掌笑]|评论|.{0,2}[诗社报网台图摄电版稿讯完续载编文注等略同选删名声掌序表一二三四五六七八九十]\))[\u4e00-\u9fff]{2,3})\)$"
)
"""…都已发放到户。(木子): a pen name, as short reports are signed."""
_NO_SIGNER = frozenset(("连载", "全文", "全完", "路透", "方言", "简讯", "单位", "关于", "计划", "党员", "程序", "左图"))
"""Words in brackets that begin like a surname."""
_TIP = re.compile(r"(?<=\))\s*线索(?:提供|来源|人)?(?:者|人)?\s*:\s*\S{2,8}$")
"""…(王平)线索提供:周先生"""


def signer(text: str) -> str:
    """The names in brackets that a brief ends with: …已全部完工。(王平 李小明) gives 王平 李小明; else empty.

    Also who signs a letter in a line of its own, as 读者 王平.
    """
    text = _TIP.sub("", text) if "线索" in text else text
    if not text.endswith(")"):
        found = _WRITER.match(text) if len(text) <= 24 else None
        return found[1] if found else ""
    found = _TAIL.search(text[-60:]) or _OFFICE_TAIL.search(text[-48:]) or _PEN_TAIL.search(text[-8:])
    return found[1] if found and found[1] not in _NO_SIGNER else ""


def is_writer(text: str) -> bool:
    """读者 王平: who writes to the paper, in a line of his own."""
    return _WRITER.match(text) is not None


_CLOSING = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,6}领导|[\u4e00-\u9fff]{2,12}(?:主任|主席|市长|书记|省长|县长|秘书长|常委)).{2,130}(?:参加|出席|陪同|列席|参与|会见|座谈)[\u4e00-\u9fff]{0,8}。$"
)


def is_closing(text: str) -> bool:
    """市领导王平、李小明参加。: who else was there, the last line of many a report."""
    return text.count("。") == 1 and bool(_CLOSING.match(text))


_SOURCED = re.compile(r"[。!?…”]\s*\((?:据|综合|摘自|原载|新华社)[^()]{2,24}\)$")


def is_sourced(text: str) -> bool:
    """…少一位员工。(据新华社): where it was taken from, the last words of a short report."""
    return text.endswith(")") and _SOURCED.search(text[-32:]) is not None


def is_signature(text: str) -> bool:
    """A folded line in brackets that closes an article: （本报记者…参与采写）, （作者为…）."""
    if text[:1] != "(":
        return bool(_SIGNED.match(text))
    return bool(_SIGNED.match(text) or _SIGNATURE.match(text) or signer(text) or shares(inside(text)))
