"""Pointers (详见), jumps (下转) and continuations (上接).

Before  …引育企业九十家。(下转第二版)
After   …引育企业九十家。        continues {page: 02, via: 下转}
"""

from __future__ import annotations

import re

from builder.model import Continues

_NUMBER = r"第?\s*([A-Za-z]?\d{1,3}|[A-Za-z]?[一二三四五六七八九十〇○]{1,3})\s*[版页]"
_JUMP = re.compile(r"\s*[(（\[【]?\s*(?:紧?[下上](?:转|接))\s*" + _NUMBER + r"\s*[)）\]】]?\s*$")
_JUMP_PARTS = re.compile(r"[(（\[【]?\s*紧?([下上])(转|接)\s*" + _NUMBER + r"\s*[)）\]】]?")
_FROM_START = re.compile(r"^\s*[(（\[【]?\s*[上紧]接\s*" + _NUMBER + r"\s*[)）\]】]?\s*")
_POINTER = re.compile(
    r"^[>》▶►→◆■●★☆*\s(\[【]*(?:详见|详细(?:报道|内容)?见|(?:相关)?(?:报道|内容|全文|文章)(?:详?见|刊于|载于)|全文见|见|刊于|更多内容(?:详?见))"
    r"\s*(?:今日|本报)?\s*" + _NUMBER + r"(?:\s*[、—\-至到]\s*" + _NUMBER + r")?\s*[>》)\]】]*$"
)
_ENTRY = re.compile(
    r"^[^。]{4,44}(?:[\s>▶►→]\s*(?:详?见|全文见|刊于|请看)|详见|[\s>▶►→(]\s*(?=第?[A-Za-z]?\d))\s*(?:今日|本报)?"
    + _NUMBER
    + r"\s*\)?$"
)
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0}


def jump_kind(text: str) -> str:
    """`alone` when the folded line is nothing but a jump, `tail` when it ends in one, else empty."""
    end = text[-8:]
    if "版" not in end and "页" not in end:
        return ""
    found = _JUMP.search(text)
    return "" if not found else "alone" if not text[: found.start()].strip() else "tail"


def is_pointer(text: str) -> bool:
    return ("版" in text or "页" in text) and bool(_POINTER.match(text))


def continued(text: str) -> bool:
    """Whether a folded text may begin by saying where it goes on from: (上接第一版), 紧接第1版."""
    return "上接" in text[:4] or "紧接" in text[:4]


def is_entry(text: str) -> bool:
    """早稻开镰 农机手跑了四个县 详见第3版: an entry of a table of contents, whole in one folded line."""
    return text.rstrip(")")[-1:] in ("版", "页") and bool(_ENTRY.match(text))


def page_number(printed: str) -> str:
    """`第七版`'s 七 as `07`, `A12` as `a12`, 十二 as `12`."""
    head = printed[:1].lower() if printed[:1].isascii() and printed[:1].isalpha() else ""
    rest = printed[len(head) :]
    if not rest.isascii():
        tens, ten, ones = rest.partition("十")
        value = "".join(str(_DIGITS.get(c, 0)) for c in rest)
        if ten:
            value = str((_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0))
        rest = value
    return head + rest.zfill(2)


def split_jump(text: str) -> tuple[str, Continues | None]:
    """The text without a jump at its end or a 上接 at its beginning, and what that said."""
    found = _FROM_START.match(text)
    if found:
        return text[found.end() :], Continues(page_number(found[1]), "上接")
    found = _JUMP.search(text)
    if not found:
        return text, None
    parts = _JUMP_PARTS.search(found[0])
    via = parts[1] + parts[2] if parts else "下转"
    return text[: found.start()].rstrip(), Continues(page_number(found[1]), "上接" if via.startswith("上") else "下转")


def pointed(text: str) -> Continues | None:
    """What a pointer line points to."""
    found = _POINTER.match(text)
    return Continues(page_number(found[1]), "详见") if found else None
