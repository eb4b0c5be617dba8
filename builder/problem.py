"""A fault of the content, as the maintainer reads it.

Exceptions are for bugs and for the machine; whatever is wrong with a raw file, an article,
`site.yml`, `people.yml` or a theme is a `Problem` and never stops the others from being found.
Every code is explained, with cause and cure, in `docs/problems.md`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. Sorts by file, line and code, so that reports are stable."""

    file: str
    """Relative to the edition's root, with `/`; empty when no file is at fault."""
    line: int
    """1-based; 0 when the whole file is meant."""
    code: str
    """A letter for the stage and three digits, as in `docs/problems.md`."""
    severity: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: " if self.file and self.line else f"{self.file}: " if self.file else ""
        text = f"{where}{self.severity} {self.code} {self.message}"
        return f"{text}\n  hint: {self.hint}" if self.hint else text


class Fault(Exception):
    """Carries a problem out of a deep call, such as a template; caught where the commands begin.

    It may cross processes: an exception pickles as its class with its arguments.
    """

    def __init__(self, problem: Problem):
        super().__init__(problem)
        self.problem = problem


def error(code: str, file: str, line: int, message: str, hint: str = "") -> Problem:
    return Problem(file, line, code, ERROR, message, hint)


def warning(code: str, file: str, line: int, message: str, hint: str = "") -> Problem:
    return Problem(file, line, code, WARNING, message, hint)


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(p.severity == ERROR for p in problems)


def strict(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems with every warning made an error (`--strict`)."""
    return [Problem(p.file, p.line, p.code, ERROR, p.message, p.hint) for p in problems]


@dataclass(slots=True)
class Report:
    """What a command did; it grows while the command runs."""

    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    """What a person reads on the terminal."""
    more: dict[str, Any] = field(default_factory=dict)
    """Further keys of the JSON object."""
