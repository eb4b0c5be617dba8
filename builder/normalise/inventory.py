"""What lies in `content/raw`, and which of it already became articles."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from builder.normalise.record import check_record, read_record
from builder.problem import Problem, warning

_FILE = re.compile(r"""\bfile:\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,}\n]+)""")
_BESIDE = re.compile(
    r"SHA256SUMS|\..*|.*~|.*\.(?:md|bak|new|tmp|swp|orig|rej)|(?i:thumbs\.db|desktop\.ini|readme.*)", re.DOTALL
)
"""What may lie beside raw files without being one."""
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")


def raw_files(content: Path) -> tuple[list[str], list[Problem]]:
    """`raw/NAME.txt` of every raw file, sorted. Links that lead out of `content/raw` and names that no file
    format can hold are withheld (R010); what is no raw file is told (R012)."""
    found: list[str] = []
    problems = []
    root = os.path.realpath(content / "raw") + os.sep
    for where, folders, names in os.walk(content / "raw"):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        problems += [_stray(Path(where, name), content) for name in folders if _is_text(name)]
        for name in sorted(names):
            if not _is_text(name) or name.startswith("."):
                if not _BESIDE.fullmatch(name) and not _is_sidecar(name, names):
                    problems.append(_stray(Path(where, name), content))
                continue
            path = Path(where, name)
            file = path.relative_to(content).as_posix()
            reason = (
                "its name holds a control character, a backslash or bytes that are not UTF-8"
                if _UNSAFE.search(file)
                else None
            )
            if path.is_symlink() and not (os.path.realpath(path).startswith(root) and path.exists()):
                reason = "it is a link that leads out of content/raw, or nowhere"
            if reason:
                shown = _UNSAFE.sub("?", file)
                problems.append(
                    warning(
                        "R010", f"content/{shown}", 0, f"{reason}; withheld", "rename it, or put the file itself here"
                    )
                )
            else:
                found.append(file)
    return sorted(found), problems


def _is_text(name: str) -> bool:
    return name.lower().endswith(".txt")


def _is_sidecar(name: str, names: Iterable[str]) -> bool:
    """True for `NAME.yml` beside `NAME.txt`."""
    return name.endswith(".yml") and any(_is_text(one) and one[:-4] == name[:-4] for one in names)


def _stray(path: Path, content: Path) -> Problem:
    """A Word file, a picture, a sidecar that was renamed: nobody shall wait for it to appear."""
    where = "content/" + _UNSAFE.sub("?", path.relative_to(content).as_posix())
    hint = "a page is plain text in UTF-8 whose name ends in .txt: save it so"
    if path.suffix.lower() in (".yml", ".yaml"):
        hint = "a sidecar has the name of its raw file and ends in .yml: 20211029.txt, 20211029.yml"
    return warning("R012", where, 0, "is not read", hint)


def check_raw(content: Path) -> list[Problem]:
    """Whether the recorded witnesses still have their bytes."""
    record, problems = read_record(content / "raw")
    return problems + check_record(content / "raw", record)


def taken_up(content: Path, files: Iterable[str]) -> set[str]:
    """Those of `files` that an `issue.md` names, or an article of a folder without one."""
    wanted = set(files)
    if not wanted:
        return wanted
    done: set[str] = set()
    loose: list[str] = []
    for where, folders, names in os.walk(content / "issues"):
        folders.sort()
        heads = [name for name in sorted(names) if is_issue_file(name)]
        loose += [] if heads else [os.path.join(where, name) for name in sorted(names) if name.endswith(".md")]
        for name in heads:
            done |= named_files(Path(where, name)) & wanted
    for path in loose if wanted - done else ():
        done |= named_files(Path(path)) & wanted
    return done


def is_issue_file(name: str) -> bool:
    """`issue.md`, or `EDITION-issue.md` of another edition of the day."""
    return name == "issue.md" or name.endswith("-issue.md")


def named_files(path: Path) -> set[str]:
    """The raw files that an issue or article file names in its front matter, found without parsing it."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return set()
    front = text.partition("\n---")[0]
    return {_unquoted(match[1].strip()) for match in _FILE.finditer(front)}


def _unquoted(value: str) -> str:
    if value[:1] == "'":
        return value[1:-1].replace("''", "'")
    return value[1:-1] if value[:1] == '"' else value
