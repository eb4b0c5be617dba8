"""A build that is killed, at whichever stage, leaves the old site or the new one, and the next build mends the rest."""

import os
import signal
import subprocess
import sys

from archive import Maker, built, put, site_of, small_archive
from test_output import tree

STAGES = ("normalise", "read", "organise", "render", "verify", "publish", "")
KILLED = """
import os, signal, sys
from pathlib import Path
from builder.config import read_site
from builder.pipeline import Options, build
from builder.problem import Report
site, _ = read_site(Path(sys.argv[1]))
def progress(text):
    if text.split(" ")[0] == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
build(site, Options(skip_search=True), Report(), progress)
"""


def test_a_build_killed_at_each_stage(tmp_path):
    root = tmp_path / "edition"
    site = small_archive(root, days=("2021-10-29",))
    built(site)
    old = tree(site.out)
    put(root, Maker(9).article("2021-10-30", "01", 1))
    twin = small_archive(tmp_path / "twin", days=("2021-10-29",))
    put(twin.root, Maker(9).article("2021-10-30", "01", 1))
    built(twin)
    new = tree(twin.out)
    assert old != new
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}
    for stage in STAGES:
        done = subprocess.run([sys.executable, "-c", KILLED, str(root), stage], env=environment, check=False)
        assert done.returncode == -signal.SIGKILL, stage
        assert tree(site.out) == (old if stage else new), stage
    built(site_of(root))
    assert tree(site.out) == new
    assert sorted(path.name for path in root.iterdir()) == [".build", "_site", "content", "site.yml"]


def test_an_error_leaves_the_published_site_as_it_was(tmp_path):
    from builder.pipeline import Options, build
    from builder.problem import Report

    site = small_archive(tmp_path, days=("2021-10-29",))
    built(site)
    before = tree(site.out)
    broken = sorted((tmp_path / "content" / "issues").rglob("*.md"))[0]
    broken.write_text(broken.read_text(encoding="utf-8").replace("date: ", "date: 2021-13-99 #"), encoding="utf-8")
    report = build(site, Options(skip_search=True), Report(), lambda text: None)
    assert [(p.code, p.file, p.line) for p in report.problems] == [("A003", broken.relative_to(tmp_path).as_posix(), 4)]
    assert tree(site.out) == before
