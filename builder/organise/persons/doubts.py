"""What speaks against a Chinese name at a place; the list at the end is the order in which it is weighed.

Each doubt sees one reading with its surroundings and gives the log-odds to take off.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from .cues import STRONG_OFFICE, WEAK_OFFICE, Cue, Cues, right_cue
from .tables import Tables

CONJUNCTIONS = "和同与及"
PREPOSITIONS = "于向时从由对将为以当"
BODIES = re.compile(
    "[一-鿿（）]{0,12}?(?:中心|公司|集团|厂|合作社|学校|小学|中学|大学|学院|医院|酒店|超市|基金会|研究院|研究所|工作室|幼儿园|养老院|产业园|"
    "工业园|农庄|山庄|家庭农场|大厦)"
)
A_VERB = 3.0
"""From this weight on the word before is an office or a verb that persons follow: 会见了."""
SAYS = "说称"
CERTAIN_PLACES = "村镇乡县市区杯奖牌祠"
PLACES = "路街州河沟寺庙坡桥庄屯店铺岭湾塘坪寨洲港堡宫殿馆"
PARTICLES, PARTICLE = frozenset("的了着是在著与或及于从被把让说称等们这那你我他她它将曾替摄副遭"), 6.0
ALONE, LEFT_OVER = (
    frozenset("说称等又也吗了的者家中前后时在向致著译作饰演画书题评编及和与是有为问答道笑哭想看听等先则但而因如、"),
    6.0,
)
NO_CUE, PIECE, AND, PREPOSITION, PLACE, CERTAIN, BODY, SHORTER = 3.0, 3.0, 6.0, 4.5, 3.5, 10.0, 5.0, 0.6


class Reading(NamedTuple):
    text: str
    left: int
    """Where the run of Chinese characters begins in the text."""
    run: str
    at: int
    end: int
    """The reading is run[at:end]."""
    before: Cue
    after: Cue
    rule: str


def nothing_beside(reading: Reading, table: Tables, cues: Cues) -> float:
    """No word beside it speaks for a person: 崇(廉尚实)、干事创业."""
    return NO_CUE if reading.rule == "form" else 0.0


def piece_of_foreign(reading: Reading, table: Tables, cues: Cues) -> float:
    """A piece of a longer foreign name: 布拉(戈维申)斯克."""
    if reading.rule not in ("form", "context"):
        return 0.0
    left, right = reading.run[reading.at - 1 : reading.at], reading.run[reading.end : reading.end + 1]
    return PIECE if (left and left in table.core) or (right and right in table.core) else 0.0


def verb_swallowed(reading: Reading, table: Tables, cues: Cues) -> float:
    """The last character begins a verb or what else follows names: 朱健(表)示, 顾浩(在)讲话中."""
    if reading.end - reading.at < 3:
        return 0.0
    if reading.run[reading.end - 1] in SAYS:
        return CERTAIN
    return swallowed(reading.text, reading.left + reading.end, cues)


def swallowed(text: str, end: int, cues: Cues) -> float:
    return SHORTER * max(right_cue(text, end - 1, cues)[0], 0.0)


def leaves_one_over(reading: Reading, table: Tables, cues: Cues) -> float:
    """One character stands between it and a stop that is no word there: (陆定)一。, (邓云)乡《春雨》."""
    run, end = reading.run, reading.end
    if end - reading.at > 2 or end >= len(run) or run[end] in ALONE:
        return 0.0
    behind = reading.text[reading.left + end + 1 : reading.left + end + 2]
    return LEFT_OVER if not "一" <= behind <= "鿿" and not behind.isdigit() else 0.0


def never_in_names(reading: Reading, table: Tables, cues: Cues) -> float:
    """A given name is hardly written with what holds sentences together: 李升(的), 连长(曾)替."""
    return PARTICLE if not PARTICLES.isdisjoint(reading.run[reading.at + 1 : reading.end]) else 0.0


def certain_place(reading: Reading, table: Tables, cues: Cues) -> float:
    """It ends as villages and streets are written: 李家村、(王家镇)."""
    return CERTAIN if reading.before[0] < STRONG_OFFICE and reading.run[reading.end - 1] in CERTAIN_PLACES else 0.0


def place(reading: Reading, table: Tables, cues: Cues) -> float:
    """It ends as places end, and no office stands before it: 文安驿公社(梁家河)大队."""
    doubtful = reading.rule in ("form", "context") and reading.before[0] < STRONG_OFFICE
    return PLACE if doubtful and reading.run[reading.end - 1] in PLACES else 0.0


def body_follows(reading: Reading, table: Tables, cues: Cues) -> float:
    """It begins the name of a body: 工艺厂、(茹辉)特殊群体服务中心."""
    if reading.before[0] >= A_VERB or reading.after[0] > 0:
        return 0.0
    return BODY if BODIES.match(reading.text, reading.left + reading.end) else 0.0


def preposition(reading: Reading, table: Tables, cues: Cues) -> float:
    """Its surname is rather a preposition within the sentence: 始建不晚(于乾隆)年间."""
    inside = reading.at > 0 and reading.before[0] < WEAK_OFFICE
    return PREPOSITION if inside and reading.run[reading.at] in PREPOSITIONS else 0.0


def conjunction(reading: Reading, table: Tables, cues: Cues) -> float:
    """Its surname rather joins two offices: 总书记、国家主席(和通)伦."""
    return AND if reading.before[0] >= STRONG_OFFICE and reading.run[reading.at] in CONJUNCTIONS else 0.0


Doubt = Callable[[Reading, Tables, Cues], float]
DOUBTS: tuple[Doubt, ...] = (
    nothing_beside,
    piece_of_foreign,
    body_follows,
    verb_swallowed,
    never_in_names,
    leaves_one_over,
    place,
    certain_place,
    preposition,
    conjunction,
)
