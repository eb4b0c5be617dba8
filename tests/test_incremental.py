"""A build after a change gives, byte for byte, what a build from nothing gives, and renders only what was touched."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from archive import Maker, built, edition_with_witnesses, put, site_of, small_archive
from mutations import MUTATIONS, articles, save
from test_output import tree

from builder.caches import FOLDER
from builder.pipeline import Options, build
from builder.problem import Report, has_errors
from builder.render import Renderer

QUICK, SLOW = range(3), range(400, 600)


def from_nothing(root: Path, beside: Path) -> dict[str, bytes]:
    """The site that the same content gives without caches and without a site before."""
    shutil.rmtree(beside, ignore_errors=True)
    for name in ("content", "themes", "site.yml"):
        if (root / name).is_dir():
            shutil.copytree(root / name, beside / name)
        elif (root / name).exists():
            beside.mkdir(exist_ok=True)
            shutil.copy(root / name, beside / name)
    site = site_of(beside)
    built(site, frozen=True)
    return tree(site.out)


def check(root: Path, beside: Path, told: str) -> None:
    site = site_of(root)
    report = build(site, Options(skip_search=True), Report(), lambda text: None)
    if has_errors(report.problems):
        # An entry of people.yml names an article that went: the maintainer takes the file back.
        assert {one.code for one in report.problems if one.severity == "error"} == {"P008"}, told
        (root / "content" / "people.yml").unlink()
        built(site)
    now, clean = tree(site.out), from_nothing(root, beside)
    assert now.keys() == clean.keys(), told
    assert [path for path in now if now[path] != clean[path]] == [], told


# ---------------------------------------------------------------- what else happens to an edition


def retitle_site(root: Path, rnd: random.Random) -> None:
    text = (root / "site.yml").read_text(encoding="utf-8").split("\n")
    lines = [f"title: 第{rnd.randint(1, 99)}版" if line.startswith("title:") else line for line in text]
    (root / "site.yml").write_text("\n".join(lines), encoding="utf-8")


def own_template(root: Path, rnd: random.Random) -> None:
    """A theme of its own with another footer, or another one again."""
    file = root / "themes" / "own" / "templates" / "footer.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"<footer>{rnd.randint(1, 99)}</footer>\n", encoding="utf-8")
    site = root / "site.yml"
    if "\ntheme:" not in site.read_text(encoding="utf-8"):
        site.write_text(site.read_text(encoding="utf-8").rstrip("\n") + "\ntheme: own\n", encoding="utf-8")


def lose_a_published_file(root: Path, rnd: random.Random) -> None:
    if files := sorted((root / "_site").rglob("*.html")):
        rnd.choice(files).unlink()


def cut_a_published_file(root: Path, rnd: random.Random) -> None:
    """A copy, so that the caches' own links stay as they are."""
    files = sorted((root / "_site").rglob("*.html"))
    if not files:
        return
    file = rnd.choice(files)
    data = file.read_bytes()
    file.unlink()
    file.write_bytes(data[: len(data) // 2])


def lose_the_site(root: Path, rnd: random.Random) -> None:
    shutil.rmtree(root / "_site", ignore_errors=True)


def lose_a_cache(root: Path, rnd: random.Random) -> None:
    for path in sorted((root / FOLDER).iterdir()):
        if path.is_file() and rnd.random() < 0.5:
            path.unlink()


def damage_a_cache(root: Path, rnd: random.Random) -> None:
    path = rnd.choice([path for path in sorted((root / FOLDER).iterdir()) if path.is_file()])
    data = bytearray(path.read_bytes())
    data[rnd.randrange(len(data))] ^= 0x41
    path.write_bytes(data)


def lose_the_records(root: Path, rnd: random.Random) -> None:
    """One issue's provenance: what was known of its lines is gone."""
    found = sorted((root / "content" / "issues").rglob("provenance.json"))
    if found:
        rnd.choice(found).unlink()


def another_issue_number(root: Path, rnd: random.Random) -> None:
    files = sorted((root / "content" / "issues").rglob("issue.md"))
    if files:
        file = rnd.choice(files)
        lines = file.read_text(encoding="utf-8").split("\n")
        lines = [f"number: '{rnd.randint(1, 20000)}'" if line.startswith("number:") else line for line in lines]
        file.write_text("\n".join(lines), encoding="utf-8")


def nothing(root: Path, rnd: random.Random) -> None:
    """A file is saved again as it was."""
    path, article = rnd.choice(articles(root))
    save(path, article)


OTHERS = (
    retitle_site, own_template, lose_a_published_file, cut_a_published_file, lose_the_site, lose_a_cache,
    damage_a_cache, lose_the_records, another_issue_number, nothing,
)  # fmt: skip
EVERYTHING = (*MUTATIONS, *OTHERS)


@pytest.mark.parametrize("change", EVERYTHING, ids=lambda one: one.__name__)
def test_each_change_alone(tmp_path, change):
    root = tmp_path / "edition"
    small_archive(root, seed=5)
    built(site_of(root))
    for seed in (1, 2):
        change(root, random.Random(seed))
        check(root, tmp_path / "beside", f"{change.__name__}, seed {seed}")


def sequence(tmp_path: Path, seed: int, length: int) -> None:
    """Random changes one after another. Every third edition has witnesses."""
    print(f"seed {seed}")
    rnd, root = random.Random(seed), tmp_path / "edition"
    if seed % 3 == 0:
        edition_with_witnesses(root)
    else:
        small_archive(root, seed=seed, days=("2021-10-29", "2022-01-01"))
    built(site_of(root))
    told = []
    for _ in range(length):
        for change in rnd.choices(EVERYTHING, k=rnd.choice((1, 1, 2, 3))):
            change(root, rnd)
            told.append(change.__name__)
        check(root, tmp_path / "beside", f"seed {seed}: {', '.join(told)}")


@pytest.mark.parametrize("seed", QUICK)
def test_random_sequences(tmp_path, seed):
    sequence(tmp_path, seed, 5)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SLOW)
def test_two_hundred_random_sequences(tmp_path, seed):
    sequence(tmp_path, seed, 6)


# ---------------------------------------------------------------- what is done, counted


@pytest.fixture
def rendered(monkeypatch):
    """(view, key) of every job that was rendered since it was last cleared."""
    found: list[tuple[str, str]] = []
    render = Renderer.render
    monkeypatch.setattr(Renderer, "render", lambda self, job: (found.append((job.view, job.key)), render(self, job))[1])
    return found


ALWAYS = {
    "home", "search", "about", "404", "feed", "robots", "sitemap", "sections", "columns", "authors", "people",
}  # fmt: skip


def test_a_comma_renders_the_article_and_those_who_quote_it(tmp_path, rendered):
    site = small_archive(tmp_path, seed=5)
    built(site)
    path, article = articles(tmp_path)[0]
    rendered.clear()
    save(path, replace(article, body=article.body.replace("，", "、", 1)))
    report = built(site)
    views = [(view, key) for view, key in rendered if view not in ALWAYS]
    assert ("article", article.id) in views and ("page", "/2021/10/29/01/") in views
    assert {key for view, key in views if view == "article"} == {article.id}
    assert {view for view, _ in views} <= {"article", "page", "person", "person_feed", "people_data"}
    assert {view for view, _ in rendered} & ALWAYS == {"home", "about", "feed"}, "a small build"
    assert report.counts["written"] <= len(views) + 3


def test_a_headline_renders_the_lists_that_show_it(tmp_path, rendered):
    site = small_archive(tmp_path, seed=5)
    built(site)
    path, article = articles(tmp_path)[0]
    rendered.clear()
    save(path, replace(article, title="另一个标题"))
    built(site)
    views = [view for view, _ in rendered if view not in ALWAYS]
    assert {"article", "page", "issue", "month", "section", "section_year", "author"} <= set(views)
    assert views.count("issue") == views.count("page") == 1


def test_a_new_issue_leaves_the_articles_of_the_others_alone(tmp_path, rendered):
    site = small_archive(tmp_path, seed=5)
    built(site)
    put(tmp_path, Maker(99).article("2023-05-06", "01", 1))
    rendered.clear()
    built(site)
    assert [key for view, key in rendered if view == "article" and key.startswith("2021")] == []


def test_a_template_renders_everything(tmp_path, rendered):
    site = small_archive(tmp_path, seed=5)
    built(site)
    own_template(tmp_path, random.Random(1))
    rendered.clear()
    built(site_of(tmp_path))
    assert len([view for view, _ in rendered if view == "article"]) == 18
