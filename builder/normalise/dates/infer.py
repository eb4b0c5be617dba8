"""The most probable date of a page without one: every possible day is weighed against all that the text says.

A morning paper reports yesterday: the day after the latest event is the first candidate. Years come from named
years, anniversaries, congresses, weekdays and neighbours. The answer carries its reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import exp

from builder.normalise.dates.anniversaries import anniversary_spans
from builder.normalise.dates.clue import COMING, DATELINE, EVENT, Candidate, Clues, SpanClue
from builder.normalise.dates.congresses import congress_spans
from builder.normalise.dates.days import day_clues, says_today, says_yesterday
from builder.normalise.dates.explain import days_ago, explain
from builder.normalise.dates.lunar import weekday_of
from builder.normalise.dates.neighbours import by_issue_number
from builder.normalise.dates.sessions import session_spans
from builder.normalise.dates.weekdays import weekday_years
from builder.normalise.dates.years import month_spans, year_spans
from builder.normalise.types import Line

YEARS = range(1950, 2046)
STRONG = ("quarter", "half", "ending", "anniversary", "plan", "current")
"""Rules whose span hardly errs; a year named, a plenum, a congress leave more open."""
RECENT = 10
"""Days; a full date (2026年5月25日) so shortly before tells the year."""
Span = tuple[str, str] | None
"""Dates of the first and last issue that the archive holds."""
Head = tuple[int, int, str | None] | None
"""Month, day and weekday of a page head that prints no year."""
_AFTER_EVENT = {0: -1.5, 1: 3.0, 2: 1.8, 3: 1.2, 4: 0.8, 5: 0.6, 6: 0.5, 7: 0.4}
_AFTER_WIRE = {0: 0.8, 1: 3.0, 2: 1.2, 3: 0.4}


def gather(lines: Sequence[Line]) -> Clues:
    """Ask every rule."""
    text = tuple(lines)
    spans = (*year_spans(text), *anniversary_spans(text), *congress_spans(text), *session_spans(text))
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
    span: Span = None,
    head: Head = None,
) -> list[Candidate]:
    """Candidates, best first; confidences are estimated probabilities.

    `known` maps the issue numbers of dated issues to their dates; `span` is the time of the dated issues of the
    archive (it decides a year that the text leaves open); `head` is what a page head without a year prints.
    """
    counted = by_issue_number(number, known or {}) if number else None
    options = _options(clues, head, span)
    scored = sorted(
        ((_day_score(d, clues), _year_score(d, clues, span), d) for d in options), key=lambda x: (-(x[0] + x[1]), x[2])
    )
    found = _candidates(scored, clues, span, head)
    if counted:
        found = [Candidate(*counted), *(c for c in found if c.date != counted[0])]
    return found[:4]


def _options(clues: Clues, head: Head, span: Span) -> list[str]:
    """Every day worth weighing: up to three days after an event, or the day that a head prints."""
    told = {(c.month, c.day) for c in clues.days if c.role in (EVENT, DATELINE)}
    days = {head[:2]} if head else told or {(c.month, c.day) for c in clues.days if c.role != COMING}
    found = set()
    for year in _years(clues, span) if not head else YEARS:
        for month, day in days:
            found |= {option for after in range(1 if head else 4) if (option := _safe(year, month, day, after))}
    return sorted(o for o in found if not head or head[2] in (None, weekday_of(o)))


def _years(clues: Clues, span: Span) -> list[int]:
    """The years that anything in the text or the archive speaks for, and the ones after them."""
    named = {c.year for c in clues.days if c.year} | {int(s.first[:4]) for s in clues.spans}
    named |= {int(s.last[:4]) for s in clues.spans if s.rule != "congress"}
    named |= {year for agree, _, _ in clues.weekdays for year in agree if 1990 <= year <= 2040}
    named |= set(range(int(span[0][:4]), int(span[1][:4]) + 1)) if span else set()
    return sorted({y + n for y in named for n in (0, 1) if y + n in YEARS})


def _safe(year: int, month: int, day: int, after: int) -> str | None:
    try:
        return (date(year, month, day) + timedelta(days=after)).isoformat()
    except ValueError:
        return None


def _day_score(option: str, clues: Clues) -> float:
    """How well the days named in the text fit a paper of `option`."""
    total, best = 0.0, 0.0
    for clue in clues.days:
        ago = days_ago(option, clue)
        if clue.role == EVENT:
            value = _AFTER_EVENT.get(ago, 0.1 if 0 < ago <= 40 else -2.5)
            value = {0: 3.2, 1: 2.2}.get(ago, value) if clues.today else value
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


def _year_score(option: str, clues: Clues, span: Span) -> float:
    """How well years, anniversaries, congresses, weekdays and the rest of the archive fit `option`."""
    total = sum(s.weight if s.first <= option <= s.last else _outside(s, option) for s in clues.spans)
    year = int(option[:4])
    total += sum(2.5 if year in agree else -2.5 for agree, _, _ in clues.weekdays)
    month = int(option[5:7])
    total += sum(0.8 if 1 <= month - over <= 2 else -0.4 for over, _, _ in clues.months)
    return total + _in_archive(option, span)


def _in_archive(option: str, span: Span) -> float:
    """A day among the issues that are known: the closer these lie together, the more it counts."""
    if not span or not _near(span[0], -31) <= option <= _near(span[1], 31):
        return 0.0
    years = (date.fromisoformat(span[1]) - date.fromisoformat(span[0])).days / 365
    return 2.5 if years <= 1.2 else 1.2 if years <= 4 else 0.6


def _outside(span: SpanClue, option: str) -> float:
    """What a span counts against a day outside it: a year is named after it is over, less and less, hardly before."""
    if span.rule != "year":
        return -span.weight
    late = int(option[:4]) - int(span.first[:4])
    if late < 0:
        return -span.weight * (0.3 if late == -1 and option[5:7] >= "10" else 1.0)
    return 0.2 * span.weight if late == 1 and option[5:7] <= "03" else -0.1 * span.weight * min(late - 1, 10)


def _candidates(scored: Sequence[tuple[float, float, str]], clues: Clues, span: Span, head: Head) -> list[Candidate]:
    """Scores as probabilities: a logistic share of each day among the best, capped by how much there is to go on."""
    if not scored:
        return []
    best = scored[:12]
    weights = [exp(day + year - best[0][0] - best[0][1]) for day, year, _ in best]
    found = []
    for weight, (day, _, option) in zip(weights[:4], best, strict=False):
        sure = min(1.0 if head else _sure_of_day(day), _sure_of_year(option, clues, span))
        found.append(Candidate(option, round(min(weight / sum(weights), sure), 2), explain(option, clues, span)))
    return found


def _sure_of_day(score: float) -> float:
    """How sure the events told can make us at most: one that fits 0.85, several 0.95."""
    return next((cap for limit, cap in ((5.0, 0.95), (3.2, 0.85), (2.5, 0.7), (1.0, 0.5)) if score >= limit), 0.3)


def _sure_of_year(option: str, clues: Clues, span: Span) -> float:
    """A year that is merely named is no more than likely: texts look back. What counts from a known year is sure."""
    agree = [s for s in clues.spans if s.first <= option <= s.last]
    strong = sum(s.weight for s in agree if s.rule in STRONG)
    strong += sum(2.0 for years, _, _ in clues.weekdays if int(option[:4]) in years)
    strong += 1.5 * any(c.year == int(option[:4]) and 0 <= days_ago(option, c) <= RECENT for c in clues.days)
    weak = sum(s.weight for s in agree if s.rule not in STRONG)
    if strong >= 3 and weak:
        return 0.95
    if strong >= 1.5 or (span and _near(span[0], -31) <= option <= _near(span[1], 31)):
        return 0.85
    return 0.6 if weak >= 3.4 else 0.5 if weak >= 1.5 else 0.3


def _near(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
