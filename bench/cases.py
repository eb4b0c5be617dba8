"""What is measured, in the order in which it is run: each case a folder, its commands, and what is removed before.

Cold: the finished site and all caches of the tool are removed; the page cache is warm, since every case is run before
it counts. The cases of a block are run in turn, A B A B, so that a slow minute of the machine meets all of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.obtain import ROOT, Missing, program

NAMES = {"hugo": "Hugo", "eleventy": "Eleventy", "pelican": "Pelican"}
SITES = {"hugo": "public", "eleventy": "_site", "pelican": "output"}
CACHES = {"hugo": ("resources", ".hugo_build.lock"), "eleventy": (".cache",), "pelican": ("__pycache__", "cache")}
LEAN, FULL = "ours, lean", "ours, full"
LEAN_SEARCH, FULL_SEARCH = "ours, lean, with search", "ours, full, with search"
FLOOR = "copying the lean site"
UNCHANGED, CHANGED = "full, nothing changed", "full, one article changed"
UNCHANGED_SEARCH, CHANGED_SEARCH = "full with search, nothing changed", "full with search, one article changed"
HELP = "build --help"
BUILD = (sys.executable, "-m", "builder", "--json")
PAGES = (*BUILD, "--skip", "search")


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    folder: Path
    commands: tuple[tuple[str, ...], ...]
    """Run one after the other and measured as one."""
    remove: tuple[str, ...] = ()
    """Removed before each run."""
    site: str = ""
    """The finished site, where its bytes are of interest."""
    before: Callable[[int], None] | None = None
    """Done before each run, which it is told the number of; not measured."""


@dataclass(frozen=True, slots=True)
class Block:
    """Cases that are run in turn."""

    cases: tuple[Case, ...]
    prepare: Case | None = None
    """Run once before and not counted."""
    warm_up: bool = True
    """Each case is run before it counts. False where another block has read the same files before."""


def write(where: Path, articles: int, seed: int, tools: tuple[str, ...]) -> None:
    """The same archive for each tool below `where`; by processes of their own, so that this one stays small."""
    command = (sys.executable, "-m", "bench", "generate", "--articles", str(articles), "--seed", str(seed))
    for name in ("lean", "full") if "ours" in tools else ():
        more = ("--theme", "lean") if name == "lean" else ("--witnesses",)
        subprocess.run((*command, *more, str(where / name)), check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    for name in tools:
        if name != "ours":
            more = ("--for", name, str(where / name))
            subprocess.run((*command, *more), check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def blocks(where: Path, tools: tuple[str, ...], search: bool) -> Iterator[Block]:
    lean, full = where / "lean", where / "full"
    made = ("_site", ".build")
    others = [_other(name, where / name) for name in tools if name != "ours"]
    own = (
        [Case(LEAN, lean, (PAGES,), made, "_site"), Case(FULL, full, (PAGES,), made, "_site")]
        if "ours" in tools
        else []
    )
    yield Block((*others, *own))
    if own:
        copy = ("cp", "-r", "_site", "copy")
        yield Block((Case(FLOOR, lean, (copy,), ("copy",)),))
        yield Block((Case(HELP, full, ((*BUILD[:3], "--help"),)),))
        yield Block(_warm(full, PAGES, UNCHANGED, CHANGED), Case("", full, (PAGES,)))
    if search:
        yield Block((*_with_pagefind(others), *_with_search(lean, full, made, bool(own))), warm_up=False)
        if own:
            yield Block(_warm(full, BUILD, UNCHANGED_SEARCH, CHANGED_SEARCH), Case("", full, (BUILD,)))


def _other(name: str, folder: Path) -> Case:
    command = {
        "hugo": ("--quiet",),
        "eleventy": ("--quiet",),
        "pelican": ("content", "--settings", "pelicanconf.py", "--output", "output", "--quiet"),
    }[name]
    site = SITES[name]
    return Case(NAMES[name], folder, ((*program(name).command, *command),), (site, *CACHES[name]), site)


def _with_pagefind(others: list[Case]) -> list[Case]:
    """Hugo, then stock Pagefind over its pages."""
    found = []
    for case in others:
        if case.name == NAMES["hugo"]:
            index = (*program("pagefind").command, "--site", case.site, "--quiet")
            found.append(Case("Hugo and Pagefind", case.folder, (*case.commands, index), case.remove, case.site))
    return found


def _with_search(lean: Path, full: Path, made: tuple[str, ...], wanted: bool) -> list[Case]:
    cases = [Case(LEAN_SEARCH, lean, (BUILD,), made, "_site"), Case(FULL_SEARCH, full, (BUILD,), made, "_site")]
    return cases if wanted else []


def _warm(folder: Path, command: tuple[str, ...], unchanged: str, changed: str) -> tuple[Case, ...]:
    return Case(unchanged, folder, (command,)), Case(changed, folder, (command,), before=lambda run: edit(folder, run))


def edited(folder: Path, run: int) -> Path:
    """The article that `edit` corrects: in the middle of the archive, each time another."""
    files = sorted((folder / "content" / "issues").rglob("[0-9]*-[0-9]*.md"))
    return files[(len(files) // 2 + 37 * run) % len(files)]


def correction(run: int) -> str:
    return f"更正{run}。"


def edit(folder: Path, run: int) -> None:
    """Correct one article, as an editor saves it."""
    file = edited(folder, run)
    text = file.read_text(encoding="utf-8").rstrip("\n")
    new = file.with_suffix(".new")
    new.write_text(f"{text}{correction(run)}\n", encoding="utf-8")
    os.replace(new, file)


def clear(case: Case) -> None:
    for name in case.remove:
        path = case.folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def environment() -> dict[str, str]:
    """For every command: this tree's builder, the same day for all, no colours."""
    fixed = {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1600000000", "NO_COLOR": "1"}
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE",)} | fixed


def obtainable(tools: tuple[str, ...], search: bool) -> tuple[tuple[str, ...], dict[str, str], list[str]]:
    """The tools that can be had, name -> version, and what was said of the others."""
    have, versions, said = [], {}, []
    wanted = [*tools, *(["pagefind"] if search and "hugo" in tools else [])]
    for name in wanted:
        try:
            versions |= {name: program(name).version} if name != "ours" else {}
            have.append(name)
        except Missing as fault:
            said.append(str(fault))
    return tuple(name for name in have if name != "pagefind"), versions, said
