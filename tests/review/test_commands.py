"""`build review` and `build status` from the command line: lines, JSON, what people settled."""

import json

import pytest

from builder import cli
from builder.review import settled
from builder.status import gaps
from tests.archive import Maker, new_edition, put
from tests.normalise.desk import Desk, page


@pytest.fixture
def edition(tmp_path):
    new_edition(tmp_path)
    put(tmp_path, Maker(1).article("2021-10-29", "01", 1, body="要压实压实责任。"))
    put(tmp_path, Maker(2).article("2021-11-02", "01", 1, body="他说：“要抓好落实。"))
    return tmp_path


def run(capsys, root, *arguments):
    code = cli.main([*arguments, "--root", str(root), "--jobs", "1"])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_review_names_file_line_reason_and_how_to_settle(edition, capsys):
    code, out, err = run(capsys, edition, "review")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("content/issues/2021/2021-10-29/01-01.md:19: misprint 0.15 “压实压实”")
    assert lines[1] == "  or: 压实"
    assert lines[2].startswith("  settle: - {key: misprint-20211029-01-01-")
    assert "content/reviewed.yml" in lines[-1]
    assert run(capsys, edition, "review", "--limit", "1")[1].splitlines()[-2] == "1 more: build review --limit 0"


def test_json_has_decisions(edition, capsys):
    code, out, _ = run(capsys, edition, "review", "--json")
    found = json.loads(out)
    assert (code, found["ok"], found["counts"]["decisions"]) == (0, True, 2)
    assert [one["kind"] for one in found["decisions"]] == ["misprint", "quotes"]
    assert set(found["decisions"][0]) == {"kind", "file", "line", "reason", "alternatives", "confidence", "key", "raw"}


def test_what_is_settled_does_not_come_back_until_the_words_change(edition, capsys):
    key = json.loads(run(capsys, edition, "review", "--json")[1])["decisions"][0]["key"]
    (edition / settled.FILE).write_text(f"# looked at\n{settled.line(key)}\n", encoding="utf-8")
    found = json.loads(run(capsys, edition, "review", "--json")[1])
    assert [one["kind"] for one in found["decisions"]] == ["quotes"]
    assert found["counts"]["settled"] == 1
    file = edition / "content/issues/2021/2021-10-29/01-01.md"
    file.write_text(file.read_text("utf-8").replace("责任", "各方责任"), encoding="utf-8")
    assert len(json.loads(run(capsys, edition, "review", "--json")[1])["decisions"]) == 2


def test_nothing_is_written(edition, capsys):
    before = {path: path.read_bytes() for path in edition.rglob("*") if path.is_file() and ".build" not in path.parts}
    run(capsys, edition, "review")
    run(capsys, edition, "status")
    after = {path: path.read_bytes() for path in edition.rglob("*") if path.is_file() and ".build" not in path.parts}
    assert before == after


# ---------------------------------------------------------------- reviewed.yml


@pytest.mark.parametrize(
    "text",
    ["", "# nothing\n", "- {key: misprint-20211029-01-01-0123abcd}\n",
     "- key: date-20211029-0123abcd\n  note: '看过了'\n  by: 某甲\n  date: 2026-01-02\n"],
)  # fmt: skip
def test_entries_that_are_right(text):
    assert settled.parse(text)[1] == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("- {note: 看过了}\n", "V001", 1),
        ("key: misprint-20211029-01-01-0123abcd\n", "V002", 1),
        ("- {key: misprint}\n", "V002", 1),
        ("- {key: date-20211029-0123abcd, date: 2026-02-30}\n", "V002", 1),
        ("- word\n", "V002", 1),
        ("# a\n- {key: date-20211029-0123abcd, nota: a}\n", "V003", 2),
        ("- {key: a: b}\n", "Y001", 1),
        ("- {key: date-20211029-0123abcd, key: b}\n", "Y002", 1),
    ],
)
def test_entries_that_are_wrong(text, code, line):
    problems = settled.parse(text)[1]
    assert next((p.code, p.line, p.file) for p in problems) == (code, line, settled.FILE)


def test_a_wrong_entry_hides_no_other_and_check_tells_it(edition, capsys):
    key = json.loads(run(capsys, edition, "review", "--json")[1])["decisions"][0]["key"]
    (edition / settled.FILE).write_text(f"- {{nota: a, key: {key}}}\n- {{note: b}}\n", encoding="utf-8")
    found = json.loads(run(capsys, edition, "review", "--json")[1])
    assert [one["kind"] for one in found["decisions"]] == ["quotes"]
    assert {p["code"] for p in found["problems"]} == {"V001", "V003"}
    code, _, err = run(capsys, edition, "check", "--skip", "search")
    assert code == 1 and "V001" in err and "V003" in err


# ---------------------------------------------------------------- status


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], ()),
        (["2021-10-29"], ()),
        (["2021-10-29", "2021-10-30"], ()),
        (["2021-10-29", "2021-10-31"], (("2021-10-30", "2021-10-30"),)),
        (["2021-11-03", "2021-10-29", "2021-10-29"], (("2021-10-30", "2021-11-02"),)),
        (["2020-02-27", "2020-03-01"], (("2020-02-28", "2020-02-29"),)),
    ],
)
def test_days_without_an_issue_are_ranges(days, expected):
    assert gaps(days) == expected


def status(capsys, root):
    return json.loads(run(capsys, root, "status", "--json")[1])["status"]


def test_status_of_articles_typed_by_hand(edition, capsys):
    found = status(capsys, edition)
    assert found["missing"] == [{"first": "2021-10-30", "last": "2021-11-01"}] and found["missing_days"] == 3
    assert len(found["typed"]) == 2 and found["edited"] == [] and found["bytes"] == 0
    assert "days without an issue: 3\n  2021-10-30 to 2021-11-01\n" in run(capsys, edition, "status")[1]
    run(capsys, edition, "--skip", "search")
    assert status(capsys, edition)["bytes"] > 0


def test_status_of_raw_files_and_of_what_people_changed(tmp_path, capsys):
    new_edition(tmp_path)
    desk = Desk(tmp_path)
    desk.add("20210302-01.txt", page(1, 2, 3))
    desk.run()
    assert status(capsys, tmp_path)["edited"] == []
    folder = tmp_path / "content/issues/2021/2021-03-02"
    changed, deleted = sorted(folder.glob("01-*.md"))[:2]
    changed.write_text(changed.read_text("utf-8").replace("气氛", "氛围"), encoding="utf-8")
    deleted.unlink()
    desk.add("20210303-01.txt", page(4, 5, head=""))
    desk.add("20210303-02.txt", "")
    desk.add("front.txt", "这一页没有报头，也看不出日期。\n")
    found = status(capsys, tmp_path)
    assert found["edited"] == ["content/issues/2021/2021-03-02/01-01.md"]
    assert found["deleted"] == ["20210302-01-02"]
    assert found["unread"] == ["content/raw/20210303-01.txt"]
    assert [one["file"] for one in found["undated"]] == ["content/raw/front.txt"]
    assert [(one["file"], one["code"]) for one in found["withheld"]] == [("content/raw/20210303-02.txt", "R001")]
    assert [one["file"] for one in found["least_certain"]] == ["content/issues/2021/2021-03-02/issue.md"]
    said = run(capsys, tmp_path, "status")[1]
    assert "raw files to take up: 1\n  content/raw/20210303-01.txt\n" in said
    assert said.endswith("site: not built\n")


def test_a_broken_file_is_told_and_hides_nothing(edition, capsys):
    (edition / "content/issues/2021/2021-11-02/01-02.md").write_text("no front matter\n")
    code, out, _ = run(capsys, edition, "review", "--json")
    found = json.loads(out)
    assert code == 1 and [p["code"] for p in found["problems"]] == ["A001"] and len(found["decisions"]) == 2
    code, out, _ = run(capsys, edition, "status")
    assert code == 1 and "days without an issue: 3" in out


def test_a_negative_limit_is_wrong_usage(edition, capsys):
    assert run(capsys, edition, "review", "--limit=-1")[0] == 2
