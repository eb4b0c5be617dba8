"""One function a command: options of the command line -> Report."""

from __future__ import annotations

import argparse
import errno
import os
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from builder.problem import Fault, Problem, Report, error

Progress = Callable[[str], None]


class Usage(Exception):
    """The command line asks for something that cannot be meant."""


def run(options: argparse.Namespace, progress: Progress) -> Report:
    """Run the command that `options` names. Faults of content and machine become problems."""
    command = COMMANDS[options.command or "build"]
    options.report = Report()
    try:
        return command(options, progress)
    except Fault as fault:
        return _stopped(options.report, fault.problem)
    except OSError as fault:
        return _stopped(options.report, machine_problem(fault))


def _stopped(report: Report, problem: Problem) -> Report:
    """What was found until then, and what stopped the command."""
    return Report([*report.problems, problem])


def machine_problem(fault: OSError) -> Problem:
    """A full disk, a folder that may not be written, a program that is missing: named, never a traceback."""
    if fault.errno == errno.ENOSPC:
        return error("O008", "", 0, "the disk is full", "make room and run the command again: nothing was published")
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return error(
            "O009", "", 0, f"{fault.filename} may not be written", "give yourself the right to, or choose another --out"
        )
    return error(
        "O010",
        "",
        0,
        f"{fault.filename or 'the system'}: {fault.strerror or fault}",
        "mend that and run again: nothing was published",
    )


def _site(options: argparse.Namespace) -> tuple[Any, Report]:
    from builder.config import read_site

    root = Path(options.root)
    if not root.is_dir():
        raise Usage(f"{root} is no folder")
    site, problems = read_site(root.absolute(), options.out, options.base_url)
    options.report.problems += problems
    if site is None:
        from builder.pipeline import without_site

        options.report.problems += without_site(root.absolute())
    return site, options.report


def _settings(options: argparse.Namespace) -> Any:
    from builder.config import Options

    return Options(_jobs(options), options.frozen, options.strict, "search" in (options.skip or ()))


def _jobs(options: argparse.Namespace) -> int:
    """How many processes may be used."""
    jobs = (
        options.jobs
        if options.jobs > 0
        else len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count()
    )
    return jobs or 1


def _build(options: argparse.Namespace, progress: Progress) -> Report:
    """Whether anything changed, or only words of few articles, is known before the other stages are loaded."""
    from builder import parallel, published

    with parallel.without_collector():
        root, jobs = Path(options.root).absolute(), _jobs(options)
        looked = published.look(root / options.out, jobs)
        site, report = _site(options)
        if site is None:
            return report
        from builder import recogniser, unchanged
        from builder.stamps import Stamps

        stamps = Stamps(root)
        files = unchanged.inputs(stamps) if unchanged.built(root) else {}
        with recogniser.begun(jobs) if stamps.differ() else nullcontext() as who:
            there = unchanged.standing(site, _settings(options), stamps, looked, files)
            if before := unchanged.recall(site, there):
                return before
            if there.last:
                from builder import small

                if made := small.build(site, _settings(options), stamps, there, report, progress, who):
                    return made
    from builder import pipeline

    return pipeline.build(site, _settings(options), report, progress, recall=False)


def _normalise(options: argparse.Namespace, progress: Progress) -> Report:
    from builder import pipeline

    site, report = _site(options)
    files = [Path(file) for file in options.files]
    for file in files:
        if not file.is_file():
            raise Usage(f"{file} is no file")
    jobs = _jobs(options)
    return pipeline.normalise(site, files, options.again, options.dry_run, report, jobs) if site else report


def _check(options: argparse.Namespace, progress: Progress) -> Report:
    from builder import pipeline

    site, report = _site(options)
    if options.record and not options.search:
        raise Usage("--record goes with --search")
    if site is None:
        return report
    return pipeline.check(site, _settings(options), options.search, options.record, report, progress)


def _serve(options: argparse.Namespace, progress: Progress) -> Report:
    from builder import serve

    if not 0 <= options.port <= 65535:
        raise Usage("a port is a number from 0 to 65535")
    options.base_url = options.base_url or "/"
    site, report = _site(options)
    return serve.serve(site, _settings(options), options.port, report, options.say) if site else report


def _new(options: argparse.Namespace, progress: Progress) -> Report:
    from builder import scaffold

    target = Path(options.dir)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Usage(f"{target} exists and is not empty")
    return Report(lines=scaffold.create(target))


def _review(options: argparse.Namespace, progress: Progress) -> Report:
    from builder import desk

    if options.limit < 0:
        raise Usage("--limit takes a number from 0")
    site, report = _site(options)
    return desk.review(site, _settings(options), options.limit, report, progress) if site else report


def _status(options: argparse.Namespace, progress: Progress) -> Report:
    from builder import desk

    site, report = _site(options)
    return desk.status(site, _settings(options), report, progress) if site else report


COMMANDS = {
    "build": _build,
    "normalise": _normalise,
    "check": _check,
    "serve": _serve,
    "review": _review,
    "status": _status,
    "new": _new,
}
