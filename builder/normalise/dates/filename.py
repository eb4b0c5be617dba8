"""Date, page and part in a file's name or in its folders.

Before: `2021/10/29/02.txt`, `rb20211029a12.txt`, `page-2026-04-27-02.txt`, `20211029_01-2.txt`
After:  2021-10-29 page 02; 2021-10-29 page a12; 2026-04-27 page 02; 2021-10-29 page 01 part 2
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.normalise.dates.numerals import day

_HASH = re.compile(r"(?<![0-9A-Za-z])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{14,}(?![0-9A-Za-z])")
_JOINT = r"[-_. /年月]"
_DATES = (
    re.compile(rf"(?<!\d)(?P<y>(?:19|20)\d\d){_JOINT}(?P<m>\d{{1,2}}){_JOINT}(?P<d>\d{{1,2}})日?(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=\d{0,2}(?:\D|\Z))"),
    re.compile(rf"(?<!\d)(?P<y>(?:19|20)\d\d){_JOINT}?(?P<m>\d\d){_JOINT}?(?P<d>\d\d)(?!\d)"),
)
_AFTER = re.compile(
    r"[-_. /]*(?:page|pg|p|第|版面)?[-_ ]*(?P<page>[a-zA-Z]?\d{1,2}|[a-zA-Z]\d{3})版?(?![0-9A-Za-z])", re.IGNORECASE
)
_WORD = re.compile(
    r"(?:(?<![A-Za-z])(?:page|pg|p|版面)[-_ ]?|第)(?P<page>[a-zA-Z]?\d{1,2})版?(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])(?P<p2>[a-dA-D]?\d{1,2})版|(?<![0-9A-Za-z])(?P<p3>[a-hA-H]\d\d)(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?P<stem>.*?)[-_. ]*(?:(?:part|pt|部分|part-|之|第)[-_ ]?(?P<n>\d{1,2}|[一二三四五六])"
    r"|[-_. (（](?P<n2>\d{1,2}|[a-e])[)）]?|(?P<n3>上|中|下))(?:部分|段|片)?",
    re.IGNORECASE,
)
_ORDER = (
    {"上": 1, "中": 2, "下": 3}
    | {c: n for n, c in enumerate("一二三四五六", 1)}
    | {c: n for n, c in enumerate("abcde", 1)}
)


@dataclass(frozen=True, slots=True)
class FileName:
    date: str | None = None
    page: str | None = None


def read_name(file: str) -> FileName:
    """What the name of `raw/…/NAME.txt` says. Hashes in names say nothing."""
    name = _HASH.sub("#", re.sub(r"\.txt\Z", "", file.removeprefix("raw/"), flags=re.IGNORECASE))
    found = _date(name)
    if not found:
        word = _WORD.search(name)
        return FileName(None, _page(word["page"] or word["p2"] or word["p3"]) if word else None)
    date, start, end = found
    after = _AFTER.match(name, end)
    if after:
        return FileName(date, _page(after["page"]))
    word = _WORD.search(name[end:]) or _WORD.search(name[:start])
    return FileName(date, _page(word["page"] or word["p2"] or word["p3"]) if word else None)


def _date(name: str) -> tuple[str, int, int] | None:
    for form in _DATES:
        for match in form.finditer(name):
            date = day(int(match["y"]), int(match["m"]), int(match["d"]))
            if date:
                return date, match.start(), match.end()
    return None


def _page(printed: str) -> str | None:
    letter = printed[0].lower() if printed[0].isalpha() else ""
    value = int(printed[len(letter) :])
    return f"{letter}{value:02d}" if 0 < value < 100 else None


def part_of(file: str) -> tuple[str, int] | None:
    """(name without its part, number of the part), for `NAME-1`, `NAME-part2`, `NAME(3)`, `NAME-b`, `NAME上`.

    Whether two files are parts of one page is decided where they claim the same page: they are, when their names
    differ in the part alone.
    """
    match = _PART.fullmatch(re.sub(r"\.txt\Z", "", file, flags=re.IGNORECASE))
    if not match or not match["stem"]:
        return None
    printed = (match["n"] or match["n2"] or match["n3"]).lower()
    return match["stem"], _ORDER.get(printed) or int(printed)
