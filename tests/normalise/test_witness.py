"""Bytes to lines: encodings, line ends, and what is withheld."""

import pytest

from builder.normalise.witness import MAX_LINE, MAX_LINES, decode, parse_witness, read_witness

TEXT = "市长会见客商一行\n\n本报讯 (记者 某某) 3月1日,市长会见了客商一行,双方进行了会谈。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gb18030"), "gb18030"),
        ("市長會見客商，雙方就產業合作進行了會談。".encode("gb18030"), "gb18030"),
        (b"Mayor opens bridge\n", "utf-8"),
        ("😀标题👨‍👩‍👧\n".encode(), "utf-8"),
    ],
)
def test_encodings_are_told_apart(data, encoding):
    text, found = decode(data)
    assert found == encoding
    assert "�" not in text and "﻿" not in text and text.rstrip("\n")[-1] in "。e👧"


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "R001", 0),
        (b"\n" * 10_000, "R001", 0),
        ("　 \t\n\ufeff\n".encode(), "R001", 0),
        (bytes(range(256)) * 40, "R002", 0),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "R002", 0),
        (TEXT.encode() + b"\0\0\0", "R002", 0),
        ("第一行\n第二行\n".encode() + b"\xe4\xb8 \xff\xff\n", "R003", 3),
        (b"\xff\xfe" + b"\x00\xd8" * 9, "R003", 1),
        ("市長會見客商，雙方就產業合作進行了會談，氣氛熱烈友好。".encode("big5") * 9, "R003", 1),
        (("中" * (MAX_LINE + 1)).encode(), "R004", 1),
        ("一\n".encode() * (MAX_LINES + 1), "R004", 0),
    ],
)
def test_what_cannot_be_read_is_withheld_with_a_warning(data, code, line):
    witness, problems = parse_witness(data, "raw/a.txt")
    assert witness is None
    assert [(p.code, p.severity, p.file, p.line) for p in problems] == [(code, "warning", "content/raw/a.txt", line)]
    assert problems[0].hint


def test_only_lf_ends_a_line():
    data = "a\x0bb\x85c\u2028d\re\r\nf\n\x0cg".encode()
    witness, _ = parse_witness(data, "raw/a.txt")
    assert witness.lines == ("a\x0bb\x85c\u2028d\re", "f", "\x0cg")


def test_the_hash_is_that_of_the_bytes():
    import hashlib

    data = b"\xef\xbb\xbf" + TEXT.encode()
    assert parse_witness(data, "raw/a.txt")[0].sha256 == hashlib.sha256(data).hexdigest()


def test_a_missing_file_is_a_problem(tmp_path):
    witness, problems = read_witness(tmp_path / "none.txt", "raw/none.txt")
    assert witness is None and problems[0].code == "R004"
