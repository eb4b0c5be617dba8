"""The proof: thousands of strings, asked of the published index in a real browser, compared with the texts."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.config import Site
from builder.model import Edition
from builder.problem import Problem, Report, error
from builder.search import draw, text
from builder.search.records import SearchRecord, records_of

NUMBER = 2600
"""Strings of a proof."""
BATCH = 50
SHOWN = 20
_HINT = "build again; if it stays, the index and the texts disagree, which is a fault of the program"
"""Wrong answers that are told one by one."""

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
_ASK = """async ([base, queries, options]) => {
    const { search } = await import(`${base}assets/search.js`);
    const answers = await Promise.all(queries.map((query) => search(query, options)));
    return answers.map(({ results, ...answer }) => ({ ...answer, urls: results.map(({ url }) => url) }));
}"""


@dataclass(frozen=True, slots=True)
class Proof:
    queries: int
    found: int
    """Pairs of query and article that were right."""
    missing: int
    """Articles that should have been found."""
    excess: int
    """Articles that should not."""


class NoBrowser(Exception):
    """There is no browser to ask in."""


def prove(site: Site, edition: Edition, report: Report) -> list[Problem]:
    """Prove the published site's search against the edition; the figures go into the report."""
    proof, problems = prove_site(site.out, site.base, list(records_of(edition)))
    if proof:
        report.counts["search_queries"] = proof.queries
        report.counts["search_hits"] = proof.found
        report.counts["search_missing"] = proof.missing
        report.counts["search_excess"] = proof.excess
        right = "exact" if not problems else f"{proof.missing} missing, {proof.excess} too many"
        report.lines.append(f"search: {proof.queries} strings, {proof.found} hits, {right}")
    return problems


def prove_site(
    folder: Path,
    base: str,
    records: Sequence[SearchRecord],
    *,
    number: int = NUMBER,
    seed: int = 1,
) -> tuple[Proof | None, list[Problem]]:
    """Ask a published site, in `folder` and meant for the base path, and compare. None: nothing could be asked."""
    if not (folder / "assets" / "search.js").is_file() or not (folder / "search" / "index").is_dir():
        hint = "run `build` first, without --skip search"
        return None, [error("S003", "", 0, "there is no published search to prove", hint)]
    queries = draw.queries(records, number, seed) if records else []
    try:
        with _served(folder, base) as origin, _page(origin + base) as page:
            proof, problems = _compare(records, base, queries, _answers(page, base, queries))
            problems += _misled(records, base, _samples(page, base, queries))
            return proof, _shortened(problems)
    except NoBrowser as fault:
        hint = "install Chromium, or `playwright install chromium`, or name the program in CHROMIUM"
        return None, [error("S004", "", 0, f"no browser to prove the search in: {fault}", hint)]


# ---------------------------------------------------------------- asking


def _answers(page: Any, base: str, queries: Sequence[str]) -> Iterator[dict[str, Any]]:
    options = {"limit": 1_000_000, "excerpts": False, "volumes": False}
    for start in range(0, len(queries), BATCH):
        yield from page.evaluate(_ASK, [base, queries[start : start + BATCH], options])


def _samples(page: Any, base: str, queries: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(query, address) of the first results of every twentieth query, this time with the paragraphs they lead to."""
    some = queries[::20]
    for query, answer in zip(some, page.evaluate(_ASK, [base, some, {"limit": 2, "volumes": False}]), strict=True):
        yield from ((query, url) for url in answer["urls"])


def program() -> str | None:
    """The browser to start; None for Playwright's own."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@contextmanager
def _page(address: str) -> Iterator[Any]:
    """The search page in a browser, under its own content policy."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as fault:
        raise NoBrowser("the package playwright is not installed") from fault
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        except Error as fault:
            raise NoBrowser(str(fault).strip().split("\n")[0]) from fault
        try:
            page = browser.new_page()
            page.goto(f"{address}search/")
            yield page
        finally:
            browser.close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    """The site under its base path, without a word."""

    def __init__(self, *args: Any, base: str, **more: Any) -> None:
        self._base = base
        super().__init__(*args, **more)

    def translate_path(self, path: str) -> str:
        inside = path[len(self._base) - 1 :] if path.startswith(self._base) else "/.outside"
        return super().translate_path(inside)

    def log_message(self, *_: object) -> None:
        """Nothing: the browser's requests are no news."""


@contextmanager
def _served(folder: Path, base: str) -> Iterator[str]:
    handler = functools.partial(_Handler, directory=str(folder), base=base)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


# ---------------------------------------------------------------- comparing


def _compare(
    records: Sequence[SearchRecord],
    base: str,
    queries: Sequence[str],
    answers: Iterator[dict[str, Any]],
) -> tuple[Proof, list[Problem]]:
    truth = draw.truth(records)
    problems: list[Problem] = []
    found = missing = excess = 0
    for query, answer in zip(queries, answers, strict=True):
        expected, got = truth(query), {_path(url, base) for url in answer["urls"]}
        found += len(got & expected)
        missing += len(expected - got)
        excess += len(got - expected)
        if got != expected or answer["total"] != len(expected) or not answer["complete"]:
            problems.append(_wrong(query, expected, got, answer))
    return Proof(len(queries), found, missing, excess), problems


def _path(url: str, base: str) -> str:
    """A result's address as records have it: without base path and fragment."""
    return "/" + url.partition("#")[0].removeprefix(base)


def _wrong(query: str, expected: set[str], got: set[str], answer: dict[str, Any]) -> Problem:
    said = [
        f"{len(expected - got)} not found ({', '.join(sorted(expected - got)[:3])})" if expected - got else "",
        f"{len(got - expected)} too many ({', '.join(sorted(got - expected)[:3])})" if got - expected else "",
        f"not searched: {answer['failed'][0]['reason']}" if answer["failed"] else "",
        f"{answer['total']} said, {len(got)} given" if answer["total"] != len(got) else "",
    ]
    return error("S005", "", 0, f"{query!r} is not answered right: {'; '.join(filter(None, said))}", _HINT)


def _shortened(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= SHOWN:
        return problems
    return [*problems[:SHOWN], error("S005", "", 0, f"and {len(problems) - SHOWN} more wrong answers", _HINT)]


def _misled(
    records: Sequence[SearchRecord],
    base: str,
    results: Iterator[tuple[str, str]],
) -> Iterator[Problem]:
    """Results whose link leads to a paragraph without any of the strings."""
    parts = {record.url: record.parts for record in records}
    for query, url in results:
        anchor = url.partition("#")[2]
        kept, _ = draw.meaning(query)
        lines = [text.normalise(line) for name, line in parts.get(_path(url, base), ()) if name == anchor]
        if anchor and kept and not any(stands(line) for stands in kept for line in lines):
            hint = "the page and the text disagree: build again"
            yield error("S006", "", 0, f"{query!r} leads to a paragraph without it: {url}", hint)
