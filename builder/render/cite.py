"""One article as bibliographies and their programs want it: GB/T 7714, RIS, BibTeX, CSL-JSON, COinS.

Forms after GB/T 7714-2025 (in force since 2026-07-01, full-width punctuation) and GB/T 7714-2015.
Every function takes a `Record` and returns plain text; escaping for HTML is the caller's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from builder.model import Resolved
from builder.render.archive import Archive
from builder.render.escaping import compact_json
from builder.render.words import page_number, persons_of

_RESERVED = re.compile(r"[\x00-\x20\x7f\"#%&+<=>?\\^`{|}]")
"""What a value may not hold in the clear; Chinese may, and is a third as long that way."""
_BIBTEX = re.compile(r"[\\{}$&%#_~^]")
_BIBTEX_WORDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True, slots=True)
class Record:
    """What a citation is made of."""

    key: str
    title: str
    authors: tuple[str, ...]
    """Persons, without offices or inner blanks."""
    corporate: tuple[str, ...]
    """Signatures such as 本报评论员."""
    paper: str
    place: str | None
    publisher: str | None
    issn: str | None
    date: str
    page: str | None
    """As cited: 1, A12; None when unknown."""
    number: str | None
    """Issue number."""
    section: str
    url: str


def record(archive: Archive, resolved: Resolved, title: str) -> Record:
    article, paper = resolved.article, archive.site.paper
    issue = archive.issue_of(resolved)
    section = archive.sections.get(resolved.section)
    return Record(
        key=article.id,
        title=title,
        authors=persons_of(resolved.authors),
        corporate=tuple(dict.fromkeys(author.name for author, _ in resolved.authors if author.collective)),
        paper=paper.name,
        place=paper.place,
        publisher=paper.publisher,
        issn=paper.issn,
        date=article.date,
        page=None if article.page == "00" else page_number(article.page),
        number=issue.file.number if issue and issue.file else None,
        section=section.name if section else "",
        url=archive.site.absolute(resolved.url),
    )


def gbt_2025(r: Record, online: bool = False) -> str:
    """`作者1，作者2，作者3，等. 题名[N]. 报名，2021-10-29（1）.`"""
    page = f"（{r.page}）" if r.page else ""
    tail = f" {r.url}." if online else ""
    return f"{_names(r, '，')}{r.title}[{'N/OL' if online else 'N'}]. {r.paper}，{r.date}{page}.{tail}"


def gbt_2015(r: Record, accessed: str | None = None) -> str:
    """`作者1, 作者2, 作者3, 等. 题名[N]. 报名, 2021-10-29(1).`; online with the day of access."""
    page = f"({r.page})" if r.page else ""
    tail = f"[{accessed}]. {r.url}." if accessed else "."
    return f"{_names(r, ', ')}{r.title}[{'N/OL' if accessed else 'N'}]. {r.paper}, {r.date}{page}{tail}"


def _names(r: Record, comma: str) -> str:
    """At most three authors, then 等; an article without one begins with its title."""
    names = r.authors or r.corporate
    shown = [*names[:3], "等"] if len(names) > 3 else list(names)
    return comma.join(shown) + ". " if shown else ""


def ris(r: Record) -> str:
    fields = [
        ("TY", "NEWS"),
        ("TI", r.title),
        *(("AU", name) for name in r.authors or r.corporate),
        ("T2", r.paper),
        ("PY", r.date[:4]),
        ("DA", r.date.replace("-", "/")),
        ("SP", r.page),
        ("IS", r.number),
        ("PB", r.publisher),
        ("CY", r.place),
        ("SN", r.issn),
        ("LA", "zh-CN"),
        ("UR", r.url),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {_line(value)}" for tag, value in fields if value or tag == "ER")


def bibtex(r: Record) -> str:
    """`@article` with `entrysubtype = {newspaper}`, for biblatex."""
    fields = [
        ("title", r.title),
        ("author", " and ".join(f"{{{_tex(name)}}}" for name in r.authors or r.corporate)),
        ("journal", r.paper),
        ("date", r.date),
        ("pages", r.page),
        ("number", r.number),
        ("location", r.place),
        ("publisher", r.publisher),
        ("issn", r.issn),
        ("url", r.url),
        ("langid", "chinese"),
        ("entrysubtype", "newspaper"),
    ]
    made = (f"  {name} = {{{value if name in ('author', 'url') else _tex(value)}}}" for name, value in fields if value)
    return f"@article{{{r.key},\n" + ",\n".join(made) + "\n}"


@lru_cache(1024)
def _tex(text: str) -> str:
    return _BIBTEX.sub(lambda m: _BIBTEX_WORDS.get(m[0], "\\" + m[0]), _line(text))


@lru_cache(1024)
def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def csl(r: Record) -> str:
    """One item of CSL-JSON; names are literal, for a Chinese name is not to be turned round."""
    item = {
        "id": r.key,
        "type": "article-newspaper",
        "title": r.title,
        "author": [{"literal": name} for name in r.authors or r.corporate],
        "container-title": r.paper,
        "issued": {"date-parts": [[int(part) for part in r.date.split("-")]]},
        "page": r.page,
        "issue": r.number,
        "section": r.section,
        "publisher": r.publisher,
        "publisher-place": r.place,
        "ISSN": r.issn,
        "language": "zh-CN",
        "URL": r.url,
    }
    return compact_json({key: value for key, value in item.items() if value})


def _percent(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"


def coins(r: Record) -> str:
    """The `title` of a COinS span: Dublin Core with Zotero's own type, which makes a newspaper article."""
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", r.title),
        ("rft.source", r.paper),
        ("rft.date", r.date),
        ("rft.pages", r.page),
        ("rft.place", r.place),
        *(("rft.au", name) for name in r.authors),
        ("rft.language", "zh-CN"),
        ("rft.identifier", r.url),
    ]
    return "&".join(f"{key}={_RESERVED.sub(_percent, value)}" for key, value in pairs if value)
