"""Who put a notice in the paper: its last lines, the body that signs and the day.

Before  …特此公告。 / 清江县人民法院 / 2018年3月19日
After   both lines close the notice: no headline, no masthead
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.normalise.reading import photos, signatures
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.sheet import Sheet

_BODY = re.compile(
    r"^(?!.*(?:召开|举行|举办|成立|开展|部署|走进))[\u4e00-\u9fff()“”·]{3,30}(?:局|委|会|院|公司|部|厅|政府|处|(?<![你帮上就])办|小组|办公室|大队|支队|总队|学校|[小中大]学|银行|支行|中心|社|厂|站|段|所)$"
)
"""How the names of offices and firms end."""
_NOTICE = re.compile(r"公告|通告|通知|启事|声明|讣告|特此|敬请|谅解|本[院局行司社会]|我[局院市县区]|贵报")
"""Words of notices and letters, in the lines above."""
SHORT = 14
"""Characters of half a signature."""
LONGEST = 40
"""Characters of a signature."""
REACH = 12
"""Lines above in which they are looked for."""


def mark(sheet: Sheet) -> None:
    """Set `signature` on the name of a body below a notice, and on the short name or body above a closing date.

    What a line's end cuts in two, a signature in brackets or the credit of a picture (摄影 / 报道), is known by both.
    """
    clues = sheet.clues
    for i in range(1, len(clues)):
        clue = clues[i]
        if clue.size > LONGEST:
            continue
        above = clues[i - 1]
        if clue.signature and clue.text[:1].isdigit() and (above.size <= 4 or _BODY.match(above.text)):
            _sign(above)
        elif clue.text == photos.REST and above.text.endswith("摄影"):
            above.credit = clue.credit = True
        elif clue.text.endswith(")") and clue.size <= SHORT and "(" in above.text[-SHORT:] and "(" not in clue.text:
            _signed(above, clue)
        elif clue.size <= 32 and above.end == "stop" and _BODY.match(clue.text) and _in_notice(clues, i):
            _sign(clue)


def _signed(above: Clue, clue: Clue) -> None:
    """A signature in brackets that a line's end cuts: …还清了借款。(申 / 永志)."""
    if signatures.signer(above.text + clue.text):
        clue.end, clue.closes = "stop", True


def _sign(clue: Clue) -> None:
    if clue.end == "open":
        clue.signature, clue.furniture, clue.end = True, "", "stop"


def _in_notice(clues: Sequence[Clue], i: int) -> bool:
    """Whether the line closes a notice: its words stand above, and no other line of text follows at once."""
    below = clues[i + 1] if i + 1 < len(clues) else None
    if below is not None and (below.lead or below.byline or below.size > 32):
        return False
    return any(_NOTICE.search(clue.text) for clue in clues[max(0, i - REACH) : i])
