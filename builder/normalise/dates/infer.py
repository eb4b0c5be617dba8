"""The most probable date of a page without one: every possible day is weighed against all that the text says.

A morning paper reports yesterday: the day after the latest event is the first candidate. Years come from named
years, anniversaries, congresses, weekdays and neighbours. The answer carries its reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from builder.normalise.dates.anniversaries import anniversary_spans
from builder.normalise.dates.clue import COMING, DATELINE, EVENT, Candidate, DayClue, SpanClue
from builder.normalise.dates.congresses import congress_spans
from builder.normalise.dates.days import day_clues, says_today, says_yesterday
from builder.normalise.dates.lunar import weekday_of
from builder.normalise.dates.neighbours import by_issue_number
from builder.normalise.dates.weekdays import weekday_years
from builder.normalise.dates.years import month_spans, year_spans
from builder.normalise.types import Line

YEARS = range(1950, 2046)
_AFTER_EVENT = {0: -1.5, 1: 3.0, 2: 1.8, 3: 1.2, 4: 0.8, 5: 0.6, 6: 0.5, 7: 0.4}
_AFTER_WIRE = {0: 0.8, 1: 3.0, 2: 1.2, 3: 0.4}


@dataclass(frozen=True, slots=True)
class Clues:
    """All that a text says of its own time; small, kept for each file while others are read."""

    days: tuple[DayClue, ...]
    spans: tuple[SpanClue, ...]
    weekdays: tuple[tuple[frozenset[int], str, int], ...]
    months: tuple[tuple[int, str, int], ...]
    yesterday: bool
    today: bool


def gather(lines: Sequence[Line]) -> Clues:
    """Ask every rule."""
    text = tuple(lines)
    spans = (*year_spans(text), *anniversary_spans(text), *congress_spans(text))
    return Clues(
        tuple(day_clues(text)),
        spans,
        tuple(weekday_years(text, YEARS)),
        tuple(month_spans(text)),
        says_yesterday(text),
        says_today(text),
    )


def infer(
    clues: Clues,
    number: str | None = None,
    known: Mapping[str, str] | None = None,
    span: tuple[str, str] | None = None,
    partial: tuple[int, int] | None = None,
) -> list[Candidate]:
    """Candidates, best first; confidences are estimated probabilities.

    `known` maps the issue numbers of dated issues to their dates; `span` is the time of the dated issues of the
    archive (it decides a year that the text leaves open); `partial` is month and day of a head without a year.
    """
    counted = by_issue_number(number, known or {}) if number else None
    options = _options(clues, partial, span)
    scored = sorted(
        ((_day_score(d, clues), _year_score(d, clues, span), d) for d in options), key=lambda x: (-(x[0] + x[1]), x[2])
    )
    found = _candidates(scored, clues, span, partial)
    if counted:
        found = [Candidate(*counted), *(c for c in found if c.date != counted[0])]
    return found[:4]


def _options(clues: Clues, partial: tuple[int, int] | None, span: tuple[str, str] | None) -> list[str]:
    """Every day worth weighing."""
    days = (
        {partial}
        if partial
        else {(c.month, c.day) for c in clues.days if c.role in (EVENT, DATELINE)}
        or {(c.month, c.day) for c in clues.days if c.role != COMING}
    )
    years = _years(clues, span)
    found = set()
    for year in years:
        for month, day in days:
            for after in (0,) if partial else (0, 1, 2, 3):
                option = _safe(year, month, day, after)
                if option:
                    found.add(option)
    return sorted(found)


def _years(clues: Clues, span: tuple[str, str] | None) -> list[int]:
    named = (
        {c.year for c in clues.days if c.year}
        | {int(s.first[:4]) for s in clues.spans}
        | {int(s.last[:4]) for s in clues.spans if s.rule != "congress"}
    )
    named |= set(range(int(span[0][:4]), int(span[1][:4]) + 1)) if span else set()
    return sorted(y + n for y in named for n in (0, 1) if y + n in YEARS)


def _safe(year: int, month: int, day: int, after: int) -> str | None:
    try:
        return (date(year, month, day) + timedelta(days=after)).isoformat()
    except ValueError:
        return None


def _ago(option: str, clue: DayClue) -> int:
    """Days from the clue's day to `option`; the year nearest to it is taken where none is printed. Negative: still to come."""
    end = date.fromisoformat(option)
    years = (clue.year,) if clue.year else (end.year - 1, end.year, end.year + 1)
    found = [(end - day).days for y in years if (day := _date(y, clue.month, clue.day))]
    return min(found, key=lambda n: abs(n - 1)) if found else 999


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_score(option: str, clues: Clues) -> float:
    """How well the days named in the text fit a paper of `option`."""
    total, best = 0.0, 0.0
    for clue in clues.days:
        ago = _ago(option, clue)
        if clue.role == EVENT:
            value = _AFTER_EVENT.get(ago, 0.1 if 0 < ago <= 40 else -2.5)
            value = 2.0 if ago == 0 and clues.today else value
            best = max(best, value)
            total += value / 4
        elif clue.role == DATELINE:
            value = _AFTER_WIRE.get(ago, 0.0 if 0 < ago <= 20 else -2.5)
            best = max(best, value)
            total += value / 3
        elif clue.role == COMING:
            total += 0.4 if -120 <= ago <= 0 else -0.2
        else:
            total += 0.2 if ago == 1 else 0.05 if 0 < ago <= 60 else -0.3 if -3 <= ago <= 0 else 0.0
    return total + best + (0.5 if clues.yesterday and best >= 3 else 0)


def _year_score(option: str, clues: Clues, span: tuple[str, str] | None) -> float:
    """How well years, anniversaries, congresses, weekdays and the rest of the archive fit `option`."""
    total = sum(s.weight if s.first <= option <= s.last else _outside(s, option) for s in clues.spans)
    year = int(option[:4])
    total += sum(2.5 if year in agree else -2.5 for agree, _, _ in clues.weekdays)
    month = int(option[5:7])
    total += sum(0.8 if 1 <= month - over <= 2 else -0.4 for over, _, _ in clues.months)
    if span and span[0] <= option <= span[1]:
        total += 0.8
    return total


def _outside(span: SpanClue, option: str) -> float:
    """What a span counts against a day outside it: a year may be named after it is over, but hardly before it came."""
    if span.rule == "year":
        early = int(span.first[:4]) - int(option[:4])
        if early > 0:
            return -span.weight * (0.3 if early == 1 and option[5:7] >= "10" else 1.0)
        return 0.2 * span.weight if early == -1 and option[5:7] <= "03" else 0.0
    return -span.weight


def _candidates(
    scored: list[tuple[float, float, str]], clues: Clues, span: tuple[str, str] | None, partial: tuple[int, int] | None
) -> list[Candidate]:
    """Turn scores into probabilities: a logistic share of each day among the best twelve, capped by how much there is to go on."""
    if not scored:
        return []
    best = [(d + y, d, y, option) for d, y, option in scored[:12]]
    weights = [2.718281828 ** (total - best[0][0]) for total, _, _, _ in best]
    found = []
    for weight, (_, day, year, option) in zip(weights[:4], best, strict=False):
        cap = min(1.0 if partial else _ground(day, (1.0, 2.5, 3.2, 5.0)), _ground(year, (0.5, 1.2, 2.0, 4.0)))
        found.append(Candidate(option, round(min(weight / sum(weights), cap), 2), _reason(option, clues, span)))
    return found


def _ground(score: float, steps: tuple[float, float, float, float]) -> float:
    """How sure a score can make us at most."""
    return next(
        (cap for limit, cap in zip(reversed(steps), (0.95, 0.85, 0.7, 0.5), strict=True) if score >= limit), 0.3
    )


def _reason(option: str, clues: Clues, span: tuple[str, str] | None) -> str:
    """Why this day, for the person who reads issue.md."""
    told = [c for c in clues.days if c.role in (EVENT, DATELINE) and 0 <= _ago(option, c) <= 7]
    told.sort(key=lambda c: (_ago(option, c), c.line))
    parts = []
    if told:
        latest, count = told[0], sum(1 for c in told if (c.month, c.day) == (told[0].month, told[0].day))
        kind = "电头" if latest.role == DATELINE else "报道的事件"
        parts.append(
            f"无印刷日期；最晚的{kind}在{latest.month}月{latest.day}日（第{latest.line}行“{latest.quote.strip()}”{f'等{count}处' if count > 1 else ''}），日报次日见报"
        )
    agreeing = sorted(
        (s for s in clues.spans if s.first <= option <= s.last), key=lambda s: (-s.weight, s.line, s.quote)
    )
    quotes = list(dict.fromkeys(f"第{s.line}行“{s.quote.strip()}”" for s in agreeing))[:3]
    if quotes:
        parts.append(f"年份据{'、'.join(quotes)}定为{option[:4]}年")
    elif span and span[0] <= option <= span[1]:
        parts.append(f"年份据已知各期（{span[0]}至{span[1]}）推定")
    coming = next((c for c in clues.days if c.role == COMING and _ago(option, c) <= 0), None)
    if coming:
        parts.append(f"{coming.month}月{coming.day}日之事尚未发生（第{coming.line}行）")
    if any(int(option[:4]) in agree for agree, _, _ in clues.weekdays):
        parts.append("文中星期与此年相合")
    return "；".join([*parts, f"{option}为{weekday_of(option)}"]) + "。"
