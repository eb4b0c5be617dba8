"""The record of the last proof of the search, `content/search-proof.yml`: what `/search/` and `/about/` say of it.

Written by `build check --search --record`, when every answer was exact; committed like any other content, so that
the same tree gives the same pages. Keys: date, queries, hits, articles.
"""

from __future__ import annotations

from builder.model import SearchProof
from builder.problem import Problem
from builder.strict_yaml import Fields, load

FILE = "content/search-proof.yml"
_CODES = ("S007", "S007", "S007")
_HINT = "delete the file and run `build check --search --record` again"


def read(text: str) -> tuple[SearchProof | None, list[Problem]]:
    """The record, or the problems with it (S007)."""
    node, problems = load(text, FILE)
    if node is None:
        return None, problems
    fields = Fields(node, FILE, problems, _CODES)
    fields.unknown(("date", "queries", "hits", "articles"))
    counts = [fields.integer(key, required=True) for key in ("queries", "hits", "articles")]
    date = fields.date("date", required=True)
    if problems or date is None:
        return None, [Problem(p.file, p.line, p.code, p.severity, p.message, _HINT) for p in problems]
    return SearchProof(date, *(count or 0 for count in counts)), []


def write(proof: SearchProof) -> str:
    return f"date: {proof.date}\nqueries: {proof.queries}\nhits: {proof.hits}\narticles: {proof.articles}\n"
