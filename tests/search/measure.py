"""What the search costs, for an archive of any size:

    python -m tests.search.measure 10000 [--stock PROGRAM] [--keep FOLDER]

Prints time, memory and bytes of the index, then, in Chromium, what a reader loads and waits for on a first visit to the
search page with a query in the address. `--stock` names a Pagefind program to run over the same pages for comparison
(pagefind_extended 1.5.2 is the one to beat). The text is made of clauses of `content/raw`, shuffled, with three
characters in a hundred replaced, so that there are as many different pairs as in an archive of that size.
"""

from __future__ import annotations

import argparse
import datetime
import random
import re
import resource
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

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


def build(records: list[SearchRecord], folder: Path) -> None:
    start = time.monotonic()
    files, problems = index(records, folder / ".cache")
    assert problems == []
    sizes: Counter[str] = Counter()
    for path, data in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        sizes["chunks" if path.endswith(".pf_index") else re.split("[-.]", target.name)[0]] += len(data)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    processor = sum(one.ru_utime + one.ru_stime for one in used)
    memory = [one.ru_maxrss // 1024 for one in used]
    print(
        f"index: {time.monotonic() - start:.1f} s ({processor:.1f} s of processor), {memory[0]} MB here,",
        f"{memory[1]} MB in each Pagefind",
    )
    print(f"bytes an article: {sum(sizes.values()) / len(records):.0f}", dict(sizes.most_common()))


def stock(program_: str, folder: Path) -> None:
    start = time.monotonic()
    command = [program_, "--site", str(folder), "--output-path", str(folder / ".stock")]
    subprocess.run(command, check=True, capture_output=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"stock Pagefind over the same pages: {time.monotonic() - start:.1f} s, {used.ru_maxrss // 1024} MB")


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


def visit(browser: Browser, origin: str, query: str) -> str:
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    loaded: list[int] = []
    session.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    start = time.monotonic()
    page.goto(f"{origin}/search/?q={quote(query)}")
    page.wait_for_selector(SETTLED, state="attached", timeout=60_000)
    cold = time.monotonic() - start
    page.wait_for_timeout(200)
    warm = page.evaluate(
        """async (query) => {
        const { search } = await import("/assets/search.js");
        const start = performance.now();
        await search(query);
        return performance.now() - start;
    }""",
        query,
    )
    said = page.locator("[data-search-count]").inner_text()
    context.close()
    size = f"{sum(loaded) / 1024:5.0f} KB in {len(loaded)} files"
    return f"{size}, first {cold * 1000:.0f} ms, again {warm:.0f} ms; {said}"


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("number", type=int)
    arguments.add_argument("--stock")
    arguments.add_argument("--keep", type=Path)
    given = arguments.parse_args()
    records = corpus(given.number)
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        build(records, folder)
        site.write_pages(folder, records)
        if given.stock:
            stock(given.stock, folder)
        with sync_playwright() as playwright, site.served(folder, packed=True) as origin:
            browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
            for kind, query in queries(records):
                print(f"{kind:22} {visit(browser, origin, query)}", flush=True)
            browser.close()


if __name__ == "__main__":
    main()
