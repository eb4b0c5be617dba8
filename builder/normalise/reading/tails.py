"""Who signs an article behind its last sentence, without brackets.

Before  …下午四点新站牌装好。晚报记者 王平 / 一个路口 两块路牌
Before  …但愿早日补齐。□李小明(市民) / …夜里转阴。王平
After   the line ends its article, and names its author
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.normalise.reading import bylines, photos
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.headings import LABEL, worded_as_column
from builder.normalise.reading.sheet import Sheet
from builder.normalise.reading.signatures import WHO
from builder.normalise.reading.surnames import ONE, SURNAMES

SHORTEST, LONGEST = 8, 36
"""Characters of a signed line; at a line's end, in which a signature stands."""
TITLE, SIGNED_TEXT = 40, 24
"""Most characters of a headline; fewest of the paragraph above a line of names."""
_ENDED = r"[。!?…”]\s*"
_OFFICE = r"(?:[\u4e00-\u9fff]{0,6}(?:记者|通讯员|实习生|报道员)\s*)"
_OFFICED = re.compile(
    rf"{_ENDED}((?:{ONE}\s+)?{_OFFICE}{ONE}(?:(?:[\s、]+|\s*{_OFFICE}){ONE}){{0,4}})(?:\s*(?:文/图|图/文))?$"
)
"""…已经完工。晚报记者 王平, …围住了。张三 记者李小明"""
_SIGNED = re.compile(rf"{_ENDED}{bylines.MARKS}\s*([\u4e00-\u9fff]{{2,3}})(?:\s*\([^()]{{2,10}}\))?$")
_READER = re.compile(rf"{_ENDED}{WHO}\s+(?!..?(?:先生|女士|大[爷妈]|同学|老师|阿姨))([\u4e00-\u9fff]{{2,3}})$")
_DASHED = re.compile(rf"{_ENDED}[—―]{{1,2}}\s*([\u4e00-\u9fff]{{2,4}})$")
"""…不是落后,是周到。——王平"""
_EDITED = re.compile(rf"{_ENDED}([\u4e00-\u9fff]{{2,3}})\s(?:整理|采写|编译|摘编)$")
"""…改成书面承诺。王平 整理"""
_NAMED = re.compile(rf"[。!?…]\s*(?![但于和全同由自如多常])({ONE}(?:[\s、]+{ONE}){{0,2}})(?<!摄)$")
"""…夜里转阴。王平: told from a cut sentence by what stands below."""
_FORMS = (_OFFICED, _SIGNED, _READER, _DASHED, _EDITED, _NAMED)


def mark(sheet: Sheet) -> None:
    """Set `end` and `closes` of a line that ends in a signature where an article may end."""
    clues = sheet.clues
    for i, clue in enumerate(clues):
        if clue.name and i + 1 < len(clues) and clues[i + 1].name and not clues[i + 1].byline:
            clue.name = False  # 夏日帖 / 王 小明
        elif clue.name and i and clues[i - 1].end == "stop" and not _names(clue):
            clue.name = False
        elif clue.name and clue.text[0] not in bylines.SIGNS and _below_text(clues, i) and _ended(clues, i):
            clue.name, clue.signature, clue.end = False, True, "stop"
        elif clue.byline and not clue.above and _below_text(clues, i) and _ended(clues, i):
            clue.closes = True
        elif clue.end in ("open", "closed") and clue.size > SHORTEST and _signed(clue.text) and _ended(clues, i):
            clue.end, clue.closes = "stop", True


def _names(clue: Clue) -> bool:
    """Whether a line that looks like a name is none of a column (短 讯) or place (桑园镇)."""
    parted = clue.text[1:2] == " " and clue.text[0] not in SURNAMES
    place = clue.size <= LABEL and clue.text[-1] in "省市县区镇乡村州"
    return not (parted or place or (clue.size <= LABEL and worded_as_column(clue.bare)))


def _below_text(clues: Sequence[Clue], i: int) -> bool:
    """Whether running text ends right above a line of names: below a letter they sign it."""
    above = clues[i - 1] if i else None
    return above is not None and above.end == "stop" and above.size > SIGNED_TEXT and not above.furniture


_CREDITED = re.compile(rf"{_ENDED}[^。!?,;:“”]{{2,24}}(?:摄|摄影报道|供图)$")
"""…前来赏花。本报记者 王平 摄: a caption with its credit."""
_BEHIND = re.compile(r"[。!?…”][^。!?…“”,;]{2,30}$")
"""Something short behind the last sentence, as few lines have it: looked for first."""


def _signed(text: str) -> bool:
    """Whether names or a credit stand behind the last sentence."""
    return bool(_tail(text) and (signer(text) or _CREDITED.search(_tail(text))))


def signer(text: str) -> str:
    """The names behind the last sentence of a folded text, with their offices; empty where none stand there."""
    tail = _tail(text)
    found = next(filter(None, (form.search(tail) for form in _FORMS)), None) if tail else None
    return found[1] if found else ""


def _tail(text: str) -> str:
    """A text's last characters, if something short stands behind its last sentence; else nothing."""
    tail = text[-LONGEST:]
    return tail if _BEHIND.search(tail) else ""


def _ended(clues: Sequence[Clue], i: int) -> bool:
    """Whether what stands below line i begins something new."""
    below = clues[i + 1] if i + 1 < len(clues) else None
    if below is None or below.lead or below.byline or below.furniture or below.credit or below.caption:
        return True
    if below.size > TITLE:
        return photos.dated(below.text)
    return below.end in ("open", "closed", "dash") and not below.narrow
