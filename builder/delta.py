"""Text as pieces of the witness's lines: how `provenance.json` stays small and says where each text comes from.

A text is an item or a list of items:
    12             line 12, whole
    [12, 15]       lines 12 to 15, whole, one after the other (blank lines hold nothing)
    [12, 0, 8]     characters 0 to 8 of line 12
    "…"            these very characters
Lines are taken as `widened` gives them: a fixed table, part of the file format, not of the normaliser's rules.
Where the edited text differs from it the difference is written out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

Item = int | str | list[int]
Text = Any
"""An item or a list of items, as JSON holds it."""

_WIDE = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_MARK = re.compile(r"[ \t\u3000]*([,;:?!()])[ \t\u3000]*")
_ANY = re.compile("[,;:?!()]")
_DOUBT = re.compile(r"[ \t\u3000]|[\0-\x7f][,;:?!()][\0-\x7f]")
"""A line with marks but without any of these has all of them wide: most lines."""
_AHEAD = 12
_SURE = 4


def widened(line: str) -> str:
    """A raw line with its ends stripped and its half-width punctuation made wide, blanks beside it gone.

    A mark between two ASCII characters (1,000; 10:30; A:B) stays as it is.

    >>> widened(" 本报讯 (记者 陈润) 6月1日,共1,000元 ")
    '本报讯（记者 陈润）6月1日，共1,000元'
    """
    line = line.strip()
    if line.isascii() or not _ANY.search(line):
        return line

    def wide(match: re.Match[str]) -> str:
        before, after = line[match.start() - 1 : match.start()], line[match.end() : match.end() + 1]
        if before and after and before.isascii() and after.isascii():
            return match[0]
        return _WIDE[match[1]]

    return _MARK.sub(wide, line)


def widened_all(lines: Sequence[str]) -> list[str]:
    """`widened` of many lines, none of which holds a line feed: those without a doubtful mark, most, all at once."""
    stripped = [line.strip() for line in lines]
    text = "\n".join(stripped)
    for narrow, wide in _WIDE.items():
        text = text.replace(narrow, wide)
    return [
        widened(line) if line.isascii() or _DOUBT.search(line) else whole
        for line, whole in zip(stripped, text.split("\n"), strict=False)
    ]


def encode(text: str, numbers: Sequence[int], line: Callable[[int], str]) -> Text:
    """`text` against the given lines; `line(n)` is a line as `widened`. Decoding gives exactly `text` back."""
    if len(numbers) == 1 and text and line(numbers[0]) == text:
        return numbers[0]
    lines = [(n, line(n)) for n in numbers]
    source = "".join(content for _, content in lines)
    if source == text:
        return _simple(_shortened([n for n, content in lines if content], line))
    return _simple(_shortened(_pieces(text, source, lines), line))


def find(text: str, numbers: Sequence[int], line: Callable[[int], str]) -> Text:
    """Like `encode` for a text whose lines are not known: a whole line, two that stand together, a piece of one."""
    if len(text) < 4:
        return text
    for n in numbers:
        if text in line(n):
            at = line(n).index(text)
            return n if len(line(n)) == len(text) else [[n, at, at + len(text)]]
    for first, second in pairwise(numbers):
        for between in ("", " "):
            if text == line(first) + between + line(second):
                return [first, between, second] if between else [first, second]
    return text


def decode(value: Text, line: Callable[[int], str]) -> str:
    """The text again. Raises ValueError where the value is none of ours."""
    items = value if isinstance(value, list) else [value]
    return "".join(_decoded(item, line) for item in items)


def lines_used(value: Text, is_there: Callable[[int], bool]) -> tuple[int, ...]:
    """The lines that a text was made of, in order, each once."""
    found: dict[int, None] = {}
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, int):
            found[item] = None
        elif isinstance(item, list) and len(item) == 3:
            found[item[0]] = None
        elif isinstance(item, list):
            found |= {n: None for n in range(item[0], item[1] + 1) if is_there(n)}
    return tuple(found)


def _decoded(item: Any, line: Callable[[int], str]) -> str:
    if isinstance(item, str):
        return item
    if isinstance(item, int) and not isinstance(item, bool):
        return line(item)
    if isinstance(item, list) and all(type(n) is int for n in item):
        if len(item) == 3:
            return line(item[0])[item[1] : item[2]]
        if len(item) == 2 and 0 < item[0] <= item[1]:
            return "".join(line(n) for n in range(item[0], item[1] + 1))
    raise ValueError(f"no text: {item!r}")


def _simple(items: list[Item]) -> Text:
    if len(items) == 1 and not isinstance(items[0], list):
        return items[0]
    return items if items else ""


def _shortened(items: list[Item], line: Callable[[int], str]) -> list[Item]:
    """Three or more whole lines that follow one another become a range."""
    found: list[Item] = []
    run: list[int] = []
    for item in [*items, None]:
        if isinstance(item, int) and run and all(not line(n) for n in range(run[-1] + 1, item)) and run[-1] < item:
            run.append(item)
            continue
        found += [[run[0], run[-1]]] if len(run) > 2 else run
        run = [item] if isinstance(item, int) else []
        if item is not None and not isinstance(item, int):
            found.append(item)
    return found


def _pieces(text: str, source: str, lines: list[tuple[int, str]]) -> list[Item]:
    """Walk both texts; where they part, find the nearest place at which they agree again."""
    starts, at = [], 0
    for n, content in lines:
        starts.append((at, n, len(content)))
        at += len(content)
    items: list[Item] = []
    i = j = 0
    literal: list[str] = []
    while j < len(text):
        same = _common(source, i, text, j)
        if same >= (_SURE if literal else 1) or (same and j + same == len(text)):
            if literal:
                items.append("".join(literal))
                literal = []
            items += _slices(i, i + same, starts)
            i, j = i + same, j + same
            continue
        step = _resync(source, i, text, j)
        if step:
            i += step[0]
            literal.append(text[j : j + step[1]])
            j += step[1]
        else:
            literal.append(text[j])
            j += 1
        if literal == [""]:
            literal = []
    if literal:
        items.append("".join(literal))
    return items


def _common(source: str, i: int, text: str, j: int) -> int:
    """How many characters agree from here on."""
    limit = min(len(source) - i, len(text) - j)
    if limit <= 0 or source[i] != text[j]:
        return 0
    step, same = 1, 0
    while same < limit:
        end = min(step, limit - same)
        if source[i + same : i + same + end] == text[j + same : j + same + end]:
            same += end
            step *= 2
        elif step == 1:
            break
        else:
            step = max(1, step // 4)
    return same


def _resync(source: str, i: int, text: str, j: int) -> tuple[int, int] | None:
    """The smallest (skip in source, skip in text) after which four characters agree; then, further on, eight."""
    for total in range(1, _AHEAD + 1):
        for in_text in range(total + 1):
            a, b = i + total - in_text, j + in_text
            if (
                source[a : a + _SURE] == text[b : b + _SURE]
                and (len(text) - b >= _SURE or source[a : a + _SURE] == text[b:])
                and a < len(source)
                and b < len(text)
            ):
                return total - in_text, in_text
    for in_text in range(0, 4):
        found = source.find(text[j + in_text : j + in_text + 8], i) if len(text) - j - in_text >= 8 else -1
        if found >= 0:
            return found - i, in_text
    return None


def _slices(first: int, last: int, starts: list[tuple[int, int, int]]) -> list[Item]:
    """Characters `first` to `last` of the joined source as pieces of its lines."""
    found: list[Item] = []
    for start, n, length in starts:
        a, b = max(first, start), min(last, start + length)
        if a < b:
            found.append(n if (a, b) == (start, start + length) else [n, a - start, b - start])
    return found
