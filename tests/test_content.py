"""Reading content/: what is wrong with a file is said of that file, and the others are read."""

import pytest

from builder import content

GOOD = "---\ndate: 2021-10-29\npage: '01'\ntitle: 题\n---\n\n文。\n"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "content" / "issues" / "2021" / "2021-10-29"
    made.mkdir(parents=True)
    (made / "01-01.md").write_text(GOOD, encoding="utf-8")
    return made


def read(folder):
    """(titles, problems as (code, line)) of the edition around an issue's folder."""
    found, problems = content.read(folder.parents[3])
    assert all(problem.file.startswith("content/issues/2021/2021-10-29/") for problem in problems)
    return [article.title for article in found.articles], [(problem.code, problem.line) for problem in problems]


def test_good_files_give_no_problem(folder):
    (folder / "01-02.md").write_text(GOOD.replace("题", "又题"), encoding="utf-8")
    assert read(folder) == (["题", "又题"], [])


def test_issue_md_is_no_article(folder):
    (folder / "issue.md").write_text("---\ndate: 2021-10-29\nnumber: '17980'\n---\n", encoding="utf-8")
    found, problems = content.read(folder.parents[3])
    assert (len(found.articles), [issue.number for issue in found.issues], problems) == (1, ["17980"], [])


def test_a_link_within_the_edition_is_followed(folder):
    (folder / "01-02.md").symlink_to(folder / "01-01.md")
    assert read(folder) == (["题", "题"], [])


def test_a_link_that_leads_out_is_a007(folder, tmp_path):
    (tmp_path / "secret.md").write_text(GOOD, encoding="utf-8")
    (folder / "01-02.md").symlink_to(tmp_path / "secret.md")
    assert read(folder) == (["题"], [("A007", 0)])


def test_a_file_that_is_too_large_is_a008(folder):
    (folder / "01-02.md").write_bytes(GOOD.encode() + b" " * content.MAX_BYTES)
    assert read(folder) == (["题"], [("A008", 0)])


def test_other_bytes_than_utf8_are_a009_with_their_line(folder):
    (folder / "01-02.md").write_bytes(GOOD.encode("gb18030"))
    assert read(folder) == (["题"], [("A009", 4)])


def test_what_cannot_be_read_is_a009(folder):
    (folder / "01-03.md").symlink_to(folder / "absent.md")
    assert read(folder) == (["题"], [("A009", 0)])


@pytest.mark.parametrize(
    ("named", "code"),
    [("raw/a.txt", None), ("raw/link.txt", None), ("raw/absent.txt", "A010"), ("raw/out.txt", "A006")],
)
def test_a_raw_file_that_an_article_names_is_there(named, code, folder, tmp_path):
    raw = folder.parents[2] / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("文", encoding="utf-8")
    (raw / "link.txt").symlink_to(raw / "a.txt")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (raw / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "01-01.md").write_text(GOOD.replace("title:", f"raw: [{{file: {named}, lines: ['1']}}]\ntitle:"), "utf-8")
    assert read(folder) == (["题"], [(code, 4)] if code else [])
