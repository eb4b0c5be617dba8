"""The edge: what `find` looks at, read from the edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from builder import markdown
from builder.model import Article, Edition, Resolved
from builder.provenance import BaseArticle, Fate
from builder.records import Witnesses, records
from builder.review.material import Material, Text

_KEY = re.compile(r"([a-z_]+):")
_Fates = tuple[tuple[tuple[str, int], Fate], ...]


def gather(root: Path, edition: Edition) -> Material:
    """The whole archive with its records."""
    witness = Witnesses(root / "content")
    bases: dict[str, BaseArticle] = {}
    fates: dict[str, _Fates] = {}
    for _, record in records(root, edition, witness):
        bases |= {base.article.id: base for base in record.articles}
        for pair in record.fates:
            if pair[1].article:
                fates[pair[1].article] = (*fates.get(pair[1].article, ()), pair)
    texts = tuple(_text(root, one, bases, fates) for one in edition.articles.values())
    return Material(texts, tuple(issue.file for issue in edition.issues if issue.file), witness)


def _text(root: Path, one: Resolved, bases: Mapping[str, BaseArticle], fates: Mapping[str, _Fates]) -> Text:
    article = one.article
    base = bases.get(article.id)
    own = fates.get(article.id, ()) if base else ()
    return Text(one, markdown.blocks(article.body), base, own, _heads(root, article))


def _heads(root: Path, article: Article) -> dict[str, int]:
    """Key of the front matter -> line of the file."""
    try:
        text = (root / article.path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    return _keys(text.partition("\n---")[0].split("\n"))


def _keys(lines: Iterable[str]) -> dict[str, int]:
    return {match[1]: n for n, line in enumerate(lines, 1) if (match := _KEY.match(line))}
