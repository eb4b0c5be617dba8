"""site.yml -> Site. An unknown key is a problem, with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from builder import strict_yaml, utf8
from builder.model import KINDS, Section
from builder.problem import Problem, error

KEYS = (
    "title",
    "subtitle",
    "paper",
    "url",
    "language",
    "theme",
    "sections",
    "rights",
    "contact",
    "repository",
    "exports",
    "search",
    "volumes",
)
PAPER_KEYS = ("name", "name_latin", "place", "issn", "cn", "publisher")
WHEN_KEYS = ("page", "kind", "source", "column")
ID = re.compile(r"[a-z0-9][a-z0-9-]*")
WEB = re.compile(r"https?://[\w.-]+(?::\d+)?(?:[/?#][^\s<>\"']*)?")
"""An address of the web. No character of a host may come to be a sign of addresses when it is normalised (：, ／)."""
CODES = ("C001", "C002", "C003")
THEME_FILE = "T007"
PARTS = ("people",)


@dataclass(frozen=True, slots=True)
class Options:
    """How a build is asked for, besides what `site.yml` says."""

    jobs: int = 1
    """Processes for rendering and indexing."""
    frozen: bool = False
    """Nothing below `content/` may change."""
    strict: bool = False
    """Warnings are errors."""
    skip_search: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    name: str
    name_latin: str | None = None
    place: str | None = None
    issn: str | None = None
    cn: str | None = None
    """国内统一连续出版物号, such as CN 43-0004."""
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Volume:
    """Another part of the same archive, a site of its own on the same host."""

    name: str
    url: str
    """Absolute, ends in `/`."""

    @property
    def base(self) -> str:
        return urlsplit(self.url).path or "/"


@dataclass(frozen=True, slots=True)
class Site:
    """An edition: where it lies, and what `site.yml` says of it."""

    root: Path
    out: Path
    title: str
    paper: Paper
    url: str
    """Absolute address of the home page, ends in `/`."""
    sections: tuple[Section, ...]
    subtitle: str | None = None
    language: str = "zh-CN"
    theme: str = "default"
    rights: str | None = None
    contact: str | None = None
    repository: str | None = None
    without: frozenset[str] = frozenset()
    """What the theme has no pages for (`PARTS`); it is then not looked for either."""
    bulk_exports: bool = True
    shard: int = 8000
    """Articles in one shard of the search index."""
    volumes: tuple[Volume, ...] = ()
    """The other volumes of the archive, searched together with this one."""

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def base(self) -> str:
        """Path part of the url, `/` or `/repo/`."""
        return urlsplit(self.url).path or "/"

    def absolute(self, path: str) -> str:
        """A site path (`/2021/`) as a full address."""
        return self.url + path.lstrip("/")


def read_site(root: Path, out: str = "_site", base_url: str | None = None) -> tuple[Site | None, list[Problem]]:
    """Read `root/site.yml`. With an error the site is None; the problems say why."""
    file = root / "site.yml"
    try:
        text, line = utf8.decoded(file.read_bytes())
    except FileNotFoundError:
        return None, [
            error(
                "C004",
                "site.yml",
                0,
                "no site.yml here",
                "run in the edition's folder, give --root, or make one with `build new DIR`",
            )
        ]
    except OSError as fault:
        hint = "check the file and who may read it"
        return None, [error("C004", "site.yml", 0, f"site.yml cannot be read: {fault.strerror}", hint)]
    if text is None:
        return None, [error("C004", "site.yml", line, "site.yml is not UTF-8", utf8.HINT)]
    node, problems = strict_yaml.load(text, "site.yml")
    if node is None:
        return None, problems
    fields = strict_yaml.Fields(node, "site.yml", problems, CODES)
    if problems:
        return None, problems
    site = _site(fields, root, root / out)
    site = replace(site, without=_without(root, site.theme, problems))
    if base_url:
        site = replace(site, url=_with_base(site.url, base_url))
    return (None if problems else site), problems


def _without(root: Path, theme: str, problems: list[Problem]) -> frozenset[str]:
    """What the edition's own theme says in its `theme.yml`, which need not be there."""
    name = f"themes/{theme}/theme.yml"
    try:
        text = (root / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return frozenset()
    node, found = strict_yaml.load(text, name)
    problems += found
    if node is None or node.value is None:
        return frozenset()
    fields = strict_yaml.Fields(node, name, problems, (THEME_FILE,) * 3)
    fields.unknown(("without",))
    said = fields.texts("without")
    for part in said:
        if part not in PARTS:
            hint = f"known: {', '.join(PARTS)}"
            problems.append(error(THEME_FILE, name, fields.line_of("without"), f"without {part}: not a part", hint))
    return frozenset(said)


def _site(fields: strict_yaml.Fields, root: Path, out: Path) -> Site:
    fields.unknown(KEYS)
    exports, search = fields.fields("exports"), fields.fields("search")
    for nested, keys in ((exports, ("bulk",)), (search, ("shard",))):
        if nested:
            nested.unknown(keys)
    shard = search.integer("shard", 8000) if search else 8000
    url = fields.text("url", WEB, required=True, hint="the full address, as https://example.org/")
    return Site(
        root=root,
        out=out,
        title=fields.text("title", required=True, hint="the name of the edition, as readers see it") or "",
        paper=_paper(fields),
        url=_slash(url or "https://example.org/"),
        sections=_sections(fields),
        subtitle=fields.text("subtitle"),
        language=fields.text("language", re.compile("zh-CN|en"), hint="zh-CN or en") or "zh-CN",
        theme=fields.text("theme", ID, hint="the name of a folder in themes/") or "default",
        rights=fields.text("rights"),
        contact=fields.text("contact"),
        repository=fields.text("repository", WEB, hint="the full address of the repository"),
        bulk_exports=exports.boolean("bulk", True) if exports else True,
        shard=max(shard or 8000, 1),
        volumes=_volumes(fields, url),
    )


def _volumes(fields: strict_yaml.Fields, home: str | None) -> tuple[Volume, ...]:
    """A page may ask its own host only (its Content-Security-Policy), so that is where other volumes must be."""
    own = urlsplit(_slash(home or ""))
    found = []
    for entry in fields.each("volumes"):
        entry.unknown(("name", "url"))
        hint = "the full address of the other site, as https://example.org/paper-2010/"
        name, url = entry.text("name", required=True), entry.text("url", WEB, required=True, hint=hint)
        there = urlsplit(_slash(url or ""))
        if url and home and ((there.scheme, there.netloc) != (own.scheme, own.netloc) or there.path == own.path):
            said = f"the volume {url} is not another site on {own.scheme}://{own.netloc}"
            hint = "publish it under another path of the same host, or delete the entry"
            fields.problems.append(error("C007", "site.yml", entry.line_of("url"), said, hint))
        found += [Volume(name, _slash(url))] if name and url else []
    return tuple(found)


def _paper(fields: strict_yaml.Fields) -> Paper:
    paper = fields.fields("paper")
    if paper is None:
        fields.problems.append(error(CODES[0], "site.yml", fields.line, "paper is missing", "paper: {name: 衡阳日报}"))
        return Paper("")
    paper.unknown(PAPER_KEYS)
    return Paper(paper.text("name", required=True) or "", *(paper.text(key) for key in PAPER_KEYS[1:]))


def _sections(fields: strict_yaml.Fields) -> tuple[Section, ...]:
    found: list[Section] = []
    entries = fields.each("sections")
    for position, entry in enumerate(entries):
        entry.unknown(("id", "name", "when"))
        ident = entry.text("id", ID, required=True, hint="lower-case letters, digits and -")
        when = _when(entry)
        if not when and position < len(entries) - 1:
            fields.problems.append(
                error(
                    "C005",
                    "site.yml",
                    entry.line,
                    "only the last section may stand without `when`",
                    "add `when`, or move it to the end",
                )
            )
        if when and position == len(entries) - 1:
            fields.problems.append(
                error(
                    "C005",
                    "site.yml",
                    entry.line,
                    "the last section must take what no other took",
                    "remove its `when`, or add a section without one",
                )
            )
        if ident and any(section.id == ident for section in found):
            fields.problems.append(
                error(
                    "C006", "site.yml", entry.line_of("id"), f"two sections are called {ident}", "give one another id"
                )
            )
        if ident:
            found.append(Section(ident, entry.text("name", required=True) or ident, when))
    return tuple(found) or (Section("news", "新闻"),)


def _when(entry: strict_yaml.Fields) -> tuple[tuple[str, tuple[str, ...]], ...]:
    when = entry.fields("when")
    if when is None:
        return ()
    when.unknown(WHEN_KEYS)
    found = tuple((key, when.texts(key)) for key in WHEN_KEYS if when.has(key))
    for key, values in found:
        for value in values:
            if key == "kind" and value not in KINDS:
                when.problems.append(
                    error(
                        CODES[1], "site.yml", when.line_of(key), f"no such kind: {value}", f"one of {', '.join(KINDS)}"
                    )
                )
    return found


def _slash(url: str) -> str:
    return url if url.endswith("/") else url + "/"


def _with_base(url: str, base_url: str) -> str:
    """A full address replaces the url; a path replaces only its path."""
    if WEB.fullmatch(base_url):
        return _slash(base_url)
    parts = urlsplit(url)
    path = "/" + base_url.strip("/")
    return _slash(f"{parts.scheme}://{parts.netloc}{path}")
