"""About the edition (编例): what it holds, what it lacks, and what the software did, counted in the edition itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from builder import urls
from builder.model import Edition
from builder.render import calendar
from builder.render.apparatus import counted as counted_changes
from builder.render.archive import Archive
from builder.render.theme import Strings
from builder.render.totals import RULE, totals
from builder.render.views import View
from builder.render.views.front import proved

LONGEST_GAPS = 10
BY_HAND = ("hand_typed", "hand_merged", "hand_split", "hand_section", "hand_persons")


@dataclass(frozen=True, slots=True)
class Principle:
    """What the software does, as one section of the page says it, and how often it did it here."""

    heading: str
    text: str
    rows: tuple[str, ...] = ()


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


def about(archive: Archive, key: str, treated: Mapping[str, int], counted: Mapping[str, int] | None = None) -> View:
    """`treated`: what was made of the witnesses, counted as `sources.Sources.treated` says; `counted`: `totals`."""
    t = archive.words.strings
    counted = totals(archive.edition) if counted is None else counted
    values = {
        "figures": figures(archive.edition, treated, counted),
        "held": held(archive.edition) if archive.edition.issues else None,
        "pages": pages_held(archive) if archive.edition.issues else None,
        "coverage": [(year, calendar.coverage(archive, year)) for year in archive.years],
        "principles": [*of_text(t, treated), *of_dates(t, archive.edition)],
        "sections": [(s.name, _conditions(archive, s.when)) for s in archive.site.sections],
        "others": [*of_people(archive, counted), *of_addresses(t, archive.edition, counted)],
        "proof": proved(archive),
    }
    return View(urls.ABOUT, t.about, t.about_description, (), values)


def of_text(t: Strings, treated: Mapping[str, int]) -> list[Principle]:
    """What became of the witnesses; nothing where there are none."""
    if not treated.get("files"):
        return []
    hand = treated.get("by_hand", 0)
    told = [t.count(name, number) for name, number in counted_changes(treated)]
    lines = [Principle(t.made_lines, t.made_lines_text, _in_words(t, "fate", "n_lines", _of(treated, "fate")))]
    rules = [Principle(t.made_rules, t.made_rules_text, _in_words(t, "read", "n_lines", _of(treated, "rule")))]
    changes = Principle(
        t.made_changes, f"{t.made_changes_text} {t.made_words_some if hand else t.made_words_none}", tuple(told)
    )
    return [
        Principle(t.made_witness, t.count("made_witness_text", treated["files"])),
        *(lines if lines[0].rows else ()),
        *(rules if rules[0].rows else ()),
        changes,
    ]


def _of(treated: Mapping[str, int], kind: str) -> Counter[str]:
    """The counts of one kind: of `fate` `fate:body` as `body`."""
    split = ((name.partition(":"), number) for name, number in treated.items())
    return Counter({name: number for (prefix, _, name), number in split if prefix == kind and name})


def of_dates(t: Strings, edition: Edition) -> list[Principle]:
    found = dates(edition)
    text = t.made_dates_text if found["inferred"] else ""
    return [Principle(t.made_dates, text, _in_words(t, "made_date", "n_issues", found))] if found else []


def of_people(archive: Archive, counted: Mapping[str, int]) -> list[Principle]:
    if "people" in archive.site.without:
        return []
    t = archive.words.strings
    rows = _in_words(t, "rule", "n_times", _of(counted, RULE.removesuffix(":")))
    return [Principle(t.made_people, t.made_people_text, rows)]


def of_addresses(t: Strings, edition: Edition, counted: Mapping[str, int]) -> list[Principle]:
    """What people decided, where there is any of it; what is promised of addresses."""
    hand = tuple(t.count(name, counted[name]) for name in BY_HAND if counted.get(name))
    moved = (
        ("n_paragraphs", counted.get("paragraphs", 0)),
        ("hand_moved", len(edition.aliases)),
        ("hand_withdrawn", sum(stone.object.startswith("article:") for stone in edition.tombstones)),
    )
    kept = tuple(t.count(name, number) for name, number in moved if number)
    made = [Principle(t.made_by_hand, t.made_by_hand_text, hand)] if hand else []
    return [*made, Principle(t.made_addresses, t.made_addresses_text, kept)]


def figures(edition: Edition, treated: Mapping[str, int], counted: Mapping[str, int]) -> list[tuple[str, int]]:
    """(name of the string, number). Without a witness no emendations can be told."""
    found = [
        ("n_issues", len(edition.issues)),
        ("n_pages", sum(len(issue.pages) for issue in edition.issues)),
        ("n_articles", len(edition.articles)),
        ("n_characters", counted.get("characters", 0)),
        ("n_people", len(edition.people)),
        ("n_authors", len(edition.authors)),
        ("n_columns", len(edition.columns)),
    ]
    if treated.get("files"):
        found.append(("n_emendations", sum(treated.get(name, 0) for name in ("changes", "moved", "removed"))))
    return found


def held(edition: Edition) -> Held:
    days = sorted({issue.date for issue in edition.issues})
    gaps = [(first, last, _days(first, last)) for first, last in calendar.gaps(days)]
    longest = sorted(gaps, key=lambda gap: (-gap[2], gap[0]))[:LONGEST_GAPS]
    return Held(days[0], days[-1], len(days), _days(days[0], days[-1]), tuple(longest))


def pages_held(archive: Archive) -> Principle:
    """Which pages the issues are held with, and of how many that were printed."""
    words, issues = archive.words, archive.edition.issues
    told = [issue for issue in issues if issue.file and issue.file.page_count]
    text = words.strings.pages_held_text if told else ""
    for name, number in (
        ("issues", len(told)),
        ("printed", sum(issue.file.page_count or 0 for issue in told if issue.file)),
        ("held", sum(len(issue.pages) for issue in told)),
    ):
        text = text.replace("{" + name + "}", str(number))
    found = Counter(page.page for issue in issues for page in issue.pages)
    rows = (
        f"{words.page(page)}{words.strings.colon}{words.strings.count('n_issues', n)}"
        for page, n in sorted(found.items())
    )
    return Principle(words.strings.pages_held, text, tuple(rows))


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def dates(edition: Edition) -> Counter[str]:
    """How the date of each issue is known."""
    return Counter(issue.file.date_source if issue.file else "hand" for issue in edition.issues)


def _in_words(t: Strings, prefix: str, counting: str, found: Counter[str]) -> tuple[str, ...]:
    """`正文：237行`: words of the string `prefix_NAME`, number by the string `counting`; most first."""
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        f"{t.words.get(f'{prefix}_{name}', name)}{t.colon}{t.count(counting, number)}" for name, number in ordered
    )


def _conditions(archive: Archive, when: Iterable[tuple[str, tuple[str, ...]]]) -> list[tuple[str, str]]:
    """(string that names the condition, accepted values in words)."""
    words = archive.words
    said = {"page": words.page, "kind": lambda value: words.strings[f"kind_{value}"]}
    return [(f"when_{key}", "、".join(said.get(key, str)(value) for value in values)) for key, values in when]
