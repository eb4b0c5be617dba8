"""Reading `content/`: every article and issue file, with the problems of each. One bad file hides no other."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder import article_file, search_proof
from builder.model import Article, IssueFile, SearchProof
from builder.problem import Problem, error
from builder.stamps import walk

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
    inside = os.path.realpath(root / "content") + os.sep
    for relative, entry in walk(str(root / "content" / "issues"), "content/issues"):
        if not relative.endswith(".md"):
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
    text, problems = read_text(path, os.path.realpath(root / "content") + os.sep, search_proof.FILE)
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
            text, found = read_text(path, os.path.realpath(content) + os.sep, relative)
            problems += found
            if text is not None:
                texts[relative] = text
    return texts, problems


def read_text(path: os.PathLike[str], inside: str, relative: str) -> tuple[str | None, list[Problem]]:
    """A text file that lies inside a folder (its real path, with a separator), links followed; or the problem."""
    try:
        if os.path.islink(path) and not os.path.realpath(path).startswith(inside):
            return None, [
                error("A007", relative, 0, "a link that leads out of the edition", "put the file itself here")
            ]
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            return None, [error("A008", relative, 0, f"larger than {MAX_BYTES} bytes", "split the file")]
        return data.decode("utf-8"), []
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        return None, [error("A009", relative, line, "not UTF-8", "save the file as UTF-8")]
    except OSError as fault:
        return None, [error("A009", relative, 0, f"cannot be read: {fault.strerror}", "check the file and its rights")]
