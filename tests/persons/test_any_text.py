"""Whatever the text: no fault, mentions lie in it, do not overlap, and come out the same again."""

import itertools
import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.organise.persons import ArticleText, archive
from builder.organise.persons.article import fields
from builder.organise.persons.local import local
from builder.organise.persons.resolve import resolve
from builder.organise.persons.tables import tables_of

WORDS = (
    "市委书记 副主任 丁建国 欧阳小兰 马克·吐温 莱希 总统 说 表示 等 和 与 的 记者 一行 思想 "
    "村 公司 会见了 伊朗 于 老子 某 女士"
)
PIECES = st.sampled_from([*"、，。；：！？（）“”《》■·　 \n,()A9𠀀", "张 亮", *WORDS.split(" ")])
TEXTS = st.lists(PIECES, max_size=25).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_any_text(title, one, two):
    article = ArticleText("a", "2021-01-01", title=title, deck=two, blocks=(one, two))
    here = pickle.loads(pickle.dumps(local(article)))
    lexicon = archive([here])
    with tables_of("".join(piece for _, piece in fields(article))):
        assert local(article) == here
    persons = resolve(article, here, lexicon)
    assert persons == resolve(article, local(article), archive([local(article)]))
    where = {-1: title, -3: two, 0: one, 1: two}
    spans: dict[int, list[tuple[int, int]]] = {}
    for person in persons:
        assert person.mentions and person.id is None
        for mention in person.mentions:
            assert 0 <= mention.start < mention.end <= len(where[mention.block])
            spans.setdefault(mention.block, []).append((mention.start, mention.end))
    for taken in spans.values():
        taken.sort()
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(taken))
