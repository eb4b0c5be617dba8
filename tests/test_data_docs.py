"""docs/data.md names the fields that the data files have, in their order."""

import gzip
import json
import re
from pathlib import Path

from builder import cli, scaffold

ROOT = Path(__file__).parent.parent
ARTICLE = """---
date: 2021-10-29
page: '01'
title: 李明到企业调研
authors: [{name: 王芳, role: 本报记者}]
dateline: {place: 某市, date: 2021-10-28}
continues: {page: '02', via: 下转}
raw: [{file: raw/a.txt, lines: ['1-2']}]
---

市长李明到企业调研，要求压实责任。
"""


def fields(heading):
    text = (ROOT / "docs" / "data.md").read_text("utf-8")
    section = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL)[1]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE), section


def named(section, field):
    """Names that the row of a field gives to what is inside."""
    row = re.search(rf"^\| `{field}` \|(.*)\|$", section, re.MULTILINE)[1]
    return set(re.findall(r"`(\w+)`", row))


def test_fields_are_those_of_the_files(tmp_path):
    scaffold.create(tmp_path)
    (tmp_path / "content" / "raw" / "a.txt").write_text("李明到企业调研\n市长李明到企业调研,要求压实责任。\n", "utf-8")
    file = tmp_path / "content" / "issues" / "2021" / "2021-10-29" / "01-01.md"
    file.parent.mkdir(parents=True)
    file.write_text(ARTICLE, encoding="utf-8")
    assert cli.main(["--root", str(tmp_path), "--skip", "search", "-q"]) == 0
    data = tmp_path / "_site" / "data"
    (article,) = map(json.loads, gzip.decompress((data / "articles-2021.jsonl.gz").read_bytes()).decode().splitlines())
    people = json.loads((data / "people.json").read_text("utf-8"))
    keys, section = fields("/data/articles-YYYY.jsonl.gz")
    assert keys == list(article)
    for field in ("authors", "persons", "paragraphs", "raw"):
        assert set(article[field][0]) <= named(section, field)
    for field in ("dateline", "continues"):
        assert set(article[field]) <= named(section, field)
    keys, section = fields("/data/people.json")
    assert [person["name"] for person in people] == ["李明"]
    assert keys == list(people[0])
    assert set(people[0]["offices"][0]) <= named(section, "offices")
