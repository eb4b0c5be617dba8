"""What a string means: Python and JavaScript agree on every case of `queries.json`, and the truth function too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builder.search import text
from tests.search import truth
from tests.search.conftest import BASE

CASES = json.loads((Path(__file__).parent / "queries.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("typed", "meant"), CASES["normalise"])
def test_normalise(typed: str, meant: str) -> None:
    assert text.normalise(typed) == meant
    assert truth.plain(typed) == meant


def test_normalise_in_the_browser(page: Page) -> None:
    script = """async ([base, texts, variants]) => {
        const { normalise } = await import(`${base}assets/search.js`);
        return texts.map((text) => normalise(text, variants));
    }"""
    found = page.evaluate(script, [BASE, [typed for typed, _ in CASES["normalise"]], text.variants()])
    assert found == [meant for _, meant in CASES["normalise"]]


def test_strings_in_the_browser(page: Page) -> None:
    script = """async ([base, queries]) => {
        const { strings } = await import(`${base}assets/search.js`);
        return queries.map((query) => strings(query)).map(({ include, exclude }) => [include, exclude]);
    }"""
    found = page.evaluate(script, [BASE, [query for query, _, _ in CASES["strings"]]])
    assert found == [[include, exclude] for _, include, exclude in CASES["strings"]]


@pytest.mark.parametrize(("typed", "found", "missed"), CASES["several"])
def test_character_of_several_meanings(typed: str, found: list[str], missed: list[str]) -> None:
    stands = text.finder(typed)
    assert [bool(stands(text.normalise(one))) for one in found + missed] == [True] * len(found) + [False] * len(missed)
    assert set(truth.found(f'"{typed}"', {one: [one] for one in found + missed})) == set(found)


def test_character_of_several_meanings_in_the_browser(page: Page) -> None:
    script = """async ([base, cases, variants, several]) => {
        const { meaning, finder, normalise } = await import(`${base}assets/search.js`);
        return cases.map(([typed, found, missed]) => {
            const sought = finder(meaning(typed, variants, several));
            return [...found, ...missed].filter((text) => sought.at(normalise(text, variants)) >= 0);
        });
    }"""
    answers = page.evaluate(script, [BASE, CASES["several"], text.variants(), text.several()])
    assert answers == [found for _, found, _ in CASES["several"]]


def test_what_is_searched_as_itself_is_indexed_as_itself() -> None:
    for typed, meant in text.several().items():
        assert len(set(meant)) == len(meant) > 1
        assert text.normalise(meant) == meant and text.normalise(typed) in meant


def test_words_overlap_and_end_with_a_gap() -> None:
    assert text.words("邓群策") == ("90937fa4 7fa47b56 7b56 .", 4)
    assert text.words("a") == ("0061 .", 2)
    assert text.words("😀!") == ("d83dde00 de000021 0021 .", 4)


def test_browser_knows_when_to_fetch_the_variants(page: Page) -> None:
    script = """async ([base, characters]) => {
        const { mayBeTraditional } = await import(`${base}assets/search.js`);
        return characters.filter((character) => !mayBeTraditional(character));
    }"""
    assert page.evaluate(script, [BASE, list(text.variants())]) == []
    assert page.evaluate(script, [BASE, ["工作，GDP“”", "の", "乾隆著名"]]) == ["工作，GDP“”", "の", "乾隆著名"]


def test_variants_leave_simplified_text_alone() -> None:
    rows = [range(0xA1, 0xFA if row == 0xD7 else 0xFF) for row in range(0xB0, 0xD8)]
    common = "".join(bytes((0xB0 + row, cell)).decode("gb2312") for row, cells in enumerate(rows) for cell in cells)
    assert len(common) == 3755
    assert text.normalise(common) == common
    assert len(text.variants()) > 2000
    assert not set(text.variants()) & set(text.variants().values())
