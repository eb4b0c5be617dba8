"""What git has committed, which decides which lines of the ledger bind."""

from __future__ import annotations

import subprocess
from pathlib import Path


def ledger(content: Path) -> dict[str, str | None] | None:
    """The ledger in HEAD: name -> text, None where the file here is the same. None without git."""
    listed = _git(content, "ls-tree", "--name-only", "HEAD", "urls/")
    if listed is None:
        inside = _git(content, "rev-parse", "--is-inside-work-tree")
        return {} if inside is not None else None
    changed = _git(content, "diff", "--name-only", "--relative", "HEAD", "--", "urls")
    if changed is None:
        return None
    differs = set(changed.split("\n"))
    found: dict[str, str | None] = {}
    for path in listed.split("\n"):
        if path.endswith(".lock"):
            found[path.removeprefix("urls/")] = _git(content, "show", f"HEAD:./{path}") if path in differs else None
    return found


def head(content: Path) -> str:
    """The commit that decides which lines bind; empty without git."""
    return _git(content, "rev-parse", "HEAD") or ""


def is_ledger(content: Path) -> bool:
    """Whether the ledger is what HEAD has of it."""
    return _git(content, "diff", "--quiet", "HEAD", "--", "urls") is not None


def _git(folder: Path, *arguments: str) -> str | None:
    """Output of a git command; None when there is no git, no repository or no commit."""
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments], cwd=folder, capture_output=True, check=False
        )
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace").strip("\n") if done.returncode == 0 else None
