"""What the search offers while a reader types: persons, columns, the newest headlines.

Before: `dqc`, `dengq`, `邓群`    After: 邓群策
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from builder.search.records import Named, SearchRecord

PEOPLE, COLUMNS, HEADLINES = 3000, 500, 300
"""How many of each are offered: the most frequent persons and columns, the newest headlines; some 40 KB in all."""


def suggestions(records: Sequence[SearchRecord]) -> dict[str, Any]:
    """`{people: [[name, syllables]], columns: [[name, syllables]], headlines: [text]}`. `records` are newest first."""
    people = _frequent((person for record in records for person in record.persons), PEOPLE)
    columns = _frequent((record.column for record in records if record.column), COLUMNS)
    headlines = dict.fromkeys(record.title for record in records if record.title)
    return {
        "people": [[name, " ".join(syllables(name, ident))] for ident, name in people],
        "columns": [[name, " ".join(syllables(name))] for _, name in columns],
        "headlines": list(headlines)[:HEADLINES],
    }


def _frequent(found: Iterable[Named], number: int) -> list[Named]:
    counted = Counter(found)
    return sorted(counted, key=lambda one: (-counted[one], one))[:number]


def syllables(name: str, ident: str = "") -> list[str]:
    """The pinyin of each character. A person's id knows how the surname is read (单 in a name is shan, not dan)."""
    from pypinyin import lazy_pinyin

    read = [part for part in lazy_pinyin(name, errors="ignore") if part.isascii()]
    surname = ident.split("-")[0]
    if read and surname.isalpha() and not "".join(read).startswith(surname) and len(surname) <= 6:
        read[0] = surname
    return read
