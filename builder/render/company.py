"""Who stands in the same articles as a person: a list, and the same as a small picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import cos, pi, sin

from markupsafe import Markup

from builder.model import Person
from builder.render.archive import Archive
from builder.render.escaping import esc
from builder.rows import named_in

COMPANIONS = 16
DRAWN, LEAST = 12, 3
"""Companions in the picture at most; fewer than the least are not drawn."""
WIDE, HIGH = 122, 88
"""Half axes of the ellipse on which the names stand, in units of the picture."""
LONGEST = 6
"""Characters of a name in the picture; the list has it whole."""

Company = Sequence[tuple[Person, int]]


def companions(archive: Archive, one: Person) -> list[tuple[Person, int]]:
    """Who stands in the same articles most often, with the number of articles."""
    seen: Counter[str] = Counter()
    for ident in one.articles:
        seen.update(_named(archive, ident) - {one.id})
    most = sorted(seen.items(), key=lambda pair: (-pair[1], pair[0]))[:COMPANIONS]
    return [(archive.people[ident], number) for ident, number in most]


def _named(archive: Archive, ident: str) -> set[str]:
    return {p.id for p in named_in(archive.edition, ident) if p.id and p.id in archive.people}


def picture(archive: Archive, one: Person, company: Company) -> Markup | None:
    """The person in the middle, the companions around; thick lines for many articles, thin ones among companions.
    None where it says no more than the list: of few, or of those who all stand in the one article.

    An SVG from its `viewBox` on: the caller opens the tag and gives the text alternative.
    """
    drawn = company[:DRAWN]
    if len(drawn) < LEAST or len(one.articles) < 2:
        return None
    spots = {person.id: _spot(number, len(drawn)) for number, (person, _) in enumerate(drawn)}
    most = drawn[0][1]
    among = "".join(f"M{_at(spots[a], 74)}L{_at(spots[b], 74)}" for a, b in _together(archive, one, set(spots)))
    parts = [f'<path class="among" d="{among}"/>'] if among else []
    for width in (1, 2, 3):
        rays = [f"M0 0L{_at(spots[p.id], 74)}" for p, number in drawn if _width(number, most) == width]
        parts += [f'<path stroke-width="{2 * width - 1}" d="{"".join(rays)}"/>'] if rays else []
    parts += [_name(spots[person.id], person.name) for person, _ in drawn]
    parts.append(f'<circle r="26"/>{_name((0, 0), one.name)}')
    return Markup(f'viewBox="-165 -108 330 216">{"".join(parts)}')


def _together(archive: Archive, one: Person, shown: set[str]) -> list[tuple[str, str]]:
    """Pairs of companions who stand together in one of the person's articles."""
    pairs = {pair for ident in one.articles for pair in combinations(sorted(_named(archive, ident) & shown), 2)}
    return sorted(pairs)


def _spot(number: int, of: int) -> tuple[int, int]:
    turn = 2 * pi * number / of - pi / 2
    return round(WIDE * cos(turn)), round(HIGH * sin(turn))


def _at(spot: tuple[int, int], hundredths: int) -> str:
    return f"{spot[0] * hundredths // 100} {spot[1] * hundredths // 100}".replace(" -", "-")


def _width(number: int, most: int) -> int:
    return 1 + (3 * number > most) + (3 * number > 2 * most)


def _name(spot: tuple[int, int], name: str) -> str:
    shown = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
    return f'<text x="{spot[0]}" y="{spot[1] + 4}">{esc(shown)}</text>'
