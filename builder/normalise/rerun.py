"""`--again`, issue by issue: a date that a sidecar corrects, then the new reading merged with what stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder import parallel
from builder.model import IssueFile
from builder.normalise import store
from builder.normalise.again import Merged, merge_issue
from builder.normalise.dates.clue import Dating
from builder.normalise.evidence import marks_of, read_all
from builder.normalise.making import read_job
from builder.normalise.planning import NOTHING, Job, plan
from builder.normalise.reading import Hints
from builder.normalise.redate import corrected, redate
from builder.normalise.sidecar import Sidecar, read_sidecar, sidecar_of
from builder.normalise.store import Folder
from builder.problem import Problem


@dataclass(frozen=True, slots=True)
class Change:
    """What reading an issue again would do to its folder."""

    job: Job
    folder: Folder
    """As it stands."""
    merged: Merged


WORTH_FORKING = 16
"""Days from which on a second process pays for its start."""


def read_again(content: Path, files: Collection[str], dry_run: bool, processes: int = 1) -> list[Problem]:
    """Read the issues that hold any of `files` (`raw/NAME.txt`) anew; with `dry_run` only tell what clashes."""
    problems = _corrected(content, files, dry_run)
    days = sorted({issue.date for issue in store.issues(content) if any(file in files for file, _ in issue.raw)})
    processes = processes if len(days) >= WORTH_FORKING else 1
    for found in parallel.ordered(lambda day: _day_again(content, files, day, dry_run), days, processes):
        problems += found
    return problems


def _day_again(content: Path, files: Collection[str], day: str, dry_run: bool) -> list[Problem]:
    problems = []
    for change in changes(content, files, day):
        problems += change.merged.problems
        if not dry_run:
            store.write_folder(content, change.folder.path, change.merged.files, store.names(change.job.edition)[1])
            store.remove_files(change.folder.path, change.merged.removed)
    return problems


def changes(content: Path, files: Collection[str], day: str = "*") -> Iterator[Change]:
    """The issues (of one day) that hold any of `files`, read again, one after the other; nothing is written.

    An issue of which a witness changed or went is left alone: the check of the record tells it.
    """
    for issue in store.issues(content, day):
        if not any(file in files for file, _ in issue.raw):
            continue
        folder, problems = store.read_folder(content, issue.date, issue.edition)
        if any(folder.shas.get(file) != sha for file, sha in issue.raw):
            continue
        job, found = _job(content, issue)
        problems += found
        reading, found = read_job(content, job, Hints(), (), {}) if job else (None, [])
        problems += found
        if job and reading:
            merged = merge_issue(job, reading, folder, store.ids_in_ledger(content, issue.date[:4]))
            merged.problems += problems
            yield Change(job, folder, merged)
        elif problems:
            yield Change(Job(issue.date, issue.edition, ()), folder, Merged(problems=problems))


def _job(content: Path, issue: IssueFile) -> tuple[Job | None, list[Problem]]:
    """All raw files of an issue with the date that it has; None where one of them is now withheld."""
    evidence, problems = read_all(content, [file for file, _ in issue.raw])
    dating = Dating(issue.date, issue.date_source, issue.confidence, issue.reasoning)
    job, found = plan(
        issue.date, issue.edition, evidence, {e.file: dating for e in evidence}, NOTHING, marks_of(content)
    )
    complete = job if job and len(job.files) == len(issue.raw) else None
    return complete, problems + found


def _corrected(content: Path, files: Collection[str], dry_run: bool) -> list[Problem]:
    """Move the issues whose date a sidecar now corrects."""
    problems = []
    for issue in list(store.issues(content)):
        if any(file in files for file, _ in issue.raw):
            sidecars = [read_sidecar(content / sidecar_of(file), "")[0] or Sidecar() for file, _ in issue.raw]
            date = corrected(issue, sidecars)
            folder = store.read_folder(content, issue.date, issue.edition)[0] if date else None
            problems += redate(content, folder, issue, date, dry_run) if date and folder else []
    return problems
