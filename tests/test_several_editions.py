"""A day with several editions: each has its own issue file, provenance and addresses, side by side in one folder."""

import json

import pytest

from builder import cli, scaffold

RAW = """某市{paper}
2021年10月29日 星期五

某市召开农业农村工作会议{paper}
本报讯（记者 王某）10月28日，某市召开农业农村工作会议，部署秋冬农业生产，{paper}作了报道。
会议要求，各地要抓好秋收秋种，落实各项措施，确保粮食安全和农民增收。
"""
HAND = "---\ndate: 2021-10-29\npage: a01\nedition: zaobao\ntitle: 题\n---\n\n手写的第一段。\n\n手写的第二段。\n"


@pytest.fixture
def edition(tmp_path):
    """日报 and 晚报 as raw files, 早报 typed by hand."""
    scaffold.create(tmp_path)
    raw = tmp_path / "content" / "raw"
    (raw / "ribao.txt").write_text(RAW.format(paper="日报"), encoding="utf-8")
    (raw / "wanbao.txt").write_text(RAW.format(paper="晚报"), encoding="utf-8")
    (raw / "wanbao.yml").write_text("edition: wanbao\npage: '01'\n", encoding="utf-8")
    (raw / "ribao.yml").write_text("page: '01'\n", encoding="utf-8")
    (folder(tmp_path)).mkdir(parents=True)
    (folder(tmp_path) / "zaobao.md").write_text(HAND, encoding="utf-8")
    return tmp_path


def folder(edition):
    return edition / "content" / "issues" / "2021" / "2021-10-29"


def build(edition, capsys, *arguments):
    code = cli.main([*arguments, "--root", str(edition), "--skip", "search", "--strict", "--json"])
    report = json.loads(capsys.readouterr().out)
    return code, report["problems"], report["counts"]


def test_editions_of_one_day_do_not_get_in_each_others_way(edition, capsys):
    code, problems, counts = build(edition, capsys)
    assert (code, problems, counts["issues"]) == (0, [], 3)
    names = {path.name for path in folder(edition).iterdir()}
    assert {"issue.md", "provenance.json", "wanbao-issue.md", "wanbao-provenance.json"} <= names
    for address in ("01/01", "wanbao/01/01", "zaobao/a01/01", "source", "wanbao/source"):
        assert (edition / "_site" / "2021" / "10" / "29" / address / "index.html").is_file()
    assert build(edition, capsys, "check")[:2] == (0, [])


def test_anchors_of_each_edition_are_kept_in_its_own_record(edition, capsys):
    build(edition, capsys)
    file = folder(edition) / "wanbao-01-01.md"
    file.write_text(file.read_text("utf-8").replace("\n\n会议要求", "\n\n夹入的一段。\n\n会议要求"), "utf-8")
    others = {path: path.read_bytes() for path in folder(edition).glob("*provenance.json") if "wanbao" not in path.name}
    assert build(edition, capsys)[0] == 0
    page = (edition / "_site/2021/10/29/wanbao/01/01/index.html").read_text("utf-8")
    places = [page.index(text) for text in ("夹入的一段", "会议要求，各地")]
    assert places == sorted(places)
    assert len(others) == 2 and all(path.read_bytes() == data for path, data in others.items())
    assert '"anchors":"20211029-wanbao-01-01"' in (folder(edition) / "wanbao-provenance.json").read_text("utf-8")
