"""The files of the index: the same from the same records, only what changed made anew, faults told."""

from __future__ import annotations

import dataclasses
import json
import zlib
from pathlib import Path

import pytest

from builder.search import blocks, index, service, tables, words
from builder.search.records import SearchRecord
from tests.search import site


def built(records: list[SearchRecord], cache: Path, **options: int) -> dict[str, bytes]:
    files, problems = index(records, cache, **options)
    assert problems == []
    found = list(files)
    assert len({path for path, _ in found}) == len(found)
    return dict(found)


@pytest.fixture(scope="module")
def some() -> list[SearchRecord]:
    return site.records(40, days=700)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """One entry for each time that Pagefind is started."""
    calls: list[object] = []
    original = service.Service.__init__

    def counted(self: service.Service, folder: Path) -> None:
        calls.append(self)
        original(self, folder)

    monkeypatch.setattr(service.Service, "__init__", counted)
    return calls


def manifest(files: dict[str, bytes]) -> dict:
    return json.loads(zlib.decompress(files["search/index/manifest.json.gz"], wbits=31))


def test_same_records_same_bytes(some: list[SearchRecord], tmp_path: Path) -> None:
    first = built(some, tmp_path / "a", jobs=2)
    assert first == built(some, tmp_path / "b", jobs=1) == built(some, tmp_path / "a")
    assert all(path == path.lower() and path.isascii() for path in first)


def test_only_what_changed_meets_pagefind(some: list[SearchRecord], tmp_path: Path, started: list[object]) -> None:
    before = built(some, tmp_path, shard_size=20, jobs=1)
    years = {record.date[:4] for record in some}
    assert len(started) == len(years) == 3
    built(some, tmp_path, shard_size=20, jobs=1)
    assert len(started) == 3
    changed = [*some[:-1], dataclasses.replace(some[-1], parts=(*some[-1].parts, ("p9", "新的一段。")))]
    after = built(changed, tmp_path, shard_size=20, jobs=1)
    assert len(started) == 4
    old, new = ([shard["path"] for shard in manifest(files)["shards"]] for files in (before, after))
    assert old[1:] == new[1:] and old[0] != new[0]
    assert after == built(changed, tmp_path / "clean", shard_size=20)


def test_names_change_without_the_text(some: list[SearchRecord], tmp_path: Path, started: list[object]) -> None:
    before = built(some, tmp_path)
    renamed = [dataclasses.replace(record, section=("yaowen", "头版")) for record in some]
    started.clear()
    after = built(renamed, tmp_path)
    assert started == []
    words_of = {path for path in before if path.endswith(".pf_index")}
    assert words_of == {path for path in after if path.endswith(".pf_index")} and before != after


@pytest.mark.parametrize("damage", [b"", b"{", b"x" * 200])
def test_damaged_cache_is_made_again(some: list[SearchRecord], tmp_path: Path, damage: bytes) -> None:
    before = built(some, tmp_path)
    for file in tmp_path.rglob("*"):
        if file.is_file():
            whole = file.read_bytes()
            file.write_bytes(damage if len(damage) < 100 else whole[:-200] + damage)
    assert built(some, tmp_path) == before


def test_cache_keeps_only_what_is_used(some: list[SearchRecord], tmp_path: Path) -> None:
    built(some, tmp_path / "a")
    for folder in ("a", "b"):
        built(some[:2], tmp_path / folder)
    kept, clean = ({path.name for path in (tmp_path / folder).rglob("*")} for folder in ("a", "b"))
    assert kept == clean and {"blocks", "shards"} < kept


def test_blocks_alike_share_a_table(tmp_path: Path) -> None:
    same = [
        SearchRecord(f"{year}0101-01-01", f"/{year}/01/01/01/01/", f"{year}-01-01", "", (("p1", "一样"),), ("a", "甲"))
        for year in range(2017, 2021)
    ]
    files = built(same, tmp_path)
    found = manifest(files)["shards"][0]
    assert len(found["blocks"]) == 4 and len({block["facets"] for block in found["blocks"]}) == 1
    assert f"search/index/facets-{found['facets']}.json.gz" in files


def test_no_articles(tmp_path: Path) -> None:
    files = built([], tmp_path)
    assert manifest(files)["shards"] == [] and manifest(files)["longest"] == 0


def test_article_without_text(tmp_path: Path) -> None:
    bare = SearchRecord("20200101-00-01", "/2020/01/01/00/01/", "2020-01-01", "", (), ("a", "甲"))
    files = built([bare], tmp_path)
    assert manifest(files)["shards"][0]["blocks"][0]["articles"] == 1


def test_pagefind_is_missing(some: list[SearchRecord], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "executable", lambda: tmp_path / "nowhere")
    files, problems = index(some, tmp_path)
    assert list(files) == [] and [problem.code for problem in problems] == ["S001"]
    assert "--skip search" in problems[0].hint


@pytest.mark.parametrize("program", ["#!/bin/sh\nexit 3\n", "#!/bin/sh\nprintf 'bm90IGpzb24=,'\n", "#!/bin/sh\ncat\n"])
def test_pagefind_fails(
    some: list[SearchRecord],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    program: str,
) -> None:
    fake = tmp_path / "pagefind"
    fake.write_text(program)
    fake.chmod(0o755)
    monkeypatch.setattr(service, "executable", lambda: fake)
    _, problems = index(some, tmp_path)
    assert [problem.code for problem in problems] == ["S001"]


def test_settings_of_the_user_do_not_matter(
    some: list[SearchRecord],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = built(some, tmp_path / "a")
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "en")
    monkeypatch.setenv("PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE", "10")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pagefind.yml").write_text("site: nowhere\nforce_language: en\n")
    assert built(some, tmp_path / "b") == before


def test_index_of_another_form(some: list[SearchRecord], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MAGIC", b"pagefind_new")
    monkeypatch.setattr(words, "_HEAD", words.re.compile(b"pagefind_new"))
    _, problems = index(some, tmp_path)
    assert [problem.code for problem in problems] == ["S002"]


# ---------------------------------------------------------------- parts


def dated(*dates: str) -> list[SearchRecord]:
    return [SearchRecord(date, f"/{date}/", date, "", (("p1", date),), ("a", "甲")) for date in dates]


def test_blocks_follow_the_calendar() -> None:
    records = dated("2019-01-01", "2020-01-05", "2020-02-01", "2020-02-02", "2020-02-28", "2020-02-28")
    assert [[one.date for one in block.records] for block in blocks.split(records, "", size=2)] == [
        ["2020-02-28", "2020-02-28"],
        ["2020-02-02", "2020-02-01"],
        ["2020-01-05"],
        ["2019-01-01"],
    ]
    assert [len(block.records) for block in blocks.split(dated(*["2020-01-01"] * 5), "", size=2)] == [2, 2, 1]


def test_shards_are_filled_from_the_oldest() -> None:
    cut = blocks.split(dated("2017-01-01", "2018-01-01", "2019-01-01", "2020-01-01", "2021-01-01"), "", size=2)
    years = [[block.records[0].date[:4] for block in shard] for shard in blocks.group(cut, 2)]
    assert years == [["2021"], ["2020", "2019"], ["2018", "2017"]]


def test_key_knows_where_a_text_ends() -> None:
    one, other = (
        SearchRecord("i", "/u/", "2020-01-01", "", parts, ("a", "甲"))
        for parts in ((("", "甲"), ("p1", "乙")), (("", "甲乙"),))
    )
    assert blocks.split([one], "")[0].key != blocks.split([other], "")[0].key


def test_words_of_several_blocks_are_merged() -> None:
    first = [(b"aaa", b"\x82\x38\x18\x05"), (b"bbbccc", b"\x83\x38\x18\x19\x01\x00\x07")]
    third = [(b"aaa", b"\x82\x38\x18\x1a\x00\x01\x86\xa0")]
    assert list(words.merge([first, [], third])) == [
        (b"aaa", b"\x83\x63aaa\x82\x83\x00\x82\x38\x18\x05\x80\x83\x02\x82\x38\x18\x1a\x00\x01\x86\xa0\x80\x80"),
        (b"bbbccc", b"\x83\x66bbbccc\x81\x83\x00\x83\x38\x18\x19\x01\x00\x07\x80\x80"),
    ]


def test_records_of_another_shape() -> None:
    record = b"\x83\x63aaa\x81\x83\x00\x82\x38\x18\x05\x80\x80"
    assert words.records(record) == [(b"aaa", b"\x82\x38\x18\x05")]
    with pytest.raises(words.NotUnderstood):
        words.records(record + b"\x83")


def test_heavy_word_has_a_chunk_of_its_own() -> None:
    merged = [(b"a", b"1" * 10), (b"b", b"2" * words.CHUNK), (b"c", b"3" * 10), (b"d", b"4" * 10)]
    cut = [(first, len(chunk) - 14) for first, chunk in words.chunks(merged)]
    assert cut == [("a", 10), ("b", words.CHUNK), ("c", 20)]


def test_front_coding() -> None:
    assert tables.front_coded(["/2021/10/29/01/07/", "/2021/10/29/01/08/", "/2020/"]) == [
        "0/2021/10/29/01/07/",
        "g8/",
        "40/",
    ]
