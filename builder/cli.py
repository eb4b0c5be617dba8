"""Arguments, exit code, and everything that is printed. Nothing else prints."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from builder.problem import Report

SUMMARY = {
    "build": "Build the digital edition of a newspaper: normalise, organise, render, index, verify, publish.",
    "normalise": "Turn raw page texts into article files: the first stage alone.",
    "check": "Run every check and write nothing.",
    "serve": "Serve the site on this machine alone; rebuild on every change, and reload the browser.",
    "review": "Show what the edition is least sure of, worst first; nothing is changed.",
    "status": "Show where the edition stands: raw files not taken up, days missing, files changed by hand, its size.",
    "new": "Make a new, empty edition of another paper, which builds at once.",
}
EXAMPLES = {
    "build": (
        "build                             the edition in this folder, into _site/",
        "build --base-url /repo/           for GitHub Pages below /repo/",
        "build --frozen --strict           as the deployment workflow does",
    ),
    "normalise": (
        "build normalise                   take up new raw files",
        "build normalise content/raw/a.txt only this one",
        "build normalise --again           redo all, keeping what people changed",
    ),
    "check": (
        "build check                       every check",
        "build check --search              also prove the search in a browser",
    ),
    "serve": ("build serve --port 8000           then open http://127.0.0.1:8000/",),
    "review": (
        "build review                      the worst fifty, with what to write to settle each",
        "build review --limit 0 --json     all of them, for a program",
    ),
    "status": (
        "build status                      a summary",
        "build status --json               every list in full",
    ),
    "new": ("build new ../another-paper        then put raw files into its content/raw/ and run `build` there",),
}


def run() -> None:
    """The console command `build`. It ends without taking the values of an archive apart, which took 0.1 to 0.2 s at
    10,000 articles."""
    code = main()
    with suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 1 problems of severity error, 2 wrong usage."""
    options = parser().parse_args(arguments)
    if options.version:
        from builder import __version__

        print(__version__)
        return 0
    from builder import commands

    options.say = _say(options)
    try:
        report = commands.run(options, _progress(options))
    except commands.Usage as fault:
        print(f"build: {fault}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return _print(report, options)


def parser() -> argparse.ArgumentParser:
    """The command line of the contract."""
    top = _describe(argparse.ArgumentParser, "build", prog="build")
    _shared(top)
    top.add_argument("--version", action="store_true", help="print the version and stop")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    one = {name: _describe(commands.add_parser, name, name, help=SUMMARY[name]) for name in SUMMARY if name != "build"}
    for command in one.values():
        _shared(command, inherit=True)
    one["normalise"].add_argument("files", nargs="*", metavar="FILE", help="raw files; default: all without articles")
    one["normalise"].add_argument("--again", action="store_true", help="redo, keeping what people changed")
    one["normalise"].add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
    one["check"].add_argument("--search", action="store_true", help="also prove the search in a browser")
    one["check"].add_argument("--record", action="store_true", help="keep the figures of the proof in content/")
    one["serve"].add_argument("--port", type=int, default=8000, metavar="N", help="default 8000")
    one["review"].add_argument("--limit", type=int, default=50, metavar="N", help="show the worst N (0: all)")
    one["new"].add_argument("dir", metavar="DIR", help="a folder that is absent or empty")
    return top


def _describe(make: Any, name: str, *positional: str, **more: Any) -> argparse.ArgumentParser:
    epilog = "examples:\n  " + "\n  ".join(EXAMPLES[name])
    formatter = argparse.RawDescriptionHelpFormatter
    return make(*positional, description=SUMMARY[name], epilog=epilog, formatter_class=formatter, **more)


def _shared(command: argparse.ArgumentParser, inherit: bool = False) -> None:
    """Options that every command takes, before or after its name."""

    def option(*names: str, default: Any = None, **more: Any) -> None:
        command.add_argument(*names, default=argparse.SUPPRESS if inherit else default, **more)

    option("--root", default=".", metavar="DIR", help="the edition's folder, with site.yml (default: here)")
    option("--out", default="_site", metavar="DIR", help="where the site goes, relative to the root (default _site)")
    option("--base-url", metavar="URL", help="an address, or a path such as /repo/, instead of site.yml's url")
    option("--jobs", type=int, default=0, metavar="N", help="processes (default: one a core)")
    option("--strict", action="store_true", default=False, help="warnings are errors")
    option("--frozen", action="store_true", default=False, help="fail if anything under content/ would change")
    option("--skip", action="append", default=None, choices=("search",), help="leave a part out: search")
    option("--json", action="store_true", default=False, help="print one JSON object")
    option("-q", "--quiet", action="store_true", default=False, help="print errors only")


def _say(options: argparse.Namespace) -> Callable[[str], None]:
    """What a command that goes on tells while it does."""
    return _Silent() if options.quiet or options.json else lambda text: print(text, flush=True)


class _Silent:
    def __call__(self, text: str) -> None:
        return None


class _Terminal:
    """One line on the terminal that says what is being done; nothing of it remains."""

    def __call__(self, text: str) -> None:
        sys.stderr.write(f"\r\x1b[K{text}" if text else "\r\x1b[K")
        sys.stderr.flush()


def _progress(options: argparse.Namespace) -> _Silent | _Terminal:
    quiet = options.quiet or options.json or not sys.stderr.isatty()
    return _Silent() if quiet else _Terminal()


def _print(report: Report, options: argparse.Namespace) -> int:
    """Print what a command found; its exit code."""
    from builder.problem import has_errors, strict

    problems = sorted(set(strict(report.problems) if options.strict else report.problems))
    failed = has_errors(problems)
    if options.json:
        print(json.dumps(_json(report, problems, not failed), ensure_ascii=False, indent=1))
        return int(failed)
    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    for problem in problems:
        if problem.severity == "error" or not options.quiet:
            print(_coloured(str(problem), problem.severity) if colour else problem, file=sys.stderr)
    if not options.quiet:
        for line in report.lines:
            print(line)
    return int(failed)


def _json(report: Report, problems: Sequence[Any], ok: bool) -> dict[str, Any]:
    names = ("code", "severity", "file", "line", "message", "hint")
    found = [{name: getattr(problem, name) for name in names} for problem in problems]
    return {"ok": ok, "counts": report.counts, "problems": found, **report.more}


def _coloured(text: str, severity: str) -> str:
    code = "31" if severity == "error" else "33"
    return text.replace(f"{severity} ", f"\x1b[{code}m{severity}\x1b[0m ", 1)


if __name__ == "__main__":
    run()
