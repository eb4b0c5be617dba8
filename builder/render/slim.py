"""Style sheets and scripts without what only their authors read: comments, indentation, blanks around signs.

What stands in quotes stays as it is. A script with template literals, which may span lines, is left alone.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')""")
_COMMENT = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|/\*.*?\*/""", re.DOTALL)


def slim(name: str, data: bytes) -> bytes:
    """The file as it is published; anything but UTF-8 style sheets and scripts unchanged."""
    make = _style if name.endswith(".css") else _script if name.endswith(".js") else None
    if make is None:
        return data
    try:
        return make(data.decode("utf-8")).encode("utf-8")
    except UnicodeDecodeError:
        return data


def _style(text: str) -> str:
    """Before: `a { color: red; } /* link */`    After: `a{color:red}`"""
    pieces = _QUOTED.split(_COMMENT.sub(lambda found: found[1] or " ", text))
    for at in range(0, len(pieces), 2):
        piece = re.sub(r"\s+", " ", pieces[at])
        piece = re.sub(r" ?([{};,]) ?", r"\1", piece).replace(": ", ":")
        pieces[at] = piece.replace(";}", "}")
    return "".join(pieces).strip()


def _script(text: str) -> str:
    """Lines without their indentation; lines that are comments go. Line ends stay, since they may end a statement."""
    if "`" in text:
        return text
    lines = (line.strip() for line in text.split("\n"))
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
