"""Evidence for a border between articles at a short line: do the texts above and below speak of the same thing?

Before  …村民的日子越过越好。 / 春水初生 / 博物馆里,讲解员…
After   a headline: below 春水初生 nothing is said of what stands above
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.normalise.reading.clues import Clue
from builder.normalise.reading.cohesion import Vocabulary
from builder.normalise.reading.prose import prose
from builder.normalise.reading.sheet import Sheet

ANNOUNCED, SECOND = 1.5, 4.0
"""Evidence where a byline or lead follows; what the texts say is then not asked."""
SECOND_LEAD = 2.8
"""Evidence where a dispatch lead follows on the text of an article that has a lead or byline already."""
REACH = 800
"""Characters on either side that are compared."""
SAME = 0.145
"""The tie at which a border is as likely as not, other things being equal."""
ESSAY = 3.0
"""Evidence on a literary supplement: essays stand one after another without bylines, and have no inter-titles."""
CHAIN = 5
"""Lines that a headline has at most above the byline."""
DISPLAY = 60
ALIKE, BRIEF, BELOW = 2, 10, 20
"""Other lines of one length that make a row of inter-titles, the length from which on that may be chance, and the
length of a line below that is surely text."""
PROSE = 0.8
"""Log odds from which on a line reads like running text (see `prose`)."""
NUMBERED = -1.0
"""Most evidence at a line with a number before it (一、把握方向): the parts of an article are numbered."""
MOST = 400
"""Short lines; a page with more is no newspaper page, and its texts are not compared."""


def mark(sheet: Sheet) -> None:
    """Set `opens` on lines that surely head an article and `border` on those that may."""
    clues = sheet.clues
    for clue in clues:
        clue.display, clue.ends = _may_display(clue), clue.signature or bool(clue.jump) or clue.credit
        clue.titled = clue.display and clue.size <= 32 and heads_by_itself(clue.text)
    for i in range(len(clues) - 1, -1, -1):
        clue = clues[i]
        clue.opens = (
            clue.display
            and ((column_suffix(clue.text) and not _filled(clues, i)) or _announced(clues, i))
            and not _told(clues, i)
        ) or _long_deck(clues, i)
    candidates = [i for i, c in enumerate(clues) if (c.display and not c.wrapped) or _after_end(clues, i)]
    open_to_doubt = [i for i in candidates if not clues[i].lead and not (clues[i].opens and _announced(clues, i))]
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
        evidence = max(evidence, SECOND) if clues[i].titled else evidence
        evidence = min(evidence, 0.0) if evidence > 0.0 and _runs(clues[i]) else evidence
        evidence = min(evidence, NUMBERED) if _NUMBER.match(clues[i].text) else evidence
        clues[i].border = (
            max(evidence, -2.0) if clues[i].opens else max(evidence, SECOND) if _second_report(clues, i) else evidence
        )


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
    above = next((clues[k] for k in range(i - 1, max(-1, i - 4), -1) if clues[k].repeat_of is None), clues[i - 1])
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
        and not _closes(clue)
    ) or (clue.size <= 30 and clue.text[-1:] in "?!…")


def _runs(clue: Clue) -> bool:
    """Whether a display line with a comma reads like running text that was cut."""
    return clue.display and "," in clue.text and prose(clue.text) > PROSE


def _told(clues: Sequence[Clue], i: int) -> bool:
    """Whether a short line tells something instead of heading it: speech, or the end of lines cut at a measure."""
    cut = clues[i].narrow or (i > 0 and clues[i - 1].narrow and clues[i - 1].end != "stop")
    return bool(_SPEECH.search(clues[i].text)) or (cut and _runs(clues[i]))


def _filled(clues: Sequence[Clue], i: int) -> bool:
    """Whether a line is as long as those above it, which run on: its bracket stands in the middle of a sentence."""
    return i > 1 and all(
        c.wrapped and c.end in ("open", "comma") and abs(c.size - clues[i].size) <= 1 for c in clues[i - 2 : i]
    )


def _closes(clue: Clue) -> bool:
    """Whether a line ends what a bracket opened above it: 国际关系学院教授)."""
    return clue.text[-1:] == ")" and "(" not in clue.text


def column_suffix(text: str) -> bool:
    """绿水长流(美丽乡村行): a headline that carries its column in brackets at the end."""
    if not text.endswith(")") or "(" not in text[2:]:
        return False
    at = text.rindex("(")
    return at >= 3 and 2 <= len(text) - at - 2 <= 24 and not _PLACE.search(text, at)


_OF_ITSELF = re.compile(
    r"^(?:[\u4e00-\u9fff]{2}手记|编后|短评|快评)[:—―]|^(?!特此)[\u4e00-\u9fff“”《》()\d]{0,24}(?:公告|启事|声明|通告|讣告|(?:停水|停电|停气|停暖|施工|搬迁|迁址|招生|放假)通知|开奖结果|任免名单)$"
    r"|^[\u4e00-\u9fff]{0,4}(?:简讯|快讯|短讯|一句话新闻|新闻简报|回音壁|积分榜|光荣榜|好人榜|天气预报|热线回复)$|^(?:今日|本期|本版)(?:导读|看点|天气)$|^(?:记者|采访|编辑)(?:手记|札记)$|^(?:更正|勘误|致歉|更正与说明)$"
)


def heads_by_itself(text: str) -> bool:
    """记者手记:守住一盏灯, 招聘启事: the wording says that an article begins."""
    return bool(_OF_ITSELF.match(text))


_NUMBER = re.compile(r"[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\)")
_PLACE = re.compile(r"\([^()]{1,6}[段市县区省州镇期]\)$")


_SPEECH = re.compile(r"(?:说|表示|强调|指出|介绍|认为)[,:].{4}")


def _announced(clues: Sequence[Clue], i: int) -> bool:
    """A byline or dispatch lead follows, with nothing but display lines between."""
    noted = False
    for clue in clues[i + 1 : i + 10]:
        if clue.byline or clue.lead or (clue.opens and clue is clues[i + 1] and not _long_chain(clues, i + 1)):
            return True
        if clue.note or noted:
            noted = clue.end != "stop"
            continue
        if clue.signature or clue.jump or _closes(clue):
            return False
        if clue.size > DISPLAY + 10 or clue.end in ("stop", "comma", "semi"):
            return False
    return False


def _long_chain(clues: Sequence[Clue], i: int) -> bool:
    """So many opening lines from line i on that they are no headline (a table, a poem)."""
    return i + CHAIN < len(clues) and all(clue.opens for clue in clues[i : i + CHAIN])


def _family(clues: Sequence[Clue], candidates: Sequence[int], shapes: Sequence[Shape], at: int) -> bool:
    """Another line near by is built the same way (坚守，是质朴的承诺 / 奋斗，是坚实的脚步; 机遇多—— / 环境好——)."""
    i, shape = candidates[at], shapes[at]
    same = 0
    dashed = clues[i].text.endswith("——") and not clues[i].opens
    for n in range(max(0, at - 5), min(at + 6, len(candidates))):
        k = candidates[n]
        if abs(k - i) <= 1 or clues[k].opens:
            continue
        same += shapes[n] == shape and _over_text(clues, k)
        if (shapes[n] == shape and shape[1]) or (dashed and clues[k].text.endswith("——")):
            return True
    return same >= ALIKE and shape[0] <= BRIEF and _over_text(clues, i)


def _over_text(clues: Sequence[Clue], i: int) -> bool:
    """Whether running text follows a display line at once, as it does below inter-titles."""
    below = clues[i + 1] if i + 1 < len(clues) else None
    return clues[i].display and not clues[i].titled and below is not None and not below.opens and below.size > BELOW


Shape = tuple[int, str]
"""Length and marks of a line."""
_MARKS = re.compile(r"[^,、—“”:?!()]+")


def _shape(clue: Clue) -> Shape:
    return clue.size, _MARKS.sub("", clue.text)


def _long_deck(clues: Sequence[Clue], i: int) -> bool:
    """A long line without a stop right above a byline or dispatch lead: a deck that tells the contents."""
    here = clues[i]
    if not (
        DISPLAY < here.size <= 140
        and here.end in ("open", "closed")
        and not here.lead
        and not here.signature
        and i + 1 < len(clues)
    ):
        return False
    return clues[i + 1].byline or clues[i + 1].lead


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
        if clue.ends:
            break
    return found
