"""What the caller may know of a page before it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hints:
    """Everything is optional; a page reads well without any."""

    columns: tuple[str, ...] = ()
    """Names of columns (专栏) that the paper is known to print."""
    paper: str | None = None
    """The paper's name, as its masthead prints it."""
