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


NOTHING, AT_THE_BEGINNING, AT_THE_END = (0.0, ""), (0.5, ""), (0.3, "")
PERHAPS_A_DAY = (0.0, "1日")
"""A figure behind a name, as long as it is not known what follows it."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The words on one side of a name."""

    words: dict[str, Cue]
    sizes: dict[str, tuple[int, ...]]
    """Lengths of the words of two and more characters, longest first, by the two that are next to the name."""
    alone: dict[str, Cue]
    """What one character or sign says."""


@dataclass(frozen=True, slots=True)
class Cues:
    left: Beside
    right: Beside
    go_on: frozenset[str]
    """Words on the right that may say more together with what follows them."""
    offices: frozenset[str]
    slots: frozenset[str]
    """Characters behind which a name may fill a place: the last ones of offices, and the enumeration comma."""
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
    return Cues(
        _beside(left, _signs(LEFT_EDGE), slice(-2, None)),
        _beside(right, _signs(RIGHT_EDGE) | dict.fromkeys(DAY_BEGINS, PERHAPS_A_DAY), slice(2)),
        frozenset(_that_go_on(right)) | {PERHAPS_A_DAY[1]},
        strong,
        frozenset(word[-1] for word in (*strong, "、")),
        frozenset(beside["address"]),
    )


def _signs(weights: dict[str, float]) -> dict[str, Cue]:
    return {sign: (weight, "") for sign, weight in weights.items()}


def _that_go_on(right: dict[str, float]) -> list[str]:
    """A verb of speech further on adds nothing to a word that says as much by itself, or speaks against a person."""
    few = [word for word, weight in right.items() if 0.0 <= weight < A_SPEECH_LATER]
    return [word for word in few if word in ("（", "的") or word[0] in LATER_BEGINS]


def _beside(weights: dict[str, float], signs: dict[str, Cue], next_to: slice) -> Beside:
    words = {word: (weight, word) for word, weight in weights.items() if len(word) <= LONGEST}
    sizes: dict[str, set[int]] = {}
    for word in words:
        if len(word) > 1:
            sizes.setdefault(word[next_to], set()).add(len(word))
    alone = signs | {word: cue for word, cue in words.items() if len(word) == 1}
    return Beside(words, {pair: tuple(sorted(found, reverse=True)) for pair, found in sizes.items()}, alone)


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
        return AT_THE_BEGINNING
    left = cue.left
    for size in left.sizes.get(text[start - 2 : start], ()):
        found = left.words.get(text[max(0, start - size) : start])
        if found:
            return found
    return left.alone.get(text[start - 1], NOTHING)


def right_cue(text: str, end: int, cue: Cues) -> Cue:
    """(log-odds, the word) of what begins where the name ends."""
    if end == len(text):
        return AT_THE_END
    right, found = cue.right, None
    for size in right.sizes.get(text[end : end + 2], ()):
        found = found or right.words.get(text[end : end + size])
    found = found or right.alone.get(text[end], NOTHING)
    return _gone_on(text, end, found) if found[1] in cue.go_on else found


def _gone_on(text: str, end: int, cue: Cue) -> Cue:
    """A cue that goes on: a day, brackets with an office, the name of a work, a verb of speech further on."""
    word = cue[1]
    if cue is PERHAPS_A_DAY:
        return (A_DAY, "") if DAY.match(text, end) else NOTHING
    if word == "（":
        return (A_WHO, word) if WHO.match(text, end) else cue
    if word == "的":
        return (A_WORK, word) if WORK.match(text, end) else cue
    return (A_SPEECH_LATER, word) if LATER.match(text, end) else cue
