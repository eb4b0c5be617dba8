"""Who wrote it: names and roles from bylines, dispatch leads and credits.

Before  ■本报记者 陈 润 李小明 / 本报讯（记者 王平 通讯员 李四）
After   陈润, 李小明 (本报记者) / 王平 (记者), 李四 (通讯员)
"""

from __future__ import annotations

import re
from dataclasses import replace

from builder.model import Author
from builder.normalise.reading import bylines, signatures, tails
from builder.normalise.reading.bylines import ROLE
from builder.normalise.reading.surnames import ONE, SURNAMES

_ROLE = re.compile(ROLE)
_COLLECTIVE = re.compile(r"(?:评论员(?:文章)?|编辑部|社论|报道组|调研组|采访组|记者组)$|^本[报刊网]记者$")
_SPLIT = re.compile(r"[、,;，；/]|\s{1,}|和(?=[\u4e00-\u9fff]{2,3}$)")
_TRAIL = re.compile(
    r"\s*(?:文\s*/\s*图|图\s*/\s*文|文图|采访整理|整理|采写|摄影报道|摄影|编译|综述|报道)$|(?<=[\u4e00-\u9fff]{2})\s+(?:文|图|摄)$|\s*\(?发自\S+$"
)
_WORK = re.compile(
    r"^(?:撰文\s*[/|:]?|文\s*/\s*[图摄](?=\s)|(?:文|文图|图文|作者|采写|执笔|编译|口述|供稿)\s*[/|:])\s*(?=[\u4e00-\u9fff])"
)
"""文/王平, 文/图 王平: what a byline says before the name."""
_FROM_PLACE = re.compile(bylines.FROM_PLACE)
_BRACKETS = re.compile(r"(?<=[\u4e00-\u9fff])\s*\(([^()]{2,16})\)$")
"""Behind a name: its bearer's school, town or office, or that it is a pen name."""
_NOT_NAME = re.compile(
    r"^(?:摄影|配诗|配文|撰文|绘画)$|(?:报道|获悉|从|综合|整理|日报|电视|中心|部|局|委|会|院|校|公司|实习生)$|^[\u4e00-\u9fff]{1,3}[区县乡镇村]$"
)
_LEAD_BRACKETS = re.compile(r"^[^。]{0,40}?[(（]([^()（）]*?(?:记者|通讯员|评论员|报道员)[^()（）]*)[)）]")
_LEAD_NAMES = re.compile(rf"^[^。(（]{{2,10}}讯】?\s*[(（]({ONE}(?:[、,，\s]+{ONE}){{0,4}})[)）]")
"""本报讯 (王平 李小明): names without an office."""
_LEAD_DAY = re.compile(rf"^({bylines.TO_THE_DAY})")
"""晚报记者王平 昨天中午,…"""
_LEAD_PLAIN = re.compile(
    r"^(?:[^。(（]{0,24}?(?:讯|电|消息)】?\s*[:：]?\s*)?"
    r"((?:本报|见习|全媒体|融媒体|首席|特派|特约)*(?:记者|通讯员)\s*"
    r"[\u4e00-\u9fff]{2,3}(?:[、 ][\u4e00-\u9fff]{2,3}){0,4}"
    r"(?:[、,，\s]*(?:通讯员|实习生)\s*[\u4e00-\u9fff]{2,3}(?:[、 ][\u4e00-\u9fff]{2,3}){0,4})?)\s*(?:摄影)?报道[:：\s]"
)


def from_byline(text: str) -> list[Author]:
    """Authors of a line that is nothing but a byline (folded text)."""
    text = bylines.unmarked(text)
    if bylines.is_source(text):
        return []
    if signatures.is_writer(text):
        name = signatures.signer(text)
        return [Author(name, role=text.strip("()").split(" ")[0])]
    parts = bylines.shares(text)
    if len(parts) > 1 or (parts and (parts[0][0] or " " in parts[0][1])):
        return [one for part, who in parts for one in _sharing(part, who)]
    bearer = _BRACKETS.search(text)
    if bearer:
        named = from_byline(text[: bearer.start()])
        alone = len(named) == 1 and named[0].role is None and not named[0].collective
        return [Author(named[0].name, role=bearer[1])] if alone else named
    core = text.strip("■◆●▲□◇△▪◎○★☆▌|·• ()")
    if _COLLECTIVE.search(core) and not re.search(r"[\s、,]", core):
        return [Author(core, role=None, collective=True)]
    if bylines.is_sponsor(core):
        return [Author(name, role="宣", collective=True) for name in core.split()[:-1]]
    office = bylines.officed(text)
    if office and not _ROLE.match(core):
        return [Author(office[1], role=office[0] or None)]
    core = _WORK.sub("", core)
    return _named(_TRAIL.sub("", _FROM_PLACE.sub("", core)).strip())


def _sharing(part: str, text: str) -> list[Author]:
    """Who did one part of the work: `口述`, `云溪村党支部书记 王平`."""
    found = _named(text)
    named = [one for one in found if one.name[0] in SURNAMES and len(one.name) <= 4] or found
    bare = text.replace(" ", "")
    office = bare[: bare.find(named[0].name)] if named else ""
    return [replace(one, role=one.role or office or part or None) for one in named]


def from_lead(text: str) -> list[Author]:
    """Authors named in the dispatch lead that opens a paragraph (folded text)."""
    forms = (_LEAD_BRACKETS, _LEAD_PLAIN, _LEAD_NAMES, _LEAD_DAY)
    found = next(filter(None, (form.match(text[:100]) for form in forms)), None)
    return _named(re.sub(r"报道$", "", found[1].strip())) if found else []


def from_signature(text: str) -> list[Author]:
    """Authors named in brackets behind an article's last sentence (folded text)."""
    inside = bylines.inside(text)
    if bylines.shares(inside):
        return from_byline(inside)
    signer = signatures.signer(text)
    return _named(_TRAIL.sub("", signer)) if signer else []


def from_tail(text: str) -> list[Author]:
    """Authors named without brackets behind an article's last sentence (folded text)."""
    return _named(tails.signer(text))


def _named(text: str) -> list[Author]:
    """Names with the role that stands before them; a role holds until the next one."""
    found, role, at = [], None, 0
    for hit in [*_ROLE.finditer(text), None]:
        stretch = text[at : hit.start()] if hit else text[at:]
        found += [Author(name, role=role) for name in names(stretch)]
        if hit:
            role, at = re.sub(r"\s", "", hit[0]), hit.end()
    return found


def names(text: str) -> list[str]:
    """The personal names of a list, spaced-out ones closed: `陈 润 李小明` gives 陈润, 李小明."""
    out: list[str] = []
    for chunk in re.split(r"[、,;，；/]", text):
        words = chunk.split()
        while words:
            word = words.pop(0)
            if (
                len(word) == 1
                and words
                and (len(words[0]) == 1 or (len(words[0]) == 2 and word in SURNAMES and word != "文"))
            ):
                word += words.pop(0)
            word = word.strip("·:： ")
            if 2 <= len(word) <= 8 and re.fullmatch(r"[\u4e00-\u9fff·]+", word) and not _NOT_NAME.search(word):
                out.append(word)
    return out
