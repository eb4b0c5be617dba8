"""A command measured as a whole: time, processor time and memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE, _SHARE = 0.1, 20
"""Seconds between two looks at the memory, and how many times the cost of a look they are at least."""


@dataclass(frozen=True, slots=True)
class Run:
    wall: float
    """Seconds."""
    user: float
    system: float
    pss: int
    """Bytes: the largest sum of the proportional set sizes of all processes, as sampled."""
    rss: int
    """Bytes: the largest resident set of any one process, as the kernel counts it."""
    output: str

    @property
    def processor(self) -> float:
        return self.user + self.system


class Failed(Exception):
    """A command ended with another code than 0."""


def measured(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a command in a folder to its end."""
    with (folder / ".bench-output").open("w+b") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
        memory = Memory(process.pid)
        memory.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        memory.stop()
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    if process.returncode:
        raise Failed(f"{' '.join(command)} ended with {process.returncode}:\n{text[-2000:]}")
    return Run(wall, used.ru_utime, used.ru_stime, memory.most, used.ru_maxrss * 1024, text)


def together(runs: Sequence[Run]) -> Run:
    """Commands that ran one after the other, as one."""
    return Run(
        sum(run.wall for run in runs),
        sum(run.user for run in runs),
        sum(run.system for run in runs),
        max(run.pss for run in runs),
        max(run.rss for run in runs),
        runs[-1].output,
    )


class Memory(threading.Thread):
    """Looks at the memory of a process and its descendants until told to stop."""

    def __init__(self, process: int):
        super().__init__(daemon=True)
        self.process = process
        self.most = 0
        self._ended = threading.Event()

    def run(self) -> None:
        pause = 0.0
        while not self._ended.wait(pause):
            start = time.perf_counter()
            self.most = max(self.most, sum(map(_pss, _tree(self.process))))
            pause = max(_PAUSE, _SHARE * (time.perf_counter() - start))

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _tree(process: int) -> Iterator[int]:
    yield process
    for file in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _read(file).split():
            yield from _tree(int(child))


def _pss(process: int) -> int:
    """Bytes; a page shared by n processes counts one n-th in each."""
    for line in _read(Path(f"/proc/{process}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return 1024 * int(line.split()[1])
    return 0


def _read(file: Path) -> str:
    """A file of a process, which may have ended meanwhile."""
    try:
        return file.read_text()
    except OSError:
        return ""
