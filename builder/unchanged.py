"""Whether a build would have anything to do: a fingerprint of all that goes in, kept beside the site.

Everything is compared by content (`stamps`): articles, raw files, ledger, `people.yml`, `site.yml`,
themes, the program itself, the options, and git's HEAD, which decides what of the ledger binds.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from builder import ledger, whole
from builder.caches import FOLDER, program
from builder.config import Site
from builder.output import MANIFEST, read_manifest
from builder.problem import Problem, Report
from builder.stamps import Stamps, sha256_of

Inputs = dict[str, str]
"""Path relative to the root -> SHA-256 of the content."""

STATE = Path(FOLDER, "state.json")


def inputs(site: Site, stamps: Stamps) -> Inputs:
    """The files that a build of this edition reads."""
    return stamps.files("content", "themes") | {"site.yml": stamps.file("site.yml")}


def fingerprint(site: Site, files: Mapping[str, str], options: object) -> str:
    """One digest of everything that decides what the site will be."""
    parts = [
        json.dumps(sorted(files.items())),
        repr(options),
        site.url,
        str(site.out),
        program(),
        ledger.head(site.content),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def recall(site: Site, options: object, stamps: Stamps) -> Report | None:
    """What the last build reported, if it had the same fingerprint and its site still stands whole."""
    try:
        state = json.loads((site.root / STATE).read_bytes())
        if state["fingerprint"] != fingerprint(site, inputs(site, stamps), options) or state["manifest"] != sha256_of(
            site.out / MANIFEST
        ):
            return None
        problems = [Problem(**problem) for problem in state["problems"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    files = read_manifest(site.out)
    if not all(_size(f"{site.out}/{path}") == size for path, (size, _) in files.items() if path != MANIFEST):
        return None
    report = Report(problems, state["counts"] | {"written": 0})
    report.lines.append(summary(report, site))
    return report


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


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return -1
