"""The press: renders the planned pages, over several processes where that pays, and sets each aside.

Each page's facts (ids, links, faults) are taken where it is made, so that the checks need not read it again.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from urllib.parse import urlsplit

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
    chunks = [jobs[start : start + _CHUNK] for start in range(0, len(jobs), _CHUNK)]
    if processes > 1 and len(jobs) >= WORTH_FORKING and "fork" in multiprocessing.get_all_start_methods():
        printed = _forked(out, renderer, chunks, site, processes)
    else:
        printed = (_print(out, renderer, chunk, site) for chunk in chunks)
    found = []
    for made in printed:
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


def _forked(
    out: Output, renderer: Renderer, chunks: Sequence[Sequence[Job]], site: Site, processes: int
) -> Iterator[list[_Made]]:
    """Chunk i is printed by process i modulo their number, which sends back what it made, or the fault."""
    fork = multiprocessing.get_context("fork")

    def work(first: int, send: Connection) -> None:
        for chunk in chunks[first::processes]:
            try:
                send.send(_print(out, renderer, chunk, site))
            except Exception as fault:
                send.send(fault)
                return

    ends, workers = [], []
    for first in range(processes):
        receive, send = fork.Pipe(duplex=False)
        worker = fork.Process(target=work, args=(first, send), daemon=True)
        worker.start()
        send.close()
        ends.append(receive)
        workers.append(worker)
    try:
        for number in range(len(chunks)):
            made = ends[number % processes].recv()
            if isinstance(made, Exception):
                raise made
            yield made
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()
