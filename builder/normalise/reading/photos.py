"""Pictures: captions and credits.

Before  图为志愿者在清理河道。 / 张 三摄（某图社）
After   a caption (block quote) and a credit of its article
"""

from __future__ import annotations

import re

_AGENCY = r"(?:\s*[(\[【].{1,16}[)\]】])?"
_WHO = r"[\u4e00-\u9fff·、,\s]{2,40}?"
_CREDIT = re.compile(
    r"^[■◆●▲□◇△\s(\[【]*(?:(?:本版|本报|以上|图片|照片|摄影|摄|图|本组)?[^。;!?“”]{0,24}?)"
    r"(?:摄影报道|摄影|影像报道|摄\s*影|摄|供图|图|制图|绘|绘图|作图|图片来源|资料图片|资料图)"
    + _AGENCY
    + r"[)\]】\s]*(?:,[^。,]{2,14})?$"
)
_PREFIX_CREDIT = re.compile(
    r"^(?:[(\[【■]\s*)?(?:摄影|摄|图片|图|供图|制图|本版图片|图片来源|图/文|文/图)\s*[:/]\s*.{2,24}$"
)
_VERB = re.compile(r"(?:摄影报道|摄影|(?<![\d拍])摄|供图|制图|绘图)" + _AGENCY + r"[)\]】\s]*(?:,[^。,]{2,14})?$")
_PLAIN_PICTURE = re.compile(
    r"^[■◆●▲\s(]*(?:资料图片?|(?:新华社|中新社|本报)(?:发|记者).{0,16}(?:图|摄)|(?:新华社|中新社)/?(?:发|法新|路透|美联|欧新|图)?|视觉中国|人民视觉|影像中国)[)\s]*$"
)
_PICTURED = re.compile("[摄图绘社视影]")
"""One of these stands in every credit."""
_OPENS = re.compile(
    r"^[▲△◀▶↑↓←→\[(【]?\s*(?:[上下左右]{0,2}图[①-⑨一二三四五\d]{0,2}(?:为|是|:|\s)|图[①-⑨]|如图|[上下左右]图)"
)
_POINTS = re.compile(
    r"(?:[上下左右]?图[①-⑨]?(?:为|是)|[((][上下左右]?[左右中前后]图?[))]|[(（][左右前后][一二三四]?[)）])"
)


REST = "报道"
"""The rest of a credit (…摄影报道) that a line's end cuts off."""
_DATED = re.compile(
    r"^(?:[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日|\d{1,2}日(?=,)|近日|日前|连日来|昨日|“[^”]{2,6}”(?:时节|假期|期间|前夕|来临)|[\u4e00-\u9fff]{2}(?:时节|前夕|将至|来临|临近))"
)


def dated(text: str) -> bool:
    """Whether a text begins as picture stories do: with a day, 近日, “三夏”时节."""
    return bool(_DATED.match(text))


_ARTWORK = re.compile(
    r"^.{0,4}(?:年画|国画|油画|版画|水彩画?|水墨画?|书法|篆刻|漫画|剪纸|速写|素描)[《(].{1,24}[》)]"
    r"[,。 ]?\s*作者[^。]{0,12}。?$"
)


def artwork(text: str) -> bool:
    """Whether a text says what picture is shown and who made it: 版画《山居》,作者王平。"""
    return "作者" in text and bool(_ARTWORK.match(text))


_WRITTEN = re.compile(r"[\u4e00-\u9fff]{2}(?:\s+|\s?/)文\s+[\u4e00-\u9fff、\s]{2,16}(?:\s|/)(?:图|摄)$")
"""…文 …图: a byline, which also names who wrote the text."""


def is_credit(text: str) -> bool:
    """A folded line that says who took or drew a picture, and nothing else."""
    if not _PICTURED.search(text):
        return False
    if text.endswith(("文/摄", "文/图", "图/文")) or text.startswith(("文/图", "图/文")) or _WRITTEN.search(text):
        return False
    if _PREFIX_CREDIT.match(text) or _PLAIN_PICTURE.match(text):
        return True
    return len(text) <= 40 and bool(_VERB.search(text)) and bool(_CREDIT.match(text))


def wording(text: str) -> int:
    """3: opens like a caption or names a work of art; 2: points into a picture; 0: neither."""
    pictured = "图" in text
    if (pictured and _OPENS.match(text)) or artwork(text):
        return 3
    return 2 if text[:1] in "▲△▼▽" or (pictured and _POINTS.search(text)) else 0


def photographers(text: str) -> tuple[str, list[str]]:
    """Role and names of a folded credit: `■见习记者 王平 摄` gives (见习记者, [王平])."""
    core = re.sub(r"(?<=.)[(\[【].*?[)\]】]", "", text).strip("■◆●▲□◇△ ()[]【】")
    core = re.sub(r"(?:摄影报道|摄影|摄|供图|制图|绘图)$", "", core).strip()
    found = re.match(
        r"((?:本报|晨报|晚报|日报|商报|都市报|见习|全媒体|融媒体|实习|首席|特约|新华社|中新社)*(?:记者|通讯员|摄影师?))?\s*(.*)$",
        core,
    )
    names = [re.sub(r"\s", "", n) for n in re.split(r"[、,/]|(?<=[\u4e00-\u9fff]{2})\s+", found[2]) if n.strip()]
    return found[1] or "", [n for n in names if 2 <= len(n) <= 8]
