"""The edition as the last build left it, so that a build after a small change need not read the archive again.

Two files in `.build/`: `last`, written by a build that read everything, and `later`, what small builds changed since.
Both are of one version of the program, and hold for exactly one state of all that goes into a site.
"""

from __future__ import annotations

import io
import marshal
import pickle
from array import array
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from builder import memory, rows
from builder.caches import FOLDER, program
from builder.model import Edition

LAST, LATER = Path(FOLDER, "last"), Path(FOLDER, "later")
_SAID = ""
"""Key of the piece that holds everything but the articles."""

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Last:
    mark: str
    """The fingerprint of the state (`unchanged`)."""
    inputs: Mapping[str, str]
    """Path -> SHA-256 of every file that went in."""
    head: str
    """Git's HEAD then."""
    edition: Edition
    paths: Mapping[str, str]
    """File of each article -> its id."""
    known: Mapping[str, int]
    """What the archive knows of names: `Lexicon.articles`."""
    jobs: tuple[tuple[str, str], ...]
    """View and key of the job of every page."""
    askers: Mapping[str, bytes]
    """What a page is made of, as `Renderer.asked` has it -> `numbers` of the jobs whose pages are made of it."""
    treated: Mapping[str, Counts]
    """Address of an issue -> what was made of its witnesses, as `Sources.treated` counts it."""
    counted: Counts
    """`totals.totals` of the articles."""
    members: Mapping[str, tuple[tuple[str, int], ...]]
    """Data file of a year -> address of each issue and the bytes of its member, in their order."""
    strayed: Mapping[str, str]
    """Id that went into another article, or came from one -> that article."""


_LATER = ("mark", "head", "treated", "counted", "members")
"""What small builds change, besides the articles and the inputs."""


def save(root: Path, last: Last) -> None:
    """Keep the state after a build that read everything; its articles are taken out of it."""
    edition = last.edition
    if not isinstance(edition.articles, rows.Lazy):
        edition = rows.packed(edition)
    skeleton, found = _pickled(replace(edition, articles={})), edition.articles.rows
    said = [_plain(getattr(last, name)) for name in Last.__slots__ if name != "edition"]
    _keep(root / LAST, {_SAID: marshal.dumps((skeleton, said, found.places, edition.articles.brief))}, found.blob)
    with suppress(OSError):
        (root / LATER).unlink()


def askers(asked: Iterable[Iterable[str]]) -> dict[str, bytes]:
    """`Last.askers` of what each job in turn asked for."""
    found: dict[str, array[int]] = {}
    for number, idents in enumerate(asked):
        for ident in idents:
            found.setdefault(ident, array("I")).append(number)
    return {ident: jobs.tobytes() for ident, jobs in found.items()}


def numbers(packed: bytes) -> array[int]:
    return array("I", packed)


@dataclass(frozen=True, slots=True)
class Kept:
    now: Last
    """As the last build left it."""
    base: Last
    """As the last build that read everything left it."""
    later: Mapping[str, bytes]
    """Rows of the articles that changed in between."""


def save_later(root: Path, kept: Kept, last: Last, changed: Mapping[str, bytes]) -> None:
    """Keep the state after a small build: `last`, and the rows of the articles that it changed."""
    inputs = {path: sha for path, sha in last.inputs.items() if kept.base.inputs.get(path) != sha}
    said = {name: _plain(getattr(last, name)) for name in _LATER}
    told = marshal.dumps((kept.base.mark, inputs, said))
    _keep(root / LATER, {**kept.later, **changed, _SAID: told})


def read(root: Path) -> Kept | None:
    """What is kept; None where there is nothing of this version of the program."""
    pieces, blob = memory.read_with_blob(root / LAST, program())
    if _SAID not in pieces:
        return None
    skeleton, said, places, brief = marshal.loads(pieces[_SAID])
    names = [name for name in Last.__slots__ if name != "edition"]
    base = Last(edition=pickle.loads(skeleton), **dict(zip(names, said, strict=True)))
    later = memory.read(root / LATER, program())
    of, inputs, changes = marshal.loads(later.pop(_SAID)) if later else (base.mark, {}, {})
    if of != base.mark:
        return None
    found = rows.Rows(blob, places, later)
    brief |= {ident: rows.in_brief(found[ident]) for ident in later}
    edition = replace(base.edition, articles=rows.Lazy(found, brief=brief))
    return Kept(replace(base, edition=edition, inputs={**base.inputs, **inputs}, **changes), base, later)


class _Pickler(pickle.Pickler):
    """Writes our values as their class and its arguments, which are read in half the time of a state."""

    def reducer_override(self, value: Any) -> Any:
        fields = getattr(type(value), "__dataclass_fields__", None)
        return NotImplemented if fields is None else (type(value), tuple([getattr(value, name) for name in fields]))


def _pickled(edition: Edition) -> bytes:
    found = io.BytesIO()
    _Pickler(found, pickle.HIGHEST_PROTOCOL).dump(edition)
    return found.getvalue()


def _keep(path: Path, pieces: dict[str, bytes], blob: memory.Sliced = b"") -> None:
    """The site is published when this is written: where there is no room for it, the next build reads everything."""
    with suppress(OSError):
        memory.write(path, program(), pieces, blob)


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else value
