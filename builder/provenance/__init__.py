"""`provenance.json`: what the normaliser made of an issue's witnesses, so that every later change can be told from it.

Machine-owned. It holds the base text of every article as first written (as a delta against the witness, see `delta`),
the fate of every raw line with rule and confidence, and the paragraph anchors where they are not simply p1, p2, ….
One record a line, at most half the size of the witness. If it is lost or damaged nothing breaks: every difference
between witness and articles then counts as human.

    [
    {"format": 1, "normaliser": "1", "date": "2021-10-29", "files": [["raw/001.txt", "1c9b03aa", 174]], "rules": […]},
    {"id": "01-07", "order": 7, "title": 31, "blocks": [35, [37, 39]], "fates": "31t0~99 35b1~97 37b2~88 39b+2~88"},
    {"fates": "3-25m4~99"},
    {"anchors": "20211029-01-07", "last": 3, "blocks": [[1, 0], [[2, 3], "…"]]}
    ]

Line numbers run on through the files in the order of `files`. A fate is `lines role[+] rule[~confidence in percent]`;
`+` says that the line goes on in the middle of the paragraph above.
"""

from __future__ import annotations

from builder.provenance.reading import decode, witnesses
from builder.provenance.record import (
    FILE,
    FORMAT,
    ROLES,
    AnchoredBlock,
    Anchors,
    BaseArticle,
    BaseBlock,
    Fate,
    Provenance,
    default_anchors,
    fates,
    file_name,
)
from builder.provenance.writing import encode, of_texts

__all__ = [
    "FILE",
    "FORMAT",
    "ROLES",
    "AnchoredBlock",
    "Anchors",
    "BaseArticle",
    "BaseBlock",
    "Fate",
    "Provenance",
    "decode",
    "default_anchors",
    "encode",
    "fates",
    "file_name",
    "of_texts",
    "witnesses",
]
