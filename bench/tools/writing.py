"""What every tool's writer needs: the days of an archive one by one, and files written without ado."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from bench.archive import Archive
from bench.plan import Slot
from builder.model import Article
from builder.strict_yaml import dump

Printed = tuple[Slot, Article]
Day = tuple[str, list[Printed]]
TITLES = {"sections": "栏目", "columns": "专栏", "authors": "作者"}
ABOUT = """
本站是《某报》的数字整理本：每篇文章一个固定网址，全文可以检索、引用，并可逐行对照原始文本。

## 整理原则

1. 原始文本一字不改，另行保存，并公布其 SHA-256 校验码。
2. 整理本只做分篇、接续断行、恢复全角标点、去除重复印出的段落；每一行的去向都可逐行查看。
3. 印错的字照录，不擅改；人工更正同样可以在对照页看到。
4. 网址一经公布永不失效：移动的页面会指向新址，撤下的文章保留出处和原因。

## 权利说明

文字系生成，仅供测量。
"""
"""The page about the edition, in about as many words as ours."""


class Folder:
    """Writes text files below a folder; remembers which folders are there."""

    def __init__(self, top: Path):
        self.top = top
        self.made: set[str] = set()
        self.files = 0
        self.bytes = 0

    def write(self, name: str, text: str) -> None:
        parent = name.rpartition("/")[0]
        if parent not in self.made:
            (self.top / parent).mkdir(parents=True, exist_ok=True)
            self.made.add(parent)
        data = text.encode("utf-8")
        (self.top / name).write_bytes(data)
        self.files += 1
        self.bytes += len(data)


def days(archive: Archive) -> Iterator[Day]:
    """Each day with its articles in reading order; one day is held in memory."""
    for date, found in groupby(archive.articles(), key=lambda printed: printed[0].date):
        yield date, list(found)


def day_name(date: str) -> str:
    return f"{date[:4]}年{int(date[5:7])}月{int(date[8:10])}日"


def month_name(date: str) -> str:
    """Of `2012-03`, `2012/03` or a day."""
    return f"{date[:4]}年{int(date[5:7])}月"


def front(values: dict[str, Any]) -> str:
    """YAML front matter, a key a line; what is empty is left out."""
    lines = [
        f"{key}: {value if key == 'date' else dump(value)}" for key, value in values.items() if value or value == 0
    ]
    return "\n".join(["---", *lines, "---", ""])
