"""What looks like markup in a body and is shown as text: a slip that a reader would be the first to notice.

Before: 详见[前文](../02/03/)。<b>加粗</b>    After: a warning for each, with the line; the text stays as it is.
"""

from __future__ import annotations

import re

from builder.model import Article
from builder.problem import Problem, warning

_KINDS = {
    "link": "an address that does not begin with http:// or https:// is no link here: write the whole address",
    "image": "pictures are not shown: write the caption as a line that begins with >",
    "tag": "HTML is not shown: write **bold** or *emphasis*, or put \\ before the < to keep it as text",
    "entity": "write the character itself, or put \\ before the & to keep it as text",
}
_MARKUP = re.compile(
    r"(?<!\\)(?:"
    r"(?P<image>!\[[^\]\n]*\]\([^()\n]*\))"
    r"|(?P<link>\[[^\]\n]+\]\((?!https?://)[^()\n]*\))"
    r"|(?P<tag><(?:a|b|big|blockquote|br|center|div|em|figure|font|h[1-6]|hr|i|img|li|ol|p|s|small|span|strong|su[bp]"
    r"|table|t[dhr]|u|ul)\b(?:\s[^<>\n]*)?/?>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|amp|lt|gt|quot|nbsp|ensp|emsp|middot|mdash|hellip|[lr][ds]quo);)"
    r")"
)


def check(article: Article) -> list[Problem]:
    """One warning a line for each kind of markup in it."""
    body = article.body
    if "](" not in body and "<" not in body and "&" not in body:
        return []
    found: dict[tuple[int, str], str] = {}
    for match in _MARKUP.finditer(body):
        line = article.body_line + body.count("\n", 0, match.start())
        found.setdefault((line, match.lastgroup or ""), match[0])
    return [
        warning("A013", article.path, line, f"{said[:40]!r} is shown as text", _KINDS[kind])
        for (line, kind), said in found.items()
    ]
