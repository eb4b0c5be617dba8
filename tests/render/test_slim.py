"""Styles and scripts as they are published: the same to a browser, without what only authors read."""

from __future__ import annotations

import pytest

from builder.render.slim import slim
from builder.render.theme import packaged

CASES = [
    ("a.css", "a { color: red; } /* a link */\n", "a{color:red}"),
    ("a.css", 'a::before { content: "a: b, { c }"; }', 'a::before{content:"a: b, { c }"}'),
    ("a.css", "b { content: '/* no comment */'; }", "b{content:'/* no comment */'}"),
    ("a.css", "main > h1, .a :hover { width: calc(1em + 2px); }", "main > h1,.a :hover{width:calc(1em + 2px)}"),
    (
        "a.css",
        "@media (min-width: 40rem) {\n  .a b { margin: 0 1px; }\n}\n",
        "@media (min-width:40rem){.a b{margin:0 1px}}",
    ),
    ("a.js", "// who\nvar a = 1; // why\n\n  b();\n", "var a = 1; // why\nb();\n"),
    ("a.js", "var a = `\n  // kept\n`;\n", "var a = `\n  // kept\n`;\n"),
    ("a.svg", "<svg>\n  <!-- kept -->\n</svg>\n", "<svg>\n  <!-- kept -->\n</svg>\n"),
]


@pytest.mark.parametrize(("name", "before", "after"), CASES)
def test_only_what_authors_read_goes(name, before, after):
    assert slim(name, before.encode()).decode() == after


def test_other_bytes_stay():
    assert slim("a.css", b"a { }\xff") == b"a { }\xff"


def test_the_rules_of_the_default_theme_are_all_there():
    for name in ("style.css", "pages.css", "menu.css"):
        before = (packaged() / "static" / name).read_bytes()
        after = slim(name, before)
        assert len(after) < len(before) and slim(name, after) == after
        assert before.count(b"{") - before.count(b"/* {") == after.count(b"{") == after.count(b"}")
