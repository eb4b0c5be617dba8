"""About the edition (编例): what it holds, what it lacks, and what the software did, counted in the edition itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from builder import urls
from builder.model import Edition
from builder.render import calendar
from builder.render.archive import Archive
from builder.render.persons import rules
from builder.render.theme import Strings
from builder.render.views import View
from builder.render.views.front import proved

LONGEST_GAPS = 10


@dataclass(frozen=True, slots=True)
class Held:
    """The whole archive against the calendar."""

    first: str
    last: str
    days: int
    """Days with an issue."""
    span: int
    """Days from first to last."""
    gaps: tuple[tuple[str, str, int], ...]
    """The longest stretches without an issue: first and last day, number of days."""


def about(archive: Archive, key: str, treated: Mapping[str, int]) -> View:
    """`treated`: what became of the lines of the witnesses, by role, and how many were joined to the line above."""
    t = archive.words.strings
    values = {
        "figures": figures(archive.edition),
        "held": held(archive.edition) if archive.edition.issues else None,
        "coverage": [(year, calendar.coverage(archive, year)) for year in archive.years],
        "treated": _in_words(t, "fate", Counter({name: n for name, n in treated.items() if name != "joined"})),
        "joined": treated.get("joined", 0),
        "dated": _in_words(t, "made_date", dates(archive.edition)),
        "rules": _in_words(t, "rule", person_rules(archive.edition)),
        "sections": [(s.name, _conditions(archive, s.when)) for s in archive.site.sections],
        "hand": by_hand(archive.edition),
        "proof": proved(archive),
    }
    return View(urls.ABOUT, t.about, t.about_description, (), values)


def figures(edition: Edition) -> list[tuple[str, int]]:
    """(name of the string, number)."""
    return [
        ("n_issues", len(edition.issues)),
        ("n_pages", sum(len(issue.pages) for issue in edition.issues)),
        ("n_articles", len(edition.articles)),
        ("n_characters", sum(_characters(r.article.body) for r in edition.articles.values())),
        ("n_people", len(edition.people)),
        ("n_authors", len(edition.authors)),
        ("n_columns", len(edition.columns)),
    ]


def held(edition: Edition) -> Held:
    days = sorted({issue.date for issue in edition.issues})
    gaps = [(first, last, _days(first, last)) for first, last in calendar.gaps(days)]
    longest = sorted(gaps, key=lambda gap: (-gap[2], gap[0]))[:LONGEST_GAPS]
    return Held(days[0], days[-1], len(days), _days(days[0], days[-1]), tuple(longest))


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def dates(edition: Edition) -> Counter[str]:
    """How the date of each issue is known."""
    return Counter(issue.file.date_source if issue.file else "hand" for issue in edition.issues)


def person_rules(edition: Edition) -> Counter[str]:
    """By which rule the persons with a page were found, in articles."""
    people = {person.id: person for person in edition.people}
    found: Counter[str] = Counter()
    for resolved in edition.articles.values():
        for here in resolved.persons:
            if here.id in people:
                found.update(rules(people[here.id], here, resolved))
    return found


def by_hand(edition: Edition) -> list[tuple[str, int]]:
    """What people decided, as far as the edition shows it: (name of the string, number), only what there is."""
    articles = [resolved.article for resolved in edition.articles.values()]
    counted = (
        ("hand_typed", sum(not a.raw for a in articles)),
        ("hand_merged", sum(bool(a.merged_from) for a in articles)),
        ("hand_split", sum(bool(a.split_from) for a in articles)),
        ("hand_section", sum(bool(a.section) for a in articles)),
        ("hand_persons", sum(a.persons is not None for a in articles)),
        ("hand_moved", len(edition.aliases)),
        ("hand_withdrawn", sum(stone.object.startswith("article:") for stone in edition.tombstones)),
    )
    return [(name, number) for name, number in counted if number]


def _in_words(t: Strings, prefix: str, found: Counter[str]) -> list[tuple[str, int]]:
    """(words of the string `prefix_NAME`, number), most first."""
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(t.words.get(f"{prefix}_{name}", name), number) for name, number in ordered]


def _conditions(archive: Archive, when: Iterable[tuple[str, tuple[str, ...]]]) -> list[tuple[str, str]]:
    """(string that names the condition, accepted values in words)."""
    words = archive.words
    said = {"page": words.page, "kind": lambda value: words.strings[f"kind_{value}"]}
    return [(f"when_{key}", "、".join(said.get(key, str)(value) for value in values)) for key, values in when]


def _characters(body: str) -> int:
    """Printed characters of a body, without the marks of inter-titles and quotations; a link counts whole."""
    lines = "\n" + body
    return len(body) - body.count("\n") - 3 * lines.count("\n## ") - 2 * lines.count("\n> ")
