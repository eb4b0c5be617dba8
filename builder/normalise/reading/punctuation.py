"""The width of punctuation, as a Chinese paper prints it.

Before  市长说,"智慧"平台(一期)13:30上线,投资1,200万元;比去年多3.5%。
After   市长说，"智慧"平台（一期）13:30上线，投资1,200万元；比去年多3.5%。
"""

from __future__ import annotations

import re

from builder.normalise.reading.chars import is_han

_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_MARK = re.compile(r"[,;:!?]")
_BRACKET = re.compile(r"[()（）]")
_NEAR = "，；：！？（）。、“”‘’《》〈〉「」『』【】…—％℃①②③④⑤⑥⑦⑧⑨"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HALF = re.compile(r"[,;:!?()]")
_PLAIN_MARK = re.compile(rf"[,;:!?](?<=[{_HAN}{_NEAR}].)")
"""Most marks by far: right behind a Chinese character or mark."""
_OTHER_MARK = re.compile(rf"[,;:!?](?<![{_HAN}{_NEAR}].)")
_PLAIN_PAIR = re.compile(rf"\(([^()（）\n]*[{_HAN}][^()（）\n]*)\)")
"""Most brackets: around Chinese text, not nested."""
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+\.[\w.]+", re.ASCII)


def widen(text: str) -> str:
    """The text with full-width marks wherever the context is Chinese; numbers, Latin and addresses untouched.

    Each of its lines is judged by itself.
    """
    if not _HALF.search(text):
        return text
    if _may_be_address(text):
        return "\n".join([_weighed(line) if _ADDRESS.search(line) else _plain(line) for line in text.split("\n")])
    return _plain(text)


def _plain(text: str) -> str:
    """What most marks need, for all lines at once; only lines in which some are left are weighed mark by mark."""
    if _OTHER_MARK.search(text):
        text = _PLAIN_MARK.sub(lambda found: _WIDE[found[0]], text)
    else:
        for mark, wide in _WIDE.items():
            text = text.replace(mark, wide)
    text = _PLAIN_PAIR.sub(r"（\1）", text) if "(" in text else text
    return "\n".join([_weighed(line) for line in text.split("\n")]) if _HALF.search(text) else text


def _weighed(text: str) -> str:
    """One line, each mark by its neighbours."""
    if not _HALF.search(text):
        return text
    kept = [m.span() for m in _ADDRESS.finditer(text)]
    chars = list(text)
    _widen_brackets(text, chars, kept)
    for found in _MARK.finditer(text):
        at = found.start()
        if not _within(at, kept) and _chinese(text, at):
            chars[at] = _WIDE[found[0]]
    return "".join(chars)


def _may_be_address(text: str) -> bool:
    return "@" in text or "www." in text or "://" in text


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(a <= at < b for a, b in spans)


def _chinese(text: str, at: int) -> bool:
    """Whether the mark at `at` stands in Chinese: its neighbours decide; digits and Latin on both sides keep it."""
    before = _neighbour(text, at, -1)
    after = _neighbour(text, at, 1)
    if _wide(before):
        return True
    if text[at] in ":," and before.isdigit() and after.isdigit() and text[at + 1 : at + 2] != " ":
        return False
    if not before or before in ",;:!?":
        return _wide(after)
    if _wide(after):
        return True
    return not after and any(is_han(c) for c in text)


def _neighbour(text: str, at: int, way: int) -> str:
    at += way
    while 0 <= at < len(text) and text[at] == " ":
        at += way
    return text[at] if 0 <= at < len(text) else ""


def _wide(char: str) -> bool:
    return bool(char) and (is_han(char) or char in _NEAR or (char in "()" and False))


def _widen_brackets(text: str, chars: list[str], kept: list[tuple[int, int]]) -> None:
    """Both brackets of a pair get one width; nested pairs are judged from outside in."""
    stack: list[int] = []
    for found in _BRACKET.finditer(text):
        at = found.start()
        if _within(at, kept):
            continue
        if found[0] in "(（":
            stack.append(at)
        elif stack:
            begin = stack.pop()
            if _pair_is_chinese(text, begin, at):
                chars[begin], chars[at] = "（", "）"
        elif _wide(_neighbour(text, at, -1)) or _wide(_neighbour(text, at, 1)):
            chars[at] = "）"
    for at in stack:
        if _wide(_neighbour(text, at, -1)) or _wide(_neighbour(text, at, 1)):
            chars[at] = "（"


def _pair_is_chinese(text: str, begin: int, end: int) -> bool:
    inside = text[begin + 1 : end]
    if any(is_han(c) for c in inside):
        return True
    before, after = _neighbour(text, begin, -1), _neighbour(text, end, 1)
    return _wide(before) or _wide(after)
