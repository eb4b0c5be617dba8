"""The first stage: raw files that have no articles yet become issues. The table of contents of the normaliser.

inventory -> evidence of each file -> dates -> issues planned -> pages read, assembled, accounted for -> written
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from builder import difference, parallel
from builder.normalise import store
from builder.normalise.dates.clue import Dating
from builder.normalise.dating import Known, date_files, dates_known, plain
from builder.normalise.evidence import Evidence, marks_of, read_all
from builder.normalise.inventory import check_raw, raw_files, taken_up
from builder.normalise.making import files_of, read_job, standing_ids
from builder.normalise.planning import Day, Job, Standing, group, plan
from builder.normalise.reading import Hints
from builder.normalise.record import NAME as RECORD
from builder.normalise.record import read_record, write_record
from builder.normalise.rerun import changes, read_again
from builder.normalise.store import Folder
from builder.problem import Problem, error, warning

WORTH_FORKING = 16
"""Files to take up from which on a second process pays for its start."""
_CHUNK = 4
"""Files that a process reads for their evidence before it hands on what it found."""


Dated = dict[str, Dating]
"""File -> its date."""


class Edition(Protocol):
    """What the normaliser needs to know of a site."""

    @property
    def root(self) -> Path: ...

    @property
    def content(self) -> Path: ...


def normalise(
    site: Edition,
    files: Sequence[Path | str] | None = None,
    again: bool = False,
    dry_run: bool = False,
    processes: int = 1,
) -> list[Problem]:
    """Take up raw files that have no articles yet (all, or those of `files`), and write their issues.

    With `again` the files are read anew and the result is merged with what stands, people's text first.
    With `dry_run` nothing is written. Many files are read, and their days written, by several `processes`.
    """
    content = site.content
    there, problems = raw_files(content)
    wanted, found = _wanted(site.root, content, there, files)
    problems += found + check_raw(content)
    store.clear_staged(content)
    done = taken_up(content, wanted)
    new = [f for f in wanted if f not in done]
    forks = processes if len(new) >= WORTH_FORKING else 1
    evidence = []
    for items, found in parallel.ordered(lambda some: read_all(content, some), parallel.chunks(new, _CHUNK), forks):
        evidence += items
        problems += found
    evidence = evidence if files else _not_withdrawn(content, evidence, problems)
    dated, days, found = _days(content, evidence)
    problems += found
    taken: set[str] = set()
    for held, found in parallel.ordered(lambda day: _write_day(content, day, dated, dry_run), days, forks):
        taken |= held
        problems += found
    if again:
        problems += read_again(content, done, dry_run, processes)
    if not dry_run:
        store.clear_staged(content)
        _record(content, done | taken)
    return sorted(problems)


def differences(site: Edition, files: Sequence[Path | str] | None = None) -> list[str]:
    """What `normalise(…, again=True)` would change in article files, word by word; nothing is written."""
    content = site.content
    wanted, _ = _wanted(site.root, content, raw_files(content)[0], files)
    found: list[str] = []
    for change in changes(content, taken_up(content, wanted)):
        names = {*change.merged.articles, *change.merged.removed}
        before = {a.path.rpartition("/")[2]: a for a in change.folder.articles.values()}
        folder = change.folder.path.relative_to(site.root).as_posix()
        found += difference.lines(folder, {n: a for n, a in before.items() if n in names}, change.merged.articles)
    return found


def pending(site: Edition) -> list[Problem]:
    """What `normalise` would find, and an error (N010) for each file that it would take up; nothing is written."""
    there, problems = raw_files(site.content)
    problems += check_raw(site.content)
    done = taken_up(site.content, there)
    evidence, found = read_all(site.content, [f for f in there if f not in done])
    problems += found
    evidence = _not_withdrawn(site.content, evidence, problems)
    dated, days, found = _days(site.content, evidence)
    problems += found
    hint = "run `build normalise` and commit what it writes"
    for job, _ in (job for day in days for job in _jobs(site.content, day, dated, problems)):
        problems += [error("N010", f"content/{item.file}", 0, "has no articles yet", hint) for item, _, _ in job.files]
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


def _write_day(content: Path, day: Day, dated: Dated, dry_run: bool) -> tuple[set[str], list[Problem]]:
    """Write the issues of one day: the files that they take up, and what is wrong. No other day's files are touched."""
    taken: set[str] = set()
    problems: list[Problem] = []
    for job, folder in _jobs(content, day, dated, problems):
        problems += _write(content, job, folder, dry_run)
        taken |= {item.file for item, _, _ in job.files}
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


def _write(content: Path, job: Job, folder: Folder, dry_run: bool) -> list[Problem]:
    """Read, account and write one issue."""
    issue_name = store.names(job.edition)[0]
    if issue_name in folder.names and folder.issue is None:
        where = (folder.path / issue_name).relative_to(content.parent).as_posix()
        held = ", ".join(item.file for item, _, _ in job.files)
        return [
            warning("N011", where, 0, f"cannot be read, so {held} is withheld", "mend it, then run `build normalise`")
        ]
    taken = set(folder.articles) | folder.ids | store.ids_in_ledger(content, job.date[:4])
    if folder.provenance:
        taken |= {base.article.id for base in folder.provenance.articles}
    reading, problems = read_job(content, job, Hints(), taken, standing_ids(folder.articles.values()))
    if reading and not dry_run:
        store.write_folder(content, folder.path, files_of(job, reading, folder), issue_name)
    return problems


def _record(content: Path, done: Collection[str]) -> None:
    """Add to SHA256SUMS every witness that an issue names and the record does not."""
    record, _ = read_record(content / "raw")
    if all(file.removeprefix("raw/") in record for file in done):
        return
    known = dict(record)
    for issue in store.issues(content):
        for file, sha in issue.raw:
            known.setdefault(file.removeprefix("raw/"), sha)
    if known != record:
        store.write_file(content / "raw" / RECORD, write_record(known))
