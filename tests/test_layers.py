"""Imports go down only, the stages do not know each other, and only the command line prints."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent / "builder"
STAGES = ("normalise", "organise", "render", "search", "verify")
LAYERS = [
    ["__main__"],
    ["cli"],
    ["commands"],
    ["serve", "scaffold", "desk"],
    ["live"],
    ["builds", "pipeline"],
    ["small", "written"],
    ["reprint"],
    ["correction"],
    ["preview"],
    ["last", "changes", "press", "sources", "anchoring", "unchanged", "review", "status", "recogniser"],
    ["records"],
    list(STAGES),
    ["apparatus", "published"],
    ["rows", "content", "output", "ids", "caches", "difference", "places", "settling"],
    ["article_file", "provenance", "ledger", "search_proof"],
    ["delta", "plain_article", "stamps", "committed"],
    ["config", "markdown", "urls"],
    ["strict_yaml", "memory", "parallel"],
    ["problem", "utf8", "yaml_faults", "whole", "nfkc", "exchange"],
    ["model"],
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def modules():
    for path in sorted(ROOT.rglob("*.py")):
        yield path.relative_to(ROOT).with_suffix("").parts, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "builder":
            parts = node.module.split(".")
            yield from [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from [a.name.split(".")[1] for a in node.names if a.name.startswith("builder.")]


def test_every_module_has_a_layer():
    assert {parts[0] for parts, _ in modules()} - {"__init__"} == set(LEVEL) - {"nothing"}


def test_imports_go_down_only():
    wrong = []
    for parts, tree in modules():
        for name in imported(tree):
            if parts[0] == "__init__" or name == parts[0] or name == "__version__":
                continue
            if LEVEL[name] <= LEVEL[parts[0]]:
                wrong.append(f"{'/'.join(parts)} imports {name}")
    assert wrong == []


def test_only_the_command_line_prints():
    wrong = [
        "/".join(parts)
        for parts, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == "print" and parts != ("cli",)
    ]
    assert wrong == []
