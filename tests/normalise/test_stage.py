"""From raw files to issues, end to end: what is written, what is left alone, what is withheld."""

import hashlib
import multiprocessing
import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from builder import article_file
from builder.normalise import evidence, making, pages, rerun, stage, store, taking
from tests.normalise.desk import HEAD, Desk, codes, page, story

RAW = Path(__file__).parents[2] / "content" / "raw"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_nothing_to_do_writes_nothing(desk):
    assert desk.run() == [] and desk.files() == {}
    desk.add("a.txt", page(1, 2))
    desk.run()
    before = {name: os.stat(desk.content / name).st_mtime_ns for name in desk.files()}
    assert desk.run() == []
    assert {name: os.stat(desk.content / name).st_mtime_ns for name in desk.files()} == before


def test_a_page_becomes_an_issue(desk):
    raw = desk.add("a.txt", page(1, 2, 3))
    assert desk.run() == []
    articles = desk.articles()
    assert list(articles) == ["20210302-01-01", "20210302-01-02", "20210302-01-03"]
    assert [a.title for a in articles.values()] == [story(n).split("\n")[0] for n in (1, 2, 3)]
    assert [a.order for a in articles.values()] == [1, 2, 3]
    assert articles["20210302-01-02"].raw[0].lines == ((15, 21),)
    assert sorted(p.name for p in desk.content.iterdir()) == ["issues", "raw"]
    issue = desk.issue("2021-03-02")
    assert (issue.date_source, issue.confidence, issue.weekday) == ("printed", 1.0, "星期二")
    assert (issue.lunar, issue.number, issue.page_count) == ("农历辛丑年正月十九", "17000", 8)
    assert issue.masthead[0].startswith("2021年3月2日") and len(issue.masthead) == 3
    sha = hashlib.sha256(raw.read_bytes()).hexdigest()
    assert issue.raw == (("raw/a.txt", sha),)
    assert (desk.content / "raw" / "SHA256SUMS").read_text() == f"{sha}  a.txt\n"


def test_what_was_just_written_is_not_read_again(desk, monkeypatch):
    read = []
    told = article_file.read_issue
    monkeypatch.setattr(article_file, "read_issue", lambda text, path: read.append(path) or told(text, path))
    desk.add("a.txt", page(1, 2))
    assert desk.run() == [] and read == []
    desk.add("b.txt", page(3).replace("2021年3月2日", "2021年3月3日").replace("星期二", "星期三"))
    desk.run()
    assert len(read) == len(set(read)) == 1
    assert (desk.content / "raw" / "SHA256SUMS").read_text().split()[1::2] == ["a.txt", "b.txt"]


def test_every_line_has_a_fate_and_the_base_is_what_was_written(desk):
    desk.add("a.txt", page(1, 2))
    desk.run()
    record = desk.provenance("2021-03-02")
    lines = (desk.content / "raw" / "a.txt").read_text().split("\n")
    assert [place for place, _ in record.fates] == [("raw/a.txt", n) for n, text in enumerate(lines, 1) if text.strip()]
    articles = desk.articles()
    assert {b.article.id for b in record.articles} == set(articles)
    for base in record.articles:
        article = articles[base.article.id]
        assert (base.article.title, base.article.authors, base.article.raw) == (
            article.title,
            article.authors,
            article.raw,
        )
        assert "\n\n".join(block.text for block in base.blocks) == article.body


def test_the_same_input_gives_the_same_bytes(tmp_path):
    outcomes = []
    for name in "ab":
        desk = Desk(tmp_path / name)
        for path in sorted(RAW.glob("*.txt"), reverse=name == "b"):
            desk.add(path.name, path.read_bytes())
        assert desk.run() == []
        outcomes.append(desk.files())
    assert outcomes[0] == outcomes[1]


def test_the_five_pages_have_their_dates_and_provenance_is_small(desk):
    for path in RAW.glob("*.txt"):
        desk.add(path.name, path.read_bytes())
    assert desk.run() == []
    dates = {p.parent.name: desk.issue(p.parent.name) for p in desk.content.rglob("issue.md")}
    assert {d: (i.raw[0][0][4:7], i.date_source) for d, i in dates.items()} == {
        "2021-06-22": ("000", "inferred"),
        "2021-10-29": ("001", "printed"),
        "2020-07-02": ("002", "inferred"),
        "2020-07-14": ("003", "printed"),
        "2022-12-15": ("004", "inferred"),
    }
    for date, issue in dates.items():
        witness = (desk.content / issue.raw[0][0]).stat().st_size
        assert (desk.content / "issues" / date[:4] / date / "provenance.json").stat().st_size <= witness / 2
        assert desk.provenance(date).articles


def test_a_second_page_joins_the_issue_and_touches_no_article(desk):
    desk.add("a.txt", page(1, 2))
    desk.run()
    before = desk.files()
    desk.add("b.txt", page(3, 4, head="第02版:综合\n2021年3月2日 星期二\n责任编辑:李 某\n\n"))
    assert desk.run() == []
    after = desk.files()
    assert {n for n in before if before[n] != after[n]} == {
        "raw/SHA256SUMS",
        "issues/2021/2021-03-02/issue.md",
        "issues/2021/2021-03-02/provenance.json",
    }
    assert sorted(desk.articles()) == ["20210302-01-01", "20210302-01-02", "20210302-02-01", "20210302-02-02"]
    assert [file for file, _ in desk.issue("2021-03-02").raw] == ["raw/a.txt", "raw/b.txt"]
    assert len(desk.provenance("2021-03-02").articles) == 4


def test_what_people_wrote_into_issue_md_stays_when_a_page_comes(desk):
    desk.add("a.txt", page(1))
    desk.run()
    path = desk.content / "issues/2021/2021-03-02/issue.md"
    path.write_text(path.read_text().replace("number: '17000'", "number: '17001'\neditor: 某某"))
    desk.add("b.txt", page(3, head="第02版\n2021年3月2日 星期二\n\n"))
    desk.run()
    issue = desk.issue("2021-03-02")
    assert issue.number == "17001" and issue.extra == (("editor", "某某"),) and len(issue.raw) == 2


def test_several_pages_in_one_file(desk):
    desk.add("a.txt", page(1, 2) + "第02版:综合\n\n" + page(3, 4, head="") + "第A3版:副刊\n\n" + page(5, head=""))
    assert desk.run() == []
    assert sorted(desk.articles()) == [
        "20210302-01-01", "20210302-01-02", "20210302-02-01", "20210302-02-02", "20210302-a03-01",
    ]  # fmt: skip


def test_pages_parted_by_form_feeds_are_counted_where_the_paper_says_so(desk):
    pages = [page(n, head="" if n else HEAD.replace("今日八版", "今日三版")) for n in range(3)]
    desk.add("a.txt", "\f".join(pages))
    assert desk.run() == []
    assert sorted(desk.articles()) == ["20210302-01-01", "20210302-02-01", "20210302-03-01"]


def test_parts_of_one_page_are_read_as_one(desk):
    text = page(1, 2)
    cut = text.index("项目经理")
    desk.add("20210302-01-1.txt", text[:cut])
    desk.add("20210302-01-2.txt", text[cut:])
    assert desk.run() == []
    articles = desk.articles()
    assert list(articles) == ["20210302-01-01", "20210302-01-02"]
    assert [ref.file for ref in articles["20210302-01-02"].raw] == ["raw/20210302-01-1.txt", "raw/20210302-01-2.txt"]


def test_an_edition_lies_beside_the_paper(desk):
    desk.add("a.txt", page(1))
    desk.add("b.txt", page(2))
    desk.add("b.yml", "edition: wanbao\npage: a1\n")
    assert desk.run() == []
    assert sorted(desk.articles()) == ["20210302-01-01", "20210302-wanbao-a01-01"]
    assert desk.issue("2021-03-02").raw[0][0] == "raw/a.txt"
    assert desk.issue("2021-03-02", "wanbao-issue.md").edition == "wanbao"
    assert "issues/2021/2021-03-02/wanbao-a01-01.md" in desk.files()
    assert desk.run() == []


def test_a_sidecar_wins_over_everything(desk):
    desk.add("2020-01-01-05.txt", page(1))
    desk.add("2020-01-01-05.yml", "date: 2021-03-03\npage: 7\n")
    assert desk.run() == []
    assert list(desk.articles()) == ["20210303-07-01"]
    assert desk.issue("2021-03-03").date_source == "sidecar"


def test_the_masthead_wins_over_the_name_and_says_so(desk):
    desk.add("2020-01-01-05.txt", page(1))
    problems = desk.run()
    assert codes(problems) == ["N004"] and "2020-01-01" in problems[0].message
    assert list(desk.articles()) == ["20210302-05-01"]


def test_the_name_gives_the_date_where_nothing_is_printed(desk):
    desk.add("2021/03/02/04.txt", page(1, head=""))
    assert desk.run() == []
    assert list(desk.articles()) == ["20210302-04-01"] and desk.issue("2021-03-02").date_source == "file"


def test_a_name_that_the_text_belies_counts_as_doubtful(desk):
    text = page(1, 2, head="").replace("本报讯", "某某市举行庆祝建党100周年活动。\n\n本报讯")
    desk.add("2019-08-05-01.txt", text)
    desk.add("2021-03-03-02.txt", page(3, head=""))
    assert desk.run() == []
    doubtful, sure = desk.issue("2019-08-05"), desk.issue("2021-03-03")
    assert (doubtful.date_source, doubtful.confidence) == ("file", 0.5) and "2021-03-02" in doubtful.reasoning
    assert sure.confidence == 0.95


def test_a_masthead_that_contradicts_itself_is_told(desk):
    desk.add("a.txt", page(1, head="2021年3月2日 星期三 农历辛丑年正月十九\n今日八版\n第17000号\n"))
    problems = desk.run()
    assert [(p.code, p.severity, p.line) for p in problems] == [("N003", "warning", 1)]
    assert desk.issue("2021-03-02").confidence == 0.6


def test_an_undated_file_is_withheld_with_candidates_and_the_rest_is_built(desk):
    desk.add("a.txt", "春天来了\n\n花儿开了,鸟儿叫了,孩子们在公园里奔跑。\n")
    desk.add("b.txt", page(1, head="").replace("3月1日", "3月9日") + "2018年的旧事。\n")
    desk.add("c.txt", page(2, 3))
    problems = desk.run()
    assert [(p.code, p.file, p.severity) for p in problems] == [
        ("N001", "content/raw/a.txt", "warning"),
        ("N001", "content/raw/b.txt", "warning"),
    ]
    assert "2018-03-10" in problems[1].message
    assert "content/raw/a.yml" in problems[0].hint
    assert "20210302-01-01" in desk.articles()
    desk.add("a.yml", "date: 2021-03-02\npage: 8\n")
    assert "content/raw/a.txt" not in [p.file for p in desk.run()]
    assert "20210302-08-01" in desk.articles()


@pytest.mark.parametrize("copy", [page(1, 2, 3), page(1, 2, 3) + "\n广告热线:8247111\n", page(4, 5)])
def test_the_same_page_twice_is_withheld(desk, copy):
    desk.add("a.txt", page(1, 2, 3))
    desk.add("b.txt", copy)
    problems = desk.run()
    assert [(p.code, p.file, p.severity) for p in problems] == [("N005", "content/raw/b.txt", "warning")]
    assert "content/raw/a.txt" in problems[0].message and len(desk.articles()) == 3
    assert codes(desk.run()) == ["N005"]


def test_bad_files_hide_no_good_ones(desk):
    for n in range(6):
        desk.add(f"2021-03-{n + 10}-01.txt", page(n, head=""))
    for name, data in (("e.txt", b""), ("b.txt", b"\0\1\2" * 99), ("x.txt", b"\xe4\xff\xff"), ("s.txt", page(9))):
        desk.add(name, data)
    desk.add("s.yml", "date: nonsense\n")
    desk.add("link.txt", "")
    (desk.content / "raw" / "link.txt").unlink()
    os.symlink("/etc/hostname", desk.content / "raw" / "link.txt")
    problems = desk.run()
    assert sorted(codes(problems)) == ["R001", "R002", "R003", "R008", "R010"]
    assert all(p.severity == "warning" for p in problems)
    assert len(desk.articles()) == 6


def test_a_changed_witness_is_an_error_and_its_articles_stay(desk):
    desk.add("a.txt", page(1))
    desk.run()
    before = desk.files()
    desk.add("a.txt", page(1) + "多了一行\n")
    for problems in (desk.run(), desk.run(again=True), stage.pending(desk)):
        assert [(p.code, p.severity) for p in problems] == [("R005", "error")]
    assert desk.files() == before


def test_ids_are_never_given_again(desk):
    desk.add("a.txt", page(1))
    desk.add("x.txt", "")
    (desk.content / "urls").mkdir()
    (desk.content / "urls/2021.lock").write_text(
        "/2021/03/02/01/04/\tarticle:20210302-01-04\t2021-03-02\t0123456789abcdef\tgone\n"
    )
    desk.run()
    assert list(desk.articles()) == ["20210302-01-05"]


def test_an_article_typed_by_hand_keeps_its_number(desk):
    desk.add("a.txt", page(1, 2))
    folder = desk.content / "issues/2021/2021-03-02"
    folder.mkdir(parents=True)
    hand = "---\nid: 20210302-01-01\ndate: 2021-03-02\npage: '01'\ntitle: 手写的\n---\n\n正文。\n"
    (folder / "01-01.md").write_text(hand)
    assert desk.run() == []
    assert (folder / "01-01.md").read_text() == hand
    assert list(desk.articles()) == ["20210302-01-01", "20210302-01-02", "20210302-01-03"]


def test_a_file_that_cannot_be_read_is_not_written_over(desk):
    desk.add("a.txt", page(1, 2))
    folder = desk.content / "issues/2021/2021-03-02"
    folder.mkdir(parents=True)
    broken = "---\nid: 20210302-01-01\ntitle: [\n---\n\n写了一半。\n"
    (folder / "01-01.md").write_text(broken)
    (folder / "01-02.md").write_text("没有格式的草稿")
    assert desk.run() == []
    assert (folder / "01-01.md").read_text() == broken
    assert (folder / "01-02.md").read_text() == "没有格式的草稿"
    assert {p.name for p in folder.glob("*.md")} == {"01-01.md", "01-02.md", "01-02-2.md", "01-03.md", "issue.md"}


def test_an_issue_md_that_cannot_be_read_is_not_written_over(desk):
    folder = desk.content / "issues/2021/2021-03-02"
    folder.mkdir(parents=True)
    (folder / "issue.md").write_text("---\ndate: [\n---\n\n笔记\n")
    desk.add("a.txt", page(1))
    assert [(p.code, p.severity) for p in desk.run()] == [("N011", "warning")]
    assert [p.name for p in folder.iterdir()] == ["issue.md"] and "笔记" in (folder / "issue.md").read_text()


def test_an_issue_that_was_published_and_taken_away_does_not_come_back_by_itself(desk):
    desk.add("a.txt", page(1))
    desk.add("b.txt", page(2, head="2021年3月3日 星期三\n今日八版\n第17001号\n"))
    desk.run()
    (desk.content / "urls").mkdir()
    (desk.content / "urls/2021.lock").write_text(
        "/2021/03/02/01/01/\tarticle:20210302-01-01\t2021-03-02\t0123456789abcdef\tgone\n"
    )
    shutil.rmtree(desk.content / "issues/2021/2021-03-02")
    assert [(p.code, p.severity, p.file) for p in desk.run()] == [("N012", "warning", "content/raw/a.txt")]
    assert codes(stage.pending(desk)) == ["N012"]
    assert list(desk.articles()) == ["20210303-01-01"]
    assert desk.run(["a.txt"]) == []
    assert sorted(desk.articles()) == ["20210302-01-02", "20210303-01-01"]
    shutil.rmtree(desk.content / "issues")
    assert desk.run() == [] and len(desk.articles()) == 2


def test_pending_names_what_would_be_written_and_writes_nothing(desk):
    desk.add("a.txt", page(1))
    assert [(p.code, p.severity, p.file) for p in stage.pending(desk)] == [("N010", "error", "content/raw/a.txt")]
    assert desk.files() == {}
    desk.run(dry_run=True)
    assert desk.files() == {}
    desk.run()
    assert stage.pending(desk) == []


def test_one_file_can_be_named(desk):
    desk.add("a.txt", page(1))
    desk.add("b.txt", page(2, head="第02版\n2021年3月2日 星期二\n\n"))
    assert desk.run([Path("b.txt")]) == [] and list(desk.articles()) == ["20210302-02-01"]
    assert codes(desk.run(["nothing.txt"])) == ["R011"]
    assert codes(desk.run([desk.content / "raw" / "a.txt"])) == [] and len(desk.articles()) == 2


def test_a_killed_run_leaves_the_issue_whole_or_absent(desk, monkeypatch):
    """The run dies before each single move of a file; the next run gives what an undisturbed one gives."""
    desk.add("a.txt", page(1, 2))
    expected = Desk(desk.root / "other")
    shutil.copytree(desk.content, expected.content)
    expected.run()
    shutil.copy(expected.content / "raw" / "a.txt", desk.root / "a.txt")
    expected.add("b.txt", page(3, 4, head="第02版\n2021年3月2日 星期二\n\n"))
    expected.run()
    wanted = expected.files()

    class Killed(BaseException):
        pass

    def dies_at(step):
        count = iter(range(1000))
        move = os.replace

        def replace(*args):
            if next(count) == step:
                raise Killed
            return move(*args)

        monkeypatch.setattr(store.os, "replace", replace)

    for step in range(8):
        shutil.rmtree(desk.content / "issues", ignore_errors=True)
        (desk.content / "raw" / "SHA256SUMS").unlink(missing_ok=True)
        (desk.content / "raw" / "b.txt").unlink(missing_ok=True)
        monkeypatch.undo()
        desk.run()
        desk.add("b.txt", page(3, 4, head="第02版\n2021年3月2日 星期二\n\n"))
        dies_at(step)
        with suppress(Killed):
            desk.run()
        monkeypatch.undo()
        assert desk.run() == []
        assert {n: b for n, b in desk.files().items() if not n.endswith(".tmp")} == wanted, step


@pytest.mark.parametrize(
    "head",
    [
        "2021年3月\n2\n星 期 二\n农历辛丑年\n正月十九",
        "3月2日\n2021年\n星期二\n\n第0 1版",
        "中共某某市委机关报 2021年3月2日 星期二 农历辛丑年正月十九 今日八版",
        "Tuesday, March 2, 2021",
    ],
)
def test_heads_of_odd_layout_are_no_headlines(desk, head):
    desk.add("a.txt", page(1, 2, head=f"{head}\n\n"))
    assert desk.run() == []
    assert [a.title for a in desk.articles().values()] == [story(n).split("\n")[0] for n in (1, 2)]
    assert all(a.kicker == () for a in desk.articles().values())
    assert set(desk.issue("2021-03-02").masthead) == {line for line in head.split("\n") if line}


def test_the_credit_of_an_articles_picture_is_a_field_and_no_paragraph(desk):
    picture = "图为老周在田里试机。\n\n王 平摄（某图社）\n\n"
    desk.add("a.txt", page(0) + picture + story(1))
    assert desk.run() == []
    first = desk.articles()["20210302-01-01"]
    assert first.extra == (("credits", ["王 平摄（某图社）"]),)
    assert "图为老周在田里试机。" in first.body and "某图社" not in first.body
    before = desk.files()
    assert desk.run() == [] and desk.files() == before


def test_several_processes_write_the_same_files_and_tell_the_same(tmp_path, monkeypatch):
    started = []
    fork = multiprocessing.get_context("fork").Process
    monkeypatch.setattr(fork, "start", lambda self, start=fork.start: (started.append(self), start(self))[1])
    found = []
    for processes in (1, 3):
        desk = Desk(tmp_path / str(processes))
        for n in range(taking.WORTH_FORKING):
            head = f"2021年3月{n + 2}日\n\n今日八版\n\n第{17000 + n}号\n\n"
            desk.add(f"{n:02}.txt", page(n, n + 1, head=head))
        desk.add("05-wanbao.txt", page(5, 6, head="2021年3月7日\n\n今日八版\n\n"))
        desk.add("05-wanbao.yml", "edition: wanbao\n")
        desk.add("again.txt", page(7, 8, head="2021年3月9日\n\n今日八版\n\n第17007号\n\n"))
        desk.add("undated.txt", story(3, day="某日"))
        desk.add("noise.txt", b"\0\1\2" * 99)
        told = desk.run(processes=processes)
        before = desk.files()
        again = desk.run(again=True, processes=processes)
        assert desk.files() == before and not (desk.content / ".staged").exists()
        found.append((told, before, again))
        assert len(started) == (0 if processes == 1 else 3 * processes)
    assert found[0] == found[1]
    assert {p.code for p in found[0][0]} == {"N001", "N005", "R002"}
    assert taking.WORTH_FORKING >= rerun.WORTH_FORKING, "so that reading again was forked too"


def test_head_and_masthead_of_a_page_are_read_once(desk, monkeypatch):
    """Reading again what the evidence of a file told was a twentieth of the whole stage."""
    read = {"masthead": 0, "head": 0}

    def counted(name, function):
        def count(*args):
            read[name] += 1
            return function(*args)

        return count

    for module in (evidence, making):
        monkeypatch.setattr(module, "read_masthead", counted("masthead", module.read_masthead))
    monkeypatch.setattr(pages, "read_head", counted("head", pages.read_head))
    text = page(1, 2)
    desk.add("a.txt", text)
    assert desk.run() == []
    assert read == {"masthead": 1, "head": sum(bool(line.strip()) for line in text.split("\n"))}
