"""docs/format.md says what the code does: its examples are read without a problem, and it names every key."""

import re
from pathlib import Path

import pytest

from builder import article_file, config, ledger
from builder.model import KINDS
from builder.normalise import sidecar
from builder.organise.persons import authority
from builder.provenance import ROLES

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "format.md").read_text("utf-8")


def section(title):
    return re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)[1]


def example(title):
    """The first indented block of a section."""
    block = re.search(r"(?:^    .*\n|^\n(?=    ))+", section(title), re.MULTILINE)[0]
    return "\n".join(line[4:] for line in block.strip("\n").splitlines()) + "\n"


def keys_of_table(title):
    return re.findall(r"^\| `(\w+)` \|", section(title), re.MULTILINE)


def test_the_article_is_one():
    article, problems = article_file.read(example("Articles"), "01-07.md")
    assert problems == []
    assert (article.id, article.kicker, len(article.authors)) == ("20211029-01-07", ("引题，一行一项",), 2)
    assert article.raw[0].lines == ((151, 167), (170, 170))
    assert article.body == "One paragraph on one line.\n\nThe next paragraph."


def test_every_key_of_an_article_is_explained():
    assert sorted(keys_of_table("Articles")) == sorted(article_file.KEYS)
    assert [kind for kind in KINDS if f"`{kind}`" not in section("Articles")] == []


def test_the_issue_is_one():
    text = example("issue.md").replace("…64 hex digits…", "0" * 64)
    issue, problems = article_file.read_issue(text, "issue.md")
    assert problems == []
    assert (issue.date, issue.number, issue.raw) == ("2021-10-29", "17980", (("raw/NAME.txt", "0" * 64),))
    assert [key for key in article_file.ISSUE_KEYS if key not in section("issue.md")] == []


def test_the_sidecar_is_one(tmp_path):
    (tmp_path / "a.yml").write_text(example("Sidecars"), encoding="utf-8")
    found, problems = sidecar.read_sidecar(tmp_path / "a.yml", "a.yml")
    assert (found, problems) == (sidecar.Sidecar("2021-10-29", "wanbao", "02"), [])
    assert [key for key in sidecar.KEYS if f"{key}:" not in example("Sidecars")] == []


def test_every_key_of_site_yml_is_explained():
    assert keys_of_table("site.yml") == list(config.KEYS)
    for key in (*config.PAPER_KEYS, *config.WHEN_KEYS):
        assert f"`{key}`" in section("site.yml")


def test_people_yml_is_one():
    found, problems = authority.parse({"people.yml": example("people.yml")})
    assert problems == []
    assert [entry.said.name for entry in found.entries] == ["某甲"]
    said = set(re.findall(r"(\w+):", example("people.yml")))
    assert {*authority.KEYS, *authority.NAMESAKE_KEYS} <= said


@pytest.mark.parametrize("state", ["live", "moved /2021/10/29/02/01/", "gone withdrawn"])
def test_the_line_of_the_ledger_is_one(state):
    line = example("The ledger").strip()
    assert ledger._LINE.fullmatch(line)
    assert ledger._LINE.fullmatch(line.replace("live", state))


def test_every_role_of_a_line_is_named():
    named = dict(re.findall(r"`([a-z])` ([a-z]+)", section("provenance.json")))
    assert sorted(named) == sorted(ROLES.values())
