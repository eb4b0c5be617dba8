"""Paragraphs of another article that stand in the middle of an article go home.

Before  A1 A2 / B3 / A3 … B1 B2 B4   (a paragraph of B was set between two of A)
After   A1 A2 A3 … B1 B2 B3 B4

Paragraphs move only when their rare words stand in another article of the page and hardly in their own, and are
not simply quoted there; a sentence that breaks off before the strangers and goes on behind them is further
evidence, and is joined again. Most strangers that share their words with both articles stay where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from builder.normalise.reading.articles import Group
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.cohesion import Vocabulary
from builder.normalise.reading.joins import Seams

OWN, OTHER, QUOTED, BESIDE = 0.18, 0.6, 0.93, 0.08
"""Shares of a stranger's rare words: at most OWN in its own article and BESIDE in the paragraphs next to it, between
OTHER and QUOTED in its home (on 36 pages: one false move among 1,525 paragraphs, a quarter of strangers found)."""
OWN_BROKEN, MORE = 0.4, 1.3
"""Where the strangers interrupt a sentence: at most OWN_BROKEN, and MORE times as much in its home."""
SHORTEST, LONGEST_RUN = 40, 4
Unit = list[int]
"""Indices of a paragraph's lines."""


def bring_home(clues: Sequence[Clue], groups: Sequence[Group]) -> list[Group]:
    """The groups with strange paragraphs moved to the articles they belong to, broken sentences joined."""
    if sum(_long(clues, g) for g in groups) < 2:
        return list(groups)
    search = _Search(clues, groups)
    moves = [(here, home, run) for here, group in enumerate(groups) if _long(clues, group) for home, run in search.strangers(here)]
    return _moved(clues, search.words, search.seams, groups, moves) if moves else list(groups)


class _Search:
    """What is known of a page's articles while strangers are looked for."""

    def __init__(self, clues: Sequence[Clue], groups: Sequence[Group]):
        self.clues, self.groups, self.seams = clues, groups, Seams(clues)
        self.words = Vocabulary([c.bare if c.repeat_of is None else "" for c in clues])
        self.sets = [self.words.of([i for i, _ in g.parts]) for g in groups]

    def strangers(self, here: int) -> list[tuple[int, Unit]]:
        """(home, lines) of the runs of paragraphs that do not belong to article `here`."""
        units, found, k = _units(self.groups[here]), [], 1
        while k < len(units):
            for end in range(min(len(units), k + LONGEST_RUN), k, -1):
                home = self._home(here, units, k, end)
                if home is not None:
                    found.append((home, [i for u in units[k:end] for i in u]))
                    k = end
                    break
            else:
                k += 1
        return found

    def _home(self, here: int, units: list[Unit], begin: int, end: int) -> int | None:
        lines = [i for u in units[begin:end] for i in u]
        first = self.clues[lines[0]]
        if (end - begin) * 5 > len(units) or (first.text[:1] == "“" and end - begin == 1):
            return None
        if sum(self.clues[i].size for i in lines) < SHORTEST or any(self.clues[i].lead or self.clues[i].caption == 3 for i in lines):
            return None
        mine, rest = self.words.of(lines), self.words.of([i for i, _ in self.groups[here].parts if i not in lines])
        whole = self.words.mass(mine) or 1.0
        own = self.words.mass(mine & rest) / whole
        broken = end < len(units) and _interrupts(self.clues, self.seams, units, begin, end)
        if whole < 60.0 or own > (OWN_BROKEN if broken else OWN):
            return None
        home, held = self._best(here, mine, whole)
        if broken:
            return home if held > MORE * own + 0.1 else None
        beside = self.words.of([i for u in (units[begin - 1], units[end] if end < len(units) else []) for i in u])
        subject = first.text[:2] in "".join(self.clues[i].bare for i, _ in self.groups[here].parts if i not in lines)
        fits = OTHER < held < QUOTED and self.words.mass(mine & beside) / whole < BESIDE
        return home if fits and not subject else None

    def _best(self, here: int, mine: set[str], whole: float) -> tuple[int | None, float]:
        """The other article that holds most of the words, and the share it holds."""
        others = [(self.words.mass(mine & self.sets[k]) / whole, k) for k in range(len(self.groups))
                  if k != here and any(part in ("para", "lead") for _, part in self.groups[k].parts)]
        held, home = max(others, default=(0.0, None))
        return home, held


def _long(clues: Sequence[Clue], group: Group) -> bool:
    return sum(part in ("para", "lead") for _, part in group.parts) >= 3


def _units(group: Group) -> list[Unit]:
    """The paragraphs of a group that may move: those of running text."""
    found: list[Unit] = []
    for i, part in group.parts:
        if part in ("para", "lead"):
            found.append([i])
        elif part == "join" and found:
            found[-1].append(i)
    return found


def _interrupts(clues: Sequence[Clue], seams: Seams, units: list[Unit], begin: int, end: int) -> bool:
    """Whether a sentence breaks off before paragraphs begin..end and goes on behind them."""
    before, behind = clues[units[begin - 1][-1]], clues[units[end][0]]
    return before.end in ("open", "comma") and seams.odds(before, behind) >= 1.5


def _moved(clues: Sequence[Clue], words: Vocabulary, seams: Seams, groups: Sequence[Group],
           moves: list[tuple[int, int, Unit]]) -> list[Group]:
    out = [Group(list(g.parts)) for g in groups]
    for here, home, unit in moves:
        taken = [p for p in out[here].parts if p[0] in unit]
        at = next(k for k, p in enumerate(out[here].parts) if p[0] == unit[0])
        out[here].parts = [p for p in out[here].parts if p[0] not in unit]
        _rejoin(clues, seams, out[here], at)
        where = _place(clues, words, seams, out[home], unit)
        out[home].parts[where:where] = taken
        _rejoin(clues, seams, out[home], where)
        _rejoin(clues, seams, out[home], where + len(taken))
    return [g for g in out if g.parts]


def _rejoin(clues: Sequence[Clue], seams: Seams, group: Group, at: int) -> None:
    """Join the paragraph at `at` to the one above it where that breaks off in mid-sentence."""
    if not 0 < at < len(group.parts):
        return
    (above, part), (below, role) = group.parts[at - 1], group.parts[at]
    if part in ("para", "join", "lead") and role == "para" and clues[above].end in ("open", "comma"):
        if clues[above].end == "comma" or seams.odds(clues[above], clues[below]) > -1.0:
            group.parts[at] = (below, "join")


def _place(clues: Sequence[Clue], words: Vocabulary, seams: Seams, group: Group, unit: Unit) -> int:
    """Where in its article a paragraph belongs: behind a sentence it completes, else beside the words it shares."""
    units = _units(group)
    mine = words.of(unit)
    best, where = -1.0, len(group.parts)
    for k in range(1, len(units) + 1):
        above, below = units[k - 1], units[k] if k < len(units) else []
        score = words.mass(mine & words.of(above)) + (words.mass(mine & words.of(below)) if below else 0.0)
        score += 1e6 * (clues[above[-1]].end in ("open", "comma") and not clues[above[-1]].jump and seams.odds(clues[above[-1]], clues[unit[0]]) >= 1.5)
        if score > best:
            best, where = score, next(n for n, p in enumerate(group.parts) if p[0] == above[-1]) + 1
    return where
