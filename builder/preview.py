"""An edition in which some articles read as their files stand now, without organising the archive anew.

    content/issues/2021/2021-10-29/01-07.md is saved -> its text, anchors and hash are new, all else is as before

For `build serve` on large archives: reading everything anew takes seconds there. Only words may have changed; what
addresses, lists and persons are made of must be as it was. Names that no longer stand where they were found are
unlinked until the next build finds them again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from operator import attrgetter
from pathlib import Path

from builder import article_file, content, markdown
from builder.anchoring import Anchored, carry_anchors
from builder.memory import Memory
from builder.model import Article, Edition, PersonInArticle, Resolved
from builder.problem import Problem, has_errors
from builder.stamps import Stamps

_SAME = attrgetter(
    "id", "date", "page", "order", "kind", "edition", "column", "authors", "source", "continues", "raw", "section",
    "persons", "merged_from", "split_from", "path",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Preview:
    edition: Edition
    """The one given where a file has errors."""
    problems: tuple[Problem, ...]
    """Of the files that were read."""


def preview(edition: Edition, root: Path, paths: Iterable[str], memory: Memory, stamps: Stamps) -> Preview | None:
    """The edition with the text of some files as it stands now; None where more than words may have changed.

    `paths` are relative to `root`; `memory` is that of `carry_anchors`.
    """
    by_path = {one.article.path: one for one in edition.articles.values()}
    texts: dict[str, Article] = {}
    problems: list[Problem] = []
    for path in paths:
        if path not in by_path or not (root / path).exists():
            return None
        article, found = read_article(root, path)
        problems += found
        if article and not has_errors(found):
            if not same_but_words(by_path[path].article, article):
                return None
            texts[article.id] = article
    if has_errors(problems):
        return Preview(edition, tuple(problems))
    known = _anchors(edition, texts, root, memory, stamps)
    changed = {ident: _as_it_reads(edition.articles[ident], text, known) for ident, text in texts.items()}
    return Preview(replace(edition, articles=edition.articles | changed), (*problems, *known.problems))


def same_but_words(one: Article, other: Article) -> bool:
    """Whether addresses, lists and what people said of persons would be the same."""
    return bool(_SAME(one) == _SAME(other))


def read_article(root: Path, path: str) -> tuple[Article | None, list[Problem]]:
    """The article of a file as it stands now, and what is wrong with it. `path` is relative to `root`."""
    text, problems = content.read_text(root / path, os.path.realpath(root / "content") + os.sep, path)
    if text is None:
        return None, problems
    article, found = article_file.read(text, path)
    return article, [*problems, *found]


def _anchors(edition: Edition, texts: Mapping[str, Article], root: Path, memory: Memory, stamps: Stamps) -> Anchored:
    """Of all articles of the issues that changed, whose anchors are recorded together."""
    folders = {article.path.rpartition("/")[0] for article in texts.values()}
    of_issues = [
        texts.get(ident, one.article)
        for ident, one in edition.articles.items()
        if one.article.path.rpartition("/")[0] in folders
    ]
    return carry_anchors(root, of_issues, memory, stamps.anew())()


def _as_it_reads(before: Resolved, article: Article, known: Anchored) -> Resolved:
    was, now = _texts(before.article), _texts(article)
    persons = (_still_there(person, was, now, _moved(was, now)) for person in before.persons)
    return replace(
        before,
        article=article,
        anchors=known.ids[article.id],
        hash=known.hashes[article.id],
        persons=tuple(person for person in persons if person.mentions),
    )


def _texts(article: Article) -> dict[int, str]:
    """The headline and the blocks, by index as `Mention.block` has it."""
    heads = {-1: article.title or "", -2: "\n".join(article.kicker), -3: "\n".join(article.deck)}
    return heads | {index: block.text for index, block in enumerate(markdown.blocks(article.body))}


def _moved(was: Mapping[int, str], now: Mapping[int, str]) -> dict[int, int]:
    """Index of a block before -> index now; of several that were changed together the first stays the first."""
    found = {-1: -1, -2: -2, -3: -3}
    blocks = [[text for index, text in texts.items() if index >= 0] for texts in (was, now)]
    for _, a, b, c, d in SequenceMatcher(None, *blocks, autojunk=False).get_opcodes():
        found |= dict(zip(range(a, b), range(c, d), strict=False))
    return found


def _still_there(
    person: PersonInArticle, was: Mapping[int, str], now: Mapping[int, str], moved: Mapping[int, int]
) -> PersonInArticle:
    """The person with the mentions that say the same at the same place of their block."""
    kept = []
    for one in person.mentions:
        place, block = slice(one.start, one.end), moved.get(one.block)
        if block is not None and was[one.block][place] == now[block][place]:
            kept.append(replace(one, block=block))
    return replace(person, mentions=tuple(kept))
