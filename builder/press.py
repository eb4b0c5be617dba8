"""The press: renders the planned pages, over several processes where that pays, and sets each aside.

A page that is made of the same as when it was last printed, and that still stands in the published site, is taken over
unread. Each page's facts (ids, links, faults) are taken where it is made, so that the checks need not read it again,
and are remembered with it.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from builder import parallel
from builder.config import Site
from builder.memory import Memory
from builder.model import Edition
from builder.output import Output
from builder.problem import Problem
from builder.render import EMPTY, Job, Renderer
from builder.rows import Lazy
from builder.verify.pages import Facts, Reader

WORTH_FORKING = 400
"""Jobs from which on a second process pays for its start."""
_CHUNK = 48
"""Jobs of a chunk at least. An issue is not cut: its pages are made of the same texts and witnesses."""
_INSIDE = ("page", "article", "source")
"""Views that follow their issue."""
_OF_A_MONTH = (*_INSIDE, "issue", "section_year")
"""Views that follow their month. Of a large edition no month is cut: its articles are read where they lie."""

_Printed = tuple[str, int, str, tuple[object, ...] | None]
"""Path, bytes, SHA-256, and the facts of a page."""
_Asked = tuple[str, ...]
_Made = tuple[str | None, bytes, list[bool], _Asked, bytes]
"""Of a job: key, files (marshalled `_Printed`), which of them were written, what the key is made of, what was told."""
_Tell = Callable[[Job], bytes]


@dataclass(frozen=True, slots=True)
class Pages:
    """What was printed. As an iterable, the facts of every page, read anew each time: as objects they would take as
    much room as the articles."""

    pieces: list[bytes]
    """Of each job its files (marshalled `_Printed`), which `memory` keeps too."""
    asked: dict[Job, _Asked]
    """Of which articles each job is made, as `Renderer.asked` has it; nothing for jobs that are always done."""
    told: dict[str, bytes] = field(default_factory=dict)
    """Key of a job -> what `tell` said of it, where it said something."""

    def __add__(self, more: Pages) -> Pages:
        return Pages(self.pieces + more.pieces, self.asked | more.asked, self.told | more.told)

    def __iter__(self) -> Iterator[Facts]:
        for piece in self.pieces:
            yield from (Facts(*page) for _, _, _, page in marshal.loads(piece) if page)


def print_pages(
    out: Output,
    renderer: Renderer,
    jobs: Sequence[Job],
    site: Site,
    processes: int,
    memory: Memory | None = None,
    tell: _Tell = lambda job: b"",
) -> Pages:
    """Render every job into `out`. Without `memory` all is new. `tell` is asked of each job that was rendered, where
    what it is made of is still at hand."""
    pieces: list[bytes] = []
    asked: dict[Job, _Asked] = {}
    told: dict[str, bytes] = {}
    new = _not_kept(out, renderer, jobs, memory, pieces, asked) if memory and out.old else jobs
    chunks = list(_chunks(new, _OF_A_MONTH if isinstance(renderer.archive.edition.articles, Lazy) else _INSIDE))
    same: dict[str, str] = {}
    processes = processes if len(new) >= WORTH_FORKING else 1
    reader = reader_of(site)
    work = parallel.ordered(lambda chunk: _print(out, renderer, chunk, reader, tell), chunks, processes)
    for chunk, made in zip(chunks, work, strict=True):
        for job, (key, piece, written, of, said) in zip(chunk, made, strict=True):
            told |= {job.key: said} if said else {}
            asked[job] = tuple([same.setdefault(one, one) for one in of])
            if key and memory is not None:
                memory.put(key, piece)
            for (path, size, sha256, _), one in zip(marshal.loads(piece), written, strict=True):
                out.note(path, size, sha256, one)
            pieces.append(piece)
    return Pages(pieces, asked, told)


def print_exports(
    out: Output, renderer: Renderer, processes: int, memory: Memory
) -> dict[str, tuple[tuple[str, int], ...]]:
    """The data file of each year, from what each issue adds to it: address of the issue and bytes of its member."""
    files = renderer.exports()
    keys = {issue.url: renderer.export_key(issue) for issues in files.values() for issue in issues}
    new = [issue for issues in files.values() for issue in issues if memory.get(keys[issue.url]) is None]
    for issue, member in zip(
        new, parallel.ordered(renderer.export, new, processes if len(new) > 8 else 1), strict=True
    ):
        memory.put(keys[issue.url], member)
    members = {}
    for file, issues in files.items():
        pieces = [memory.get(keys[issue.url]) or b"" for issue in issues]
        out.write(file, b"".join(pieces) or EMPTY)
        members[file] = tuple((issue.url, len(piece)) for issue, piece in zip(issues, pieces, strict=True))
    return members


def print_index(out: Output, edition: Edition, site: Site, cache: Path, processes: int) -> list[Problem]:
    """The files of the search index, in place of those that `out` may have. `cache` is the search's own folder."""
    from builder import search

    volumes = [(volume.name, volume.base) for volume in site.volumes]
    records = search.records_of(edition)
    files, problems = search.index(records, cache, shard_size=site.shard, jobs=processes, volumes=volumes)
    for path in [path for path in out.files if path.startswith(search.ROOT)]:
        del out.files[path]
    for path, data in files:
        out.write(path, data)
    return problems


def _chunks(jobs: Iterable[Job], inside: Collection[str]) -> Iterator[list[Job]]:
    """`inside`: views before which no chunk ends."""
    chunk: list[Job] = []
    for job in jobs:
        if len(chunk) >= _CHUNK and job.view not in inside:
            yield chunk
            chunk = []
        chunk.append(job)
    if chunk:
        yield chunk


def _not_kept(
    out: Output,
    renderer: Renderer,
    jobs: Iterable[Job],
    memory: Memory,
    pieces: list[bytes],
    asked: dict[Job, _Asked],
) -> list[Job]:
    """The jobs that must be done; what the others once gave is taken over."""
    new = []
    for job in jobs:
        key = renderer.key(job)
        asked[job] = renderer.asked()
        piece = memory.get(key) if key else None
        printed: list[_Printed] = marshal.loads(piece) if piece else []
        if printed and all(out.stands(path, (size, sha256)) for path, size, sha256, _ in printed):
            for path, _, _, _ in printed:
                out.keep(path)
            pieces.append(piece or b"")
        else:
            new.append(job)
    return new


def _print(out: Output, renderer: Renderer, chunk: Sequence[Job], reader: Reader, tell: _Tell) -> list[_Made]:
    made: list[_Made] = []
    for job in chunk:
        printed, written = [], []
        for path, data in renderer.render(job):
            page = reader.facts(path, data) if path.endswith(".html") else None
            size, sha256, one = out.put(path, data)
            printed.append((path, size, sha256, (page.path, page.ids, page.links, page.faults) if page else None))
            written.append(one)
        made.append((renderer.key(job), marshal.dumps(printed), written, renderer.asked(), tell(job)))
    return made


def reader_of(site: Site) -> Reader:
    parts = urlsplit(site.url)
    return Reader(site.base, f"{parts.scheme}://{parts.netloc}", tuple(volume.url for volume in site.volumes))
