"""SHA256SUMS and sidecars: what is written beside the witnesses."""

import hashlib
import subprocess

from builder.normalise.record import check_record, read_record, write_record
from builder.normalise.sidecar import Sidecar, read_sidecar


def raw(tmp_path, **files):
    for name, text in files.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_record_is_read_by_sha256sum(tmp_path):
    raw(tmp_path, a="甲", b="乙")
    record = {f"{n}.txt": hashlib.sha256((tmp_path / f"{n}.txt").read_bytes()).hexdigest() for n in "ba"}
    (tmp_path / "SHA256SUMS").write_text(write_record(record), encoding="utf-8")
    assert read_record(tmp_path) == (record, [])
    assert subprocess.run(["sha256sum", "-c", "--status", "SHA256SUMS"], cwd=tmp_path).returncode == 0


def test_unchanged_witnesses_are_no_problem(tmp_path):
    raw(tmp_path, a="甲")
    assert check_record(tmp_path, {"a.txt": hashlib.sha256("甲".encode()).hexdigest()}) == []


def test_changed_and_missing_witnesses_are_errors(tmp_path):
    raw(tmp_path, a="甲")
    problems = check_record(tmp_path, {"a.txt": "0" * 64, "b.txt": "0" * 64})
    assert [(p.file, p.code, p.severity) for p in problems] == [
        ("content/raw/a.txt", "R005", "error"),
        ("content/raw/b.txt", "R006", "error"),
    ]


def test_a_line_of_another_make_is_named(tmp_path):
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  a.txt\nwhat is this\n", encoding="utf-8")
    record, problems = read_record(tmp_path)
    assert list(record) == ["a.txt"]
    assert [(p.code, p.line) for p in problems] == [("R007", 2)]


def sidecar(tmp_path, text):
    path = tmp_path / "a.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_sidecar(path, "content/raw/a.yml")


def test_no_sidecar_says_nothing(tmp_path):
    assert read_sidecar(tmp_path / "a.yml", "content/raw/a.yml") == (Sidecar(), [])
    assert sidecar(tmp_path, "") == (Sidecar(), [])


def test_a_sidecar_gives_date_edition_and_page(tmp_path):
    assert sidecar(tmp_path, "date: 2021-10-29\nedition: wanbao\npage: A2\n") == (
        Sidecar("2021-10-29", "wanbao", "a02"),
        [],
    )
    assert sidecar(tmp_path, "page: 3") == (Sidecar(page="03"), [])


def test_a_bad_sidecar_withholds_its_file_and_names_the_line(tmp_path):
    for text, code, line in [
        ("date: 2021-02-30\n", "R008", 1),
        ("page: '01'\ndate: yesterday\n", "R008", 2),
        ("edition: a01\n", "R008", 1),
        ("page: '01'\ndat: 2021-10-29\n", "R009", 2),
        ("- date\n", "R008", 1),
        ("date: 2021-10-29\ndate: 2021-10-30\n", "Y002", 2),
        ("date: [\n", "Y001", 2),
        (b"date: \xff\n", "R008", 1),
    ]:
        found, problems = sidecar(tmp_path, text)
        assert found is None, text
        assert [(p.code, p.line, p.severity) for p in problems] == [(code, line, "warning")], text
