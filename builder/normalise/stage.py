"""The first stage, as the others know it: what is pending, and the order to take it up or to read it again.

What does the work (`taking`, `rerun`) is imported where there is work: nearly every build finds nothing new, and
loading the rules would take it longer than all it has to do.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from builder import difference
from builder.normalise import store
from builder.normalise.inventory import check_raw, raw_files, taken_up
from builder.normalise.record import NAME as RECORD
from builder.normalise.record import read_record, write_record
from builder.problem import Problem, error


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
    taken: dict[str, str] = {}
    if new:
        from builder.normalise.taking import take_up

        taken, found = take_up(content, new, bool(files), dry_run, processes)
        problems += found
    if again:
        from builder.normalise.rerun import read_again

        problems += read_again(content, done, dry_run, processes)
    if not dry_run:
        store.clear_staged(content)
        _record(content, done, taken)
    return sorted(problems)


def differences(site: Edition, files: Sequence[Path | str] | None = None) -> list[str]:
    """What `normalise(…, again=True)` would change in article files, word by word; nothing is written."""
    from builder.normalise.rerun import changes

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
    new = [f for f in there if f not in done]
    if new:
        from builder.normalise.taking import waiting

        problems += waiting(site.content, new)
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


def _record(content: Path, done: Collection[str], taken: Mapping[str, str]) -> None:
    """Add to SHA256SUMS the witnesses just taken up, and those that an older issue names and the record does not."""
    record, _ = read_record(content / "raw")
    unknown = not all(file.removeprefix("raw/") in record for file in done)
    named = [pair for issue in store.issues(content) for pair in issue.raw] if unknown else []
    known = dict(record)
    for file, sha in (*taken.items(), *named):
        known.setdefault(file.removeprefix("raw/"), sha)
    if known != record:
        store.write_file(content / "raw" / RECORD, write_record(known))
