"""The edition itself: its own articles, read from their Markdown, against what its built search finds."""

from __future__ import annotations

import random
import re
import shutil

import pytest
import yaml
from playwright.sync_api import Browser

from builder.config import read_site
from builder.pipeline import Options, build
from builder.problem import Report
from tests.search import site, truth

PROBES = (
    "习近平",
    "衡阳",
    "脱贫攻坚",
    "安全",
    "高质量发展",
    "本报讯",
    "市",
    "2021",
    "%",
    "“",
    "創建",
    "無此字樣",
    "工作 群众",
)


def articles() -> dict[str, list[str]]:
    """Address -> headline lines, paragraphs and captions, straight from the files."""
    found = {}
    for file in sorted((site.ROOT / "content" / "issues").glob("*/*/*-*.md")):
        _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
        front = yaml.load(head, Loader=yaml.BaseLoader)
        day, page, number = front["id"].split("-")
        headline = [front["title"] if front["title"] != "null" else "", *front["kicker"], *front["deck"]]
        blocks = [re.sub(r"^(?:## |> )", "", line) for line in body.split("\n")]
        plain = [re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line) for line in blocks]
        found[f"/{day[:4]}/{day[4:6]}/{day[6:]}/{page}/{number}/"] = [line for line in headline + plain if line]
    return found


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory):
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(site.ROOT / "content", root / "content")
    shutil.copy(site.ROOT / "site.yml", root)
    found, problems = read_site(root, base_url="/")
    assert problems == []
    report = build(found, Options(), Report(), lambda text: None)
    assert [problem for problem in report.problems if problem.severity == "error"] == []
    return found


def test_real_articles(browser: Browser, published) -> None:
    texts = articles()
    assert len(texts) > 30
    chance = random.Random(4)
    lines = [line for parts in texts.values() for line in parts]
    queries = list(PROBES)
    for _ in range(400):
        line = chance.choice(lines)
        start = chance.randrange(len(line))
        queries.append(line[start : start + chance.choice((1, 2, 3, 4, 6, 10, 20))].replace('"', "").lstrip("-"))
    script = """async (queries) => {
        const { search } = await import("/assets/search.js");
        const answers = await Promise.all(queries.map((query) => search(query, { limit: 1e6, excerpts: false })));
        return answers.map(({ complete, results }) => [complete, results.map(({ url }) => url)]);
    }"""
    with site.served(published.out) as origin:
        page = browser.new_page()
        page.goto(f"{origin}/search/")
        answers = page.evaluate(script, queries)
        page.close()
    wrong = {
        query: sorted(truth.found(query, texts) ^ set(urls))
        for query, (complete, urls) in zip(queries, answers, strict=True)
        if not complete or truth.found(query, texts) != set(urls)
    }
    assert wrong == {}
    assert sum(map(len, (urls for _, urls in answers))) > 1000


def test_a_result_opens_where_the_string_stands(browser: Browser, published) -> None:
    texts = articles()
    with site.served(published.out) as origin:
        page = browser.new_page()
        page.goto(f"{origin}/search/?q=%E8%84%B1%E8%B4%AB%E6%94%BB%E5%9D%9A&sort=date-desc")
        link = page.locator("[data-search-result] a[href*='#p']").first
        link.click()
        page.wait_for_url(re.compile("#p"))
        assert truth.plain("脱贫攻坚") in truth.plain(page.locator("article :target").inner_text())
        assert re.sub("^https?://[^/]+|#.*", "", page.url) in texts
        page.close()
