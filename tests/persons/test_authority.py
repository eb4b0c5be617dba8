"""The authority file: what is refused, with file and line, and what it does."""

import pytest

from builder.model import Article, Mention, PersonInArticle, PersonsByHand
from builder.organise.persons.apply import apply
from builder.organise.persons.authority import Authority, parse

FILE = "content/people.yml"
FAULTS = [
    ("- id: zhu-jian\n", [("P001", 1)]),
    ("朱健\n", [("P002", 1)]),
    ("- name: 朱健\n  id: Zhu Jian\n", [("P002", 2)]),
    ("- name: 朱健\n  id: z\n", [("P002", 2)]),
    ("- name: 朱健\n  hide: yes\n", [("P002", 2)]),
    ("- name: 朱健\n  links: {wikidata: javascript}\n", [("P002", 2)]),
    ("- name: 朱健\n  links: {homepage: 'x'}\n", [("P003", 2)]),
    ("- name: 朱健\n  variant: [朱建]\n", [("P003", 2)]),
    ("- name: 朱健\n  namesakes:\n    - {id: zhu-jian-2}\n", [("P004", 3)]),
    ("- name: 朱健\n  namesakes:\n    - {id: zj, from: 2021-02-30}\n", [("P002", 3), ("P004", 3)]),
    ("- name: 朱健\n  namesakes:\n    - {id: zj, from: 2021-02-03, to: 2020-01-01}\n", [("P002", 3)]),
    ("- name: 朱健\n- name: 朱建\n  variants: [朱健]\n", [("P005", 2)]),
    ("- name: 朱健\n  id: zhu-jian\n- name: 朱建\n  id: zhu-jian\n", [("P006", 3)]),
    ("- name: 甲乙\n  same_as: 丙丁\n- name: 丙丁\n  same_as: 甲乙\n", [("P007", 1), ("P007", 3)]),
    ("- name: 甲乙\n  same_as: 甲乙\n", [("P007", 1)]),
    ("- name: 朱健\n  namesakes:\n    - {id: zj, articles: [20990101-01-01]}\n", [("P008", 3)]),
]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "- name: 朱健\n", "- {name: 朱健, page: true}\n"])
def test_nothing_to_say(text):
    assert parse({FILE: text}, [])[1] == []


@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_faults_name_file_and_line(text, expected):
    problems = parse({FILE: text}, ["20211029-01-07"])[1]
    assert [(p.code, p.line) for p in problems] == expected
    assert all(p.file == FILE and p.message and p.severity == "error" for p in problems)


def test_every_code_is_explained():
    from pathlib import Path

    documented = (Path(__file__).parents[2] / "docs" / "problems.md").read_text("utf-8")
    for number in range(1, 10):
        assert f"\n## P{number:03d} " in documented


def article(ident, date="2021-10-29", persons=None):
    return Article(id=ident, date=date, page="01", order=1, persons=persons)


def person(name, *roles, block=0):
    return PersonInArticle(name, None, roles, (Mention(block, 0, len(name), name, roles, "office"),))


def assigned(text="", found=None, articles=None, bound=None):
    authority, problems = parse({FILE: text}) if text else (Authority(), [])
    assert problems == []
    articles = articles or [article(ident) for ident in found]
    return apply(found, authority, articles, bound or {})


def test_ordinary_people_named_once_have_no_page():
    result = assigned(found={"a": (person("张志峰"), person("朱健", "市长"))})
    assert [(p.name, p.id) for p in result.of_article["a"]] == [("张志峰", None), ("朱健", "zhu-jian")]
    assert [p.name for p in result.people] == ["朱健"]


def test_named_in_two_articles_or_asked_for_or_published_before():
    twice = assigned(found={"a": (person("张志峰"),), "b": (person("张志峰"),)})
    asked = assigned("- {name: 张志峰, page: true}\n", {"a": (person("张志峰"),)})
    before = assigned(found={"a": (person("张志峰"),)}, bound={"张志峰": "zhang-zhifeng-2"})
    assert [r.people[0].id for r in (twice, asked, before)] == ["zhang-zhifeng", "zhang-zhifeng", "zhang-zhifeng-2"]
    assert twice.people[0].articles == ("a", "b")


def test_variants_and_merges():
    text = "- {name: 朱健, variants: [朱建]}\n- {name: 朱健民, same_as: 朱健}\n"
    result = assigned(text, {"a": (person("朱建", "市长"),), "b": (person("朱健民", "市委副书记", block=1),)})
    (one,) = result.people
    assert (one.name, one.variants, one.articles) == ("朱健", ("朱建", "朱健民"), ("a", "b"))
    assert result.became == {"朱健民": "朱健"}
    assert result.of_article["a"][0].mentions[0].name == "朱建"


def test_merged_within_one_article():
    result = assigned("- {name: 朱健, variants: [朱建]}\n", {"a": (person("朱建", "市长"), person("朱健", block=1))})
    (one,) = result.of_article["a"]
    assert (one.name, one.roles, len(one.mentions)) == ("朱健", ("市长",), 2)


NAMESAKES = """\
- name: 朱健
  namesakes:
    - {id: zhu-jian-teacher, roles: [教师]}
    - {id: zhu-jian-old, to: 1999-12-31}
    - {id: zhu-jian-odd, articles: [d]}
"""


def test_namesakes_by_office_period_and_article():
    roles = {"a": "市长", "b": "南华大学教师", "c": "市长", "d": "市长"}
    found = {ident: (person("朱健", role),) for ident, role in roles.items()}
    dates = {"a": "2021-01-01", "b": "2021-01-02", "c": "1998-01-01", "d": "2021-01-04"}
    result = assigned(NAMESAKES, found, [article(ident, date) for ident, date in dates.items()])
    ids = {ident: persons[0].id for ident, persons in result.of_article.items()}
    assert ids == {"a": "zhu-jian", "b": "zhu-jian-teacher", "c": "zhu-jian-old", "d": "zhu-jian-odd"}
    assert result.keys["zhu-jian-old"] == "朱健#zhu-jian-old"


def test_mentions_of_namesakes_are_assigned_by_the_file_and_others_by_their_rule():
    found = {"a": (person("朱健", "市长"), person("段平", block=1)), "b": (person("朱健", "南华大学教师"),)}
    result = assigned(NAMESAKES, found)
    rules = {(ident, p.id): p.mentions[0].rule for ident, persons in result.of_article.items() for p in persons}
    assert rules == {("a", "zhu-jian"): "file", ("a", None): "office", ("b", "zhu-jian-teacher"): "file"}


UNMATCHED = """\
- {name: 朱健, variants: [朱建]}
- {name: 段平}
- {name: 张志峰, hide: true}
- name: 丁伟
  namesakes:
    - {id: ding-wei-2, roles: [教师]}
    - {id: ding-wei-3, roles: [医生]}
- {name: 石坚, same_as: 朱健}
"""


def test_entries_that_match_nobody_are_named_with_their_line():
    authority, _ = parse({FILE: UNMATCHED})
    found = {"a": (person("朱建", "市长"), person("丁伟", "教师", block=1))}
    problems = apply(found, authority, [article("a")], {}).problems
    assert [(p.code, p.severity, p.line) for p in problems] == [
        ("P010", "warning", 2),
        ("P010", "warning", 8),
        ("P010", "warning", 7),
    ]


def test_a_name_that_front_matter_adds_matches():
    authority, _ = parse({FILE: "- {name: 段平}\n"})
    articles = [article("a", persons=PersonsByHand(add=("段平",)))]
    assert apply({"a": ()}, authority, articles, {}).problems == ()


def test_hidden_persons_are_nowhere():
    result = assigned("- {name: 张志峰, hide: true}\n", {"a": (person("张志峰", "村民"),), "b": (person("张志峰"),)})
    assert result.of_article == {"a": (), "b": ()}
    assert (result.people, result.hidden) == ((), ("张志峰",))


def test_front_matter_wins():
    by_hand = PersonsByHand(add=("王船山",), remove=("船山论",))
    result = assigned(found={"a": (person("船山论", "主任"),)}, articles=[article("a", persons=by_hand)])
    assert [(p.name, p.id) for p in result.of_article["a"]] == [("王船山", "wang-chuanshan")]


def test_an_id_that_belongs_to_another_is_refused():
    authority, _ = parse({FILE: "- {name: 朱建, id: zhu-jian, page: true}\n"})
    result = apply({"a": (person("朱建"),)}, authority, [article("a")], {"朱健": "zhu-jian"})
    assert [(p.code, p.line) for p in result.problems] == [("P009", 1)]
    assert result.of_article["a"][0].id == "zhu-jian-2"
