"""The word-level difference that `build normalise --again --dry-run` prints; nothing is written."""

import shutil
from dataclasses import replace
from pathlib import Path

from test_output import tree

from builder.cli import main
from builder.difference import lines, words
from builder.model import Article
from builder.normalise import heads
from builder.normalise.reading import read_page

ROOT = Path(__file__).parent.parent
OLD = Article("20211029-01-07", "2021-10-29", "01", 7, title="题", deck=("旧副题",), body="第一段。\n\n要压实责任。")


def test_words():
    assert words("甲乙丙", "甲丁丙") == "甲[-乙-]{+丁+}丙"
    assert words("", "新") == "{+新+}" and words("旧", "") == "[-旧-]" and words("同", "同") == "同"
    assert (
        words("一二三四五六七八九十一二三四五", "一二三四五六七八九十一二三四六")
        == "一二三四五六…九十一二三四[-五-]{+六+}"
    )


def test_what_differs_is_told_and_nothing_else():
    new = replace(OLD, deck=("新副题",), body="第一段。\n\n要落实责任。\n\n新的一段。")
    told = list(lines("f", {"a.md": OLD, "b.md": OLD, "c.md": OLD}, {"a.md": new, "b.md": OLD, "d.md": OLD}))
    assert told == [
        "f/a.md",
        "  deck: [-旧-]{+新+}副题",
        "  paragraph 2: 要[-压-]{+落+}实责任。{+¶新的一段。+}",
        "f/c.md",
        "  the file goes",
        "f/d.md",
        "  new file",
    ]


def test_the_command_shows_it_and_writes_nothing(tmp_path, capsys, monkeypatch):
    for name in ("content", "site.yml"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    before = tree(tmp_path)
    arguments = ["normalise", "--again", "--dry-run", "--root", str(tmp_path)]
    assert main(arguments) == 0
    assert capsys.readouterr().out == "nothing would change\n"

    def otherwise(page, hints):
        reading = read_page(page, hints)
        drafts = tuple(replace(d, deck=(*d.deck, "另一副题")) if d.title else d for d in reading.drafts)
        return replace(reading, drafts=drafts)

    monkeypatch.setattr(heads, "read_page", otherwise)
    assert main(arguments) == 0
    assert "{+" in capsys.readouterr().out
    assert tree(tmp_path) == before
