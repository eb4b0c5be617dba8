"""How long `build serve` takes to show a saved article: from the moment it is saved until the page has it."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench import cases

_PATIENCE = 120
"""Seconds after which something is wrong."""
_PAUSE = 1.0
"""Seconds between two edits, as fast as a person saves."""
_FIRST = 1000
"""Number of the first edit: none that another case made."""


def delays(folder: Path, edits: int) -> list[float]:
    """Seconds of each edit but the first, with which the server may still be starting."""
    port = _free_port()
    command = (*cases.PAGES, "serve", "--port", str(port))
    with (folder / ".bench-output").open("wb") as output:
        server = subprocess.Popen(command, cwd=folder, env=cases.environment(), stdout=output, stderr=output)
    try:
        return [_delay(folder, port, _FIRST + number) for number in range(edits + 1)][1:]
    finally:
        server.terminate()
        server.wait(_PATIENCE)


def _delay(folder: Path, port: int, number: int) -> float:
    file = cases.edited(folder, number)
    address = f"http://127.0.0.1:{port}/{_path(file)}"
    _wait(address, b"</article>")
    time.sleep(_PAUSE)
    start = time.perf_counter()
    cases.edit(folder, number)
    _wait(address, cases.correction(number).encode())
    return time.perf_counter() - start


def _path(file: Path) -> str:
    """The address of an article's file: `2012-01-02/01-03.md` -> `2012/01/02/01/03/`."""
    return f"{file.parent.name}-{file.stem}/".replace("-", "/")


def _wait(address: str, text: bytes) -> None:
    """Until a page has a text."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
                if text in answer.read():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.005)
    raise TimeoutError(f"{address} does not show what was saved")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
