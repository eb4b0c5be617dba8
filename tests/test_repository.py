"""The files around the program: workflows with least rights, pinned actions, pinned packages, sound scripts."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
LOCKED = re.compile(
    r"^([a-z0-9-]+)==[^ ]+((?: ;[^\n\\]*)?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def test_there_are_workflows():
    assert [path.stem for path in WORKFLOWS] == ["pages", "test"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit(path):
    uses = [line.strip().removeprefix("- ") for line in path.read_text().splitlines() if "uses:" in line]
    assert uses
    assert [line for line in uses if not PINNED.fullmatch(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_have_the_least_rights(path):
    workflow = yaml.safe_load(path.read_text())
    assert "pull_request_target" not in path.read_text()
    assert workflow["permissions"] in ({}, {"contents": "read"})
    writing = {
        name for job in workflow["jobs"].values() for name, how in job.get("permissions", {}).items() if how == "write"
    }
    assert writing == ({"pages", "id-token"} if path.stem == "pages" else set())


def test_only_the_job_that_runs_nothing_of_ours_may_write():
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text())["jobs"]
    for job in jobs.values():
        may_write = "write" in job.get("permissions", {}).values()
        assert not (may_write and any("run" in step for step in job["steps"]))


def test_every_package_is_pinned_with_hashes():
    lock = (ROOT / "requirements.lock").read_text()
    assert LOCKED.sub("", lock).strip() == ""
    locked = {match[1] for match in LOCKED.finditer(lock)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(line for extra in project["project"]["optional-dependencies"].values() for line in extra),
    ]
    assert {re.split(r"[<>=]", line)[0] for line in wanted} <= locked


def test_no_registry_is_named():
    for name in ("requirements.lock", "Makefile", "pyproject.toml", ".ci/run"):
        assert not re.search(
            r"index-url|find-links|pypi\.|files\.pythonhosted",
            (ROOT / name).read_text().replace("--no-emit-index-url", ""),
        )


def test_the_proof_of_a_clean_checkout_is_a_script():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0


def test_the_formats_version_is_the_programs():
    from builder import __version__, article_file

    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    changes = (ROOT / "CHANGELOG.md").read_text()
    assert f"`format: {article_file.FORMAT}`" in changes
