"""Which lines of the witness a block was made of, found by what it says.

Runs of five characters of every line are looked up in the block. A line belongs to it when most of the line stands
in the block; what is left uncovered may be a part of a line (a paragraph that a person split). Lines of the block's own
article come first: what is printed twice is taken where the record says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from difflib import SequenceMatcher

from builder.apparatus.folded import plain

Place = tuple[str, int]
RUN = 5
_OF_LINE, _OF_GAP = 0.5, 0.6
_PART = 12
"""Characters from which on a stretch is a part of a line, and not a word that both say."""
_Span = tuple[int, int, Place]
"""Characters of a block, and the line that stands there."""


class Lines:
    """The lines of an issue's witnesses, folded, with an index of their runs."""

    def __init__(self, witness: Mapping[str, Sequence[str]]):
        every = (((file, n), line) for file, lines in witness.items() for n, line in enumerate(lines, 1))
        self.raw = {place: line for place, line in every if line.strip()}
        self.order = {place: index for index, place in enumerate(self.raw)}
        self.folded = {place: plain(line) for place, line in self.raw.items()}
        self._runs: dict[str, list[Place]] = defaultdict(list)

    @property
    def runs(self) -> Mapping[str, list[Place]]:
        """Run -> lines that hold it; made when first asked for, since most articles are as they were written."""
        if not self._runs:
            for place, text in self.folded.items():
                for run in _runs(text):
                    self._runs[run].append(place)
        return self._runs

    def of(self, text: str, own: Collection[Place], whole_lines: bool = False) -> tuple[Place, ...]:
        """The lines that a folded text was made of, in the order in which they stand in it; `own` come first.

        With `whole_lines` the text is no part of a longer line: a headline is not its mention in a paragraph.
        """
        if whole_lines and (same := [place for place in own if self.folded[place] == text]):
            return (min(same, key=lambda place: self.order[place]),)  # what the rest would come to, without an index
        hits: dict[Place, int] = defaultdict(int)
        runs = self.runs
        for run in _runs(text):
            for place in runs.get(run, ()):
                hits[place] += 1
        good = [place for place, count in hits.items() if count >= _OF_LINE * len(_runs(self.folded[place]))]
        good += [place for place in own if len(self.folded[place]) < RUN and self.folded[place] in text]
        good.sort(key=lambda place: self._worth(place, text, own))
        found = self._placed(good, text)
        if not whole_lines:
            found += self._parts(found, text, own)
        return tuple(
            dict.fromkeys(place for _, _, place in sorted(found, key=lambda one: (one[0], self.order[one[2]])))
        )

    def _parts(self, found: Sequence[_Span], text: str, own: Collection[Place]) -> list[_Span]:
        """Lines of which a part stands in what no whole line covers: a person split the paragraph."""
        added = []
        for start, end in _gaps(found, len(text)):
            mine = _runs(text[start:end])
            hits = Counter(place for run in sorted(mine) for place in self.runs.get(run, ()))
            best = max(hits, key=lambda place: (hits[place], place in own, -self.order[place]), default=None)
            if best and hits[best] >= _OF_GAP * len(mine):
                added.append((start, end, best))
        return added

    def _worth(self, place: Place, text: str, own: Collection[Place]) -> tuple[bool, bool, int, int]:
        line = self.folded[place]
        return line not in text, place not in own, -len(line), self.order[place]

    def _placed(self, good: Sequence[Place], text: str) -> list[_Span]:
        """Of lines that would stand in the same part of the text the first is kept."""
        found: list[_Span] = []
        for place in good:
            for start, end in _where(self.folded[place], text):
                if all(min(end, e) - max(start, s) <= (end - start) // 2 for s, e, _ in found):
                    found.append((start, end, place))
                    break
        return found


def _gaps(found: Sequence[_Span], length: int) -> list[tuple[int, int]]:
    """The stretches of a text that no line covers, those left out that are no part of a line."""
    gaps, at = [], 0
    for start, end in sorted((start, end) for start, end, _ in found):
        gaps.append((at, start))
        at = max(at, end)
    return [(start, end) for start, end in (*gaps, (at, length)) if end - start >= _PART]


def _runs(text: str) -> set[str]:
    return {text[at : at + RUN] for at in range(max(1, len(text) - RUN + 1))} if len(text) >= RUN else set()


def _where(line: str, text: str) -> list[tuple[int, int]]:
    """The parts of the text in which a line may stand: wherever it does, else where most of its runs would put it."""
    whole = _all(line, text)
    if whole:
        return [(at, at + len(line)) for at in whole]
    starts: Counter[int] = Counter()
    for i in range(len(line) - RUN + 1):
        starts.update(at - i for at in _all(line[i : i + RUN], text))
    if not starts:
        return []
    best = max(starts, key=lambda start: (starts[start], -start))
    return [(max(0, best), min(len(text), best + len(line)))]


def _all(piece: str, text: str) -> list[int]:
    found, at = [], text.find(piece)
    while at >= 0:
        found.append(at)
        at = text.find(piece, at + 1)
    return found


def likest(text: str, places: Sequence[Place], lines: Lines, least: float = 0.5) -> tuple[Place, ...]:
    """Of some lines the one that is most like a short text, for headlines of which a word was changed."""
    share = {place: SequenceMatcher(None, lines.folded[place], text, autojunk=False).ratio() for place in places}
    best = max(places, key=lambda place: (share[place], -lines.order[place]), default=None)
    return (best,) if best and share[best] >= least else ()
