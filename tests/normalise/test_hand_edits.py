"""Random edits by hand and random changes of the rules: nothing that a person did is lost."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.normalise.desk import Desk, page
from tests.normalise.test_again import RULES, rules

__all__ = ["rules"]


class Said:
    """What people did, and what must therefore be so afterwards."""

    def __init__(self):
        self.words, self.gone = [], set()
        self.pages, self.orders, self.columns = {}, {}, {}

    def forget(self, ident):
        """The article has gone, or its text into another."""
        self.gone.add(ident)
        for known in (self.pages, self.orders, self.columns):
            known.pop(ident, None)


def word(desk, said, number, one, other):
    mark = f"手改{number}号"
    if "现场" in desk.articles()[one].body:
        desk.edit(one, lambda text: text.replace("现场", mark, 1))
        said.words.append(mark)


def paragraph(desk, said, number, one, other):
    desk.edit(one, lambda text: f"{text.rstrip()}\n\n手写第{number}段。\n")
    said.words.append(f"手写第{number}段。")


def front(desk, said, number, one, other):
    """Title and column, and a word of the text with them; a file that was typed by hand has none to change."""
    if "\ncolumn: " not in desk.edit(one, lambda text: text).read_text(encoding="utf-8"):
        return
    column = f"column: 专栏{number}号"
    desk.edit(
        one, lambda text: re.sub(r"column: .*", column, text, count=1).replace("title: ", f"title: 题{number}", 1)
    )
    said.words.append(desk.articles()[one].title)
    said.columns[one] = f"专栏{number}号"
    word(desk, said, number, one, other)


def delete(desk, said, number, one, other):
    held = desk.articles()[one]
    desk.edit(one, lambda text: text).unlink()
    said.forget(one)
    said.words = [words for words in said.words if words not in f"{held.title}\n{held.body}"]


def drop(desk, said, number, one, other):
    """The last paragraph goes."""
    first, _, last = desk.articles()[one].body.rpartition("\n\n")
    if first:
        desk.edit(one, lambda text: text.rstrip("\n").rpartition("\n\n")[0] + "\n")
        said.words = [words for words in said.words if words not in last]


def reorder(desk, said, number, one, other):
    desk.edit(one, lambda text: re.sub(r"\norder: \d+", f"\norder: {90 + number}", text, count=1))
    said.orders[one] = 90 + number


def rename(desk, said, number, one, other):
    path = desk.edit(one, lambda text: text)
    path.rename(path.with_name(f"改名{number}.md"))


def to_page(desk, said, number, one, other):
    desk.edit(one, lambda text: re.sub(r"\npage: '\d\d'", "\npage: '07'", text, count=1))
    said.pages[one] = "07"


def cut(desk, one):
    """Take the last paragraph out of an article; empty where it has but one."""
    first, _, last = desk.articles()[one].body.rpartition("\n\n")
    if first:
        desk.edit(one, lambda text: text.rstrip("\n").rpartition("\n\n")[0] + "\n")
    return last if first else ""


def move(desk, said, number, one, other):
    last = cut(desk, one)
    if last:
        desk.edit(other, lambda text: f"{text.rstrip()}\n\n{last}\n")
        said.words.append(last)


def split(desk, said, number, one, other):
    last = cut(desk, one)
    if last:
        path = desk.edit(one, lambda text: text)
        own = f"id: 20210302-01-5{number}\ndate: 2021-03-02\npage: '01'\norder: 5{number}\nsplit_from: {one}"
        path.with_name(f"01-5{number}.md").write_text(f"---\n{own}\n---\n\n{last}\n", encoding="utf-8")
        said.words.append(last)


def into_one(desk, said, number, one, other):
    """The text of one goes to the end of another, whose file names it; its own file goes."""
    if one == other:
        return
    held = desk.articles()[one]
    old = [one, *held.merged_from]
    desk.edit(one, lambda text: text).unlink()
    kept = [*desk.articles()[other].merged_from, *old]

    def taken(text):
        text = re.sub(r"\nmerged_from: .*", "", text)
        return f"{text.rstrip()}\n\n{held.body}\n".replace("\n---\n", f"\nmerged_from: [{', '.join(kept)}]\n---\n", 1)

    desk.edit(other, taken)
    said.forget(one)
    said.words = [words for words in said.words if words != held.title] + held.body.split("\n\n")


def typed(desk, said, number, one, other):
    """An article that is not in the witness, without an id."""
    path = desk.edit(one, lambda text: text)
    own = f"id: 20210302-01-6{number}\ndate: 2021-03-02\npage: '01'\norder: 6{number}\ntitle: 补{number}"
    path.with_name(f"01-6{number}.md").write_text(f"---\n{own}\n---\n\n补录第{number}篇。\n", encoding="utf-8")
    said.words.append(f"补录第{number}篇。")


EDITS = {
    step.__name__: step
    for step in (word, paragraph, front, delete, drop, reorder, rename, to_page, move, split, into_one, typed)
}


def text_of(desk):
    return "\n".join(f"{a.title}\n{a.body}" for a in desk.articles().values())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    topics=st.permutations(range(10)).map(lambda order: order[:4]),
    edits=st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 3), st.integers(0, 3)), max_size=6),
    rule=st.sampled_from(range(len(RULES))),
)
def test_random_edits_and_random_rules_lose_nothing(tmp_path_factory, rules, topics, edits, rule):
    """What a person wrote, moved, merged, split, reordered or deleted is so after any change of the rules; and a second
    run changes nothing."""
    desk = Desk(tmp_path_factory.mktemp("again"))
    rules(lambda reading: reading)
    desk.add("a.txt", page(*topics))
    desk.run()
    said = Said()
    for number, (edit, one, other) in enumerate(edits):
        there = sorted(ident for ident in desk.articles() if ident)
        if len(there) > 1:
            EDITS[edit](desk, said, number, there[one % len(there)], there[other % len(there)])
    stood = text_of(desk)
    rules(RULES[rule])
    desk.run(again=True)
    articles = desk.articles()
    after = text_of(desk)
    assert [words for words in said.words if words in stood and words not in after] == []
    assert not said.gone & set(articles)
    assert {ident: articles[ident].page for ident in said.pages} == said.pages
    assert {ident: articles[ident].order for ident in said.orders} == said.orders
    assert {ident: articles[ident].column for ident in said.columns} == said.columns
    files = desk.files()
    desk.run(again=True)
    assert desk.files() == files
