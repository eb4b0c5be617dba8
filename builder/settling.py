"""The ledger brought up to date with what is live: new addresses entered, gone ones led on or marked as withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from builder.ledger import GONE, HIDDEN, LIVE, MOVED, Entry, Ledger, file_for, hidden_key, hidden_thing
from builder.model import Alias, Tombstone
from builder.problem import Problem, error


@dataclass(frozen=True, slots=True)
class Settled:
    ledger: Ledger
    aliases: tuple[Alias, ...]
    tombstones: tuple[Tombstone, ...]
    hidden: tuple[str, ...]
    problems: tuple[Problem, ...]


def settle(
    ledger: Ledger,
    live: Mapping[str, tuple[str, str]],
    successor: Callable[[Entry], str | None],
    conceal: Iterable[str],
    today: str,
) -> Settled:
    """Bring the ledger up to date with what is live now.

    `live` maps each address of the site to (object, hash). `successor` says where a bound address that is no
    longer live leads; None makes it a tombstone. `conceal` are addresses of which only a hash may stay.
    """
    lines = dict(ledger.lines)
    aliases, tombstones, problems = [], [], []
    concealed = set(conceal)
    some_hidden = any(address.startswith(HIDDEN) for address in lines)
    for address, (thing, text) in live.items():
        rest = lines.get(address)
        if rest is None:
            hidden = ledger.lines.get(hidden_key(address)) if some_hidden else None
            first = Entry.parse(address, hidden).first if hidden else today
            lines[address] = Entry(address, thing, first, text, today, LIVE).rest()
        elif not (rest.endswith(f"{text or '-'}\t{LIVE}") and rest.startswith(thing + "\t")):
            lines[address] = _renewed(address, rest, thing, text, today, problems)
    for address in [address for address in ledger.lines if address not in live and not address.startswith(HIDDEN)]:
        rest = lines.pop(address)
        if address in ledger.free:
            continue
        entry = Entry.parse(address, rest)
        if address in concealed:
            thing = hidden_thing(address, entry.object)
            lines[hidden_key(address)] = Entry("", thing, entry.first, "", entry.first, GONE).rest()
            continue
        entry = _lead_on(entry, successor, live, problems)
        lines[address] = entry.rest()
        if entry.state == MOVED:
            aliases.append(Alias(address, entry.argument))
        else:
            tombstones.append(Tombstone(address, entry.object, entry.first, entry.argument))
    hidden = sorted(address.removeprefix(HIDDEN) for address in lines if address.startswith(HIDDEN))
    return Settled(
        Ledger(lines, ledger.free, ledger.published),
        tuple(sorted(aliases, key=lambda alias: alias.path)),
        tuple(sorted(tombstones, key=lambda stone: stone.path)),
        tuple(hidden),
        tuple(problems),
    )


def _renewed(address: str, rest: str, thing: str, text: str, today: str, problems: list[Problem]) -> str:
    """The line of an address that is live, but no longer with the same text, state or object."""
    entry = Entry.parse(address, rest)
    if entry.object != thing:
        hint = "give the newcomer another number, page or id: an address is never given twice"
        file = f"content/urls/{file_for(address)}"
        problems.append(error("U005", file, 0, f"{address} belongs to {entry.object}, and {thing} claims it", hint))
    changed = entry.changed if entry.hash == text else today
    return Entry(address, entry.object, entry.first, text, changed, LIVE).rest()


def _lead_on(
    entry: Entry, successor: Callable[[Entry], str | None], live: Mapping[str, tuple[str, str]], problems: list[Problem]
) -> Entry:
    target = successor(entry)
    if target is not None and target not in live:
        hint = "the merges or moves lead in a circle; take one of them out"
        problems.append(
            error(
                "U006",
                f"content/urls/{file_for(entry.address)}",
                0,
                f"{entry.address} leads to {target}, which answers nothing",
                hint,
            )
        )
        target = None
    if target is not None:
        return Entry(entry.address, entry.object, entry.first, entry.hash, entry.changed, MOVED, target)
    reason = entry.argument if entry.state == GONE and entry.argument else "withdrawn"
    return Entry(entry.address, entry.object, entry.first, entry.hash, entry.changed, GONE, reason)
