"""Persons of an article and the offices they hold there, found by rules, a small scorer and the whole archive.

Three phases, so that it runs in parallel and only what changed is read again:
`local` looks at one article alone, `archive` gathers what all of them say, `resolve` decides.
The first and the last bring all rules with them; they are imported where there is something to read.
"""

from __future__ import annotations

from .article import ArticleText, Local
from .lexicon import Lexicon, archive

__all__ = ["ArticleText", "Lexicon", "Local", "archive"]
