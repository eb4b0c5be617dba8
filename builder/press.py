"""The press: renders the planned pages, over several processes where that pays, and sets each aside.

Each page's facts (ids, links, faults) are taken where it is made, so that the checks need not read it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from builder import parallel
from builder.config import Site
from builder.output import Output
from builder.render import Job, Renderer
from builder.verify.pages import Facts, facts

WORTH_FORKING = 400
"""Jobs from which on a second process pays for its start."""
_CHUNK = 64

_Made = tuple[str, int, str, bool, Facts | None]


def print_pages(out: Output, renderer: Renderer, jobs: Sequence[Job], site: Site, processes: int) -> list[Facts]:
    """Render every job into `out`; the facts of every page, in the order of the jobs."""
    chunks = parallel.chunks(jobs, _CHUNK)
    processes = processes if len(jobs) >= WORTH_FORKING else 1
    found = []
    for made in parallel.ordered(lambda chunk: _print(out, renderer, chunk, site), chunks, processes):
        for path, size, sha256, written, page in made:
            out.note(path, size, sha256, written)
            if page is not None:
                found.append(page)
    return found


def _print(out: Output, renderer: Renderer, chunk: Sequence[Job], site: Site) -> list[_Made]:
    base, origin = site.base, origin_of(site)
    made: list[_Made] = []
    for job in chunk:
        for path, data in renderer.render(job):
            page = facts(path, data, base, origin) if path.endswith(".html") else None
            made.append((path, *out.put(path, data), page))
    return made


def origin_of(site: Site) -> str:
    """https://example.org, without the path."""
    parts = urlsplit(site.url)
    return f"{parts.scheme}://{parts.netloc}"
