"""Feed, sitemap, robots and the data files."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from xml.etree import ElementTree

from builder.render import EMPTY, Renderer, feeds, plan
from tests.render import sample

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FIELDS = (
    "id url date edition page order section kind column kicker title deck authors source dateline continues "
    "persons paragraphs raw hash"
)


def lines(pages, year="2021"):
    return [
        json.loads(line)
        for line in gzip.decompress(pages.files[f"data/articles-{year}.jsonl.gz"]).decode().splitlines()
    ]


def test_the_feed_is_atom_with_dates_of_the_articles(pages):
    feed = ElementTree.fromstring(pages.files["feed.xml"])
    assert feed.find(f"{ATOM}updated").text == "2026-11-21T00:00:00+08:00"
    found = feed.findall(f"{ATOM}entry")
    assert len(found) == 9 and len({entry.find(f"{ATOM}id").text for entry in found}) == 9
    assert found[0].find(f"{ATOM}id").text == "https://news.example.org/repo/2022/10/28/01/01/"
    assert found[0].find(f"{ATOM}published").text == "2022-10-28T00:00:00+08:00"
    assert found[0].find(f"{ATOM}author/{ATOM}name").text == "程野"


def test_characters_that_xml_forbids_do_not_break_the_feed(tmp_path):
    edition = sample.edition()
    ident = "20221028-01-01"
    one = edition.articles[ident]
    bad = replace(one, article=replace(one.article, title="粮\x08满\x00仓\ufffe", body="文\x1b字"))
    edition = replace(edition, articles={**edition.articles, ident: bad})
    renderer = Renderer(edition, sample.site(tmp_path), sample.sources)
    job = next(job for job in plan(edition, sample.site(tmp_path)) if job.view == "feed")
    feed = ElementTree.fromstring(renderer.render(job)[0][1])
    assert feed.find(f"{ATOM}entry/{ATOM}title").text == "粮满仓"


def test_the_sitemap_names_what_is_to_be_found(pages):
    found = [one.text for one in ElementTree.fromstring(pages.files["sitemap.xml"]).iter(f"{MAP}loc")]
    paths = {url.removeprefix("https://news.example.org/repo") for url in found}
    assert len(found) == len(paths)
    left = set(pages.html()) - paths
    assert left == {
        "/404.html", "/search/", "/2021/10/28/01/01/", "/2021/10/29/01/09/",
        "/2021/10/29/source/", "/2022/10/28/source/",
    }  # fmt: skip
    assert paths <= set(pages.html())
    assert pages.files["robots.txt"].decode().endswith("Sitemap: https://news.example.org/repo/sitemap.xml\n")


def test_a_large_archive_has_a_sitemap_a_year(tmp_path, monkeypatch):
    monkeypatch.setattr(feeds, "SITEMAP_LIMIT", 5)
    edition, site = sample.edition(), sample.site(tmp_path)
    renderer = Renderer(edition, site, sample.sources)
    made = {path: data for job in plan(edition, site) if job.view == "sitemap" for path, data in renderer.render(job)}
    assert sorted(made) == ["sitemap-2021.xml", "sitemap-2022.xml", "sitemap-site.xml", "sitemap.xml"]
    parts = [one.text for one in ElementTree.fromstring(made["sitemap.xml"]).iter(f"{MAP}loc")]
    assert parts == [f"https://news.example.org/repo/sitemap-{part}.xml" for part in ("site", "2021", "2022")]
    whole = [loc.text for path in sorted(made)[:3] for loc in ElementTree.fromstring(made[path]).iter(f"{MAP}loc")]
    assert len(whole) == len(set(whole)) == len(feeds.addresses(renderer.archive))


def test_every_field_of_an_article_is_in_the_data(pages):
    found = lines(pages)
    assert [one["id"] for one in found] == [ident for ident in pages.edition.articles if ident.startswith("2021")]
    assert all(list(one) == FIELDS.split() for one in found)
    first = found[0]
    assert first["url"] == "https://news.example.org/repo/2021/10/29/01/01/"
    assert first["authors"][0] == {"name": "程 野", "role": "记者", "collective": False, "id": "cheng-ye"}
    assert first["dateline"] == {"place": "青岚", "date": "2021-10-28"} and first["continues"] == {
        "page": "02",
        "via": "下转",
    }
    assert first["persons"][0] == {"id": "lin-qingyuan", "name": "林清远", "roles": ["市长"]}
    assert first["persons"][-1] == {"id": None, "name": "路人甲", "roles": []}
    assert first["paragraphs"][1] == {"id": "p3", "kind": "h2", "text": "田里的账"}
    assert first["raw"] == [{"file": "raw/a.txt", "lines": [[3, 9]]}]


def test_the_archive_of_a_year_carries_no_time(pages):
    assert pages.files["data/articles-2021.jsonl.gz"][4:8] == b"\0\0\0\0"


def test_people_with_their_offices_and_evidence(pages):
    people = json.loads(pages.files["data/people.json"])
    assert [one["id"] for one in people] == ["gu-yanqiu", "lin-qingyuan", "shen-yizhou"]
    lin = people[1]
    assert lin["name"] == "林清远" and lin["links"] == [{"name": "Wikidata", "url": "https://www.wikidata.org/wiki/Q1"}]
    assert lin["offices"] == [
        {
            "name": "市长",
            "first": "2021-10-29",
            "last": "2022-10-28",
            "count": 3,
            "evidence": "https://news.example.org/repo/2021/10/29/01/01/#p1",
            "article": "20211029-01-01",
            "sentence": "青岚讯 （记者 程野） 10月28日上午，市长林清远到青石乡调研秋收。",
        }
    ]
    assert lin["articles"] == ["20211029-01-01", "20211029-01-02", "20221028-01-01"]


def test_data_can_be_switched_off(tmp_path):
    """Years that were published before still answer, with nothing in them; the people stay."""
    edition, site = sample.edition(), sample.site(tmp_path, bulk_exports=False)
    renderer = Renderer(edition, site, sample.sources)
    made = {job: renderer.render(job)[0][1] for job in plan(edition, site) if job.view.endswith("_data")}
    assert renderer.exports() == {"data/articles-2021.jsonl.gz": [], "data/articles-2022.jsonl.gz": []}
    assert gzip.decompress(EMPTY) == b""
    assert [len(json.loads(data)) for job, data in made.items() if job.view == "people_data"] == [3]
    assert Renderer(replace(edition, years=()), site, sample.sources).exports() == {}


def test_half_a_character_in_a_headline_stops_no_page(tmp_path):
    edition = sample.edition()
    ident = "20221028-01-01"
    one = edition.articles[ident]
    bad = replace(one, article=replace(one.article, title="粮\ud800满仓", body="文\udfff字"))
    edition = replace(edition, articles={**edition.articles, ident: bad})
    renderer = Renderer(edition, sample.site(tmp_path), sample.sources)
    made = {path: data for job in plan(edition, sample.site(tmp_path)) for path, data in renderer.render(job)}
    assert "粮?满仓" in made["2022/10/28/01/01/index.html"].decode()
    members = b"".join(map(renderer.export, renderer.exports()["data/articles-2022.jsonl.gz"]))
    assert "粮?满仓" in gzip.decompress(members).decode()
