"""The tables of the words of a text say of it what all tables say."""

from __future__ import annotations

import pytest

from builder.organise.persons import ArticleText, Lexicon
from builder.organise.persons.article import fields
from builder.organise.persons.local import local
from builder.organise.persons.resolve import resolve
from builder.organise.persons.tables import tables, tables_of

TEXTS = (
    "市委书记周海涛、市长朱健出席会议并讲话。朱健强调，要坚持以人民为中心的发展思想。",
    "本报讯（记者 唐海强）中华人民共和国成立以来，院长吴弦光代表医院致辞，欧阳振东主持。",
    "美国总统奥巴马会见安格拉·默克尔，日本首相安倍晋三、司马迁和诸葛亮的故事。",
    "于是方面军开赴前线，王 明、李　小明报道：叶城中心村的老张说“好”。",
)


@pytest.mark.parametrize("text", TEXTS)
def test_they_find_the_same(text):
    article = ArticleText("1", "2021-10-29", text[:20], blocks=(text, *TEXTS[:2]))
    whole = local(article)
    with tables_of("".join(piece for _, piece in fields(article))):
        few = len(tables().words)
        found = local(article)
        named = resolve(article, found, Lexicon({}))
    assert found == whole and named == resolve(article, whole, Lexicon({}))
    assert few < len(tables().words) / 10, "and all are there again"
