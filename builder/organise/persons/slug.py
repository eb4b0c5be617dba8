"""Addresses of persons by pinyin, read as names are read: 单田芳 → shan-tianfang.

Surname and given name are two words (朱健 → zhu-jian, 尉迟恭 → yuchi-gong); the parts of a foreign name are
its words (古丽努尔·太外库力 → gulinuer-taiwaikuli); any other text goes syllable by syllable. Ü is v, as typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .tables import lines_of, tables

PATTERN = re.compile(r"[a-z0-9][a-z0-9-]*")
_DOTS = re.compile(r"[·・•‧∙.\s]+")
_HAN = re.compile("[一-鿿㐀-䶿𠀀-𮯯]+")
_HAN_OR_ASCII = re.compile("[一-鿿㐀-䶿𠀀-𮯯]+|[a-z0-9]+")
LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """How a name is read: for addresses, for readers, and for what people type."""

    slug: str
    """deng-qunce: ASCII, two characters or more."""
    display: str
    """Deng Qunce, without tones."""
    plain: str
    """dengqunce."""
    initials: str
    """dqc: of each syllable the first letter."""


@lru_cache(maxsize=1)
def _readings() -> tuple[dict[str, str], dict[str, str]]:
    """Surnames and given-name characters whose reading the dictionary does not give."""
    lines = lines_of("readings.txt")
    at = lines.index("given")
    surnames, given = (dict(line.split(" ", 1) for line in part) for part in (lines[:at], lines[at + 1 :]))
    return surnames, given


def slug(text: str) -> str:
    """The address form of a name or of any other text; always matches `PATTERN`, never a single character."""
    return reading(text).slug


def reading(text: str) -> Reading:
    words = [word for word in _words(text) if word]
    joined = ["".join(word) for word in words]
    address = "-".join(joined)
    if len(address) < 2:
        address = f"x-{address}" if address else "x-" + "-".join(f"{ord(c):x}" for c in text[:8] or "?")
    display = " ".join(word.capitalize() for word in joined) or text
    initials = "".join(syllable[0] for word in words for syllable in word)
    if _HAN.fullmatch(text):
        display = display.replace("v", "ü")
    return Reading(address, display, "".join(joined), initials)


def _words(text: str) -> list[list[str]]:
    """The words of a text, each a list of syllables."""
    if "·" in text or not is_name(text):
        parts = [part for part in _DOTS.split(text) if part]
        foreign = "·" in text and all(_HAN.fullmatch(part) for part in parts)
        return [_syllables(part) for part in parts] if foreign else [[s] for part in parts for s in _syllables(part)]
    surname = text[:2] if text[:2] in tables().compound and len(text) > 2 else text[:1]
    if surname not in tables().surnames:
        return [_syllables(text)]
    surnames, given = _readings()
    read = surnames.get(surname)
    first = read.split(" ") if read else _syllables(surname)
    return [first, [given.get(c) or syllable for c in text[len(surname) :] for syllable in _of_character(c)]]


def is_name(text: str) -> bool:
    return len(text) <= LONGEST_NAME and _HAN.fullmatch(text) is not None


@lru_cache(maxsize=8192)
def _of_character(character: str) -> tuple[str, ...]:
    return tuple(_syllables(character))


def _syllables(text: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin

    found: list[str] = []
    for part in _HAN_OR_ASCII.findall(_ascii(text)):
        if part.isascii():
            found.append(part)
        else:
            found += [s for s in lazy_pinyin(part, style=Style.NORMAL, errors="ignore") if s.isascii() and s]
    return found


@lru_cache(maxsize=1)
def _plain_latin() -> re.Pattern[str]:
    return re.compile("[̀-ͯ]")


def _ascii(text: str) -> str:
    """Lower case, width folded, accents of Latin letters taken off."""
    return _plain_latin().sub("", unicodedata.normalize("NFKD", text)).lower()


def free(text: str, used: Callable[[str], bool]) -> str:
    """The first of slug, slug-2, slug-3 … that is not used."""
    base = slug(text)
    ident, number = base, 1
    while used(ident):
        number += 1
        ident = f"{base}-{number}"
    return ident


def assign(
    names: Iterable[str],
    bound: Mapping[str, str],
    taken: Callable[[str, str], bool] = lambda ident, name: False,
) -> dict[str, str]:
    """Name -> id, in the order given; bound ones keep theirs, whatever namesakes come.

    A name may carry a number sign and a label (朱健#2), which does not enter the address.
    `taken(id, name)` says that an address belongs to something else already.
    """
    order = list(dict.fromkeys(names))
    given = {name: bound[name] for name in order if name in bound}
    used = set(bound.values())
    for name in order:
        if name not in given:
            given[name] = free(name.partition("#")[0], lambda ident, name=name: ident in used or taken(ident, name))
            used.add(given[name])
    return given
