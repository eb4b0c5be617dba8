"""The matrix of bad input: each mistake gives its code at its place and nothing else; done right, it gives nothing.

Each row stands in three places that are kept in step: a fixture that fails, one that passes, and a section of
docs/problems.md.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from builder import cli, press
from builder.verify import pages
from tests.matrix import addresses, articles, files, machine, raw
from tests.matrix.row import Row, Step, make
from tests.test_problems import SECTIONS

ROWS = [*raw.ROWS, *articles.ROWS, *files.ROWS, *addresses.ROWS, *machine.ROWS]
TOGETHER = [row for row in ROWS if not (row.alone or row.command or row.first or row.played or row in machine.ROWS)]
RIGHT = list({(row.good, row.command, row.right): row for row in ROWS if row not in TOGETHER}.values())
IDLE = "content/people/idle.yml"
"""The one file of persons that is asked whether they stand in an article: the others are about other mistakes."""
ELSEWHERE = {
    "N002": "normalise/test_account.py",
    "N006": "normalise/test_again.py",
    "N007": "normalise/test_again.py",
    "U003": "test_ledger.py",
    "U006": "test_ledger.py",
    "S002": "search/test_build.py",
    "S004": "search/test_proof.py",
    "S005": "search/test_proof.py",
    "S006": "search/test_proof.py",
    "O013": "test_serve.py",
}
"""What no file alone can bring about: other rules, two commits, a browser, an index of another Pagefind."""


@pytest.fixture(scope="session")
def edition(tmp_path_factory) -> Path:
    """The edition, built once; every row begins with a copy of it."""
    root = tmp_path_factory.mktemp("matrix") / "edition"
    root.mkdir()
    make(root)
    assert cli.main(["--root", str(root), "-q", "--skip", "search", "--jobs", "1"]) == 0
    return root


@pytest.fixture
def root(edition, tmp_path) -> Path:
    return shutil.copytree(edition, tmp_path / "edition", symlinks=True)


def run(root: Path, capsys, words: tuple[str, ...] = ()) -> tuple[int, list[dict]]:
    """(exit code, problems) of one command."""
    capsys.readouterr()
    skip = [] if "--with-search" in words else ["--skip", "search"]
    given = [word.format(root=root) for word in words if word != "--with-search"]
    code = cli.main([*given, "--root", str(root), "--json", "--jobs", "1", *skip])
    said = capsys.readouterr()
    assert said.err == ""
    problems = json.loads(said.out)["problems"]
    return code, [one for one in problems if one["code"] != "P010" or one["file"] == IDLE]


def do(root: Path, steps: tuple[Step, ...]) -> None:
    for step in steps:
        step(root)


def without_printing(patch) -> None:
    """What is wrong with content is found before a page is made of it."""
    patch.setattr(press, "print_pages", lambda *arguments: press.Pages([], {}))
    patch.setattr(pages, "check", lambda *arguments: [])


def places(problems: list[dict]) -> set[tuple[str, str, int]]:
    return {(one["code"], one["file"], one["line"]) for one in problems}


def expected(row: Row, root: Path) -> tuple[str, str, int]:
    return row.code, row.file.format(root=root), row.line


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what)
def test_a_mistake_is_told_at_its_place_and_nothing_else_is(row, root, capsys, monkeypatch):
    if row.first:
        do(root, row.first)
        assert run(root, capsys)[0] == 0
    do(root, row.bad)
    if row.played:
        row.played(monkeypatch)
    if row in TOGETHER:
        without_printing(monkeypatch)
    code, problems = run(root, capsys, row.command)
    assert expected(row, root) in places(problems)
    others = [one for one in problems if one["code"] != row.code]
    assert len(problems) - len(others) == 1
    assert {one["code"] for one in others} == row.also
    assert all(one["message"] and one["hint"] for one in problems)
    assert code == any(one["severity"] == "error" for one in problems)


@pytest.mark.parametrize("row", RIGHT, ids=lambda row: row.what)
def test_done_right_there_is_nothing_to_tell(row, root, capsys):
    if row.first:
        do(root, row.first)
        assert run(root, capsys)[0] == 0
    do(root, row.good)
    command = row.command if row.right is None else row.right
    assert run(root, capsys, command if row.code[0] != "U" else ()) == (0, [])


def test_one_broken_file_never_hides_the_others(root, capsys):
    for row in TOGETHER:
        do(root, row.bad)
    before = {path: path.read_bytes() for path in sorted((root / "_site").rglob("*")) if path.is_file()}
    code, problems = run(root, capsys)
    assert code == 1
    assert places(problems) == {expected(row, root) for row in TOGETHER}
    assert {path: path.read_bytes() for path in sorted((root / "_site").rglob("*")) if path.is_file()} == before


def test_a_broken_site_yml_hides_no_other_file(root, capsys):
    """But what shows only when articles are brought together, and raw files that are not taken up without a site."""
    for row in TOGETHER:
        do(root, row.bad)
    (root / "site.yml").write_text("titel: x\n", encoding="utf-8")
    _, problems = run(root, capsys)
    told = places(problems)
    assert {code for code, file, _ in told if file == "site.yml"} == {"C001", "C003"}
    files = [row for row in articles.ROWS + files_of_people() if row in TOGETHER]
    alone = {expected(row, root) for row in files if row.code[0] != "E" and row.code not in ("P008", "P009", "P010")}
    assert len(alone) > 40 and alone <= told


def files_of_people() -> list[Row]:
    return [row for row in files.ROWS if row.code[0] in "PY" and row.file != "site.yml"]


def test_all_of_it_done_right_is_an_edition_without_a_word(root, capsys):
    for row in TOGETHER:
        do(root, row.good)
    assert run(root, capsys) == (0, [])


# ---------------------------------------------------------------- in step


def test_every_code_has_a_row_or_a_test_of_its_own():
    rows = {row.code for row in ROWS}
    assert rows | set(ELSEWHERE) == set(SECTIONS)
    assert rows & set(ELSEWHERE) == set()
    tests = Path(__file__).parent.parent
    assert [code for code, name in ELSEWHERE.items() if code not in (tests / name).read_text("utf-8")] == []


def test_every_row_that_fails_has_one_that_passes():
    assert [row.what for row in ROWS if row in TOGETHER and not row.good] == []
    assert len({row.what for row in ROWS}) == len(ROWS)
