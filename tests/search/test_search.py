"""The built index, asked through the published module in a real browser, against the truth."""

from __future__ import annotations

import gzip
import random
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.search import site, truth
from tests.search.conftest import BASE, ask

FIXED = [
    "工",
    "工作",
    "脱贫攻坚",
    "GDP增长6.5%",
    "gdp增长６．５％",
    "5G+智慧医疗",
    "（二）基层",
    "“最美”家庭",
    "第17980期",
    "。",
    "工作 安全",
    "工作 -安全",
    '"工作 建设"',
    "-工作",
    '-"工作、"',
    "東城",
    "進展 -東",
    "工 作 安 全",
    "、",
    "1",
    "g",
    "无处可寻的话",
    "zzzz",
    "𠮷",
    "😀",
    "工" * 200,
    "工作" * 5000,
    "<b>",
    "&amp;",
    '"',
    "-",
    "\ud800",
    "…",
    "？！",
    "' or 1=1",
]


def drawn(records: list[site.SearchRecord], number: int) -> list[str]:
    """Substrings of every length from every kind of part, some broken by blanks as printed."""
    chance = random.Random(11)
    found = []
    for _ in range(number):
        part = chance.choice(chance.choice(records).parts)[1]
        length = min(len(part), chance.choice((1, 2, 2, 3, 3, 4, 5, 7, 9, 15, 40)))
        start = chance.randint(0, len(part) - length)
        found.append(part[start : start + length])
    return found


def texts(records: list[site.SearchRecord]) -> dict[str, list[str]]:
    return {record.url: [text for _, text in record.parts] for record in records}


def addresses(answer: dict) -> list[str]:
    return [hit["url"].removeprefix(BASE.rstrip("/")).split("#")[0] for hit in answer["results"]]


def test_finds_exactly_what_stands_there(page: Page, records: list[site.SearchRecord]) -> None:
    queries = FIXED + drawn(records, 300)
    script = """async ([base, queries]) => {
        const { search } = await import(`${base}assets/search.js`);
        return Promise.all(queries.map((query) => search(query, { limit: 1e6, excerpts: false })));
    }"""
    wrong = []
    for query, answer in zip(queries, page.evaluate(script, [BASE, queries]), strict=True):
        expected = truth.found(query, texts(records))
        found = addresses(answer)
        if set(found) != expected or answer["total"] != len(found) or not answer["complete"] or answer["failed"]:
            wrong.append((query, answer["failed"], sorted(expected ^ set(found))))
    assert wrong == []


def test_absent_and_empty(page: Page) -> None:
    for query in ("无处可寻", "", '""', "\u200b"):
        answer = ask(page, query)
        assert (answer["total"], answer["complete"], answer["results"]) == (0, True, [])


def test_results_have_address_title_date_and_excerpt(page: Page, records: list[site.SearchRecord]) -> None:
    by_url = {record.url: record for record in records}
    answer = ask(page, "群众", limit=100)
    assert answer["total"] == len(answer["results"]) > 5
    for hit, url in zip(answer["results"], addresses(answer), strict=True):
        record = by_url[url]
        assert (hit["title"], hit["date"]) == (record.title, record.date)
        anchored = [anchor for anchor, text in record.parts if anchor and "群众" in text]
        assert hit["url"] == BASE.rstrip("/") + url + (f"#{anchored[0]}" if anchored else "")
        plain = re.sub("</?mark>|^…|…$", "", hit["excerpt"])
        assert "<" not in plain and any(plain in text for _, text in record.parts)
        assert hit["excerpt"].count("<mark>群众</mark>") == (plain.count("群众"))
        assert bool(anchored) == ("<mark>" in hit["excerpt"])


def test_excerpt_is_escaped_and_marks_what_is_printed(browser: Browser, tmp_path: Path) -> None:
    text = "据<b>报道</b>，ＧＤＰ 增长６．５％；“習 近平”&quot;总书记\"强调'。末句。"
    parts = (("", "题"), ("p1", text))
    record = site.SearchRecord("20200101-01-01", "/2020/01/01/01/01/", "2020-01-01", "题", parts, ("a", "甲"))
    site.write(tmp_path, [record], base=BASE)
    with site.served(tmp_path) as origin:
        page = browser.new_page()
        page.goto(origin + BASE)
        excerpt = ask(page, "gdp增长6.5% 习近平")["results"][0]["excerpt"]
        assert excerpt == (
            "据&lt;b&gt;报道&lt;/b&gt;，<mark>ＧＤＰ 增长６．５％</mark>；"
            "“<mark>習 近平</mark>”&amp;quot;总书记&quot;强调&#39;。末句。"
        )
        assert ask(page, "<b>")["results"][0]["excerpt"].startswith("据<mark>&lt;b&gt;</mark>报道")
        page.close()


def test_filters_and_counts(page: Page, records: list[site.SearchRecord]) -> None:
    having = [record for record in records if any("工作" in text for _, text in record.parts)]
    someone = next(record for record in having if record.persons).persons[0]
    cases = {
        "year": ("2020", lambda r: r.date[:4] == "2020"),
        "month": ("2020-03", lambda r: r.date[:7] == "2020-03"),
        "section": ("yaowen", lambda r: r.section[0] == "yaowen"),
        "column": ("chuangjian", lambda r: bool(r.column)),
        "kind": ("commentary", lambda r: r.kind == "commentary"),
        "author": ("a1", lambda r: bool(r.authors)),
        "person": (someone[0], lambda r: someone in r.persons),
        "from": ("2020-06-15", lambda r: r.date >= "2020-06-15"),
        "to": ("2020-06", lambda r: r.date[:7] <= "2020-06"),
    }
    for name, (value, holds) in cases.items():
        expected = {record.url for record in having if holds(record)}
        wanted = {"limit": 1000, "excerpts": False, "counts": ["year", "section", "kind"]}
        answer = ask(page, "工作", filters={name: value}, **wanted)
        assert set(addresses(answer)) == expected and expected, name
        if name not in ("year", "section"):
            assert sum(row["count"] for row in answer["counts"]["year"]) == len(expected)
    answer = ask(page, "工作", filters={"section": ["yaowen", "zonghe"], "year": "2020"}, counts=["section"], limit=0)
    rows = {row["id"]: row["count"] for row in answer["counts"]["section"]}
    assert rows == {
        ident: number
        for ident in ("yaowen", "zonghe", "pinglun")
        if (number := sum(r.section[0] == ident and r.date[:4] == "2020" for r in having))
    }
    assert answer["total"] == rows["yaowen"] + rows["zonghe"]


def test_filter_without_query_lists_all(page: Page, records: list[site.SearchRecord]) -> None:
    answer = ask(page, "", filters={"section": "pinglun"}, limit=1000, excerpts=False)
    assert set(addresses(answer)) == {record.url for record in records if record.section[0] == "pinglun"}


def test_filter_that_does_not_exist(page: Page) -> None:
    value = ask(page, "工作", filters={"section": "nosuch"})
    assert (value["total"], value["complete"]) == (0, True)
    name = ask(page, "工作", filters={"nosuch": "x"})
    assert not name["complete"] and "nosuch" in name["failed"][0]["reason"]


def test_sorting_across_shards(page: Page, records: list[site.SearchRecord]) -> None:
    newest = [hit["date"] for hit in ask(page, "工作", sort="date-desc", limit=1000, excerpts=False)["results"]]
    oldest = [hit["date"] for hit in ask(page, "工作", sort="date-asc", limit=1000, excerpts=False)["results"]]
    assert newest == sorted(newest, reverse=True) and oldest == sorted(oldest) and len(set(newest)) > 10
    best = addresses(ask(page, "工作", limit=1000, excerpts=False))
    titles = {record.url: record.title for record in records}
    ranked = ["工作" in titles[url] for url in best]
    assert ranked == sorted(ranked, reverse=True) and True in ranked and False in ranked


def test_conversion_is_told(page: Page) -> None:
    assert ask(page, "東城 進展")["folded"] == [["東", "东"], ["進", "进"]]
    assert ask(page, "东城")["folded"] == []
    assert ask(page, "乾燥")["folded"] == [["乾", "干/乾"]]


def test_character_of_several_meanings(browser: Browser, tmp_path: Path) -> None:
    texts = ["室内干燥。", "清乾隆年间。", "若干部门。", "气候乾燥。", "干", "末乾。"]
    made = [
        site.SearchRecord(str(n), f"/2020/01/{n:02d}/01/01/", f"2020-01-{n:02d}", text, (("", text),), ("a", "甲"))
        for n, text in enumerate(texts, 1)
    ]
    site.write(tmp_path, made, base=BASE, shard_size=3)
    with site.served(tmp_path) as origin:
        page = browser.new_page()
        page.goto(origin + BASE)
        for query in ("乾燥", "乾隆", "干燥", "乾", "干", "-乾", "室内乾", "末幹"):
            assert set(addresses(ask(page, query, excerpts=False))) == truth.found(
                query, {one.url: [one.title] for one in made}
            )
        assert sorted(hit["heading"] for hit in ask(page, "乾燥")["results"]) == sorted(
            ["室内<mark>干燥</mark>。", "气候<mark>乾燥</mark>。"]
        )
        page.close()


@pytest.mark.parametrize("broken", ["manifest.json.gz", "words.json.gz", ".pf_index", "documents-", "facets-"])
@pytest.mark.parametrize("fault", ["missing", "damaged", "cut short", "cut short and unpacked", "offline"])
def test_no_silent_miss(page: Page, broken: str, fault: str) -> None:
    def fail(route: Route) -> None:
        if fault == "offline":
            route.abort("internetdisconnected")
        elif fault == "missing":
            route.fulfill(status=404, body="<!doctype html>not found")
        elif fault == "damaged":
            route.fulfill(status=200, body="<!doctype html>a page for everything")
        else:
            body = route.fetch().body()
            body = gzip.decompress(body) if "unpacked" in fault else body
            route.fulfill(status=200, body=body[: len(body) // 2])

    page.route(re.compile(re.escape(broken)), fail)
    answer = ask(page, "工作", counts=["section"])
    assert not answer["complete"]
    assert answer["failed"] and all(part["reason"] for part in answer["failed"])
    page.unroute(re.compile(re.escape(broken)))
    assert ask(page, "工作", counts=["section"])["complete"]


def test_one_shard_fails_the_others_answer(page: Page, edition: Path, records: list[site.SearchRecord]) -> None:
    shards = sorted(path.name for path in (edition / "search" / "index").iterdir() if path.is_dir())
    assert len(shards) > 1
    page.route(re.compile(f"{shards[0]}.*pf_index"), lambda route: route.abort())
    answer = ask(page, "工作", limit=1000, excerpts=False)
    lost = answer["failed"][0]
    assert not answer["complete"] and len(answer["failed"]) == 1 and lost["from"] <= lost["to"]
    expected = truth.found("工作", texts(records))
    outside = {url for url in expected if not lost["from"] <= url[1:11].replace("/", "-") <= lost["to"]}
    assert set(addresses(answer)) == outside


def test_a_slow_file_is_a_failure(page: Page) -> None:
    page.route(re.compile("pf_index"), lambda route: None)
    answer = ask(page, "工作", timeout=200)
    assert not answer["complete"] and "0.2 s" in answer["failed"][0]["reason"]
