"""Editor's notes: 编者按, 开栏的话, ——编 者.

Before  编者按 / 一年将尽,本报开辟专栏,回顾成绩。
After   two block quotes before the article's text
"""

from __future__ import annotations

import re

_NAME = (
    r"(?:编者按|编者的话|编前语?|编后语?|开栏(?:的话|语)|主持人语|记者按|编辑按"
    r"|阅读提示|核心提示|核心阅读|引\s*言|前言|内容提要|本期导读)"
)
_MARK = re.compile(r"^[■◆●▲【\[(\s]*" + _NAME.replace("者", r"\s*者\s*") + r"[】\])\s:]*$")
_TEXT = re.compile(r"^[■◆●▲【\[(\s]*" + _NAME + r"[】\])\s]*[:—\s]")
_HINT = re.compile("[编按开主记阅核引前内本摘]")
_SIGN = re.compile(r"^[—―-]{1,2}\s*(?:编\s*者|编\s*辑|本报编辑部|摘自.{2,20})$")


_AFTER = re.compile(r"[■◆●▲【\[(\s]*编(?:后语?|余)")


def comes_after(text: str) -> bool:
    """编后:…: a note that stands below its article."""
    return bool(_AFTER.match(text))


def kind(text: str) -> str:
    """`mark`, `text`, `sign` or empty, for a folded line."""
    if not _HINT.search(text, 0, 12):
        return ""
    if text[0:1] in "—―-" and _SIGN.match(text):
        return "sign"
    if _MARK.match(text):
        return "mark"
    return "text" if _TEXT.match(text) else ""
