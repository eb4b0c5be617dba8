"""Why a date was inferred, as a sentence for the person who reads issue.md."""

from __future__ import annotations

from datetime import date

from builder.normalise.dates.clue import COMING, DATELINE, EVENT, Clues, DayClue
from builder.normalise.dates.lunar import weekday_of


def explain(option: str, clues: Clues, span: tuple[str, str] | None) -> str:
    """Why this day, for the person who reads issue.md."""
    told = [c for c in clues.days if c.role in (EVENT, DATELINE) and 0 <= days_ago(option, c) <= 7]
    told.sort(key=lambda c: (days_ago(option, c), c.line))
    parts = []
    if told:
        latest, count = told[0], sum(1 for c in told if (c.month, c.day) == (told[0].month, told[0].day))
        kind = "电头" if latest.role == DATELINE else "报道的事件"
        more = f"等{count}处" if count > 1 else ""
        where = f"（第{latest.line}行“{latest.quote.strip()}”{more}）"
        parts.append(f"无印刷日期；最晚的{kind}在{latest.month}月{latest.day}日{where}，日报次日见报")
    agreeing = sorted(
        (s for s in clues.spans if s.first <= option <= s.last), key=lambda s: (-s.weight, s.line, s.quote)
    )
    quotes = list(dict.fromkeys(f"第{s.line}行“{s.quote.strip()}”" for s in agreeing))[:3]
    if quotes:
        parts.append(f"年份据{'、'.join(quotes)}定为{option[:4]}年")
    elif span and span[0] <= option <= span[1]:
        parts.append(f"年份据已知各期（{span[0]}至{span[1]}）推定")
    coming = next((c for c in clues.days if c.role == COMING and days_ago(option, c) <= 0), None)
    if coming:
        parts.append(f"{coming.month}月{coming.day}日之事尚未发生（第{coming.line}行）")
    if any(int(option[:4]) in agree for agree, _, _ in clues.weekdays):
        parts.append("文中星期与此年相合")
    return "；".join([*parts, f"{option}为{weekday_of(option)}"]) + "。"


def days_ago(option: str, clue: DayClue) -> int:
    """Days from the clue's day to `option`, in the nearest year where none is printed. Negative: still to come."""
    end = date.fromisoformat(option)
    years = (clue.year,) if clue.year else (end.year - 1, end.year, end.year + 1)
    found = [(end - day).days for y in years if (day := _date(y, clue.month, clue.day))]
    return min(found, key=lambda n: abs(n - 1)) if found else 999


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
