"""A new, empty edition of another paper, which builds at once (`build new DIR`)."""

from __future__ import annotations

from pathlib import Path

SITE = """\
# What the edition is. An unknown key is a problem; every key is explained in docs/format.md.
title: 报纸数字版
paper:
  name: 报纸名称
  place: 出版地
url: https://example.org/
language: zh-CN
# The first section whose `when` fits takes an article; the last one takes the rest.
sections:
  - {id: pinglun, name: 评论, when: {kind: commentary}}
  - {id: tupian, name: 图片, when: {kind: photo}}
  - {id: gonggao, name: 公告, when: {kind: notice}}
  - {id: yaowen, name: 要闻, when: {page: ['01', a01]}}
  - {id: zonghe, name: 综合}
"""
IGNORE = "/_site/\n/_site.*/\n/.build/\n"
ATTRIBUTES = """\
# The ledger merges line by line; raw files are kept byte for byte.
content/urls/*.lock merge=union text eol=lf
content/raw/** -text
content/issues/** text eol=lf
"""
FILES = {
    "site.yml": SITE,
    ".gitignore": IGNORE,
    ".gitattributes": ATTRIBUTES,
    "content/raw/.gitkeep": "",
    "content/issues/.gitkeep": "",
}


def create(target: Path) -> list[str]:
    """Write the files of a new edition into a folder that is absent or empty; what to tell the person."""
    for name, text in FILES.items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return [f"made {target}", "edit site.yml, put raw files into content/raw/, and run `build` there"]
