"""One row of the matrix of bad input, and the small edition that every row starts from."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.archive import SITE, new_edition
from tests.normalise.desk import page

ISSUE = "content/issues/2021/2021-03-02"
RAW = "content/raw/2021-03-02-01.txt"
ARTICLE = f"{ISSUE}/01-01.md"

Step = Callable[[Path], None]
"""What somebody does to the edition in a folder."""


@dataclass(frozen=True, slots=True)
class Row:
    """A mistake, what the program says of it, and the same thing done right."""

    what: str
    """As the maintainer would say it; unique."""
    code: str
    file: str
    """Where the problem is said to be; empty for the machine."""
    line: int
    """0 where no line can be named."""
    bad: tuple[Step, ...]
    good: tuple[Step, ...] = ()
    """Nothing at all: the edition without the mistake."""
    command: tuple[str, ...] = ()
    """Words of the command line; without any: `build --skip search`."""
    right: tuple[str, ...] | None = None
    """The command done right, where it is the mistake."""
    also: frozenset[str] = frozenset()
    """Codes of what else is said, because it follows."""
    played: Callable[[pytest.MonkeyPatch], None] | None = None
    """What no file can do: the machine or the program fails so, in the bad case only."""
    first: tuple[Step, ...] = ()
    """What was done, and built, before either."""
    alone: bool = False
    """Cannot stand in one edition with all the other rows, because it takes the place of a file that they need."""


def make(root: Path) -> None:
    """The edition: one raw page of three articles, not yet taken up."""
    new_edition(root, SITE)
    put(RAW, page(1, 2, 3))(root)


# ---------------------------------------------------------------- steps


def put(path: str, data: str | bytes) -> Step:
    """Write a file."""

    def step(root: Path) -> None:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())

    return step


def swap(path: str, old: str, new: str) -> Step:
    """Change words in a file, which must be there."""

    def step(root: Path) -> None:
        text = (root / path).read_bytes().decode()
        assert old in text, (path, old)
        (root / path).write_bytes(text.replace(old, new, 1).encode())

    return step


def more(path: str, words: str) -> Step:
    """Add to the end of a file."""

    def step(root: Path) -> None:
        with (root / path).open("ab") as file:
            file.write(words.encode())

    return step


def gone(path: str) -> Step:
    """Take a file or a folder away."""

    def step(root: Path) -> None:
        shutil.rmtree(root / path) if (root / path).is_dir() else (root / path).unlink()

    return step


def copy(path: str, to: str) -> Step:
    def step(root: Path) -> None:
        (root / to).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / path, root / to)

    return step


def link(path: str, target: str) -> Step:
    """A symbolic link; `target` is absolute or as seen from the link."""

    def step(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)

    return step


def folder(path: str) -> Step:
    def step(root: Path) -> None:
        (root / path).mkdir(parents=True)

    return step


def closed(name: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Nobody may read files of this name; played, because root may read all."""

    def refusing(kept):
        def refuse(path, *arguments, **more):
            if isinstance(path, str | os.PathLike) and os.path.basename(path) == name:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return kept(path, *arguments, **more)

        return refuse

    ways = {"builtins.open": refusing(open), "io.open": refusing(open), "os.open": refusing(os.open)}
    return lambda patch: [patch.setattr(way, refuse) for way, refuse in ways.items()]


def named(path: bytes, data: str) -> Step:
    """A file whose name is bytes that are no UTF-8."""

    def step(root: Path) -> None:
        file = os.path.join(os.fsencode(root), path)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, "wb") as out:
            out.write(data.encode())

    return step


def article(name: str, front: str = "", body: str = "文。", day: str = "2021-03-02", page: str = "'09'") -> Step:
    """An article typed by hand; its keys begin on line 2."""
    text = f"---\ndate: {day}\npage: {page}\norder: {name[-5:-3]}\ntitle: 题\n{front}---\n\n{body}\n"
    return put(f"content/issues/{day[:4]}/{day}/{name}", text)
