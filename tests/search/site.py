"""A small edition of made-up Chinese articles and a server for it, so that the search is tested without the rest.

The sentences are built from the genre's phrases by a seeded generator; every article page has what the contract
promises of one: `<article>`, `<h1>`, paragraphs with ids.
"""

from __future__ import annotations

import datetime
import functools
import gzip
import http.server
import random
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path

from builder.search import SearchRecord, index

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "themes" / "default" / "static"


def words(text: str) -> list[str]:
    return text.split()


SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗欧阳"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文鹏群策"
PLACES = words("东城 西城 南湖 北山 清水 白石 长桥 新市 双河 石门")
VERBS = words("指出 强调 要求 表示 介绍 走访 调研 慰问 推进 部署 落实 完善 巩固 拓展 深化 加强")
NOUNS = words(
    "工作 项目 乡村 产业 文明 城市 群众 企业 生态 环境 安全 教育 医疗 交通 农业 科技 创新 "
    "改革 发展 民生 脱贫攻坚 高质量发展 营商环境 主题教育 “最美”家庭 第17980期 "
    "GDP增长6.5% 5G+智慧医疗 （二）基层治理"
)
TAILS = words("取得新进展 迈上新台阶 见实效 再上新水平 有序进行 成效明显 受到欢迎 全面铺开")
SECTIONS = (("yaowen", "要闻"), ("zonghe", "综合"), ("pinglun", "评论"))


def name(chance: random.Random) -> str:
    return chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, chance.choice((1, 2, 2))))


def sentence(chance: random.Random, names: list[str]) -> str:
    who = chance.choice(names) if chance.random() < 0.3 else ""
    where = chance.choice(PLACES) + chance.choice("县区镇乡村")
    what = "、".join(chance.choice(NOUNS) + chance.choice(("", "建设", "服务")) for _ in range(chance.randint(1, 3)))
    return f"{where}{who}{chance.choice(VERBS)}，{what}{chance.choice(TAILS)}{chance.choice('。。。！')}"


def records(count: int, seed: int = 7, first: str = "2019-11-20", days: int = 500) -> list[SearchRecord]:
    """`count` articles in order of date, over `days` days."""
    chance = random.Random(seed)
    names = [name(chance) for _ in range(60)]
    found = []
    for number in range(count):
        date = (datetime.date.fromisoformat(first) + datetime.timedelta(days=number * days // count)).isoformat()
        page, place = f"{1 + number % 8:02d}", f"{1 + number // 8 % 90:02d}"
        people = sorted({chance.choice(names) for _ in range(chance.randint(0, 3))})
        body = [
            "".join(sentence(chance, people or names) for _ in range(chance.randint(1, 5)))
            for _ in range(chance.randint(1, 6))
        ]
        title = f"{chance.choice(PLACES)}{chance.choice(VERBS)}{chance.choice(NOUNS)} {chance.choice(TAILS)}"
        found.append(
            SearchRecord(
                id=f"{date.replace('-', '')}-{page}-{place}",
                url=f"/{date.replace('-', '/')}/{page}/{place}/",
                date=date,
                title=title,
                parts=(("", title), *((f"p{n}", text) for n, text in enumerate(body, 1))),
                section=chance.choice(SECTIONS),
                column=("chuangjian", "创建进行时") if number % 9 == 0 else None,
                kind="commentary" if number % 7 == 0 else "news",
                persons=tuple((f"r{names.index(one)}", one) for one in people),
                authors=(("a1", "罗文"),) if number % 2 else (),
            )
        )
    return found


def article_page(record: SearchRecord, base: str) -> str:
    head = [escape(text) for anchor, text in record.parts if not anchor]
    body = "\n".join(f'<p id="{anchor}">{escape(text)}</p>' for anchor, text in record.parts if anchor)
    lines = "".join(f"<p>{line}</p>" for line in head[1:])
    article = f"<article><hgroup><h1>{head[0]}</h1>{lines}</hgroup>\n{body}</article>"
    script = f'<link rel="icon" href="data:,"><script type="module" src="{base}assets/hits.js"></script>'
    return f'<!doctype html><html lang="zh-CN"><meta charset="utf-8">{script}{article}</html>'


SEARCH_PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>检索</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self';
img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'">
<link rel="icon" href="data:,"><script type="module" src="%(base)sassets/search-page.js"></script>
<form role="search" data-search-form data-base="%(base)s" action="%(base)ssearch/"><input name="q" data-search-input>
<div data-search-filters></div></form><output data-search-count data-search-state="idle"></output>
<p data-search-note></p><ol data-search-results></ol><button data-search-more hidden>更多</button>
<script type="application/json" id="search-strings">{}</script><noscript>x</noscript></html>"""


def write(
    folder: Path,
    found: list[SearchRecord],
    *,
    base: str = "/",
    shard_size: int = 8000,
    volumes: Sequence[tuple[str, str]] = (),
) -> Path:
    """The edition under `folder`, as it would be published at the base path."""
    top = folder / base.strip("/")
    files, problems = index(found, folder / ".cache", shard_size=shard_size, volumes=volumes)
    assert problems == []
    for path, data in files:
        put(top / path, data)
    write_pages(top, found, base)
    return top


def write_pages(top: Path, found: list[SearchRecord], base: str = "/") -> None:
    for record in found:
        put(top / record.url.strip("/") / "index.html", article_page(record, base).encode())
    put(top / "search" / "index.html", (SEARCH_PAGE % {"base": base}).encode())
    put(top / "index.html", b"<!doctype html><link rel=icon href=data:,>")
    shutil.copytree(STATIC, top / "assets", dirs_exist_ok=True)


def put(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class PackedHandler(Handler):
    """Pages, styles and scripts packed on their way, as on GitHub Pages."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        data = file.read_bytes() if file.is_file() else b""
        kind = self.guess_type(str(file))
        packed = kind.startswith("text/") or kind.endswith(("javascript", "svg+xml"))
        data = gzip.compress(data, 6) if packed else data
        self.send_response(200 if file.is_file() else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A browser that hangs up is no fault."""


@contextmanager
def served(folder: Path, *, packed: bool = False) -> Iterator[str]:
    """The address of a server for a folder, without a slash at its end."""
    handler = PackedHandler if packed else Handler
    server = Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
