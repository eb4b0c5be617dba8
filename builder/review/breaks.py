"""Text that breaks off: no closing mark at the end and no jump, or a paragraph that begins with a mark.

Before: …该项目的建成将进一步提升我市          After: break, the article ends without a closing mark: “…提升我市”

Signatures, sources, verse, lists and summaries end without a mark by right: what is short or no sentence is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model import Block
from builder.review.material import Decision, Material, Text, key

_CLOSED = re.compile(
    r"[。！？…；”’」』）)》〉】!?.;—～]\W*$|据?新华社.{0,10}电$|[完摄图文绘]$|"
    r"(?:电话|热线|邮箱|网址|地址|时间|日期).{0,40}$"
)
_OPEN_START = re.compile(r"[，。、；：！？）》」』]")
_LONG = 30
"""Characters from which on a paragraph is running text."""
_KINDS = ("news", "commentary", "profile", "letter", "other")


def find(material: Material) -> Iterator[Decision]:
    for text in material.texts:
        if text.article.kind in _KINDS:
            yield from _breaks(text)


def _breaks(text: Text) -> Iterator[Decision]:
    running = [index for index, block in enumerate(text.blocks) if block.kind == "p"]
    for at, index in enumerate(running):
        block = text.blocks[index]
        if _OPEN_START.match(block.text):
            yield _decision(text, index, block.text[:20], "a paragraph begins with a mark", 0.2)
        last = at + 1 == len(running)
        jumps = last and text.article.continues is not None
        if not jumps and _broken(block, last):
            where = "the article ends" if last else "a paragraph ends"
            yield _decision(text, index, block.text[-20:], f"{where} without a closing mark", 0.3 if last else 0.45)


def _broken(block: Block, last: bool) -> bool:
    words = block.text.rstrip()
    if _CLOSED.search(words) or not re.search(r"[，。；]", words):
        return False
    if words[-1] in "，、：":
        return len(words) >= _LONG and (last or words[-1] != "：")
    return len(words) >= _LONG and "。" in words


def _decision(text: Text, index: int, words: str, what: str, sure: float) -> Decision:
    own = key("break", text.article.id, words)
    others = ("the text goes on in the next paragraph, or elsewhere on the page", "words are missing in the source")
    return Decision("break", text.article.path, text.line(index), f"{what}: “{words}”", others, sure, own)
