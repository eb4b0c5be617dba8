"""The theme, the search, the site's folder and the machine: T, S and O."""

import errno
import marshal
import os
from dataclasses import replace

from builder import press
from builder.output import Output
from builder.search import service
from builder.verify import budget
from tests.matrix.row import ARTICLE, Row, folder, gone, more, put, swap

THEME = "themes/default"
FOOTER, PAGE = f"{THEME}/templates/footer.html", "index.html"
BREAK = swap(ARTICLE, "现场", "会场")


def template(what: str, code: str, line: int, name: str, wrong: str, right: str | None = None, **how) -> Row:
    file = f"{THEME}/templates/{name}"
    good = (put(file, right),) if right is not None else (put(f"{file}~", wrong),)
    return Row(what, code, file, line, (put(file, wrong),), good, **how)


def refusing(number: int):
    """The disk says no when a page is written."""

    def refuse(self, path, data):
        raise OSError(number, os.strerror(number), str(self.stage / path))

    return lambda patch: patch.setattr(Output, "put", refuse)


def without_pagefind(patch) -> None:
    def missing():
        raise service.ServiceFailed("the Pagefind program is missing")

    patch.setattr(service, "executable", missing)


def program(text: str):
    """Something else in the place of Pagefind."""

    def play(patch) -> None:
        import tempfile
        from pathlib import Path

        file = Path(tempfile.mkdtemp()) / "pagefind"
        file.write_text(text)
        file.chmod(0o755)
        patch.setattr(service, "executable", lambda: file)

    return play


def without(name: str):
    """The program forgets a page."""
    kept = press.print_pages

    def forget(out, renderer, *how):
        made = kept(out, renderer, *how)
        out.files.pop(name, None)
        return replace(made, pieces=[one for one in made.pieces if marshal.loads(one)[0][0] != name])

    return lambda patch: patch.setattr(press, "print_pages", forget)


def another(name: str):
    """The program makes a page too many."""
    kept = press.print_pages

    def add(out, renderer, jobs, site, *how):
        made = kept(out, renderer, jobs, site, *how)
        out.write(name, b"<!doctype html><title>x</title>")
        more = press.reader_of(site).facts(name, b"<!doctype html><title>x</title>")
        said = more.path, more.ids, more.links, more.faults
        return replace(made, pieces=[*made.pieces, marshal.dumps([(name, 0, "", said)])])

    return lambda patch: patch.setattr(press, "print_pages", add)


ROWS = [
    template(
        "a template that breaks off", "T001", 2, "footer.html", "<footer>\n{% if %}\n</footer>\n", "<footer></footer>\n"
    ),
    template("a template in GBK", "T001", 1, "footer.html", "<footer>页脚</footer>".encode("gbk")),
    template(
        "a template that asks for one that is not there", "T002", 1, "footer.html", "{% include 'nowhere.html' %}\n"
    ),
    Row(
        "a string that is a list",
        "T003",
        f"{THEME}/strings/zh-CN.yml",
        1,
        (put(f"{THEME}/strings/zh-CN.yml", "home: [家]\n"),),
        (put(f"{THEME}/strings/zh-CN.yml", "home: 家\n"),),
    ),
    Row(
        "strings in GBK",
        "T003",
        f"{THEME}/strings/zh-CN.yml",
        1,
        (put(f"{THEME}/strings/zh-CN.yml", "home: 家\n".encode("gbk")),),
        (put(f"{THEME}/strings/zh-CN.yml", "\ufeffhome: 家\n"),),
    ),
    Row(
        "a theme that is not there",
        "T004",
        "site.yml",
        8,
        (more("site.yml", "theme: mine\n"),),
        (more("site.yml", "theme: mine\n"), folder("themes/mine")),
    ),
    template(
        "a template that asks for what its page has not",
        "T005",
        2,
        "footer.html",
        "<footer>\n{{ issue.nothing }}</footer>\n",
    ),
    Row(
        "a theme that leaves out what it cannot",
        "T007",
        "themes/mine/theme.yml",
        1,
        (more("site.yml", "theme: mine\n"), put("themes/mine/theme.yml", "without: [dates]\n")),
        (more("site.yml", "theme: mine\n"), put("themes/mine/theme.yml", "without: []\n")),
    ),
    template("a string that nobody wrote", "T006", 1, "footer.html", "<footer>{{ t.nonesuch }}</footer>\n"),
    Row("Pagefind is missing", "S001", "", 0, (BREAK,), (BREAK,), command=("--with-search",), played=without_pagefind),
    Row(
        "Pagefind fails",
        "S001",
        "",
        0,
        (BREAK,),
        (BREAK,),
        command=("--with-search",),
        played=program("#!/bin/sh\nexit 3\n"),
    ),
    Row(
        "Pagefind does not start",
        "S001",
        "",
        0,
        (BREAK,),
        (BREAK,),
        command=("--with-search",),
        played=program("no program"),
    ),
    Row("a search to prove that was never built", "S003", "", 0, (), command=("check", "--search"), right=("check",)),
    Row(
        "an id twice on every page",
        "O003",
        PAGE,
        0,
        (put(FOOTER, "<footer id='x'><p id='x'></footer>"),),
        (put(FOOTER, "<footer id='x'></footer>"),),
    ),
    Row(
        "a link that leads nowhere",
        "O004",
        PAGE,
        0,
        (put(FOOTER, "<footer><a href='/paper/nowhere/'>x</a></footer>"),),
        (put(FOOTER, "<footer><a href='/paper/about/'>x</a></footer>"),),
    ),
    Row(
        "a page that the program forgot",
        "O005",
        "",
        0,
        (BREAK,),
        (BREAK,),
        played=without("about/index.html"),
        also=frozenset({"O004"}),
    ),
    Row("a page too many", "O006", "more/index.html", 0, (BREAK,), (BREAK,), played=another("more/index.html")),
    Row(
        "a site near the limit",
        "O007",
        "",
        0,
        (BREAK,),
        (BREAK,),
        played=lambda patch: patch.setattr(budget.check, "__defaults__", (1000,)),
    ),
    Row("--out is the edition", "O001", "", 0, (), command=("--out", "."), right=("--out", "public")),
    Row("--out is a source of the edition", "O001", "", 0, (), command=("--out", "content"), right=("--out", "public")),
    Row(
        "--out is somebody's folder",
        "O002",
        "",
        0,
        (put("mine/letter.txt", "mine"),),
        (folder("mine"),),
        command=("--out", "mine"),
    ),
    Row("--out is a file", "O002", "", 0, (put("mine", "mine"),), command=("--out", "mine"), right=("--out", "public")),
    Row("the disk is full", "O008", "", 0, (BREAK,), (BREAK,), played=refusing(errno.ENOSPC)),
    Row("a folder that may not be written", "O009", "", 0, (BREAK,), (BREAK,), played=refusing(errno.EACCES)),
    Row("a disk that may only be read", "O009", "", 0, (BREAK,), (BREAK,), played=refusing(errno.EROFS)),
    Row("a disk that fails", "O010", "", 0, (BREAK,), (BREAK,), played=refusing(errno.EIO)),
    Row(
        "a file where the site's folder is made", "O010", "", 0, (gone(".build"), put(".build", "x")), (gone(".build"),)
    ),
    Row(
        "a site older than its content",
        "O011",
        "",
        0,
        (swap(ARTICLE, "title: ", "title: 新"),),
        command=("check",),
        also=frozenset({"U007"}),
    ),
    Row("a page of the site changed by hand", "O012", "", 0, (more("_site/index.html", "x"),), command=("check",)),
]
