"""What a build would still write below content/: named by `check`, an error with --frozen, done by a plain build."""

import json

import pytest

from builder import cli, scaffold

ARTICLE = "---\ndate: 2021-10-29\npage: '01'\ntitle: 题\n---\n\n第一段的文字。\n\n第二段的文字。\n"


@pytest.fixture
def edition(tmp_path):
    """An edition with one article that was typed by hand and never built."""
    scaffold.create(tmp_path)
    file = tmp_path / "content" / "issues" / "2021" / "2021-10-29" / "01-01.md"
    file.parent.mkdir(parents=True)
    file.write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def build(edition, capsys, *arguments):
    """(exit code, codes, counts)"""
    code = cli.main([*arguments, "--root", str(edition), "--skip", "search", "--json"])
    report = json.loads(capsys.readouterr().out)
    return code, {problem["code"] for problem in report["problems"]}, report["counts"]


def sources(edition):
    return {path: path.read_bytes() for path in (edition / "content").rglob("*") if path.is_file()}


def test_a_new_file_lacks_its_id_addresses_and_anchors(edition, capsys):
    before = sources(edition)
    assert build(edition, capsys, "check")[:2] == (1, {"U007", "U008", "U009"})
    assert build(edition, capsys, "--frozen")[:2] == (1, {"U007", "U008", "U009"})
    assert sources(edition) == before
    assert not (edition / "_site").exists()


def test_a_plain_build_writes_them_and_then_nothing_is_missing(edition, capsys):
    assert build(edition, capsys)[:2] == (0, set())
    file = edition / "content" / "issues" / "2021" / "2021-10-29" / "01-01.md"
    assert file.read_text(encoding="utf-8") == ARTICLE.replace("---\n", "---\nid: 20211029-01-01\n", 1)
    before = sources(edition)
    assert build(edition, capsys, "check")[:2] == (0, set())
    code, codes, counts = build(edition, capsys, "--frozen")
    assert (code, codes, counts["written"]) == (0, set(), 0)
    assert sources(edition) == before


RAW = """某市日报
2021年10月30日 星期六

某市召开农业农村工作会议
本报讯（记者 王某）10月29日，某市召开农业农村工作会议，部署秋冬农业生产。
会议要求，各地要抓好秋收秋种，落实各项措施，确保粮食安全和农民增收。
"""


def take_up_a_page(edition, capsys):
    """A raw file that is known to the edition, and its articles."""
    (edition / "content" / "raw" / "20211030-01.txt").write_text(RAW, encoding="utf-8")
    assert build(edition, capsys)[0] == 0
    return sorted((edition / "content" / "issues" / "2021" / "2021-10-30").glob("01-*.md"))


def test_a_raw_file_that_was_not_taken_up_is_n010(edition, capsys):
    build(edition, capsys)
    (edition / "content" / "raw" / "20211030-01.txt").write_text(RAW, encoding="utf-8")
    assert build(edition, capsys, "check")[:2] == (1, {"N010"})
    assert build(edition, capsys, "--frozen")[:2] == (1, {"N010"})


def test_a_paragraph_put_between_others_is_recorded_u009(edition, capsys):
    file = take_up_a_page(edition, capsys)[0]
    assert build(edition, capsys, "check")[:2] == (0, set())
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\n\n会议要求", "\n\n夹在中间的一段。\n\n会议要求"), encoding="utf-8")
    assert "U009" in build(edition, capsys, "check")[1]
    assert "U009" in build(edition, capsys, "--frozen")[1]
    assert build(edition, capsys)[0] == 0
    assert build(edition, capsys, "check")[:2] == (0, set())
