"""What a change costs the index, counted; and that a block put together anew is the block indexed anew."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from builder.search import index, service, splice, words
from builder.search.records import SearchRecord
from builder.search.splice import Change
from tests.search import site

Given = list[list[int]]
"""For each time that Pagefind ran, the places of the documents it was given."""


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Given:
    found: Given = []
    original = service.Service.index

    def counted(self: service.Service, documents: Iterable[tuple[str, str]], out: Path) -> None:
        documents = list(documents)
        found.append([len(content.split()) for _, content in documents])
        original(self, documents, out)

    monkeypatch.setattr(service.Service, "index", counted)
    return found


def built(records: list[SearchRecord], cache: Path, jobs: int = 1) -> dict[str, bytes]:
    files, problems = index(records, cache, jobs=jobs)
    assert problems == []
    return dict(files)


def kept(cache: Path) -> dict[str, bytes]:
    return {str(path.relative_to(cache)): path.read_bytes() for path in cache.rglob("*") if path.is_file()}


def with_body(record: SearchRecord, *texts: str) -> SearchRecord:
    return replace(record, parts=(record.parts[0], *((f"p{n}", text) for n, text in enumerate(texts, 1))))


@pytest.fixture(scope="module")
def some() -> list[SearchRecord]:
    """A block of 60 articles, and one of 60."""
    return [*site.records(60, days=30), *site.records(60, seed=8, first="2020-01-01", days=30)]


def test_only_the_changed_article_meets_pagefind(some: list[SearchRecord], tmp_path: Path, given: Given) -> None:
    built(some, tmp_path)
    assert len(given) == 2
    given.clear()
    changed = [*some[:70], with_body(some[70], "甲乙丙。"), *some[71:]]
    after = built(changed, tmp_path)
    title = len(some[70].title.replace(" ", ""))
    assert given == [[title + 1 + len("甲乙丙。") + 1]]
    given.clear()
    assert after == built(changed, tmp_path / "clean")
    assert len(given) == 2


def test_an_article_more_or_less(some: list[SearchRecord], tmp_path: Path, given: Given) -> None:
    built(some, tmp_path / "a")
    given.clear()
    without = [*some[:30], *some[31:]]
    after = built(without, tmp_path / "a")
    assert given == []  # nothing new is to be found
    assert after == built(without, tmp_path / "clean")
    given.clear()
    assert built(some, tmp_path / "a") == built(some, tmp_path / "other")
    assert len(given) == 3 and given[0] < min(given[1:])


def test_half_a_block_is_indexed_anew(some: list[SearchRecord], tmp_path: Path, given: Given) -> None:
    built(some, tmp_path)
    whole = given[:]
    given.clear()
    changed = [with_body(record, "甲乙") if number in (1, 58) else record for number, record in enumerate(some)]
    after = built(changed, tmp_path)
    assert len(given) == 1 and whole[1][0] / 2 < given[0][0] < whole[1][0]
    assert after == built(changed, tmp_path / "clean")


def test_only_parts_with_a_word_that_moved_are_merged(some: list[SearchRecord], tmp_path: Path) -> None:
    record = some[70]
    first, second = ([*some[:70], with_body(record, f"中国{one}国，", "尾。"), *some[71:]] for one in ("中", "阳"))
    built(first, tmp_path)
    before = kept(tmp_path).keys()
    built(second, tmp_path)
    after = kept(tmp_path).keys()
    new = [name for name in after - before if name.startswith("shards/")]
    # 国中 and 中国 gave way to 国阳 and 阳国: words that begin with 国 (56), 中 (4e), 阳 (96)
    assert len(new) == 3 and len([name for name in after if name.startswith("shards/")]) > 30
    assert after == kept_clean(second, tmp_path / "clean")


def kept_clean(records: list[SearchRecord], cache: Path) -> set[str]:
    built(records, cache)
    return set(kept(cache))


@pytest.mark.parametrize("jobs", [1, 2])
def test_damaged_block_is_not_built_upon(some: list[SearchRecord], tmp_path: Path, jobs: int) -> None:
    built(some, tmp_path, jobs)
    for file in (tmp_path / "blocks").iterdir():
        whole = file.read_bytes()
        file.write_bytes(whole[:-300] + b"x" * 300)
    changed = [*some[:70], with_body(some[70], "甲乙丙。"), *some[71:]]
    assert built(changed, tmp_path, jobs) == built(changed, tmp_path / "clean")
    assert kept(tmp_path / "blocks") == kept(tmp_path / "clean" / "blocks")


def test_damaged_head_is_not_built_upon(some: list[SearchRecord], tmp_path: Path) -> None:
    built(some, tmp_path)
    for file in (tmp_path / "blocks").iterdir():
        data = file.read_bytes()
        at = data.index(b'"places": [') + 11
        file.write_bytes(data[:at] + (b"2" if data[at : at + 1] != b"2" else b"3") + data[at + 1 :])
    changed = [*some[:70], with_body(some[70], "甲乙丙。"), *some[71:]]
    assert built(changed, tmp_path) == built(changed, tmp_path / "clean")


def test_what_a_kill_leaves_goes(some: list[SearchRecord], tmp_path: Path) -> None:
    before = built(some, tmp_path)
    clean = kept(tmp_path)
    for name in ("blocks/0123.99.new", "blocks/of-another-edition", "shards/0123.99.new"):
        (tmp_path / name).write_bytes(b'{"head": {"places": []}, "size": 2, "sum": 0}\n{}')
    part = sorted((tmp_path / "shards").glob("*"))[5]
    part.unlink()
    assert built(some, tmp_path) == before and kept(tmp_path) == clean


@pytest.mark.parametrize("seed", range(12))
def test_a_block_put_together_is_the_block_indexed_anew(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    before = site.records(chance.choice([3, 12, 60]), seed=seed, days=1)
    after = changed(before, chance)
    built(before, tmp_path / "a")
    built(after, tmp_path / "a")
    built(after, tmp_path / "b")
    assert kept(tmp_path / "a") == kept(tmp_path / "b"), f"seed {seed}"


def changed(records: list[SearchRecord], chance: random.Random) -> list[SearchRecord]:
    """One to three changes to articles that stand near each other."""
    found = list(records)
    where = chance.randrange(len(found))
    for _ in range(chance.randint(1, 3)):
        where = max(0, min(len(found) - 1, where + chance.choice([-1, 0, 1])))
        what = chance.choice([less, more, edited, edited])
        found = what(found, where, chance)
    return found


def less(records: list[SearchRecord], where: int, chance: random.Random) -> list[SearchRecord]:
    return [*records[:where], *records[where + 1 :]] if len(records) > 1 else records


def more(records: list[SearchRecord], where: int, chance: random.Random) -> list[SearchRecord]:
    return [*records[:where], edited(records, where, chance)[where], *records[where:]]


def edited(records: list[SearchRecord], where: int, chance: random.Random) -> list[SearchRecord]:
    texts = [text for _, text in records[where].parts[1:]]
    edits: list[Callable[[], list[str]]] = [
        lambda: [],
        lambda: [*texts, "新的一段。" * chance.randint(1, 300)],
        lambda: [text[:3] + chance.choice("的了工A1，") + text[3:] for text in texts],
        lambda: [text[:3] + text[4:] for text in texts],
        lambda: texts[1:],
    ]
    return [*records[:where], with_body(records[where], *chance.choice(edits)()), *records[where + 1 :]]


# ---------------------------------------------------------------- positions


def positions(*places: int) -> bytes:
    steps = [place - last for place, last in zip(places, (0, *places), strict=False)]
    return words.head(0x80, len(steps) + 1) + words.WEIGHT + b"".join(words.head(0, step) for step in steps)


@pytest.mark.parametrize(
    ("old", "new", "change", "expected"),
    [
        ((1, 5), (), Change(6, 9, 4), (1, 5)),
        ((1, 5, 9), (), Change(6, 9, 4), (1, 5, 13)),
        ((1, 5, 9), (), Change(6, 9, -3), (1, 5, 6)),
        ((1, 6, 8, 9), (), Change(6, 9, 0), (1, 9)),
        ((1, 6, 8, 9), (0, 3), Change(6, 9, 70_000), (1, 6, 9, 70_009)),
        ((0,), (0,), Change(0, 1, 0), (0,)),
        ((300, 70_000), (2,), Change(0, 300, 1), (2, 301, 70_001)),
        (tuple(range(30)), (), Change(7, 14, -7), tuple(range(23))),
        ((), (23, 24), Change(6, 9, 100), (29, 30)),
    ],
)
def test_positions_are_moved(
    old: tuple[int, ...], new: tuple[int, ...], change: Change, expected: tuple[int, ...]
) -> None:
    assert splice.splice(
        [(b"a", positions(*old))] if old else [], [(b"a", positions(*new))] if new else [], change
    ) == [(b"a", positions(*expected))]


def test_words_come_and_go_in_order() -> None:
    old = [(b"b", positions(6)), (b"d", positions(7))]
    new = [(b"a", positions(0)), (b"c", positions(1)), (b"d", positions(2))]
    assert splice.splice(old, new, Change(6, 9, 0)) == [
        (b"a", positions(6)),
        (b"c", positions(7)),
        (b"d", positions(8)),
    ]


def test_places_of_another_weight_are_not_understood() -> None:
    record = b"\x83\x64" + b"4e00" + b"\x81\x83\x00%b\x80\x80"
    assert words.records(record % positions(3)) == [(b"4e00", positions(3))]
    for other in (b"\x82\x38\x19\x03", b"\x83\x38\x18\x03\x38\x19", b"\x81\x03"):
        with pytest.raises(words.NotUnderstood):
            words.records(record % other)
