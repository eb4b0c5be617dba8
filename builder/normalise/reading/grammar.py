"""The grammar of a page: what may follow what, and how good each line is in each part.

Scores are log odds set by hand from what the parts look like in the genre; `best_path` weighs the whole page.

Before  (lines of a page)
After   masthead* (label? head head+* by? (para join* | inter | cap credit? | note)* jump?)*
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp, log1p

from builder.normalise.reading import borders, joins, photos
from builder.normalise.reading.chars import is_han, unclosed
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.sheet import Sheet

_CONTACT = re.compile(r"(?:热线|电话|举报|咨询|邮箱|网址|地址).{0,6}[:\d]")
_BOX = re.compile(r"^[■◆●]?\s*(?:小贴士|头条看点|核心阅读|相关链接|新闻链接|链接|名词解释|知识链接|背景资料|温馨提示)$")
NO = float("-inf")
BODY = frozenset(("para", "join", "lead", "sign"))
HEAD = frozenset(("head", "head+"))
INTER = frozenset(("inter", "inter+"))
_SPEECH = re.compile(r"(?:指出|强调|表示|介绍|认为|要求|说|提出|坦言|看到|获悉)[,:]|[他她]们?说")
_CLAUSE = re.compile(r"(?:后|时|以来|期间|之际|下),")


def line_scores(clues: Sequence[Clue], i: int) -> dict[str, float]:
    """The parts that a line may play, each with its score from the line's own looks."""
    clue = clues[i]
    if clue.furniture and not clue.signature:
        return {clue.furniture: 6.0, "para": -2.0, "head": -2.0}
    if clue.repeat_of is not None:
        return {"repeat": 8.0, "para": 0.0, "head": 0.0, "join": 0.0}
    if clue.byline or clue.credit or clue.pointer:
        return {part: 6.0 for part in ("byline", "credit", "pointer") if getattr(clue, part)} | {"para": -3.0, "join": -3.0}
    if clue.jump == "tail":
        return {"para": 0.0, "join": 0.0, "inter": -0.5 if clue.size < 30 and clue.end != "comma" else -5.0}
    if clue.jump == "alone":
        return {"jump": 6.0, "para": -3.0}
    found = {"para": _para(clue), "join": 0.0}
    if clue.lead or i == 0 or (i and clues[i - 1].closes) or borders.ends_article(clues[i - 1]) or clues[i - 1].furniture or clues[i - 1].repeat_of is not None:
        found["lead"] = -1.5 if clue.lead else -4.5
    if clue.note:
        found["note"] = 6.0 if clue.note != "sign" else 3.0
    if i and clues[i - 1].note == "mark" and clue.size > 20:
        found["note"] = 2.0
    if clue.signature:
        found["sign"] = 4.0
    if (clue.size <= 90 or clue.opens) and clue.end not in ("comma", "semi") and (not clue.wrapped or clue.opens) and not clue.lead:
        found |= _display(clues, i)
    picture = _picture(clues, i)
    if picture > -4.0:
        found["cap"] = picture
        if i and clues[i - 1].end in ("open", "comma"):
            found["cap+"] = picture
    return found


def _para(clue: Clue) -> float:
    if clue.opens and clue.end != "stop":
        return -2.5
    if clue.size >= 46 or clue.wrapped or clue.lead or "。" in clue.text[:-1] or (clue.size >= 36 and clue.end == "stop"):
        return 0.5 if not clue.echo else -0.5
    if clue.end == "stop" or _CONTACT.search(clue.text):
        return 0.0 if clue.size > 5 or not clue.narrow else -2.0
    if clue.narrow:
        return 0.0
    if clue.size >= 36:
        return -1.2
    return -1.0 if clue.end in ("colon", "comma") else -1.6 if clue.size >= 20 else -2.0


def _display(clues: Sequence[Clue], i: int) -> dict[str, float]:
    """Scores of a short line as headline, further headline line or inter-title."""
    clue = clues[i]
    if "。" in clue.text.rstrip("。") or (clue.end == "stop" and clue.text.endswith(("。", "。”", "。)"))):
        return {}
    score = _length(clue.size) - 0.8 * max(0, clue.text.count(",") + clue.text.count(";") - 1)
    score -= 0.5 if clue.end == "stop" else 1.0 if clue.end == "colon" else 0.0
    score -= 4.0 * bool(_CONTACT.search(clue.text)) if clue.size < 40 else 0.0
    score -= 2.5 * _cut(clues, i) + 7.0 * bool(_SPEECH.search(clue.text)) + 4.0 * (unclosed(clue.text) > 0) + 0.7 * ("了" in clue.text) + 0.7 * bool(_CLAUSE.search(clue.text))
    suffix = borders.column_suffix(clue.text)
    couplet = " " in clue.text and clue.size >= 8
    dashed = i + 1 < len(clues) and clues[i + 1].text[:1] in "—―" and not clues[i + 1].signature and not clues[i + 1].note
    bare_number = clue.size < 8 and not any(is_han(c) for c in clue.text)
    head = score + 2.0 * dashed - 4.0 * bare_number - 3.0 * (clue.text[0] in "—―-") - 3.0 * _tagged(clue.text) + 3.0 * suffix + 0.7 * couplet + 3.0 * clue.opens
    more = score - 3.0 * _tagged(clue.text) + 3.0 * suffix + 0.7 * (clue.text[0] in "—―-") + 3.0 * clue.opens + 3.0 * (clue.size > 40 and clue.opens)
    more += 1.0 * clue.echo if clue.size <= 24 else -2.5 * (clue.echo and not clue.opens and "," in clue.text)
    inter = score - 3.0 * suffix - 5.0 * clue.opens - 0.5 * couplet + _numbered(clue.text)
    inter -= 0.3 if clue.size <= 18 else 0.6 if clue.size <= 26 else 1.0 if clue.size <= 40 else 3.0
    inter += 1.5 * clue.echo
    found = {"head": head, "head+": more, "inter": inter}
    if i and clue.narrow and clues[i - 1].narrow and clues[i - 1].end == "open":
        found["inter+"] = score + 0.5 + 1.5 * clue.echo
    return found


def _tagged(text: str) -> bool:
    """【事件】前不久… : a paragraph with a tag before it, no headline."""
    return text[:1] == "【" and not text.endswith("】")


def _length(size: int) -> float:
    if size < 4:
        return (-9.0, -9.0, -2.5, -1.0)[size]
    return 1.0 if size <= 28 else 0.0 if size <= 40 else -2.0 if size <= 60 else -4.0


def _cut(clues: Sequence[Clue], i: int) -> float:
    """How much a short line looks like one cut at a narrow measure: as long as the next, or followed by a stub."""
    clue = clues[i]
    if not clue.narrow or i + 1 == len(clues):
        return 0.0
    below = clues[i + 1]
    if below.narrow and abs(below.size - clue.size) <= 1:
        return 1.0
    if below.size < clue.size and below.end == "stop":
        return 1.5
    return 0.3


def _numbered(text: str) -> float:
    if _BOX.match(text):
        return 3.0
    head = text[:4]
    if text[:1] in "一二三四五六七八九十" and "、" in head:
        return 1.5
    if text[:1] == "(" and text[1:2] in "一二三四五六七八九十" and text[2:4].startswith((")", "十")):
        return 2.5
    return 0.0


def _picture(clues: Sequence[Clue], i: int) -> float:
    """Score of a line as a caption."""
    clue = clues[i]
    after = clues[i + 1] if i + 1 < len(clues) else None
    credit = 5.0 if after is not None and after.credit else 0.0
    beyond = clues[i + 2] if i + 2 < len(clues) else None
    if not credit and after is not None and after.caption and beyond is not None and beyond.credit:
        credit = 5.0 if clue.end in ("open", "comma") else 3.5 if photos.dated(clue.text) else 0.0
    if clue.size > 320 or clue.lead:
        return -9.0
    score = {0: -4.5, 2: -2.0, 3: 3.0}[clue.caption]
    return score + credit


class Steps:
    """Scores of going from one part to the next, for one page."""

    def __init__(self, sheet: Sheet):
        clues = self.clues = sheet.clues
        self.seams = sheet.seams
        self.bodies = _last_bodies(clues)
        self.on = [self._goes_on(i) for i in range(len(clues))]
        self.cut: dict[int, float] = {}

    def _goes_on(self, i: int) -> float:
        """Log odds that line i continues the nearest text line above it."""
        j = self.bodies[i]
        if j < 0:
            return -9.0
        here, before = self.clues[i], self.clues[j]
        full = joins.fullness(self._paragraph(j), self._paragraph_below(i)) if before.narrow and here.narrow else 0.0
        held = (before.size > 20 and unclosed(before.text) > 0) or (before.narrow and unclosed(before.text) > 0)
        odds = joins.goes_on(before, here, held, full, self.seams.odds(before, here))
        return odds if j == i - 1 else odds - 1.5

    def _paragraph(self, j: int) -> list[Clue]:
        """The narrow lines that line j ends, up to the stop before them (at most six)."""
        found = [self.clues[j]]
        while j and len(found) < 6 and self.clues[j - 1].narrow and self.clues[j - 1].end != "stop":
            j -= 1
            found.append(self.clues[j])
        return found[::-1]

    def _paragraph_below(self, i: int) -> list[Clue]:
        """The narrow lines from line i to the next stop (at most six)."""
        found = [self.clues[i]]
        while i + 1 < len(self.clues) and len(found) < 6 and self.clues[i].end != "stop" and self.clues[i + 1].narrow:
            i += 1
            found.append(self.clues[i])
        return found

    def __call__(self, i: int, past: str, here: str) -> float:
        if past in BODY:
            return self._from_body(i, past, here)
        if past in HEAD:
            return _FROM_HEAD.get(here, -3.0) - (self._cut_off(i) if here == "para" else 0.0)
        if here == "join":
            return -_soft(-self.on[i]) - 1.0 if past in ("cap", "cap+", "credit", "repeat", "note", "folio", "masthead", "pointer") else NO
        if past in INTER:
            return _FROM_INTER.get(here, -3.0) - (self._cut_off(i) if here == "para" else 0.0)
        if past == "repeat" and here == "lead":
            return self.clues[i].border - 1.0
        if past in ("note", "byline") and here == "head":
            return self.clues[i].border - (4.5 if past == "byline" else 1.0 if self.clues[i - 1].note == "sign" else -1.0)
        if past in ("cap", "cap+") and here in ("cap", "cap+"):
            return -_soft(-self.on[i]) if here == "cap+" else -_soft(self.on[i]) - 0.7
        return _OTHER.get(("cap" if past == "cap+" else past, here), _DEFAULT.get(here, -2.0))

    def _after_end(self, i: int, here: str) -> float:
        """A paragraph behind a jump or a closing signature seldom belongs to the article above."""
        before, border = self.clues[i - 1], self.clues[i].border
        if before.jump:
            return -4.0 if here == "para" else 2.5
        if before.text[:1] != "(" or not before.text.endswith(")"):
            return -0.5 if here == "para" else 0.0
        return -2.0 - max(0.0, border) if here == "para" else 2.0 + border

    def _cut_off(self, i: int) -> float:
        """What it costs that line i starts afresh below a display line, from the characters that meet."""
        if i in self.cut:
            return self.cut[i]
        before, here = self.clues[i - 1], self.clues[i]
        odds = self.seams.odds(before, here) + 3.0 * (here.text[:1] in ",;:!?。、)”’》")
        self.cut[i] = _soft(2.0 * odds - 1.0)
        return self.cut[i]

    def _from_body(self, i: int, past: str, here: str) -> float:
        on = self.on[i]
        if past == "sign" and self.clues[i - 1].text.endswith(")"):
            on = -6.0
        if here == "join":
            return -_soft(-on)
        broken = -_soft(on)
        if here in ("para", "lead"):
            before = self.clues[i - 1]
            if before.closes and here == "lead":
                return broken + 1.0 + self.clues[i].border
            return broken + (self._after_end(i, here) if borders.ends_article(before) else 0.0)
        if here in ("repeat", "credit", "jump", "sign"):
            return 0.0
        before = self.clues[i - 1]
        bonus = 2.5 if borders.ends_article(before) and (before.jump or before.text.endswith(")")) else 0.0
        if here == "head":
            return broken - 1.5 + bonus + self.clues[i].border
        if here == "inter":
            return max(broken, -6.0) - 1.4 - bonus - max(0.0, self.clues[i].border)
        return max(broken, -4.0) * 0.5 + _DEFAULT.get(here, -2.0)


def _soft(x: float) -> float:
    """log(1 + e^x): minus the log probability of what has the log odds -x, at most 7."""
    return min(7.0, log1p(exp(x))) if x < 7 else 7.0


_DEFAULT = {"masthead": 0.0, "folio": 0.0, "head": 0.0, "head+": NO, "inter+": NO, "cap+": NO, "byline": -3.0, "para": -1.0, "join": NO, "lead": -2.0,
            "inter": -3.0, "cap": -1.0, "credit": -1.0, "note": -1.0, "pointer": -1.0, "jump": -1.0, "sign": -1.0, "repeat": 0.0}
_FROM_HEAD = {"head+": -0.7, "byline": 0.5, "para": -0.3, "join": NO, "head": -3.0, "lead": NO, "inter": -2.5, "cap": -1.0, "note": 0.0,
              "pointer": 0.5, "jump": -3.0, "masthead": -2.0, "folio": -2.0, "repeat": -1.0, "credit": -2.0, "sign": -3.0}
_FROM_INTER = {"para": 0.3, "inter": -0.9, "inter+": -0.5, "head": -4.0, "byline": -4.0, "head+": NO, "join": NO, "cap": -2.0, "note": -1.0}
_OTHER = {
    ("byline", "para"): 0.3, ("byline", "inter"): -1.0, ("byline", "head"): -2.0, ("byline", "note"): 0.0, ("byline", "cap"): -0.5,
    ("cap", "credit"): 1.0, ("cap", "cap"): -1.5, ("cap", "para"): -1.0, ("cap", "head"): 0.0, ("cap", "inter"): -2.0,
    ("credit", "head"): 0.5, ("credit", "para"): -1.0, ("credit", "cap"): -0.5, ("credit", "inter"): -2.0, ("credit", "byline"): -3.0,
    ("note", "para"): 0.0, ("note", "head"): 0.0, ("note", "note"): 0.0, ("note", "inter"): -1.0, ("note", "byline"): -1.0,
    ("pointer", "head"): 0.5, ("jump", "head"): 0.7, ("jump", "para"): -3.0, ("jump", "cap"): 0.0,
    ("repeat", "para"): 0.0, ("repeat", "head"): 0.3, ("repeat", "inter"): -1.0, ("repeat", "cap"): 0.0,
    ("masthead", "para"): -2.0, ("folio", "para"): -1.0, ("masthead", "lead"): -1.0, ("", "head"): 0.3,
    ("", "para"): -2.5, ("", "lead"): -0.5,
}


def _last_bodies(clues: Sequence[Clue]) -> list[int]:
    """For each line the index of the nearest line above that reads like running text, or -1."""
    found, last = [], -1
    for i, clue in enumerate(clues):
        found.append(last)
        aside = clue.furniture or clue.byline or clue.credit or clue.pointer or clue.repeat_of is not None or clue.caption == 3
        if not aside and (clue.size >= 8 or clue.narrow or clue.end == "stop") and clue.jump != "alone":
            last = i
    return found
