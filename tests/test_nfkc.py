"""The shorter way to Unicode's compatibility form leads to the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.nfkc import nfkc

MARKS = "\u0301\u0338\u3099\u20dd\u0327"
"""Marks that combine with what stands before them, some into one character."""


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("", ""),
        ("plain, ASCII!", "plain, ASCII!"),
        ("他说，要“抓好”：①落实；②５０％……", "他说,要“抓好”:1落实;250%......"),
        ("（ﾊﾟ）\u3000Ａ！\u0338", "(パ) A!\u0338"),
        ("＝\u0338 か\u3099", "≠ が"),
    ],
)
def test_signs_become_plain(text, plain):
    assert nfkc(text) == plain == unicodedata.normalize("NFKC", text)


@given(
    st.text(st.one_of(st.sampled_from("，：；？！（）％　…" + MARKS + "他=<a가ﾊﾟＡ①㎡"), st.characters()), max_size=12)
)
def test_it_is_what_unicode_says(text):
    assert nfkc(text) == unicodedata.normalize("NFKC", text)
