"""Archives of any size, and what it costs to build them, beside other generators. See docs/benchmarks.md.

The only module here that prints.
"""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

TOOLS = ("ours", "hugo", "eleventy", "pelican")
DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"


def main(arguments: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if arguments is None else arguments)
    given = parser().parse_args(words)
    if given.command == "search":
        return search(given)
    return generate(given) if given.command == "generate" else measure(given, words)


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").split("\n")[0])
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    one = commands.add_parser("generate", help="write an invented archive")
    one.add_argument("dir", type=Path, metavar="DIR", help="a folder that is absent or empty")
    one.add_argument("--articles", type=int, default=1000, metavar="N", help="default 1000")
    one.add_argument("--seed", type=int, default=1, metavar="S", help="default 1")
    one.add_argument("--for", dest="tool", choices=TOOLS, default="ours", help="default ours")
    one.add_argument("--theme", choices=("default", "lean"), default="default", help="of an edition for ours")
    one.add_argument("--witnesses", action="store_true", help="of an edition for ours: raw files and their record too")
    two = commands.add_parser("run", help="build such archives and measure it")
    two.add_argument("--articles", type=_numbers, default=(1000, 10000), metavar="N,N", help="default 1000,10000")
    two.add_argument("--tools", type=_tools, default=("ours", "hugo"), metavar="T,T", help="default ours,hugo")
    two.add_argument("--runs", type=int, default=3, metavar="N", help="counted runs of each case; default 3")
    two.add_argument("--warmups", type=int, default=1, metavar="N", help="runs not counted, first; default 1")
    two.add_argument("--seed", type=int, default=1, metavar="S", help="default 1")
    two.add_argument("--where", type=Path, default=Path(".cache/bench/archives"), metavar="DIR", help="scratch folder")
    two.add_argument("--skip", choices=("search",), help="leave the search out")
    two.add_argument("--keep", action="store_true", help="leave archives and sites where they are")
    two.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    three = commands.add_parser("search", help="what the search costs, in the browser too, beside stock Pagefind")
    three.add_argument("articles", type=int, metavar="N")
    return top


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _tools(text: str) -> tuple[str, ...]:
    found = tuple(text.split(","))
    if wrong := set(found) - set(TOOLS):
        raise argparse.ArgumentTypeError(f"no tool {', '.join(sorted(wrong))}; there are {', '.join(TOOLS)}")
    return found


def generate(given: argparse.Namespace) -> int:
    from bench.archive import Archive
    from bench.tools import WRITERS, ours

    if given.dir.exists() and any(given.dir.iterdir()):
        print(f"{given.dir} is not empty", file=sys.stderr)
        return 2
    archive = Archive(given.articles, given.seed)
    own = given.tool == "ours"
    folder = (
        ours.write(archive, given.dir, given.theme, given.witnesses) if own else WRITERS[given.tool](archive, given.dir)
    )
    print(f"{given.articles} articles, {folder.files} files, {folder.bytes / 1e6:.1f} MB in {given.dir}")
    return 0


def search(given: argparse.Namespace) -> int:
    """The measurement that the search has of its own, with the stock program when it can be had."""
    import subprocess

    from bench.obtain import ROOT, Missing, program

    command = [sys.executable, "-m", "tests.search.measure", str(given.articles)]
    try:
        command += ["--stock", *program("pagefind").command]
    except Missing as fault:
        print(f"left out: {fault}", file=sys.stderr)
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def measure(given: argparse.Namespace, words: Sequence[str]) -> int:
    from bench import cases, report
    from bench.run import Wanted, size

    search = given.skip != "search"
    tools, versions, said = cases.obtainable(given.tools, search)
    for line in said:
        print(f"left out: {line}", file=sys.stderr)
    given.where.mkdir(parents=True, exist_ok=True)
    wanted = Wanted(given.where.resolve(), given.seed, tools, given.runs, given.warmups, search, given.keep)
    found = [size(wanted, number, lambda line: print(line, file=sys.stderr, flush=True)) for number in given.articles]
    text = "\n".join([_heading(given, versions, words), *map(report.tables, found), report.growth(found)])
    print(text)
    if given.write:
        write(text, given.where)
    far = [(one.articles, name, share) for one in found for name, share in _apart(one) if share > report.SAME_BYTES]
    for number, name, share in far:
        print(f"{number} articles: {name} makes {share:.1%} other bytes than ours", file=sys.stderr)
    return int(bool(far))


def _apart(results) -> list[tuple[str, float]]:
    """The tools that make all of our kinds of page, and how far their bytes lie from ours."""
    from bench import cases, report

    same = [cases.NAMES[name] for name in ("hugo", "eleventy")]
    ours = cases.LEAN in results.sites
    return [(name, report.apart(results, name)) for name in same if ours and name in results.sites]


def _heading(given: argparse.Namespace, versions: dict[str, str], words: Sequence[str]) -> str:
    from bench import machine
    from builder import __version__

    kind = machine.file_system(given.where)
    used = ", ".join(f"{name} {version}" for name, version in {"ours": __version__, **versions}.items())
    command = shlex.join(["python", "-m", "bench", *_without_place(words)])
    return f"## On {kind}\n\n{machine.today()}; {machine.described(given.where)}; {used}.\n\n```sh\n{command}\n```\n"


def _without_place(words: Sequence[str]) -> list[str]:
    """The command without the folder, which is this machine's own."""
    return re.sub(r" --where(?: |=)\S+", "", " ".join(words)).split(" ")


def write(text: str, where: Path) -> None:
    """Put the tables in place of the last ones of the same kind of file system."""
    from bench import machine

    kind = machine.file_system(where)
    begin, end = f"<!-- {kind} -->\n", f"<!-- end of {kind} -->\n"
    before = DOCUMENT.read_text(encoding="utf-8")
    block = f"{begin}{text.rstrip()}\n{end}"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    after = pattern.sub(lambda _: block, before) if pattern.search(before) else f"{before.rstrip()}\n\n{block}"
    DOCUMENT.write_text(after, encoding="utf-8")


def run() -> None:
    sys.exit(main())
