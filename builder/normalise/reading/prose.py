"""Whether a short line without a stop is running text that was cut, or a headline or inter-title.

Log odds by features, weighed by hand from how often each stands in headlines and in the first characters of
paragraphs: particles, pronouns, dates and commas are rare in display lines, and no display line ends in a particle or
leaves a quotation open.

Before  去年5月,他们在渡口的 / 老街换新颜
After   above 0 / below 0
"""

from __future__ import annotations

import re

from builder.normalise.reading.chars import unclosed
from builder.normalise.reading.everyday_words import breaks_off

_NONE = -1.6
"""Log odds of a line with none of the features."""
_ONCE = (("的", 1.1), ("了", 1.3), ("是", 1.1), ("在", 0.7), (",", 1.0), ("、", 0.8), ("们", 0.6))
_MATCHES = (
    (re.compile(r"[这那其他她该此]"), 0.8),
    (re.compile(r"[从于由]"), 0.7),
    (re.compile(r"\d[年月日]"), 2.0),
    (re.compile(r"说|表示|指出|介绍|告诉|获悉"), 0.6),
    (re.compile(r"主任|书记|局长|部长|市长|总统|总理|主席|负责人|教授|院长|先生|女士"), 0.5),
    (
        re.compile(
            r"^(?:[今去近]年|近[日期来]|日前|[目当]前|如今|同时|此外|随着|通过|根据|针对|作为|由于|据|自|因(?![噎材地势])"
            r"|前段时间|前不久|不久前|那[天年时]|为了|有一[天次]|一天|当[天日晚年]|次日|前年|记得|听说)"
        ),
        1.5,
    ),
    (re.compile(r":[^:]{1,3}$"), 2.0),
    (re.compile(r"\d[多余]$"), 2.0),
    (re.compile(r"(?:充分|特意|十分|非常|正式|认真|继续|可以|必须|\d)$"), 1.8),
    (re.compile(r"[?!][^\s?!”’)》…]{6}"), 2.0),
)  # fmt: skip
_WITH_COMMA = (
    (re.compile(r",[^,]*,"), 1.0),
    (re.compile(r"^[^,]{1,6},.{8}|^[^,]{1,9},[^,]{18}"), 0.8),
    (re.compile(r"(?:后|时|以来|期间|之际|下),"), 0.7),
)
_HANGING = 1.8
"""The last word breaks off."""
_SPOKEN = re.compile(r"“[^“”]+”")
"""“菜热了三遍,他们还没下堤”: what somebody said makes a headline; a cut seldom falls on both quotation marks."""
_OPEN = 3.0
"""A quotation or bracket left open."""


def prose(text: str) -> float:
    """Log odds that a folded line of at most some 60 characters, no stop at its end, is running text."""
    odds = _NONE + sum([weight for mark, weight in _ONCE if mark in text])
    odds += sum([weight for pattern, weight in _MATCHES if pattern.search(text)])
    odds += sum([weight for pattern, weight in _WITH_COMMA if pattern.search(text)]) if "," in text else 0.0
    odds += _HANGING * breaks_off(text)
    odds *= min(1.0, len(text) / 15) if odds > 0 else 1.0
    odds = min(odds, 0.0) if _SPOKEN.fullmatch(text) else odds
    return odds + _OPEN * (unclosed(text) > 0)
