"""An archive as an edition of the builder: article files, an `issue.md` a day, `site.yml`, the lean theme."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.archive import Archive
from bench.tools.writing import Folder, days
from builder import article_file
from builder.model import IssueFile

THEMES = Path(__file__).parent.parent / "themes"
SITE = """title: 某报数字版
subtitle: 可检索、可引用的报纸全文
paper: {name: 某报, name_latin: Mou Daily, place: 某市, cn: CN 00-0000, publisher: 某报社}
url: https://example.org/paper/
language: zh-CN
theme: {theme}
sections:
  - {id: pinglun, name: 评论, when: {kind: commentary}}
  - {id: tupian, name: 图片, when: {kind: photo}}
  - {id: gonggao, name: 公告, when: {kind: notice}}
  - {id: guonei, name: 国内国际, when: {source: [新华社, 人民日报, 中新社]}}
  - {id: yaowen, name: 要闻, when: {page: ['01']}}
  - {id: zonghe, name: 综合}
exports: {bulk: {bulk}}
rights: 文字系生成，仅供测量。
"""


def write(archive: Archive, top: Path, theme: str = "default") -> Folder:
    """The whole edition in `top`; article files one by one, so that memory does not grow."""
    folder = Folder(top)
    folder.write("site.yml", SITE.replace("{theme}", theme).replace("{bulk}", "false" if theme == "lean" else "true"))
    if theme != "default":
        shutil.copytree(THEMES / theme, top / "themes" / theme, dirs_exist_ok=True)
    for number, (date, printed) in enumerate(days(archive), 1):
        place = f"content/issues/{date[:4]}/{date}"
        folder.write(f"{place}/issue.md", article_file.write_issue(_issue(date, number, printed[0][0].pages)))
        for slot, article in printed:
            folder.write(f"{place}/{slot.page}-{slot.order:02d}.md", article_file.write(article))
    return folder


def _issue(date: str, number: int, pages: int) -> IssueFile:
    return IssueFile(date, number=str(number), page_count=pages, masthead=("某报",), reasoning="")
