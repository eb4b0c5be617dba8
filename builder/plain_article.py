"""Article files as the program itself writes them, read by one pattern instead of a YAML reader.

Nearly every file of an archive is of this form. `read` gives None for all others, and for whatever it is not certain
of: `article_file.read` then reads the file as YAML, which alone reports faults. Both give the same article.
"""

from __future__ import annotations

import re
from functools import lru_cache

from builder.model import KINDS, Article, Author, Continues, Dateline, RawRef
from builder.strict_yaml import is_date

_QUOTED = r"'(?:[^'\x00-\x1f\x7f-\x9f]|'')*'"
_BARE = r"(?![\d_])\w(?:[\w·./-]| (?! ))*"
_TEXT = f"(?:{_QUOTED}|{_BARE})"
_ID = "[a-z0-9][a-z0-9-]*"
_AUTHOR = rf"\{{name: ({_TEXT})(?:, role: ({_TEXT}))?(, collective: true)?(?:, id: ({_ID}))?\}}"
_RANGE = r"'\d{1,7}(?:-\d{1,7})?'"
_RAW = rf"\{{file: (raw/[\w.-]+(?:/[\w.-]+)*), lines: \[((?:{_RANGE}(?:, (?=')|(?=\])))*)\]\}}"


def _list(item: str) -> str:
    return rf"\[((?:{item}(?:, (?!\])|(?=\])))*)\]"


def _plain(pattern: str) -> str:
    """The same pattern without its groups."""
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)


_FILE = re.compile(
    rf"---\nformat: 1\nid: ({_ID})\ndate: (\d{{4}}-\d\d-\d\d)\npage: (?:'(\d\d)'|([a-z]\d\d))\norder: (\d{{1,9}})\n"
    rf"kind: ({'|'.join(KINDS)})\ncolumn: ({_TEXT})\nkicker: {_list(_TEXT)}\ntitle: ({_TEXT})\ndeck: {_list(_TEXT)}\n"
    rf"authors: {_list(_plain(_AUTHOR))}\nsource: ({_TEXT})\n"
    rf"dateline: (?:null|\{{place: ({_TEXT}), date: (null|\d{{4}}-\d\d-\d\d)\}})\n"
    rf"continues: (?:null|\{{page: (?:'(\d\d)'|([a-z]\d\d)), via: (下转|上接|详见)\}})\n"
    rf"raw: {_list(_plain(_RAW))}\n---\n"
)
_TEXTS, _AUTHORS, _RAWS = re.compile(_TEXT), re.compile(_AUTHOR), re.compile(_RAW)
_ODD = re.compile(r"[\u2028\u2029\ufeff\ud800-\udfff]")
"""In a quotation no plain text; looked for once a file, for such classes are slow to compile."""
_SPECIAL = re.compile(r"(?i)(?:null|true|false|yes|no|on|off|y|n|inf|nan)|.* ", re.DOTALL)
"""Bare words that YAML readers take for something else, or that end in a blank."""


def read(text: str, path: str) -> Article | None:
    """The article of a file in the program's own form; None for any other file. `path` as in `Article`."""
    match = _FILE.match(text)
    if match is None or "\r" in text or _ODD.search(match[0]):
        return None
    (
        ident, date, page, lettered, order, kind, column, kicker, title, deck, authors, source, place, day,
        to, to_lettered, via, raw,
    ) = match.groups()  # fmt: skip
    try:
        if not _is_date(date) or not (day in (None, "null") or _is_date(day)):
            return None
        rest = text[match.end() :]
        body = rest.strip("\n")
        return Article(
            id=ident,
            date=date,
            page=page or lettered,
            order=int(order),
            title=_value(title),
            kind=kind,
            column=_value(column),
            kicker=_values(kicker),
            deck=_values(deck),
            authors=tuple(_author(*found) for found in _AUTHORS.findall(authors)) if authors else (),
            source=_value(source),
            dateline=Dateline(_value(place), None if day == "null" else day) if place else None,
            continues=Continues(to or to_lettered, via) if via else None,
            raw=tuple(_raw(*found) for found in _RAWS.findall(raw)) if raw else (),
            body=body,
            path=path,
            body_line=text.count("\n", 0, match.end()) + 1 + len(rest) - len(rest.lstrip("\n")),
        )
    except _Doubt:
        return None


class _Doubt(Exception):
    """Better read as YAML."""


_is_date = lru_cache(1024)(is_date)


def _value(written: str) -> str | None:
    """A text as it is meant; None for a bare null."""
    if written[0] == "'":
        return written[1:-1].replace("''", "'")
    if written == "null":
        return None
    return _text(written)


def _text(written: str) -> str:
    if written[0] == "'":
        return written[1:-1].replace("''", "'")
    if _SPECIAL.fullmatch(written):
        raise _Doubt
    return written


def _values(written: str) -> tuple[str, ...]:
    return tuple(_text(one) for one in _TEXTS.findall(written)) if written else ()


def _author(name: str, role: str, collective: str, ident: str) -> Author:
    return Author(_text(name), _text(role) if role else None, bool(collective), ident or None)


def _raw(file: str, lines: str) -> RawRef:
    if "/." in file:
        raise _Doubt
    return RawRef(file, tuple(_range(one.strip("' ")) for one in lines.split(",")) if lines else ())


def _range(written: str) -> tuple[int, int]:
    first, _, last = written.partition("-")
    found = int(first), int(last or first)
    if not 1 <= found[0] <= found[1]:
        raise _Doubt
    return found
