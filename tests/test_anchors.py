"""Anchors stay with their paragraphs."""

import pytest

from builder.organise.anchors import carry, ids_of

A = "市长在座谈会上强调，要把安全生产摆在首位，压实各方责任。"
B = "随后召开的会议听取了有关部门的汇报，研究了下一步工作。"
C = "据了解，该项目总投资十二亿元，预计明年年底建成投产。"
NEW = "新加的一段，说的是别的事情，与上下文都不相同。"
FIRST = carry("x", [A, B, C], None)


def ids(texts, before=FIRST):
    return ids_of(carry("x", texts, before))


def test_a_text_that_nobody_changed_is_numbered():
    assert ids_of(FIRST) == (("p1",), ("p2",), ("p3",))
    assert carry("x", [A, B, C], FIRST) is FIRST


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([A, NEW, B, C], [["p1"], ["p4"], ["p2"], ["p3"]]),
        ([NEW, A, B, C], [["p4"], ["p1"], ["p2"], ["p3"]]),
        ([C, A, B], [["p3"], ["p1"], ["p2"]]),
        ([A, C], [["p1"], ["p3"]]),
        ([A + B, C], [["p1", "p2"], ["p3"]]),
        ([A, B + C], [["p1"], ["p2", "p3"]]),
        ([A[:14], A[14:], B, C], [["p1"], ["p4"], ["p2"], ["p3"]]),
        ([A, B[:9], B[9:], C], [["p1"], ["p2"], ["p4"], ["p3"]]),
        ([A, B.replace("研究", "讨论"), C], [["p1"], ["p2"], ["p3"]]),
        ([A.replace("市长", "市委书记"), NEW, B, C], [["p1"], ["p4"], ["p2"], ["p3"]]),
        ([], []),
    ],
)
def test_inserted_moved_deleted_joined_split_edited(texts, expected):
    assert [list(own) for own in ids(texts)] == expected


def test_a_number_is_never_given_again():
    without = carry("x", [A, B], FIRST)
    assert ids([A, B, NEW], without) == (("p1",), ("p2",), ("p4",))
    split_and_joined = carry("x", [A[:14], A[14:], B, C], FIRST)
    assert ids([A, B, C], split_and_joined) == (("p1", "p4"), ("p2",), ("p3",))


def test_equal_paragraphs_keep_their_order():
    twice = carry("x", [A, B, A], None)
    assert ids([A, NEW, B, A], twice) == (("p1",), ("p4",), ("p2",), ("p3",))
