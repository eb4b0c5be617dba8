"""What a build does to the published person pages, said in its summary: nobody's page changes in silence."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

_SHOWN = 8
"""Names that a line of the summary gives before it only counts."""


@dataclass(frozen=True, slots=True)
class PeopleChanges:
    appeared: tuple[str, ...] = ()
    grew: tuple[str, ...] = ()
    """Named in more articles than before."""
    changed: tuple[str, ...] = ()
    """Other offices, another name, fewer articles."""
    went: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """One line for each kind of change that there is."""
        return [f"people {kind}: {_named(names)}" for kind, names in self.values().items() if names]

    def values(self) -> dict[str, Sequence[str]]:
        return asdict(self)


def people_changes(before: bytes, after: bytes) -> PeopleChanges:
    """`before` and `after` are the files `/data/people.json` of the published site and of the new one.

    Nothing is said of a first build. Names are in the order of their addresses.
    """
    if before == after:
        return PeopleChanges()
    old, new = _by_id(before), _by_id(after)
    if not old:
        return PeopleChanges()
    both = [ident for ident in new if ident in old]
    grew = [ident for ident in both if set(new[ident]["articles"]) > set(old[ident]["articles"])]
    return PeopleChanges(
        tuple(new[ident]["name"] for ident in new if ident not in old),
        tuple(new[ident]["name"] for ident in grew),
        tuple(new[ident]["name"] for ident in both if ident not in grew and _said(new[ident]) != _said(old[ident])),
        tuple(old[ident]["name"] for ident in old if ident not in new),
    )


def _by_id(data: bytes) -> dict[str, Mapping[str, Any]]:
    try:
        return {person["id"]: person for person in json.loads(data)}
    except (ValueError, KeyError, TypeError):
        return {}


def _said(person: Mapping[str, Any]) -> tuple[Any, ...]:
    return person["name"], person["articles"], [office["name"] for office in person["offices"]]


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more
