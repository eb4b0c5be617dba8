"""Where a theme's files are, what its strings say, and how its templates are read.

An edition's own `themes/NAME/` stands before the packaged default, file by file; strings are
overridden key by key. A fault of a template or of the strings is a `Problem` with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import CodeType

import jinja2
import markupsafe

from builder import strict_yaml, utf8
from builder.config import Site
from builder.problem import Fault, Problem, error
from builder.render.engine import Environment
from builder.render.escaping import compact_json
from builder.render.slim import slim

PACKAGE = Path(__file__).resolve().parent.parent
STRINGS_NAME = "t"
"""The name under which templates know the strings."""


class ThemeFault(Fault):
    """A template that cannot be read or filled."""


def packaged() -> Path:
    """The default theme: inside the package of a wheel, beside it in a checkout."""
    inside = PACKAGE / "_themes" / "default"
    return inside if inside.is_dir() else PACKAGE.parent / "themes" / "default"


def folders(site: Site) -> tuple[Path, ...]:
    """The theme's folders, the one that wins first."""
    own, default = site.root / "themes" / site.theme, packaged()
    if own.is_dir() and own.resolve() != default.resolve():
        return own, default
    return (default,)


def shown(path: Path, site: Site) -> str:
    """A theme file's path as the maintainer knows it: from the edition's root, else from the package."""
    for top in (site.root, PACKAGE, PACKAGE.parent):
        if path.is_relative_to(top):
            return path.relative_to(top).as_posix()
    return path.as_posix()


# ---------------------------------------------------------------- strings


class Strings:
    """The theme's words in the edition's language; templates read them as attributes or, by a made-up key, as items."""

    def __init__(self, words: dict[str, str]):
        self.words = words
        self.__dict__.update(words)

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    def count(self, key: str, number: int) -> str:
        """A string with `{n}`; where it has two forms, `one|many`, the number chooses."""
        one, _, many = self.words[key].partition("|")
        return (many if many and number != 1 else one).replace("{n}", f"{number:,}")


def read_strings(site: Site) -> tuple[dict[str, str], list[Problem]]:
    """Every string of the edition's language, the theme's own before the default's."""
    words: dict[str, str] = {}
    problems: list[Problem] = []
    for folder in reversed(folders(site)):
        file = folder / "strings" / f"{site.language}.yml"
        if file.is_file():
            words |= _strings_of(file, shown(file, site), problems)
    return words, problems


def _strings_of(file: Path, name: str, problems: list[Problem]) -> dict[str, str]:
    text, line = utf8.decoded(file.read_bytes())
    if text is None:
        problems.append(error("T003", name, line, "the file of strings is not UTF-8", utf8.HINT))
        return {}
    node, found = strict_yaml.load(text, name)
    problems += found
    if node is None or not isinstance(node.value, dict):
        return {}
    for key, value in node.value.items():
        if not isinstance(value.value, str):
            problems.append(
                error("T003", name, value.line, f"the string {key!r} is no text", "write one line of text, quoted")
            )
    return {key: value.value for key, value in node.value.items() if isinstance(value.value, str)}


# ---------------------------------------------------------------- templates


def environment(site: Site, words: dict[str, str], compiled: Path | None = None) -> jinja2.Environment:
    """One environment for all views: escaping everywhere, a name that is not there is a fault.

    `compiled` is a folder where compiled templates are kept between builds.
    """
    loader = _Loader(site, words)
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(compiled)) if compiled else None,
    )
    base = site.base
    made.filters["link"] = lambda path: base + path[1:]  # as `Archive.link`, for every link of a page
    made.globals[STRINGS_NAME] = Strings(words)
    return made


class _Loader(jinja2.FileSystemLoader):
    """Templates with what is the same on every page of the site put in before they are compiled: strings, base path."""

    def __init__(self, site: Site, words: dict[str, str]):
        super().__init__([folder / "templates" for folder in folders(site)])
        self.fixed = {f"{STRINGS_NAME}.{key}": str(markupsafe.escape(text)) for key, text in words.items()}
        self.fixed |= {"base": str(markupsafe.escape(site.base)), **languages(site)}

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:
        source, file, uptodate = super().get_source(environment, template)
        if _RENAMED.search(source):
            return source, file, uptodate
        source = _SPAN.sub(lambda match: match[0] if self.fixed[match[1]] else match[2], source)
        return _PUT_IN.sub(lambda match: self.fixed.get(match[1], match[0]), source), file, uptodate


_PUT_IN = re.compile(r"\{\{ (t\.\w+|base|zh|ui) \}\}")
_SPAN = re.compile(r"<span\{\{ (zh|ui) \}\}>((?:(?!</?span\b).)*)</span>", re.DOTALL)
"""A stretch whose language alone is told: the element goes where there is nothing to tell."""
_RENAMED = re.compile(r"\{%-? *(?:raw|(?:set|for) +(?:t|base|zh|ui)\b|macro +\w+\([^)]*\b(?:t|base|zh|ui)\b)")
"""A template in which one of these names is given another meaning is left as it is."""


def languages(site: Site) -> dict[str, markupsafe.Markup]:
    """The attributes for Chinese text and for the interface, on the pages of an edition in another language."""
    chinese = site.language.startswith("zh")
    return {
        "zh": markupsafe.Markup("" if chinese else ' lang="zh-CN"'),
        "ui": markupsafe.Markup("" if chinese else f' lang="{site.language}"'),
    }


def used(environment: jinja2.Environment, name: str) -> frozenset[str]:
    """Every text that the compiled code of a template holds, with those that it extends or includes: no name that it
    takes from outside is missing among them."""
    found: set[str] = set()
    waiting, seen = [name], set()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        try:
            template = environment.get_template(one)
        except jinja2.TemplateError:  # told with its line when the page is filled
            continue
        codes = [template.root_render_func.__code__, *(block.__code__ for block in template.blocks.values())]
        while codes:
            for value in codes.pop().co_consts:
                if isinstance(value, str):
                    found.add(value)
                elif isinstance(value, CodeType):
                    codes.append(value)
        waiting += [text for text in found if text.endswith((".html", ".xml", ".txt")) and text not in seen]
    return frozenset(found)


# ---------------------------------------------------------------- static files


def static_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path in the site, bytes) of every static file of the theme, by name; styles and scripts without comments,
    scripts with the strings that they name."""
    words, _ = read_strings(site)
    files: dict[str, Path] = {}
    for folder in reversed(folders(site)):
        top = folder / "static"
        files |= {
            path.relative_to(top).as_posix(): path
            for path in sorted(top.rglob("*"))
            if path.is_file() and is_served(path)
        }
    for name in sorted(files):
        data = files[name].read_bytes()
        yield f"assets/{name}", slim(name, spoken(data, words) if name.endswith(".js") else data)


NAMED = re.compile(rb"\{\{ t\.(\w+) \}\}")
"""A string of the interface in a script, which names it within quotation marks as a template does."""


def spoken(script: bytes, words: Mapping[str, str]) -> bytes:
    """A script that every page asks for says its words itself, so that no page need carry them."""

    def word(match: re.Match[bytes]) -> bytes:
        said = words.get(match[1].decode())
        return match[0] if said is None else compact_json(said)[1:-1].encode("utf-8")

    return NAMED.sub(word, script)


def is_served(path: Path) -> bool:
    """False for hidden files, backups and links."""
    return not path.is_symlink() and not re.match(r"[.~]|.*~$", path.name)
