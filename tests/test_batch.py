"""A year of back issues at once: what is faulty is explained, the rest is built. Faults of the machine."""

import errno
import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from builder import cli
from builder.output import Output
from tests.archive import new_edition, small_archive
from tests.normalise.desk import TOPICS

GOOD, FIRST = 290, date(2020, 1, 1)
FAULTS = {
    "R001": ("2021-01-01.txt", b""),
    "R002": ("2021-01-02.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
    "R003": ("2021-01-03.txt", "标题\n\n正文。".encode() + b"\xff\xfe\xfa\xe4" * 9),
    "R004": ("2021-01-04.txt", ("长" * 100_001 + "。").encode()),
    "N001": ("front.txt", "这一页没有报头，也看不出日期。\n".encode()),
    "N005": ("2020-01-01-again.txt", None),
    "R008": ("2021-01-06.txt", "标题在此\n\n正文。\n".encode()),
    "R009": ("2021-01-07.txt", "标题在此\n\n正文。\n".encode()),
}
SIDECARS = {"2021-01-06.yml": "date: 2021-02-30\n", "2021-01-07.yml": "dat: 2021-01-07\n"}


def issue(n: int) -> str:
    """A page of one short article, no two alike; the date is in the name of the file."""
    title, second, third = TOPICS[n % len(TOPICS)]
    return f"{title}第{n}回\n\n本报讯 (记者 王甲) 第{n}回,{title},现场{n}人。\n\n{second}{n}次。\n\n{third}\n"


def put_raw(root: Path) -> None:
    raw = root / "content" / "raw"
    raw.mkdir(parents=True, exist_ok=True)
    for n in range(GOOD):
        (raw / f"{FIRST + timedelta(n)}.txt").write_text(issue(n), encoding="utf-8")
    for name, data in FAULTS.values():
        (raw / name).write_bytes(issue(0).encode() if data is None else data)
    for name, text in SIDECARS.items():
        (raw / name).write_text(text, encoding="utf-8")
    for name in ("2021-02-01.txt", "2021-02-02.txt"):
        (raw / name).write_text("\n \n", encoding="utf-8")


def run(capsys, *arguments):
    code = cli.main([str(argument) for argument in arguments])
    return code, json.loads(capsys.readouterr().out)


def test_ten_faulty_files_of_three_hundred_are_explained_and_the_rest_is_built(tmp_path, capsys):
    new_edition(tmp_path)
    put_raw(tmp_path)
    assert len(list((tmp_path / "content/raw").glob("*.txt"))) == 300
    code, found = run(capsys, "--root", tmp_path, "--json", "--skip", "search")
    told = {problem["file"]: problem for problem in found["problems"]}
    faulty = {f"content/raw/{name}" for name, _ in FAULTS.values()} | {
        "content/raw/2021-02-01.txt", "content/raw/2021-02-02.txt"
    }  # fmt: skip
    assert found["counts"]["issues"] == found["counts"]["articles"] == GOOD
    named = {file.replace(".yml", ".txt") for file in told}
    assert faulty <= named
    codes = {problem["code"] for problem in found["problems"]}
    assert set(FAULTS) <= codes
    assert code == int(not found["ok"])
    assert all(problem["message"] and problem["hint"] for problem in told.values())
    assert (tmp_path / "_site/2020/01/02/index.html").is_file()


# ---------------------------------------------------------------- the machine


@pytest.fixture
def published(tmp_path, capsys):
    small_archive(tmp_path, days=("2021-10-29",))
    assert run(capsys, "--root", tmp_path, "--json", "--skip", "search")[0] == 0
    return tmp_path


def site(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((root / "_site").rglob("*")) if path.is_file()}


def change(root: Path) -> None:
    file = root / "content/issues/2021/2021-10-29/01-01.md"
    file.write_text(file.read_text("utf-8").rstrip() + "新的一句。\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "O008"), (errno.EACCES, "O009"), (errno.EROFS, "O009"), (errno.EIO, "O010")]
)
def test_a_machine_that_refuses_leaves_the_site_whole(published, capsys, monkeypatch, number, code):
    before = site(published)
    change(published)

    def refuse(self, path, data):
        raise OSError(number, os.strerror(number), path)

    monkeypatch.setattr(Output, "put", refuse)
    exit_code, found = run(capsys, "--root", published, "--json", "--skip", "search", "--jobs", "1")
    assert (exit_code, [p["code"] for p in found["problems"]]) == (1, [code])
    assert found["problems"][0]["hint"] and site(published) == before


@pytest.mark.parametrize("where", ["mine", ".", "content"])
def test_somebodys_folder_is_left_alone(published, capsys, where):
    (published / "mine").mkdir()
    (published / "mine" / "letter.txt").write_text("mine")
    code, found = run(capsys, "--root", published, "--json", "--skip", "search", "--out", where)
    assert code == 1 and found["problems"][0]["code"] == ("O002" if where == "mine" else "O001")
    assert [path.name for path in (published / "mine").iterdir()] == ["letter.txt"]
