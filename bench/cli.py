"""The command line of the measurements; the only place here that prints."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

TOOLS = ("ours", "hugo", "eleventy", "pelican")


def main(arguments: Sequence[str] | None = None) -> int:
    given = parser().parse_args(arguments)
    return generate(given)


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True)
    one = commands.add_parser("generate", help="write an invented archive")
    one.add_argument("dir", type=Path, metavar="DIR", help="a folder that is absent or empty")
    one.add_argument("--articles", type=int, default=1000, metavar="N")
    one.add_argument("--seed", type=int, default=1, metavar="S")
    one.add_argument("--for", dest="tool", choices=TOOLS, default="ours")
    one.add_argument("--theme", default="default", help="of an edition for ours: default or lean")
    return top


def generate(given: argparse.Namespace) -> int:
    from bench.archive import Archive
    from bench.tools import hugo, ours

    if given.dir.exists() and any(given.dir.iterdir()):
        print(f"{given.dir} is not empty", file=sys.stderr)
        return 2
    archive, theme = Archive(given.articles, given.seed), given.theme
    folder = ours.write(archive, given.dir, theme) if given.tool == "ours" else hugo.write(archive, given.dir)
    print(f"{given.articles} articles, {folder.files} files, {folder.bytes / 1e6:.1f} MB in {given.dir}")
    return 0


def run() -> None:
    sys.exit(main())
