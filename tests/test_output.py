"""The site's folder: all of it or none of it, whoever kills the build and whenever."""

import os
import shutil
import signal
import subprocess
import sys

import pytest

from builder import exchange, output
from builder.output import Output, check_out, manifest, read_manifest


def publish(folder, files):
    with Output(folder) as out:
        for path, data in files.items():
            out.write(path, data)
        out.publish()
        return out


def tree(folder):
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != "manifest.json"
    }


OLDER = {"index.html": b"older", "once/index.html": b"z", "b/c.html": b"other"}
OLD = {"index.html": b"old", "a/index.html": b"same", "gone/index.html": b"x"}
NEW = {"index.html": b"new", "a/index.html": b"same", "b/c.html": b"y"}


def test_first_and_second_publication(tmp_path):
    out = tmp_path / "_site"
    publish(out, OLD)
    assert tree(out) == OLD
    again = publish(out, NEW)
    assert tree(out) == NEW and again.written == 2
    assert sorted(p.name for p in tmp_path.iterdir()) == ["_site"]
    assert {path: size for path, (size, _) in read_manifest(out).items() if path != "manifest.json"} == {
        path: len(data) for path, data in NEW.items()
    }


def test_of_a_large_site_only_what_changed_is_touched(tmp_path, monkeypatch):
    """The old folder is brought up to date and changes places; no file of the published one is ever written to."""
    monkeypatch.setattr(output, "_LARGE", 100)
    many = {f"{n}/index.html": b"%d" % n for n in range(100)}
    out, spare = tmp_path / "_site", tmp_path / "_site.spare"
    publish(out, many)
    publish(out, many | {"1/index.html": b"one"})
    assert tree(spare) == many and tree(out) == many | {"1/index.html": b"one"}
    links, link = [], output.os.link
    monkeypatch.setattr(output.os, "link", lambda one, two: (links.append(one), link(one, two)))
    publish(out, many | {"2/index.html": b"two"})
    assert links == [f"{out}/1/index.html", f"{out}/manifest.json"], "what changed last"
    assert tree(out) == many | {"2/index.html": b"two"} and tree(spare)["1/index.html"] == b"one"
    monkeypatch.undo()
    monkeypatch.setattr(output, "_LARGE", 100)
    (spare / "7" / "index.html").unlink()
    (spare / "8" / "index.html").write_bytes(b"longer than it was")
    publish(out, {path: data for path, data in many.items() if path != "3/index.html"} | {"3/4/index.html": b"four"})
    assert tree(out) == {path: data for path, data in many.items() if path != "3/index.html"} | {
        "3/4/index.html": b"four"
    }
    publish(out, dict.fromkeys(many, b"all new"))
    assert not spare.exists() and sorted(p.name for p in tmp_path.iterdir()) == ["_site"]


def test_a_spare_folder_that_is_not_there_or_not_whole_is_made_before_it_is_needed(tmp_path, monkeypatch):
    monkeypatch.setattr(output, "_LARGE", 2)
    out, spare = tmp_path / "_site", tmp_path / "_site.spare"
    publish(out, OLD)
    spare.mkdir()
    (spare / "stray.html").write_bytes(b"of a build that was killed")
    with Output(out) as ahead:
        assert ahead.mirror() and tree(spare) == OLD and (spare / output.MANIFEST).is_file()
        (spare / "a" / "index.html").unlink()
        ahead.mirrored = ahead.mirror()
        assert tree(spare) == OLD
        for path, data in OLD.items():
            ahead.write(path, data)
        ahead.write("new.html", b"new")
        monkeypatch.setattr(output, "_LITTLE", 1)
        ahead.publish()
    assert tree(out) == OLD | {"new.html": b"new"} and tree(spare) == OLD


def test_nothing_changed_writes_no_file(tmp_path):
    out = tmp_path / "_site"
    publish(out, OLD)
    before = {p: p.stat().st_mtime_ns for p in [out, *out.rglob("*")]}
    again = publish(out, OLD)
    assert again.written == 0
    assert {p: p.stat().st_mtime_ns for p in [out, *out.rglob("*")]} == before


def test_a_damaged_file_is_written_again_when_it_is_missing(tmp_path):
    out = tmp_path / "_site"
    publish(out, OLD)
    (out / "a" / "index.html").unlink()
    publish(out, OLD)
    assert tree(out) == OLD


def test_without_publish_nothing_remains(tmp_path):
    out = tmp_path / "_site"
    publish(out, OLD)
    with Output(out) as half:
        half.write("index.html", b"half")
    assert tree(out) == OLD and sorted(p.name for p in tmp_path.iterdir()) == ["_site"]


def test_the_manifest_is_sorted_and_names_every_file(tmp_path):
    text = manifest({"b": (1, "f" * 64), "a": (2, "0" * 64)}).decode()
    assert text.index('"a"') < text.index('"b"')


KILLED = """
import os, signal, sys
from pathlib import Path
from builder import exchange, output
from tests_killed import NEW
step, count = int(sys.argv[2]), 0
def watch(event, arguments):
    global count
    if event in ("os.rename", "os.link", "os.mkdir", "shutil.rmtree", "os.rmdir", "os.remove") or (
        event == "open" and isinstance(arguments[0], str) and "_site" in arguments[0] and "w" in str(arguments[1])
    ):
        count += 1
        if count == step:
            os.kill(os.getpid(), signal.SIGKILL)
out = Path(sys.argv[1])
if "no-exchange" in sys.argv:
    exchange._exchange = lambda one, other: False
if "spare" in sys.argv:
    output._LARGE, output._LITTLE = 0, 1
sys.addaudithook(watch)
with output.Output(out) as site:
    for path, data in NEW.items():
        site.write(path, data)
    site.publish()
print("done")
"""


@pytest.mark.parametrize("how", [[], ["no-exchange"], ["spare"], ["spare", "no-exchange"]])
def test_a_kill_at_each_step_leaves_the_old_site_or_the_new(tmp_path, monkeypatch, how):
    if "spare" in how:
        monkeypatch.setattr(output, "_LARGE", 0)
        monkeypatch.setattr(output, "_LITTLE", 1)
    (tmp_path / "tests_killed.py").write_text(f"NEW = {NEW!r}\n")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([os.getcwd(), str(tmp_path)])}
    found = set()
    for step in range(1, 60):
        out = tmp_path / "_site"
        for leftover in tmp_path.glob("_site*"):
            shutil.rmtree(leftover)
        publish(out, OLDER)
        publish(out, OLD)
        assert (tmp_path / "_site.spare").exists() == ("spare" in how)
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(out), str(step), *how],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if "no-exchange" in how:
            exchange.recover(out)
        found.add("old" if tree(out) == OLD else "new" if tree(out) == NEW else f"torn at {step}")
        if done.stdout.strip() == "done":
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
        publish(out, NEW)
        assert tree(out) == NEW, "the next build mends everything"
    assert done.stdout.strip() == "done" and step > 5
    assert found == {"old", "new"}


def test_somebodys_folder_is_not_ours(tmp_path):
    root = tmp_path / "edition"
    (root / "content").mkdir(parents=True)
    codes = [
        [p.code for p in check_out(root, path)]
        for path in (root / "_site", root, tmp_path, root / "content", root / "content" / "x", root / "file")
    ]
    assert codes == [[], ["O001"], ["O001"], ["O001"], ["O001"], []]
    theirs = root / "theirs"
    theirs.mkdir()
    assert check_out(root, theirs) == []
    (theirs / "letter.txt").write_text("dear")
    assert [p.code for p in check_out(root, theirs)] == ["O002"]
    assert [p.code for p in check_out(root, theirs / "letter.txt")] == ["O002"]
    publish(root / "_site", OLD)
    assert check_out(root, root / "_site") == []


def test_compare_names_what_differs(tmp_path):
    out = tmp_path / "_site"
    publish(out, OLD)
    with Output(out, dry=True) as dry:
        for path, data in OLD.items():
            dry.write(path, data)
        assert dry.compare() == []
        dry.write("index.html", b"new")
        assert [p.code for p in dry.compare()] == ["O011"]
    (out / "a" / "index.html").write_bytes(b"damaged")
    with Output(out, dry=True) as dry:
        for path, data in OLD.items():
            dry.write(path, data)
        assert [p.code for p in dry.compare()] == ["O012"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["_site"]
