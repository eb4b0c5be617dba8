"""Issue folders: what stands in them, and writing without ever leaving half an issue.

A new folder is made aside (`content/.staged`) and put in place in one move. In a folder that is there every file is
replaced in one move, `issue.md` last: until it names a raw file, the raw file counts as not taken up.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder import article_file, provenance
from builder.model import Article, IssueFile
from builder.normalise.inventory import is_issue_file
from builder.normalise.witness import read_witness
from builder.problem import Problem
from builder.provenance import Provenance

_NOTE = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:.*?\n)??---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_ID = re.compile(r"^id:[ \t]*['\"]?([a-z0-9-]+)", re.MULTILINE)
_LEDGER = re.compile(r"\tarticle:([a-z0-9-]+)\t")


@dataclass(frozen=True, slots=True)
class Folder:
    """An issue's folder as it stands."""

    path: Path
    issue: IssueFile | None
    articles: dict[str, Article]
    """By id, those that can be read."""
    provenance: Provenance | None
    witness: dict[str, tuple[str, ...]]
    """Lines of the raw files that the issue already has."""
    shas: dict[str, str]
    """Raw file -> SHA-256 of those."""
    names: frozenset[str] = frozenset()
    """Every file in the folder, readable or not: none of them is ever written over as a new article."""
    ids: frozenset[str] = frozenset()
    """Every id that a file there names, also where the rest of it cannot be read."""
    note: str = ""
    """What a person wrote below the front matter of `issue.md`."""


def folder_of(content: Path, date: str) -> Path:
    return content / "issues" / date[:4] / date


def names(edition: str | None) -> tuple[str, str]:
    """Names of the issue file and of the provenance file."""
    lead = f"{edition}-" if edition else ""
    return f"{lead}issue.md", provenance.file_name(edition)


def article_name(article: Article) -> str:
    """`01-07.md`, with an edition `wanbao-a01-07.md`."""
    lead = f"{article.edition}-" if article.edition else ""
    return f"{lead}{article.page}-{article.id.rpartition('-')[2]}.md"


def read_folder(content: Path, date: str, edition: str | None) -> tuple[Folder, list[Problem]]:
    """Everything of an issue that is there; empty where there is none. Files that cannot be read are left to the
    stage that reads articles: here they only count as taken."""
    path = folder_of(content, date)
    issue_name, provenance_name = names(edition)
    where = path.relative_to(content.parent).as_posix()
    issue, articles, note, ids = None, {}, "", set()
    for file in sorted(path.glob("*.md")) if path.is_dir() else ():
        text = file.read_bytes().decode("utf-8", "replace")
        if file.name == issue_name:
            issue = article_file.read_issue(text, f"{where}/{file.name}")[0]
            note = _NOTE.sub("", text, count=1)
        elif not is_issue_file(file.name):
            ids |= set(_ID.findall(text))
            article, _ = article_file.read(text, f"{where}/{file.name}")
            if article and article.edition == edition:
                articles[article.id or file.stem] = article
    record = path / provenance_name
    text = record.read_bytes().decode("utf-8", "replace") if record.is_file() else None
    files = dict.fromkeys((*(file for file, _ in (issue.raw if issue else ())), *provenance.witnesses(text or "")))
    witness, shas = _witnesses(content, files)
    known, problems = provenance.decode(text, witness, f"{where}/{provenance_name}") if text is not None else (None, [])
    listed = frozenset(os.listdir(path)) if path.is_dir() else frozenset()
    return Folder(path, issue, articles, known, witness, shas, listed, frozenset(ids), note), problems


def _witnesses(content: Path, files: Iterable[str]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Lines and SHA-256 of raw files, those that are there."""
    lines, shas = {}, {}
    for file in files:
        found, _ = read_witness(content / file, file) if article_file.inside(file, "raw") else (None, [])
        if found:
            lines[file], shas[file] = found.lines, found.sha256
    return lines, shas


def issues(content: Path, day: str = "*") -> Iterator[IssueFile]:
    """Every `issue.md` (of one day) that can be read, in order of date."""
    for path in sorted((content / "issues").glob(f"*/{day}/*.md")):
        if is_issue_file(path.name):
            issue, _ = article_file.read_issue(path.read_bytes().decode("utf-8", "replace"), path.name)
            if issue:
                yield issue


def ledger_years(content: Path) -> list[str]:
    return sorted(path.stem for path in (content / "urls").glob("[0-9][0-9][0-9][0-9].lock"))


def ids_in_ledger(content: Path, year: str) -> frozenset[str]:
    """Ids of articles that ever had an address in a year."""
    try:
        text = (content / "urls" / f"{year}.lock").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return frozenset()
    return frozenset(_LEDGER.findall(text))


def write_folder(content: Path, path: Path, files: Mapping[str, str], last: str) -> None:
    """Write the files of an issue; `last` names the one that makes them count."""
    if not path.exists():
        staged = content / ".staged" / path.name
        staged.mkdir(parents=True)
        for name, text in files.items():
            _write_new(f"{staged}/{name}", text.encode("utf-8"))
        path.parent.mkdir(parents=True, exist_ok=True)
        staged.rename(path)
        return
    for name in sorted(files, key=lambda n: (n == last, n)):
        write_file(path / name, files[name])


def _write_new(path: str, data: bytes) -> None:
    """Write a file at once: a buffer for a single piece of text costs three more calls of the system."""
    with open(path, "wb", buffering=0) as file:
        while data:
            data = data[file.write(data) :]


def remove_files(path: Path, names_: Iterable[str]) -> None:
    for name in names_:
        (path / name).unlink(missing_ok=True)


def write_file(path: Path, text: str) -> None:
    """Replace one file in one move; nothing happens where it already holds the text."""
    data = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return
    aside = path.with_name(f".{path.name}.tmp")
    aside.write_bytes(data)
    os.replace(aside, path)


def clear_staged(content: Path) -> None:
    """Take away the place where new folders are made, with what a killed run left there."""
    shutil.rmtree(content / ".staged", ignore_errors=True)
