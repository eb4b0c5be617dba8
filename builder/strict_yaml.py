"""YAML without its guesses: every scalar is text, and the schema alone says what it means.

Read from libyaml's events, so that each value keeps its line. Anchors, aliases, tags and duplicate
keys are problems, and so are files that are too large or too deep. The one bare word that means
something is `null` (or `~`, or nothing at all).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from builder import yaml_faults
from builder.problem import Problem, error

MAX_CHARACTERS = 4_000_000
MAX_DEPTH = 20
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULL = ("", "null", "~")


@dataclass(frozen=True, slots=True)
class Node:
    """A value with the line it stands on: text, None, a list of nodes or a dict of nodes."""

    value: Any
    line: int


class _Fault(Exception):
    def __init__(self, code: str, line: int, message: str, hint: str):
        super().__init__(message)
        self.code, self.line, self.message, self.hint = code, line, message, hint


def load(text: str, file: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Read one document. `first_line` is the line of `file` on which `text` begins.

    Returns (None, problems) when the text is no YAML, or YAML that this edition does not accept.
    An empty document is `Node(None, …)`.
    """
    try:
        if len(text) > MAX_CHARACTERS:
            raise _Fault("Y004", 0, f"larger than {MAX_CHARACTERS} characters", "split the file")
        node = _document(yaml.parse(text, Loader=_Loader), first_line)
        if isinstance(node.value, str) and yaml_faults.is_line(node.value):
            raise _Fault("Y001", node.line - first_line, *yaml_faults.explain(node.value, 0, 0, "")[1:])
        return node, []
    except _Fault as fault:
        return None, [error(fault.code, file, fault.line + first_line, fault.message, fault.hint)]
    except yaml.YAMLError as fault:
        mark, begun = getattr(fault, "problem_mark", None), getattr(fault, "context_mark", None)
        at = mark.line if mark else 0
        what = getattr(fault, "problem", None) or str(fault).split("\n")[0]
        line, message, hint = yaml_faults.explain(text, at, begun.line if begun else at, what)
        return None, [error("Y001", file, line + first_line, message, hint)]


def _document(events: Iterator[yaml.Event], first_line: int) -> Node:
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            node = _node(event, events, first_line, 0)
            for more in events:
                if isinstance(more, yaml.NodeEvent):
                    raise _Fault("Y001", more.start_mark.line, "more than one document", "keep one document in a file")
            return node
    return Node(None, first_line)


def _node(event: yaml.Event, events: Iterator[yaml.Event], first: int, depth: int) -> Node:
    at = event.start_mark.line
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise _Fault(
            "Y003",
            at,
            "anchors and aliases are not used here",
            "write the value out; quote text that begins with & or *",
        )
    if event.tag:
        raise _Fault("Y003", at, f"tag {event.tag} is not used here", "quote text that begins with !")
    if depth > MAX_DEPTH:
        raise _Fault(
            "Y004", at, f"lists within lists, {MAX_DEPTH} deep", "nothing here needs such depth: write it flat"
        )
    if isinstance(event, yaml.ScalarEvent):
        return Node(None if event.implicit[0] and event.value in _NULL else event.value, at + first)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(_node(item, events, first, depth + 1))
        return Node(items, at + first)
    return Node(_mapping(events, first, depth), at + first)


def _mapping(events: Iterator[yaml.Event], first: int, depth: int) -> dict[str, Node]:
    found: dict[str, Node] = {}
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        if not isinstance(key, yaml.ScalarEvent) or key.anchor or key.tag:
            raise _Fault("Y003", key.start_mark.line, "a key must be a plain word", "write it as `key: value`")
        if key.value in found:
            raise _Fault("Y002", key.start_mark.line, f"the key {key.value!r} stands twice", "keep one of them")
        found[key.value] = _node(next(events), events, first, depth + 1)
    return found


class Fields:
    """Typed reading of one mapping; each fault becomes a `Problem` and reading goes on.

    `codes` gives the code for a missing key, a wrong type and an unknown key, in that order.
    """

    def __init__(self, node: Node, file: str, problems: list[Problem], codes: tuple[str, str, str], what: str = ""):
        self.file, self.problems, self.codes, self.what = file, problems, codes, what
        self.line = node.line
        self.nodes: dict[str, Node] = node.value if isinstance(node.value, dict) else {}
        if not isinstance(node.value, dict):
            what = what or ("the file is empty: it" if node.value is None else "the file")
            self._wrong(node.line, f"{what} must hold keys and values", "write each on a line, as `key: value`")

    def _wrong(self, line: int, message: str, hint: str) -> None:
        self.problems.append(error(self.codes[1], self.file, line, message, hint))

    def has(self, key: str) -> bool:
        return key in self.nodes and self.nodes[key].value is not None

    def line_of(self, key: str) -> int:
        return self.nodes[key].line if key in self.nodes else self.line

    def text(
        self, key: str, pattern: re.Pattern[str] | None = None, required: bool = False, hint: str = ""
    ) -> str | None:
        node = self.nodes.get(key)
        if node is None or node.value is None:
            if required:
                self.problems.append(
                    error(
                        self.codes[0], self.file, self.line, f"{self._name(key)} is missing", hint or f"add `{key}: …`"
                    )
                )
            return None
        if not isinstance(node.value, str):
            self._wrong(
                node.line, f"{self._name(key)} must be one text", hint or "write it on one line, in single quotes"
            )
            return None
        if pattern and not pattern.fullmatch(node.value):
            self._wrong(
                node.line,
                f"{self._name(key)} cannot be {node.value!r}",
                hint or "docs/format.md shows how it is written",
            )
            return None
        return node.value

    def date(self, key: str, required: bool = False) -> str | None:
        hint = "write a date that exists, as 2021-10-29"
        value = self.text(key, re.compile(r"\d{4}-\d\d-\d\d"), required, hint)
        if value and not is_date(value):
            self._wrong(self.line_of(key), f"{self._name(key)} is {value!r}, a day that does not exist", hint)
            return None
        return value

    def integer(self, key: str, default: int | None = None, required: bool = False) -> int | None:
        value = self.text(key, re.compile(r"\d{1,9}"), required, "write a whole number")
        return default if value is None else int(value)

    def boolean(self, key: str, default: bool = False) -> bool:
        value = self.text(key, re.compile("true|false"), hint="write true or false")
        return default if value is None else value == "true"

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text alone counts as a list of one."""
        node = self.nodes.get(key)
        if node is None or node.value is None:
            return ()
        items = node.value if isinstance(node.value, list) else [node]
        for item in items:
            if not isinstance(item.value, str):
                self._wrong(item.line, f"{self._name(key)} must be a list of texts", "write it as [a, b]")
        return tuple(item.value for item in items if isinstance(item.value, str))

    def fields(self, key: str) -> Fields | None:
        node = self.nodes.get(key)
        if node is None or node.value is None:
            return None
        return Fields(node, self.file, self.problems, self.codes, self._name(key))

    def each(self, key: str) -> list[Fields]:
        """A list of mappings."""
        node = self.nodes.get(key)
        if node is None or node.value is None:
            return []
        if not isinstance(node.value, list):
            self._wrong(node.line, f"{self._name(key)} must be a list", "write each entry on a line beginning with -")
            return []
        return [Fields(item, self.file, self.problems, self.codes, self._name(key)) for item in node.value]

    def unknown(self, allowed: tuple[str, ...], report: Callable[..., Problem] = error) -> tuple[str, ...]:
        """Report keys that are not in `allowed`, with the nearest known one as a hint."""
        import difflib

        extra = tuple(key for key in self.nodes if key not in allowed)
        for key in extra:
            near = difflib.get_close_matches(key, allowed, 1, 0.6)
            hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(allowed)}"
            if yaml_faults.is_line(key):
                hint = yaml_faults.explain(key, 0, 0, "")[2]
            self.problems.append(
                report(self.codes[2], self.file, self.nodes[key].line, f"unknown key {self._name(key)}", hint)
            )
        return extra

    def _name(self, key: str) -> str:
        return f"{self.what}.{key}" if self.what else key


def is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == 10


def plain(node: Node) -> Any:
    """The value without its lines: texts, None, lists and dicts."""
    if isinstance(node.value, dict):
        return {key: plain(item) for key, item in node.value.items()}
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return node.value


_PLAIN = re.compile(r"[A-Za-z㐀-䶿一-鿿](?:[\w·./ -]*[\w/])?")
_RESERVED = re.compile(r"(?i)(?:null|true|false|yes|no|on|off|y|n|inf|nan)")
_ESCAPED = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\\"]')
_DOUBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\\]")


def dump(value: Any) -> str:
    """One value in flow style on one line; text is quoted unless it is plainly safe in every YAML reader."""
    if value is None:
        return "null"
    if not isinstance(value, str):
        return _dump_other(value)
    if _DOUBLE.search(value):
        return '"' + _ESCAPED.sub(_escape, value) + '"'
    if _PLAIN.fullmatch(value) and not _RESERVED.fullmatch(value) and "  " not in value:
        return value
    return "'" + value.replace("'", "''") + "'"


def _dump_other(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join([f"{dump(k)}: {dump(v)}" for k, v in value.items()]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(dump, value)) + "]"
    return str(value)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in '\\"':
        return "\\" + character
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return f"\\x{ord(character):02x}" if character < "\u0100" else f"\\u{ord(character):04x}"
