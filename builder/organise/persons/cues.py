"""What stands beside a name: offices and verbs before it, verbs and titles after it (data/cues.txt, data/offices.txt).

Before: 北京博爱医院院长吴弦光代表医院          After: 院长 before it says 吴弦光 is a name (+5)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .tables import lines_of

Cue = tuple[float, str]
"""Log-odds, and the word that gives them."""
STRONG_OFFICE, WEAK_OFFICE, SPEECH = 5.0, 2.0, 5.0
LEFT_EDGE = {"、": 0.3, "“": -0.5, "‘": -0.5, "《": -4.0, "〈": -4.0, "■": 3.0, "·": -4.0}
RIGHT_EDGE = {"、": 0.3, "，": 0.5, "（": 1.0, "：": 1.0, "》": -4.0, "〉": -4.0, "”": -1.0, "’": -1.0, "·": -4.0}
VERB = 1.5
LONGEST = 5


@dataclass(frozen=True, slots=True)
class Cues:
    left: dict[str, float]
    offices: frozenset[str]
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
    return Cues(left, frozenset(offices["strong"]), right, frozenset(beside["address"]))


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


def left_cue(text: str, start: int, table: dict[str, float]) -> Cue:
    """(log-odds, the word) of what ends where the name begins."""
    for size in range(min(LONGEST, start), 0, -1):
        word = text[start - size : start]
        weight = table.get(word)
        if weight is not None:
            return weight, word
    if start == 0:
        return 0.5, ""
    return LEFT_EDGE.get(text[start - 1], 0.0), ""


def right_cue(text: str, end: int, table: dict[str, float]) -> Cue:
    """(log-odds, the word) of what begins where the name ends."""
    for size in range(min(LONGEST, len(text) - end), 0, -1):
        word = text[end : end + size]
        weight = table.get(word)
        if weight is not None:
            return weight, word
    if end == len(text):
        return 0.3, ""
    return RIGHT_EDGE.get(text[end], 0.0), ""
