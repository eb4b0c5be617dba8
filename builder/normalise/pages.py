"""Witness -> PageTexts: which lines stand on which printed page.

A form feed begins a page (a line that holds one in its middle stays on the page where it begins), and so does a
page head (`folio.read_head`) that names another page than the one that is open. The lines of the running head
directly above it (date, paper's name) go with it. Lines of one page that stand in several places of the file
are one PageText, in the order of the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from builder.normalise.dates.numerals import find_full
from builder.normalise.fold import INVISIBLE, is_blank
from builder.normalise.folio import MAX_LENGTH, Head, is_editors, is_section, read_beside, read_head
from builder.normalise.types import Line, PageText, Witness

_INTRODUCTION = 160
"""A head that comes after no more than so many characters names the page that is already open."""
_TOP = 8
"""Lines of a page in which its head is looked for."""
_RUNNING = re.compile(
    r"\S{2,6}(?:日报|晚报|早报|晨报|时报|商报|导报|都市报|周报)|(?:星期|周)[一二三四五六日天]|[A-Z][A-Z ]{4,}"
)


@dataclass(slots=True)
class _Open:
    lines: list[Line] = field(default_factory=list)
    page: str | None = None
    name: str | None = None
    characters: int = 0


def lines_of(witness: Witness) -> list[Line]:
    """The non-blank lines of a witness, with the number of blank lines above each."""
    found, gap = [], 0
    for n, printed in enumerate(witness.lines, 1):
        text = printed.strip()
        if not text or (text[0] in INVISIBLE and is_blank(text)):
            gap += 1
        else:
            found.append(Line(n, text, gap, _indent(printed, text)))
            gap = 0
    return found


def _indent(printed: str, text: str) -> float:
    """How wide the white space before a line is, in Chinese characters: a blank of ASCII is half of one."""
    blanks = printed[: printed.index(text[0])]
    return sum(1.0 if blank == "\u3000" else 2.0 if blank == "\t" else 0.5 for blank in blanks if blank != "\f")


def heads_of(lines: Sequence[Line]) -> dict[int, Head]:
    """The page heads among the lines, by line."""
    heads = {line.n: head for line in lines if (head := read_head(line.text))}
    if heads:
        return heads
    return {line.n: head for k, line in enumerate(lines) if (head := _head_beside(lines, k))}


def _head_beside(lines: Sequence[Line], k: int) -> Head | None:
    """The page head that line k is, if the date stands beside it; at the top also a lone number, and the editors."""
    head, top = read_beside(lines[k].text), k < _TOP
    if head is None or not (head.name or top):
        return None
    near = [line.text for line in (*lines[max(0, k - 1) : k], *lines[k + 1 : k + 2])]
    if top and _CODE.fullmatch(lines[k].text):
        near = [line.text for line in lines[:_TOP]]
    told = any((top and is_editors(text)) or (_heads(text) and not _is_day(head, text)) for text in near)
    return head if told else None


def split_pages(
    witness: Witness, lines: Sequence[Line] | None = None, heads: Mapping[int, Head] | None = None
) -> list[PageText]:
    """The pages of a raw file, at least one; `lines`, and the page heads among them, where they are known already.

    `page` is None where no head names it.
    """
    lines = lines_of(witness) if lines is None else lines
    heads = heads_of(lines) if heads is None else heads
    feeds = _feeds(witness)
    if not feeds and not heads:
        return [PageText(witness.file, tuple(lines))]
    whole = not feeds
    pages: list[_Open] = [_Open()]
    for line in lines:
        current = pages[-1]
        if feeds and line.n >= feeds[0]:
            feeds = [n for n in feeds if n > line.n]
            if current.lines:
                current = _begin(pages, None)
        head = heads.get(line.n)
        if head and head.page != current.page:
            current = _at_head(pages, current, head, heads)
        elif head:
            current.name = current.name or head.name
        current.lines.append(line)
        current.characters += 0 if head else len(line.text)
    found = [page for page in pages if page.lines]
    return _merged(witness.file, _headed_below(found) if whole else found, heads)


def _headed_below(pages: list[_Open]) -> list[_Open]:
    """A head at the very end, with nothing but a masthead's short lines below it, names the unnamed page above it."""
    if len(pages) < 2 or pages[-2].page or len(pages[-1].lines) > _TOP:
        return pages
    last, above = pages[-1], pages[-2]
    if last.page is None or last.characters > _INTRODUCTION or any(len(line.text) > 40 for line in last.lines):
        return pages
    above.lines += last.lines
    above.page, above.name = last.page, last.name
    return pages[:-1]


def _feeds(witness: Witness) -> list[int]:
    """Numbers of the lines from which on another page is open, because of a form feed."""
    fed = [(n, text) for n, text in enumerate(witness.lines, 1) if "\f" in text]
    return [n if is_blank(text[: text.index("\f")]) else n + 1 for n, text in fed]


def _begin(pages: list[_Open], head: Head | None) -> _Open:
    pages.append(_Open(page=head.page if head else None, name=head.name if head else None))
    return pages[-1]


def _at_head(pages: list[_Open], current: _Open, head: Head, heads: Mapping[int, Head]) -> _Open:
    if current.page is None and current.characters <= _INTRODUCTION:
        current.page, current.name = head.page, head.name
        return current
    running: list[Line] = []
    while len(current.lines) > 1 and len(running) < 3 and _is_running(current.lines[-1], heads):
        running.insert(0, current.lines.pop())
    following = _begin(pages, head)
    following.lines.extend(running)
    return following


def _is_running(line: Line, heads: Mapping[int, Head]) -> bool:
    text = line.text
    if len(text) > 40 or line.n in heads:
        return False
    if _RUNNING.fullmatch(text):
        return True
    return _is_date(text)


_CODE = re.compile(r"[A-Za-z]\d{1,2}|0\d")
"""A3, 02: what is hardly anything but a page's number, wherever it stands in the head."""


def _heads(text: str) -> bool:
    """Whether a line holds a whole date, and says nothing as a sentence does: that of a masthead or running head."""
    return len(text) <= MAX_LENGTH and not re.search("[，。！？]", text) and find_full(text) is not None


def _is_day(head: Head, text: str) -> bool:
    """Whether a lone number is the day of the date beside it, printed large."""
    dated = find_full(text)
    return head.name is None and dated is not None and head.page == dated[0][-2:]


def _is_date(text: str) -> bool:
    """Whether a line is a whole date with hardly anything beside it."""
    dated = find_full(text)
    return bool(dated) and dated[2] - dated[1] >= len(text) - 12


def _merged(file: str, pages: list[_Open], heads: Mapping[int, Head]) -> list[PageText]:
    """One PageText a page: what comes back later to a page already seen joins it; unnamed pages stay apart."""
    by_page: dict[str, _Open] = {}
    order: list[_Open] = []
    for page in pages:
        earlier = by_page.get(page.page) if page.page else None
        if earlier:
            earlier.lines.extend(page.lines)
            continue
        order.append(page)
        if page.page:
            by_page[page.page] = page
    return [
        PageText(file, tuple(page.lines), page.page, page.name or _name_beside(page.lines, heads)) for page in order
    ]


def _name_beside(lines: Sequence[Line], heads: Mapping[int, Head]) -> str | None:
    """The name of a page that stands on a line of its own, at most two lines from its number."""
    top = lines[:_TOP]
    numbers = [k for k, line in enumerate(top) if line.n in heads]
    names = [(k, line.text) for k, line in enumerate(top) if numbers and is_section(line.text)]
    return next((name for k, name in names if any(0 < abs(k - n) <= 2 for n in numbers)), None)
