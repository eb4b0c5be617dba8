"""Citations as GB/T 7714, RIS, BibTeX, CSL-JSON and COinS want them."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import unquote

from builder.render import cite

PLAIN = cite.Record(
    key="20211029-01-07", title="春天里", authors=("甲一",), corporate=(), paper="某报", place="某地",
    publisher="某社", issn="1234-5678",
    date="2021-10-29", page="1", number="17980", section="要闻", url="https://example.org/2021/10/29/01/07/",
)  # fmt: skip
FOUR = replace(PLAIN, authors=("甲一", "乙二", "丙三", "丁四"))
NOBODY = replace(PLAIN, authors=())


def test_three_authors_at_most_then_others():
    assert cite.gbt_2025(FOUR) == "甲一，乙二，丙三，等. 春天里[N]. 某报，2021-10-29（1）."
    assert cite.gbt_2015(FOUR) == "甲一, 乙二, 丙三, 等. 春天里[N]. 某报, 2021-10-29(1)."
    assert (
        cite.gbt_2025(replace(FOUR, authors=FOUR.authors[:3])) == "甲一，乙二，丙三. 春天里[N]. 某报，2021-10-29（1）."
    )


def test_without_author_the_title_comes_first():
    assert cite.gbt_2025(NOBODY) == "春天里[N]. 某报，2021-10-29（1）."
    assert cite.gbt_2025(replace(NOBODY, corporate=("本报评论员",))).startswith("本报评论员. 春天里")


def test_online_forms():
    assert cite.gbt_2025(PLAIN, online=True) == f"甲一. 春天里[N/OL]. 某报，2021-10-29（1）. {PLAIN.url}."
    assert cite.gbt_2015(PLAIN, "2026-07-01") == f"甲一. 春天里[N/OL]. 某报, 2021-10-29(1)[2026-07-01]. {PLAIN.url}."


def test_an_unknown_page_is_left_out():
    assert cite.gbt_2025(replace(PLAIN, page=None)) == "甲一. 春天里[N]. 某报，2021-10-29."


def test_ris_is_a_newspaper_record():
    lines = cite.ris(FOUR).split("\n")
    assert lines[0] == "TY  - NEWS" and lines[-1] == "ER  - "
    assert [line for line in lines if line.startswith("AU")] == ["AU  - 甲一", "AU  - 乙二", "AU  - 丙三", "AU  - 丁四"]
    assert {"DA  - 2021/10/29", "SP  - 1", "T2  - 某报", "CY  - 某地", "LA  - zh-CN"} <= set(lines)


def test_a_title_cannot_begin_a_new_field_of_ris():
    assert "\nAU  - 假" not in cite.ris(replace(NOBODY, title="真\nAU  - 假"))


def test_bibtex_escapes_its_own_syntax():
    made = cite.bibtex(replace(PLAIN, title="50% {a_b} \\x #1 & $2 ~^"))
    assert r"title = {50\% \{a\_b\} \textbackslash{}x \#1 \& \$2 \textasciitilde{}\textasciicircum{}}" in made
    assert "entrysubtype = {newspaper}" in made and "langid = {chinese}" in made and "author = {{甲一}}" in made


def test_csl_json_is_a_newspaper_article_with_literal_names():
    item = json.loads(cite.csl(FOUR))
    assert item["type"] == "article-newspaper" and item["author"][0] == {"literal": "甲一"}
    assert (
        item["issued"] == {"date-parts": [[2021, 10, 29]]} and item["page"] == "1" and item["container-title"] == "某报"
    )


def test_coins_carry_zoteros_type_and_every_author():
    pairs = [pair.split("=") for pair in cite.coins(replace(FOUR, title="a=b&c")).split("&")]
    assert all(len(pair) == 2 for pair in pairs), "nothing in a value may look like a separator"
    found = [(key, unquote(value)) for key, value in pairs]
    assert ("rft.type", "newspaperArticle") in found and ("rft.title", "a=b&c") in found
    assert [value for key, value in found if key == "rft.au"] == ["甲一", "乙二", "丙三", "丁四"]
    assert ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc") in found and ("rft.identifier", PLAIN.url) in found
