"""What `build serve` knows between two builds: the edition as the files stand now, and what the last build found."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from builder import config, pipeline, urls
from builder.builds import Built
from builder.caches import Caches
from builder.config import Options, Site
from builder.model import Edition
from builder.preview import preview
from builder.problem import Fault, Problem, Report, error, has_errors
from builder.render import Job, Renderer
from builder.render.theme import ThemeFault
from builder.sources import Sources

Snapshot = dict[str, tuple[int, int]]
"""Path below the root -> (time of the last change in ns, bytes)."""
WATCHED = 20
"""Pages asked for last, whose files are looked at most often."""
_BESIDE = (".lock", "provenance.json", "SHA256SUMS")
"""What builds write themselves: a change of these alone changes no page."""


def snapshot(root: Path) -> Snapshot:
    """Every file that an edition is made of; those that editors put beside them are left out."""
    found: Snapshot = {}
    for top in ("content", "themes"):
        for entry in _files(str(root / top)):
            stat = entry.stat(follow_symlinks=False)
            found[os.path.relpath(entry.path, root)] = (stat.st_mtime_ns, stat.st_size)
    site = root / "site.yml"
    if site.is_file():
        found["site.yml"] = (site.stat().st_mtime_ns, site.stat().st_size)
    return found


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name.endswith(("~", ".new", ".tmp", ".swp")):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(entry.path)
                else:
                    yield entry
    except OSError:
        return


def glance(root: Path, paths: Iterable[str]) -> Snapshot:
    """Some files of an edition; without those that are not there."""
    found: Snapshot = {}
    for path in paths:
        try:
            stat = os.stat(root / path, follow_symlinks=False)
        except OSError:
            continue
        found[path] = (stat.st_mtime_ns, stat.st_size)
    return found


def changed(before: Snapshot, now: Snapshot) -> tuple[str, ...]:
    """Paths that came, went or changed."""
    return tuple(sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path)))


@dataclass(frozen=True, slots=True)
class _Fresh:
    """The edition as the files stand now: pages are rendered when they are asked for."""

    renderer: Renderer
    jobs: Mapping[str, Job]
    """Address with the base path -> what renders it."""
    caches: Caches

    @property
    def edition(self) -> Edition:
        return self.renderer.archive.edition


class Live:
    """Shared by the thread that follows the files and those that answer the browser.

    `patience`: seconds that reading the whole edition may take; where it takes longer, changed words are put into the
    edition as it was read last, and the build that follows does the rest.
    """

    def __init__(self, site: Site, options: Options, patience: float = 0.2):
        self.site, self.options, self.patience = site, options, patience
        self._change = threading.Condition()
        self._render = threading.Lock()
        self._fresh: _Fresh | None = None
        self._last: _Fresh | None = None
        """As read last, with all that was put into it since."""
        self._took = 0.0
        self._asked: list[str] = []
        self._count = {"fresh": 0, "published": 0}
        self._problems: tuple[Problem, ...] = ()
        self._turn = 0
        self._ended = False

    def warm(self) -> None:
        """Load once all that reading and rendering need, so that the first change is as quick as the others."""
        fresh = self._read(Report())
        if fresh is not None:
            fresh.renderer.warm()

    def refresh(self, paths: Iterable[str]) -> None:
        """Read the edition anew, unless only what builds write has changed."""
        paths = [path for path in paths if not path.endswith(_BESIDE)]
        if not paths:
            return
        report = Report()
        fresh = self._put_in(paths, report) if self._took > self.patience else self._read(report)
        with self._change:
            self._problems = tuple(sorted(set(report.problems)))
            if fresh is not None:
                self._fresh = fresh
                self._count["fresh"] += 1
            self._tell()

    def published(self, found: Built) -> None:
        """A whole build is done: pages come from its folder again."""
        with self._change:
            self._count["published"] += bool(found.written)
            if found.current:
                self._problems = found.problems
                self._fresh = None if found.ok else self._fresh
            self._tell()

    def page(self, path: str) -> bytes | None:
        """A page as the files stand now, or None where the published one is as good."""
        last, fresh = self._last, self._fresh
        if last and path in last.jobs:
            self._asked = list(dict.fromkeys([path, *self._asked]))[:WATCHED]
        job = fresh.jobs.get(path) if fresh else None
        if fresh is None or job is None:
            return None
        try:
            with self._render:
                return fresh.renderer.render(job)[0][1]
        except (ThemeFault, Fault) as fault:
            with self._change:
                self._problems = tuple(sorted({*self._problems, fault.problem}))
                self._tell()
            return None

    def watched(self) -> list[str]:
        """The files of the articles that the browser asked for last: those that are likely to change next."""
        last = self._last
        if last is None:
            return []
        asked = [job for path in self._asked if (job := last.jobs.get(path))]
        return [last.edition.articles[job.key].article.path for job in asked if job.view == "article"]

    def state(self) -> dict[str, Any]:
        """What the browser must know."""
        names = ("severity", "code", "file", "line", "message", "hint")
        told = [{name: getattr(problem, name) for name in names} for problem in self._problems]
        return {**self._count, "problems": told}

    def wait(self, seen: int, seconds: float) -> tuple[int, dict[str, Any] | None]:
        """The next state after turn `seen`, with its own turn; None where nothing happened in time."""
        with self._change:
            self._change.wait_for(lambda: self._turn != seen or self._ended, seconds)
            if self._ended:
                raise ConnectionAbortedError
            return self._turn, self.state() if self._turn != seen else None

    def end(self) -> None:
        with self._change:
            self._ended = True
            self._change.notify_all()

    def _tell(self) -> None:
        self._turn += 1
        self._change.notify_all()

    def _put_in(self, paths: Sequence[str], report: Report) -> _Fresh | None:
        """The edition as read last with some files as they stand now; all is read where that is not enough."""
        last = self._last
        try:
            shown = last and preview(last.edition, self.site.root, paths, last.caches["anchors"], last.caches.stamps)
        except OSError:
            shown = None
        if last is None or shown is None:
            return self._read(report)
        report.problems += [*(one for one in self._problems if one.file not in paths), *shown.problems]
        if has_errors(shown.problems):
            return None
        self._last = replace(last, renderer=_renderer(last.renderer.site, shown.edition, last.caches))
        return self._last

    def _read(self, report: Report) -> _Fresh | None:
        """None where the files have errors: the pages that are there stay."""
        began = time.monotonic()
        try:
            site, report.problems = config.read_site(self.site.root, str(self.site.out), self.site.url)
            if site is None:
                return None
            caches = Caches(site.root)
            edition = pipeline.read_edition(site, self.options, caches, report, lambda text: None).organised.edition
            if has_errors(report.problems):
                return None
            caches.save()
            renderer = _renderer(site, edition, caches)
        except (ThemeFault, Fault) as fault:
            report.problems.append(fault.problem)
            return None
        except OSError as fault:
            hint = "mend that and save the file again"
            report.problems.append(error("O010", "", 0, f"{fault.filename}: {fault.strerror}", hint))
            return None
        jobs = {urls.HOME: Job("home")}
        for issue in edition.issues:
            jobs |= {
                issue.url: Job("issue", issue.url),
                urls.source(issue.date, issue.edition): Job("source", issue.url),
            }
            jobs |= {page.url: Job("page", page.url) for page in issue.pages}
        jobs |= {one.url: Job("article", ident) for ident, one in edition.articles.items()}
        self._last = _Fresh(renderer, {site.base + path[1:]: job for path, job in jobs.items()}, caches)
        self._took = time.monotonic() - began
        return self._last


def _renderer(site: Site, edition: Edition, caches: Caches) -> Renderer:
    sources = Sources(site, edition, caches.stamps)
    return Renderer(edition, site, sources, caches.compiled(), sources.account)
