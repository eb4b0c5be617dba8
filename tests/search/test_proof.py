"""The proof passes on a right index, and fails on one that lacks a word, an article, or the browser."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from builder.search import proof
from builder.search.proof import prove_site
from tests.search.conftest import BASE
from tests.search.site import SearchRecord

pytestmark = pytest.mark.usefixtures("lent_browser")


def test_right_index(edition: Path, records: list[SearchRecord]) -> None:
    found, problems = prove_site(edition, BASE, records, number=260)
    assert problems == []
    assert (found.queries, found.missing, found.excess) == (260, 0, 0) and found.found > 1000


def test_text_that_is_not_in_the_index(edition: Path, records: list[SearchRecord]) -> None:
    other = dataclasses.replace(records[0], parts=(*records[0].parts, ("p99", "玄鸟生商宅殷土芒芒")))
    found, problems = prove_site(edition, BASE, [other], number=26)
    assert found.missing and found.excess
    assert {problem.code for problem in problems} <= {"S005", "S006"}
    assert "not found (/2019/11/20/01/01/)" in " ".join(problem.message for problem in problems)


def test_lost_chunk(edition: Path, records: list[SearchRecord], tmp_path: Path) -> None:
    shutil.copytree(edition, tmp_path / "site")
    next((tmp_path / "site" / "search" / "index").glob("*/1.pf_index")).unlink()
    _, problems = prove_site(tmp_path / "site", BASE, records, number=100)
    assert problems and all(problem.code == "S005" for problem in problems)
    assert "not searched: HTTP 404" in problems[0].message


def test_no_site(tmp_path: Path) -> None:
    found, problems = prove_site(tmp_path, BASE, [])
    assert found is None and [problem.code for problem in problems] == ["S003"]


def test_no_browser(
    edition: Path,
    records: list[SearchRecord],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none(_: str) -> None:
        raise proof.NoBrowser("none found")

    monkeypatch.setattr(proof, "_page", none)
    found, problems = prove_site(edition, BASE, records)
    assert found is None and [problem.code for problem in problems] == ["S004"]
    assert "CHROMIUM" in problems[0].hint


def test_draws_are_repeatable_and_of_every_kind(records: list[SearchRecord]) -> None:
    from builder.search import draw

    drawn = draw.queries(records, 260, 3)
    assert drawn == draw.queries(records, 260, 3) != draw.queries(records, 260, 4)
    truth = draw.truth(records)
    hits = [len(truth(query)) for query in drawn]
    assert hits.count(0) > 10 and sum(map(bool, hits)) > 150
    assert any(query.startswith('"') for query in drawn) and any(" -" in query for query in drawn)


def test_page_that_prints_other_anchors(edition: Path, records: list[SearchRecord], tmp_path: Path) -> None:
    shutil.copytree(edition, tmp_path / "site")
    for page in (tmp_path / "site").glob("20*/*/*/*/*/index.html"):
        page.write_text(page.read_text().replace('<p id="p', '<p id="p9'))
    found, problems = prove_site(tmp_path / "site", BASE, records, number=100)
    assert (found.missing, found.excess) == (0, 0)
    assert {problem.code for problem in problems} == {"S006"}
