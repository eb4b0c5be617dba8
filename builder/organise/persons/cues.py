"""What stands beside a name: offices and verbs before it, verbs and titles after it (data/cues.txt, data/offices.txt).

Before: 北京博爱医院院长吴弦光代表医院          After: 院长 before it says 吴弦光 is a name (+5)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .tables import lines_of

Cue = tuple[float, str]
"""Log-odds, and the word that gives them."""
STRONG_OFFICE, WEAK_OFFICE, SPEECH = 5.0, 2.0, 5.0
VERB = 1.5
DAY_BEGINS = frozenset("0123456789０１２３４５６７８９一二三十")
DAY, A_DAY = re.compile("(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[日月]"), 4.0
"""A day behind a name, as in dispatches: 利维4日宣布."""
WHO = re.compile(
    "（(?:[女男左右中前后](?:[一二三四五]|排[^（）]{0,4})?[）)，、]|[^（）：]{0,16}?(?:[长员家师任记理授席裁士工兵民人]|岁|族|班|级|系|院|所|[省市县])[）,，、；])"
)
A_WHO = 4.0
"""Brackets behind a name that say who it is: 张琢（社科院研究员）, 陈曦（左）."""
WORK, A_WORK = re.compile("的?《"), 2.5
"""A work behind its maker: 肖克凡的《最后一个工厂》."""
LEFT_EDGE = {"、": 0.3, "“": -0.5, "‘": -0.5, "《": -4.0, "〈": -4.0, "■": 3.0, "·": -9.0}
RIGHT_EDGE = {
    "、": 0.3,
    "，": 0.5,
    "（": 1.0,
    "：": 1.0,
    "《": A_WORK,
    "》": -4.0,
    "〉": -4.0,
    "”": -1.0,
    "’": -1.0,
    "·": -40.0,
}
LATER = re.compile(
    "[^，。；：！？“”《》、（）]{1,20}?(?:说|表示|指出|强调|认为|透露|宣布|呼吁|介绍|回答|谈到|会见|会谈)(?:[，：“。了道]|$)"
)
LATER_BEGINS = frozenset("在还也又则同最随接就对向今昨当此并")
A_SPEECH_LATER = 3.5
"""A verb of speech in the rest of the clause: 恩佐在记者招待会上说，."""
LONGEST = 5


@dataclass(frozen=True, slots=True)
class Cues:
    left: dict[str, float]
    offices: frozenset[str]
    office_ends: frozenset[str]
    """The last characters of offices."""
    sizes: tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]
    """Lengths of the words on the left by their last character, and on the right by their first; longest first."""
    right: dict[str, float]
    address: frozenset[str]
    """Forms of address that stand behind a surname: 女士, 老师."""


@lru_cache(maxsize=1)
def cues() -> Cues:
    offices = sections("offices.txt")
    beside = sections("cues.txt")
    left = {word: weight for weight, word in weighted(beside["left"])}
    left |= dict.fromkeys(offices["weak"], WEAK_OFFICE) | dict.fromkeys(offices["strong"], STRONG_OFFICE)
    verbs = " ".join(lines_of("verbs.txt")).split(" ")
    right = dict.fromkeys(verbs, VERB) | {word: weight for weight, word in weighted(beside["right"])}
    strong = frozenset(offices["strong"])
    sizes = _sizes(left, -1), _sizes(right, 0)
    return Cues(left, strong, frozenset(word[-1] for word in strong), sizes, right, frozenset(beside["address"]))


def _sizes(words: dict[str, float], at: int) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in words:
        if len(word) <= LONGEST:
            found.setdefault(word[at], set()).add(len(word))
    return {c: tuple(sorted(sizes, reverse=True)) for c, sizes in found.items()}


def sections(name: str) -> dict[str, list[str]]:
    """The words of a data file by its [section]; in weighted files the words keep their line's number as first word."""
    found: dict[str, list[str]] = {}
    current = ""
    for line in lines_of(name):
        if line.startswith("["):
            current = line.strip("[]")
            found[current] = []
        else:
            found[current].extend(_words_of(line))
    return found


def _words_of(line: str) -> list[str]:
    first, *rest = line.split(" ")
    if first.lstrip("-").replace(".", "").isdigit():
        return [f"{first} {word}" for word in rest]
    return [first, *rest]


def weighted(words: list[str]) -> list[tuple[float, str]]:
    pairs = [word.split(" ") for word in words]
    return [(float(weight), word) for weight, word in pairs]


def left_cue(text: str, start: int, cue: Cues) -> Cue:
    """(log-odds, the word) of what ends where the name begins."""
    if start == 0:
        return 0.5, ""
    for size in cue.sizes[0].get(text[start - 1], ()):
        word = text[max(0, start - size) : start]
        weight = cue.left.get(word)
        if weight is not None:
            return weight, word
    return LEFT_EDGE.get(text[start - 1], 0.0), ""


def right_cue(text: str, end: int, cue: Cues) -> Cue:
    """(log-odds, the word) of what begins where the name ends."""
    if end == len(text):
        return 0.3, ""
    for size in cue.sizes[1].get(text[end], ()):
        word = text[end : end + size]
        weight = cue.right.get(word)
        if weight is not None:
            return (_gone_on(text, end, word) if 0.0 <= weight < A_SPEECH_LATER else 0.0) or weight, word
    if text[end] in DAY_BEGINS and DAY.match(text, end):
        return A_DAY, ""
    return RIGHT_EDGE.get(text[end], 0.0), ""


def _gone_on(text: str, end: int, word: str) -> float:
    """Weight of a cue that goes on: brackets with an office, the name of a work, a verb of speech further on."""
    if word == "（":
        return A_WHO if WHO.match(text, end) else 0.0
    if word == "的":
        return A_WORK if WORK.match(text, end) else 0.0
    later = word[0] in LATER_BEGINS and LATER.match(text, end)
    return A_SPEECH_LATER if later else 0.0
