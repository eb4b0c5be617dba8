"""Any bytes in any file that people write: problems, never an exception."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder import cli
from tests.matrix.row import ARTICLE, ISSUE, RAW, make, put
from tests.matrix.test_matrix import run
from tests.test_problems import SECTIONS

PEOPLE = """- name: 王甲
  variants: [王申]
  namesakes: [{id: wang-jia-2, roles: [教师], from: 2021-01-01, articles: [20210302-01-01]}]
  links: {wikidata: Q1}
"""
GIVEN = {
    "content/people.yml": PEOPLE,
    "content/reviewed.yml": "- {key: misprint-20210302-01-01-5be4f0c1, note: 原文如此, date: 2021-03-04}\n",
    "content/search-proof.yml": "date: 2021-03-02\nqueries: 10\nhits: 20\narticles: 3\n",
    "content/raw/2021-03-02-01.yml": "date: 2021-03-02\npage: '01'\n",
    "themes/default/strings/zh-CN.yml": "home: 家\nsearch: '检索'\n",
    "themes/default/templates/footer.html": "<footer>{% if t.home %}{{ t.home }}{% endif %}</footer>\n",
}
FILES = [
    *GIVEN,
    "site.yml",
    RAW,
    ARTICLE,
    f"{ISSUE}/issue.md",
    f"{ISSUE}/provenance.json",
    "content/raw/SHA256SUMS",
    "content/urls/2021.lock",
    "content/urls/site.lock",
]
TOKENS = (
    "：", ":", ": ", "\t", "- ", "[", "]", "{", "}", "'", '"', "*a", "&a", "!x", "---\n", "\n", "\r\n", "\ufeff",
    "null", "~", "0", "-1", "99999999999", "2021-02-30", "../..", "\0", "{{", "%}", "\u2028", "\U0001f600", "[[[[",
)  # fmt: skip
EDIT = st.tuples(
    st.floats(0, 1), st.integers(0, 12), st.one_of(st.sampled_from(TOKENS).map(str.encode), st.binary(max_size=4))
)


@pytest.fixture(scope="module")
def start(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("fuzz") / "edition"
    root.mkdir()
    make(root)
    for path, text in GIVEN.items():
        put(path, text)(root)
    assert cli.main(["--root", str(root), "-q", "--skip", "search", "--jobs", "1"]) == 0
    return root


def spoilt(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """Some bytes taken out and others put in, at some share of the file's length."""
    for where, length, new in edits:
        at = int(where * len(data))
        data = data[:at] + new + data[at + length :]
    return data


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    file=st.sampled_from(FILES),
    edits=st.lists(EDIT, min_size=1, max_size=4),
    command=st.sampled_from([("status",), ("status",), ("review",), ("normalise", "--again"), ("check",), ()]),
)
def test_spoilt_files_are_problems_and_no_exceptions(start, tmp_path, capsys, file, edits, command):
    root = tmp_path / "edition"
    if root.exists():
        shutil.rmtree(root)
    shutil.copytree(start, root)
    (root / file).write_bytes(spoilt((root / file).read_bytes(), edits))
    code, problems = run(root, capsys, command)
    assert code in (0, 1)
    assert {one["code"] for one in problems} <= set(SECTIONS)
    assert [one for one in problems if not one["message"] or not one["hint"]] == []
    assert json.dumps(problems)
