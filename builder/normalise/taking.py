"""Raw files that have no articles yet become issues. It brings every rule of the normaliser with it.

evidence of each file -> dates -> issues planned -> pages read, assembled, accounted for -> written
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from builder import parallel
from builder.normalise import store
from builder.normalise.dates.clue import Dating
from builder.normalise.dating import Known, date_files, dates_known, plain
from builder.normalise.evidence import Evidence, marks_of, read_all
from builder.normalise.making import files_of, read_job, standing_ids
from builder.normalise.planning import Day, Job, Standing, group, plan
from builder.normalise.reading import Hints
from builder.normalise.record import NAME as RECORD
from builder.normalise.record import read_record
from builder.normalise.store import Folder
from builder.problem import Problem, error, warning

WORTH_FORKING = 16
"""Files to take up from which on a second process pays for its start."""
_CHUNK = 4
"""Files that a process reads for their evidence before it hands on what it found."""


Dated = dict[str, Dating]
"""File -> its date."""


def take_up(
    content: Path, new: Sequence[str], named: bool, dry_run: bool, processes: int
) -> tuple[dict[str, str], list[Problem]]:
    """Write the issues of `new` raw files: those that were taken up with their SHA-256, and what is wrong.

    With `named` somebody asked for these very files; then they are taken up even if their issue was withdrawn.
    """
    problems: list[Problem] = []
    forks = processes if len(new) >= WORTH_FORKING else 1
    evidence: list[Evidence] = []
    for items, found in parallel.ordered(lambda some: read_all(content, some), parallel.chunks(new, _CHUNK), forks):
        evidence += items
        problems += found
    evidence = evidence if named else _not_withdrawn(content, evidence, problems)
    dated, days, found = _days(content, evidence)
    problems += found
    taken: dict[str, str] = {}
    for held, found in parallel.ordered(lambda day: _write_day(content, day, dated, dry_run), days, forks):
        taken |= held
        problems += found
    return taken, problems


def waiting(content: Path, new: Sequence[str]) -> list[Problem]:
    """What `take_up` would find, and an error (N010) for each file that it would take up; nothing is written."""
    evidence, problems = read_all(content, new)
    evidence = _not_withdrawn(content, evidence, problems)
    dated, days, found = _days(content, evidence)
    problems += found
    hint = "run `build normalise` and commit what it writes"
    for job, _ in (job for day in days for job in _jobs(content, day, dated, problems)):
        problems += [error("N010", f"content/{item.file}", 0, "has no articles yet", hint) for item, _, _ in job.files]
    return problems


def _not_withdrawn(content: Path, evidence: Sequence[Evidence], problems: list[Problem]) -> list[Evidence]:
    """The files without those whose issue was published and then taken away: only who names such a file gets it back.

    Where no issue is left at all, nobody withdrew anything: the archive is made anew.
    """
    record, _ = read_record(content / "raw")
    known = [item for item in evidence if record.get(item.file.removeprefix("raw/")) == item.sha256]
    if not known or next(store.issues(content), None) is None:
        return list(evidence)
    gone = set()
    for item in known:
        dating, _ = plain(item)
        day = dating.date.replace("-", "") if dating and dating.date else None
        years = [day[:4]] if day else store.ledger_years(content)
        if any(not day or ident.startswith(day) for year in years for ident in store.ids_in_ledger(content, year)):
            gone.add(item.file)
    for file in sorted(gone):
        hint = (
            f"delete it too, with its line in content/raw/{RECORD}; to have them back: build normalise content/{file}"
        )
        problems.append(warning("N012", f"content/{file}", 0, "its articles were taken away; not taken up again", hint))
    return [item for item in evidence if item.file not in gone]


def _days(content: Path, evidence: Sequence[Evidence]) -> tuple[Dated, list[Day], list[Problem]]:
    """The date of each file, and the days that they make."""
    dated, problems = date_files(evidence, _known(content)) if evidence else ({}, [])
    return dated, group(evidence, dated), problems


def _write_day(content: Path, day: Day, dated: Dated, dry_run: bool) -> tuple[dict[str, str], list[Problem]]:
    """Write the issues of one day: the files that they take up with their SHA-256, and what is wrong.

    No other day's files are touched.
    """
    taken: dict[str, str] = {}
    problems: list[Problem] = []
    for job, folder in _jobs(content, day, dated, problems):
        held, found = _write(content, job, folder, dry_run)
        taken |= held
        problems += found
    return taken, problems


def _jobs(content: Path, day: Day, dated: Dated, problems: list[Problem]) -> Iterator[tuple[Job, Folder]]:
    """The issues to write, one after the other: one folder at a time is held. Problems are added as they come."""
    date, issues = day
    marks = marks_of(content)
    for edition, items in issues:
        folder, found = store.read_folder(content, date, edition)
        problems += found
        job, found = plan(date, edition, items, dated, _standing(folder), marks)
        problems += found
        if job:
            yield job, folder


def _known(content: Path) -> Known:
    """Dates and numbers of the issues that are there."""
    return dates_known((issue.number, issue.date) for issue in store.issues(content))


def _standing(folder: Folder) -> Standing:
    """What new files of an issue can collide with."""
    pages = {a.page: a.raw[0].file for a in folder.articles.values() if a.raw and a.page != "00"}
    return Standing(pages, {sha: file for file, sha in folder.shas.items()})


def _write(content: Path, job: Job, folder: Folder, dry_run: bool) -> tuple[dict[str, str], list[Problem]]:
    """Read, account and write one issue: the SHA-256 of its new files, and what is wrong."""
    issue_name = store.names(job.edition)[0]
    if issue_name in folder.names and folder.issue is None:
        where = (folder.path / issue_name).relative_to(content.parent).as_posix()
        held = ", ".join(item.file for item, _, _ in job.files)
        hint = "mend it, then run `build normalise`"
        return {}, [warning("N011", where, 0, f"cannot be read, so {held} is withheld", hint)]
    taken = set(folder.articles) | folder.ids | store.ids_in_ledger(content, job.date[:4])
    if folder.provenance:
        taken |= {base.article.id for base in folder.provenance.articles}
    reading, problems = read_job(content, job, Hints(), taken, standing_ids(folder.articles.values()))
    if reading is None:
        return {}, problems
    if not dry_run:
        store.write_folder(content, folder.path, files_of(job, reading, folder), issue_name)
    return {w.file: w.sha256 for w in reading.witnesses}, problems
