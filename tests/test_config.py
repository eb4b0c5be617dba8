"""site.yml: every key, every fault with its line."""

import pytest

from builder.config import read_site

GOOD = """title: 某报数字版
paper: {name: 某报, place: 某地}
url: https://example.org/repo
sections:
  - {id: pinglun, name: 评论, when: {kind: [commentary, letter]}}
  - {id: rest, name: 综合}
"""


def site(tmp_path, text, **more):
    (tmp_path / "site.yml").write_text(text, encoding="utf-8")
    return read_site(tmp_path, **more)


def test_a_good_site(tmp_path):
    found, problems = site(tmp_path, GOOD)
    assert problems == []
    assert (found.base, found.url, found.theme, found.shard) == ("/repo/", "https://example.org/repo/", "default", 8000)
    assert found.sections[0].when == (("kind", ("commentary", "letter")),)
    assert found.absolute("/2021/") == "https://example.org/repo/2021/"


def test_a_wrong_address_is_told_once(tmp_path):
    volumes = "volumes:\n  - {name: 旧卷, url: https://example.org/paper-2000}\n"
    for url in ("[a, b]", "ftp://example.org"):
        found, problems = site(tmp_path, GOOD.replace("https://example.org/repo", url) + volumes)
        assert found is None and [(one.code, one.line) for one in problems] == [("C002", 3)]


def test_volumes_are_other_sites_on_the_same_host(tmp_path):
    entry = "volumes:\n  - {name: 旧卷, url: %s}\n"
    found, problems = site(tmp_path, GOOD + entry % "https://example.org/paper-2000")
    assert problems == []
    assert [(volume.name, volume.url, volume.base) for volume in found.volumes] == [
        ("旧卷", "https://example.org/paper-2000/", "/paper-2000/")
    ]
    for wrong in ("https://example.com/paper-2000/", "http://example.org/paper-2000/", "https://example.org/repo/"):
        found, (problem,) = site(tmp_path, GOOD + entry % wrong)
        assert found is None and (problem.code, problem.line) == ("C007", 8)


@pytest.mark.parametrize("url", ["https://衡阳.中国:8080/a", "http://localhost:8000/", "https://example.org"])
def test_addresses_of_the_web(tmp_path, url):
    found, problems = site(tmp_path, GOOD.replace("https://example.org/repo", url))
    assert not problems and found.url == url.rstrip("/") + "/"


@pytest.mark.parametrize(
    ("base_url", "url"),
    [
        ("/x/", "https://example.org/x/"),
        ("x", "https://example.org/x/"),
        ("/", "https://example.org/"),
        ("http://a.b", "http://a.b/"),
    ],
)
def test_base_url(tmp_path, base_url, url):
    assert site(tmp_path, GOOD, base_url=base_url)[0].url == url


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("title: 某报数字版\n", "", "C001", 1),
        ("{name: 某报, place: 某地}", "某报", "C002", 2),
        ("url: https://example.org/repo", "url: javascript:x", "C002", 3),
        ("url: https://example.org/repo", "url: https://exa：mple.org/repo", "C002", 3),
        ("url: https://example.org/repo", "url: https://example.org：8080/repo", "C002", 3),
        ("url: https://example.org/repo", "url: 'https://[example.org/repo'", "C002", 3),
        ("title:", "tilte: x\ntitle:", "C003", 1),
        ("place: 某地", "plaec: 某地", "C003", 2),
        ("{id: rest, name: 综合}", "{id: rest, name: 综合, when: {page: '01'}}", "C005", 6),
        (", when: {kind: [commentary, letter]}", "", "C005", 5),
        ("id: rest", "id: pinglun", "C006", 6),
        ("id: rest", "id: Re/st", "C002", 6),
        ("commentary", "comment", "C002", 5),
        ("kind:", "kimd:", "C003", 5),
        ("sections:", "theme: ../evil\nsections:", "C002", 4),
    ],
)
def test_each_fault_has_code_and_line(tmp_path, old, new, code, line):
    found, problems = site(tmp_path, GOOD.replace(old, new, 1))
    assert found is None
    assert (code, line) in [(p.code, p.line) for p in problems]


def test_no_site(tmp_path):
    assert [p.code for p in read_site(tmp_path)[1]] == ["C004"]
    (tmp_path / "site.yml").write_bytes(b"\xff\xfe\x00")
    assert [p.code for p in read_site(tmp_path)[1]] == ["C004"]
