"""What the search costs, for an archive of any size:

    python -m tests.search.measure 10000 [--stock PROGRAM] [--keep FOLDER]

Prints time, memory and bytes of the index, then, in Chromium, what a reader loads and waits for on a first visit to the
search page with a query in the address: until the first results are on the page, and until all are. `--stock` names a
Pagefind program to run over the same pages for comparison (that of the package pagefind-bin-extended 1.5.2 is the one
to beat). The text is made of clauses of `content/raw`, shuffled, with three characters in a hundred replaced, so that
there are as many different pairs as in an archive of that size.
"""

from __future__ import annotations

import argparse
import datetime
import multiprocessing
import os
import random
import re
import resource
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, sync_playwright

from bench.measure import Memory
from builder import scaffold
from builder.config import read_site
from builder.pipeline import Options, build
from builder.problem import Report
from builder.search import SearchRecord, index
from builder.search.proof import FLAGS, program
from tests.search import site

ARTICLES_A_DAY = 27
SETTLED = "[data-search-count][data-search-state=done], [data-search-count][data-search-state=partial]"


def clauses() -> list[str]:
    files = sorted((site.ROOT / "content" / "raw").rglob("*.txt"))
    text = "".join(re.sub(r"\s+", "", file.read_text(encoding="utf-8")) for file in files)
    return re.findall(r"[^，。；：！？]{3,40}[，。；：！？]", text)


def corpus(number: int, seed: int = 1) -> list[SearchRecord]:
    """Articles of about 950 characters, 27 a day."""
    chance = random.Random(seed)
    pool = clauses()
    characters = "".join(pool)
    names = [site.name(chance) for _ in range(3000)]

    def paragraph() -> str:
        whole = "".join(chance.choices(pool, k=chance.randint(2, 9)))
        return "".join(chance.choice(characters) if chance.random() < 0.03 else one for one in whole)

    found = []
    for count in range(number):
        date = (datetime.date(2010, 1, 1) + datetime.timedelta(days=count // ARTICLES_A_DAY)).isoformat()
        url = f"/{date.replace('-', '/')}/{1 + count % ARTICLES_A_DAY // 4:02d}/{1 + count % 4:02d}/"
        body = [paragraph() for _ in range(max(1, int(chance.lognormvariate(2.05, 0.45))))]
        title = chance.choice(pool)[:-1]
        persons = {min(2999, int(chance.expovariate(1 / 300))) for _ in range(chance.randint(0, 6))}
        found.append(
            SearchRecord(
                url,
                url,
                date,
                title,
                (("", title), *((f"p{n}", text) for n, text in enumerate(body, 1))),
                chance.choice(site.SECTIONS),
                persons=tuple((f"r{one}", names[one]) for one in sorted(persons)),
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Cost:
    seconds: float
    processor: float
    """Seconds of processor, of all processes together."""
    memory: int
    """MB, at most at one time, of all processes together."""

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s ({self.processor:.1f} s of processor), {self.memory} MB"


def ours(records: list[SearchRecord], folder: Path, jobs: int = 2) -> Cost:
    """Index the records, from nothing, below `folder`; run in a process of its own, so that nothing else is counted."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_index, records, folder, jobs).result()


def _index(records: list[SearchRecord], folder: Path, jobs: int) -> Cost:
    before = _processor()
    memory = Memory(os.getpid())
    memory.start()
    start = time.monotonic()
    files, problems = index(records, folder / ".cache", jobs=jobs)
    assert problems == []
    for path, data in files:
        site.put(folder / path, data)
    memory.stop()
    return Cost(time.monotonic() - start, _processor() - before, memory.most >> 20)


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def stock(program_: str, folder: Path) -> Cost:
    """Run a Pagefind program over the pages below `folder`, as its users do; the index goes to `folder/.stock`."""
    start = time.monotonic()
    command = [program_, "--site", str(folder), "--output-path", str(folder / ".stock")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0
    return Cost(time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss >> 10)


def sizes(folder: Path) -> Counter[str]:
    """Bytes of the index by kind of file."""
    found: Counter[str] = Counter()
    for file in (folder / "search" / "index").rglob("*.*"):
        found["chunks" if file.suffix == ".pf_index" else re.split("[-.]", file.name)[0]] += file.stat().st_size
    return found


def queries(records: list[SearchRecord]) -> Iterator[tuple[str, str]]:
    chance = random.Random(9)
    whole = "\n".join(text for record in records for _, text in record.parts)

    def drawn(length: int) -> str:
        while True:
            text = chance.choice(chance.choice(records).parts)[1]
            if len(text) > length:
                start = chance.randrange(len(text) - length)
                return text[start : start + length]

    rare = (text for _ in iter(int, 1) if whole.count(text := drawn(3)) in (1, 2, 3))
    yield from (("rare, 3 characters", next(rare)) for _ in range(3))
    yield from (("common, 2 characters", one) for one in ("工作", "发展"))
    yield from (("phrase, 15 characters", drawn(15)) for _ in range(3))
    yield from (("one character", one) for one in ("衡", "的"))
    yield "absent", "玄鸟生商"


def search_page(folder: Path, edition: Path) -> None:
    """Put the theme's own search page, with all that it loads, in place of the stand-in."""
    scaffold.create(edition)
    site_, problems = read_site(edition)
    assert site_ and not problems
    assert not build(site_, Options(skip_search=True), Report(), lambda stage: None).problems
    shutil.copytree(edition / "_site" / "assets", folder / "assets", dirs_exist_ok=True)
    shutil.copyfile(edition / "_site" / "search" / "index.html", folder / "search" / "index.html")


@dataclass(frozen=True, slots=True)
class Visit:
    """A first visit to the search page, with a query in its address, until all results are there."""

    bytes: int
    """Over the wire, page, style and scripts included."""
    files: int
    shown: float | None
    """Milliseconds from the beginning of the visit to the first results on the page; None where there are none."""
    all: float
    """The same to all results."""
    again: float
    """Milliseconds of the same search asked once more."""
    said: str

    def __str__(self) -> str:
        size = f"{self.bytes / 1000:5.0f} KB in {self.files} files"
        shown = "nothing shown" if self.shown is None else f"shown {self.shown:.0f} ms"
        return f"{size}, {shown}, all {self.all:.0f} ms, again {self.again:.0f} ms; {self.said}"


_SHOWN = """new MutationObserver(() => {
    if (document.querySelector("[data-search-result]")) window.shown ??= performance.now();
    const state = document.querySelector("[data-search-count]")?.dataset.searchState;
    if (/done|partial/.test(state)) window.settled ??= performance.now();
}).observe(document, { childList: true, subtree: true, attributes: true });"""
_AGAIN = """async ([base, query]) => {
    const { search } = await import(`${base}assets/search.js`);
    const start = performance.now();
    await search(query);
    return performance.now() - start;
}"""


def visit(browser: Browser, address: str, query: str) -> Visit:
    """`address`: the site's, with its base path."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    loaded: list[int] = []
    session.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    page.add_init_script(_SHOWN)
    page.goto(f"{address}search/?q={quote(query)}")
    page.wait_for_selector(SETTLED, state="attached", timeout=60_000)
    page.wait_for_timeout(200)
    shown, last = page.evaluate("[window.shown ?? null, window.settled]")
    again = page.evaluate(_AGAIN, [urlsplit(address).path, query])
    said = page.locator("[data-search-count]").inner_text()
    context.close()
    return Visit(int(sum(loaded)), len(loaded), shown, last, again, said)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("number", type=int)
    arguments.add_argument("--stock")
    arguments.add_argument("--keep", type=Path)
    given = arguments.parse_args()
    records = corpus(given.number)
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        print(f"index: {ours(records, folder)}", flush=True)
        found = sizes(folder)
        print(f"bytes an article: {sum(found.values()) / len(records):.0f}", dict(found.most_common()))
        site.write_pages(folder, records)
        with tempfile.TemporaryDirectory() as edition:
            search_page(folder, Path(edition, "edition"))
        if given.stock:
            print(f"stock Pagefind over the same pages: {stock(given.stock, folder)}", flush=True)
        with sync_playwright() as playwright, site.served(folder, packed=True) as origin:
            browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
            for kind, query in queries(records):
                print(f"{kind:22} {visit(browser, f'{origin}/', query)}", flush=True)
            browser.close()


if __name__ == "__main__":
    main()
