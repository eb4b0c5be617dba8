"""One function a kind of page: `(archive, key) -> what its template is given`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from builder.render.words import Words

DESCRIPTION = 80
"""Characters of a page's description."""


@dataclass(frozen=True, slots=True)
class View:
    """A page before it meets its template. `path` is the address that it answers."""

    path: str
    title: str
    """Without the site's name."""
    description: str
    crumbs: tuple[tuple[str, str], ...] = ()
    """(path, name) of the pages above this one, without the home page."""
    values: dict[str, Any] = field(default_factory=dict)
    """What else the template is given. A `functools.partial` is called only if the template uses its name."""
    index: bool = True
    """False: search engines are asked to leave the page out."""
    canonical: str | None = None
    """The path that search engines should know instead of this one."""


def day_crumbs(words: Words, date: str) -> tuple[tuple[str, str], ...]:
    """Year and month above a day."""
    return (f"/{date[:4]}/", words.year(date[:4])), (f"/{date[:4]}/{date[5:7]}/", words.month_name(int(date[5:7])))
