"""The grammar of a page: what may follow what, and how well.

Scores are log odds set by hand, as in `parts`; `best_path` weighs the whole page.

Before  (the lines of a page)
After   masthead* (label? head head+* byline? (para join* | inter | cap credit? | note)* jump?)*
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from math import exp, log1p

from builder.normalise.reading import joins
from builder.normalise.reading.chars import unclosed
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.sheet import LONG, Sheet

Row = dict[str, float]
"""Part -> score of the step to it."""
NO = float("-inf")
KINDS = {"para": "body", "join": "body", "lead": "body", "head+": "head", "inter+": "inter", "cap+": "cap"}
"""Parts from which every step costs the same, under the name by which `Steps` knows them."""
STUB = 4
"""Characters of a line that may be the beginning of a paragraph; a shorter one (一, 回信) is a label."""
UNBROKEN, AFRESH = 2.0, 1.0
"""On a page that has no cut paragraph: log odds against a short line's going on, and for text below a headline."""
JOINABLE = frozenset(("cap", "credit", "repeat", "note", "folio", "masthead", "pointer"))
"""What may stand between the halves of a paragraph."""


class Steps:
    """Scores of going from one part to the next, for one page."""

    def __init__(self, sheet: Sheet):
        clues = self.clues = sheet.clues
        self.seams = sheet.seams
        self.unbroken = sheet.unbroken
        self.bodies, self.stubs = _last_bodies(clues)
        """For each line the nearest line above that reads like running text, or -1."""
        self.on: dict[int, tuple[float, float]] = {}
        self.cut: dict[int, float] = {}

    def _on(self, i: int) -> tuple[float, float]:
        """The scores of line i's going on with the text above it, and of its not going on."""
        found = self.on.get(i)
        if found is None:
            found = self.on[i] = _either(self._goes_on(i, self.bodies[i]))
        return found

    def _on_stub(self, i: int) -> tuple[float, float]:
        """The same where the line above is taken for text though it is too short to look like it."""
        return _either(self._goes_on(i, i - 1))

    def _goes_on(self, i: int, j: int) -> float:
        """Log odds that line i continues line j, the nearest text line above it."""
        if j < 0:
            return -9.0
        here, before, full = self.clues[i], self.clues[j], 0.0
        stopped = before.end == "stop"
        if stopped and before.narrow and here.narrow:
            full = joins.fullness(self._paragraph(j), self._paragraph_below(i))
        held = (before.narrow or before.lead or (not stopped and before.size > 20)) and unclosed(before.text) > 0
        odds = joins.goes_on(before, here, held, full, 0.0 if stopped else self.seams.odds(before, here))
        if self.unbroken and before.end == "open" and before.size <= LONG and not before.narrow:
            odds -= UNBROKEN
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

    def __call__(self, i: int, past: str, parts: Collection[str]) -> Row:
        """The scores of going from a part of the kind `past` to the parts that line i may play."""
        if past in ("body", "sign"):
            closed = past == "sign" and self.clues[i - 1].text.endswith(")")
            on, broken = CLOSED if closed else self._on_stub(i) if i in self.stubs else self._on(i)
            if len(parts) == 2 and "join" in parts and "para" in parts:
                return {"join": on, "para": broken + self._after_end(i)[0]}
            return self._from_body(i, on, broken)
        if past == "repeat" and self._head_twice(i):
            past = "head"
        row = _ROWS[past]
        if past in ("head", "inter"):
            row = {**row, "para": row["para"] - self._cut_off(i)}
        if past == "head" and self.clues[i - 1].titled and self.clues[i - 1].text[-1] in "告事明示知":
            row["head+"] -= 3.0
        if past in JOINABLE:
            row = {**row, "join": self._on(i)[0] - 1.0}
        if past == "note" and self._note_runs_on(i):
            row["para"] = self._on(i)[1]
        if past in ("repeat", "cap", "credit"):
            row["lead"] = self.clues[i].border - 1.0
        if past == "byline":
            byline = self.clues[i - 1]
            row = {**row, "head": self.clues[i].border - (0.0 if byline.above else 1.0 if byline.closes else 4.5)}
        if past == "note":
            row["head"] = self.clues[i].border + 1.0
        if past == "cap":
            on, apart = self._on(i)
            row |= {"cap": apart - 0.7, "cap+": on}
        return row

    def _head_twice(self, i: int) -> bool:
        """Whether the line above line i repeats the display line right above it, or the one above that."""
        first = self.clues[i - 1].repeat_of
        near = first == i - 2 or (first == i - 3 and self.clues[i - 2].display)
        return near and self.clues[first].display and self.clues[first].size <= 32

    def _note_runs_on(self, i: int) -> bool:
        before = self.clues[i - 1]
        return self.bodies[i] == i - 1 and before.end in ("open", "comma") and before.note in ("", "text")

    def _after_end(self, i: int) -> tuple[float, float]:
        """A paragraph, or a lead, behind a jump or a closing signature seldom belongs to the article above."""
        before = self.clues[i - 1]
        if not before.ends:
            return 0.0, 0.0
        border = self.clues[i].border
        if before.jump:
            return -4.0, 2.5
        if before.text[:1] != "(" or not before.text.endswith(")"):
            return -0.5, 0.0
        return -2.0 - max(0.0, border), 2.0 + border

    def _cut_off(self, i: int) -> float:
        """What it costs that line i starts afresh below a display line, from the characters that meet."""
        if i in self.cut:
            return self.cut[i]
        before, here = self.clues[i - 1], self.clues[i]
        odds = self.seams.odds(before, here) - AFRESH * self.unbroken + 3.0 * (here.text[:1] in ",;:!?。、)”’》")
        self.cut[i] = _soft(2.0 * odds - 1.0)
        return self.cut[i]

    def _from_body(self, i: int, on: float, broken: float) -> Row:
        """From running text; `on` and `broken` are the scores of its going on and of its ending here."""
        before, here = self.clues[i - 1], self.clues[i]
        para, lead = self._after_end(i)
        bonus = 2.5 if before.ends and (before.jump or before.text.endswith(")")) else 0.0
        apart = max(broken, -4.0) * 0.5
        return {
            "join": on,
            "para": broken + para,
            "lead": broken + 1.0 + here.border if before.closes or here.lead else broken + lead,
            "head": broken - 1.5 + bonus + here.border,
            "inter": max(broken, -6.0) - 1.4 - bonus - max(0.0, here.border),
            "head+": NO,
            "inter+": NO,
            "cap+": NO,
            "masthead": apart,
            "folio": apart,
            "byline": apart - (0.0 if here.above else 3.0),
            "cap": apart - 1.0,
            "note": apart - 1.0,
            "pointer": apart - 1.0,
            "repeat": 0.0,
            "credit": 0.0,
            "jump": 0.0,
            "sign": 0.0,
        }


@lru_cache(maxsize=4096)
def _either(odds: float) -> tuple[float, float]:
    """Log odds as two scores: of the thing, and of its contrary."""
    return -_soft(-odds), -_soft(odds)


def _soft(x: float) -> float:
    """log(1 + e^x): minus the log probability of what has the log odds -x, at most 7."""
    return min(7.0, log1p(exp(x))) if x < 7 else 7.0


CLOSED = _either(-6.0)
"""Behind a signature in brackets nothing goes on."""
_DEFAULT = {
    "masthead": 0.0,
    "folio": 0.0,
    "head": 0.0,
    "head+": NO,
    "inter+": NO,
    "cap+": NO,
    "byline": -3.0,
    "para": -1.0,
    "join": NO,
    "lead": -2.0,
    "inter": -3.0,
    "cap": -1.0,
    "credit": -1.0,
    "note": -1.0,
    "pointer": -1.0,
    "jump": -1.0,
    "sign": -1.0,
    "repeat": 0.0,
}
_FROM_HEAD = dict.fromkeys(_DEFAULT, -3.0) | {
    "head+": -0.7,
    "byline": 0.5,
    "para": -0.3,
    "join": NO,
    "head": -3.0,
    "lead": NO,
    "inter": -2.5,
    "cap": -1.0,
    "note": 0.0,
    "pointer": 0.5,
    "jump": -3.0,
    "masthead": -2.0,
    "folio": -2.0,
    "repeat": -1.0,
    "credit": -2.0,
    "sign": -3.0,
}
_FROM_INTER = dict.fromkeys(_DEFAULT, -3.0) | {
    "para": 0.3,
    "inter": -0.9,
    "inter+": -0.5,
    "head": -4.0,
    "byline": -4.0,
    "head+": NO,
    "join": NO,
    "cap": -2.0,
    "note": -1.0,
}
_OTHER = {
    ("byline", "para"): 0.3,
    ("byline", "inter"): -1.5,
    ("byline", "head"): -2.0,
    ("byline", "note"): 0.0,
    ("byline", "cap"): -0.5,
    ("cap", "credit"): 1.0,
    ("cap", "cap"): -1.5,
    ("cap", "para"): -1.0,
    ("cap", "head"): 0.0,
    ("cap", "inter"): -2.0,
    ("credit", "head"): 0.5,
    ("credit", "para"): -1.0,
    ("credit", "cap"): -0.5,
    ("credit", "inter"): -2.0,
    ("credit", "byline"): -3.0,
    ("note", "para"): 0.0,
    ("note", "head"): 0.0,
    ("note", "note"): 0.0,
    ("note", "inter"): -1.0,
    ("note", "byline"): -1.0,
    ("pointer", "head"): 0.5,
    ("jump", "head"): 0.7,
    ("jump", "para"): -3.0,
    ("jump", "cap"): 0.0,
    ("repeat", "para"): 0.0,
    ("repeat", "head"): 0.3,
    ("repeat", "inter"): -1.0,
    ("repeat", "cap"): 0.0,
    ("masthead", "para"): -2.0,
    ("folio", "para"): -1.0,
    ("masthead", "lead"): -1.0,
    ("", "head"): 0.3,
    ("", "para"): -2.5,
    ("", "lead"): -0.5,
}
_ROWS = {
    past: _DEFAULT | {here: score for (before, here), score in _OTHER.items() if before == past}
    for past in ("", "byline", "cap", "credit", "note", "pointer", "jump", "repeat", "masthead", "folio")
} | {"head": _FROM_HEAD, "inter": _FROM_INTER}
"""Kind of the part before -> what the steps from it cost wherever they stand."""


def _last_bodies(clues: Sequence[Clue]) -> tuple[list[int], set[int]]:
    """For each line the index of the nearest line above that reads like running text, or -1; and the lines below one
    that is too short to look so."""
    found, stubs, last = [], set(), -1
    for i, clue in enumerate(clues):
        found.append(last)
        if clue.size >= 8 or clue.narrow or clue.lead or clue.end in ("stop", "colon") or "," in clue.text:
            if not (
                clue.furniture
                or clue.byline
                or clue.credit
                or clue.pointer
                or clue.repeat_of is not None
                or clue.caption == 3
                or clue.jump == "alone"
            ):
                last = i
        elif clue.size >= STUB and last >= 0:
            stubs.add(i + 1)
    return found, stubs
