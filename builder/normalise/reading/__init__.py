"""The reading of one page: every line labelled, articles drafted.

The whole page is weighed: each line is scored for each part it may play, and the best sequence under a
grammar of pages is taken. `read_page` is the contents page; the steps stand in the order in which they run.

Before  the lines of a page, articles run on one after another
After   a `PageReading`: a label for every line, a draft for every article
"""

from __future__ import annotations

from math import exp

from builder.normalise.reading import (
    articles,
    borders,
    closings,
    echoes,
    features,
    fragments,
    furniture,
    indents,
    measure,
    names,
    pictures,
    repeats,
    tables,
    tails,
    verse,
)
from builder.normalise.reading.best_path import best_path
from builder.normalise.reading.clues import look
from builder.normalise.reading.drafts import display_roles, draft, share_pointer
from builder.normalise.reading.grammar import KINDS, Steps
from builder.normalise.reading.hints import Hints
from builder.normalise.reading.labels import labelled
from builder.normalise.reading.parts import line_scores
from builder.normalise.reading.sheet import Sheet
from builder.normalise.types import PageReading, PageText

__all__ = ["Hints", "read_page"]
UNKNOWN = Hints()
MARKS = (
    furniture.settle,
    closings.mark,
    tables.mark,
    indents.mark,
    measure.mark,
    names.mark,
    tails.mark,
    verse.mark,
    repeats.mark,
    echoes.mark,
    borders.mark,
)
"""What is found out about a page before its lines are scored, in this order."""

REPAIRS = (features.join, pictures.apart, fragments.bring_home)
"""What is put right between articles once each has its lines, in this order."""


def read_page(page: PageText, hints: Hints = UNKNOWN) -> PageReading:
    """Labels of all lines and drafts of all articles, in the order of the page."""
    clues = look(page.lines)
    sheet = Sheet(clues, hints)
    for mark in MARKS:
        mark(sheet)
    path, margins = best_path([line_scores(clues, i, sheet.unbroken) for i in range(len(clues))], Steps(sheet), KINDS)
    groups = articles.gather(clues, path)
    for repair in REPAIRS:
        groups = repair(sheet, groups)
    sure = [1 / (1 + exp(-min(m, 20.0) / 2)) for m in margins]
    roles = [display_roles(sheet, group) for group in groups]
    drafts = share_pointer([draft(clues, g, r, _least(g, sure)) for g, r in zip(groups, roles, strict=True)])
    return PageReading(page, labelled(clues, path, groups, roles, sure), tuple(drafts))


def _least(group: articles.Group, sure: list[float]) -> float:
    return min((sure[i] for i, part in group.parts if part in ("head", "lead", "cap", "inter")), default=1.0)
