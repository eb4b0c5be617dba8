"""What is kept between builds: used again only whole, by the same version, and only while it is used."""

from builder import caches, memory
from builder.memory import Memory, digest


def test_pieces_come_back_and_unused_ones_go(tmp_path):
    path = tmp_path / "deep" / "names"
    first = Memory(path, "v1")
    first.put("a", b"one\n2")
    first.put("b", b"")
    first.put("c", bytes(range(256)))
    first.save()
    second = Memory(path, "v1")
    assert (second.get("a"), second.get("c"), second.get("nothing")) == (b"one\n2", bytes(range(256)), None)
    second.save()
    third = Memory(path, "v1")
    assert third.get("b") is None and third.get("a") == b"one\n2"


def test_another_version_or_a_damaged_file_is_as_good_as_none(tmp_path):
    path = tmp_path / "names"
    first = Memory(path, "v1")
    first.put("a", b"piece")
    first.save()
    assert Memory(path, "v2").get("a") is None
    data = path.read_bytes()
    for damaged in (data[:-1], data.replace(b"piece", b"pIece"), b"", b"x" * 40):
        path.write_bytes(damaged)
        assert Memory(path, "v1").get("a") is None


def test_any_byte_of_the_head_may_be_damaged(tmp_path):
    path = tmp_path / "names"
    first = Memory(path, "v1")
    first.put("a", b"piece")
    first.save()
    data = path.read_bytes()
    for at in range(data.index(b"v1")):
        path.write_bytes(data[:at] + bytes((data[at] ^ 0x5A,)) + data[at + 1 :])
        assert Memory(path, "v1").get("a") is None


def test_a_head_without_a_body_is_as_good_as_none(tmp_path):
    path = tmp_path / "names"
    path.write_bytes(memory._HEAD + memory._SUM % (0, 0))
    assert Memory(path, "v1").get("a") is None


def test_nothing_changed_writes_nothing(tmp_path):
    path = tmp_path / "names"
    first = Memory(path, "v1")
    first.put("a", b"piece")
    first.save()
    before = path.stat().st_mtime_ns
    again = Memory(path, "v1")
    again.get("a")
    again.save()
    assert path.stat().st_mtime_ns == before


def test_keys_tell_texts_apart():
    assert digest("a", "b") != digest("ab") and digest("a\ud800") != digest("a")


def test_templates_that_another_version_compiled_are_not_used(tmp_path, monkeypatch):
    caches.Caches(tmp_path).compiled().joinpath("one.cache").write_bytes(b"of this version")
    assert [path.name for path in caches.Caches(tmp_path).compiled().iterdir()] == ["one.cache"]
    monkeypatch.setattr(caches, "program", lambda: "another")
    assert list(caches.Caches(tmp_path).compiled().iterdir()) == []
    assert [path.name for path in (tmp_path / ".build" / "templates").iterdir()] == ["another"]


def test_a_large_piece_behind_the_others_is_written_part_by_part(tmp_path, monkeypatch):
    monkeypatch.setattr(memory, "_PART", 7)
    blob = bytes(range(60))
    memory.write(tmp_path / "last", "v1", {"a": b"b"}, blob)
    pieces, found = memory.read_with_blob(tmp_path / "last", "v1")
    assert pieces == {"a": b"b"} and bytes(found) == blob
