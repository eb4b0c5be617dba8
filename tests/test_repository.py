"""The files around the program: workflows with least rights, pinned actions, pinned packages, sound scripts."""

import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from builder import cli
from tests.test_readme import targets

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


def jobs(path):
    return yaml.safe_load(path.read_text())["jobs"]


def steps(path):
    return [step for job in jobs(path).values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_are_whole(path):
    """What the forge would refuse: a step that does nothing or two things, a job or a step that is not there."""
    for job in jobs(path).values():
        assert set(job) <= {"needs", "runs-on", "timeout-minutes", "permissions", "environment", "steps"}
        assert {"runs-on", "timeout-minutes", "steps"} <= set(job)
        assert job.get("needs") is None or job["needs"] in jobs(path)
        named = {step["id"] for step in job["steps"] if "id" in step}
        assert set(re.findall(r"steps\.([\w-]+)\.", str(job))) <= named
    for step in steps(path):
        assert ("uses" in step) != ("run" in step)
        assert set(step) <= {"id", "uses", "run", "with", "env"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_workflows_run_exists(path):
    lines = [line for step in steps(path) if "run" in step for line in step["run"].splitlines()]
    assert lines
    for line in lines:
        words = shlex.split(line)
        if words[0] == "make":
            assert words[1] in targets()
            given = [word.partition("=")[2] for word in words[2:] if word.startswith("ARGS=")]
            cli.parser().parse_args(shlex.split(given[0].replace("$BASE_URL", "/x/")) if given else [])
        else:
            assert (ROOT / words[0]).stat().st_mode & 0o111


def test_scripts_of_the_proof_run_commands_that_exist():
    for words in re.findall(
        r"^(?:\.venv/bin/)?build( .*)?$|^make ([a-z-]+)", (ROOT / ".ci/run").read_text(), re.MULTILINE
    ):
        if words[1]:
            assert words[1] in targets()
        else:
            cli.parser().parse_args(words[0].partition(">")[0].split())


def test_forks_reach_no_secret_and_no_page():
    text = {path.stem: path.read_text() for path in WORKFLOWS}
    assert not re.search(r"secrets\.|github\.token|GITHUB_TOKEN", "".join(text.values()))
    on = {name: yaml.safe_load(one)[True] for name, one in text.items()}
    assert set(on["test"]) == {"push", "pull_request"} and set(on["pages"]) == {"push", "workflow_dispatch"}
    assert on["pages"]["push"] == {"branches": ["main"]}
    assert not re.search(r"run: .*\$\{\{", "".join(text.values())), "what others write never becomes part of a command"
    checkouts = [step for path in WORKFLOWS for step in steps(path) if "checkout" in step.get("uses", "")]
    assert checkouts and all(step["with"] == {"persist-credentials": False} for step in checkouts)


def test_what_a_build_keeps_is_restored():
    kept = [step["with"] for step in steps(WORKFLOWS[0]) if "/cache@" in step.get("uses", "")]
    assert [one["path"].split() for one in kept] == [[".cache"], [".build", "_site"]]
    assert kept[1]["key"].startswith(kept[1]["restore-keys"].splitlines()[0])


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
