"""Article <-> Markdown with front matter."""

from __future__ import annotations

import re
from typing import Any

from builder import plain_article, strict_yaml, urls
from builder.article_file import unrendered
from builder.model import KINDS, Article, Author, Continues, Dateline, PersonsByHand, RawRef
from builder.problem import Problem, error, warning
from builder.strict_yaml import Fields, dump

FORMAT = 1
KEYS = (
    "format",
    "id",
    "date",
    "edition",
    "page",
    "order",
    "kind",
    "column",
    "kicker",
    "title",
    "deck",
    "authors",
    "source",
    "dateline",
    "continues",
    "raw",
    "section",
    "persons",
    "merged_from",
    "split_from",
)
CREDITS = "credits"
"""Kept in `extra`, and known: credits of pictures (王平摄（某图社）), a list of texts as printed."""
CODES = ("A002", "A003", "A004")
_RANGE = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?")
_FRONT = re.compile(r"---[ \t]*\n(.*?\n)??---[ \t]*(?:\n|\Z)", re.DOTALL)


def read(text: str, path: str) -> tuple[Article | None, list[Problem]]:
    """Read an article file. `path` is relative to the edition's root; an article with errors is None."""
    plain = plain_article.read(text, path)
    article, problems = (plain, []) if plain else read_yaml(text, path)
    return article, [*problems, *unrendered.check(article)] if article else problems


def read_yaml(text: str, path: str) -> tuple[Article | None, list[Problem]]:
    """The same for every file, whatever its form."""
    fields, body, body_line, problems = opened(text, path)
    if fields is None:
        return None, problems
    article = _article(fields, body, path, body_line)
    return (None if any(p.severity == "error" for p in problems) else article), problems


def opened(text: str, path: str) -> tuple[Fields | None, str, int, list[Problem]]:
    """Front matter, body, line on which the body begins, problems."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    match = _FRONT.match(text)
    if not match:
        hint = "begin the file with a line ---, the keys, and a line ---"
        return None, "", 0, [error("A001", path, 1, "no front matter", hint)]
    node, problems = strict_yaml.load(match[1] or "", path, 2)
    if node is None:
        return None, "", 0, problems
    rest = text[match.end() :]
    body = rest.strip("\n")
    line = text.count("\n", 0, match.end()) + 1 + len(rest) - len(rest.lstrip("\n"))
    fields = Fields(node, path, problems, CODES)
    version = fields.integer("format", FORMAT)
    if version != FORMAT:
        problems.append(
            error(
                "A005",
                path,
                fields.line_of("format"),
                f"format {version} is not known to this version",
                "upgrade the builder, or write format: 1",
            )
        )
    return fields, body, line, problems


def _article(f: Fields, body: str, path: str, body_line: int) -> Article:
    f.unknown((*KEYS, CREDITS), warning)
    extra = tuple((key, strict_yaml.plain(node)) for key, node in f.nodes.items() if key not in KEYS)
    return Article(
        id=f.text("id", urls.ID, hint="lower-case letters, digits and -") or "",
        date=f.date("date", required=True) or "",
        page=f.text("page", urls.PAGE, hint="a page is written '01' or a12") or "00",
        order=f.integer("order", 0) or 0,
        title=f.text("title"),
        kind=_kind(f),
        edition=edition_of(f),
        column=f.text("column"),
        kicker=f.texts("kicker"),
        deck=f.texts("deck"),
        authors=tuple(_author(entry) for entry in f.each("authors")),
        source=f.text("source"),
        dateline=_dateline(f),
        continues=_continues(f),
        raw=tuple(_raw(entry) for entry in f.each("raw")),
        section=f.text("section", urls.ID, hint="the id of a section in site.yml"),
        persons=_persons(f),
        merged_from=_ids(f, "merged_from"),
        split_from=f.text("split_from", urls.ID),
        extra=extra,
        body=body,
        path=path,
        body_line=body_line,
    )


def _kind(f: Fields) -> str:
    return f.text("kind", re.compile("|".join(KINDS)), hint=f"one of {', '.join(KINDS)}") or "news"


def edition_of(f: Fields) -> str | None:
    value = f.text("edition", urls.ID, hint="lower-case letters, digits and -")
    if value and not urls.is_edition(value):
        f.problems.append(
            error(
                "A003",
                f.file,
                f.line_of("edition"),
                f"an edition may not be called {value}",
                "choose a word, as wanbao",
            )
        )
        return None
    return value


def _ids(f: Fields, key: str) -> tuple[str, ...]:
    values = f.texts(key)
    for value in values:
        if not urls.ID.fullmatch(value):
            f.problems.append(
                error(
                    "A003",
                    f.file,
                    f.line_of(key),
                    f"{key} holds {value!r}, which is no id",
                    "write ids such as 20211029-01-07",
                )
            )
    return tuple(value for value in values if urls.ID.fullmatch(value))


def _author(f: Fields) -> Author:
    f.unknown(("name", "role", "collective", "id"))
    return Author(f.text("name", required=True) or "", f.text("role"), f.boolean("collective"), f.text("id", urls.ID))


def _dateline(f: Fields) -> Dateline | None:
    line = f.fields("dateline")
    if line is None:
        return None
    line.unknown(("place", "date"))
    return Dateline(line.text("place"), line.date("date"))


def _continues(f: Fields) -> Continues | None:
    to = f.fields("continues")
    if to is None:
        return None
    to.unknown(("page", "via"))
    page = to.text("page", urls.PAGE, required=True, hint="a page is written '06' or a12") or "00"
    return Continues(
        page, to.text("via", re.compile("下转|上接|详见"), required=True, hint="下转, 上接 or 详见") or "下转"
    )


def _persons(f: Fields) -> PersonsByHand | None:
    said = f.fields("persons")
    if said is None:
        return None
    said.unknown(("add", "remove"))
    return PersonsByHand(said.texts("add"), said.texts("remove"))


def _raw(f: Fields) -> RawRef:
    f.unknown(("file", "lines"))
    file = f.text("file", required=True) or ""
    if file and not inside(file, "raw"):
        f.problems.append(
            error("A006", f.file, f.line_of("file"), f"{file} does not lie in content/raw", "write it as raw/NAME.txt")
        )
    return RawRef(file, tuple(_range(f, value) for value in f.texts("lines")))


def inside(path: str, folder: str) -> bool:
    """True when a relative path with `/` stays in `folder`; links are followed where files are opened."""
    parts = path.split("/")
    return (
        parts[0] == folder
        and len(parts) > 1
        and not any(part in ("", ".", "..") for part in parts)
        and "\\" not in path
        and "\0" not in path
    )


def _range(f: Fields, value: str) -> tuple[int, int]:
    match = _RANGE.fullmatch(value)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not match or first < 1 or last < first:
        f.problems.append(
            error("A003", f.file, f.line_of("lines"), f"{value!r} is no range of lines", "write it as 151-167")
        )
    return first, last


def write(article: Article) -> str:
    """The file of an article; `read` gives the same article back (but for `path` and `body_line`)."""
    lines = ["---", f"format: {FORMAT}"]
    lines += [f"{key}: {value}" for key, value in _front(article)]
    lines += [f"{dump(key)}: {dump(value)}" for key, value in article.extra]
    body = f"\n{article.body}\n" if article.body else ""
    return "\n".join(lines) + "\n---\n" + body


def _front(a: Article) -> list[tuple[str, str]]:
    optional: list[tuple[str, Any]] = [
        ("section", a.section),
        (
            "persons",
            {k: list(v) for k, v in (("add", a.persons.add), ("remove", a.persons.remove)) if v} if a.persons else None,
        ),
        ("merged_from", list(a.merged_from)),
        ("split_from", a.split_from),
    ]
    return [
        *([("id", a.id)] if a.id else []),
        ("date", a.date),
        *([("edition", dump(a.edition))] if a.edition else []),
        ("page", dump(a.page)),
        ("order", str(a.order)),
        ("kind", a.kind),
        ("column", dump(a.column)),
        ("kicker", dump(a.kicker)),
        ("title", dump(a.title)),
        ("deck", dump(a.deck)),
        ("authors", "[" + ", ".join(_write_author(author) for author in a.authors) + "]"),
        ("source", dump(a.source)),
        ("dateline", _write_dateline(a.dateline)),
        ("continues", dump({"page": a.continues.page, "via": a.continues.via}) if a.continues else "null"),
        ("raw", dump([{"file": ref.file, "lines": [write_range(r) for r in ref.lines]} for ref in a.raw])),
        *((key, dump(value)) for key, value in optional if value),
    ]


def _write_author(author: Author) -> str:
    said = {"name": author.name, "role": author.role, "collective": author.collective, "id": author.id}
    return dump({key: value for key, value in said.items() if value})


def _write_dateline(line: Dateline | None) -> str:
    if line is None:
        return "null"
    return "{" + ", ".join([f"place: {dump(line.place)}", f"date: {line.date or 'null'}"]) + "}"


def write_range(lines: tuple[int, int]) -> str:
    return str(lines[0]) if lines[0] == lines[1] else f"{lines[0]}-{lines[1]}"
