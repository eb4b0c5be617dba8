"""Why a text is not YAML, said for people who write keys and values and never heard of tokens.

Most faults are one of a few: a full-width colon, no blank after the colon, a tab, a colon inside a value, a quote or
bracket that nobody closed. The parser names the line on which it gave up, which is often the line after.
"""

from __future__ import annotations

import re

QUOTE = "put the value into single quotes, as title: '记者: 手记'; a single quote inside it is written twice"
_KEY = r"\s*(?:- +)*[\w -]+"
_WIDE = re.compile(rf"{_KEY}：")
_TIGHT = re.compile(rf"(?P<key>{_KEY}):(?![\s/])\S")
_TAB = re.compile(r" *\t")

Said = tuple[int, str, str]
"""0-based line of the text, message, hint."""


def explain(text: str, line: int, begun: int, what: str) -> Said:
    """`line`: where the parser gave up; `begun`: where what it was reading began (both 0-based); `what`: its words."""
    lines = text.split("\n")
    for at in dict.fromkeys((min(line, len(lines) - 1), line - 1, begun)):
        if 0 <= at < len(lines) and (found := _of_line(lines[at])):
            return at, *found
    if "end of stream" in what or "expected ',' or" in what:
        opened = lines[begun].strip()[:30] if begun < len(lines) else ""
        return begun, f"a quote or bracket that opens here is not closed: {opened}", "close it at the end of the value"
    if "mapping values" in what:
        return line, "a value holds a colon", QUOTE
    if "expected '-'" in what or "expected <block end>" in what:
        return (
            line,
            "this line is set in otherwise than those above it",
            "begin the keys of one entry below one another",
        )
    return line, f"this breaks the form of keys and values ({what})", QUOTE


def _of_line(line: str) -> tuple[str, str] | None:
    """What is plainly wrong with one line."""
    if _TAB.match(line):
        return "the line begins with a tab", "set it in with blanks instead"
    if _WIDE.match(line) and ": " not in line.partition("：")[0]:
        key = line.partition("：")[0].strip()
        return f"a full-width colon （：） stands after {key}", f"write an ordinary colon and a blank: `{key}: …`"
    if tight := _TIGHT.match(line):
        key = tight["key"].strip()
        return f"no blank stands after `{key}:`", f"write a blank after the colon: `{key}: …`"
    value = re.match(rf"{_KEY}: +(?P<mark>[*&!@`%])", line)
    if value:
        return f"a value begins with {value['mark']}", QUOTE
    return None


def is_line(text: str) -> bool:
    """True when a document that should hold keys is one bare line such as `date：2021-10-29` or `date:2021-10-29`."""
    return bool(_WIDE.match(text) or _TIGHT.match(text))
