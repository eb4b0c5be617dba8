"""Article files read by one pattern: the same article as by YAML, or none."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builder import article_file, plain_article
from tests.test_article_file import ARTICLES, EXAMPLE


def agrees(text: str) -> bool:
    """Whether the file is read plainly; what is read must be what YAML says."""
    plain = plain_article.read(text, "x.md")
    if plain is not None:
        assert (plain, []) == article_file.read_yaml(text, "x.md")
    return plain is not None


def test_a_file_as_the_program_writes_it_is_read_plainly():
    assert agrees(EXAMPLE)
    assert agrees(
        EXAMPLE.replace("title: '“规”出新面貌 “约”出新风尚'", "title: null").replace("authors: [{", "authors: [{")
    )
    assert agrees(EXAMPLE.replace("kicker: ['某区某村：']", "kicker: [甲, 'it''s', 乙 丙]"))
    assert agrees(EXAMPLE.replace("dateline: null", "dateline: {place: 北京, date: 2022-12-14}"))
    assert agrees(EXAMPLE.replace("['151-167']", "['3', '5-7']"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("order: 7", "order: 7 # 第七条"),
        ("order: 7", "order: 07x"),
        ("date: 2021-10-29", "date: 2021-02-29"),
        ("title: '“规”出新面貌 “约”出新风尚'", 'title: "规"'),
        ("column: 创建全国文明城市", "column: 创建: 全国"),
        ("column: 创建全国文明城市", "column: 创建 "),
        ("column: 创建全国文明城市", "column: &a 创建"),
        ("kicker: ['某区某村：']", "kicker: [null]"),
        ("kicker: ['某区某村：']", "kicker: [甲,, 乙]"),
        ("kicker: ['某区某村：']", "kicker:\n  - 甲"),
        ("via: 下转", "via: 转"),
        ("151-167", "9-3"),
        ("raw/001_788e42c87815a943.txt", "raw/../a.txt"),
        ("\n", "\r\n"),
        ("format: 1", "format: 2"),
        ("source: null\n", ""),
        ("---\n\n第一段", "---\n\n第一\u2028段\r"),
        ("raw: [", "section: yaowen\nraw: ["),
    ],
)
def test_what_is_not_certain_is_left_to_yaml(old, new):
    assert old in EXAMPLE
    assert not agrees(EXAMPLE.replace(old, new))


@given(ARTICLES, st.data())
def test_pattern_and_yaml_agree_on_files_that_people_changed(article, data):
    text = article_file.write(article)
    agrees(text)
    at = data.draw(st.integers(0, len(text)))
    gone = data.draw(st.integers(0, 3))
    put = data.draw(st.text(st.sampled_from("'\"[]{}:,#&*!|>%@` \n-~0123ax甲·/._\t\r\u2028\x85"), max_size=3))
    changed = text[:at] + put + text[at + gone :]
    assume(changed != text)
    agrees(changed)
