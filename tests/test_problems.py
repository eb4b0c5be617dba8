"""Every problem code is raised somewhere, explained in docs/problems.md, and named in a test."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = re.compile(r"[A-Z]\d{3}")
SECTION = re.compile(r"^## ([A-Z]\d{3}) (.+)\n((?:(?!## ).*\n?)*)", re.MULTILINE)
LETTERS = "RNAYCPEUVTSO"
SECTIONS = {match[1]: match[3] for match in SECTION.finditer((ROOT / "docs" / "problems.md").read_text("utf-8"))}


def raised():
    """Codes that stand as a text of their own anywhere in the program."""
    trees = (ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "builder").rglob("*.py")))
    values = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {value for value in values if isinstance(value, str) and CODE.fullmatch(value)}


def named_in_tests():
    """Codes that the tests name, in their code or in the expectations of their cases."""
    files = [path for path in (ROOT / "tests").rglob("*") if path.suffix in (".py", ".txt", ".yml", ".json", ".md")]
    texts = (path.read_text("utf-8", "replace") for path in files if path != Path(__file__))
    return {code for text in texts for code in re.findall(r"(?<![A-Z0-9])[A-Z]\d{3}(?!\d)", text)}


def test_every_code_that_is_raised_is_explained_and_the_other_way_round():
    assert raised() == set(SECTIONS)


def test_every_code_is_named_in_a_test():
    assert raised() - named_in_tests() == set()


@pytest.mark.parametrize("code", sorted(SECTIONS))
def test_a_section_has_cause_cure_and_a_line_of_chinese(code):
    lines = SECTIONS[code].splitlines()
    assert [line for line in lines if line.startswith("Cause: ")]
    assert [line for line in lines if line.startswith("Cure: ")]
    assert [line for line in lines if re.match("[\u4e00-\u9fff]", line)]


def test_sections_are_in_order():
    assert list(SECTIONS) == sorted(SECTIONS, key=lambda code: (LETTERS.index(code[0]), code))
