"""Runs the cases: what was measured, as plain values for the report."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench import cases, kinds, served
from bench.cases import Block, Case
from bench.kinds import Held
from bench.measure import Run, measured, together

Say = Callable[[str], None]


@dataclass(slots=True)
class Results:
    """Of one size of archive."""

    articles: int
    seed: int
    runs: dict[str, list[Run]] = field(default_factory=dict)
    """Case -> its counted runs."""
    sites: dict[str, dict[str, Held]] = field(default_factory=dict)
    """Case -> its finished site by kind of page."""
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    """Case of ours -> what its last run counted."""
    shown: list[float] = field(default_factory=list)
    """Seconds after which `build serve` showed a saved article."""


@dataclass(frozen=True, slots=True)
class Wanted:
    where: Path
    seed: int
    tools: tuple[str, ...]
    runs: int
    warmups: int
    search: bool
    keep: bool = False


def size(wanted: Wanted, articles: int, say: Say) -> Results:
    """Everything there is to measure of one size."""
    where = wanted.where / f"articles-{articles}"
    shutil.rmtree(where, ignore_errors=True)
    say(f"{articles} articles: writing")
    cases.write(where, articles, wanted.seed, wanted.tools)
    results = Results(articles, wanted.seed)
    for block in cases.blocks(where, wanted.tools, wanted.search):
        _block(block, wanted, results, say)
    if "ours" in wanted.tools:
        results.shown = served.delays(where / "full", wanted.runs)
        say(f"{articles} serve: {', '.join(f'{delay:.2f} s' for delay in results.shown)}")
    if not wanted.keep:
        shutil.rmtree(where)
    return results


def _block(block: Block, wanted: Wanted, results: Results, say: Say) -> None:
    if block.prepare:
        _run(block.prepare, 0)
    warmups = wanted.warmups if block.warm_up else 0
    for number in range(-warmups, wanted.runs):
        for case in block.cases:
            run = _run(case, number + warmups)
            kind = f"run {number + 1}" if number >= 0 else "warm-up"
            say(f"{results.articles} {case.name}, {kind}: {run.wall:.2f} s, {run.processor:.2f} s of processor")
            if number >= 0:
                results.runs.setdefault(case.name, []).append(run)
            if number == wanted.runs - 1:
                _look(case, run, results)


def _run(case: Case, number: int) -> Run:
    cases.clear(case)
    if case.before:
        case.before(number)
    return together([measured(command, case.folder, cases.environment()) for command in case.commands])


def _look(case: Case, run: Run, results: Results) -> None:
    """Keep the bytes of the finished site, and what our own report counts."""
    if case.site:
        results.sites[case.name] = kinds.held(case.folder / case.site)
    if case.commands[0][: len(cases.BUILD)] == cases.BUILD:
        results.counts[case.name] = json.loads(run.output)["counts"]
