"""Bytes -> Witness. The one place where a raw file's encoding and lines are decided.

A byte-order mark decides; without one strict UTF-8, then UTF-16 where the zero bytes say so, then
GB18030. What is decoded must look like text: a file of other bytes is withheld, never guessed at.
Lines end at LF after CRLF -> LF; nothing else ends a line.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from builder.normalise.fold import is_blank
from builder.normalise.types import Witness
from builder.problem import Problem, warning

MAX_BYTES = 8_000_000
MAX_LINES = 10_000
"""Lines that hold something; a whole issue of 24 pages has some 3,000."""
MAX_LINE = 100_000
"""Characters; a longer line is no line of a newspaper, and an article of it could not be edited."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_LIKELY = (
    "[\t\n\r\f -~\u00a0-\u00ff\u2010-\u203b\u2460-\u249b\u25a0-\u25ff\u3000-\u303f\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]"
)
"""Compiled when first met, as the next: most builds read no witness."""
_COMMON = "[的一是不了在有人和这這中大为為上个個国國以到来來会會对對市日年月记記者要]"
_SAMPLE = 2_000
"""Characters looked at; a file that begins as text and goes on as something else holds control characters."""
_HINT = "save it as UTF-8 text, or take it out of content/raw"


def read_witness(path: Path, file: str) -> tuple[Witness | None, list[Problem]]:
    """Read one raw file. `file` is `raw/NAME.txt`. A file that cannot be read is None, with a warning (R001-R004)."""
    where = f"content/{file}"
    try:
        if path.stat().st_size > MAX_BYTES:
            return None, [
                warning("R004", where, 0, f"larger than {MAX_BYTES // 1_000_000} MB; withheld", "split the file")
            ]
        data = path.read_bytes()
    except OSError as fault:
        return None, [
            warning(
                "R004", where, 0, f"cannot be opened ({fault.strerror}); withheld", "check the file and its permissions"
            )
        ]
    return parse_witness(data, file)


def parse_witness(data: bytes, file: str) -> tuple[Witness | None, list[Problem]]:
    """The same, from bytes."""
    where = f"content/{file}"
    text, encoding = decode(data)
    if text is None:
        return None, [_undecodable(data, where, encoding)]
    lines = tuple(text.replace("\r\n", "\n").split("\n"))
    if all(is_blank(line) for line in lines):
        return None, [
            warning("R001", where, 0, "there is no text in it; withheld", "fill it, or take it out of content/raw")
        ]
    if len(lines) - lines.count("") > MAX_LINES:
        return None, [warning("R004", where, 0, f"more than {MAX_LINES} lines; withheld", "split it by pages or days")]
    if max(map(len, lines)) > MAX_LINE:
        long = next(n for n, line in enumerate(lines, 1) if len(line) > MAX_LINE)
        return None, [
            warning("R004", where, long, f"a line of more than {MAX_LINE} characters; withheld", "break it into lines")
        ]
    return Witness(file, hashlib.sha256(data).hexdigest(), lines, encoding), []


def decode(data: bytes) -> tuple[str | None, str]:
    """(text, encoding), or (None, `binary` or `unknown`)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            return (text, encoding) if text is not None and _is_text(text) else (None, "unknown")
    text = _strict(data, "utf-8")
    if text is not None and not _garbled(text):
        return text, "utf-8"
    candidates = ("utf-16-le", "utf-16-be") if b"\0" in data else ("gb18030",)
    found = [(t, e) for e in candidates if (t := _strict(data, e)) is not None and _is_text(t) and _is_chinese(t)]
    if found:
        return max(found, key=lambda pair: _likelihood(pair[0]))
    return None, "binary" if b"\0" in data or text is not None else "unknown"


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_text(text: str) -> bool:
    """Hardly any control characters, and mostly what newspapers are printed with."""
    return not _garbled(text) and _likelihood(text) >= 0.7


def _garbled(text: str) -> bool:
    return "\0" in text or len(_CONTROL.findall(text)) > len(text) // 500


def _is_chinese(text: str) -> bool:
    """Bytes of another Chinese or Japanese encoding decode to rare characters; text holds the commonest ones."""
    sample = text[:_SAMPLE]
    han = sum("\u4e00" <= c <= "\u9fff" for c in sample)
    return han < 100 or len(re.findall(_COMMON, sample)) >= han / 100


def _likelihood(text: str) -> float:
    """Share of characters, 0..1, that Chinese and English papers use; other letters count half."""
    sample = text[:_SAMPLE]
    known = len(re.findall(_LIKELY, sample))
    other = sum(unicodedata.category(c)[0] in "LMNPSZ" for c in re.sub(_LIKELY, "", sample))
    return (known + other / 2) / len(sample) if sample else 1.0


def _undecodable(data: bytes, where: str, kind: str) -> Problem:
    if kind == "binary":
        return warning("R002", where, 0, "these bytes are no text; withheld", _HINT)
    line = 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
    return warning("R003", where, line, "neither UTF-8, UTF-16 nor GB18030; withheld", _HINT)
