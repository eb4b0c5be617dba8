"""The record of the last proof of the search: shown where readers search, and read with its faults named."""

import pytest
from archive import built, small_archive

from builder import search_proof
from builder.cli import main
from builder.model import SearchProof

GOOD = "date: 2026-01-02\nqueries: 2600\nhits: 6985\narticles: 36\n"


def test_it_reads_and_writes_the_same():
    proof, problems = search_proof.read(GOOD)
    assert problems == [] and proof == SearchProof("2026-01-02", 2600, 6985, 36)
    assert search_proof.write(proof) == GOOD


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("queries: 2600", "queries: many", 2),
        ("date: 2026-01-02", "date: 2026-02-30", 1),
        ("hits: 6985\n", "", 1),
        ("hits:", "hit:", 3),
    ],
)
def test_faults_are_named(old, new, line):
    proof, problems = search_proof.read(GOOD.replace(old, new))
    assert proof is None
    assert ("S007", line) in [(p.code, p.line) for p in problems]


def test_the_search_page_shows_it(tmp_path):
    site = small_archive(tmp_path, days=("2021-10-29",))
    built(site)
    page = site.out / "search" / "index.html"
    assert "data-search-proof" not in page.read_text(encoding="utf-8")
    (tmp_path / "content" / "search-proof.yml").write_text(GOOD, encoding="utf-8")
    built(site)
    text = page.read_text(encoding="utf-8")
    assert "data-search-proof" in text and "2600" in text and "2026年1月2日" in text


def test_recording_without_a_proof_is_wrong_usage(tmp_path):
    small_archive(tmp_path, days=("2021-10-29",))
    assert main(["check", "--record", "--root", str(tmp_path)]) == 2
