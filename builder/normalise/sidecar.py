"""`NAME.yml` beside a raw file: what a person knows of its date, edition and page. It wins over everything."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from builder import strict_yaml, urls, utf8
from builder.problem import WARNING, Problem, error, warning

KEYS = ("date", "edition", "page")
_CODES = ("R008", "R008", "R009")
_PAGE = re.compile(r"[A-Za-z]?[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Sidecar:
    date: str | None = None
    edition: str | None = None
    page: str | None = None


def sidecar_of(file: str) -> str:
    """`raw/NAME.txt` -> `raw/NAME.yml`."""
    return re.sub(r"\.txt\Z", ".yml", file, flags=re.IGNORECASE)


def read_sidecar(path: Path, file: str) -> tuple[Sidecar | None, list[Problem]]:
    """Read the sidecar of a raw file. `path` is the sidecar, `file` its name from the root.

    Without a sidecar the answer is empty; a bad one is None, and the raw file is withheld (warnings R008, R009, Y00x):
    an issue is not written under a date that somebody tried to correct.
    """
    try:
        text, line = utf8.decoded(path.read_bytes())
    except FileNotFoundError:
        return Sidecar(), []
    except OSError as fault:
        hint = "check the file and who may read it"
        return None, [warning("R008", file, 0, f"cannot be read ({fault.strerror}); its raw file is withheld", hint)]
    if text is None:
        return None, [warning("R008", file, line, "is not UTF-8; its raw file is withheld", utf8.HINT)]
    node, problems = strict_yaml.load(text, file)
    sidecar = Sidecar()
    if node is not None and node.value is not None:
        fields = strict_yaml.Fields(node, file, problems, _CODES)
        fields.unknown(KEYS)
        sidecar = Sidecar(fields.date("date"), _edition(fields), _page(fields))
    withheld = [replace(p, severity=WARNING, message=f"{p.message}; its raw file is withheld") for p in problems]
    return (None if problems else sidecar), withheld


def _edition(fields: strict_yaml.Fields) -> str | None:
    value = fields.text("edition", urls.ID, hint="lower-case letters, digits and -")
    if value and not urls.is_edition(value):
        fields.problems.append(
            error(
                "R008",
                fields.file,
                fields.line_of("edition"),
                f"an edition may not be called {value}",
                "choose a word, as wanbao",
            )
        )
        return None
    return value


def _page(fields: strict_yaml.Fields) -> str | None:
    value = fields.text("page", _PAGE, hint="a page is written '01' or a12")
    return page_id(value) if value else None


def page_id(printed: str) -> str:
    """`2` -> `02`, `A1` -> `a01`."""
    printed = printed.lower()
    letter = printed[0] if printed[0].isalpha() else ""
    return letter + str(int(printed[len(letter) :])).zfill(2)
