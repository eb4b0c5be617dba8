"""Reading `content/`: every article and issue file, with the problems of each. One bad file hides no other."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder import article_file, search_proof
from builder.model import Article, IssueFile, SearchProof
from builder.problem import Problem, error

ISSUE_FILE = "issue.md"
MAX_BYTES = 2_000_000


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
    for path in markdown_files(root / "content" / "issues"):
        relative = path.relative_to(root).as_posix()
        text, found = read_text(path, root / "content", relative)
        problems += found
        if text is None:
            continue
        if path.name == ISSUE_FILE or path.name.endswith(f"-{ISSUE_FILE}"):
            issue, found = article_file.read_issue(text, relative)
            issues += [issue] if issue else []
        else:
            article, found = article_file.read(text, relative)
            articles += [article] if article else []
            problems += witnesses.check(article) if article else []
        problems += found
    authority, found = read_authority(root)
    proof, more = read_proof(root)
    return Content(tuple(articles), tuple(issues), authority, proof), problems + found + more


def read_proof(root: Path) -> tuple[SearchProof | None, list[Problem]]:
    """The record of the last proof of the search; None where there is none."""
    path = root / search_proof.FILE
    if not path.is_file():
        return None, []
    text, problems = read_text(path, root / "content", search_proof.FILE)
    proof, found = search_proof.read(text) if text is not None else (None, [])
    return proof, problems + found


class _Witnesses:
    """Whether the raw files that articles name are there; each is looked at once."""

    def __init__(self, content: Path):
        self.content = content
        self.inside = os.path.realpath(content / "raw") + os.sep
        self.known: dict[str, tuple[str, str, str] | None] = {}

    def check(self, article: Article) -> list[Problem]:
        files = dict.fromkeys(ref.file for ref in article.raw)
        return [error(fault[0], article.path, 1, *fault[1:]) for file in files if (fault := self._fault(file))]

    def _fault(self, file: str) -> tuple[str, str, str] | None:
        if file not in self.known:
            self.known[file] = self._look(file)
        return self.known[file]

    def _look(self, file: str) -> tuple[str, str, str] | None:
        path = self.content / file
        if not path.is_file():
            return "A010", f"there is no content/{file}", "put the raw file back, or mend or delete the entry in raw"
        if not os.path.realpath(path).startswith(self.inside):
            return "A006", f"{file} is a link that leads out of content/raw", "put the file itself there"
        return None


def read_authority(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """The authority file, in one piece or in several."""
    content = root / "content"
    texts, problems = {}, []
    for path in (content / "people.yml", *sorted((content / "people").glob("*.yml"))):
        if path.is_file():
            relative = path.relative_to(root).as_posix()
            text, found = read_text(path, content, relative)
            problems += found
            if text is not None:
                texts[relative] = text
    return texts, problems


def markdown_files(folder: Path) -> list[Path]:
    """Sorted `.md` files below a folder."""
    found = []
    for where, folders, names in os.walk(folder):
        folders.sort()
        found += [Path(where, name) for name in sorted(names) if name.endswith(".md")]
    return found


def read_text(path: Path, inside: Path, relative: str) -> tuple[str | None, list[Problem]]:
    """A text file that lies inside a folder, links followed; or the problem with it."""
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(inside.resolve()):
            return None, [
                error("A007", relative, 0, "a link that leads out of the edition", "put the file itself here")
            ]
        if path.stat().st_size > MAX_BYTES:
            return None, [error("A008", relative, 0, f"larger than {MAX_BYTES} bytes", "split the file")]
        return path.read_bytes().decode("utf-8"), []
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        return None, [error("A009", relative, line, "not UTF-8", "save the file as UTF-8")]
    except OSError as fault:
        return None, [error("A009", relative, 0, f"cannot be read: {fault.strerror}", "check the file and its rights")]
