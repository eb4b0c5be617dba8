"""The date of every new raw file, from all the evidence: sidecar, masthead, name, inference; strongest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.normalise.dates.clue import Candidate, Dating
from builder.normalise.dates.filename import part_of
from builder.normalise.dates.infer import infer
from builder.normalise.dates.lunar import weekday_of
from builder.normalise.evidence import Evidence
from builder.normalise.sidecar import sidecar_of
from builder.problem import Problem, warning

SURE_ENOUGH = 0.55
"""An inferred date below this confidence is not used: the file is withheld."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the issues that are already there say about dates."""

    numbers: tuple[tuple[str, str], ...] = ()
    """(issue number, date)."""
    dates: tuple[str, ...] = ()


def date_files(evidence: Sequence[Evidence], known: Known) -> tuple[dict[str, Dating], list[Problem]]:
    """File -> Dating for every file; those without a date carry their candidates, and a problem (N001)."""
    dated: dict[str, Dating] = {}
    problems: list[Problem] = []
    for item in evidence:
        dating, found = plain(item)
        problems += found
        if dating:
            dated[item.file] = dating
    numbers = dict(known.numbers) | {
        e.masthead.number: dated[e.file].date for e in evidence if e.file in dated and e.masthead.number
    }
    dates = sorted([*known.dates, *(d.date for d in dated.values() if d.date)])
    span = (dates[0], dates[-1]) if dates else None
    for item in evidence:
        if item.file not in dated:
            dated[item.file], found = _inferred(item, numbers, span, _siblings(item, dated))
            problems += found
    return dated, problems


def plain(e: Evidence) -> tuple[Dating | None, list[Problem]]:
    """The date that sidecar, masthead or name give; contradictions are warnings (N003, N004)."""
    where = f"content/{e.file}"
    problems = []
    if e.masthead.date and e.masthead.contradictions and not e.sidecar.date:
        problems.append(_contradiction(e, where))
    claims = [(e.sidecar.date, "sidecar"), (e.masthead.date, "printed"), (e.name.date, "file")]
    claims = [(date, source) for date, source in claims if date]
    if not claims:
        return None, problems
    date, source = claims[0]
    others = [(d, s) for d, s in claims[1:] if d != date]
    if others and source != "sidecar":
        hint = f"if {others[0][0]} is right, write `date: {others[0][0]}` into {_sidecar(where)}"
        problems.append(
            warning(
                "N004",
                where,
                e.masthead.line,
                f"the page prints {date}, the file's name says {others[0][0]}; the printed date is used",
                hint,
            )
        )
    doubt = _doubt(e, date) if source == "file" else None
    sure = 0.5 if doubt else _confidence(e, source, bool(others))
    return Dating(date, source, sure, _reason(e, date, source) + (doubt or "")), problems


def _doubt(e: Evidence, date: str) -> str | None:
    """What the text says against a date that only the file's name gives: for `build review`, not a problem."""
    best = next(iter(infer(e.clues)), None) if e.clues else None
    if best is None or best.confidence < 0.8 or best.date == date:
        return None
    return f"但文中所述更像{best.date}：{best.reasoning}"


def _contradiction(e: Evidence, where: str) -> Problem:
    hint = f"look at the page; write the right date into {_sidecar(where)}"
    hint += f" (weekday and lunar date would fit {e.masthead.alternative})" if e.masthead.alternative else ""
    return warning(
        "N003",
        where,
        e.masthead.line,
        f"the printed date contradicts itself: {'；'.join(e.masthead.contradictions)}",
        hint,
    )


def _confidence(e: Evidence, source: str, disputed: bool) -> float:
    if source == "sidecar":
        return 1.0
    if source == "file":
        return 0.95
    if e.masthead.contradictions:
        return 0.6
    return 0.9 if disputed else 1.0 if e.masthead.weekday or e.masthead.lunar else 0.95


def _reason(e: Evidence, date: str, source: str) -> str:
    if source == "sidecar":
        return f"据{e.file.rpartition('/')[2].rpartition('.')[0]}.yml（人工所记）。"
    if source == "file":
        return f"据文件名{e.file.rpartition('/')[2]}；{date}为{weekday_of(date)}。"
    m = e.masthead
    checked = [f"星期（{m.weekday}）" if m.weekday else "", f"农历（{m.lunar}）" if m.lunar else ""]
    agree = "与".join(filter(None, checked))
    said = "；".join(m.contradictions) if m.contradictions else f"{agree}相合" if agree else ""
    return f"第{m.line}行印有“{m.printed}”" + (f"，{said}" if said else "") + "。"


def _sidecar(where: str) -> str:
    return sidecar_of(where)


def _siblings(e: Evidence, dated: dict[str, Dating]) -> set[str]:
    """Dates of the files whose names differ from this one's in the last number alone."""
    part = part_of(e.file)
    if not part:
        return set()
    return {
        d.date for file, d in dated.items() if d.date and file != e.file and (p := part_of(file)) and p[0] == part[0]
    }


def _inferred(
    e: Evidence, numbers: dict[str, str], span: tuple[str, str] | None, siblings: set[str]
) -> tuple[Dating, list[Problem]]:
    found = infer(e.clues, e.masthead.number, numbers, span, e.masthead.partial) if e.clues else []
    best = found[0] if found else None
    if len(siblings) == 1 and (best is None or best.confidence < SURE_ENOUGH or best.date in siblings):
        date = next(iter(siblings))
        beside = Candidate(
            date,
            max(0.8, best.confidence if best and best.date == date else 0.0),
            f"同名续编的文件是{date}的" + (f"；{best.reasoning}" if best and best.date == date else "。"),
        )
        found = [beside, *(c for c in found if c.date != date)]
    if found and found[0].confidence >= SURE_ENOUGH:
        best = found[0]
        return Dating(best.date, "inferred", best.confidence, best.reasoning, tuple(found)), []
    return Dating(None, "inferred", 0.0, "", tuple(found)), [_undated(e, found)]


def _undated(e: Evidence, found: list[Candidate]) -> Problem:
    where = f"content/{e.file}"
    named = "、".join(f"{c.date} ({c.confidence:.2f})" for c in found)
    said = f"candidates: {named}" if found else "nothing in it tells a day"
    example = found[0].date if found else "2021-10-29"
    return warning(
        "N001",
        where,
        0,
        f"its date is not known; withheld; {said}",
        f"write {_sidecar(where)} with the line `date: {example}`",
    )


def dates_known(issues: Iterable[tuple[str | None, str]]) -> Known:
    """From (issue number, date) of the issues that are there."""
    pairs = list(issues)
    return Known(tuple((n, d) for n, d in pairs if n and n.isdigit()), tuple(sorted(d for _, d in pairs)))
