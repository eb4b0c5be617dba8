"""The lines of one headline: which is column, kicker, title, deck.

Before  蒸水区中村: / “规”出新面貌 “约”出新风尚
After   kicker 蒸水区中村：, title “规”出新面貌 “约”出新风尚
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.normalise.reading.clues import Clue

_RUNS_ON = re.compile(r"(?:强调|指出|要求|表示|提出|希望|指示|批示|透露|宣布|披露|呼吁|认为|明确)$|(?:时|中|后)(?:强调|指出|要求|表示|提出)?[:,]?$")
_FACT = re.compile(r"^(?:将|已|明确|同比|环比|总投资|总|共|其中|今年|今起|预计|最高|首批|覆盖|涉及|增长|累计|促进|惠及|每|约|超|近\d|\d)")
_WHO_DID = re.compile(r"(?:主持|出席|参加|讲话|会见|陪同|宣布|列席|致辞|调研|督导|作出批示|发表|率队|赴.{2,12}|举行|召开)")


@dataclass(slots=True)
class Split:
    """Indices of a headline block's lines by what they are."""

    column: list[int]
    kicker: list[int]
    title: list[int]
    deck: list[int]


def split(clues: Sequence[Clue]) -> Split:
    """Say of each line of a block (indices into `clues`) what it is."""
    lines = list(range(len(clues)))
    column = _labels(clues, lines)
    lines = [i for i in lines if i not in column]
    if not lines:
        return Split(column[:-1], [], column[-1:], []) if column else Split([], [], [], [])
    title = _title(clues, lines)
    return Split(column, [i for i in lines if i < title], [title], [i for i in lines if i > title])


def _labels(clues: Sequence[Clue], lines: list[int]) -> list[int]:
    """Column labels among the lines: numbered or starred campaigns, a short couplet over a longer line."""
    found = []
    for i in lines:
        text = clues[i].text
        if re.search(r"[①-⑳]$|^[★☆◎]|[★☆]", text) or re.match(r"^[\[【].{2,16}[\]】]$", text):
            found.append(i)
    return found


def _title(clues: Sequence[Clue], lines: list[int]) -> int:
    """The index of the title among lines that are all kicker, title or deck."""
    best, best_score = lines[0], float("-inf")
    for k, i in enumerate(lines):
        score = _as_title(clues[i])
        score += sum(_as_kicker(clues[j], clues[i]) for j in lines[:k])
        score += sum(_as_deck(clues[j], clues[i]) for j in lines[k + 1:])
        if score > best_score + 1e-9:
            best, best_score = i, score
    return best


def _as_title(clue: Clue) -> float:
    text, score = clue.text, 0.0
    if text.endswith(")") and "(" in text[1:]:
        score += 3.0
    if text[:1] in "—―":
        score -= 5.0
    if clue.end in ("dash", "colon") or _RUNS_ON.search(text):
        score -= 4.0
    if clue.size > 36:
        score -= 2.0
    if clue.size < 6:
        score -= 1.0
    if " " in text:
        score += 0.7
    return score


def _as_kicker(clue: Clue, title: Clue) -> float:
    text, score = clue.text, 0.0
    if clue.end in ("dash", "colon") or _RUNS_ON.search(text):
        score += 3.0
    if text[:1] in "—―":
        score -= 5.0
    if " " in text and " " not in title.text:
        score -= 1.0
    return score


def _as_deck(clue: Clue, title: Clue) -> float:
    text, score = clue.text, 0.2
    if text[:1] in "—―":
        score += 4.0
    if _FACT.match(text):
        score += 1.0
    if clue.size > 30:
        score += 1.0
    if _WHO_DID.search(text):
        score += 0.5
    return score
