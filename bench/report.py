"""Results -> Markdown: medians with the least and the most, ratios beside what is asked, bytes by kind and part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from bench import cases, kinds
from bench.kinds import Held
from bench.run import Results

_WORK = ("parsed", "read", "rendered", "indexed", "written")
"""Counts of a build's report, as far as there are."""
GIGABYTE = 1_000_000_000
"""What GitHub Pages takes as a site's largest size."""
SAME_BYTES = 0.05
"""How far the sums of the kinds that both tools make may lie apart."""


def tables(results: Results) -> str:
    parts = [
        f"### {results.articles:,} articles\n",
        _times(results),
        _ratios(results),
        _sites(results),
        _budget(results),
    ]
    return "\n".join(part for part in parts if part)


def _times(results: Results) -> str:
    rows = []
    for name, runs in results.runs.items():
        walls = sorted(run.wall for run in runs)
        processor = median(run.processor for run in runs)
        rows.append(
            (
                name,
                f"{median(walls):.2f}",
                f"{walls[0]:.2f}–{walls[-1]:.2f}",
                f"{processor:.2f}",
                f"{1e6 * processor / results.articles:,.0f}",
                f"{max(run.pss for run in runs) / 1e6:,.0f}",
                f"{max(run.rss for run in runs) / 1e6:,.0f}",
                _done(results, name),
            )
        )
    head = ("case", "wall s", "least–most", "CPU s", "CPU µs/article", "PSS MB", "RSS MB", "what was done")
    return table(head, rows)


def _done(results: Results, name: str) -> str:
    """What our own report counted; of the others the files of the finished site."""
    counts = results.counts.get(name)
    if counts is not None:
        return ", ".join(f"{counts[key]:,} {key}" for key in _WORK if key in counts)
    return f"{sum(of.files for of in results.sites[name].values()):,} files" if name in results.sites else ""


def wall(results: Results, name: str) -> float | None:
    return median(run.wall for run in results.runs[name]) if name in results.runs else None


def _ratios(results: Results) -> str:
    """What is asked of the build, as far as this size and these tools show it."""
    asked = (
        ("(a) lean, against Hugo", cases.LEAN, "Hugo", 0.5),
        ("(b) full, against lean", cases.FULL, cases.LEAN, 3.0),
        ("(c) lean with search, against Hugo and Pagefind", cases.LEAN_SEARCH, "Hugo and Pagefind", 1.0),
        ("lean, against copying the site", cases.LEAN, cases.FLOOR, 5.0),
    )
    rows = []
    for what, one, other, most in asked:
        if results.runs.get(one) and results.runs.get(other):
            pairs = [a.wall / b.wall for a, b in zip(results.runs[one], results.runs[other], strict=True)]
            processor = median(
                a.processor / b.processor for a, b in zip(results.runs[one], results.runs[other], strict=True)
            )
            rows.append((what, f"≤ {most:g} ×", f"{median(pairs):.2f} ×", f"{processor:.2f} ×"))
    for name, most in _SECONDS:
        if (found := wall(results, name)) is not None:
            rows.append((name, f"< {most:g} s", f"{found:.2f} s", ""))
    if results.shown:
        rows.append(("serve shows a saved article", "≤ 0.3 s", f"{median(results.shown):.2f} s", ""))
    for names, most in ((_PAGES, 1.0), (_SEARCHED, 1.5)):
        pss = max((run.pss for name in names for run in results.runs.get(name, ())), default=0)
        if pss:
            what = "memory (PSS), with search" if names == _SEARCHED else "memory (PSS)"
            rows.append((what, f"≤ {most:g} GB", f"{pss / 1e9:.2f} GB", ""))
    return table(("what", "asked", "measured (wall)", "CPU"), rows) if rows else ""


_SECONDS = (
    (cases.UNCHANGED, 1.0),
    (cases.CHANGED, 1.0),
    (cases.CHANGED_SEARCH, 10.0),
    (cases.HELP, 0.15),
)


_PAGES, _SEARCHED = (cases.LEAN, cases.FULL), (cases.LEAN_SEARCH, cases.FULL_SEARCH)


def _sites(results: Results) -> str:
    """Bytes by kind of page: ours beside each other tool that makes it."""
    ours = results.sites.get(cases.LEAN)
    others = [name for name in results.sites if name in cases.NAMES.values()]
    if not ours or not others:
        return ""
    rows = []
    for name in kinds.COMPARED:
        if name in ours:
            found = [results.sites[other].get(name, Held()) for other in others]
            rows.append((name, _cell(ours[name]), *(_against(ours[name], one) for one in found)))
    whole = kinds.compared(ours)
    sums = [kinds.compared(results.sites[other]) for other in others]
    rows.append(("sum", _cell(whole), *(_against(whole, one) for one in sums)))
    return table(("kind: files, bytes", cases.LEAN, *others), rows)


def _cell(held: Held) -> str:
    return f"{held.files:,}, {held.bytes:,}"


def _against(ours: Held, other: Held) -> str:
    return f"{_cell(other)} ({other.bytes / ours.bytes:.3f})" if other.files else "—"


def apart(results: Results, other: str) -> float:
    """How far the bytes of another tool lie from ours, over the kinds that every tool makes, as a share of ours."""
    ours, theirs = (kinds.compared(results.sites[name]) for name in (cases.LEAN, other))
    return abs(theirs.bytes - ours.bytes) / ours.bytes


def _budget(results: Results) -> str:
    """Bytes an article of the full site by part, and how many articles a site of one gigabyte holds."""
    site = results.sites.get(cases.FULL_SEARCH) or results.sites.get(cases.FULL)
    if not site:
        return ""
    number = results.articles
    rows = []
    for part, names in kinds.PARTS.items():
        of = [site[name] for name in names if name in site]
        size, disk = sum(one.bytes for one in of), sum(one.blocks for one in of)
        rows.append((part, f"{sum(one.files for one in of):,}", f"{size / number:,.0f}", f"{disk / number:,.0f}"))
    size, disk = sum(one.bytes for one in site.values()), sum(one.blocks for one in site.values())
    rows.append(
        ("all", f"{sum(one.files for one in site.values()):,}", f"{size / number:,.0f}", f"{disk / number:,.0f}")
    )
    said = f"At this rate {GIGABYTE * number // size:,} articles fit in 1 GB.\n"
    return table(("part of the full site", "files", "bytes/article", "on disk/article"), rows) + "\n" + said


def growth(found: Sequence[Results]) -> str:
    """How the time of each case grows from one size to the next."""
    rows = []
    for one, other in pairwise(found):
        for name in one.runs:
            first, second = wall(one, name), wall(other, name)
            if first and second and name != cases.HELP:
                rows.append((name, f"{one.articles:,} → {other.articles:,}", f"{second / first:.1f} ×"))
    return "### Growth\n\n" + table(("case", "articles", "wall"), rows) if rows else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "".join("| " + " | ".join(row) + " |\n" for row in lines)
