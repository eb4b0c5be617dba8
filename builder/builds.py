"""Whole builds beside `build serve`, each in a process of its own, and what they found."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from builder.config import Options, Site
from builder.problem import Problem, error


@dataclass(frozen=True, slots=True)
class Built:
    """What a build found."""

    ok: bool
    written: int
    problems: tuple[Problem, ...]
    current: bool = True
    """False when files changed after it began: another build follows."""

    @property
    def said(self) -> str:
        """One line, and the problems below it."""
        what = f"built, {self.written} files written" if self.ok else "not built: the site stays as it was"
        return "\n".join((what, *map(str, self.problems)))


class Builds:
    """One build at a time, in a process of its own, so that reading and serving never wait for it.

    What changes meanwhile, be it by the build itself, is taken up by one more build when it is done.
    """

    def __init__(self, site: Site, options: Options):
        self.command = ["nice"] if shutil.which("nice") else []
        self.command += [sys.executable, "-m", "builder", "--json", "--root", str(site.root), "--out", str(site.out)]
        self.command += ["--base-url", site.url, "--jobs", str(options.jobs)]
        self.command += [flag for flag, on in (("--strict", options.strict), ("--frozen", options.frozen)) if on]
        self.command += ["--skip", "search"] if options.skip_search else []
        self._again = False
        self._running: tuple[subprocess.Popen[bytes], IO[bytes]] | None = None

    def start(self) -> None:
        """Build now, or once more when the build that runs is done."""
        self._again = self._running is not None
        if self._again:
            return
        home = str(Path(__file__).parent.parent)
        path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
        output = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the process is done
        process = subprocess.Popen(
            self.command,
            stdout=output,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path},
            start_new_session=True,
        )
        self._running = process, output

    def finished(self) -> Built | None:
        """What the build found, once, when it is done."""
        if self._running is None or self._running[0].poll() is None:
            return None
        process, output = self._running
        self._running = None
        with output:
            output.seek(0)
            found = replace(_built(output.read(), process.returncode), current=not self._again)
        if self._again:
            self.start()
        return found

    def stop(self) -> None:
        if self._running is not None:
            process, output = self._running
            process.terminate()
            process.wait()
            output.close()
            self._running = None


def _built(said: bytes, code: int) -> Built:
    try:
        found = json.loads(said)
        problems = tuple(Problem(**problem) for problem in found["problems"])
        return Built(found["ok"], found["counts"].get("written", 0), problems)
    except (ValueError, KeyError, TypeError):
        hint = "run `build` to see why"
        return Built(False, 0, (error("O013", "", 0, f"the build ended with code {code} and said nothing", hint),))
