"""The pages that a correction touches, rendered anew into the site of the last build, and what others ask of them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from functools import partial

from builder import last, parallel, press, urls
from builder.caches import Caches
from builder.config import Options, Site
from builder.correction import Change, need
from builder.last import Last
from builder.model import Resolved
from builder.output import MANIFEST, Output
from builder.render import Job, Renderer, data, persons
from builder.render.totals import of_article as counted_of
from builder.render.touched import FACE, Touched
from builder.sources import Sources, summed
from builder.stamps import Stamps

ALWAYS = ("home", "about", "feed")
"""Jobs without a key that show words of articles, or count them."""
OF_PERSONS = ("person", "person_year", "person_feed", "people_data")
"""Jobs that show of an article what lists do and the sentences with a name, and the feed the day of its change."""

_File = tuple[str, int, str, bool]
"""Path, bytes, SHA-256, and whether it was written."""
_Members = dict[str, tuple[tuple[str, int], ...]]


def reprint(out: Output, site: Site, options: Options, stamps: Stamps, now: Last, change: Change) -> Last:
    """Put the files that change into `out`, and check what other pages ask of them; the state as it is then."""
    caches = Caches(site.root)
    out.files = {path: entry for path, entry in out.old.items() if path != MANIFEST}
    sources = Sources(site, change.edition, stamps, now.strayed)
    treated = {**now.treated, **{issue.url: dict(sources.treat(issue)) for issue in change.issues}}
    counted = _counted(now, change)
    compiled = caches.compiled()
    total = summed(treated.values())
    renderer = Renderer(change.edition, site, sources, compiled, sources.account, treated=total, counted=counted)
    checks = _Checks(out, site, renderer, [one for _, one in change.articles.values()])
    was, one = (Touched(replace(renderer.archive, edition=e)) for e in (now.edition, change.edition))
    shown = {ident for ident in change.articles if was.face(ident) != one.face(ident)}
    of_persons = partial(persons.said, renderer.archive)
    said = {ident for ident, (before, after) in change.articles.items() if of_persons(before) != of_persons(after)}
    beside = parallel.beside(lambda: (*_exports(out, renderer, now, change), out.lacking()), options.jobs)
    try:
        for job in _jobs(now, change, shown, said):
            checks.put(job)
        checks.done()
    finally:  # it writes where the output lies
        files, members, out.lacks = beside()
    for file in files:
        out.note(*file)
    if not options.skip_search:
        need(not press.print_index(out, change.edition, site, caches.place("search"), options.jobs))
    return replace(now, edition=change.edition, treated=treated, counted=counted, members={**now.members, **members})


def _counted(now: Last, change: Change) -> dict[str, int]:
    people = {person.id: person for person in now.edition.people}
    found = dict(now.counted)
    for was, one in change.articles.values():
        for sign, resolved in ((-1, was), (1, one)):
            for name, number in counted_of(resolved, people).items():
                found[name] = found.get(name, 0) + sign * number
    return {name: number for name, number in found.items() if number}


def _jobs(now: Last, change: Change, shown: Set[str], said: Set[str]) -> list[Job]:
    """Those whose pages are made of an article that changed (`Touched.asked`). `shown`: of which lists show that;
    `said`: of which pages of persons do."""
    dated = {ident for ident, (was, one) in change.articles.items() if was.changed != one.changed}
    always = {*ALWAYS, "sitemap"} if dated else set(ALWAYS)
    touched = _askers(
        now, *change.articles, *(FACE + ident for ident in shown), *(issue.url for issue in change.issues)
    )
    named, fed = _askers(now, *shown, *said), _askers(now, *shown, *said, *dated)
    of_persons = {view: fed if view == "person_feed" else named for view in OF_PERSONS}
    return [
        Job(view, key)
        for number, (view, key) in enumerate(now.jobs)
        if view in always or number in of_persons.get(view, touched)
    ]


def _askers(now: Last, *asked: str) -> set[int]:
    """The jobs, by number, that ask for any of these."""
    return {number for one in asked if one in now.askers for number in last.numbers(now.askers[one])}


class _Checks:
    """Puts pages into an output, and sees to it that nothing the other pages rely on is gone."""

    def __init__(self, out: Output, site: Site, renderer: Renderer, changed: Sequence[Resolved]):
        self.out, self.site, self.renderer, self.changed = out, site, renderer, changed
        self.reader = press.reader_of(site)
        self.open: set[str] = set()
        """Links that a page did not have before."""
        self.links: set[str] = set()
        """All links of the pages that changed."""
        self.gone: set[str] = set()
        """Places that were there before."""

    def put(self, job: Job) -> None:
        if job.view == "people_data":
            return self._people()
        for path, new in self.renderer.render(job):
            self._one(path, new)
        return None

    def _one(self, path: str, new: bytes) -> None:
        need(path in self.out.files)
        old = (self.site.out / path).read_bytes()
        if new == old:
            return
        if path.endswith(".html"):
            was, now = self.reader.facts(path, old), self.reader.facts(path, new)
            need(not now.faults)
            self.open |= set(now.links) - set(was.links)
            here = "/" + path.removesuffix("index.html")
            self.gone |= {f"{here}#{ident}" for ident in set(was.ids) - set(now.ids)}
            self.links |= set(now.links)
        self.out.write(path, new)

    def _people(self) -> None:
        path = urls.file_of(urls.PEOPLE_DATA)
        here = {person.id for one in self.changed for person in one.persons if person.id}
        new = data.people_again(self.renderer.archive, self.out.open(path), here)
        self._one(path, data.people(self.renderer.archive) if new is None else new)

    def done(self) -> None:
        """A new link must lead to a page that is there, and to a place that the page has; none to a place that went.

        Pages that are not made of an article cannot name places that come and go with its words.
        """
        need(self.links.isdisjoint(self.gone))
        for link in self.open:
            path, _, fragment = link.partition("#")
            target = urls.file_of(path)
            need("%" not in link and "?" not in link and target in self.out.files)
            if fragment and not fragment.startswith(":~:"):
                need(target.endswith(".html") and fragment in self.reader.facts(target, self.out.open(target)).ids)


def _exports(out: Output, renderer: Renderer, now: Last, change: Change) -> tuple[list[_File], _Members]:
    """Put the data files of the years into `out`, with new members for the issues that changed: what `out.note` takes,
    and the lengths of their members."""
    files = []
    new = {issue.url: renderer.export(issue) for issue in change.issues}
    found = {}
    for path, members in now.members.items():
        if not any(url in new for url, _ in members):
            continue
        old = out.open(path)
        need(sum(size for _, size in members) == len(old))
        at, pieces = 0, []
        for url, size in members:
            pieces.append(new.get(url) or old[at : at + size])
            at += size
        files.append((path, *out.put(path, b"".join(pieces))))
        found[path] = tuple((url, len(piece)) for (url, _), piece in zip(members, pieces, strict=True))
    return files, found
