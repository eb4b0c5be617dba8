"""What one raw file says of its own date and pages: small enough to keep for every file at once."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder.normalise.dates.clue import DATELINE, EVENT, Clues
from builder.normalise.dates.days import day_clues
from builder.normalise.dates.explain import days_ago
from builder.normalise.dates.filename import FileName, read_name
from builder.normalise.dates.infer import gather
from builder.normalise.fold import fold_all
from builder.normalise.folio import Head
from builder.normalise.masthead import Masthead, read_masthead
from builder.normalise.pages import heads_of, lines_of, split_pages
from builder.normalise.sidecar import Sidecar, read_sidecar, sidecar_of
from builder.normalise.types import Line, PageText, Witness
from builder.normalise.witness import read_witness
from builder.problem import Problem

_POINTER = re.compile(
    r"(?:>{1,3}|[►▶])?\s?[（(]?(?:详见|详情见|见|导读)\s?[A-Za-z]?第?\s?[A-Za-z]?[0-9一二三四五六七八九十]{1,3}\s?版[）)]?"
)
_FRONT = re.compile(
    r"今日.{1,3}版|国内统一连续出版物号|国内统一刊号|邮发代号|(?:主管|主办)\Z|总?第\s?\d{3,6}\s?[号期]|新闻热线|广告热线"
)
_LONG = 16
Marks = Callable[[str], frozenset[int]]
"""Raw file -> checksums of its long lines: two files with most of them in common are one page twice."""


@dataclass(frozen=True, slots=True)
class Evidence:
    file: str
    sha256: str
    sidecar: Sidecar
    name: FileName
    masthead: Masthead
    heads: tuple[tuple[int, Head], ...]
    """The page heads among its lines: (line, head)."""
    pages: tuple[str | None, ...]
    """What each page's own head says."""
    front: bool
    """It holds what only a front page prints: a full masthead or pointers to other pages."""
    clues: Clues | None
    """Only where neither sidecar nor masthead gives a date, and the name gives none or one that the text belies."""


def read_evidence(content: Path, file: str) -> tuple[Evidence | None, list[Problem]]:
    """Read a raw file for its evidence alone. None: withheld, and the problems say why."""
    sidecar, problems = read_sidecar(content / sidecar_of(file), f"content/{sidecar_of(file)}")
    witness, found = read_witness(content / file, file)
    problems += found
    if sidecar is None or witness is None:
        return None, problems
    return of_witness(witness, sidecar), problems


def read_all(content: Path, files: Iterable[str]) -> tuple[list[Evidence], list[Problem]]:
    """The evidence of every file that can be read."""
    evidence, problems = [], []
    for file in files:
        item, found = read_evidence(content, file)
        evidence += [item] if item else []
        problems += found
    return evidence, problems


def of_witness(witness: Witness, sidecar: Sidecar) -> Evidence:
    lines = lines_of(witness)
    heads = heads_of(lines)
    pages = split_pages(witness, lines, heads)
    masthead = read_masthead(lines)
    name = read_name(witness.file)
    dated = sidecar.date or masthead.date or (name.date if name.date and fits(name.date, tuple(lines)) else None)
    return Evidence(
        witness.file,
        witness.sha256,
        sidecar,
        name,
        masthead,
        tuple(heads.items()),
        tuple(page.page for page in pages),
        is_front(pages[0]),
        None if dated else gather(lines),
    )


def fits(date: str, lines: tuple[Line, ...]) -> bool:
    """False where dispatches tell of days, and none of them is of the ten days before `date`."""
    told = [clue for clue in day_clues(lines) if clue.role in (EVENT, DATELINE)]
    return not told or any(0 <= days_ago(date, clue) <= 10 for clue in told)


def is_front(page: PageText) -> bool:
    """True for what only a front page prints: two signs of a masthead, or a line that points to another page."""
    short = [line.text for line in page.lines if len(line.text) <= 40]
    return sum(bool(_FRONT.search(text)) for text in short) >= 2 or any(_POINTER.fullmatch(text) for text in short)


def marks_of(content: Path) -> Marks:
    """Reads the marks of raw files: only for those that share a day, and each once."""

    @cache
    def of(file: str) -> frozenset[int]:
        witness, _ = read_witness(content / file, file)
        texts = [line.text for line in lines_of(witness) if len(line.text) >= _LONG] if witness else []
        return frozenset(zlib.crc32(text.encode("utf-8", "replace")) for text in fold_all(texts))

    return of
