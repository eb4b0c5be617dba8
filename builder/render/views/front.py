"""Home, search and the page for what is not there."""

from __future__ import annotations

from markupsafe import Markup

from builder import urls
from builder.model import Issue
from builder.render import calendar
from builder.render.archive import Archive
from builder.render.entries import Entry, entries, opening
from builder.render.escaping import script_json
from builder.render.views import View

BRIEF = 260
"""An article of fewer characters is a brief."""
TEASER, NOTE = 120, 64
"""Characters of the opening that are shown of the lead, and of a smaller piece."""
STORIES = ("news", "commentary", "profile", "letter", "other")
SHOWN_PAGES, SHOWN_COLUMNS, SHOWN_PEOPLE = 4, 12, 24


def home(archive: Archive, key: str) -> View:
    """The latest issue as a front page, and the ways in."""
    site = archive.site
    last = archive.edition.issues[-1].date if archive.edition.issues else ""
    latest = next((issue for issue in archive.edition.issues if issue.date == last), None)
    values = {"issue": latest, **(_front(archive, latest) if latest else {}), **_ways(archive, latest)}
    return View(urls.HOME, "", site.subtitle or site.title, (), values)


def _front(archive: Archive, issue: Issue) -> dict[str, object]:
    """The first page of an issue by rank, and what its other pages begin with."""
    first = entries(archive, issue.pages[0].articles) if issue.pages else []
    stories = [e for e in first if e.kind in STORIES and not e.supplied]
    lead = min(stories, key=_rank, default=None)
    rest = [e for e in stories if e is not lead]
    notes = [e for e in first if e not in stories]
    return {
        "lead": lead,
        "teaser": _teaser(archive, lead, TEASER) if lead else "",
        "heads": [(e, _teaser(archive, e, NOTE)) for e in rest if e.size >= BRIEF],
        "briefs": [(e, e.title) for e in rest if e.size < BRIEF]
        + [(e, _teaser(archive, e, NOTE)) for e in notes if e.kind in STORIES],
        "photos": [(e, _teaser(archive, e, NOTE) if e.supplied else e.title) for e in notes if e.kind == "photo"],
        "pointers": [(e, e.title) for e in notes if e.kind in ("pointer", "notice")],
        "inside": [
            (page, entries(archive, page.articles[:SHOWN_PAGES]), len(page.articles)) for page in issue.pages[1:]
        ],
    }


def _teaser(archive: Archive, e: Entry, length: int) -> str:
    return opening(archive, archive.edition.articles[e.id], length)


def _rank(e: Entry) -> tuple[bool, int, str]:
    """The lead is the piece with the fullest headline among those that are more than a brief; the first of equals."""
    return e.size < BRIEF, -(2 * bool(e.kicker) + 2 * bool(e.deck) + (len(e.parts) > 1) + (e.size > 4 * BRIEF)), e.id


def _ways(archive: Archive, latest: Issue | None) -> dict[str, object]:
    edition = archive.edition
    named: list[str] = []
    for page in latest.pages if latest else ():
        for ident in page.articles:
            named += [
                person.id for person in edition.articles[ident].persons if person.id and person.id in archive.people
            ]
    return {
        "years": [(year, calendar.held_months(archive, year)) for year in reversed(archive.years)],
        "sections": edition.sections,
        "columns": sorted(edition.columns, key=lambda g: (-len(g.articles), g.id))[:SHOWN_COLUMNS],
        "people": [archive.people[ident] for ident in dict.fromkeys(named)][:SHOWN_PEOPLE],
        "on_this_day": _on_this_day(archive, latest) if latest else [],
        "articles": len(edition.articles),
    }


def _on_this_day(archive: Archive, latest: Issue) -> list[tuple[Issue, list[Entry]]]:
    """Issues of the same day in other years, with their first headlines; newest first."""
    same = [
        issue for issue in archive.edition.issues if issue.date[5:] == latest.date[5:] and issue.date != latest.date
    ]
    return [
        (issue, entries(archive, [i for page in issue.pages for i in page.articles][:3])) for issue in reversed(same)
    ]


def search(archive: Archive, key: str) -> View:
    """The page's script reads its words from the strings that begin with `search_`, without that prefix."""
    t = archive.words.strings
    words = {name.removeprefix("search_"): text for name, text in sorted(t.words.items()) if name.startswith("search_")}
    return View(
        urls.SEARCH,
        t.search,
        t.find_description,
        (),
        {
            "years": list(reversed(archive.years)),
            "strings": Markup(script_json(words)),
            "proof": proved(archive),
        },
    )


def proved(archive: Archive) -> str:
    """What the last recorded proof of the search showed, as a sentence; empty where there is none."""
    proof = archive.edition.proof
    if proof is None:
        return ""
    values = {
        "date": archive.words.date(proof.date),
        "queries": proof.queries,
        "hits": proof.hits,
        "articles": proof.articles,
    }
    text = archive.words.strings.find_proof
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def not_found(archive: Archive, key: str) -> View:
    t = archive.words.strings
    return View(urls.NOT_FOUND, t.not_found, t.not_found_text, (), {"hidden": archive.edition.hidden}, index=False)
