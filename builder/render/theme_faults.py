"""Faults of a theme: those that show without a page, and those that a page met, each with file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import jinja2
from jinja2 import nodes

from builder import utf8
from builder.config import Site
from builder.problem import Problem, error
from builder.render.theme import NAMED, STRINGS_NAME, ThemeFault, environment, folders, is_served, read_strings, shown


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
    for file in in_use(site, "static", "*.js"):
        problems += _check_script(file, shown(file, site), words)
    if compiled and not problems:
        _compile(environment(site, words, compiled), _templates(site))
    return problems


def _compile(made: jinja2.Environment, files: list[Path]) -> None:
    for file in files:
        with suppress(jinja2.TemplateError):  # told with its line when the page is filled
            made.get_template(file.name)


def _templates(site: Site) -> list[Path]:
    return in_use(site, "templates", "*.*")


def in_use(site: Site, kind: str, pattern: str) -> list[Path]:
    """The theme's files of a folder, an own one in place of the default's."""
    files: dict[str, Path] = {}
    for folder in reversed(folders(site)):
        files |= {path.name: path for path in sorted((folder / kind).glob(pattern)) if is_served(path)}
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
    return [_no_string(name, line, key) for key, line in sorted(_keys(tree)) if key not in words]


def _check_script(file: Path, name: str, words: Mapping[str, str]) -> list[Problem]:
    lines = enumerate(file.read_bytes().split(b"\n"), 1)
    named = [(n, key.decode()) for n, line in lines for key in NAMED.findall(line)]
    return [_no_string(name, n, key) for n, key in named if key not in words]


def _no_string(name: str, line: int, key: str) -> Problem:
    return error(
        "T006",
        name,
        line,
        f"no string {key!r}",
        "add it to the theme's strings in both languages, or correct its name",
    )


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
