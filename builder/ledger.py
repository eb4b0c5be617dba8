"""The ledger of every address ever published: `content/urls/YYYY.lock` and `content/urls/site.lock`.

One line an address, tab-separated: address, object, first date, hash of the text, state.
The hash is `-` where there is no text, and carries `@DATE` once the text has changed after the first date.
The state is `live`, `moved ADDRESS` or `gone REASON`. Files are sorted and merged by git line by line
(`merge=union`), so lines may arrive in any order and twice.

A line binds once it is committed: what stands in HEAD must answer for ever. Without git a line binds as soon
as the file holds it. Lines that do not bind and are no longer live are forgotten, so that a trial build with a
wrong date leaves nothing behind. The address of a hidden person is kept as a hash only.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from builder import committed, utf8
from builder.problem import Problem, error, warning

LIVE, MOVED, GONE = "live", "moved", "gone"
HIDDEN = "sha256:"
_LINE = re.compile(
    r"(?:/[a-z0-9./-]*|sha256:[0-9a-f]{64})\t[^\t\n]+\t\d{4}-\d\d-\d\d\t(?:-|[0-9a-f]{16})(?:@\d{4}-\d\d-\d\d)?"
    r"\t(?:live|moved /[a-z0-9./-]*|gone(?: [^\t\n]*)?)"
)
_WHOLE = re.compile(rf"(?:{_LINE.pattern}\n)*")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True, slots=True)
class Entry:
    address: str
    object: str
    """What the address names: `article:20211029-01-07`, `person:朱健`, `issue:2021-10-29` …"""
    first: str
    """Date on which the line was added."""
    hash: str
    """First 16 hex digits of the text's SHA-256; empty where there is no text."""
    changed: str
    """Date on which the hash last changed; `first` if it never did."""
    state: str
    argument: str = ""
    """Where it moved, or why it is gone."""

    @classmethod
    def parse(cls, address: str, rest: str) -> Entry:
        thing, first, text, state = rest.split("\t")
        text, _, changed = text.partition("@")
        state, _, argument = state.partition(" ")
        return cls(address, thing, first, "" if text == "-" else text, changed or first, state, argument)

    def rest(self) -> str:
        text = (self.hash or "-") + (f"@{self.changed}" if self.changed != self.first else "")
        state = f"{self.state} {self.argument}" if self.argument else self.state
        return f"{self.object}\t{self.first}\t{text}\t{state}"


@dataclass(frozen=True, slots=True)
class Ledger:
    lines: dict[str, str] = field(default_factory=dict)
    """Address -> the rest of its line. Kept as text: a million lines must fit in memory."""
    free: frozenset[str] = frozenset()
    """Addresses that do not bind yet."""
    published: Mapping[str, str] = field(default_factory=dict)
    """Lines as HEAD has them, where the files here say otherwise."""

    def get(self, address: str) -> Entry | None:
        rest = self.lines.get(address)
        return Entry.parse(address, rest) if rest is not None else None

    def binds(self, address: str) -> bool:
        return address in self.lines and address not in self.free

    def taken(self, address: str, thing: str) -> bool:
        """True when the address was given to another object, or to somebody who must not be named."""
        rest = self.lines.get(address)
        if rest is not None:
            return not rest.startswith(thing + "\t")
        hidden = self.lines.get(hidden_key(address))
        return hidden is not None and not hidden.startswith(hidden_thing(address, thing) + "\t")

    def answering(self) -> frozenset[str]:
        """Every address that must have a file."""
        return frozenset(address for address in self.lines if not address.startswith(HIDDEN))

    def addresses(self, prefix: str) -> Iterator[tuple[str, str]]:
        """(address, object) of what begins with `prefix`, as `article:`."""
        return ((address, rest.partition("\t")[0]) for address, rest in self.lines.items() if rest.startswith(prefix))

    def entries(self, prefix: str) -> list[Entry]:
        """Entries whose object begins with `prefix`, as `article:`."""
        return [Entry.parse(address, rest) for address, rest in self.lines.items() if rest.startswith(prefix)]


def hidden_key(address: str) -> str:
    return HIDDEN + hashlib.sha256(address.encode()).hexdigest()


def hidden_thing(address: str, thing: str) -> str:
    """What stands for the object of a hidden address: whoever comes back is given it again, and nobody else."""
    return "hidden:" + hashlib.sha256(f"{address}\0{thing}".encode()).hexdigest()[:16]


def file_for(address: str) -> str:
    """Name of the file in `content/urls/` that holds an address."""
    return f"{address[1:5]}.lock" if address[5:6] == "/" and address[1:5].isdigit() else "site.lock"


# ---------------------------------------------------------------- reading


def read(content: Path) -> tuple[Ledger, list[Problem]]:
    """Read all of `content/urls`, and find out from git which lines bind."""
    problems: list[Problem] = []
    lines: dict[str, str] = {}
    free: set[str] = set()
    published: dict[str, str] = {}
    bound = committed.ledger(content)
    for name in sorted({path.name for path in (content / "urls").glob("*.lock")} | set(bound or ())):
        path = content / "urls" / name
        text, wrong = utf8.decoded(path.read_bytes()) if path.exists() else ("", 0)
        if text is None:
            problems.append(_bad_line("bytes that are not UTF-8", f"content/urls/{name}", wrong))
            continue
        if bound is None or (name in bound and bound[name] is None):
            _parse(text, name, lines, problems)
            continue
        here: dict[str, str] = {}
        head: dict[str, str] = {}
        _parse(text, name, here, problems)
        _parse(bound.get(name) or "", name, head, [])
        kept = {address: rest for address, rest in head.items() if not _concealed(address, here)}
        published |= {address: rest for address, rest in head.items() if here.get(address) != rest}
        free |= here.keys() - head.keys()
        lines |= kept | here
        if lost := kept.keys() - here.keys():
            hint = "nothing to do: the lines were put back; commit the file as it stands now"
            message = f"{len(lost)} committed lines were missing, as {min(lost)}"
            problems.append(warning("U003", f"content/urls/{name}", 0, message, hint))
    return Ledger(lines, frozenset(free), published), problems


def _concealed(address: str, here: Mapping[str, str]) -> bool:
    return address not in here and address.startswith("/people/") and hidden_key(address) in here


def _parse(text: str, name: str, into: dict[str, str], problems: list[Problem]) -> None:
    """Add a file's lines, address -> rest. A file without a fault, which is the rule, is checked in one go."""
    before = len(into)
    if _WHOLE.fullmatch(text):
        into.update(line.split("\t", 1) for line in text.split("\n") if line)
        if len(into) == before + text.count("\n"):
            return
        for line in text.split("\n"):
            into.pop(line.split("\t", 1)[0], None)
    for number, line in enumerate(text.split("\n"), 1):
        if line and not _LINE.fullmatch(line):
            problems.append(_bad_line(line, f"content/urls/{name}", number))
        elif line:
            address, rest = line.split("\t", 1)
            if into.setdefault(address, rest) != rest:
                into[address] = _reconcile(address, into[address], rest, f"content/urls/{name}", number, problems)


def _bad_line(line: str, file: str, number: int) -> Problem:
    if line.startswith(_CONFLICT):
        hint = "keep the lines of both sides, delete the lines of marks, and build again"
        return error("U001", file, number, "a conflict of a merge was left in the ledger", hint)
    return error(
        "U002",
        file,
        number,
        f"not a line of the ledger: {line[:60]!r}",
        "put back what git has: git checkout HEAD -- " + file,
    )


def _reconcile(address: str, one: str, other: str, file: str, number: int, problems: list[Problem]) -> str:
    """Two lines for one address, after a merge: the same object keeps its earliest date and latest change."""
    a, b = Entry.parse(address, one), Entry.parse(address, other)
    if a.object != b.object:
        hint = "two maintainers gave one address to two things; delete the line of the one that is to get a new address"
        problems.append(error("U004", file, number, f"{address} is given to {a.object} and to {b.object}", hint))
        return min(one, other)
    newer = max(a, b, key=lambda e: (e.changed, e.state != LIVE, e.hash, e.argument))
    return Entry(
        address, a.object, min(a.first, b.first), newer.hash, newer.changed, newer.state, newer.argument
    ).rest()


def today() -> str:
    """The date that new lines get: SOURCE_DATE_EPOCH, else today (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat() if epoch.isdigit() else date.today().isoformat()


# ---------------------------------------------------------------- writing


def texts(ledger: Ledger) -> dict[str, str]:
    """The files of `content/urls/`, name -> text, sorted by address."""
    files: dict[str, list[str]] = defaultdict(list)
    for address in sorted(ledger.lines):
        files[address[:6]].append(f"{address}\t{ledger.lines[address]}\n")
    named: dict[str, list[str]] = defaultdict(list)
    for beginning, found in files.items():
        named[file_for(beginning)] += found
    return {name: "".join(found) for name, found in sorted(named.items())}
