"""A build that is killed, at whichever stage, leaves the old site or the new one, and the next build mends the rest."""

import os
import signal
import subprocess
import sys

import pytest
from archive import Maker, built, put, site_of, small_archive
from test_output import tree

from builder import press
from builder.cli import parser
from builder.commands import run

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


FAILING = "{% extends 'layout.html' %}\n{% block main %}\n{{ 1 // 0 }}\n{% endblock %}\n"
FAULTS = [
    (FAILING, "T005", 3),
    ("{% extends 'nowhere.html' %}\n", "T002", 1),
    ("{% block main %}\n{{ 1 +\n", "T001", 2),
]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("template", "code", "line"), FAULTS)
def test_a_template_that_fails_is_a_problem_with_its_line(tmp_path, monkeypatch, template, code, line, jobs):
    """Also when it fails in a forked process; the published site stays as it was."""
    site = small_archive(tmp_path, days=("2021-10-29",))
    built(site)
    before = tree(site.out)
    theme = tmp_path / "themes" / "default" / "templates"
    theme.mkdir(parents=True)
    (theme / "year.html").write_text(template)
    monkeypatch.setattr(press, "WORTH_FORKING", 1)
    options = parser().parse_args(["--root", str(tmp_path), "--skip", "search", "--jobs", jobs])
    (problem,) = run(options, lambda text: None).problems
    assert (problem.code, problem.file, problem.line) == (code, "themes/default/templates/year.html", line)
    assert tree(site.out) == before
