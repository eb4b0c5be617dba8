"""YAML without guesses: what a value is, the schema says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import strict_yaml
from builder.strict_yaml import Fields, dump, load, plain

WORDS = ["no", "yes", "on", "0123", "12:30", "1e3", "2021-10-29", "0x1f", ".5", "1_000", "true", "Null"]


@pytest.mark.parametrize("word", WORDS)
def test_a_bare_word_stays_text(word):
    node, problems = load(f"key: {word}\n", "f")
    assert problems == [] and plain(node) == {"key": word}


@pytest.mark.parametrize("text", ["key: null\n", "key: ~\n", "key:\n"])
def test_only_null_is_null(text):
    assert plain(load(text, "f")[0]) == {"key": None}
    assert plain(load("key: 'null'\n", "f")[0]) == {"key": "null"}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: [\n", "Y001", 12),
        ("a: b: c\n", "Y001", 11),
        ("a: 1\n---\nb: 2\n", "Y001", 13),
        ("a: 1\nb: 2\na: 3\n", "Y002", 13),
        ("a: &x 1\nb: *x\n", "Y003", 11),
        ("a: 1\nb: *x\n", "Y003", 12),
        ("a: !!python/object:os.system x\n", "Y003", 11),
        ("? [a]\n: b\n", "Y003", 11),
        ("a: " + "[" * 30 + "]" * 30, "Y004", 11),
        ("a: '" + "x" * strict_yaml.MAX_CHARACTERS + "'", "Y004", 11),
    ],
)
def test_what_is_refused_names_its_line(text, code, line):
    node, problems = load(text, "f", 11)
    assert node is None
    assert [(p.code, p.line, p.severity) for p in problems] == [(code, line, "error")]


SAFE = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
VALUES = st.recursive(
    st.none() | SAFE, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SAFE, inner, max_size=4), max_leaves=8
)


@given(st.dictionaries(SAFE, VALUES, max_size=4))
def test_what_is_dumped_reads_back_the_same(value):
    text = "".join(f"{dump(key)}: {dump(item)}\n" for key, item in value.items())
    node, problems = load(text, "f")
    assert problems == []
    assert plain(node) == (value or None)


def test_fields_report_each_fault_with_its_line_and_go_on():
    node, problems = load("page: [1]\ndate: 2021-02-30\nnumber: x\nkindd: news\n", "f")
    fields = Fields(node, "f", problems, ("K1", "K2", "K3"))
    assert fields.text("page") is None
    assert fields.date("date") is None
    assert fields.integer("number", 7) == 7
    assert fields.text("id", required=True) is None
    fields.unknown(("page", "date", "number", "id", "kind"))
    assert [(p.code, p.line) for p in problems] == [("K2", 1), ("K2", 2), ("K2", 3), ("K1", 1), ("K3", 4)]
    assert "kind?" in problems[-1].hint
