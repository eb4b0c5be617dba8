"""The account: every non-blank raw line has a place, and its characters stand there.

A line belongs to an article, to the masthead or folio, or to a named drop (duplicate, furniture). Of an article's
line every character must stand in the article's text or fields; what was dropped as a duplicate must stand in
another place of the page. Where the account fails nothing is written (N002).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.normalise.fold import fold_all
from builder.normalise.mend import mend
from builder.normalise.sheets import Sheet
from builder.normalise.types import Draft, Labelled, PageReading
from builder.problem import Problem, warning

HEADS = ("masthead", "folio")
HEADLINES = ("title", "kicker", "deck", "column")
_JUMP = re.compile(
    r"[(\[]?(?:紧接|文接|下|上|(?:详细|相关|更多)?(?:全文|报道|内容|文章))?(?:今日|本报)?[下上转接紧见详请]{1,3}(?:第?[a-z0-9一二三四五六七八九十]{1,3}版|[a-z]?\d{1,2}版?)(?:\S{0,12}?)[)\]]?|>{2,}",
    re.IGNORECASE,
)
_CUT_JUMP = re.compile(
    r"[(\[][上下]?[转接]?第?[a-z0-9一二三四五六七八九十]{0,3}$|^[上下]?[转接]?第?[a-z0-9一二三四五六七八九十]{0,3}版?[)\]]$"
)
"""Half of a jump that is cut over two lines."""
_MARKS = re.compile(r"[■□●○◎▪▌|◆◇▲△▼▽►▶★☆※>《》()\[\]【】/:,、·.。;\-—_\"'*#]+")
_OFFICES = re.compile(
    r"采访整理|摄影报道|文图|图文|撰文|文字|文|图片?|摄影?|整理|采写|执笔|口述|讲述|编译|翻译|供稿|作者|配诗|配文|绘画?"
    r"|发自|报道|受访(?:专家|人|者)|(?:答疑|指导|审核)专家|主讲人?|主持人?|嘉宾"
)
"""Words of a byline beside names and roles."""
_DINGBAT = re.compile(r"^[0NnLlUuQqMm](?=\s*(?:[\u4e00-\u9fff]|$))")
"""A mark before a byline: ○ as folded, or the letter that a mark of its font came out as."""
_PIECE = 6
"""Shortest run of characters that counts as found on its own."""


def account(sheet: Sheet, reading: PageReading) -> tuple[PageReading, list[Problem]]:
    """The reading with lost lines put back (`mend`), and problems for what still does not add up."""
    wrong = faults(reading)
    if wrong:
        reading = mend(reading, wrong)
        wrong = faults(reading)
    return reading, [_problem(sheet, n, reason) for n, reason in sorted(wrong.items())]


def faults(reading: PageReading) -> dict[int, str]:
    """Line -> what is wrong with its account."""
    wrong = _labels_missing(reading)
    texts = fold_all([x.line.text for x in reading.labels])
    folded = {x.line.n: text for x, text in zip(reading.labels, texts, strict=True)}
    held = [_hold(draft) for draft in reading.drafts]
    everything = "\n".join("\n".join((h.head, *h.blocks)) for h in held)
    for label in reading.labels:
        if label.line.n not in wrong:
            reason = _fault(label, folded[label.line.n], reading, held, everything)
            if reason:
                wrong[label.line.n] = reason
    for draft, holds in zip(reading.drafts, held, strict=True):
        wrong |= {n: reason for n, reason in _invented(draft, holds, folded) if n not in wrong}
    return wrong


def _problem(sheet: Sheet, n: int, reason: str) -> Problem:
    file, line = sheet.place(n)
    hint = "its issue is withheld so that nothing is lost; please report the page, or write its article files by hand"
    return warning("N002", f"content/{file}", line, reason, hint)


def _labels_missing(reading: PageReading) -> dict[int, str]:
    counted = Counter(label.line.n for label in reading.labels)
    wrong = {line.n: "the line was given no place" for line in reading.page.lines if line.n not in counted}
    return wrong | {n: "the line was given two places" for n, times in counted.items() if times > 1}


@dataclass(frozen=True, slots=True)
class _Held:
    """What a draft holds, folded."""

    head: str
    """Title, kicker, deck, column and credits, parted by line feeds."""
    fields: str
    """Authors, roles, source and place."""
    blocks: tuple[str, ...]
    by_line: Mapping[int, str]
    """Line -> the text of the blocks that were made of it."""


def _hold(draft: Draft) -> _Held:
    head = [draft.title or "", " ".join(draft.kicker), " ".join(draft.deck), draft.column or "", *draft.credits]
    fields = [part for author in draft.authors for part in (author.name, author.role or "")]
    fields += [draft.source or "", (draft.dateline.place or "") if draft.dateline else ""]
    blocks = fold_all([block.text for block in draft.blocks])
    by_line: dict[int, str] = {}
    for block, text in zip(draft.blocks, blocks, strict=True):
        by_line |= {n: f"{by_line[n]}\n{text}" if n in by_line else text for n in block.lines}
    return _Held("\n".join(fold_all(head)), "\n".join(fold_all(fields)), tuple(blocks), by_line)


def _fault(label: Labelled, text: str, reading: PageReading, held: Sequence[_Held], everything: str) -> str | None:
    if label.role in HEADS or label.role == "furniture":
        return None
    if label.role == "duplicate":
        return None if _stands(text, everything, 0.8) else "dropped as a duplicate, but it stands nowhere else"
    if label.article is None or not 0 <= label.article < len(reading.drafts):
        return f"called {label.role}, but it belongs to no article"
    if label.line.n not in reading.drafts[label.article].lines:
        return "its article does not count it among its lines"
    holds = held[label.article]
    body = holds.by_line.get(label.line.n, "")
    if text in body or text in holds.head:
        return None
    lost = _unaccounted(label.role, text, body, holds, reading.drafts[label.article])
    return f"“{lost[:30]}” stands in no text and no field of its article" if lost else None


def _unaccounted(role: str, text: str, body: str, holds: _Held, draft: Draft) -> str:
    """What is left of a folded line when everything that its article holds is taken away."""
    if draft.continues:
        text = _CUT_JUMP.sub("\n", _JUMP.sub("\n", text))
    names = f"{holds.fields}\n{holds.head}" if role in HEADLINES else holds.fields
    for name in sorted(names.split("\n"), key=len, reverse=True):
        if len(name) > 1:
            text = text.replace(name, "\n", 1)
    if role == "byline":
        text = _OFFICES.sub("\n", _DINGBAT.sub("", text))
    body = f"{body}\n{holds.head}"
    left = [_without_runs(piece, body, holds.fields) for piece in text.split("\n") if piece and piece not in body]
    return _MARKS.sub("", "".join(left))


def _without_runs(piece: str, body: str, fields: str) -> str:
    """Take away, from the left, the longest runs of at least `_PIECE` characters that stand in the article."""
    left, at = [], 0
    while at < len(piece):
        end = at + _PIECE
        if piece[at:end] in body and end <= len(piece):
            while end < len(piece) and piece[at : end + 1] in body:
                end += 1
            at = end
            continue
        left.append(piece[at])
        at += 1
    rest = "".join(left)
    return "".join((Counter(_MARKS.sub("", rest)) - Counter(fields)).elements()) if len(rest) <= 40 else rest


def _stands(text: str, everything: str, share: float) -> bool:
    """True when at least `share` of the text's pieces of eight characters stand in `everything`."""
    if text in everything or not text:
        return True
    pieces = [text[i : i + 8] for i in range(0, max(1, len(text) - 7), 4)]
    return sum(piece in everything for piece in pieces) >= share * len(pieces)


def _invented(draft: Draft, holds: _Held, folded: Mapping[int, str]) -> Iterable[tuple[int, str]]:
    """Blocks that say more than the lines they were made of."""
    for block, text in zip(draft.blocks, holds.blocks, strict=True):
        own = "".join(folded.get(n, "") for n in block.lines)
        if text not in own and (extra := Counter(text) - Counter(own)):
            first = block.lines[0] if block.lines else (draft.lines[0] if draft.lines else 0)
            yield first, f"“{''.join(sorted(extra.elements()))[:30]}” was added to the text"
