"""What a build adds below `content/`: ids of new files, records of anchors, lines of the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder import ids, ledger, unchanged, whole
from builder.config import Options, Site
from builder.ledger import Ledger
from builder.organise.edition import Organised
from builder.problem import Problem, Report, error


@dataclass(frozen=True, slots=True)
class Work:
    """What a build knows between reading the content and publishing the site."""

    organised: Organised
    ids: dict[str, str]
    """Path -> id of the article files that had none."""
    provenance: Mapping[str, str]
    """Path -> new text of the provenance files whose anchors changed."""
    before: Ledger
    """The ledger as it was read."""


def write(site: Site, work: Work, options: Options, report: Report) -> unchanged.Inputs:
    """Write what the build adds below `content/`: path -> SHA-256 of each file. With `frozen` that is an error."""
    if options.frozen:
        report.problems += unwritten(site, work)
        return {}
    texts = {path: ids.insert((site.root / path).read_bytes().decode(), ident) for path, ident in work.ids.items()}
    texts |= work.provenance
    texts |= {f"content/urls/{name}": text for name, text in _ledger_changes(site, work).items()}
    for path, text in texts.items():
        whole.write(site.root / path, text.encode("utf-8"))
    return {path: unchanged.sha256(text) for path, text in texts.items()}


def unwritten(site: Site, work: Work) -> list[Problem]:
    """What a build would still write below `content/`."""
    hint = "run `build` and commit what it writes"
    found = [
        error("U008", path, 1, f"the file has no id yet; it would get {ident}", hint)
        for path, ident in work.ids.items()
    ]
    found += [error("U009", path, 0, "the record of paragraph anchors would change", hint) for path in work.provenance]
    changes = _ledger_changes(site, work)
    return found + [error("U007", f"content/urls/{name}", 0, "the ledger would change", hint) for name in changes]


def _ledger_changes(site: Site, work: Work) -> dict[str, str]:
    """Name -> text of the ledger's files that differ from what is on disk. A file left without lines becomes empty."""
    folder = site.content / "urls"
    now = ledger.texts(work.organised.settled.ledger)
    have = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.lock"))}
    return {name: now.get(name, "") for name in sorted(now.keys() | have.keys()) if now.get(name, "") != have.get(name)}
