"""An archive as an edition of the builder: article files, an `issue.md` a day, `site.yml`, the lean theme."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from bench import witness
from bench.archive import Archive
from bench.tools.writing import Folder, day_name, days
from builder import article_file
from builder.model import IssueFile
from builder.normalise.record import NAME, write_record
from builder.provenance import FILE

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


def write(archive: Archive, top: Path, theme: str = "default", witnesses: bool = False) -> Folder:
    """The whole edition in `top`, day by day, so that memory does not grow; with raw files if they are asked for."""
    folder = Folder(top)
    folder.write("site.yml", SITE.replace("{theme}", theme).replace("{bulk}", "false" if theme == "lean" else "true"))
    if theme != "default":
        shutil.copytree(THEMES / theme, top / "themes" / theme, dirs_exist_ok=True)
    sums: dict[str, str] = {}
    for number, (date, printed) in enumerate(days(archive), 1):
        place = f"content/issues/{date[:4]}/{date}"
        issue = IssueFile(date, number=str(number), page_count=printed[0][0].pages, masthead=("某报", day_name(date)))
        if witnesses:
            made = witness.issue(date, issue.masthead, printed)
            folder.write(f"content/{made.file}", made.text)
            folder.write(f"{place}/{FILE}", made.provenance)
            sums[made.file.removeprefix("raw/")] = made.sha256
            issue, printed = replace(issue, raw=((made.file, made.sha256),)), made.articles
        folder.write(f"{place}/issue.md", article_file.write_issue(issue))
        for slot, article in printed:
            folder.write(f"{place}/{slot.page}-{slot.order:02d}.md", article_file.write(article))
    if sums:
        folder.write(f"content/raw/{NAME}", write_record(sums))
    return folder
