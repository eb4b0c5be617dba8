"""From the best path to articles: which lines each one has.

Before  head head+ byline para join cap credit head para …
After   two groups of (line index, part)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from builder.normalise.reading import notes, photos
from builder.normalise.reading.clues import Clue

LEADING = ("note", "join", "byline")
"""What may stand above the headline of its article: a note and what joins it, a byline."""
OUTSIDE = ("masthead", "folio", "repeat")
Parts = dict[str, list[int]]
"""Part -> its lines, in order."""


@dataclass(slots=True)
class Group:
    """The lines of one article, in order: (index into the page's clues, part)."""

    parts: list[tuple[int, str]] = field(default_factory=list)
    came: set[int] = field(default_factory=set)
    """Lines that stood in the middle of another article."""

    def of(self, *parts: str) -> list[int]:
        return [i for i, part in self.parts if part in parts]

    def by_part(self) -> Parts:
        """The lines of each part that there is."""
        found: Parts = {}
        for i, part in self.parts:
            found.setdefault(part, []).append(i)
        return found


def gather(clues: Sequence[Clue], path: Sequence[str]) -> list[Group]:
    """Articles in the order of the page; lines outside any article are left out."""
    groups: list[Group] = []
    held: list[tuple[int, str]] = []
    for i, part in enumerate(path):
        if part in OUTSIDE:
            continue
        leads = part == "note" and not notes.comes_after(clues[i].text) and (clues[i].note != "sign" or not groups)
        if part in LEADING and (leads or held or clues[i].above) and _before_headline(path, i):
            held.append((i, part))
            continue
        if not groups or _begins(clues, path, i, groups[-1]):
            groups.append(Group(held))
            held = []
        groups[-1].parts.append((i, part))
    if held:
        groups.append(Group(held))
    return [one for group in groups for one in _pointers_apart(clues, group)]


def _pointers_apart(clues: Sequence[Clue], group: Group) -> list[Group]:
    """Headlines over one pointer line (详见第七版) are items of their own, save kickers and dash decks."""
    if not group.of("pointer") or len(group.of("head", "head+")) < 2 or group.of("para", "lead", "join"):
        return [group]
    apart: list[Group] = []
    for i, part in group.parts:
        follows = part != "head+" or clues[i].text[0] in "—―" or clues[i - 1].end in ("dash", "colon")
        if apart and follows:
            apart[-1].parts.append((i, part))
        else:
            apart.append(Group([(i, "head" if part == "head+" else part)]))
    return apart


def _before_headline(path: Sequence[str], i: int) -> bool:
    """Whether the note at i stands over a headline that comes after it."""
    for part in path[i + 1 :]:
        if part == "head":
            return True
        if part not in ("note", "join", *OUTSIDE):
            return False
    return False


def _begins(clues: Sequence[Clue], path: Sequence[str], i: int, current: Group) -> bool:
    part = path[i]
    if part in ("head", "lead"):
        return True
    if part in ("para", "cap") and current.parts[-1][1] == "credit" and (part == "cap" or photos.dated(clues[i].text)):
        return not current.of("head", "head+", "lead", "byline")
    return part in ("para", "join", "inter", "cap") and current.parts[-1][1] in ("pointer", "jump", "jumped")
