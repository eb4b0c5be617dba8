"""Who wrote it, in places where a name alone does not tell: pen names, and a byline above its headline.

Before  百姓茶馆 / 热天里的一杯水 / 老槐 / 连着半个月的高温…
After   `name` on 老槐: a byline
Before  …旅游收入增长两成。 / 本报评论员 / 一锤接着一锤敲 / 抓落实好比钉钉子…
After   `above` on 本报评论员: it belongs to the headline below it
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.normalise.reading import bylines, signatures
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.headings import heads_by_itself
from builder.normalise.reading.sheet import Sheet

LONGEST = 12
"""Characters of a line that is looked at."""
TITLE, TEXT, STORY = 5, 40, 20
"""Fewest characters of a title above a name, of the text below a pen name, and below other names and headlines."""
_PEN_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}")
_NO_NAME = re.compile(
    r"[引楔]子|序[言曲幕]?|前言|尾声|后记|附记|编[者后]|链接|背景|现场|观点|点评|短评|特写|速写|导读|案例|问题|对策|结语|摘要"
    r"|[上中下]篇?|之[一二三四五]"
)


def mark(sheet: Sheet) -> None:
    """Set `name` on pen names and `above` on bylines that stand above their headlines."""
    clues = sheet.clues
    pen_names, essays = [], 2 * sheet.literary
    for i, clue in enumerate(clues):
        if clue.size > LONGEST:
            continue
        if clue.signature and signatures.is_writer(clue.text) and _signs(clues, i):
            clue.signature = clue.closes = False
            clue.name, clue.end = True, "open"
        if clue.byline:
            clue.above = bylines.is_collective(clue.text) and _heads(clues, i)
        elif clue.name and i + 1 < len(clues) and clues[i + 1].byline and clues[i + 1].text[0] in bylines.SIGNS:
            clue.name = False  # 借 伞 / ■王平
        elif clue.name and heads_by_itself(clue.text.lstrip("".join(bylines.SIGNS) + " ")):
            clue.name = False  # ■简讯
        elif clue.name:
            essays += _signs(clues, i)
        elif 1 < clue.size < 4 and _PEN_NAME.fullmatch(clue.text) and _signs(clues, i):
            pen_names.append(i)
    for i in pen_names:
        clues[i].name = (essays > 1 or _two_lines(clues, i)) and not _NO_NAME.fullmatch(clues[i].text)


def _signs(clues: Sequence[Clue], i: int) -> bool:
    """Whether a line stands between a title and running text."""
    if not 0 < i < len(clues) - 1:
        return False
    title, below = clues[i - 1], clues[i + 1]
    least = STORY if clues[i].name or clues[i].signature else TEXT
    return _is_title(title) and title.size >= TITLE and below.size > least and not below.lead


def _is_title(clue: Clue) -> bool:
    plain = not (clue.furniture or clue.byline or clue.credit or clue.pointer or clue.signature or clue.narrow)
    return plain and clue.size <= TEXT and clue.end not in ("stop", "comma", "semi", "colon")


def _two_lines(clues: Sequence[Clue], i: int) -> bool:
    """Whether two display lines stand above: a label and a title."""
    return i > 1 and _is_title(clues[i - 2]) and clues[i - 2].repeat_of is None


def _heads(clues: Sequence[Clue], i: int) -> bool:
    """Whether a byline stands between the end of one article and the headline of the next."""
    if i + 2 >= len(clues) or (i and not _ended(clues[i - 1])):
        return False
    title, below = clues[i + 1], clues[i + 2]
    if not _is_title(title) or title.name or below.lead or (below.byline and not clues[i].text.endswith("文章")):
        return False
    return below.byline or below.size > STORY or below.narrow or _is_title(below)


def _ended(clue: Clue) -> bool:
    return bool(clue.end in ("stop", "closed") or clue.furniture or clue.jump or clue.credit)
