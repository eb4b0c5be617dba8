"""What stands below a short line says that it heads an article: a byline, a dispatch lead, a letter's salute.

Before  老街换新颜 / 王 平 / 老街往西走,第三条巷子口有一家理发店…
After   `named`: a name stands between the line and running text
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from builder.normalise.reading import photos
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.headings import BOX, column_name, worded_as_column
from builder.normalise.reading.prose import prose

CHAIN = 5
"""Lines that a headline has at most above the byline."""
DISPLAY = 60
BELOW = 20
"""Length of a line below from which on it is surely text."""
BULLETS = "●■◆○★☆▲□◇△"
"""Marks before the items of a list."""
_SALUTE = re.compile(r"(?:编辑部?(?:同志|老师)?|尊敬的[^,。:]{2,16}|贵报)[:,]")


def announced(clues: Sequence[Clue], i: int) -> bool:
    """A byline or dispatch lead follows, with nothing but display lines between, or a byline stands above."""
    if i and clues[i - 1].above:
        return True
    noted = False
    for clue in clues[i + 1 : i + 10]:
        if clue.byline or clue.lead or (clue.opens and clue is clues[i + 1] and not _long_chain(clues, i + 1)):
            return True
        if clue.note or noted:
            noted = clue.end != "stop"
            continue
        if clue.signature or clue.jump or closes_bracket(clue):
            return False
        if clue.size > DISPLAY + 10 or clue.end in ("stop", "comma", "semi"):
            return False
    return False


def named(clues: Sequence[Clue], i: int) -> bool:
    """A line of bare names follows, with running text below it and nothing but display lines between."""
    for k in range(i + 1, min(i + 4, len(clues) - 1)):
        if clues[k].repeat_of is not None:
            continue
        if clues[k - 1].text[-1] in "!。…":
            return False
        if clues[k].name:
            return text_below(clues, k, BELOW)
        if not clues[k].display:
            return False
    return False


def heads_what_follows(clues: Sequence[Clue], i: int) -> bool:
    """Whether a letter, a list or a picture story follows."""
    below = [clue for clue in clues[i + 1 : i + 5] if clue.repeat_of is None]
    if not below or _salutes(below[0]):
        return bool(below)
    if len(below) == 1:
        return False
    return _shows(clues[i], below) or (_behind(clues, i) and _lists(below))


def _behind(clues: Sequence[Clue], i: int) -> bool:
    """Whether a text ends right above line i."""
    return i > 0 and (clues[i - 1].end == "stop" or clues[i - 1].ends)


def _salutes(below: Clue) -> bool:
    """编辑同志:… opens a letter."""
    return _SALUTE.match(below.text) is not None


def _lists(below: Sequence[Clue]) -> bool:
    """微语 / ○… / ○…"""
    if _SAYING.match(below[0].text):
        return _SAYING.match(below[1].text) is not None
    mark = below[0].text[0]
    return mark in BULLETS and any(clue.text[0] == mark for clue in below[1:])


def _shows(line: Clue, below: Sequence[Clue]) -> bool:
    """A paragraph that begins with a day, and who took the picture."""
    return below[1].credit and not line.wrapped and line.end != "dash" and photos.dated(below[0].text)


def worded_label(clues: Sequence[Clue], i: int) -> bool:
    """The name of a column, a headline, and text or a name below it."""
    below = [clue for clue in clues[i + 1 : i + 5] if clue.repeat_of is None]
    if len(below) < 2 or not _behind(clues, i) or BOX.match(clues[i].text):
        return False
    if not below[0].display or not (is_text(below[1], BELOW) or below[1].name):
        return False
    text = clues[i].text
    return worded_as_column(text) or (_salutes(below[1]) and column_name(text))


_SAYING = re.compile(r"“[^”]+”(?:——|―)|@[\w\u4e00-\u9fff]{2,12}[:\s]")
"""“人间最美是清欢。”——一位读者, @青山:…: an entry of a list of sayings."""
_LABEL = re.compile(r"[\u4e00-\u9fff ]{2,7}\??")
_COUNTED = re.compile(r"[一二三四五六七八九十]$|^第|[市县区镇乡村州省馆院会局校厂部]$")
"""案例一: one of several parts; 东岭村, 东岭博物馆: what a part is about, or the first half of a headline."""
COLUMN, UNEVEN = 4, 2
"""Characters of most columns' names; by how many the labels of a feature's parts differ."""
TITLE, TITLED = 8, 4
"""Fewest characters of a headline below such a label; where other columns stand on the page."""
TOLD = 1.5
"""Log odds from which on a line reads like text, whatever stands above it."""
ROW = 40
"""Lines on either side in which other labels of a feature's parts stand."""


def lone_label(clues: Sequence[Clue], i: int) -> bool:
    """A short line above a headline where no other such pair stands near by: a column's name, whatever its wording.

    The parts of a feature have such pairs too (看全局 / 工业回暖… / 看结构 / …), but not one alone.
    """
    if not _is_pair(clues, i) or _runs(clues[i + 1]):
        return False
    if clues[i + 1].size < (TITLED if clues[i].size == COLUMN and _columned(clues, i) else TITLE):
        return False
    if BOX.match(clues[i].text) or _COUNTED.search(clues[i].text):
        return False
    near = (*_as_far(clues, range(i - 1, max(0, i - ROW), -1)), *_as_far(clues, range(i + 1, min(len(clues), i + ROW))))
    return not any(_of_a_row(clues[i], clues[k]) and _is_pair(clues, k) for k in near)


def _columned(clues: Sequence[Clue], i: int) -> bool:
    """Whether another line as short stands right above a headline that a byline follows: the page has columns."""
    return any(
        clues[k].size == COLUMN and clues[k].display and clues[k + 1].opens for k in range(len(clues) - 2) if k != i
    )


def _of_a_row(label: Clue, other: Clue) -> bool:
    """Whether two labels may be of one feature's parts, which are about as long; names of columns mostly have four
    characters, whatever they are. The same label twice names a column."""
    if label.bare == other.bare:
        return False
    if label.size == other.size == COLUMN:
        return label.text[0] == other.text[0] or label.text[-1] == other.text[-1]
    return abs(label.size - other.size) <= UNEVEN


def _as_far(clues: Sequence[Clue], lines: Iterable[int]) -> Iterator[int]:
    """The lines up to the first that says that an article begins or ends."""
    return takewhile(
        lambda k: not any((clues[k].opens, clues[k].lead, clues[k].byline, clues[k].ends, clues[k].closes)), lines
    )


def _is_pair(clues: Sequence[Clue], i: int) -> bool:
    """Whether a short line and a longer one stand between the end of a text and the beginning of another."""
    if i + 2 >= len(clues) or not _behind(clues, i):
        return False
    label, title, below = clues[i : i + 3]
    plain = label.display and not label.name and _LABEL.fullmatch(label.text)
    return bool(plain) and title.display and not title.name and (is_text(below, BELOW) or below.text[0] in "—―")


def _runs(clue: Clue) -> bool:
    """Whether a line is text that was cut, or the second line of a headline."""
    cut = clue.text[-1] not in "?!" and prose(clue.text) > TOLD
    return clue.narrow or clue.size > 30 or clue.text[0] in "—―" or cut


def text_below(clues: Sequence[Clue], i: int, least: int) -> bool:
    """Whether running text follows line i, if only after a few characters that were cut from its beginning."""
    below = clues[i + 1]
    cut = below.end == "open" and not below.name and i + 2 < len(clues) and clues[i + 2].size > DISPLAY
    return cut or is_text(below, least)


def is_text(clue: Clue, least: int) -> bool:
    """Whether a line below a headline is running text: longer than `least`, or a line of verse or of a column."""
    return clue.size > least or clue.verse or clue.narrow or clue.end == "stop"


def _long_chain(clues: Sequence[Clue], i: int) -> bool:
    """So many opening lines from line i on that they are no headline (a table, a poem)."""
    return i + CHAIN < len(clues) and all(clue.opens for clue in clues[i : i + CHAIN])


def long_deck(clues: Sequence[Clue], i: int) -> bool:
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


def closes_bracket(clue: Clue) -> bool:
    """Whether a line ends what a bracket opened above it: 国际关系学院教授)."""
    return clue.text[-1:] == ")" and "(" not in clue.text
