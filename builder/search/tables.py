"""The small files beside the word index: where the chunks are, which article a position belongs to, what it is.

All are JSON, gzipped here, since not every server does; `search.js` reads them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any

from builder.search.records import Named, SearchRecord
from builder.search.words import compress

Table = dict[str, Any]
"""Of one block: columns with a value for each article."""


def pack(value: Any) -> bytes:
    return compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def digest(data: bytes) -> str:
    """Ten hex digits that name a file by its content, so that a page never mixes files of two editions."""
    return hashlib.sha256(data).hexdigest()[:10]


def front_coded(strings: Iterable[str]) -> list[str]:
    """Each string as one digit (base 36) for the characters shared with the one before, and the rest.

    Before: `/2021/10/29/01/07/`, `/2021/10/29/01/08/`    After: `0/2021/10/29/01/07/`, `g8/`
    """
    found, before = [], ""
    for string in strings:
        shared = min(35, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, string, strict=False))))
        found.append("0123456789abcdefghijklmnopqrstuvwxyz"[shared] + string[shared:])
        before = string
    return found


def routes(first_words: Sequence[str], sizes: Sequence[int]) -> bytes:
    """Which chunk a word is in: the words that begin the chunks, and the size of each as a power of two (base 36)."""
    powers = "".join("0123456789abcdefghijklmnopqrstuvwxyz"[size.bit_length()] for size in sizes)
    return pack({"first": front_coded(first_words), "size": powers})


def documents(records: Sequence[SearchRecord], places: Sequence[int], heads: Sequence[int]) -> Table:
    """The articles of a block in the order of its positions, with the places each takes, and its headline lines."""
    return {"url": front_coded(record.url for record in records), "places": places, "head": heads}


def facets(records: Sequence[SearchRecord]) -> Table:
    """Few values each, so that they are fetched with every search."""
    return {
        "section": _column([(record.section,) for record in records]),
        "column": _column([(record.column,) if record.column else () for record in records]),
        "kind": _column([((record.kind, record.kind),) for record in records]),
    }


def people(records: Sequence[SearchRecord]) -> Table:
    """Many values; fetched only by a reader who filters by person or author."""
    return {
        "person": _column([record.persons for record in records]),
        "author": _column([record.authors for record in records]),
    }


def _column(rows: Sequence[Sequence[Named]]) -> Table:
    """The distinct values, sorted, and for each article the numbers of its own."""
    values = sorted({value for row in rows for value in row})
    number = {value: position for position, value in enumerate(values)}
    return {"values": values, "of": [sorted({number[value] for value in row}) for row in rows]}
