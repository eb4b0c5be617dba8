"""Paragraphs of another article that stand in the middle of an article go home.

Before  A1 A2 / B3 / A3 … B1 B2 B4   (a paragraph of B was set between two of A)
After   A1 A2 A3 … B1 B2 B3 B4

Paragraphs move only when their rare words stand in another article of the page and hardly in their own, and are
not simply quoted there; a sentence that breaks off before the strangers and goes on behind them is further
evidence, and is joined again. Most strangers that share their words with both articles stay where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.normalise.reading.announced import BULLETS
from builder.normalise.reading.articles import Group
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.cohesion import Words
from builder.normalise.reading.sheet import Sheet

OWN, OTHER, QUOTED, BESIDE = 0.18, 0.6, 0.93, 0.08
"""Shares of a stranger's rare words: at most OWN in its own article and BESIDE in the paragraphs next to it, between
OTHER and QUOTED in its home (on 36 pages: one false move among 1,525 paragraphs, a quarter of strangers found)."""
OWN_BROKEN, MORE = 0.4, 1.3
"""Where the strangers interrupt a sentence: at most OWN_BROKEN, and MORE times as much in its home."""
SHORTEST, LONGEST_RUN, LEAST_WORDS = 40, 4, 60.0
AKIN = 0.4
"""Tie of two articles from which on nothing moves between them (see `cohesion`)."""
MOST_LINES = 1200
"""A page with more is no newspaper page, and is left as it stands."""
Unit = list[int]
"""Indices of a paragraph's lines."""


def bring_home(sheet: Sheet, groups: Sequence[Group]) -> list[Group]:
    """The groups with strange paragraphs moved to the articles they belong to, broken sentences joined."""
    long = [here for here, group in enumerate(groups) if _long(group)]
    if len(long) < 2 or len(sheet.clues) > MOST_LINES:
        return list(groups)
    search = _Search(sheet, groups)
    moves = [(here, home, run) for here in long for home, run in search.strangers(here)]
    return _moved(sheet, groups, moves) if moves else list(groups)


class _Search:
    """Where the words of a page's articles stand, while strangers are looked for."""

    def __init__(self, sheet: Sheet, groups: Sequence[Group]):
        self.sheet, self.groups, words = sheet, groups, sheet.words
        self.own = [words.of(i for i, _ in g.parts) for g in groups]
        """The words of each article."""
        inside = {i for g in groups for i, _ in g.parts}
        self.shared = _twice([*self.own, words.of(i for i in range(len(sheet.clues)) if i not in inside)])
        """The words that do not stand in one article alone."""
        self.texts = [any(part in ("para", "lead") for _, part in g.parts) for g in groups]

    def strangers(self, here: int) -> list[tuple[int, Unit]]:
        """(home, lines) of the runs of paragraphs that do not belong to article `here`."""
        units, found, k = _units(self.groups[here]), [], 1
        odd = self._odd(here, units)
        while k < len(units):
            end = k
            while end < len(units) and odd[end] and end < k + LONGEST_RUN:
                end += 1
            home = None
            while end > k and home is None:
                home = self._home(here, units, k, end)
                if home is not None:
                    found.append((home, [i for u in units[k:end] for i in u]))
                end -= home is None
            k = max(end, k + 1)
        return found

    def _odd(self, here: int, units: list[Unit]) -> list[bool]:
        """Which paragraphs have few of their words in the rest of their article and many elsewhere; never the first."""
        words = self.sheet.words
        mine = [words.lines[unit[0]] if len(unit) == 1 else words.of(unit) for unit in units]
        text = {i for unit in units for i in unit}
        again = _twice([*mine, *(words.lines[i] for i, _ in self.groups[here].parts if i not in text)])
        odd = [False] * len(units)
        for k in range(1, len(units)):
            whole = words.mass(mine[k])
            odd[k] = whole > 0 and words.mass(mine[k] & again) <= OWN_BROKEN * whole <= words.mass(
                mine[k] & self.shared
            )
        return odd

    def _home(self, here: int, units: list[Unit], begin: int, end: int) -> int | None:
        """The article that paragraphs begin..end belong to, if it is clearly another one."""
        clues, words = self.sheet.clues, self.sheet.words
        lines = [i for u in units[begin:end] for i in u]
        if not _movable(clues, lines, end - begin, len(units)):
            return None
        mine, rest = words.of(lines), words.of(i for i, _ in self.groups[here].parts if i not in lines)
        whole = words.mass(mine) or 1.0
        own = words.mass(mine & rest) / whole
        broken = end < len(units) and _interrupts(self.sheet, units, begin, end)
        if whole < LEAST_WORDS or own > (OWN_BROKEN if broken else OWN):
            return None
        held, home = max(
            ((words.mass(mine & all_) / whole, k) for k, all_ in enumerate(self.own) if k != here and self.texts[k]),
            default=(0.0, None),
        )
        if broken:
            return home if held > MORE * own + 0.1 else None
        beside = words.of(i for u in units[begin - 1 : begin] + units[end : end + 1] for i in u)
        subject = any(clues[lines[0]].text[:2] in clues[i].bare for i, _ in self.groups[here].parts if i not in lines)
        fits = OTHER < held < QUOTED and words.mass(mine & beside) / whole < BESIDE
        return home if fits and not subject and not self._akin(here, home, lines) else None

    def _akin(self, here: int, home: int, lines: Unit) -> bool:
        """Whether two articles speak of one thing (a report and the comment on it): each may quote the other."""
        words = self.sheet.words
        mine = words.of(i for i, _ in self.groups[here].parts if i not in lines)
        return words.tie(mine, self.own[home]) > AKIN


def _movable(clues: Sequence[Clue], lines: Unit, run: int, units: int) -> bool:
    """Long enough to judge, a small part of its article, no dispatch lead, caption, item or lone quotation."""
    if run * 5 > units or (clues[lines[0]].text[:1] == "“" and run == 1) or clues[lines[0]].text[:1] in BULLETS:
        return False
    return sum(clues[i].size for i in lines) >= SHORTEST and not any(
        clues[i].lead or clues[i].caption == 3 for i in lines
    )


def _twice(sets: Sequence[Words]) -> Words:
    """What stands in more than one of the sets."""
    once: set[int] = set()
    twice: set[int] = set()
    for one in sets:
        twice |= once & one
        once |= one
    return twice


def _long(group: Group) -> bool:
    return sum(part in ("para", "lead") for _, part in group.parts) >= 5


def _units(group: Group) -> list[Unit]:
    """The paragraphs of a group that may move: those of running text."""
    found: list[Unit] = []
    for i, part in group.parts:
        if part in ("para", "lead"):
            found.append([i])
        elif part == "join" and found:
            found[-1].append(i)
    return found


def _interrupts(sheet: Sheet, units: list[Unit], begin: int, end: int) -> bool:
    """Whether a sentence breaks off before paragraphs begin..end and goes on behind them."""
    before, behind = sheet.clues[units[begin - 1][-1]], sheet.clues[units[end][0]]
    return before.end in ("open", "comma") and sheet.seams.odds(before, behind) >= 1.5


def _moved(sheet: Sheet, groups: Sequence[Group], moves: list[tuple[int, int, Unit]]) -> list[Group]:
    out = [Group(list(g.parts)) for g in groups]
    for here, home, unit in moves:
        taken = [p for p in out[here].parts if p[0] in unit]
        at = next(k for k, p in enumerate(out[here].parts) if p[0] == unit[0])
        out[here].parts = [p for p in out[here].parts if p[0] not in unit]
        _rejoin(sheet, out[here], at)
        where = _place(sheet, out[home], unit)
        out[home].parts[where:where] = taken
        out[home].came.update(unit)
        _rejoin(sheet, out[home], where + len(taken))
        _rejoin(sheet, out[home], where)
    return [g for g in out if g.parts]


def _rejoin(sheet: Sheet, group: Group, at: int) -> None:
    """Join the paragraph at `at` to the one above it where that breaks off in mid-sentence."""
    if not 0 < at < len(group.parts):
        return
    (above, part), (below, role) = group.parts[at - 1], group.parts[at]
    before, here = sheet.clues[above], sheet.clues[below]
    text = part in ("para", "join", "lead") and role == "para" and not before.jump
    if text and (before.end == "comma" or (before.end == "open" and sheet.seams.odds(before, here) > -1.0)):
        group.parts[at] = (below, "join")


def _place(sheet: Sheet, group: Group, unit: Unit) -> int:
    """Where in its article a paragraph belongs: behind a sentence it completes, else beside the words it shares."""
    units, words = _units(group), sheet.words
    mine, first = words.of(unit), sheet.clues[unit[0]]
    best, where = -1.0, len(group.parts)
    for k, above in enumerate(units):
        below = units[k + 1] if k + 1 < len(units) else []
        last = sheet.clues[above[-1]]
        score = words.mass(mine & words.of(above)) + words.mass(mine & words.of(below))
        if last.end in ("open", "comma") and not last.jump and sheet.seams.odds(last, first) >= 1.5:
            score += 1e6
        if score > best:
            best, where = score, next(n for n, p in enumerate(group.parts) if p[0] == above[-1]) + 1
    return where
