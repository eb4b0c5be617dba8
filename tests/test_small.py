"""A build after words of few articles changed makes little anew, and gives what a build from nothing gives."""

import errno
import json
import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from archive import built, site_of, small_archive
from mutations import articles, save
from test_incremental import edition_with_witnesses, from_nothing
from test_output import tree

from builder import last, output, pipeline, published, rows, small
from builder.render import Renderer


@pytest.fixture
def whole(monkeypatch):
    """Counts the builds that read everything."""
    found = []
    read = pipeline.read_edition
    monkeypatch.setattr(pipeline, "read_edition", lambda *how: (found.append(1), read(*how))[1])
    return found


def comma(article):
    return replace(article, body=article.body.replace("，", "、", 1) if "，" in article.body else article.body + "。")


def sentence(article):
    return replace(article, body=f"{article.body}昨天下了一场小雨。")


def paragraph(article):
    return replace(article, body=f"路修好了，出门方便多了。\n\n{article.body}")


def fewer(article):
    head, _, tail = article.body.rpartition("\n\n")
    return replace(article, body=head or tail)


def headline(article):
    return replace(article, title=f"{article.title or ''}又一句")


def typed_again(article):
    return replace(article, body=article.body.replace("。", "；", 1))


WORDS = (comma, sentence, paragraph, fewer, headline, typed_again)


def archives(tmp_path, kind):
    root = tmp_path / "edition"
    edition_with_witnesses(root) if kind == "witnesses" else small_archive(root, seed=5)
    built(site_of(root))
    return root


@pytest.mark.parametrize("kind", ["typed", "witnesses"])
@pytest.mark.parametrize("change", WORDS, ids=lambda one: one.__name__)
def test_words_of_an_article(tmp_path, whole, kind, change):
    root = archives(tmp_path, kind)
    files = articles(root)
    of_all = []
    for seed in range(3):
        path, article = random.Random(seed).choice(files)
        save(path, change(article))
        whole.clear()
        report = built(site_of(root))
        of_all.append(len(whole))
        assert report.counts["articles"] == len(files)
        assert tree(site_of(root).out) == from_nothing(root, tmp_path / "beside")
    assert 0 in of_all or change == fewer, "one of them is a small build: of the others a name may have gone"


def test_several_one_after_another_and_back(tmp_path, whole):
    root = archives(tmp_path, "witnesses")
    before = tree(site_of(root).out)
    kept = [(path, path.read_bytes()) for path, _ in articles(root)[:4]]
    for path, article in articles(root)[:4]:
        save(path, comma(article))
        built(site_of(root))
    site = site_of(root)
    assert tree(site.out) == from_nothing(root, tmp_path / "beside") != before
    for path, data in kept:
        path.write_bytes(data)
    whole.clear()
    built(site)
    assert whole == [] and {path for path, data in tree(site.out).items() if before.get(path) != data} == set()
    whole.clear()
    assert pipeline.build(site, pipeline.Options(skip_search=True), pipeline.Report(), print).counts["written"] == 0


def test_what_a_small_build_renders(tmp_path, whole, monkeypatch):
    """Of the issue's other articles nothing where there is no witness to read anew; no list."""
    root = archives(tmp_path, "typed")
    rendered = []
    render = Renderer.render
    monkeypatch.setattr(Renderer, "render", lambda self, job: (rendered.append(job.view), render(self, job))[1])
    path, article = articles(root)[0]
    whole.clear()
    save(path, comma(article))
    built(site_of(root))
    assert whole == [] and rendered.count("article") == 1
    assert set(rendered) <= {"home", "about", "feed", "article", "page", "person", "person_feed"}


def test_pages_of_persons_are_rendered_where_their_sentence_changed(tmp_path, whole, monkeypatch):
    root = archives(tmp_path, "witnesses")
    views, named = [], []
    render = Renderer.render
    monkeypatch.setattr(Renderer, "render", lambda self, job: (views.append(job.view), render(self, job))[1])
    data = json.loads((site_of(root).out / "data" / "people.json").read_bytes())
    said = {office["article"]: (office["sentence"] or "").strip("…") for person in data for office in person["offices"]}
    for path, article in articles(root):
        words, alone = said.get(article.id, ""), f"{article.body}昨天下了一场小雨，今天晴。"
        if "，" not in words or words not in article.body:
            continue
        for body in (alone, alone.replace(words, words.replace("，", "、"), 1)):
            views.clear(), whole.clear()
            save(path, replace(article, body=body))
            built(site_of(root))
            named += [] if whole else [(body == alone, "person" in views)]
            assert whole or tree(site_of(root).out) == from_nothing(root, tmp_path / "beside")
        if len(named) > 4:
            break
    assert {(True, False), (False, True)} <= set(named) and (True, True) not in named


def test_with_processes_beside(tmp_path, whole, monkeypatch):
    """Where sites are large the published one, the spare one, the names and the data files are looked at beside."""
    monkeypatch.setattr(published, "LARGE", 0)
    monkeypatch.setattr(output, "_LARGE", 1)
    root = archives(tmp_path, "witnesses")
    built(site_of(root), jobs=2)
    whole.clear()
    for path, article in articles(root)[:3]:
        save(path, comma(article))
        built(site_of(root), jobs=2)
    assert whole == [] and site_of(root).out.with_name("_site.spare").is_dir()
    assert tree(site_of(root).out) == from_nothing(root, tmp_path / "beside")
    (site_of(root).out / "index.html").unlink()
    whole.clear()
    assert built(site_of(root), jobs=2).counts["written"] == 1 and whole == [1]


def test_a_damaged_row_is_left_to_a_whole_build(tmp_path, whole):
    root = archives(tmp_path, "witnesses")
    kept = root / last.LAST
    data = bytearray(kept.read_bytes())
    for place in range(len(data) // 2, len(data), 101):
        data[place] ^= 1
    kept.write_bytes(data)
    path, article = articles(root)[0]
    save(path, comma(article))
    whole.clear()
    built(site_of(root))
    assert whole == [1] and tree(site_of(root).out) == from_nothing(root, tmp_path / "beside")


@pytest.mark.parametrize(
    "change",
    [
        lambda article: replace(article, body=f"{article.body}\n\n市长欧阳振东出席会议并讲话。"),
        lambda article: replace(article, section="zonghe"),
        lambda article: replace(article, kind="letter"),
        lambda article: replace(article, body=f"{article.body}\n\n[那里](https://example.org/paper/nowhere/)"),
    ],
    ids=["a new name", "another section", "another kind", "a link that leads nowhere"],
)
def test_what_reaches_further_is_left_to_a_whole_build(tmp_path, whole, change):
    root = archives(tmp_path, "typed")
    path, article = articles(root)[0]
    save(path, change(article))
    whole.clear()
    pipeline.build(site_of(root), pipeline.Options(skip_search=True), pipeline.Report(), print)
    assert whole == [1]


def test_a_warning_is_told_by_a_whole_build(tmp_path, whole):
    root = archives(tmp_path, "typed")
    path, _ = articles(root)[0]
    path.write_text(path.read_text("utf-8").replace("kind:", "kinds: x\nkind:", 1), "utf-8")
    whole.clear()
    report = pipeline.build(site_of(root), pipeline.Options(skip_search=True), pipeline.Report(), print)
    assert whole == [1] and report.problems


def git(root, *how):
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *how], cwd=root, check=True, capture_output=True
    )


def test_a_correction_that_was_built_elsewhere(tmp_path, whole):
    """As in a workflow: the commit brings the article and the ledger; caches and site are those of the last one."""
    root, there = archives(tmp_path, "witnesses"), tmp_path / "there"
    git(root, "init", "-q")
    git(root, "add", "content", "site.yml")
    git(root, "commit", "-qm", "one")
    built(site_of(root), frozen=True)
    shutil.copytree(root, there)
    path, article = articles(there)[0]
    save(path, comma(article))
    built(site_of(there))
    git(there, "commit", "-qam", "two")
    for file in ("content", ".git"):
        shutil.rmtree(root / file)
        shutil.copytree(there / file, root / file)
    whole.clear()
    built(site_of(root), frozen=True)
    assert whole == [] and tree(site_of(root).out) == tree(site_of(there).out)


def test_a_commit_without_the_ledger_is_read_whole(tmp_path, whole):
    """What HEAD has of the ledger decides what binds."""
    root = archives(tmp_path, "typed")
    git(root, "init", "-q")
    git(root, "add", "content", "site.yml")
    git(root, "commit", "-qm", "one")
    built(site_of(root))
    for number in range(2):
        path, article = articles(root)[0]
        save(path, comma(article))
        built(site_of(root))
        git(root, "add", "content/issues") if number else git(root, "add", "content")
        git(root, "commit", "-qm", "two")
        whole.clear()
        path, article = articles(root)[1]
        save(path, comma(article))
        built(site_of(root))
        assert whole == [1] * number
        assert tree(site_of(root).out) == from_nothing(root, tmp_path / "beside")


def test_a_ledger_that_says_more_than_the_correction_is_read_whole(tmp_path, whole):
    root = archives(tmp_path, "typed")
    path, article = articles(root)[0]
    save(path, comma(article))
    lock = root / "content" / "urls" / "2021.lock"
    lock.write_text(
        lock.read_text("utf-8") + "/2021/10/29/01/99/\tarticle:20211029-01-99\t2024-01-01\t-\tgone\n", "utf-8"
    )
    whole.clear()
    built(site_of(root))
    assert whole == [1] and (site_of(root).out / "2021/10/29/01/99/index.html").is_file()


def test_large_sites_are_published_by_their_spare_folder(tmp_path, whole, monkeypatch):
    monkeypatch.setattr(output, "_LARGE", 50)
    monkeypatch.setattr(output, "_LITTLE", 1)
    root = archives(tmp_path, "witnesses")
    for change in (comma, sentence, comma):
        path, article = articles(root)[3]
        save(path, change(article))
        built(site_of(root))
        assert tree(site_of(root).out) == from_nothing(root, tmp_path / "beside")
    assert Path(f"{site_of(root).out}.spare").is_dir()


def test_with_the_search(tmp_path, whole):
    root, beside = tmp_path / "edition", tmp_path / "beside"
    small_archive(root, seed=5)

    def build(site, **how):
        report = pipeline.build(site, pipeline.Options(**how), pipeline.Report(), lambda text: None)
        assert not pipeline.has_errors(report.problems), report.problems

    build(site_of(root))
    path, article = articles(root)[0]
    before = tree(site_of(root).out)
    save(path, sentence(article))
    whole.clear()
    build(site_of(root))
    assert whole == [] and {name for name in tree(site_of(root).out).keys() ^ before.keys() if "search/index" in name}
    shutil.copytree(root / "content", beside / "content")
    shutil.copy(root / "site.yml", beside)
    build(site_of(beside), frozen=True)
    assert tree(site_of(root).out) == tree(site_of(beside).out)


def test_without_room_for_what_is_kept_the_site_is_published_all_the_same(tmp_path, whole, monkeypatch):
    root = archives(tmp_path, "typed")
    write = last.memory.write

    def full(path, *how):
        if path.name in ("last", "later"):
            raise OSError(errno.ENOSPC, "no room", str(path))
        write(path, *how)

    monkeypatch.setattr(last.memory, "write", full)
    for expected in ([], [1]):
        path, article = articles(root)[0]
        save(path, comma(article))
        whole.clear()
        built(site_of(root))
        assert whole == expected and tree(site_of(root).out) == from_nothing(root, tmp_path / "beside")


def test_nothing_is_written_where_a_whole_build_must_follow(tmp_path, monkeypatch):
    root = archives(tmp_path, "witnesses")
    path, article = articles(root)[0]
    save(path, comma(article))
    before = tree(root)
    monkeypatch.setattr(small.budget, "check", lambda files: ["over"])
    site, options, stamps = site_of(root), pipeline.Options(skip_search=True), pipeline.Caches(root).stamps
    there = pipeline.unchanged.standing(site, options, stamps)
    assert there.last and small.build(site, options, stamps, there, pipeline.Report(), print) is None
    assert tree(root) == before


def test_a_correction_of_a_large_edition(tmp_path, whole, monkeypatch):
    """Its articles lay in a file of their own while its pages were made."""
    monkeypatch.setattr(rows, "MANY", 1)
    root = archives(tmp_path, "witnesses")
    for path, article in articles(root)[:2]:
        save(path, comma(article))
        whole.clear()
        built(site_of(root))
        assert whole == [] and tree(site_of(root).out) == from_nothing(root, tmp_path / "beside")
