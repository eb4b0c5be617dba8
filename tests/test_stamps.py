"""Hashes of files: remembered while the file system says the file is the same, taken anew when it is not."""

import hashlib
import os
import time

from builder import stamps
from builder.stamps import Stamps


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def aged(tmp_path, monkeypatch, seconds=10):
    """Stamps taken some seconds from now, when the files are old enough to be trusted."""
    now = time.time_ns()
    monkeypatch.setattr(stamps.time, "time_ns", lambda: now + seconds * 1_000_000_000)
    return Stamps(tmp_path)


def test_every_file_below_a_folder_in_order(tmp_path):
    (tmp_path / "content" / "b").mkdir(parents=True)
    (tmp_path / "content" / "b" / "2.md").write_bytes(b"2")
    (tmp_path / "content" / "a.md").write_bytes(b"1")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = Stamps(tmp_path).files("content", "themes")
    assert found == {"content/a.md": sha(b"1"), "content/b/2.md": sha(b"2")}
    assert list(found) == sorted(found)
    assert Stamps(tmp_path).file("none") == ""


def test_an_old_file_is_hashed_once(tmp_path, monkeypatch):
    (tmp_path / "content").mkdir()
    file = tmp_path / "content" / "a.md"
    file.write_bytes(b"old")
    first = aged(tmp_path, monkeypatch)
    assert first.files("content") == {"content/a.md": sha(b"old")}
    first.save()
    monkeypatch.setattr(stamps, "sha256_of", lambda path: "hashed again")
    assert Stamps(tmp_path).file("content/a.md") == sha(b"old")


def test_a_change_that_keeps_size_and_time_is_seen(tmp_path, monkeypatch):
    (tmp_path / "content").mkdir()
    file = tmp_path / "content" / "a.md"
    file.write_bytes(b"old")
    first = aged(tmp_path, monkeypatch)
    first.files("content")
    first.save()
    time.sleep(0.02)
    before = file.stat()
    file.write_bytes(b"new")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Stamps(tmp_path).file("content/a.md") == sha(b"new")


def test_a_file_that_changed_just_now_is_not_remembered(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_bytes(b"new")
    taken = Stamps(tmp_path)
    taken.files("content")
    taken.save()
    assert Stamps(tmp_path)._known == {}


def test_files_that_change_meanwhile_are_told(tmp_path):
    (tmp_path / "content").mkdir()
    file = tmp_path / "content" / "a.md"
    file.write_bytes(b"one")
    taken = Stamps(tmp_path)
    taken.files("content")
    assert taken.hold()
    time.sleep(0.02)
    file.write_bytes(b"two")
    assert not taken.hold()


def test_a_file_is_as_it_was_when_first_asked_for(tmp_path):
    (tmp_path / "a.md").write_bytes(b"one")
    taken = Stamps(tmp_path)
    assert taken.file("a.md") == sha(b"one") and taken.holds("a.md")
    (tmp_path / "a.md").write_bytes(b"two!")
    assert taken.file("a.md") == sha(b"one") and not taken.holds("a.md")
    assert taken.anew().file("a.md") == sha(b"two!")
    assert not taken.holds("b.md")


def test_a_damaged_record_is_as_none(tmp_path):
    (tmp_path / ".build").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_bytes(b"one")
    for damaged in ("", "[1]", '{"content/a.md": 3}', "null"):
        (tmp_path / stamps.FILE).write_text(damaged)
        assert Stamps(tmp_path).file("content/a.md") == sha(b"one")
