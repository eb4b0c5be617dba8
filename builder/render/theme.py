"""Where a theme's files are, what its strings say, and how its faults are reported.

An edition's own `themes/NAME/` stands before the packaged default, file by file; strings are
overridden key by key. A fault of a template or of the strings is a `Problem` with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import CodeType, TracebackType

import jinja2
import markupsafe
from jinja2 import nodes

from builder import strict_yaml, utf8
from builder.config import Site
from builder.problem import Fault, Problem, error
from builder.render.engine import Environment
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
        return _PUT_IN.sub(lambda match: self.fixed.get(match[1], match[0]), source), file, uptodate


_PUT_IN = re.compile(r"\{\{ (t\.\w+|base|zh|ui) \}\}")
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


def fault(site: Site, wrong: Exception, template: str) -> ThemeFault:
    """The fault that a template met, with the line of the template that was being read or filled."""
    if isinstance(wrong, jinja2.TemplateSyntaxError):
        file = shown(Path(wrong.filename), site) if wrong.filename else template
        hint = "mend the template, or delete it to use the default's"
        return ThemeFault(error("T001", file, wrong.lineno, f"template cannot be read: {wrong.message}", hint))
    if isinstance(wrong, jinja2.TemplateNotFound):
        asking = [file for file in _templates(site) if file.name == template]
        file, line = _place(site, wrong.__traceback__) or (shown(asking[0], site) if asking else template, 0)
        return ThemeFault(
            error(
                "T002",
                file,
                line,
                f"no template {wrong.name} in the theme",
                "restore the file; the default theme has one for each view",
            )
        )
    file, line = _place(site, wrong.__traceback__) or (template, 0)
    return ThemeFault(
        error(
            "T005",
            file,
            line,
            f"template cannot be filled: {wrong}",
            "see themes/default/README.md for what each kind of page is given",
        )
    )


def _place(site: Site, trace: TracebackType | None) -> tuple[str, int] | None:
    """The deepest line of a template in a traceback."""
    tops = tuple((folder / "templates").as_posix() for folder in folders(site))
    found = None
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith(tops):
            found = shown(Path(name), site), trace.tb_lineno
        trace = trace.tb_next
    return found


# ---------------------------------------------------------------- the check


def check_theme(site: Site, compiled: Path | None = None) -> list[Problem]:
    """Every fault of the theme that shows without a page: unknown theme, syntax, strings that are missing.

    A theme without faults is compiled, if there is a folder for that.
    """
    if site.theme != "default" and not (site.root / "themes" / site.theme).is_dir():
        return [
            error(
                "T004",
                "site.yml",
                0,
                f"no theme {site.theme}: themes/{site.theme}/ is not there",
                "make the folder, or write theme: default",
            )
        ]
    words, problems = read_strings(site)
    made = environment(site, words)
    for file in _templates(site):
        problems += _check_template(made, file, shown(file, site), words)
    if compiled and not problems:
        _compile(environment(site, words, compiled), _templates(site))
    return problems


def _compile(made: jinja2.Environment, files: list[Path]) -> None:
    for file in files:
        with suppress(jinja2.TemplateError):  # told with its line when the page is filled
            made.get_template(file.name)


def _templates(site: Site) -> list[Path]:
    """The template files that are in use, an own one in place of the default's."""
    files: dict[str, Path] = {}
    for folder in reversed(folders(site)):
        files |= {path.name: path for path in sorted((folder / "templates").glob("*.*")) if _served(path)}
    return [files[name] for name in sorted(files)]


def _check_template(made: jinja2.Environment, file: Path, name: str, words: dict[str, str]) -> list[Problem]:
    text, line = utf8.decoded(file.read_bytes())
    if text is None:
        return [error("T001", name, line, "template is not UTF-8", utf8.HINT)]
    try:
        tree = made.parse(text, file.name, str(file))
    except jinja2.TemplateSyntaxError as wrong:
        return [
            error(
                "T001",
                name,
                wrong.lineno,
                f"template cannot be read: {wrong.message}",
                "mend the template, or delete it to use the default's",
            )
        ]
    hint = "add it to the theme's strings in both languages, or correct its name"
    return [
        error("T006", name, line, f"no string {key!r}", hint) for key, line in sorted(_keys(tree)) if key not in words
    ]


def _keys(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """The strings that a template uses: `t.key` and `t.count('key', n)`."""
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name == STRINGS_NAME and node.attr != "count":
            yield node.attr, node.lineno
    for call in tree.find_all(nodes.Call):
        to = call.node
        if (
            isinstance(to, nodes.Getattr)
            and to.attr == "count"
            and isinstance(to.node, nodes.Name)
            and to.node.name == STRINGS_NAME
        ):
            first = call.args[0] if call.args else None
            if isinstance(first, nodes.Const):
                yield str(first.value), call.lineno


def static_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path in the site, bytes) of every static file of the theme, by name; styles and scripts without comments."""
    files: dict[str, Path] = {}
    for folder in reversed(folders(site)):
        top = folder / "static"
        files |= {
            path.relative_to(top).as_posix(): path
            for path in sorted(top.rglob("*"))
            if path.is_file() and _served(path)
        }
    for name in sorted(files):
        yield f"assets/{name}", slim(name, files[name].read_bytes())


def _served(path: Path) -> bool:
    return not path.is_symlink() and not re.match(r"[.~]|.*~$", path.name)
