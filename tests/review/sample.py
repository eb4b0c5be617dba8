"""Articles for the finders, made by hand."""

from __future__ import annotations

from builder import markdown
from builder.model import Article, IssueFile, Mention, PersonInArticle, Resolved
from builder.provenance import BaseArticle, BaseBlock, Fate
from builder.review.material import Material, Text

FILE = "raw/a.txt"


def text(*paragraphs, day="2021-10-29", number=1, persons=(), base=None, fates=(), heads=None, **more):
    """An article of some paragraphs; `persons` are (name, office) said in its first paragraph."""
    ident = f"{day.replace('-', '')}-01-{number:02d}"
    body = "\n\n".join(markdown.write_block("p", one) for one in paragraphs)
    path = f"content/issues/{day[:4]}/{day}/01-{number:02d}.md"
    known = {"id": ident, "date": day, "page": "01", "order": number, "title": "标题"} | more
    article = Article(**known, body=body, path=path, body_line=20)
    found = tuple(
        PersonInArticle(name, None, (role,), (Mention(0, 0, len(name), name, (role,)),)) for name, role in persons
    )
    one = Resolved(article, f"/{ident}/", "x", None, (), found, (), "", "")
    return Text(one, markdown.blocks(body), base, fates, heads)


def read(lines, roles, *blocks, **more):
    """An article with its record: raw lines, (role, confidence, joins) of each, and blocks as (kind, text, lines)."""
    fates = tuple(
        ((FILE, n), Fate(role, "20211029-01-01", "rule", sure, joins)) for n, (role, sure, joins) in enumerate(roles, 1)
    )
    made = text(*(words for kind, words, _ in blocks if kind == "p"), fates=fates, **more)
    paragraphs = [words for kind, words, _ in blocks if kind == "p"]
    base = BaseArticle(
        made.article, tuple(BaseBlock(kind, words, tuple((FILE, n) for n in of)) for kind, words, of in blocks)
    )
    return text(*paragraphs, fates=fates, base=base, **more), {FILE: tuple(lines)}


def material(*texts, issues=(), witness=None):
    return Material(texts, tuple(issues), witness or {})


def issue(day, confidence, source="inferred"):
    return IssueFile(day, None, source, confidence, "因为", path=f"content/issues/{day[:4]}/{day}/issue.md")
