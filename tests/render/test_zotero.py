"""What Zotero's own translators save from the pages, field by field.

Optional: its code is fetched once, and needs Node:

    mkdir -p .cache/zotero && cp tests/render/zotero/package.json .cache/zotero/
    npm install --prefix .cache/zotero --ignore-scripts
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "zotero"
CODE = Path(__file__).parents[2] / ".cache" / "zotero"
SITE = "https://news.example.org/repo"
PAPER = {"itemType": "newspaperArticle", "publicationTitle": "青岚日报", "place": "青岚", "language": "zh-CN"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not ((CODE / "node_modules" / "zotero-translators").is_dir() and shutil.which("node")),
        reason="Zotero's translators are not in .cache/zotero: see the module's first lines",
    ),
]


@pytest.fixture(scope="module")
def saved(pages, tmp_path_factory):
    """Address -> (translator that Zotero takes first, type that it offers, items)."""
    wanted = ("/2021/10/29/01/01/", "/2021/10/29/", "/2021/10/29/01/", "/sections/yaowen/", "/people/lin-qingyuan/")
    folder, arguments = tmp_path_factory.mktemp("zotero"), []
    for number, path in enumerate(wanted):
        file = folder / f"{number}.html"
        file.write_bytes(pages.files[f"{path[1:]}index.html"])
        arguments += [SITE + path, str(file)]
    command = ["node", str(HERE / "read.js"), str(CODE), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return dict(zip(wanted, json.loads(done.stdout), strict=True))


def of(item, names):
    return {name: item.get(name) for name in names}


def test_an_article_is_saved_as_a_newspaper_article_with_all_its_fields(saved):
    translator, kind, items = saved["/2021/10/29/01/01/"]
    assert (translator, kind, len(items)) == ("Embedded Metadata", "newspaperArticle", 1)
    (item,) = items
    assert of(item, PAPER) == PAPER
    assert item["title"] == "“种”出乡村新面貌 “约”出社会新风尚"
    assert [(one["lastName"], one["creatorType"]) for one in item["creators"]] == [
        ("程野", "author"),
        ("周小满", "author"),
    ]
    fields = {"date": "2021/10/29", "pages": "1", "url": f"{SITE}/2021/10/29/01/01/", "ISSN": "1234-5678"}
    assert of(item, fields) == fields


@pytest.mark.parametrize("path", ["/2021/10/29/", "/2021/10/29/01/", "/sections/yaowen/", "/people/lin-qingyuan/"])
def test_a_list_offers_its_articles(saved, path):
    translator, kind, items = saved[path]
    assert (translator, kind) == ("COinS", "multiple")
    assert len(items) > 1 and len({item["url"] for item in items}) == len(items)
    for item in items:
        assert of(item, PAPER) == PAPER
        assert item["url"].startswith(f"{SITE}/{item['date'].replace('-', '/')}/") and item["pages"] and item["title"]
