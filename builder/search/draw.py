"""The strings of a proof: what readers type, and what is most likely to go wrong."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from builder.search import text
from builder.search.records import SearchRecord

LENGTHS = (1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 8, 11, 15, 30)
_FOREIGN = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ%％.]+")
_MARKS = re.compile(r"[^\w\s]")


def queries(records: Sequence[SearchRecord], number: int, seed: int) -> list[str]:
    """`number` queries, each way of drawing in its turn; the same seed draws the same."""
    chance = random.Random(seed)
    draw = _Draw(chance, records)
    ways = (
        draw.part,
        draw.part,
        draw.part,
        draw.name,
        draw.headline,
        draw.around_foreign,
        draw.around_mark,
        draw.across_parts,
        draw.altered,
        draw.traditional,
        draw.broken_by_blanks,
        draw.several,
        draw.without,
    )
    return [ways[turn % len(ways)]() for turn in range(number)]


class _Draw:
    """One way of drawing a query a method. What is drawn holds no ASCII quotes, which have a meaning."""

    def __init__(self, chance: random.Random, records: Sequence[SearchRecord]) -> None:
        self.chance = chance
        self.records = [record for record in records if any(part for _, part in record.parts)]
        self.names = sorted({name for record in records for _, name in (*record.persons, *record.authors)})
        self.typed: dict[str, list[str]] = {}
        for typed, meant in sorted((*text.variants().items(), *text.several().items())):
            for simple in meant:
                self.typed.setdefault(simple, []).append(typed)

    def _text(self) -> str:
        parts = [part for _, part in self.chance.choice(self.records).parts if part]
        return self.chance.choice(parts)

    def _window(self, source: str, at: int | None = None) -> str:
        """Some characters of a text, around a place if one is given."""
        length = min(len(source), self.chance.choice(LENGTHS))
        last = len(source) - length
        start = self.chance.randint(0, last) if at is None else min(last, max(0, at - self.chance.randint(0, length)))
        return _plain(source[start : start + length])

    def _around(self, pattern: re.Pattern[str]) -> str:
        source = self._text()
        places = [match.start() for match in pattern.finditer(source)]
        return self._window(source, self.chance.choice(places) if places else None)

    def part(self) -> str:
        return self._window(self._text())

    def name(self) -> str:
        return self.chance.choice(self.names) if self.names else self.part()

    def headline(self) -> str:
        title = self.chance.choice(self.records).title
        return _plain(title) if title and self.chance.random() < 0.5 else self._window(title or self._text())

    def around_foreign(self) -> str:
        return self._around(_FOREIGN)

    def around_mark(self) -> str:
        return self._around(_MARKS)

    def across_parts(self) -> str:
        """The end of a paragraph and the beginning of the next: stands nowhere, unless by chance."""
        record = self.chance.choice(self.records)
        parts = [part for _, part in record.parts if part]
        first = self.chance.randrange(len(parts))
        following = parts[(first + 1) % len(parts)]
        return _plain(parts[first][-self.chance.randint(1, 4) :] + following[: self.chance.randint(1, 4)])

    def altered(self) -> str:
        """A string of the archive with one character from elsewhere."""
        drawn = self._window(self._text()) or "无"
        place = self.chance.randrange(len(drawn))
        return _plain(drawn[:place] + self.chance.choice(self._text()) + drawn[place + 1 :])

    def traditional(self) -> str:
        return "".join(self.chance.choice(self.typed.get(character, [character])) for character in self.part())

    def broken_by_blanks(self) -> str:
        """As copied from a page with blanks and line ends between the characters."""
        blanks = ("", "", " ", "\u3000", "\n")
        return f'"{"".join(character + self.chance.choice(blanks) for character in self.part())}"'

    def several(self) -> str:
        return " ".join(self._from_one_article(2 + (self.chance.random() < 0.3)))

    def without(self) -> str:
        kept, left_out = self._from_one_article(1)[0], self._window(self._text())
        return f"{kept} -{left_out.split()[0]}" if left_out.split() else kept

    def _from_one_article(self, number: int) -> list[str]:
        parts = [part for _, part in self.chance.choice(self.records).parts if part]
        return [self._window(self.chance.choice(parts)) for _ in range(number)]


def _plain(drawn: str) -> str:
    """Without what would mean something to the search; drawn from a text, it shall mean itself."""
    return drawn.replace('"', "").lstrip("-")


Asked = Callable[[str], set[str]]


def truth(records: Sequence[SearchRecord]) -> Asked:
    """The function that says which addresses a query must find, by looking through every text."""
    texts = [(record.url, "\n".join(text.normalise(part) for _, part in record.parts)) for record in records]

    def asked(query: str) -> set[str]:
        kept, left_out = meaning(query)
        if not kept and not left_out:
            return set()
        return {url for url, whole in texts if all(s(whole) for s in kept) and not any(s(whole) for s in left_out)}

    return asked


_STRING = re.compile(r'(-(?=[^\s"]|"[^"]*[^\s"]))?(?:"([^"]*)"?|([^\s"]+))')


def meaning(query: str) -> tuple[list[text.Stands], list[text.Stands]]:
    """(what must stand in an article, what must not)."""
    typed = query.translate(dict.fromkeys(map(ord, text.BLANKS), " "))
    found = [(bool(minus), text.finder(quoted or plain)) for minus, quoted, plain in _STRING.findall(typed)]
    return [one for minus, one in found if one and not minus], [one for minus, one in found if one and minus]
