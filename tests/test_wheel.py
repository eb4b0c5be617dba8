"""The wheel carries all it needs: installed alone, it makes a new edition and builds it."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command, cwd):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """The console command `build`, installed from the wheel; the dependencies are those of this interpreter."""
    work = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", work, ROOT, cwd=work)
    run(sys.executable, "-m", "venv", "--without-pip", work / "venv", cwd=work)
    (wheel,) = work.glob("*.whl")
    python = work / "venv" / "bin" / "python"
    run(*pip, "--python", python, "install", "--no-deps", "--no-index", "--no-compile", wheel, cwd=work)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=work).strip())
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return work / "venv" / "bin" / "build"


def test_the_program_and_its_theme_come_from_the_wheel(program, tmp_path):
    python = program.with_name("python")
    found = run(python, "-c", "from builder.render.theme import packaged; print(packaged())", cwd=tmp_path).strip()
    assert Path(found).is_relative_to(program.parent.parent)
    theme = {path.relative_to(found) for path in Path(found).rglob("*") if path.is_file()}
    ours = ROOT / "themes" / "default"
    assert theme == {path.relative_to(ours) for path in ours.rglob("*") if path.is_file()}


def test_a_new_edition_builds_at_once_and_without_a_word(program, tmp_path):
    run(program, "new", "paper", cwd=tmp_path)
    report = json.loads(run(program, "--root", "paper", "--strict", "--json", cwd=tmp_path))
    assert report["ok"] and report["problems"] == []
    assert report["counts"]["issues"] == 0
    assert (tmp_path / "paper" / "_site" / "index.html").is_file()
    again = json.loads(run(program, "--root", "paper", "--frozen", "--json", cwd=tmp_path))
    assert again["counts"]["written"] == 0
    run(program, "check", "--root", "paper", cwd=tmp_path)
