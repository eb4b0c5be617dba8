"""Reading `content/`: every article and issue file, with the problems of each. One bad file hides no other."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder import article_file, search_proof, utf8, whole
from builder.model import Article, IssueFile, SearchProof
from builder.problem import Problem, error, warning
from builder.stamps import walk

ISSUE_FILE = "issue.md"
MAX_BYTES = 2_000_000
_BESIDE = re.compile(
    r"(?:.*-)?provenance\.json|.*~|.*\.(?:bak|new|tmp|swp|orig|rej)|(?i:thumbs\.db|desktop\.ini|readme.*)"
)
"""What may lie among the articles without being one; hidden files too."""


@dataclass(frozen=True, slots=True)
class Content:
    articles: tuple[Article, ...] = ()
    """In order of path; ids may still be missing."""
    issues: tuple[IssueFile, ...] = ()
    authority: Mapping[str, str] = field(default_factory=dict)
    """Path -> text of `people.yml` and of the files in `people/`."""
    proof: SearchProof | None = None


def read(root: Path) -> tuple[Content, list[Problem]]:
    """Everything below `content/issues`, in the order of the walk (sorted)."""
    articles, issues, problems = [], [], []
    witnesses = _Witnesses(root / "content")
    inside = os.path.realpath(root / "content") + os.sep
    for relative, entry in walk(str(root / "content" / "issues"), "content/issues"):
        if not relative.endswith(".md") or entry.name.startswith("."):
            problems += _stray(relative)
            continue
        text, found = read_text(entry, inside, relative)
        problems += found
        if text is None:
            continue
        if entry.name == ISSUE_FILE or entry.name.endswith(f"-{ISSUE_FILE}"):
            issue, found = article_file.read_issue(text, relative)
            issues += [issue] if issue else []
        else:
            article, found = article_file.read(text, relative)
            articles += [article] if article else []
            problems += witnesses.check(article, text) if article else []
        problems += found
    authority, found = read_authority(root)
    proof, more = read_proof(root)
    return Content(tuple(articles), tuple(issues), authority, proof), problems + found + more


def read_proof(root: Path) -> tuple[SearchProof | None, list[Problem]]:
    """The record of the last proof of the search; None where there is none."""
    path = root / search_proof.FILE
    if not os.path.lexists(path):
        return None, []
    text, problems = read_text(path, os.path.realpath(root / "content") + os.sep, search_proof.FILE)
    proof, found = search_proof.read(text) if text is not None else (None, [])
    return proof, problems + found


class _Witnesses:
    """Whether the raw files and lines that articles name are there; each file is looked at once."""

    def __init__(self, content: Path):
        self.content = content
        self.inside = os.path.realpath(content / "raw") + os.sep
        self.known: dict[str, tuple[str, str, str] | int] = {}
        """File -> what is wrong with it, else the number of its lines."""

    def check(self, article: Article, text: str) -> list[Problem]:
        """`text` is the article's file, in which the line is looked for."""
        problems = []
        for ref in article.raw:
            found = self._look(ref.file) if ref.file not in self.known else self.known[ref.file]
            self.known[ref.file] = found
            line = text.count("\n", 0, max(text.find(ref.file), 0)) + 1
            last = max((last for _, last in ref.lines), default=0)
            if not isinstance(found, int):
                problems.append(error(found[0], article.path, line, *found[1:]))
            elif last > found:
                message = f"raw names line {last} of content/{ref.file}, which has {found}"
                hint = f"write lines from 1 to {found}, or leave `lines` out"
                problems.append(error("A012", article.path, line, message, hint))
        return problems

    def _look(self, file: str) -> tuple[str, str, str] | int:
        path = self.content / file
        if not path.is_file():
            return "A010", f"there is no content/{file}", "put the raw file back, or mend or delete the entry in raw"
        if not os.path.realpath(path).startswith(self.inside):
            return "A006", f"{file} is a link that leads out of content/raw", "put the file itself there"
        return _lines(path)


def _lines(path: Path) -> int:
    """How many lines a raw file has; more than any where it cannot be read, which is told elsewhere."""
    try:
        return path.read_bytes().count(b"\n") + 1
    except OSError:
        return 1 << 60


def read_authority(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """The authority file, in one piece or in several."""
    content = root / "content"
    texts, problems = {}, []
    for path in (content / "people.yml", *sorted((content / "people").glob("*.yml"))):
        if os.path.lexists(path):
            relative = path.relative_to(root).as_posix()
            text, found = read_text(path, os.path.realpath(content) + os.sep, relative)
            problems += found
            if text is not None:
                texts[relative] = text
    return texts, problems


def _stray(path: str) -> list[Problem]:
    """A file among the articles that nothing reads, such as `01-01.md.txt`: its text would silently be left out."""
    name = path.rpartition("/")[2]
    if name.startswith(".") or _BESIDE.fullmatch(name):
        return []
    hint = "an article is a file whose name ends in .md: rename it, or put it elsewhere"
    return [warning("A011", path, 0, "is not read", hint)]


def read_text(path: Path | os.DirEntry[str], inside: str, relative: str) -> tuple[str | None, list[Problem]]:
    """A text file that lies inside a folder (its real path, with a separator), links followed; or the problem."""
    try:
        if path.is_symlink() and not os.path.realpath(path).startswith(inside):
            return None, [
                error("A007", relative, 0, "a link that leads out of the edition", "put the file itself here")
            ]
        data = whole.read(path, MAX_BYTES)
    except OSError as fault:
        hint = "check the file and who may read it"
        return None, [error("A009", relative, 0, f"cannot be read: {fault.strerror}", hint)]
    if len(data) > MAX_BYTES:
        return None, [error("A008", relative, 0, f"larger than {MAX_BYTES // 1_000_000} MB", "split the file")]
    text, line = utf8.decoded(data)
    return text, [] if text is not None else [error("A009", relative, line, "is not UTF-8", utf8.HINT)]
