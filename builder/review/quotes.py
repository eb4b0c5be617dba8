"""Quotation marks and brackets without their partner.

Before: 他说：“要抓好落实。          After: quotes, “ is not closed

A quotation of several paragraphs opens each of them and closes the last; （1） and 1） in lists are no brackets; what a
jump (下转) cuts off is closed on another page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.review.material import Decision, Material, Text, key

PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "「": "」", "『": "』", "【": "】"}
_CLOSING = {close: open_ for open_, close in PAIRS.items()}
_MARKS = re.compile("[" + "".join((*PAIRS, *_CLOSING)) + "]")
_ITEM = re.compile(r"(?:^|[，。；：、\s])[\d一二三四五六七八九十a-zA-Z]{1,3}\Z")
_APOSTROPHE = re.compile(r"(?<=[a-z])’(?=[a-z])")


def find(material: Material) -> Iterator[Decision]:
    for text in material.texts:
        for index, mark, at in _unpaired(text):
            block = text.blocks[index].text
            around = block[max(0, at - 8) : at + 9]
            what = "is not closed" if mark in PAIRS else "closes nothing"
            own = key("quotes", text.article.id, mark, around)
            reason = f"{mark} {what}: …{around}…"
            others = (f"{PAIRS.get(mark) or _CLOSING[mark]} is missing", f"{mark} is one too many")
            yield Decision("quotes", text.article.path, text.line(index), reason, others, 0.25, own)


def _unpaired(text: Text) -> Iterator[tuple[int, str, int]]:
    """(block, mark, where) of marks without a partner. What is open at the end of a block may go on in the next,
    if that opens anew or closes it."""
    to = text.article.continues
    carried = "".join(PAIRS) if to and to.via == "上接" else ""
    last = max((index for index, block in enumerate(text.blocks) if block.kind == "p"), default=-1)
    for index, block in enumerate(text.blocks):
        stack, wrong, used = _walk(block.text, carried)
        yield from ((index, mark, at) for mark, at in wrong)
        following = text.blocks[index + 1].text if index + 1 < len(text.blocks) else ""
        cut = index == last and to is not None and to.via == "下转"
        for mark, at in stack:
            if not cut and not _goes_on(mark, following):
                yield index, mark, at
        carried = "".join(mark for mark, _ in stack if _goes_on(mark, following)) or (carried if not used else "")


def _walk(text: str, carried: str) -> tuple[list[tuple[str, int]], list[tuple[str, int]], bool]:
    """(still open, closing nothing, whether what the block before left open was closed here)."""
    stack: list[tuple[str, int]] = []
    wrong: list[tuple[str, int]] = []
    used = False
    for match in _MARKS.finditer(_APOSTROPHE.sub(" ", text)):
        mark = match[0]
        if mark in PAIRS:
            stack.append((mark, match.start()))
        elif stack and stack[-1][0] == _CLOSING[mark]:
            stack.pop()
        elif _CLOSING[mark] in carried and not used:
            used = True
        elif any(open_ == _CLOSING[mark] for open_, _ in stack):
            while stack[-1][0] != _CLOSING[mark]:
                wrong.append(stack.pop())
            stack.pop()
        elif mark != "）" or not _ITEM.search(text, max(0, match.start() - 4), match.start()):
            wrong.append((mark, match.start()))
    return stack, wrong, used


def _goes_on(mark: str, following: str) -> bool:
    first = _MARKS.search(following)
    return following.startswith(mark) or (first is not None and first[0] == PAIRS[mark])
