"""Measures the builder beside other site generators, on invented archives of any size: see docs/benchmarks.md."""
