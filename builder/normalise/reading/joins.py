"""Whether a line goes on in the middle of the paragraph before it.

Before  督导组向东岭 / 区反馈了有关情况。
After   one paragraph: 督导组向东岭区反馈了有关情况。
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.normalise.reading import telephones
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.headings import is_remark
from builder.normalise.reading.indents import HANGING

_RUNS_ON = {"open": 3.5, "comma": 6.0, "semi": -0.5, "closed": 1.0, "colon": -1.5, "dash": -0.5, "stop": -5.0}
"""Log odds that a paragraph goes on after a line that ends so, wherever the line stands."""
_MID_SENTENCE = frozenset(",;:!?。、)”’》」』】%％")
_NEW_THOUGHT = (
    "“",
    "据",
    "为",
    "目前",
    "同时",
    "随后",
    "近年来",
    "此外",
    "下一步",
    "今年",
    "一是",
    "二是",
    "三是",
    "当前",
    "近日",
)


_SIGNS = (*"▲△▼▽◀▶■□◆◇●◎★☆【@", "问:", "答:")
"""A line that begins so never goes on in the middle of a paragraph."""
_REACHED = re.compile(r"(?:电话|热线|手机|传真|邮箱|微信|网址|QQ)[:\s]*[\w×*()、/@.: —-]+$", re.ASCII)
"""Whom to turn to: a line that ends in a number or address is whole."""
_DIGITS = re.compile(r"[\d×*-]{3,11}")
"""The end of a telephone number."""
SHORT_CLAUSE = 3.0
"""Log odds against a narrow line that ends in a comma and does not fill the measure: half of an inter-title."""
SHORT_CUT = 20
"""Characters of a line above text that begins with a day: rather an inter-title than the beginning of a paragraph."""
_DAY = re.compile(r"(?:\d{4}年|\d{1,2}月)(?:\d{1,2}[月日])?[,初底末,上下中]|(?:近日|日前|今年|去年|昨日|近年来),")
SET_IN = 5.0
"""Log odds that a line set in as the first of a paragraph is one, and that another is none."""
STUB, CELL_REST = 12, 2
"""Characters of a line that seldom is the beginning of a paragraph; of the rest of a table's row that was cut."""
_SAID = re.compile(r"^[^,。“”]{2,24}(?:说|表示|介绍|坦言|感慨|回忆|解释|笑言|告诉记者)。$")
"""Who said it, alone on a line behind a quotation."""


def goes_on(before: Clue, here: Clue, held_open: bool, full: float, seam: float) -> float:
    """Log odds that `here` continues the paragraph that `before` stands in.

    `held_open`: a quotation or bracket opened in the paragraph is not closed yet. `full`: for lines cut
    at a narrow measure, log odds that `before` fills its measure and goes on, from `fullness`. `seam`: log
    odds from the characters that meet, from `Seams`.
    """
    first, last, end = here.text[:1], before.text[-1:], before.end
    if last == first == "…":
        return 9.0
    if before.figures and here.figures and here.size <= CELL_REST and end != "stop":
        return 6.0
    if here.half and telephones.cut(before.text, here.text):
        return 9.0
    if (
        before.jump
        or before.verse
        or is_remark(before.text)
        or before.figures
        or here.figures
        or (last.isascii() and _REACHED.search(before.text))
    ):
        return -9.0
    if first == "“" and before.text[:1] == "“" and "——" in before.text and "——" in here.text:
        return -6.0
    odds = _RUNS_ON[end] + seam - 5.0 * (before.echo and not before.narrow)
    if end in ("open", "closed", "colon"):
        odds += _broken_off(before, last, held_open)
    inside = 6.0 if first in _MID_SENTENCE or (first == "…" and here.size > 12) else 0.0
    odds += inside
    said = 4.0 if last == "”" and here.size <= 30 and _SAID.search(here.text) else 0.0
    odds += said
    if held_open:
        odds += 2.0 if end == "stop" else 1.0
    if before.narrow and here.narrow:
        odds -= 1.5 * (here.parted > 0) + SET_IN * here.starts
        full -= 1.5 * (here.parted > 0) + SET_IN * here.starts
        if end != "stop" and not held_open and not filled(before, here):
            if end != "comma":
                return -4.0
            odds -= SHORT_CLAUSE
        odds = odds + 2.0 + 1.5 * (end == "colon") if end != "stop" else full + 3.0 * held_open + said + inside
    elif here.starts > 0 or (here.starts < 0 and not (here.display or here.caption)):
        odds -= SET_IN * here.starts
    elif before.display and before.size < SHORT_CUT and _DAY.match(here.text):
        odds -= 2.5
    elif end == "stop" and here.text.startswith(_NEW_THOUGHT):
        odds -= 1.0
    if end == "semi" or end == "colon":
        odds -= _of_a_list(before, here)
    if ":" in here.text[1:7] and ":" in before.text[1:7] and before.size < 40 and end != "comma":
        odds -= 4.0
    if here.lead or here.note or here.titled or here.text.startswith(_SIGNS) or (here.signature and not held_open):
        return odds - 5.0
    if here.opens and here.display and not here.narrow:
        odds -= 5.0
    return odds


def _broken_off(before: Clue, last: str, held_open: bool) -> float:
    """Log odds from the looks of a line that ends without a stop or comma."""
    odds = -2.0 if before.end == "closed" and last == ")" and not held_open else 0.0
    if before.size < STUB:
        odds -= 4.0 * (_DIGITS.fullmatch(before.bare) is not None)
        odds -= 1.0 * (before.end == "open" and not before.narrow and not before.lead)
    return odds + _behind_lead(before.text) if before.lead and before.size < 44 else odds


ENTRY = 46
"""Characters of a longer entry of a list, each of which ends in a semicolon."""
_ITEM = re.compile(r"\d{1,2}(?:、|\.(?!\d))|\([一二三四五六七八九十\d]{1,2}\)|[①-⑳]")
"""What an entry of a list begins with: 2.路川区…"""


def _of_a_list(before: Clue, here: Clue) -> float:
    """Log odds that a line ending in a semicolon or colon, and the next, are entries of a list, or head one."""
    odds = 0.0
    if before.end == "colon" and not before.narrow:
        odds = 3.0 * (before.size <= 4) + 5.0 * (SALUTE.match(before.text) is not None)
    if _ITEM.match(here.text):
        odds += 4.0
    odds += 2.0 * (before.end == "semi" and not before.narrow and before.size < ENTRY > here.size)
    alike = before.text[:1] == here.text[:1] or ("," in before.text[1:5] and "," in here.text[1:5])
    return odds + 3.0 * alike


_TAG = re.compile(r"\)\s*(?:头条看点|核心阅读|阅读提示|核心提示|新闻背景|[\d.,%]+)$")
"""What stands behind a lead and is no sentence."""


def _behind_lead(text: str) -> float:
    """Log odds from how much a dispatch lead says behind its brackets.

    本报讯(记者 王平) cannot stand alone, nor can a sentence that breaks off; 本报讯(记者 王平)头条看点 can.
    """
    said = len(text) - 1 - text.rfind(")") if ")" in text else len(text)
    return 5.0 if said == 0 else -3.0 if _TAG.search(text) else 2.0


def fullness(above: Sequence[Clue], below: Sequence[Clue]) -> float:
    """Log odds that a narrow line ending in a stop is a full one that its paragraph runs past.

    `above`: the lines of its paragraph, itself the last; `below`: the line in question and those after it, up to
    the next stop. A line shorter than its paragraph's measure ends it; a full one mostly does not.
    """
    before, here = above[-1], below[0]
    odds = 1.0 * (len(above) == 1 and here.end != "stop") - 3.0 * bool(_ATTENDED.match(here.text))
    slack = _slack(before, here)
    least, most = _measure(above[:-1] or above)
    if _most(before) < least - slack:
        return -6.0
    odds += _opening(above, below)
    if here.end == "stop":
        return odds - (4.0 if _least(here) > most + slack else 0.0)
    low, high = _measure([c for c in below if c.end != "stop"])
    gap = max(max(least, _least(before)) - high, low - min(most, _most(before)))
    same = SAME[before.even]
    return odds + (same if gap <= 0 else -1.0 if gap <= slack else -4.0)


_SPEAKER = re.compile(r"^[\u4e00-\u9fff·]{2,6}(?:表示|指出|强调|认为|要求|说|算了一笔账)[,:]")
SALUTE = re.compile(r"^[^,。]{0,30}(?:同志|朋友|先生|女士|老师|们|代表|获得者|编辑部|报社|工作部|栏目组):$")
"""编辑同志: opens a letter, alone on its line."""
SAME = 1.4, 0.6
"""Log odds from lines of one measure above and below, where paragraphs have measures of their own, and where not."""
BRIEF = 12
"""Characters of a sentence that only says who spoke, and how."""
_SENTENCE = re.compile(r"^[^。!?]*[。!?]?")
_TELLS = re.compile(r"说|讲|道[。,:]|问|答|笑|介绍|表示|坦言|告诉|感慨|回忆|解释|认为")
_REFERS = re.compile("[他她它这那其该并且而但也还因可]|于是|然而|不过|所以|同时|对此|为此|我们|双方|比如|例如|未来|要")
"""What refers back to the sentence before: it seldom opens a paragraph."""
_ATTENDED = re.compile(r"[^,。]{2,30}(?:参加|出席|陪同|主持)[^,。]{0,12}。$")
"""王平参加会见。: a paragraph by itself, the last of many a report."""
RUN = 60.0
"""Characters up to the next stop at a line's end, from which on a paragraph more likely opens than not."""
_OPENING = ("据", "目前", "同时", "随后", "近年来", "此外", "下一步", "今年", "当前", "近日")


def _opening(above: Sequence[Clue], below: Sequence[Clue]) -> float:
    """What the sentences on both sides of a full line with a stop say of a new paragraph (log odds that it goes on).

    Behind a closed quotation (…。”) the paragraph goes on where the next sentence says who spoke or is brief
    (王平信心满满。), and hardly ever otherwise; elsewhere a speaker or a word of time at the head of a sentence opens
    a paragraph, and a question that is a paragraph by itself leads over to the next. A sentence that refers back
    goes on; a quotation, and a long way to the next line that ends in a stop, open a paragraph.
    """
    text, told = below[0].text, "".join(c.text for c in above)
    odds = 1.6 - min(sum(c.size for c in below), 160) / RUN + bool(_REFERS.match(text))
    odds -= text[0] == "“" and "”" not in text[:12]
    if told.endswith("。”"):
        sentence = _SENTENCE.match("".join(c.text for c in below))
        brief = below[0].end == "stop" and below[0].size <= BRIEF and "," not in text
        return odds + (0.8 if brief or (sentence and _TELLS.search(sentence[0])) else -2.0)
    if told.endswith("?") and not re.search(r"[。!?]", told[:-1]):
        return odds - 2.5
    return odds - 2.5 * bool(_SPEAKER.match(text)) - 1.5 * text.startswith(_OPENING)


def filled(before: Clue, here: Clue) -> bool:
    """Whether a narrow line without a stop is as long as the measure: a shorter one is no cut line.

    A mark that never ends a line, and a number or Latin word that is kept whole, leave the line above short.
    """
    kept = _latin_head(here.text) if before.half or here.half else 0
    if here.text[0] in _OPENERS or not (before.even and here.even):
        kept = max(kept, 1)
    return _most(before) + kept + _slack(before, here) >= _least(here)


def _latin_head(text: str) -> int:
    return min(3, len(text) - len(text.lstrip(_LATIN)))


def _measure(lines: Sequence[Clue]) -> tuple[float, float]:
    """The measures (least, most) that all the lines fill."""
    return max(_least(c) for c in lines), min(_most(c) for c in lines)


def _least(clue: Clue) -> float:
    """The narrowest measure that a full line fits: closing marks may hang over its end."""
    text = clue.line.text
    return clue.width - min(2, len(text) - len(text.rstrip(HANGING)))


def _most(clue: Clue) -> float:
    return clue.width


def _slack(a: Clue, b: Clue) -> float:
    """How many characters two full lines may differ: Latin letters and digits may take half a width."""
    return a.give + b.give


_OPENERS = "“‘《(【「『〈"
_LATIN = "0123456789.%ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
