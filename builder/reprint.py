"""The pages that a correction touches, rendered anew into the site of the last build, and what others ask of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

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
NO_PAGES = ("feed", "sitemap", "person_feed", "people_data")
"""Jobs whose files hold no places and no links that other pages rely on."""

_File = tuple[str, int, str, bool]
"""Path, bytes, SHA-256, and whether it was written."""
_Members = dict[str, tuple[tuple[str, int], ...]]


def reprint(out: Output, site: Site, options: Options, stamps: Stamps, now: Last, change: Change) -> Last:
    """Put the files that change into `out`, and check what other pages ask of them; the state as it is then."""
    mirrored = parallel.beside(out.mirror, options.jobs)
    try:
        return _reprint(out, site, options, stamps, now, change)
    finally:  # whatever follows finds it done
        out.mirrored = mirrored()


def _reprint(out: Output, site: Site, options: Options, stamps: Stamps, now: Last, change: Change) -> Last:
    caches = Caches(site.root)
    out.files = {path: entry for path, entry in out.old.items() if path != MANIFEST}
    sources = Sources(site, change.edition, stamps, now.strayed)
    treated = {**now.treated, **{issue.url: dict(sources.treat(issue)) for issue in change.issues}}
    counted = _counted(now, change)
    compiled = caches.compiled()
    total = summed(treated.values())
    renderer = Renderer(change.edition, site, sources, compiled, sources.account, treated=total, counted=counted)
    jobs, named = _jobs(now, change, renderer)
    beside = parallel.beside(lambda: _files(out, renderer, now, change, jobs, named), options.jobs)
    try:
        checks = _Checks(out, site, renderer)
        for job in jobs:
            if job.view not in NO_PAGES:
                checks.put(job)
        checks.done()
    finally:  # it writes where the output lies
        files, members = beside()
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


def _jobs(now: Last, change: Change, renderer: Renderer) -> tuple[list[Job], set[str]]:
    """Those whose pages are made of an article that changed (`Touched.asked`), and the persons of whom they show
    something else."""
    shown, dated = _shown(now, change, renderer), _dated(change)
    said = {ident: _said(renderer, *both) for ident, both in change.articles.items()}
    named = {person.id for ident in shown for one in change.articles[ident] for person in one.persons if person.id}
    named = named.union(*said.values())
    touched = _askers(now, *change.articles, *(FACE + i for i in shown), *(issue.url for issue in change.issues))
    persons, fed = _askers(now, *shown, *(ident for ident, ids in said.items() if ids)), _askers(now, *dated)
    always = {*ALWAYS, "sitemap"} if dated else set(ALWAYS)

    def asks(number: int, view: str, key: str) -> bool:
        if view not in OF_PERSONS:
            return view in always or number in touched
        of = number in persons and (view == "people_data" or key.partition("/")[0] in named)
        return of or (view == "person_feed" and number in fed)

    return [Job(view, key) for number, (view, key) in enumerate(now.jobs) if asks(number, view, key)], named


def _shown(now: Last, change: Change, renderer: Renderer) -> set[str]:
    """The articles of which lists show something else."""
    was, one = (Touched(replace(renderer.archive, edition=edition)) for edition in (now.edition, change.edition))
    return {ident for ident in change.articles if was.face(ident) != one.face(ident)}


def _dated(change: Change) -> set[str]:
    """The articles that changed on another day than before."""
    return {ident for ident, (was, one) in change.articles.items() if was.changed != one.changed}


def _said(renderer: Renderer, was: Resolved, now: Resolved) -> set[str]:
    """The persons of whom an article says something else."""
    before, after = (persons.said(renderer.archive, one) for one in (was, now))
    return {ident for ident in before.keys() | after.keys() if ident and before.get(ident) != after.get(ident)}


def _askers(now: Last, *asked: str) -> set[int]:
    """The jobs, by number, that ask for any of these."""
    return {number for one in asked if one in now.askers for number in last.numbers(now.askers[one])}


class _Checks:
    """Puts pages into an output, and sees to it that nothing the other pages rely on is gone."""

    def __init__(self, out: Output, site: Site, renderer: Renderer):
        self.out, self.site, self.renderer = out, site, renderer
        self.reader = press.reader_of(site)
        self.open: set[str] = set()
        """Links that a page did not have before."""
        self.links: set[str] = set()
        """All links of the pages that changed."""
        self.gone: set[str] = set()
        """Places that were there before."""

    def put(self, job: Job) -> None:
        for path, new in self.renderer.render(job):
            self._one(path, new)

    def _one(self, path: str, new: bytes) -> None:
        need(path in self.out.files)
        old = (self.site.out / path).read_bytes()
        if new == old:
            return
        was, now = self.reader.facts(path, old), self.reader.facts(path, new)
        need(not now.faults)
        self.open |= set(now.links) - set(was.links)
        here = "/" + path.removesuffix("index.html")
        self.gone |= {f"{here}#{ident}" for ident in set(was.ids) - set(now.ids)}
        self.links |= set(now.links)
        self.out.write(path, new)

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


def _files(
    out: Output, renderer: Renderer, now: Last, change: Change, jobs: Iterable[Job], named: Collection[str]
) -> tuple[list[_File], _Members]:
    """Put the files that are no pages into `out`: what `out.note` takes, and the lengths of the members of the data
    files of years. `named` are the persons of whom something else is said."""
    made = [one for job in jobs if job.view in NO_PAGES for one in _file(out, renderer, job, named)]
    need(all(path in out.files for path, _ in made))
    files = [(path, *out.put(path, data)) for path, data in made]
    exports, members = _exports(out, renderer, now, change)
    return files + exports, members


def _file(out: Output, renderer: Renderer, job: Job, named: Collection[str]) -> list[tuple[str, bytes]]:
    path = urls.file_of(urls.PEOPLE_DATA)
    if job.view == "people_data" and (new := data.people_again(renderer.archive, out.open(path), named)) is not None:
        return [(path, new)]
    return renderer.render(job)


def _exports(out: Output, renderer: Renderer, now: Last, change: Change) -> tuple[list[_File], _Members]:
    """The same of the data files of the years, with new members for the issues that changed."""
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
