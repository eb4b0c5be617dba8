"""The first stage: raw files that have no articles yet become issues. The table of contents of the normaliser.

inventory -> evidence of each file -> dates -> issues planned -> pages read, assembled, accounted for -> written
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from builder import article_file
from builder.model import IssueFile
from builder.normalise import store
from builder.normalise.again import Merged, merge_issue
from builder.normalise.dates.clue import Dating
from builder.normalise.dating import Known, date_files, dates_known
from builder.normalise.evidence import Evidence, marks, read_evidence
from builder.normalise.inventory import check_raw, is_issue_file, raw_files, taken_up
from builder.normalise.making import files_of, read_job, standing_ids
from builder.normalise.pages import lines_of
from builder.normalise.planning import NOTHING, Job, Standing, group, plan
from builder.normalise.reading import Hints
from builder.normalise.record import NAME as RECORD
from builder.normalise.record import read_record, write_record
from builder.normalise.redate import corrected, redate
from builder.normalise.sidecar import Sidecar, read_sidecar, sidecar_of
from builder.normalise.store import Folder
from builder.normalise.types import Witness
from builder.problem import Problem, error


class Edition(Protocol):
    """What the normaliser needs to know of a site."""

    @property
    def root(self) -> Path: ...

    @property
    def content(self) -> Path: ...


def normalise(
    site: Edition, files: Sequence[Path | str] | None = None, again: bool = False, dry_run: bool = False
) -> list[Problem]:
    """Take up raw files that have no articles yet (all, or those of `files`), and write their issues.

    With `again` the files are read anew and the result is merged with what stands, people's text first.
    With `dry_run` nothing is written.
    """
    content = site.content
    there, problems = raw_files(content)
    wanted, found = _wanted(site.root, content, there, files)
    problems += found + check_raw(content)
    store.clear_staged(content)
    done = taken_up(content, wanted)
    evidence, found = _evidence(content, [f for f in wanted if f not in done])
    problems += found
    for job, folder in _jobs(content, evidence, problems):
        problems += _write(content, job, folder, dry_run)
    problems += _redate(content, done, dry_run) if again else []
    for change in changes(site, done) if again else ():
        problems += change.merged.problems
        if not dry_run:
            store.write_folder(content, change.folder.path, change.merged.files, store.names(change.job.edition)[1])
            store.remove_files(change.folder.path, change.merged.removed)
    if not dry_run:
        _record(content)
    return sorted(problems)


@dataclass(frozen=True, slots=True)
class Change:
    """What reading an issue again would do to its folder."""

    job: Job
    folder: Folder
    merged: Merged


def changes(site: Edition, files: Collection[str]) -> Iterator[Change]:
    """The issues that hold any of `files` (`raw/NAME.txt`), read again, one after the other; nothing is written.

    An issue of which a witness changed or went is left alone: the check of the record tells it.
    """
    content = site.content
    for issue in _issues(content):
        if not any(file in files for file, _ in issue.raw):
            continue
        folder, problems = store.read_folder(content, issue.date, issue.edition)
        if any(folder.shas.get(file) != sha for file, sha in issue.raw):
            continue
        job, found = _again_job(content, issue)
        problems += found
        reading, found = read_job(content, job, Hints(), (), {}) if job else (None, [])
        problems += found
        if job and reading:
            merged = merge_issue(job, reading, folder, store.ids_in_ledger(content, issue.date[:4]))
            merged.problems += problems
            yield Change(job, folder, merged)
        elif problems:
            yield Change(Job(issue.date, issue.edition, ()), folder, Merged(problems=problems))


def _redate(content: Path, files: Collection[str], dry_run: bool) -> list[Problem]:
    """Move the issues whose date a sidecar now corrects."""
    problems = []
    for issue in list(_issues(content)):
        if any(file in files for file, _ in issue.raw):
            sidecars = [read_sidecar(content / sidecar_of(file), "")[0] or Sidecar() for file, _ in issue.raw]
            date = corrected(issue, sidecars)
            folder = store.read_folder(content, issue.date, issue.edition)[0] if date else None
            problems += redate(content, folder, issue, date, dry_run) if date and folder else []
    return problems


def _again_job(content: Path, issue: IssueFile) -> tuple[Job | None, list[Problem]]:
    """All raw files of an issue with the date that it has; None where one of them is now withheld."""
    evidence, problems = _evidence(content, [file for file, _ in issue.raw])
    dating = Dating(issue.date, issue.date_source, issue.confidence, issue.reasoning)
    job, found = plan(issue.date, issue.edition, evidence, {e.file: dating for e in evidence}, NOTHING)
    complete = job if job and len(job.files) == len(issue.raw) else None
    return complete, problems + found


def pending(site: Edition) -> list[Problem]:
    """What `normalise` would find, and an error (N010) for each file that it would take up; nothing is written."""
    there, problems = raw_files(site.content)
    problems += check_raw(site.content)
    done = taken_up(site.content, there)
    evidence, found = _evidence(site.content, [f for f in there if f not in done])
    problems += found
    for job, _ in _jobs(site.content, evidence, problems):
        for item, _, _ in job.files:
            problems.append(
                error(
                    "N010",
                    f"content/{item.file}",
                    0,
                    "has no articles yet",
                    "run `build normalise` and commit what it writes",
                )
            )
    return sorted(problems)


def _wanted(
    root: Path, content: Path, there: Sequence[str], files: Sequence[Path | str] | None
) -> tuple[list[str], list[Problem]]:
    """The raw files that a command names; all of them where it names none."""
    if files is None:
        return list(there), []
    wanted, problems = [], []
    for given in files:
        path = Path(given)
        options = [path, root / path, content / path, content / "raw" / path]
        match = next(
            (
                o.resolve().relative_to(content.resolve()).as_posix()
                for o in options
                if o.exists() and o.resolve().is_relative_to(content.resolve())
            ),
            None,
        )
        if match in there:
            wanted.append(match)
        else:
            problems.append(error("R011", str(given), 0, "no such raw file", "name a .txt file below content/raw"))
    return sorted(set(wanted)), problems


def _evidence(content: Path, files: Iterable[str]) -> tuple[list[Evidence], list[Problem]]:
    evidence, problems = [], []
    for file in files:
        item, found = read_evidence(content, file)
        evidence += [item] if item else []
        problems += found
    return evidence, problems


def _jobs(content: Path, evidence: Sequence[Evidence], problems: list[Problem]) -> Iterator[tuple[Job, Folder]]:
    """The issues to write, one after the other: one folder at a time is held. Problems are added as they come."""
    if not evidence:
        return
    dated, found = date_files(evidence, _known(content))
    problems += found
    for date, edition, items in group(evidence, dated):
        folder, found = store.read_folder(content, date, edition)
        problems += found
        job, found = plan(date, edition, items, dated, _standing(folder))
        problems += found
        if job:
            yield job, folder


def _known(content: Path) -> Known:
    """Dates and numbers of the issues that are there."""
    return dates_known((issue.number, issue.date) for issue in _issues(content))


def _issues(content: Path) -> Iterator[IssueFile]:
    """Every `issue.md` that can be read, in order of date."""
    for path in sorted((content / "issues").glob("*/*/*.md")):
        if is_issue_file(path.name):
            issue, _ = article_file.read_issue(path.read_bytes().decode("utf-8", "replace"), path.name)
            if issue:
                yield issue


def _standing(folder: Folder) -> Standing:
    """What new files of an issue can collide with."""
    pages = {a.page: a.raw[0].file for a in folder.articles.values() if a.raw and a.page != "00"}
    texts = {file: marks(lines_of(Witness(file, "", lines, ""))) for file, lines in folder.witness.items()}
    return Standing(pages, texts, {sha: file for file, sha in folder.shas.items()})


def _write(content: Path, job: Job, folder: Folder, dry_run: bool) -> list[Problem]:
    """Read, account and write one issue."""
    taken = set(folder.articles) | store.ids_in_ledger(content, job.date[:4])
    if folder.provenance:
        taken |= {base.article.id for base in folder.provenance.articles}
    reading, problems = read_job(content, job, Hints(), taken, standing_ids(folder.articles.values()))
    if reading and not dry_run:
        store.write_folder(content, folder.path, files_of(job, reading, folder), store.names(job.edition)[0])
    return problems


def _record(content: Path) -> None:
    """Add to SHA256SUMS every witness that an issue names and the record does not."""
    record, _ = read_record(content / "raw")
    known = dict(record)
    for issue in _issues(content):
        for file, sha in issue.raw:
            known.setdefault(file.removeprefix("raw/"), sha)
    if known != record:
        store.write_file(content / "raw" / RECORD, write_record(known))
