"""No address dies: whatever maintainers do, every address that was ever bound answers, and anchors stay."""

from __future__ import annotations

import gzip
import hashlib
import html
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from archive import Maker, built, new_edition, put, site_of, small_archive
from mutations import MUTATIONS, articles, blocks, save

from builder import ledger, urls
from builder.model import Article
from builder.pipeline import Options, build
from builder.problem import Report

REFRESH = re.compile(r'<meta http-equiv="?refresh"? content="0; ?url=([^"]+)"')
CANONICAL = re.compile(r'<link rel="?canonical"? href="([^"]+)"')
PARAGRAPH = re.compile(r'<(?:p|h2|figure|blockquote)\b[^>]*\bid="(p\d+)"[^>]*>(.*?)</(?:p|h2|figure|blockquote)>', re.S)
EMPTY = re.compile(r'<(?:a|span) id="(p\d+)"[^>]*></(?:a|span)>')


GOOD = ("page", "alias", "tombstone", "hidden")


class Archive:
    """An edition under change, with everything that it ever promised."""

    def __init__(self, root: Path):
        self.root = root
        self.promised: set[str] = set()
        self.paragraphs: dict[tuple[str, str], str] = {}
        """(article id, text of a paragraph) -> its anchor."""

    def build(self) -> None:
        self.site = site_of(self.root)
        built(self.site)
        self.book, problems = ledger.read(self.site.content)
        assert problems == []

    def file(self, address: str) -> bytes | None:
        path = self.site.out / urls.file_of(address)
        return path.read_bytes() if path.is_file() else None

    def answers(self, address: str) -> str:
        """`page`, `alias`, `tombstone`, or what is wrong."""
        data = self.file(address)
        if data is None:
            return self.answers_by_hash(address)
        text = data.decode("utf-8", "replace")
        refresh = REFRESH.search(text)
        if refresh:
            target = html.unescape(refresh[1]).removeprefix(self.site.base)
            there = self.file("/" + target)
            canonical = CANONICAL.search(text)
            if there is None or REFRESH.search(there.decode("utf-8", "replace")):
                return f"alias to {target}, which does not answer in one step"
            same = canonical and html.unescape(canonical[1]) == self.site.url + target
            return "alias" if same else "alias without its canonical link"
        return "tombstone" if "data-tombstone" in text else "page"

    def answers_by_hash(self, address: str) -> str:
        """A hidden person's address: only its hash is known, to the page for what is missing."""
        digest = hashlib.sha256(address.encode()).hexdigest()
        known = f"sha256:{digest}" in self.book.lines and digest.encode() in self.file("/404.html")
        return "hidden" if known else "lost"

    def check(self) -> None:
        wrong = {a: found for a in sorted(self.promised) if (found := self.answers(a)) not in GOOD}
        assert wrong == {}
        self._check_anchors()
        self.promised |= set(self.book.answering())

    def _check_anchors(self) -> None:
        """A paragraph that stands as it stood has the anchor it had, and no anchor went to another paragraph."""
        now: dict[tuple[str, str], str] = {}
        for _, article in articles(self.root):
            address = next((e.address for e in self.book.entries(f"article:{article.id}\t") if e.state == "live"), None)
            if address is None:
                continue
            page = self.file(address).decode()
            assert len(PARAGRAPH.findall(page)) == len(blocks(article)), address
            for anchor, inner in PARAGRAPH.findall(page):
                text = html.unescape(re.sub(r"<[^>]+>", "", inner))
                now.setdefault((article.id, text), anchor)
        moved = {key: (was, now[key]) for key, was in self.paragraphs.items() if key in now and now[key] != was}
        assert moved == {}
        self.paragraphs |= now


@pytest.fixture
def archive(tmp_path):
    small_archive(tmp_path, seed=7)
    found = Archive(tmp_path)
    found.build()
    found.check()
    return found


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: m.__name__)
def test_each_change_alone(archive, mutation):
    for seed in (1, 2):
        mutation(archive.root, random.Random(seed))
        archive.build()
        archive.check()
    assert len(archive.promised) > 100


def sequence(root: Path, seed: int, length: int) -> None:
    rnd = random.Random(seed)
    small_archive(root, seed=seed, days=("2021-10-29", "2022-01-01"))
    found = Archive(root)
    found.build()
    found.check()
    for step in range(length):
        mutation = rnd.choice(MUTATIONS)
        mutation(root, rnd)
        try:
            found.build()
            found.check()
        except AssertionError as wrong:
            raise AssertionError(f"seed {seed}, step {step}: {mutation.__name__}: {wrong}") from wrong


@pytest.mark.parametrize("seed", range(6))
def test_random_sequences(tmp_path, seed):
    print(f"seed {seed}")
    sequence(tmp_path, seed, 4)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 300))
def test_two_hundred_random_sequences(tmp_path, seed):
    print(f"seed {seed}")
    sequence(tmp_path, seed, 5)


def test_a_number_once_used_is_never_given_again(archive):
    (path, last) = [(p, a) for p, a in articles(archive.root) if a.date == "2021-10-29" and a.page == "01"][-1]
    assert last.id == "20211029-01-03"
    path.unlink()
    archive.build()
    put(
        archive.root,
        Article(id="", date=last.date, page="01", order=0, title="新来的一篇", body="另一篇文章的正文。"),
        "new.md",
    )
    archive.build()
    archive.check()
    ids = {article.id for _, article in articles(archive.root)}
    assert "20211029-01-04" in ids and "20211029-01-03" not in ids
    assert archive.answers("/2021/10/29/01/03/") == "tombstone"
    assert archive.answers("/2021/10/29/01/04/") == "page"


def test_chains_end_in_one_step(archive):
    for day in ("2021-11-01", "2021-11-02", "2021-11-03"):
        for path, article in articles(archive.root):
            if article.id.startswith("20211029"):
                save(path, replace(article, date=day))
        archive.build()
        archive.check()
    assert archive.book.get("/2021/10/29/01/01/").argument == "/2021/11/03/01/01/"
    assert archive.book.get("/2021/11/01/01/01/").argument == "/2021/11/03/01/01/"
    assert archive.book.get("/2021/10/29/").argument == "/2021/11/03/"
    assert archive.book.get("/2021/10/29/01/").argument == "/2021/11/03/01/"


def everything(site) -> dict[str, bytes]:
    """Every file of the site, unpacked."""
    found = {}
    for path in sorted(site.out.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            found[path.relative_to(site.out).as_posix()] = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    return found


def test_a_withdrawn_text_stands_in_no_file(tmp_path):
    """With its witness, its headline, its paragraphs, also those that the normaliser dropped as repeated."""
    secret = "这一段文字后来被撤回了不应再出现在任何地方"
    raw = [
        "某某日报",
        "2021年10月29日 星期五",
        "",
        "撤回的文章题目很特别",
        "",
        f"本报讯 (记者 张三) {secret},第一段话说到这里为止。",
        "",
        "第二段也要撤回,说的是同一件事情,会议圆满结束。",
        "",
        "第二段也要撤回,说的是同一件事情,会议圆满结束。",
        "",
        "留下的文章题目",
        "",
        "本报讯 (记者 李四) 这一篇文章留下来,它说的是别的事情,与前一篇没有关系。",
        "",
        "留下来的第二段,也在这里结束了。",
        "",
    ]
    site = new_edition(tmp_path)
    (tmp_path / "content" / "raw").mkdir()
    (tmp_path / "content" / "raw" / "20211029-01.txt").write_text("\n".join(raw), encoding="utf-8")
    report = build(site, Options(), Report(), lambda text: None)
    assert [str(p) for p in report.problems if p.severity == "error"] == []
    gone = [(path, a) for path, a in articles(tmp_path) if secret in a.body]
    assert len(gone) == 1 and len(articles(tmp_path)) == 2
    marks = [secret, "撤回的文章题目很特别", "第二段也要撤回"]
    assert all(any(mark.encode() in data for data in everything(site).values()) for mark in marks)
    gone[0][0].unlink()
    report = build(site, Options(), Report(), lambda text: None)
    assert [str(p) for p in report.problems if p.severity == "error"] == []
    files = everything(site)
    assert [(path, mark) for path, data in files.items() for mark in marks if mark.encode() in data] == []
    assert "留下的文章题目".encode() in files["2021/10/29/source/index.html"]
    assert b"data-tombstone" in files[f"2021/10/29/01/{gone[0][1].id[-2:]}/index.html"]
    again = build(site, Options(), Report(), lambda text: None)
    assert again.counts["written"] == 0 and len(articles(tmp_path)) == 1, "it does not come back"


def test_a_hidden_person_is_in_no_list_and_no_metadata(tmp_path):
    site = new_edition(tmp_path)
    maker = Maker(3)
    for order, name in enumerate(("欧阳晓月", "诸葛明远"), 1):
        made = maker.article("2021-10-29", "01", order)
        put(
            tmp_path,
            replace(
                made, body=f"市长{name}到企业调研，{name}强调要抓好落实。\n\n{name}还看望了工人。", title="市长调研"
            ),
        )
    built(site)
    assert b"ouyang-xiaoyue" in everything(site)["people/index.html"] + everything(site)["people/o/index.html"]
    (tmp_path / "content" / "people.yml").write_text("- name: 欧阳晓月\n  hide: true\n", encoding="utf-8")
    report = build(site, Options(), Report(), lambda text: None)
    assert [str(p) for p in report.problems if p.severity == "error"] == []
    files = everything(site)
    assert [path for path, data in files.items() if b"ouyang" in data.lower()] == []
    allowed = ("2021/10/29/01/01/index.html", "data/articles-2021.jsonl.gz", "search/")
    assert [p for p, data in files.items() if "欧阳晓月".encode() in data and not p.startswith(allowed)] == []
    page = files["2021/10/29/01/01/index.html"].decode()
    head, body = page.split("</head>")
    assert "欧阳晓月" not in head and "欧阳晓月" in body
    ledger_text = "".join(path.read_text() for path in (tmp_path / "content" / "urls").glob("*.lock"))
    assert "欧阳" not in ledger_text and "ouyang" not in ledger_text
    assert hashlib.sha256(b"/people/ouyang-xiaoyue/").hexdigest().encode() in files["404.html"]


def test_data_that_is_no_longer_exported_still_answers(archive):
    address = "/data/articles-2021.jsonl.gz"
    assert len(gzip.decompress(archive.file(address)).splitlines()) == 12
    file = archive.root / "site.yml"
    file.write_text(file.read_text() + "exports: {bulk: false}\n")
    archive.build()
    archive.check()
    assert gzip.decompress(archive.file(address)) == b""
    put(archive.root, Maker(2).article("2019-01-01", "01", 1))
    archive.build()
    assert archive.file("/data/articles-2019.jsonl.gz") is None
