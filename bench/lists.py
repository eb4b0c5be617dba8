"""Which lists an archive has, and which of them are long enough for pages by year or month.

The builder finds this out itself; for the other generators it is counted here, from the plan alone, before the first
article is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench import plan
from bench.archive import Archive
from bench.plan import Slot
from builder import urls
from builder.organise.persons.slug import slug
from builder.render.feeds import ENTRIES

KINDS = ("sections", "columns", "authors")


@dataclass(slots=True)
class Group:
    """A section, a column or an author."""

    kind: str
    id: str
    name: str
    months: Counter[str] = field(default_factory=Counter)
    """`2012-03` -> articles."""
    shelves: frozenset[str] = frozenset()
    """`2012`, `2012/03`: its pages by time."""

    @property
    def years(self) -> list[str]:
        """Years that have a page, newest first."""
        return sorted((shelf for shelf in self.shelves if "/" not in shelf), reverse=True)

    def months_of(self, year: str) -> list[str]:
        """Months (`2012/03`) of a year that is split, newest first; none of another."""
        return sorted((shelf for shelf in self.shelves if shelf.startswith(f"{year}/")), reverse=True)

    def shelves_of(self, date: str) -> Iterator[str]:
        """The pages by time that show an article; a year that is split shows its newest month."""
        year, month = date[:4], f"{date[:4]}/{date[5:7]}"
        split = self.months_of(year)
        if year in self.shelves and (not split or split[0] == month):
            yield year
        if month in self.shelves:
            yield month


class Lists:
    """The groups of an archive by kind and id."""

    def __init__(self, archive: Archive):
        self.archive = archive
        self.names = dict(plan.SECTIONS)
        self.column_ids = [slug(name) for name in archive.columns]
        self.groups: dict[str, dict[str, Group]] = {kind: {} for kind in KINDS}
        self.days: Counter[str] = Counter()
        for slot in plan.slots(archive.number, archive.seed):
            self.days[slot.date] += 1
            for kind, ident, name in self._named(slot):
                group = self.groups[kind].setdefault(ident, Group(kind, ident, name))
                group.months[slot.date[:7]] += 1
        for group in self.all():
            days = (f"{month}-01" for month in group.months.elements())
            group.shelves = frozenset(urls.shelves(days, always=group.kind == "sections"))

    def all(self) -> Iterator[Group]:
        for kind in KINDS:
            yield from self.groups[kind].values()

    def of(self, slot: Slot) -> list[Group]:
        return [self.groups[kind][ident] for kind, ident, _ in self._named(slot)]

    def feed(self) -> int:
        """Articles of the feed: the newest days, as many whole ones as hold 60, at least one."""
        number = 0
        for day in reversed(self.days):
            if number and number + self.days[day] > ENTRIES:
                break
            number += self.days[day]
        return number

    def author_id(self, number: int) -> str:
        return slug(self.archive.staff.name(number))

    def _named(self, slot: Slot) -> Iterator[tuple[str, str, str]]:
        """(kind, id, name) of the groups of an article."""
        yield "sections", slot.section, self.names[slot.section]
        if slot.column is not None:
            yield "columns", self.column_ids[slot.column], self.archive.columns[slot.column]
        for one in slot.staff:
            yield "authors", self.author_id(one), self.archive.staff.name(one)
