"""Bytes of a file that people write -> text. Editors put a byte-order mark before it, or save another encoding."""

from __future__ import annotations

HINT = "open it in an editor and save it again with the encoding UTF-8"


def decoded(data: bytes) -> tuple[str | None, int]:
    """(text without a byte-order mark, 0); (None, line of the first wrong byte) where the bytes are not UTF-8."""
    try:
        return data.decode().removeprefix("\ufeff"), 0
    except UnicodeDecodeError as fault:
        return None, data.count(b"\n", 0, fault.start) + 1
