"""What each line of a page shows on its face, found once and read by every rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.normalise.reading import bylines, furniture, notes, photos, pointers, signatures
from builder.normalise.reading.chars import bare, ending, fold_all
from builder.normalise.types import Line

SHORT = 64
"""Characters; a longer line is neither headline nor byline, so most patterns need not be tried on it."""


_HALF = re.compile("[0-9A-Za-z]")


@dataclass(slots=True)
class Clue:
    """One line's looks. Filled by `look`; what these do not tell (`wrapped`, `opens`, `border`, …) by later steps."""

    line: Line
    text: str
    """Folded (see `chars.fold`)."""
    bare: str
    size: int
    end: str
    furniture: str = ""
    byline: bool = False
    lead: bool = False
    credit: bool = False
    signature: bool = False
    pointer: bool = False
    closes: bool = False
    """Says who else was there (市领导…参加。) or who wrote it (…完工。(王平)): such a line mostly ends a report."""
    name: bool = False
    """Nothing but personal names: a byline, if a headline stands above."""
    above: bool = False
    """A byline above its headline (see `names`)."""
    figures: bool = False
    """A line of a table: 前区03 11 17 24 33."""
    verse: bool = False
    """A line of a poem (see `verse`)."""
    jump: str = ""
    """`alone` or `tail`: a jump (下转) fills the line or ends it."""
    continued: bool = False
    """Begins by saying where it goes on from: (上接第一版)."""
    note: str = ""
    """`mark` (编者按 alone), `text` (编者按: …), `sign` (——编 者)."""
    caption: int = 0
    """How much the wording says picture: 0 to 3."""
    wrapped: bool = False
    """Fills a narrow measure and runs on (see `measure`)."""
    narrow: bool = False
    """Stands in a stretch cut at a narrow measure."""
    parted: int = 0
    """1: a blank line above tells that a block begins here; -1: none above tells that none does; 0: says nothing."""
    starts: int = 0
    """1: set in as the first line of a paragraph; -1: not set in, where such lines are (see `indents`)."""
    half: bool = False
    """Holds Latin letters or digits."""
    width: float = 0.0
    """Of a narrow line: how many Chinese characters wide it is (see `measure`)."""
    give: float = 0.0
    """How much narrower it may be, where it is not known whether Latin letters and digits take half a width."""
    even: bool = False
    """Of a narrow line: all the lines around it are cut at one measure."""
    display: bool = False
    """Short enough for a headline and not of any plainer kind (see `borders`)."""
    ends: bool = False
    """Closes an article: a signature, a jump, a credit."""
    opens: bool = False
    """Surely heads an article: a byline or lead follows, or it carries a column in brackets."""
    titled: bool = False
    """Its wording heads an article (寻人启事, 记者手记)."""
    label: bool = False
    """Names a column: it stands alone above a headline (see `borders`)."""
    repeat_of: int | None = None
    echo: bool = False
    """Its words stand together in another line too (see `echoes`)."""
    row: bool = False
    """Begins with a clause as another display line near by does (从历史看,…)."""
    border: float = 0.0
    """Evidence (log odds) that a headline, rather than an inter-title, stands here."""


_GROUPS = re.compile(r"\d+")
_WEATHER = re.compile(r":|℃.*℃|\d\s*[~～至—-]\s*-?\d")


def _is_table(text: str) -> bool:
    """Many numbers and few words: 前区03 11 17 24 33; or a line of a weather report."""
    return (text.endswith("℃") and bool(_WEATHER.search(text))) or (
        (" " in text or ":" in text)
        and sum(map(str.isdigit, text)) > 0.35 * len(text.replace(" ", ""))
        and len(_GROUPS.findall(text)) >= 4
    )


def look(lines: Sequence[Line]) -> list[Clue]:
    """The clues of each line."""
    return [_look(line, text) for line, text in zip(lines, fold_all([line.text for line in lines]), strict=True)]


def _look(line: Line, text: str) -> Clue:
    jump = pointers.jump_kind(text)
    if jump == "tail":
        text = pointers.split_jump(text)[0]
    goes_on = pointers.continued(text)
    if goes_on:
        text = pointers.split_jump(text)[0] or text
    tight = bare(text)
    clue = Clue(line, text, tight, len(tight), ending(text), jump=jump)
    clue.continued = goes_on
    clue.half = bool(_HALF.search(text))
    clue.lead = bylines.is_lead(text)
    clue.caption = photos.wording(text)
    clue.note = notes.kind(text)
    if clue.size <= SHORT:
        clue.pointer = pointers.is_pointer(text)
        clue.furniture = "" if clue.pointer else furniture.kind(text)
        clue.byline = bylines.is_byline(text)
        clue.credit = photos.is_credit(text)
        clue.end = "stop" if not (clue.pointer or clue.furniture or jump) and pointers.is_entry(text) else clue.end
    signed = bool(signatures.signer(text))
    clue.end = "stop" if signed else clue.end
    clue.closes = (
        signed
        or signatures.is_sourced(text)
        or (clue.size <= 160 and clue.end == "stop" and signatures.is_closing(text))
    )
    clue.figures = clue.half and not clue.lead and 10 < clue.size <= SHORT and _is_table(text)
    clue.name = clue.size <= 30 and bylines.is_name(text)
    if text[:1] in "(—―" or clue.size <= 40:
        clue.signature = signatures.is_signature(text)
    if clue.signature and text[:1] != "(":
        clue.end = "stop"
    return clue
