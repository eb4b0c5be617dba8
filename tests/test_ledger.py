"""The ledger: what binds, what may go, where a bound address leads."""

import subprocess

import pytest

from builder import ledger
from builder.ledger import Entry, Ledger, texts
from builder.model import Alias
from builder.settling import settle

LINE = "/2021/10/29/01/07/\tarticle:20211029-01-07\t2026-01-02\t0123456789abcdef\tlive\n"
OTHER = "/2021/10/29/01/08/\tarticle:20211029-01-08\t2026-01-02\tfedcba9876543210\tlive\n"
HASH = "0123456789abcdef"


def nothing(entry):
    return None


def content(tmp_path, **files):
    folder = tmp_path / "content" / "urls"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name.strip('y')}.lock").write_text(text, encoding="utf-8")
    return tmp_path / "content"


def git(folder, *arguments):
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def lines(book):
    return "".join(texts(book).values())


def test_a_line_reads_and_writes_unchanged(tmp_path):
    moved = "/a/\tlist:a\t2026-01-02\t-\tmoved /b/\n"
    gone = f"/c/\tarticle:x\t2026-01-02\t{HASH}@2026-03-04\tgone 应当事人要求\n"
    book, problems = ledger.read(content(tmp_path, y2021=LINE, site=moved + gone))
    assert problems == []
    assert texts(book) == {"2021.lock": LINE, "site.lock": moved + gone}
    assert book.get("/c/") == Entry("/c/", "article:x", "2026-01-02", HASH, "2026-03-04", "gone", "应当事人要求")


def test_without_git_every_line_binds(tmp_path):
    book, _ = ledger.read(content(tmp_path, y2021=LINE))
    assert book.binds("/2021/10/29/01/07/")


def test_with_git_a_line_binds_once_committed(tmp_path):
    where = content(tmp_path, y2021=LINE)
    git(tmp_path, "init", "-q")
    assert not ledger.read(where)[0].binds("/2021/10/29/01/07/"), "no commit yet"
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    content(tmp_path, y2021=LINE + OTHER)
    book, problems = ledger.read(where)
    assert problems == []
    assert book.binds("/2021/10/29/01/07/") and not book.binds("/2021/10/29/01/08/")


def test_a_trial_build_leaves_nothing_behind(tmp_path):
    where = content(tmp_path, y2021=LINE)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    content(tmp_path, y2021=LINE, y1921=OTHER.replace("2021", "1921"))
    book, _ = ledger.read(where)
    live = {"/2021/10/29/01/07/": ("article:20211029-01-07", HASH)}
    assert lines(settle(book, live, nothing, (), "2026-05-06").ledger) == LINE


@pytest.mark.parametrize("gone", ["", OTHER])
def test_committed_lines_that_went_missing_are_put_back(tmp_path, gone):
    where = content(tmp_path, y2021=LINE)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    content(tmp_path, y2021=gone)
    book, problems = ledger.read(where)
    assert [p.code for p in problems] == ["U003"]
    assert book.binds("/2021/10/29/01/07/")
    (where / "urls" / "2021.lock").unlink()
    assert ledger.read(where)[0].binds("/2021/10/29/01/07/")


def test_new_lines_get_todays_date_and_old_ones_keep_theirs(tmp_path):
    book, _ = ledger.read(content(tmp_path, y2021=LINE))
    live = {
        "/2021/10/29/01/07/": ("article:20211029-01-07", "f" * 16),
        "/2021/10/29/01/09/": ("article:20211029-01-09", HASH),
    }
    settled = settle(book, live, nothing, (), "2026-05-06")
    assert lines(settled.ledger) == (
        f"/2021/10/29/01/07/\tarticle:20211029-01-07\t2026-01-02\t{'f' * 16}@2026-05-06\tlive\n"
        f"/2021/10/29/01/09/\tarticle:20211029-01-09\t2026-05-06\t{HASH}\tlive\n"
    )
    again = settle(settled.ledger, live, nothing, (), "2027-01-01")
    assert lines(again.ledger) == lines(settled.ledger)


def test_what_moved_is_an_alias_and_what_has_no_successor_a_tombstone(tmp_path):
    book, _ = ledger.read(content(tmp_path, y2021=LINE + OTHER))
    live = {"/2021/10/30/01/01/": ("article:20211029-01-07", HASH)}

    def successor(entry):
        return "/2021/10/30/01/01/" if entry.object.endswith("07") else None

    settled = settle(book, live, successor, (), "2026-05-06")
    assert settled.aliases == (Alias("/2021/10/29/01/07/", "/2021/10/30/01/01/"),)
    assert [(t.path, t.reason) for t in settled.tombstones] == [("/2021/10/29/01/08/", "withdrawn")]
    assert "\tmoved /2021/10/30/01/01/\n" in lines(settled.ledger) and "\tgone withdrawn\n" in lines(settled.ledger)


def test_a_reason_that_a_person_wrote_stays(tmp_path):
    book, _ = ledger.read(content(tmp_path, y2021=OTHER.replace("live", "gone 应当事人要求撤下")))
    settled = settle(book, {}, nothing, (), "2026-05-06")
    assert settled.tombstones[0].reason == "应当事人要求撤下"


def test_an_address_is_never_given_twice(tmp_path):
    book, _ = ledger.read(content(tmp_path, y2021=LINE))
    settled = settle(book, {"/2021/10/29/01/07/": ("article:other", HASH)}, nothing, (), "2026-05-06")
    assert [p.code for p in settled.problems] == ["U005"]


def test_an_alias_that_leads_to_nothing_is_a_problem(tmp_path):
    book, _ = ledger.read(content(tmp_path, y2021=LINE))
    settled = settle(book, {}, lambda entry: "/nowhere/", (), "2026-05-06")
    assert [p.code for p in settled.problems] == ["U006"]


def test_of_a_hidden_address_only_a_hash_stays(tmp_path):
    person = "/people/li-si/\tperson:李四\t2026-01-02\t-\tlive\n"
    where = content(tmp_path, site=person)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    book, _ = ledger.read(where)
    settled = settle(book, {}, nothing, ("/people/li-si/",), "2026-05-06")
    text = lines(settled.ledger)
    assert "li-si" not in text and "李四" not in text and text.startswith("sha256:")
    assert len(settled.hidden) == 1
    assert settled.ledger.taken("/people/li-si/", "person:李四的同名人")
    content(tmp_path, site=text)
    again, problems = ledger.read(where)
    assert problems == [] and lines(settle(again, {}, nothing, (), "2026-05-07").ledger) == text
    # Who is shown again has the old address, with the day on which it was first given.
    assert not again.taken("/people/li-si/", "person:李四") and again.taken("/people/li-si/", "person:李思")
    shown = settle(again, {"/people/li-si/": ("person:李四", "")}, nothing, (), "2026-05-08")
    assert "/people/li-si/\tperson:李四\t2026-01-02\t" in lines(shown.ledger) and text in lines(shown.ledger)


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("<<<<<<< HEAD\n", "U001"),
        ("=======\n", "U001"),
        ("/a/ no tabs\n", "U002"),
        (LINE.replace("live", "dead"), "U002"),
        (LINE.replace("/2021", "/../2021/X"), "U002"),
        (LINE.replace("2026-01-02", "tomorrow"), "U002"),
        (LINE.replace("article:20211029-01-07", "article:other"), "U004"),
    ],
)
def test_each_fault_of_the_file_is_an_error_with_its_line(tmp_path, bad, code):
    _, problems = ledger.read(content(tmp_path, y2021=LINE + bad))
    assert [(p.code, p.file, p.line, p.severity) for p in problems] == [(code, "content/urls/2021.lock", 2, "error")]


def test_lines_of_two_maintainers_merge_without_a_word(tmp_path):
    changed = LINE.replace(HASH, "f" * 16 + "@2026-02-03")
    book, problems = ledger.read(content(tmp_path, y2021=OTHER + changed + LINE + OTHER))
    assert problems == []
    assert lines(book) == changed + OTHER


def test_a_union_merge_in_git_needs_no_hand(tmp_path):
    where = content(tmp_path, y2021=LINE)
    (tmp_path / ".gitattributes").write_text("content/urls/*.lock merge=union text eol=lf\n")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "base")
    git(tmp_path, "checkout", "-qb", "other")
    content(tmp_path, y2021=LINE + OTHER)
    git(tmp_path, "commit", "-qam", "other")
    git(tmp_path, "checkout", "-q", "main")
    content(tmp_path, y2021=LINE + OTHER.replace("08", "09"))
    git(tmp_path, "commit", "-qam", "main")
    git(tmp_path, "merge", "-q", "other", "-m", "both")
    book, problems = ledger.read(where)
    assert problems == [] and sorted(book.lines) == ["/2021/10/29/01/07/", "/2021/10/29/01/08/", "/2021/10/29/01/09/"]
    assert isinstance(book, Ledger)


def test_check_names_what_would_break_and_how_to_keep_it(tmp_path):
    from builder.verify import addresses

    where = content(tmp_path, y2021=LINE + OTHER)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    book, _ = ledger.read(where)
    live = {"/2021/10/29/01/07/": ("article:20211029-01-07", HASH), "/2021/10/29/02/01/": ("article:x", HASH)}
    same = settle(
        book, dict(live) | {"/2021/10/29/01/08/": ("article:20211029-01-08", "f" * 16)}, nothing, (), "2026-05-06"
    )
    assert addresses.check(book, same.ledger) == []
    gone = settle(book, live, nothing, (), "2026-05-06").ledger
    found = addresses.check(book, gone)
    assert [(p.code, p.severity) for p in found] == [("U011", "warning")]
    assert "/2021/10/29/01/08/" in found[0].message and "merged_from: [20211029-01-08]" in found[0].hint
    content(tmp_path, **{"y2021": texts(gone)["2021.lock"]})
    assert [p.code for p in addresses.check(ledger.read(where)[0], gone)] == ["U011"], "until it is committed"
    moved = settle(book, live, lambda entry: "/2021/10/29/02/01/", (), "2026-05-06").ledger
    assert [p.code for p in addresses.check(book, moved)] == ["U010"]
