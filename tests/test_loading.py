"""The rules of normaliser, recogniser, search and review are loaded only by a build that has work for them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from archive import edition_with_witnesses, site_of, small_archive

HERE = Path(__file__).parent.parent
RULES = ("builder.normalise.taking", "builder.normalise.reading", "builder.normalise.dates", "builder.normalise.rerun")
RECOGNISER = ("builder.organise.persons.local", "builder.organise.persons.resolve", "builder.organise.persons.chinese")
OTHERS = ("builder.search", "builder.review.finders", "http.server")
BUILD = """
import json, sys
from pathlib import Path
from builder.config import Options, read_site
from builder.pipeline import build
from builder.problem import Report, has_errors
site, _ = read_site(Path(sys.argv[1]), "_site", None)
report = build(site, Options(skip_search=True), Report(), lambda text: None)
print(json.dumps([has_errors(report.problems), report.counts["written"], sorted(sys.modules)]))
"""


def loaded(root: Path) -> tuple[int, set[str]]:
    """Build in a process of its own: files written, modules that it loaded."""
    command = [sys.executable, "-c", BUILD, str(root)]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=True)
    wrong, written, modules = json.loads(done.stdout)
    assert not wrong
    return written, set(modules)


def test_what_has_no_work_is_not_loaded(tmp_path):
    edition_with_witnesses(tmp_path)
    _, first = loaded(tmp_path)
    assert first.issuperset(RECOGNISER), "nobody was looked for"
    assert first.isdisjoint((*RULES, *OTHERS))
    site = tmp_path / "site.yml"
    site.write_text(site.read_text(encoding="utf-8").replace("title: ", "title: 新", 1), encoding="utf-8")
    written, second = loaded(tmp_path)
    assert written > 100
    assert second.isdisjoint((*RULES, *RECOGNISER, *OTHERS))


def test_a_raw_file_without_articles_loads_the_normaliser(tmp_path):
    small_archive(tmp_path)
    raw = tmp_path / "content" / "raw"
    raw.mkdir()
    name = next((HERE / "content" / "raw").glob("*.txt")).name
    (raw / name).write_bytes((HERE / "content" / "raw" / name).read_bytes())
    _, modules = loaded(tmp_path)
    assert modules.issuperset(RULES[:3])
    assert site_of(tmp_path).content.joinpath("raw", "SHA256SUMS").is_file()
