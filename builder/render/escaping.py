"""Escaping where it is done by the thousand: plain strings in, plain strings out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import markupsafe

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _esc(text: str) -> str:
    return esc_text(text).replace('"', "&#34;").replace("'", "&#39;")


esc: Callable[[str], str] = getattr(markupsafe, "_escape_inner", _esc)
"""Text for HTML, between tags or in a quoted attribute; as `markupsafe.escape` gives it, but as a plain string."""


def esc_text(text: str) -> str:
    """Text for HTML between tags, where quotes may stand as they are."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def compact_json(value: Any) -> str:
    """JSON on one line, Chinese as it is."""
    return _encode(value)


def script_json(value: Any) -> str:
    """JSON that may stand inside HTML: `<` and its like are escaped, so that no text can end the element."""
    made = _encode(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return made.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
