"""A client for Pagefind's indexing service.

`pagefind --service` reads requests from standard input and answers on standard output: JSON in base64, each message
closed by a comma, answers in the order of the requests.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

VERSION = "1.5.2"
"""The Pagefind whose index format `words.py` and `search.js` read; pinned in `pyproject.toml`."""


_CHUNK = "4000"
"""Places in a chunk. We cut our own chunks in the end; at this size Pagefind is quickest: larger ones take it longer to
compress, smaller ones longer to name."""


class ServiceFailed(Exception):
    """Pagefind is missing, stopped, or said no; the message is for the maintainer."""


def executable() -> Path:
    try:
        from pagefind_bin import get_executable

        return get_executable()
    except (ImportError, FileNotFoundError) as fault:
        raise ServiceFailed(f"the Pagefind program is missing ({fault})") from fault


class Service:
    """One running Pagefind. Use as a context manager; not for several threads at once.

    It runs in a folder of its own and without the caller's `PAGEFIND_...` settings: both could change the index.
    """

    def __init__(self, folder: Path) -> None:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
        environment["PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"] = _CHUNK
        try:
            self._process = subprocess.Popen(
                [executable(), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                env=environment,
            )
        except OSError as fault:
            raise ServiceFailed(f"the Pagefind program does not start ({fault})") from fault
        self._rest = b""

    def __enter__(self) -> Service:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind:
            self._process.kill()
        self._process.communicate()

    def index(self, documents: Iterable[tuple[str, str]], out: Path) -> None:
        """Index documents (address, words) as one language that is nobody's, and write Pagefind's files to `out`."""
        number = self._ask("NewIndex", {"type": "NewIndex", "config": {}}).get("index_id")
        for url, content in documents:
            record = {"type": "AddRecord", "index_id": number, "url": url, "content": content, "language": "und"}
            self._ask("IndexedFile", record)
        self._ask("WriteFiles", {"type": "WriteFiles", "index_id": number, "output_path": str(out)})

    def _ask(self, expected: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Send a request, and read the answer, which must be of the expected type."""
        message = json.dumps({"message_id": 1, "payload": payload}).encode()
        try:
            self._process.stdin.write(base64.b64encode(message) + b",")
            self._process.stdin.flush()
            answer = json.loads(base64.b64decode(self._read()))["payload"]
        except (OSError, ValueError, KeyError) as fault:
            raise ServiceFailed(f"Pagefind stopped in the middle of its work ({fault})") from fault
        if answer.get("type") != expected:
            raise ServiceFailed(f"Pagefind refused: {answer.get('message', answer.get('type', ''))[:200]}")
        return answer

    def _read(self) -> bytes:
        parts = [self._rest]
        while b"," not in parts[-1]:
            parts.append(self._process.stdout.read1(1 << 20))
            if not parts[-1]:
                raise OSError("no answer")
        message, _, self._rest = b"".join(parts).partition(b",")
        return message
