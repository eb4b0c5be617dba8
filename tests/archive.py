"""Invented editions for tests: small archives written as article files, with and without witnesses."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

from builder import article_file
from builder.config import Site, read_site
from builder.model import Article, Author
from builder.pipeline import Options, build
from builder.problem import Report

HERE = Path(__file__).parent.parent
SITE = """title: 某报数字版
paper: {name: 某报, name_latin: Mou Daily, place: 某地}
url: https://example.org/paper/
sections:
  - {id: pinglun, name: 评论, when: {kind: commentary}}
  - {id: yaowen, name: 要闻, when: {page: '01'}}
  - {id: zonghe, name: 综合}
"""
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文辉玉萍红鹏玲建国志"
OFFICES = ("市长", "副市长", "市委书记", "市委副书记", "县长", "局长", "秘书长", "主任")
SENTENCES = (
    "{office}{name}到企业调研，要求压实责任、抓好落实。",
    "会议听取了有关部门的汇报，{office}{name}出席会议并讲话。",
    "据了解，该项目总投资{number}亿元，预计明年建成投产。",
    "今年以来，全市完成造林{number}万亩，粮食产量稳中有升。",
    "村民们说，路修好了，出门办事方便多了，日子越过越有盼头。",
    "下一步，将继续推进各项工作，确保全年任务圆满完成，第{number}次调度会定于下月召开。",
)


class Maker:
    """Text that looks like a newspaper's and names nobody. The same seed gives the same text."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.count = 0

    def name(self) -> str:
        pick = self.random.choice
        return pick(SURNAMES) + pick(GIVEN) + pick(GIVEN)

    def paragraph(self) -> str:
        self.count += 1
        parts = self.random.sample(SENTENCES, self.random.randint(2, 3))
        office = self.random.choice(OFFICES)
        filled = (part.format(office=office, name=self.name(), number=self.random.randint(2, 990)) for part in parts)
        return "".join(filled) + f"（之{self.count}）"

    def article(self, date: str, page: str, order: int, **more) -> Article:
        paragraphs = [self.paragraph() for _ in range(self.random.randint(2, 5))]
        made = Article(
            id=f"{date.replace('-', '')}-{page}-{order:02d}",
            date=date,
            page=page,
            order=order,
            title=f"第{self.count}号消息",
            authors=(Author(self.name(), "本报记者"),),
            body="\n\n".join(paragraphs),
        )
        return replace(made, **more)


def new_edition(root: Path, site: str = SITE) -> Site:
    (root / "content" / "issues").mkdir(parents=True, exist_ok=True)
    (root / "site.yml").write_text(site, encoding="utf-8")
    return site_of(root)


def site_of(root: Path, base_url: str | None = None) -> Site:
    site, problems = read_site(root, "_site", base_url)
    assert problems == [], problems
    return site


def put(root: Path, article: Article, name: str | None = None) -> Path:
    """Write an article where the format wants it."""
    edition = f"{article.edition}-" if article.edition else ""
    number = article.id.rsplit("-", 1)[-1] if article.id else f"{article.order:02d}"
    folder = root / "content" / "issues" / article.date[:4] / article.date
    path = folder / (name or f"{edition}{article.page}-{number}.md")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(article_file.write(article), encoding="utf-8")
    return path


def small_archive(
    root: Path, seed: int = 1, days: tuple[str, ...] = ("2021-10-29", "2021-10-30", "2022-01-01")
) -> Site:
    """Some issues of two pages with three articles each."""
    maker = Maker(seed)
    site = new_edition(root)
    for day in days:
        for page in ("01", "02"):
            for order in (1, 2, 3):
                more = {"column": "一线见闻"} if order == 2 else {"kind": "commentary"} if order == 3 else {}
                put(root, maker.article(day, page, order, **more))
    return site


def edition_with_witnesses(root: Path) -> None:
    """The five issues of this repository, with raw files and records, as if typed today: no address binds."""
    for name in ("raw", "issues"):
        shutil.copytree(HERE / "content" / name, root / "content" / name)
    shutil.copy(HERE / "site.yml", root / "site.yml")


def built(site: Site, **options) -> Report:
    """Build without the search; the report, which must be free of errors."""
    report = build(site, Options(skip_search=True, **options), Report(), lambda text: None)
    assert [p for p in report.problems if p.severity == "error"] == [], [str(p) for p in report.problems]
    return report
