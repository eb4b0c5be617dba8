"""The summary of a build says which person pages appeared, grew, changed or went."""

import json

from archive import Maker, put, small_archive

from builder.changes import PeopleChanges, people_changes
from builder.pipeline import Options, build
from builder.problem import Report


def people(**named):
    found = []
    for ident, (name, articles, offices) in named.items():
        found.append({"id": ident, "name": name, "articles": articles, "offices": [{"name": o} for o in offices]})
    return json.dumps(found).encode()


OLD = people(a=("甲", ["1"], ["市长"]), b=("乙", ["1"], ["县长"]), c=("丙", ["1", "2"], []), d=("丁", ["2"], ["局长"]))


def test_no_change_and_no_site_before_say_nothing():
    assert people_changes(OLD, OLD) == PeopleChanges()
    assert people_changes(b"", OLD).lines() == []
    assert people_changes(b"[{]", OLD).lines() == []


def test_each_kind_of_change():
    new = people(a=("甲", ["1", "3"], ["市长"]), b=("乙", ["1"], ["副县长"]), c=("丙", ["1"], []), e=("戊", ["3"], []))
    found = people_changes(OLD, new)
    assert found == PeopleChanges(appeared=("戊",), grew=("甲",), changed=("乙", "丙"), went=("丁",))
    assert found.lines() == ["people appeared: 戊", "people grew: 甲", "people changed: 乙、丙", "people went: 丁"]


def test_long_lists_are_counted():
    many = people(**{f"p{n}": (f"人{n}", ["1"], []) for n in range(12)}, a=("甲", ["1"], ["市长"]))
    (line,) = people_changes(people(a=("甲", ["1"], ["市长"])), many).lines()
    assert line.startswith("people appeared: 人0、人1") and line.endswith(" and 4 more")


def test_the_build_says_it(tmp_path):
    site = small_archive(tmp_path, days=("2021-10-29",))
    quiet = Options(skip_search=True)
    assert not any(line.startswith("people ") for line in build(site, quiet, Report(), lambda text: None).lines)
    made = Maker(1).article("2021-10-30", "01", 1, body="市长欧阳晓月到企业调研。")
    put(tmp_path, made)
    report = build(site, quiet, Report(), lambda text: None)
    assert "people appeared: 欧阳晓月" in report.lines
    assert report.more["people"]["appeared"] == ("欧阳晓月",)
