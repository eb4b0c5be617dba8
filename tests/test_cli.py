"""The command line as the contract has it: help, options, exit codes, what is printed where."""

import argparse
import json
import sys

import pytest

from builder import cli, commands, scaffold
from builder.problem import Report, error, warning


@pytest.fixture
def edition(tmp_path):
    """A new edition, with no issues."""
    scaffold.create(tmp_path / "edition")
    return tmp_path / "edition"


def build(capsys, *arguments):
    """(exit code, standard output, standard error) of one command."""
    code = cli.main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def reporting(monkeypatch, *problems, **counts):
    """Make every command report this."""
    monkeypatch.setattr(commands, "run", lambda options, progress: Report(list(problems), counts, ["done"]))


FAULT = error("A001", "content/a.md", 3, "no front matter", "begin with ---")
DOUBT = warning("A004", "content/b.md", 0, "unknown key")


@pytest.mark.parametrize("command", [name for name in cli.SUMMARY if name != "build"])
def test_help_of_each_command_shows_examples(command, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main([command, "--help"])
    assert stop.value.code == 0
    assert f"examples:\n  build {command}" in capsys.readouterr().out


def test_help_names_every_command_and_option(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    shown = capsys.readouterr().out
    for word in (*cli.SUMMARY, "--root", "--out", "--base-url", "--jobs", "--strict", "--frozen", "--skip", "--json"):
        assert word in shown


def test_every_example_parses():
    for lines in cli.EXAMPLES.values():
        for line in lines:
            words = line.split("  ")[0].split()
            assert words[0] == "build"
            cli.parser().parse_args(words[1:])


def test_version(capsys):
    from builder import __version__

    assert build(capsys, "--version") == (0, f"{__version__}\n", "")


@pytest.mark.parametrize(
    "arguments", [["--unknown"], ["publish"], ["check", "--port", "1"], ["new"], ["--skip", "pages"]]
)
def test_wrong_usage_is_2(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 2
    assert capsys.readouterr().out == ""


def test_a_root_that_is_no_folder_is_wrong_usage(tmp_path, capsys):
    code, out, err = build(capsys, "--root", tmp_path / "absent")
    assert (code, out) == (2, "")
    assert "is no folder" in err


def test_a_root_without_site_yml_is_c004(tmp_path, capsys):
    code, out, err = build(capsys, "check", "--root", tmp_path)
    assert (code, out) == (1, "")
    assert err.splitlines()[0] == "site.yml: error C004 no site.yml here"
    assert err.splitlines()[1].startswith("  hint: ")


def test_options_stand_before_or_after_the_command():
    before = cli.parser().parse_args(["--root", "x", "--strict", "check"])
    after = cli.parser().parse_args(["check", "--root", "x", "--strict"])
    assert vars(before) == vars(after)
    assert before.root == "x" and before.strict


def test_a_file_to_normalise_that_is_absent_is_wrong_usage(edition, capsys):
    code, _, err = build(capsys, "normalise", edition / "content/raw/absent.txt", "--root", edition)
    assert code == 2
    assert "absent.txt is no file" in err


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_a_port_out_of_range_is_wrong_usage(port, edition, capsys):
    assert build(capsys, "serve", "--root", edition, f"--port={port}")[0] == 2


# ---------------------------------------------------------------- build new


def test_new_makes_an_edition(tmp_path, capsys):
    code, out, err = build(capsys, "new", tmp_path / "paper")
    assert (code, err) == (0, "")
    assert "site.yml" in out
    assert (tmp_path / "paper" / "content" / "raw").is_dir()


def test_new_takes_an_empty_folder(tmp_path, capsys):
    assert build(capsys, "new", tmp_path)[0] == 0
    assert (tmp_path / "site.yml").is_file()


def test_new_refuses_a_folder_that_is_not_empty(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    code, _, err = build(capsys, "new", tmp_path)
    assert code == 2
    assert "is not empty" in err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


# ---------------------------------------------------------------- what is printed


def test_problems_are_printed_with_place_code_and_hint(monkeypatch, capsys):
    reporting(monkeypatch, DOUBT, FAULT)
    code, out, err = build(capsys)
    assert code == 1
    assert out == "done\n"
    assert err == (
        "content/a.md:3: error A001 no front matter\n  hint: begin with ---\ncontent/b.md: warning A004 unknown key\n"
    )


def test_a_warning_alone_is_success_unless_strict(monkeypatch, capsys):
    reporting(monkeypatch, DOUBT)
    assert build(capsys)[0] == 0
    code, _, err = build(capsys, "--strict")
    assert code == 1
    assert err == "content/b.md: error A004 unknown key\n"


def test_quiet_leaves_the_errors(monkeypatch, capsys):
    reporting(monkeypatch, DOUBT, FAULT)
    code, out, err = build(capsys, "-q")
    assert (code, out) == (1, "")
    assert "A001" in err and "A004" not in err


def test_a_problem_found_twice_is_printed_once(monkeypatch, capsys):
    reporting(monkeypatch, FAULT, FAULT)
    assert build(capsys)[2].count("A001") == 1


def test_json_is_one_object(monkeypatch, capsys):
    reporting(monkeypatch, DOUBT, FAULT, issues=2)
    code, out, err = build(capsys, "--json")
    assert (code, err) == (1, "")
    assert json.loads(out) == {
        "ok": False,
        "counts": {"issues": 2},
        "problems": [
            {
                "code": "A001",
                "severity": "error",
                "file": "content/a.md",
                "line": 3,
                "message": "no front matter",
                "hint": "begin with ---",
            },
            {
                "code": "A004",
                "severity": "warning",
                "file": "content/b.md",
                "line": 0,
                "message": "unknown key",
                "hint": "",
            },
        ],
    }


@pytest.mark.parametrize(("variable", "coloured"), [(None, True), ("1", False), ("", True)])
def test_colour_only_on_a_terminal_and_without_no_color(variable, coloured, monkeypatch, capsys):
    reporting(monkeypatch, FAULT)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    if variable is None:
        monkeypatch.delenv("NO_COLOR", raising=False)
    else:
        monkeypatch.setenv("NO_COLOR", variable)
    assert ("\x1b[31m" in build(capsys)[2]) is coloured


def test_no_colour_in_a_file(monkeypatch, capsys):
    reporting(monkeypatch, FAULT)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" not in build(capsys)[2]


# ---------------------------------------------------------------- a whole build


def test_build_and_check_of_an_empty_edition(edition, capsys):
    code, out, err = build(capsys, "--root", edition, "--skip", "search", "--jobs", "1")
    assert (code, err) == (0, "")
    assert out.startswith("0 issues, 0 articles, 0 people; ")
    assert (edition / "_site" / "index.html").is_file()
    assert build(capsys, "check", "--root", edition, "--skip", "search") == (0, "", "")


def test_base_url_is_a_path_or_a_whole_address(edition, capsys):
    for given, found in (("/repo/", "https://example.org/repo/"), ("https://a.example/b", "https://a.example/b/")):
        assert build(capsys, "--root", edition, "--skip", "search", "--base-url", given)[0] == 0
        assert f"<loc>{found}</loc>" in (edition / "_site" / "sitemap.xml").read_text()


def test_out_is_relative_to_the_root(edition, capsys):
    assert build(capsys, "--root", edition, "--skip", "search", "--out", "public")[0] == 0
    assert (edition / "public" / "index.html").is_file()


def test_one_broken_file_hides_no_other(edition, capsys):
    for name in ("01-01.md", "01-02.md"):
        file = edition / "content" / "issues" / "2021" / "2021-10-29" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("no front matter\n")
    code, _, err = build(capsys, "--root", edition)
    assert code == 1
    assert err.count("error A001") == 2
    assert not (edition / "_site").exists()


def test_the_machines_faults_are_problems():
    import errno

    codes = [(errno.ENOSPC, "O008"), (errno.EACCES, "O009"), (errno.EROFS, "O009"), (errno.ENOENT, "O010")]
    for number, code in codes:
        assert commands.machine_problem(OSError(number, "said so", "file")).code == code


def test_progress_only_on_a_terminal(edition, capsys, monkeypatch):
    options = argparse.Namespace(quiet=False, json=False)
    assert isinstance(cli._progress(options), cli._Silent)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert isinstance(cli._progress(options), cli._Terminal)
    for quiet in (argparse.Namespace(quiet=True, json=False), argparse.Namespace(quiet=False, json=True)):
        assert isinstance(cli._progress(quiet), cli._Silent)
