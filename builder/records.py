"""The witnesses and the records of an edition, read where they lie; nothing where a file is missing or damaged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder import provenance
from builder.model import Edition, IssueFile
from builder.normalise.witness import read_witness
from builder.provenance import Provenance


class Witnesses(dict[str, tuple[str, ...]]):
    """`raw/NAME.txt` -> its lines, read when they are asked for; none for what is not there or leads elsewhere."""

    def __init__(self, content: Path):
        super().__init__()
        self.content = content

    def __missing__(self, file: str) -> tuple[str, ...]:
        path = self.content / file
        inside = path.is_file() and path.resolve().is_relative_to((self.content / "raw").resolve())
        found = read_witness(path, file)[0] if inside else None
        self[file] = found.lines if found else ()
        return self[file]

    def __contains__(self, file: object) -> bool:
        return isinstance(file, str) and bool(self[file])


def record(root: Path, beside: str, edition: str | None, witness: Witnesses) -> Provenance | None:
    """The record that lies beside a file of an issue (`content/issues/2021/2021-10-29/issue.md`)."""
    path = (root / beside).with_name(provenance.file_name(edition))
    if not path.is_file():
        return None
    return provenance.decode(path.read_text(encoding="utf-8", errors="replace"), witness)[0]


def records(root: Path, edition: Edition, witness: Witnesses) -> Iterator[tuple[IssueFile, Provenance]]:
    """Every issue that has an `issue.md` and a record that can be used."""
    for issue in edition.issues:
        if issue.file and (found := record(root, issue.file.path, issue.edition, witness)):
            yield issue.file, found
