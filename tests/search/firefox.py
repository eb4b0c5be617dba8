"""A stock Firefox to ask in, spoken to in its own Marionette protocol: `length:[type, number, name, arguments]`.

Playwright drives only a Firefox of its own making; this one is what a reader has.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

STARTS, ANSWERS = 60, 600
"""Seconds to wait for the program, and for an answer."""
_CALL = """const [value, done] = arguments;
(%s)(value).then((value) => done({ value }), (fault) => done({ fault: String(fault) }));"""


def program() -> str | None:
    """The Firefox that `FIREFOX` names, or one on the PATH."""
    return os.environ.get("FIREFOX") or shutil.which("firefox") or shutil.which("firefox-esr")


class Marionette:
    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=ANSWERS)
        self._rest = b""
        self._number = 0
        self._read()  # its greeting
        self.ask("WebDriver:NewSession")
        self.ask("WebDriver:SetTimeouts", script=ANSWERS * 1000)

    def ask(self, name: str, **arguments: Any) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, name, arguments]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, fault, answer = self._read()
        assert not fault, fault
        return answer

    def goto(self, address: str) -> None:
        self.ask("WebDriver:Navigate", url=address)

    def evaluate(self, script: str, argument: Any) -> Any:
        """What an asynchronous function of one argument returns, in the page's own world."""
        answer = self.ask("WebDriver:ExecuteAsyncScript", script=_CALL % script, args=[argument], sandbox=None)["value"]
        assert "fault" not in answer, answer["fault"]
        return answer["value"]

    def _read(self) -> Any:
        data = self._rest
        while b":" not in data:
            data += self._socket.recv(1 << 20)
        length, _, data = data.partition(b":")
        parts, missing = [data], int(length) - len(data)
        while missing > 0:
            parts.append(self._socket.recv(1 << 20))
            missing -= len(parts[-1])
        data = b"".join(parts)
        self._rest = data[int(length) :]
        return json.loads(data[: int(length)])


@contextmanager
def started(profile: Path) -> Iterator[Marionette]:
    """A running Firefox with an empty profile in a folder."""
    (profile / "user.js").write_text('user_pref("marionette.port", 0);\n')
    command = [program(), "--headless", "--no-remote", "--profile", str(profile), "--marionette"]
    environment = {**os.environ, "HOME": str(profile)}
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    try:
        yield Marionette(_port(profile / "MarionetteActivePort"))
    finally:
        running.terminate()
        running.wait()


def _port(file: Path) -> int:
    end = time.monotonic() + STARTS
    while not (file.is_file() and (text := file.read_text().strip())):
        assert time.monotonic() < end, "Firefox does not start"
        time.sleep(0.1)
    return int(text)
