"""Whether a build would have anything to do: a fingerprint of all that goes in, kept beside the site.

Everything is compared by content (`stamps`): articles, raw files, ledger, `people.yml`, `site.yml`,
themes, the program itself, the options, and git's HEAD, which decides what of the ledger binds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from builder import committed, published, whole
from builder.caches import FOLDER, program
from builder.output import MANIFEST
from builder.problem import Problem, Report
from builder.published import Published
from builder.stamps import Stamps, sha256_of

if TYPE_CHECKING:  # what follows is used before they are loaded
    from builder.config import Options, Site

Inputs = dict[str, str]
"""Path relative to the root -> SHA-256 of the content."""

STATE = Path(FOLDER, "state.json")


def built(root: Path) -> bool:
    """Whether anything is kept of an earlier build."""
    return (root / STATE).exists()


def inputs(stamps: Stamps) -> Inputs:
    """The files that a build of this edition reads."""
    return stamps.files("content", "themes") | {"site.yml": stamps.file("site.yml")}


def fingerprint(site: Site, files: Mapping[str, str], options: object, head: str | None = None) -> str:
    """One digest of everything that decides what the site will be. `head` is git's HEAD, asked for if not given."""
    parts = [
        str(len(files)),
        *chain.from_iterable(sorted(files.items())),
        repr(options),
        site.url,
        str(site.out),
        program(),
        committed.head(site.content) if head is None else head,
    ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is before a build: the files that go in, and the site of the last build if it still stands whole."""

    inputs: Inputs
    head: str
    """Git's HEAD."""
    mark: str
    """The fingerprint of all that goes in now."""
    last: str
    """That of the last build; empty where its site no longer stands as it was written."""
    report: Report
    """What the last build reported."""
    written: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The manifest of its site, where that stands whole."""


def standing(
    site: Site,
    options: Options,
    stamps: Stamps,
    looked: Callable[[], Published] | None = None,
    files: Inputs | None = None,
) -> Standing:
    """Look at everything once; nothing is written. `looked`: `published.look`, where that was begun before; `files`:
    `inputs`, where they were asked for."""
    if not built(site.root):
        return Standing({}, "", "nothing was built", "", Report())
    looked = looked or published.look(site.out, options.jobs)
    files, head = files or inputs(stamps), committed.head(site.content)
    mark = fingerprint(site, files, options, head)
    try:
        manifest, written = looked()
        state = json.loads((site.root / STATE).read_bytes())
        if state["manifest"] != manifest:
            return Standing(files, head, mark, "", Report())
        report = Report([Problem(**problem) for problem in state["problems"]], state["counts"] | {"written": 0})
        return Standing(files, head, mark, state["fingerprint"] if written else "", report, written)
    except (OSError, ValueError, KeyError, TypeError):
        return Standing(files, head, mark, "", Report())


def recall(site: Site, found: Standing) -> Report | None:
    """What the last build reported, if everything is as it was then."""
    if found.last != found.mark:
        return None
    found.report.lines.append(summary(found.report, site))
    return found.report


def remember(site: Site, mark: str, report: Report) -> None:
    """Keep what this build reported, for the next."""
    state = {
        "fingerprint": mark,
        "manifest": sha256_of(site.out / MANIFEST),
        "counts": report.counts,
        "problems": [asdict(problem) for problem in report.problems],
    }
    whole.write(site.root / STATE, json.dumps(state, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def summary(report: Report, site: Site) -> str:
    """One line on the site."""
    c = report.counts
    return (
        f"{c['issues']} issues, {c['articles']} articles, {c['people']} people; "
        f"{c['files']} files, {c['bytes'] / 1e6:.1f} MB, {c['written']} written to {site.out}"
    )
