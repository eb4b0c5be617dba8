"""Characters: how a line begins and ends, whichever width its punctuation has.

Decisions are taken on the *folded* text, in which the marks that extraction confuses, letters and digits stand in half
width and blanks are single; the edited text is always made from the line as printed.

Before  本报讯（记者　王 平）昨日，大桥通车。
After   本报讯(记者 王 平)昨日,大桥通车。
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_FOLD = (
    ("，", ","),
    ("；", ";"),
    ("：", ":"),
    ("！", "!"),
    ("？", "?"),
    ("（", "("),
    ("）", ")"),
    ("．", "."),
    ("\u3000", " "),
    ("\u00a0", " "),
    ("\u200b", ""),
    ("\ufeff", ""),
    ("\u00ad", ""),
    ("\u2060", ""),
)
_WIDE = re.compile("[\uff01-\uff5e]")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""Letters, digits and the rarer marks (／) in full width: seldom printed, so looked for first."""
STOPS = "。!?…"
_ENDINGS = {"、": "comma", ",": "comma", ";": "semi", ":": "colon", "—": "dash", "―": "dash"}
CLOSERS = "”’』」》〉)】]\"'"
OPENERS = "“‘『「《〈(【["
_CJK = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN = re.compile(f"[{_CJK}]")


def fold(text: str) -> str:
    """The text for deciding on: half-width marks, single blanks, no invisible characters."""
    return fold_all([text])[0]


_WORD = re.compile(f"(?:(?<=\u3000)|^)[{_CJK}](?: [{_CJK}])+(?=\u3000|$)", re.MULTILINE)
"""Characters parted one by one between the wider blanks that part the words: 校 长　王 平."""


def _tight(line: str) -> str:
    return _WORD.sub(lambda found: found[0].replace(" ", ""), line) if "\u3000" in line.strip() else line


def fold_all(texts: Sequence[str]) -> list[str]:
    """Many texts at once, none of which holds a line feed: several times faster."""
    whole = "\n".join(map(_tight, texts))
    for wide, narrow in _FOLD:
        whole = whole.replace(wide, narrow)
    if _WIDE.search(whole):
        whole = whole.translate(_NARROW)
    return [_closed(text) if " " in text or "\t" in text else text for text in whole.split("\n")] if texts else []


_LETTERED = re.compile(f"(?<![{_CJK}])[{_CJK}](?: [{_CJK}])+(?![{_CJK}/])")
"""Characters parted one by one."""


def _closed(text: str) -> str:
    text = " ".join(text.split())
    return _LETTERED.sub(_joined, text) if " " in text[1:-1] else text


def _joined(found: re.Match[str]) -> str:
    """王 小 明: three that stand apart are one name; two, and four or more, may be several words."""
    return found[0].replace(" ", "") if len(found[0]) == 5 and found[0][0] not in "文图摄" else found[0]


def bare(folded: str) -> str:
    """The folded text without blanks, for comparing two lines."""
    return folded.replace(" ", "")


def is_han(char: str) -> bool:
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\uf900" <= char <= "\ufaff"
        or char >= "\U00020000"
    )


def ending(text: str) -> str:
    """What the end of a folded line says: `stop`, `comma`, `semi`, `colon`, `dash`, `closed` or `open`.

    `closed` is a closing quote or bracket with no stop inside; `open` is anything a sentence runs on from. What stands
    in brackets behind a full sentence changes nothing.
    """
    body = text.rstrip(CLOSERS)
    if not body:
        return "open"
    last = body[-1]
    if last in STOPS:
        return "stop"
    if len(body) < len(text):
        told = text[: max(text.rfind("("), 0)] if text[-1] == ")" else ""
        return "semi" if text[-1] == ";" else "stop" if told[-1:] and told.rstrip(CLOSERS)[-1:] in STOPS else "closed"
    return _ENDINGS.get(last, "open")


def unclosed(text: str) -> int:
    """How many quotation marks and brackets are left open at the end of a text (never below zero)."""
    depth = 0
    for opener, closer in ("“”", "()", "《》"):
        if opener in text:
            depth += max(0, text.count(opener) - text.count(closer))
    return depth
