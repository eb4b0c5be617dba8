"""Evidence for a border between articles at a short line: do the texts above and below speak of the same thing?

Before  …村民的日子越过越好。 / 春水初生 / 博物馆里,讲解员…
After   a headline: below 春水初生 nothing is said of what stands above
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from builder.normalise.reading.announced import (
    BELOW,
    BULLETS,
    DISPLAY,
    announced,
    closes_bracket,
    heads_what_follows,
    lone_label,
    long_deck,
    named,
    worded_label,
)
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.cohesion import Vocabulary
from builder.normalise.reading.headings import column_suffix, heads_by_itself, is_detail, is_remark
from builder.normalise.reading.prose import prose
from builder.normalise.reading.sheet import Sheet

ANNOUNCED, SECOND = 1.5, 4.0
"""Evidence where a byline or lead follows; what the texts say is then not asked."""
SECOND_LEAD = 2.8
"""Evidence where a dispatch lead follows on the text of an article that has a lead or byline already."""
SIGNED = 2.0
"""Evidence at a display line right behind what ends a report (…已完工。(王平); 市领导…参加。)."""
LABELLED = 3.0
"""Evidence at a short line above a headline, where it stands alone: a column's name (in 173 pages 128 of 128)."""
DATED = 1.0
"""Evidence at a line with text below it that begins as a report does: with a day."""
_DAY = re.compile(r"(?:昨[日天晚]|前[天日]|近日|日前|\d+月\d+日|\d{1,2}日[,上下晚凌]|记者(?:昨[日天]|近日|从))")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,8}[市县区镇乡村州港]")
"""甘泉区: where it happened, a kicker of its own."""
ITEM, ITEMS = 12, 3
"""Characters of a longer entry of a list; how many of one mark make a list."""
CLAUSE = 10
"""Characters within which a line's first comma stands, if it begins with a short clause."""
REACH = 800
"""Characters on either side that are compared."""
SAME = 0.145
"""The tie at which a border is as likely as not, other things being equal."""
ESSAY = 3.0
"""Evidence on a literary supplement: essays stand one after another without bylines, and have no inter-titles."""
ALIKE, BRIEF = 2, 10
"""Other lines of one length that make a row of inter-titles; the length from which on that may be chance."""
PROSE = 0.8
"""Log odds from which on a line reads like running text (see `prose`)."""
NUMBERED = -1.0
"""Most evidence at a line with a number before it (一、把握方向): the parts of an article are numbered."""
SET_IN = 3.0
"""Evidence against a headline at a line that is set in as the page's paragraphs are."""
MOST = 400
"""Short lines; a page with more is no newspaper page, and its texts are not compared."""


def mark(sheet: Sheet) -> None:
    """Set `opens` on lines that surely head an article, `label` on names of columns and `border` on all that may."""
    clues = sheet.clues
    _openers(clues)
    candidates = [i for i, c in enumerate(clues) if (c.display and not c.wrapped) or _after_end(clues, i)]
    open_to_doubt = [i for i in candidates if not clues[i].lead and not (clues[i].opens and announced(clues, i))]
    leads = _leads_inside(clues)
    for i in candidates:
        clues[i].border = ANNOUNCED
    if not (open_to_doubt or leads) or len(candidates) > MOST:
        return
    for i in leads[:MOST]:
        clues[i].border = _evidence(sheet.words, clues, i, past=True) + SECOND_LEAD * _leads_above(clues, i)
    rank = {i: k for k, i in enumerate(candidates)}
    shapes = [_shape(clues[i]) for i in candidates] if open_to_doubt else []
    for i in open_to_doubt:
        evidence = _evidence(sheet.words, clues, i) - 3.5 * _family(clues, candidates, shapes, rank[i])
        evidence += ESSAY * (sheet.literary and clues[i].display)
        worded = worded_label(clues, i)
        clues[i].label = worded or lone_label(clues, i)
        clues[i].border = _with_what_follows(clues, i, evidence, worded)
    for i in candidates:
        below = clues[i + 1] if i + 1 < len(clues) else clues[i]
        shares = clues[i].label or clues[i].opens or (below.border >= SECOND and _PLACE.fullmatch(clues[i].text))
        if shares and below.display and below.border > ANNOUNCED:
            clues[i].border, below.border = max(clues[i].border, below.border), ANNOUNCED


def _openers(clues: Sequence[Clue]) -> None:
    """Set `display`, `ends`, `titled` and `opens`."""
    listed = Counter(clue.text[0] for clue in clues if clue.size > ITEM)
    for clue in clues:
        item = clue.size > ITEM and clue.text[0] in BULLETS and listed[clue.text[0]] >= ITEMS
        clue.display, clue.ends = not item and _may_display(clue), clue.signature or bool(clue.jump) or clue.credit
        wording = clue.bare if clue.size < 4 else clue.text  # 更 正
        clue.titled = clue.display and clue.size <= 32 and heads_by_itself(wording)
    for i in range(len(clues) - 1, -1, -1):
        clue = clues[i]
        clue.opens = (
            clue.display
            and (clue.continued or (column_suffix(clue.text) and not _filled(clues, i)) or announced(clues, i))
            and not _told(clues, i)
        ) or (clue.size > DISPLAY and long_deck(clues, i))


def _with_what_follows(clues: Sequence[Clue], i: int, evidence: float, worded: bool) -> float:
    """The evidence at line i, with what its wording and the lines around it announce; `worded`: as a column's name."""
    clue, above = clues[i], clues[i - 1] if i else None
    if above and i + 1 < len(clues) and not above.display and _DAY.match(clues[i + 1].text):
        evidence += DATED
    sure = clue.titled or worded or heads_what_follows(clues, i)
    if sure:
        evidence = max(evidence, SECOND)
    elif clue.label:
        evidence = max(evidence, LABELLED)
    elif named(clues, i):
        evidence = max(evidence, ANNOUNCED if above and above.display else SECOND)
    evidence = max(evidence, SIGNED) if above and above.closes else evidence
    evidence = min(evidence, 0.0) if evidence > 0.0 and not sure and _runs(clue) else evidence
    evidence = min(evidence, NUMBERED) if _NUMBER.match(clue.text) else evidence
    evidence -= SET_IN * (clue.starts > 0 and clue.line.indent > 0)
    if clue.opens:
        return max(evidence, -2.0)
    return max(evidence, SECOND) if _second_report(clues, i) else evidence


def _evidence(words: Vocabulary, clues: Sequence[Clue], i: int, past: bool = False) -> float:
    """From the tie of what stands above and below, and from which of them uses the line's own words.

    `past`: what closes an article right above (a signature) is looked past: a report may follow the letter it is about.
    """
    top = i
    while past and top and clues[top - 1].ends:
        top -= 1
    above, below = words.of(_up(clues, top)), words.of(_down(clues, i))
    own, room = words.lines[i], (clues[i].size + 4) * 4
    said, told = words.mass(own & above) / room, words.mass(own & below) / room
    return max(-4.0, min(3.0, (SAME - words.tie(above, below)) * 22.0 + 0.35 * min(told, 2.0) - min(2.0, 6.0 * said)))


def _after_end(clues: Sequence[Clue], i: int) -> bool:
    """A paragraph right behind what closes an article: it may open one that has lost its headline."""
    if not i or clues[i].size <= 40 or clues[i].furniture or clues[i].repeat_of is not None:
        return False
    above = clues[i - 1]
    if above.repeat_of is not None:
        above = next((clues[k] for k in range(i - 2, max(-1, i - 4), -1) if clues[k].repeat_of is None), above)
    return clues[i - 1].ends or (above.closes and not clues[i].closes)


def _leads_inside(clues: Sequence[Clue]) -> list[int]:
    """Dispatch leads right below running text: an article that has lost its headline, or a second dispatch in one."""
    found = []
    for i in range(1, len(clues)):
        above = clues[i - 1]
        text = above.size > 40 or above.end == "stop" or above.ends
        if clues[i].lead and text and not above.note and not above.display:
            found.append(i)
    return found


def _leads_above(clues: Sequence[Clue], i: int) -> float:
    """How surely the article above line i has begun already: 1 with a lead or byline, half with some text."""
    told = 0
    for clue in reversed(clues[max(0, i - 80) : i]):
        if clue.lead or clue.byline:
            return 1.0
        if clue.opens and clue.display:
            break
        told += clue.size
    return 0.5 if told > 400 else 0.0


def _second_report(clues: Sequence[Clue], i: int) -> bool:
    """A paragraph behind one closing line (市领导…参加。) with another closing line ahead: its headline is lost."""
    if clues[i].size <= 100 or clues[i].display or clues[i - 1].ends:
        return False
    for clue in clues[i + 1 : i + 12]:
        if clue.closes:
            return True
        if clue.opens or clue.byline or clue.lead:
            return False
    return False


def _may_display(clue: Clue) -> bool:
    """A line short enough for a headline and not of any plainer kind."""
    return (
        clue.size <= DISPLAY
        and not clue.verse
        and not clue.figures
        and clue.end not in ("stop", "comma", "semi")
        and not clue.furniture
        and not clue.byline
        and not clue.credit
        and clue.repeat_of is None
        and not clue.pointer
        and not clue.lead
        and not clue.signature
        and not clue.jump
        and not closes_bracket(clue)
        and not is_detail(clue.text)
        and not is_remark(clue.text)
    ) or (clue.size <= 30 and clue.text[-1:] in "?!…")


def _runs(clue: Clue) -> bool:
    """Whether a display line with a comma reads like running text that was cut."""
    return clue.display and "," in clue.text and prose(clue.text) > PROSE


def _told(clues: Sequence[Clue], i: int) -> bool:
    """Whether a short line tells something instead of heading it: speech, or the end of lines cut at a measure."""
    cut = clues[i].narrow or (i > 0 and clues[i - 1].narrow and clues[i - 1].end != "stop")
    if i + 1 < len(clues) and clues[i + 1].byline and _QUOTES.match(clues[i].text):
        return False
    return bool(_SPEECH.search(clues[i].text)) or (cut and _runs(clues[i]))


def _filled(clues: Sequence[Clue], i: int) -> bool:
    """Whether a line is as long as those above it, which run on: its bracket stands in the middle of a sentence."""
    return i > 1 and all(
        c.wrapped and c.end in ("open", "comma") and abs(c.size - clues[i].size) <= 1 for c in clues[i - 2 : i]
    )


_NUMBER = re.compile(r"[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\)")
_QUOTES = re.compile("[^,。:]{2,14}:“[^“”。]{4,24}”$")
"""老船工说:“江上的风是有味道的”: a headline, if a byline follows."""
_SPEECH = re.compile(r"(?:(?<![小劝听据])说|表示|强调|指出|介绍|认为)[,:].{4}")


def _family(clues: Sequence[Clue], candidates: Sequence[int], shapes: Sequence[Shape], at: int) -> bool:
    """Another line near by is built the same way (坚守，是质朴的承诺 / 奋斗，是坚实的脚步; 机遇多—— / 环境好——).

    Sets `row` where both begin with a clause built the same way (从历史看,… / 从现实看,…).
    """
    i, (shape, clause) = candidates[at], shapes[at]
    same = 0
    dashed = clues[i].text.endswith("——") and not clues[i].opens
    for n in range(max(0, at - 5), min(at + 6, len(candidates))):
        k = candidates[n]
        if abs(k - i) <= 1 or clues[k].opens:
            continue
        same += shapes[n][0] == shape and _over_text(clues, k)
        if clause and shapes[n][1] == clause and _over_text(clues, k):
            clues[i].row = True
            return True
        if shapes[n][0] == shape and "," in shape[1] and _over_text(clues, k):
            clues[i].row = True
            return True
        if (shapes[n][0] == shape and shape[1]) or (dashed and clues[k].text.endswith("——")):
            return True
    return same >= ALIKE and shape[0] <= BRIEF and _over_text(clues, i)


def _over_text(clues: Sequence[Clue], i: int) -> bool:
    """Whether running text follows a display line at once, as it does below inter-titles."""
    below = clues[i + 1] if i + 1 < len(clues) else None
    return clues[i].display and not clues[i].titled and below is not None and not below.opens and below.size > BELOW


Shape = tuple[tuple[int, str], str]
"""Length and marks of a line; and first and last character of the short clause that it begins with, or nothing."""
_MARKS = re.compile(r"[^,、—“”:?!()]+")


def _shape(clue: Clue) -> Shape:
    comma = clue.text.find(",", 2, CLAUSE)
    return (clue.size, _MARKS.sub("", clue.text)), clue.text[0] + clue.text[comma - 1] if comma > 0 else ""


def _up(clues: Sequence[Clue], i: int) -> list[int]:
    found, seen = [], 0
    for k in range(i - 1, -1, -1):
        clue = clues[k]
        if seen >= REACH or clue.ends:
            break
        found.append(k)
        seen += clue.size
        if clue.opens:
            break
    return found


def _down(clues: Sequence[Clue], i: int) -> list[int]:
    found, seen = [], 0
    for k in range(i + 1, len(clues)):
        clue = clues[k]
        if seen >= REACH or (clue.opens and seen):
            break
        found.append(k)
        seen += clue.size
        if clue.ends and not clue.credit:
            break
    return found
