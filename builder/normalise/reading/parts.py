"""What part a line may play, each with its score from the line's own looks.

Scores are log odds set by hand from what the parts look like in the genre. The parts: masthead, folio, head
(first line of a headline), head+ (further lines), byline, lead (a dispatch that opens an article by itself),
para, join (goes on in the paragraph above), inter and inter+ (inter-title), cap and cap+ (caption), credit,
note, sign (closing signature), pointer, jump, repeat.

Before  守好生态底 答好文旅题
After   {"head": 1.7, "head+": 1.0, "inter": -0.1, "para": -2.0, "join": 0.0}
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.normalise.reading import borders, joins, photos, pointers
from builder.normalise.reading.announced import BULLETS, text_below
from builder.normalise.reading.chars import is_han
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.headings import BOX, column_suffix, is_detail, is_passed, is_remark
from builder.normalise.reading.headlines import couplet
from builder.normalise.reading.prose import prose
from builder.normalise.reading.surnames import SURNAMES

_CONTACT = re.compile(r"(?:热线|(?<!来)电话|举报|咨询|邮箱|网址|地址|地点).{0,6}[:\d]")
_SPEECH = re.compile(r"(?:指出|强调|表示|介绍|认为|要求|(?<![小劝听据])说|提出|坦言|看到|获悉)[,:]|[他她]们?说")

_AFTERWORD = re.compile(r"[\u4e00-\u9fff]{0,6}(?:点评|评语|编后|编余|附记|答):")
"""教师点评:…, behind who taught the writer; 专家答:…, behind who asked."""
_FORMULA = frozenset(
    ("特此公告", "特此声明", "特此通告", "特此通知", "特此启事", "特此致谢", "特此说明", "此致", "敬礼")
)
"""Lines that close a notice or a letter."""
_WISH = re.compile(r"(?:预?祝|让我们|祝愿)[^,。:]{4,20}!$")
"""预祝大会圆满成功!"""
WHOLE = 2.0
"""How much less a line need look like running text on a page that has no cut paragraph."""
HALVES = 10
"""Characters of two halves that a blank parts: a headline, and hardly ever cut text."""
PROSE = 0.9
"""What a unit of `prose` counts for a paragraph and against a headline."""


def line_scores(clues: Sequence[Clue], i: int, unbroken: bool = False) -> dict[str, float]:
    """The parts that line i may play; `unbroken`: no paragraph of the page is cut."""
    return {"para": 4.0} if clues[i].verse else _settled(clues[i]) or _open(clues, i, unbroken)


def _settled(clue: Clue) -> dict[str, float]:
    """Scores of a line that a pattern recognises as a whole; empty for all others."""
    if clue.furniture and not clue.signature:
        return {clue.furniture: 6.0, "para": -2.0, "head": -2.0}
    if clue.repeat_of is not None:
        return {"repeat": 8.0, "para": 0.0, "head": 0.0, "join": 0.0}
    if clue.byline or clue.credit or clue.pointer:
        found = {part: 6.0 for part in ("byline", "credit", "pointer") if getattr(clue, part)}
        return found | {"para": -3.0, "join": -3.0}
    if clue.jump == "tail":
        return {"para": 0.0, "join": 0.0, "inter": -0.5 if clue.size < 30 and clue.end != "comma" else -5.0}
    return {"jump": 6.0, "para": -3.0} if clue.jump else {}


def _open(clues: Sequence[Clue], i: int, unbroken: bool) -> dict[str, float]:
    """Scores of a line that only the page around it can settle."""
    clue, above = clues[i], clues[i - 1] if i else None
    stands_out = clue.opens or not clue.wrapped
    cut = stands_out and clue.size <= 60 and not clue.row and clue.end in ("open", "closed", "colon", "dash")
    run = prose(clue.text) - WHOLE * unbroken if cut else 0.0
    found = {"para": _para(clue, run), "join": 0.0}
    if clue.lead or above is None or _may_end(clue, above):
        found["lead"] = -1.5 if clue.lead else -4.5
    if clue.note:
        found["note"] = 6.0 if clue.note != "sign" else 3.0
    elif above and above.note == "mark" and clue.size > 20:
        found["note"] = 2.0
    if clue.signature:
        found["sign"] = 4.0
    if clue.name and above and _signed_below(clues, i):
        found["byline"] = 2.5
    if stands_out and (clue.size <= 90 or clue.opens) and clue.end not in ("comma", "semi") and not clue.lead:
        found |= _display(clues, i, run)
    picture = _picture(clues, i)
    if picture > -4.0:
        found["cap"] = picture
        if above and above.end in ("open", "comma"):
            found["cap+"] = picture
    return found


def _signed_below(clues: Sequence[Clue], i: int) -> bool:
    """Whether a line of names stands between a headline and running text."""
    above = clues[i - 1]
    if above.repeat_of == i - 2:
        above = clues[i - 2]
    least = 14 if clues[i].text[0] in SURNAMES or clues[i].size > 4 else 40
    below = i + 1 < len(clues) and (
        clues[i + 1].size > least
        or clues[i + 1].verse
        or (clues[i].size > 3 and joins.SALUTE.match(clues[i + 1].text) is not None)
        or clues[i + 1].narrow
        or (least == 14 and (clues[i + 1].end == "comma" or text_below(clues, i, least)))
    )
    return (above.end != "stop" or above.text[-1] == "?") and above.display and below


def _may_end(clue: Clue, above: Clue) -> bool:
    """Whether an article may end with the line above, so that this line may open one without a headline.

    Not between two items of a list (●…(王平) / ●…).
    """
    if above.closes or above.ends or above.furniture or above.repeat_of is not None:
        item = clue.text[0] == above.text[0] and clue.text[0] in BULLETS
        return not item and not _AFTERWORD.match(clue.text) and (clue.size > 12 or clue.end == "stop")
    return False


def _para(clue: Clue, run: float) -> float:
    """Score of a line as running text; `run` as from `prose`."""
    if clue.text in _FORMULA or (clue.text[-1:] == "!" and _WISH.match(clue.text)):
        return 4.0
    if clue.opens and clue.end != "stop":
        return -2.5
    if (
        clue.size >= 46
        or clue.wrapped
        or clue.lead
        or "。" in clue.text[:-1]
        or (clue.size >= 36 and clue.end == "stop")
    ):
        return 0.5 if not clue.echo else -0.5
    if clue.end == "colon" and joins.SALUTE.match(clue.text):
        return 3.0
    if clue.display and clue.border >= borders.LABELLED and clue.text[-1] in "?!" and ":" not in clue.text:
        return -1.5
    if is_remark(clue.text):
        return 0.0
    if clue.end == "stop" or _CONTACT.search(clue.text) or is_detail(clue.text):
        return 0.0 if clue.size > 5 or not clue.narrow else -2.0
    if clue.narrow or clue.figures:
        return 0.0
    if clue.size >= 36:
        return -1.2 + PROSE * max(0.0, run)
    if clue.display and couplet(clue.text) and clue.size >= HALVES:
        return -3.0
    return (-1.0 if clue.end in ("colon", "comma") else -1.6 if clue.size >= 20 else -2.0) + PROSE * max(0.0, run)


def _display(clues: Sequence[Clue], i: int, run: float) -> dict[str, float]:
    """Scores of a short line as headline, further headline line or inter-title; `run`: as from `prose`."""
    clue = clues[i]
    if "。" in clue.text.rstrip("。") or (clue.end == "stop" and clue.text.endswith(("。", "。”", "。)"))):
        return {}
    if clue.end == "stop" and pointers.is_entry(clue.text):
        return {}
    score = _length(clue.size) - 0.8 * max(0, clue.text.count(",") + clue.text.count(";") - 1)
    score -= 0.5 if clue.end == "stop" else 1.0 if clue.end == "colon" else 0.0
    score -= 4.0 * bool(_CONTACT.search(clue.text)) if clue.size < 40 else 0.0
    score -= 2.5 * _cut(clues, i) + 7.0 * (not clue.opens and bool(_SPEECH.search(clue.text))) + PROSE * max(0.0, run)
    score -= 4.0 * is_detail(clue.text)
    score -= 4.0 * clue.figures - 1.5 * _paired(clue.text)
    suffix = column_suffix(clue.text)
    couplet = " " in clue.text and clue.size >= 8
    dashed = (
        i + 1 < len(clues) and clues[i + 1].text[:1] in "—―" and not clues[i + 1].signature and not clues[i + 1].note
    )
    bracketed = (
        (clue.text[0] == "(" and clue.text[-1] == ")" and not is_passed(clue.text))
        or (clue.text[0] in "▲●△★◎" and clue.size > 12)
        or clue.text[:2] in ("问:", "答:")
    )
    bare_number = clue.size < 8 and not any(is_han(c) for c in clue.text)
    head = (
        score
        + 2.0 * dashed
        - 4.0 * (bare_number or bracketed)
        - 3.0 * (clue.text[0] in "—―-")
        - 3.0 * _tagged(clue.text)
        - 4.0 * (clue.text in _PRELUDE)
        + 3.0 * suffix
        + 0.7 * couplet
        + 3.0 * clue.opens
        + 1.0 * clue.label
        + 3.0 * (clue.size < 4 and (clue.titled or clue.border >= borders.SECOND))
    )
    more = (
        score
        - 2.0 * bracketed
        - 3.0 * _tagged(clue.text)
        + 3.0 * suffix
        + 0.7 * (clue.text[0] in "—―-")
        + 3.0 * clue.opens
        + 3.0 * (clue.size > 40 and clue.opens)
    )
    more += 3.0 * (i > 0 and clues[i - 1].label)
    told = 4.0 * (i > 0 and clue.size > clues[i - 1].size + 4 and clue.bare.startswith(clues[i - 1].bare))
    more -= told
    more += 1.0 * clue.echo if clue.size <= 24 else -2.5 * (clue.echo and not clue.opens and "," in clue.text)
    inter = score - 3.0 * suffix - 5.0 * clue.opens - 0.5 * couplet + _numbered(clue.text)
    inter -= 0.3 if clue.size <= 18 else 0.6 if clue.size <= 26 else 1.0 if clue.size <= 40 else 3.0
    inter += 1.5 * clue.echo - told
    found = {"head": head, "head+": more, "inter": inter}
    if i and clue.narrow and clues[i - 1].narrow and clues[i - 1].end == "open":
        found["inter+"] = score + 0.5 + 1.5 * clue.echo
    return found


def _paired(text: str) -> bool:
    """Two halves of one length, as headlines have them: 全域谋划,方向更明."""
    first, _, second = text.partition(",")
    return 3 <= len(first) == len(second) <= 10


def _tagged(text: str) -> bool:
    """【事件】前不久… : a paragraph with a tag before it, no headline."""
    return text[:1] == "【" and not text.endswith("】")


def _length(size: int) -> float:
    if size < 4:
        return (-9.0, -9.0, -1.2, -0.4)[size]
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


_PRELUDE = frozenset(["引子", "楔子", "序曲", "尾声", "结语", "结束语", "题记", "开头的话", "写在前面", "写在最后"])
"""What the first and the last part of a long text are called."""


def _numbered(text: str) -> float:
    """How much the wording says inter-title."""
    if BOX.match(text) or text in _PRELUDE:
        return 3.0
    head = text[:4]
    if text[:1] in "一二三四五六七八九十" and "、" in head:
        return 1.5 if "," in text or len(text) > 24 else 3.0
    if text[:1] == "(" and text[1:2] in "一二三四五六七八九十" and text[2:4].startswith((")", "十")):
        return 2.5
    return 0.0


def _picture(clues: Sequence[Clue], i: int) -> float:
    """Score of a line as a caption."""
    clue = clues[i]
    after = clues[i + 1] if i + 1 < len(clues) else None
    if not clue.caption and (after is None or not (after.credit or after.caption)):
        return -9.0
    credit = 5.0 if after is not None and after.credit else 0.0
    beyond = clues[i + 2] if i + 2 < len(clues) else None
    if not credit and after is not None and after.caption and beyond is not None and beyond.credit:
        credit = 5.0 if clue.end in ("open", "comma") else 3.5 if photos.dated(clue.text) else 0.0
    cut = i and clue.narrow and clues[i - 1].narrow and clues[i - 1].end in ("open", "comma")
    if clue.size > 320 or clue.lead or cut:
        return -9.0
    score = {0: -4.5, 2: -2.0, 3: 3.0}[clue.caption]
    return score + credit
