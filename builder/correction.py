"""What changed since the last build, where that is words of some articles and nothing else.

    files whose hashes differ -> those articles, read -> their persons, anchors, ledger lines -> the edition with them

Anything that might reach further (names, addresses, lists, a warning) is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder import content, ledger, rows, unchanged
from builder.anchoring import Anchored, carry_anchors
from builder.caches import Caches
from builder.config import Site
from builder.last import Last
from builder.ledger import Entry
from builder.model import Article, Edition, Issue, PersonInArticle, Resolved
from builder.preview import read_article, same_but_words
from builder.provenance import file_name
from builder.stamps import Stamps
from builder.unchanged import Inputs

if TYPE_CHECKING:
    from builder.organise.reworded import Told
    from builder.recogniser import Who

MOST = 12
"""Articles that may have changed; a whole build is as quick for many."""


class Further(Exception):
    """The change reaches further than the words of articles."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed, and the edition with it."""

    edition: Edition
    articles: Mapping[str, tuple[Resolved, Resolved]]
    """Id -> the article as it was and as it is."""
    issues: tuple[Issue, ...]
    """To which they belong."""
    texts: Mapping[str, str]
    """Files below `content/` that a build writes with it: path -> text."""


def need(true: object) -> None:
    """Refuse a change for which something does not hold."""
    if not true:
        raise Further


def correction(site: Site, stamps: Stamps, inputs: Inputs, now: Last, who: Who) -> Callable[[], Change]:
    """Begin to find out what changed between the files of `now` and those there are (`inputs`, path -> SHA-256), and
    the edition with it; the result waits for `who`, which is asked who stands in the articles.

    Raises `Further`, now or then, where that is more than words of at most `MOST` articles, with the lines of the
    ledger and the records of anchors that go with them.
    """
    paths = {path for path in inputs.keys() | now.inputs.keys() if inputs.get(path) != now.inputs.get(path)}
    articles = sorted(path for path in paths if path in now.paths and path in inputs)
    need(0 < len(articles) <= MOST and paths <= inputs.keys() and paths <= now.inputs.keys())
    texts = {}
    for path in articles:
        article, problems = read_article(site.root, path)
        need(article and not problems and stamps.file(path) == inputs[path] and stamps.holds(path))
        was = now.edition.articles[now.paths[path]]
        need(same_but_words(was.article, article) and _at_home(article))
        texts[article.id] = article
    issues = _issues(now.edition, texts.values())
    records = {_record(article) for article in texts.values()}
    locks = {f"content/urls/{ledger.file_for(now.edition.articles[ident].url)}" for ident in texts}
    need(paths <= {*articles, *records, *locks})
    persons = _persons(site, now, texts, who)
    found = _anchored(site, stamps, now.edition, issues, texts)

    def ended() -> Change:
        told, written = persons(), dict(found.changes)
        resolved = {ident: _resolved(now, texts[ident], found, told[ident]) for ident in texts}
        changed = {ident: (now.edition.articles[ident], one) for ident, one in resolved.items()}
        for lock in locks:
            old = (site.root / lock).read_text(encoding="utf-8")
            new, dated = _ledger(old, lock, changed, now.inputs[lock])
            changed |= dated
            written |= {lock: new} if new != old else {}
        edition = replace(now.edition, articles=_with(now.edition, changed))
        return Change(edition, changed, issues, written)

    return ended


def _at_home(article: Article) -> bool:
    """Whether no other issue's witness may speak of it: neither merged nor split nor moved to another day."""
    born = article.id.startswith(article.date.replace("-", ""))
    return born and not article.merged_from and not article.split_from


def _issues(edition: Edition, articles: Iterable[Article]) -> tuple[Issue, ...]:
    days = {(article.date, article.edition) for article in articles}
    return tuple(issue for issue in edition.issues if (issue.date, issue.edition) in days)


def _record(article: Article) -> str:
    return f"{article.path.rpartition('/')[0]}/{file_name(article.edition)}"


def _anchored(
    site: Site, stamps: Stamps, edition: Edition, issues: Iterable[Issue], texts: Mapping[str, Article]
) -> Anchored:
    """The anchors of the articles, and the records to write; those of the other articles must stay."""
    idents = [ident for issue in issues for page in issue.pages for ident in page.articles]
    articles = [texts.get(ident) or edition.articles[ident].article for ident in idents]
    found = carry_anchors(site.root, articles, Caches(site.root)["anchors"], stamps)()
    need(not found.problems)
    need(all(found.ids[ident] == edition.articles[ident].anchors for ident in idents if ident not in texts))
    return found


def _persons(site: Site, now: Last, texts: Mapping[str, Article], who: Who) -> Callable[[], Told]:
    if "people" in site.without:
        return lambda: dict.fromkeys(texts, ())
    articles = {ident: (now.edition.articles[ident], one) for ident, one in texts.items()}
    return who((articles, now.known, content.read_authority(site.root)[0]))


def _resolved(now: Last, article: Article, found: Anchored, persons: tuple[PersonInArticle, ...] | None) -> Resolved:
    need(persons is not None)
    anchors, text = found.ids[article.id], found.hashes[article.id]
    return replace(now.edition.articles[article.id], article=article, anchors=anchors, hash=text, persons=persons)


def _ledger(
    text: str, lock: str, changed: Mapping[str, tuple[Resolved, Resolved]], sha256: str
) -> tuple[str, dict[str, tuple[Resolved, Resolved]]]:
    """A file of the ledger with the new hashes, and the articles with the day of their change.

    The file may say so already, as after a build elsewhere; nothing else of it may differ from the last build's.
    """
    before, dated = text, dict(changed)
    for ident, (was, one) in changed.items():
        if f"content/urls/{ledger.file_for(one.url)}" != lock:
            continue
        line = f"{one.url}\t"
        start = text.find("\n" + line) + 1 if not text.startswith(line) else 0
        need(start or text.startswith(line))
        rest = text[start + len(line) : text.index("\n", start)]
        entry = Entry.parse(one.url, rest)
        need(entry.object == f"article:{ident}" and entry.state == ledger.LIVE)
        new = replace(entry, hash=one.hash, changed=entry.changed if entry.hash == one.hash else ledger.today())
        old = replace(entry, hash=was.hash, changed=was.changed)
        before = before.replace(line + rest + "\n", line + old.rest() + "\n", 1)
        text = text.replace(line + rest + "\n", line + new.rest() + "\n", 1)
        dated[ident] = was, replace(one, changed=new.changed)
    need(unchanged.sha256(before) == sha256)
    return text, dated


def _with(edition: Edition, changed: Mapping[str, tuple[Resolved, Resolved]]) -> rows.Lazy:
    articles = edition.articles
    assert isinstance(articles, rows.Lazy)
    brief = {**articles.brief, **{ident: rows.in_brief(one) for ident, (_, one) in changed.items()}}
    found = rows.Lazy(articles.rows, brief=brief)
    dict.update(found, dict.items(articles))  # those that were read: not all of the archive
    dict.update(found, {ident: one for ident, (_, one) in changed.items()})
    return found
