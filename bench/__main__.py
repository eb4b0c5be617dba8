"""python -m bench generate … | run …: see docs/benchmarks.md."""

from bench.cli import run

run()
