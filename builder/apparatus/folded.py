"""Text as it is compared: without white space and without the width of its characters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from builder.nfkc import nfkc


@dataclass(frozen=True, slots=True)
class Folded:
    text: str
    at: tuple[int, ...]
    """For each character of `text` where it stands in the original; one more for the end."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the original that `start` to `end` of the folded text stand for."""
        if start >= end:
            return self.at[start], self.at[start]
        return self.at[start], self.at[end - 1] + 1


@lru_cache(4096)
def plain(text: str) -> str:
    """The folded text alone, which is quicker made; each line and block of an issue is asked for several times."""
    return "".join(nfkc(text).split())


def fold(text: str) -> Folded:
    found: list[str] = []
    at: list[int] = []
    for index, character in enumerate(text):
        for one in character if "\u4e00" <= character <= "\u9fff" else unicodedata.normalize("NFKC", character):
            if not one.isspace():
                found.append(one)
                at.append(index)
    return Folded("".join(found), (*at, len(text)))
