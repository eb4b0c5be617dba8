"""The offices said of a person at a mention.

Before: 苏州市委副书记、代市长吴庆文会见了…          After: 苏州市委副书记, 苏州市代市长
Before: 省政协委员学习联络委员会主任陈宏忠、副主任郑安生   After: …委员会主任; …委员会副主任
Before: 市领导刘正兴、胡水龙参加                 After: 市领导; 市领导
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from .cues import cues, sections
from .lattice import words_of
from .tables import tables

CLAUSE = "，。；：！？（）“”‘’《》〈〉…—■\n 　"
JOIN = re.compile("(?:、|和|及|以及|，|与)?")
PLACE = re.compile("^(.*?[省市县区州盟旗镇乡])(?=委|人民|政府|人大|政协|纪委|监委)")
AFTER_LIST = re.compile(
    "等(?:[0-9一二三四五六七八九十]+[名位])?([^，。；：！？“”、]{0,12}(?:、[^，。；：！？“”、]{1,12})?)"
)
LONGEST_OFFICE = 8
LONGEST_BRACKET = 8
JOINS = ("和", "与", "及", "以及", "有")
ALONE = ("", "分别", "一起", "一同", "共同", "先后", "还", "并", "就", "又", "等")
GROUPS = ("一行", "夫妇", "人员", "人士", "团队", "嘉宾", "群众", "等人", "代表团", "大家", "记者", "孩子", "家人")


@dataclass(frozen=True, slots=True)
class Words:
    offices: frozenset[str]
    cut: frozenset[str]
    """Words after which an office phrase begins."""
    inherit: frozenset[str]
    place: frozenset[str]
    part: tuple[str, ...]
    after: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    found = {name: frozenset(items) for name, items in sections("roles.txt").items()}
    part = tuple(sorted(found["part"], key=lambda word: (-len(word), word)))
    return Words(cues().offices, found["cut"], found["inherit"], found["place"], part, found["after"])


def head_of(phrase: str) -> str:
    """The office with which a phrase ends, the longest that fits; empty when none does."""
    offices = words().offices
    for size in range(min(LONGEST_OFFICE, len(phrase)), 0, -1):
        if phrase[-size:] in offices:
            return phrase[-size:]
    return ""


def phrase_before(text: str, floor: int, start: int) -> tuple[list[str], int]:
    """(offices as printed, where they begin) directly before `start`, not reaching back over `floor`."""
    begin = clause_begin(text, floor, start)
    parts = text[begin:start].split("、")
    kept: list[str] = []
    while parts and head_of(parts[-1]):
        part = parts.pop()
        cut = cut_before(part)
        kept.insert(0, cut)
        if cut != part:
            break
    size = sum(map(len, kept)) + max(0, len(kept) - 1)
    return kept, start - size


def clause_begin(text: str, floor: int, start: int) -> int:
    """Where the clause begins; brackets within a body's name belong to it: 中科卫星（广西）科技有限公司."""
    begin = start
    while begin > floor:
        if text[begin - 1] == "）" and begin < start:
            opens = text.rfind("（", floor + 1, begin)
            if opens < 0 or begin - opens > LONGEST_BRACKET or not "一" <= text[opens - 1] <= "鿿":
                break
            begin = opens
        elif text[begin - 1] in CLAUSE:
            break
        else:
            begin -= 1
    return begin


def cut_before(part: str) -> str:
    """The office phrase without the sentence in front of it: 会见了华为…总裁 -> 华为…总裁."""
    at, keep = 0, 0
    head = len(part) - len(head_of(part))
    cut = words().cut
    for word in words_of(part[:head], tables().words):
        before, at = at, at + len(word)
        if word in JOINS and not _joins_persons(part[keep:before]):
            continue
        if word in cut or (len(word) > 1 and word[-1] in "了着过"):
            keep = at
    return part[keep:]


def _joins_persons(before: str) -> bool:
    """Whether 和 or 与 joins persons rather than the words of a body's name: 国家粮食和物资储备局."""
    return before in ALONE or before.endswith(GROUPS) or bool(head_of(before))


def body_of(office: str) -> str:
    """The body an office belongs to: 市人大常委会党组成员 -> 市人大常委会."""
    body = office[: len(office) - len(head_of(office))]
    for part in words().part:
        body = body.removesuffix(part)
    return body.removesuffix("党组")


def completed(offices: list[str], body: str) -> tuple[str, ...]:
    """Offices with the body or place that the first one names, for those printed without."""
    result: list[str] = []
    for office in offices:
        if result and office in words().place:
            place = PLACE.match(result[0])
            office = (place[1] if place and len(place[1]) > 1 else "") + office
        elif office in words().inherit:
            office = (body_of(result[0]) if result else body) + office
        result.append(intern(office))
    return tuple(result)


def role_after(text: str, end: int) -> str:
    """The title that follows a name at once: 习近平总书记."""
    for size in (4, 3, 2):
        if text[end : end + size] in words().after:
            return text[end : end + size]
    return ""


def roles_in(text: str, spans: list[tuple[int, int]]) -> list[tuple[str, ...]]:
    """Offices at each of the mentions of a text (by position, not overlapping)."""
    found: list[tuple[str, ...]] = []
    previous_end, previous = 0, ()
    for start, end in spans:
        offices, begin = phrase_before(text, previous_end, start)
        gap = text[previous_end:begin] if found else None
        joined = gap is not None and gap != "" and JOIN.fullmatch(gap) is not None
        after = role_after(text, end)
        if offices:
            roles = completed(offices, body_of(previous[0]) if joined and previous else "")
        elif after:
            roles = (after,)
        else:
            roles = previous if joined and gap in ("、", "和") else ()
        found.append(roles)
        previous_end, previous = end + len(after), roles
    return after_lists(text, spans, found)


def after_lists(text: str, spans: list[tuple[int, int]], found: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Offices named after a list, for those in it that have none: 曹乐漫、杨劲松、许鸿等省、市人大代表."""
    result = list(found)
    for last in range(len(spans)):
        match = AFTER_LIST.match(text, spans[last][1])
        role = office_inside(match[1]) if match else ""
        at = last
        while role and at >= 0 and not result[at] and (at == last or text[spans[at][1] : spans[at + 1][0]] == "、"):
            result[at] = (role,)
            at -= 1
    return result


def office_inside(text: str) -> str:
    """The office phrase with which a text begins: 省、市人大代表与政协委员参加 -> 省、市人大代表与政协委员."""
    for end in range(len(text), 1, -1):
        if head_of(text[:end]):
            return text[:end]
    return ""
