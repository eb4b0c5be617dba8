"""The measuring instrument: the same seed gives the same archive, as real as it must be, and its pages are sound."""

import ast
import os
import re
import sys
from collections import Counter
from itertools import islice, pairwise
from pathlib import Path

import pytest

from bench import cases, kinds, plan, report, served
from bench.archive import Archive
from bench.kinds import Held
from bench.lists import Lists
from bench.measure import Failed, Run, measured
from bench.run import Results
from bench.tools import WRITERS, ours
from builder.config import read_site
from builder.organise.groups import column_key
from builder.pipeline import Options, build, check
from builder.problem import Report

ROOT = Path(__file__).parent.parent


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# ---------------------------------------------------------------- the archive


@pytest.mark.parametrize("write", [ours.write, *WRITERS.values()])
def test_the_same_seed_gives_the_same_bytes(tmp_path, write):
    for name, seed in (("one", 3), ("other", 3), ("third", 4)):
        write(Archive(70, seed), tmp_path / name)
    assert tree(tmp_path / "one") == tree(tmp_path / "other")
    assert tree(tmp_path / "one") != tree(tmp_path / "third")


def test_a_larger_archive_begins_with_the_smaller_one():
    small, large = Archive(40, 1).articles(), Archive(100_000, 1).articles()
    assert list(small) == list(islice(large, 40))


def test_the_plan_has_as_many_articles_persons_and_days_as_asked():
    found = list(plan.slots(20_000, 1))
    assert [slot.number for slot in found] == list(range(20_000))
    assert len({slot.id for slot in found}) == 20_000
    people = Counter(one for slot in found for one in slot.people)
    assert sorted(people) == list(range(4000))
    assert sum(count <= 2 for count in people.values()) > 1000
    assert people[0] > 20 * sorted(people.values())[2000]
    assert 25 < 20_000 / len({slot.date for slot in found}) < 35


def test_articles_are_about_as_long_as_in_print_and_use_many_pairs():
    bodies = [article.body for _, article in Archive(400, 1).articles()]
    assert 750 < sum(map(len, bodies)) / 400 < 1050
    assert len({pair for body in bodies for pair in pairwise(body)}) > 20_000


@pytest.mark.parametrize("tool", WRITERS)
def test_every_tool_gets_every_article(tmp_path, tool):
    WRITERS[tool](Archive(70, 1), tmp_path)
    texts = "".join(data.decode() for path, data in tree(tmp_path).items() if path.endswith(".md"))
    assert all(article.body in texts and article.title in texts for _, article in Archive(70, 1).articles())


# ---------------------------------------------------------------- the lean theme


@pytest.fixture(scope="module")
def lean(tmp_path_factory):
    root = tmp_path_factory.mktemp("lean")
    ours.write(Archive(60, 1), root, "lean")
    site, problems = read_site(root, "_site")
    assert problems == []
    options = Options(skip_search=True)
    for command in (build, lambda *given: check(*given[:2], False, False, *given[2:])):
        found = command(site, options, Report(), lambda text: None)
        assert [str(problem) for problem in found.problems] == []
    assert found.counts["articles"] == 60
    return root


def test_every_raw_line_of_a_full_edition_is_accounted_for(tmp_path):
    folder = ours.write(Archive(40, 1), tmp_path, witnesses=True)
    site, _ = read_site(tmp_path, "_site")
    found = build(site, Options(skip_search=True, strict=True), Report(), lambda text: None)
    assert [str(problem) for problem in found.problems] == []
    found = check(site, Options(skip_search=True, frozen=True), False, False, Report(), lambda text: None)
    assert [str(problem) for problem in found.problems] == []
    assert found.counts["articles"] == 40 < folder.files
    source = (tmp_path / "_site" / "2012" / "01" / "01" / "source" / "index.html").read_text(encoding="utf-8")
    fates = Counter(re.findall(r'data-fate="([a-z_]+)"', source))
    assert fates["title"] == sum(slot.date == "2012-01-01" for slot in plan.slots(40, 1))
    assert "unknown" not in fates
    raw, record = (
        tmp_path / "content" / name for name in ("raw/2012/2012-01-01.txt", "issues/2012/2012-01-01/provenance.json")
    )
    assert record.stat().st_size < raw.stat().st_size / 2


def test_the_lean_theme_is_sound_and_shows_every_article(lean):
    found = kinds.held(lean / "_site")
    assert found["article"].files == 60
    assert found["list by time"].files >= 5
    assert not {"other", "people", "data"} & found.keys()


def test_what_is_counted_for_other_tools_is_what_the_builder_finds(lean):
    lists = Lists(Archive(60, 1))
    have = {path.parent.relative_to(lean / "_site").as_posix() for path in (lean / "_site").rglob("index.html")}
    wanted = {f"{group.kind}/{group.id}" for group in lists.all()}
    wanted |= {f"{group.kind}/{group.id}/{shelf}" for group in lists.all() for shelf in group.shelves}
    assert wanted <= have
    for name in ("columns", "authors"):
        assert {place for place in have if re.fullmatch(f"{name}/[^/]+", place)} <= wanted
    names = Archive(60, 1).columns
    assert len({column_key(name) for name in names}) == len(names)
    entries = (lean / "_site" / "feed.xml").read_text(encoding="utf-8").count("<entry>")
    assert entries == lists.feed()


def test_the_article_that_is_edited_is_one_article(tmp_path):
    ours.write(Archive(60, 1), tmp_path)
    before = tree(tmp_path)
    cases.edit(tmp_path, 1)
    after = tree(tmp_path)
    changed = cases.edited(tmp_path, 1)
    assert [name for name in after if after[name] != before.get(name)] == [changed.relative_to(tmp_path).as_posix()]
    assert changed != cases.edited(tmp_path, 2)


def test_an_edit_is_seen_where_it_is_served(tmp_path):
    ours.write(Archive(8, 1), tmp_path)
    assert len(served.delays(tmp_path, 1)) == 1


# ---------------------------------------------------------------- measuring and reporting


def test_a_command_is_measured_with_its_children(tmp_path):
    keep = "x = bytearray(b'x') * 60_000_000; import time; time.sleep(2)"
    both = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {keep!r}]); print('done')"
    run = measured((sys.executable, "-c", both), tmp_path, os.environ)
    assert run.output == "done\n"
    assert run.pss > 60_000_000
    assert run.rss > 60_000_000
    with pytest.raises(Failed):
        measured((sys.executable, "-c", "raise SystemExit(3)"), tmp_path, os.environ)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("2012/01/01/01/01/index.html", "article"),
        ("2012/01/01/01/index.html", "page"),
        ("2012/01/01/index.html", "issue"),
        ("2012/01/01/source/index.html", "source"),
        ("sections/yaowen/index.html", "list"),
        ("authors/li-ming/2012/03/index.html", "list by time"),
        ("people/li-ming/index.html", "people"),
        ("search/index/abc/1.pf_index", "search"),
        ("manifest.json", "manifest"),
        ("surprise.bin", "other"),
    ],
)
def test_files_by_kind(path, kind):
    assert kinds.kind(path) == kind


def test_every_kind_is_part_of_the_budget_once():
    parts = [name for names in kinds.PARTS.values() for name in names]
    assert sorted(parts) == sorted([*(name for name, _ in kinds.KINDS), "other"])


def test_ratios_are_medians_of_the_turns():
    def run(wall):
        return Run(wall, wall, 0, 0, 0, "")

    results = Results(10, 1)
    results.runs = {"Hugo": [run(2), run(4), run(10)], cases.LEAN: [run(1), run(1), run(10)]}
    results.sites = {
        "Hugo": {"article": Held(10, 960)},
        cases.LEAN: {"article": Held(10, 1000), "people": Held(1, 500)},
    }
    assert "| (a) lean, against Hugo | ≤ 0.5 × | 0.50 × | 0.50 × |" in report.tables(results)
    assert report.apart(results, "Hugo") == pytest.approx(0.04)


def test_the_builder_knows_nothing_of_the_measurements():
    for path in (ROOT / "builder").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.split(".")[0] == "bench" for name in names), path
