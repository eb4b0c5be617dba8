"""An issue whose date a person corrected in `NAME.yml` moves to its right folder.

Ids stay, for they never change; the files keep all that people wrote in them. The new folder is put in place in
one move before the old files go; a run that is killed between finishes with the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from builder import article_file, provenance
from builder.model import Article, IssueFile
from builder.normalise import store
from builder.normalise.dates.lunar import lunar_text, weekday_of
from builder.normalise.sidecar import Sidecar
from builder.normalise.store import Folder, folder_of, names, read_folder
from builder.problem import Problem, warning
from builder.provenance import Provenance

_DATE = re.compile(r"^date:.*$", re.MULTILINE)


def corrected(issue: IssueFile, sidecars: Sequence[Sidecar]) -> str | None:
    """The date that the sidecars of an issue's files give, where all that name one agree and it is another one."""
    dates = {sidecar.date for sidecar in sidecars if sidecar.date}
    return next(iter(dates)) if len(dates) == 1 and dates != {issue.date} else None


def redate(content: Path, folder: Folder, issue: IssueFile, date: str, dry_run: bool) -> list[Problem]:
    """Move an issue to another date. Where that day has an issue of its own nothing moves (N009)."""
    there, _ = read_folder(content, date, issue.edition)
    if there.issue and {file for file, _ in there.issue.raw} != {file for file, _ in issue.raw}:
        return [_taken(content, issue, date)]
    if dry_run:
        return []
    if not there.issue:
        store.write_folder(content, folder_of(content, date), _files(folder, issue, date), names(issue.edition)[0])
    store.remove_files(folder.path, _names(folder, issue))
    if folder.path.is_dir() and not any(folder.path.iterdir()):
        folder.path.rmdir()
    return []


def _taken(content: Path, issue: IssueFile, date: str) -> Problem:
    where = folder_of(content, issue.date).relative_to(content.parent).as_posix()
    hint = f"if the pages belong to that issue, delete {where} and run `build normalise`"
    return warning(
        "N009", f"{where}/{names(issue.edition)[0]}", 0, f"is now dated {date}, which has an issue; it stays", hint
    )


def _names(folder: Folder, issue: IssueFile) -> list[str]:
    return [*(Path(article.path).name for article in folder.articles.values()), *names(issue.edition)]


def _files(folder: Folder, issue: IssueFile, date: str) -> dict[str, str]:
    """Every file of the issue under its new date; of an article's file the one line alone changes."""
    files = {}
    for article in folder.articles.values():
        path = folder.path / Path(article.path).name
        files[path.name] = _redated(path.read_bytes().decode("utf-8"), article, issue.date, date)
    issue_name, provenance_name = names(issue.edition)
    moved = replace(
        issue,
        date=date,
        date_source="sidecar",
        confidence=1.0,
        reasoning=f"据旁注文件（人工所记）；原作{issue.date}。",
        weekday=weekday_of(date),
        lunar=lunar_text(date),
    )
    files[issue_name] = article_file.write_issue(moved) + folder.note
    if folder.provenance:
        files[provenance_name] = provenance.encode(_record(folder.provenance, date), folder.witness)
    return files


def _redated(text: str, article: Article, old: str, new: str) -> str:
    return _DATE.sub(f"date: {new}", text, count=1) if article.date == old else text


def _record(record: Provenance, date: str) -> Provenance:
    articles = tuple(
        replace(
            base, article=replace(base.article, date=date if base.article.date == record.date else base.article.date)
        )
        for base in record.articles
    )
    return replace(record, date=date, articles=articles)
