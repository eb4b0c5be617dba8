"""What the README says exists, in both languages."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from builder import cli

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
FENCE = re.compile(r"^ *```sh\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def commands(name):
    """Every command that a README shows, in code blocks and in running text."""
    shown = [line.strip() for block in FENCE.findall(text(name)) for line in block.splitlines()]
    shown += CODE.findall(FENCE.sub("", text(name)))
    return [line for line in shown if re.match(r"(?:make|build)(?: |$)", line)]


def table(name, heading):
    """First cells of the table below a heading, given by its place among the headings."""
    section = re.split(r"^## .*$", text(name), flags=re.MULTILINE)[heading]
    return re.findall(r"^\| ([^|]+?) \| [^|]+ \|$", section, re.MULTILINE)[2:]


def headings(name):
    return re.findall(r"^(#+) .+$", text(name), re.MULTILINE)


def targets():
    return set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("name", READMES)
def test_make_targets_exist(name):
    shown = {shlex.split(line)[1] for line in commands(name) if line.startswith("make")}
    assert {"site", "test"} <= shown <= targets()


@pytest.mark.parametrize("name", READMES)
def test_build_commands_parse(name):
    shown = [line for line in commands(name) if line.startswith("build")]
    assert len(shown) > 8
    for line in shown:
        arguments = [word.replace("COMMAND", "check") for word in shlex.split(line)[1:] if word != "--help"]
        cli.parser().parse_args(arguments)


@pytest.mark.parametrize("name", READMES)
def test_options_exist(name):
    known = set(re.findall(r"(?<![\w-])(--?[a-z-]+)", "".join(p.format_help() for p in parsers())))
    shown = {word for code in CODE.findall(text(name)) for word in re.findall(r"(?<!\S)(--?[a-z][a-z-]*)", code)}
    assert len(shown) > 9
    assert shown <= known


def parsers():
    top = cli.parser()
    return [top, *next(action for action in top._actions if action.dest == "command").choices.values()]


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_in_the_table(name):
    shown = {cell.strip("`").split()[1] if " " in cell else "build" for cell in table(name, 3)}
    assert shown == set(cli.SUMMARY)


@pytest.mark.parametrize("name", READMES)
def test_every_dependency_is_justified(name):
    project = tomllib.loads(text("pyproject.toml"))["project"]
    wanted = [re.split(r"[<>=]", line)[0] for line in project["dependencies"]]
    assert table(name, 5) == sorted(wanted)


@pytest.mark.parametrize("name", READMES)
def test_documents_exist(name):
    linked = re.findall(r"\]\(([^)]+)\)", text(name))
    assert all((ROOT / link).is_file() for link in linked)
    assert {path.name for path in (ROOT / "docs").glob("*.md")} <= {Path(link).name for link in linked}


@pytest.mark.parametrize("name", ["docs/maintaining.md", "docs/maintaining.zh-CN.md"])
def test_commands_of_the_guide_exist(name):
    shown = [line for line in commands(name) if line not in ("make site", "build new")]
    assert len(shown) > 8
    for line in shown:
        words = shlex.split(line)
        if words[0] == "make":
            assert words[1] in targets()
        else:
            cli.parser().parse_args(words[1:])


def test_commands_that_problems_name_exist():
    """In the cures of docs/problems.md, and in the hints and messages of the program itself."""
    program = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "builder").rglob("*.py")))
    shown = commands("docs/problems.md")
    shown += [line for line in CODE.findall(program) if re.match(r"build(?: [a-z-]|$)", line)]
    assert len(shown) > 30
    for line in dict.fromkeys(shown):
        words = re.sub(r"\{[^}]*\}|文件|DIR", "FILE", line)
        cli.parser().parse_args(shlex.split(words)[1:])


def test_the_two_languages_say_the_same():
    english, chinese = READMES
    assert headings(english) == headings(chinese)
    assert commands(english) == commands(chinese)
    assert FENCE.findall(text(english)) == FENCE.findall(text(chinese))
