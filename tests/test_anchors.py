"""Anchors stay with their paragraphs."""

import shutil

import pytest
from archive import built, small_archive

from builder import provenance
from builder.organise.anchors import carry, ids_of
from builder.provenance import Provenance, default_anchors

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


def test_the_record_of_texts_is_the_one_that_is_written_of_their_anchors():
    texts = {"20211029-01-02": [C], "20211029-01-01": [A, '“引号”\\ "q"', B], "20211029-02-01": []}
    anchors = tuple(default_anchors(ident, texts[ident]) for ident in sorted(texts))
    for edition in (None, "wanbao"):
        record = Provenance("2021-10-29", "0", (), (), (), edition, anchors)
        assert provenance.of_texts("2021-10-29", edition, texts) == provenance.encode(record, {})


def test_a_record_that_says_what_would_be_written_is_not_decoded(tmp_path, monkeypatch):
    site = small_archive(tmp_path)
    built(site)
    decoded = []
    decode = provenance.decode
    monkeypatch.setattr(provenance, "decode", lambda *how: decoded.append(how[2]) or decode(*how))
    first = next((tmp_path / "content" / "issues").rglob("01-01.md"))
    first.write_text(first.read_text(encoding="utf-8").rstrip() + "\n\n" + NEW + "\n", encoding="utf-8")
    shutil.rmtree(tmp_path / ".build")
    built(site)
    assert set(decoded) == {f"{first.parent.relative_to(tmp_path).as_posix()}/provenance.json"}
