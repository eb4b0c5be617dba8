"""One article: headline in its three roles, text with anchors and persons, how to cite it, what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from markupsafe import Markup

from builder import urls
from builder.apparatus import Account, Made
from builder.article_file import CREDITS
from builder.model import Article, Block, Resolved
from builder.render import apparatus, body, cite, head
from builder.render.archive import Archive, witness_number
from builder.render.cite import Record
from builder.render.entries import entry, opening
from builder.render.escaping import esc_text
from builder.render.joins import destination, goes_on
from builder.render.related import related
from builder.render.theme import Strings
from builder.render.views import DESCRIPTION, View, day_crumbs
from builder.render.views.days import line_prefix
from builder.render.words import Words, close, halves

AccountOf = Callable[[Resolved], Account | None]
OPENING = 60
"""Characters of the piece that a jump or a pointer leads to."""
ACCESSED = "访问日期"
"""Stands in a citation for the day of access, which only the reader knows; a script fills it in when it is copied."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article's words as HTML."""

    kicker: tuple[Markup, ...]
    title: tuple[Markup, ...]
    """A couplet headline in its parts."""
    deck: tuple[Markup, ...]
    body: Markup


def article(archive: Archive, key: str, account_of: AccountOf | None = None) -> View:
    resolved = archive.edition.articles[key]
    a, words = resolved.article, archive.words
    blocks = archive.blocks(a.body)
    shown = entry(archive, key, citable=True)
    page, issue = archive.page_of(resolved), archive.issue_of(resolved)
    account = account_of(resolved) if account_of else None
    to_url, to_article = destination(archive, resolved)
    values = {
        "a": a,
        "r": resolved,
        "record": partial(getattr, shown, "record"),
        "supplied": not a.title,
        "text": partial(text_of, archive, resolved, blocks, shown.title, account.made if account else ()),
        "apparatus": partial(apparatus.told, archive, resolved, account) if account else None,
        "report": partial(apparatus.report, archive, resolved, None),
        "reports": () if account else partial(apparatus.reports, archive, resolved),
        "metas": partial(lambda: head.metas(archive, resolved, shown.record)),
        "json_ld": partial(lambda: head.news_article(archive, resolved, shown.record)),
        "byline": byline(resolved),
        "issue": issue,
        "page": page,
        "section": archive.bare.get(urls.section(resolved.section)),
        "column": archive.bare.get(urls.column(resolved.column)) if resolved.column else None,
        "credits": credits(a),
        "continues": a.continues,
        "to_url": to_url,
        "to_title": to_article.article.title if to_article else None,
        "joined": partial(other_half, archive, resolved, to_article),
        "to_opening": partial(opening, archive, to_article, OPENING) if to_article else "",
        "source": partial(source_of, archive, resolved),
        "related": partial(related, archive, resolved),
        "cites": partial(lambda: citations(shown.record, words.strings)),
        "previous": resolved.previous,
        "next": resolved.next,
    }
    crumbs = _crumbs(words, a.date, a.edition, a.page, issue.url if issue else None, page.url if page else None)
    return View(resolved.url, shown.title, describe(blocks, resolved.unnamed) or shown.title, crumbs, values)


@lru_cache(256)
def _crumbs(
    words: Words, date: str, edition: str | None, page: str, issue_url: str | None, page_url: str | None
) -> tuple[tuple[str, str], ...]:
    """The same for all articles of a page."""
    crumbs = day_crumbs(words, date)
    crumbs += ((issue_url, words.day(date) + words.edition(edition)),) if issue_url else ()
    return (*crumbs, (page_url, words.page(page))) if page_url else crumbs


def other_half(archive: Archive, resolved: Resolved, found: Resolved | None) -> Markup | None:
    """The text that goes on on another page, without anchors, which stay with its own address."""
    if found is None or not goes_on(resolved, found):
        return None
    blocks = archive.blocks(found.article.body)
    return Markup("".join(body.block(block, (), (), body.weave(block)) for block in blocks))


def credits(article: Article) -> tuple[str, ...]:
    """Credits of the article's pictures, as printed, where they stand outside its text."""
    found = dict(article.extra).get(CREDITS, ())
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


def describe(blocks: tuple[Block, ...], unnamed: tuple[str, ...]) -> str:
    """The beginning of the text, as one line; paragraphs that name a hidden person are passed over."""
    shown = [b.text for b in blocks[:3] if b.kind != "h2" and not (unnamed and any(name in b.text for name in unnamed))]
    text = "".join(shown).replace("\n", "")
    return text[:DESCRIPTION] + ("…" if len(text) > DESCRIPTION else "")


def text_of(
    archive: Archive, resolved: Resolved, blocks: tuple[Block, ...], title: str, made_of: Sequence[Made] = ()
) -> Text:
    """Headline parts and blocks, with each person linked once and each change of words marked."""
    a = resolved.article
    texts = {index: block.text for index, block in enumerate(blocks)}
    texts |= {body.TITLE: a.title or "", body.KICKER: "\n".join(a.kicker), body.DECK: "\n".join(a.deck)}
    woven = {index: made for index, block in enumerate(blocks) if (made := body.weave(block))}
    links = body.links(resolved.persons, texts, woven, archive.link(urls.PEOPLE))
    if made_of:
        links = apparatus.with_marks(links, apparatus.plain(blocks, apparatus.marks(made_of, archive.words.strings)))
    made = [
        body.block(
            block,
            resolved.anchors[index] if index < len(resolved.anchors) else (),
            links.get(index, ()),
            woven.get(index),
        )
        for index, block in enumerate(blocks)
    ]
    return Text(
        _lines(texts[body.KICKER], links.get(body.KICKER, ())),
        _title(title, links.get(body.TITLE, ()) if a.title else ()),
        _lines(texts[body.DECK], links.get(body.DECK, ())),
        Markup("".join(made)),
    )


def _lines(text: str, links: Sequence[body.Link]) -> tuple[Markup, ...]:
    return tuple(map(Markup, body.lines(text, links)))


def _title(title: str, links: Sequence[body.Link]) -> tuple[Markup, ...]:
    """A couplet is broken at its blanks, which are put back by the template; other titles stay whole."""
    parts = halves(title)
    if len(parts) == 1:
        return (Markup(body.linked(title, links)),)
    at, made = 0, []
    for part in parts:
        at = title.index(part, at)
        inside = [
            body.Link(one.start - at, one.end - at, one.href)
            for one in links
            if at <= one.start and one.end <= at + len(part)
        ]
        made.append(Markup(body.linked(part, inside)))
        at += len(part)
    return tuple(made)


def byline(resolved: Resolved) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """Authors by office, in printed order: (role, [(name, address of the author's page)])."""
    groups: list[tuple[str, list[tuple[str, str | None]]]] = []
    for author, ident in resolved.authors:
        role = author.role or ""
        if not groups or groups[-1][0] != role:
            groups.append((role, []))
        groups[-1][1].append((close(author.name), urls.author(ident) if ident else None))
    return groups


def source_of(archive: Archive, resolved: Resolved) -> str | None:
    """The address of the article's first line in the witness."""
    a = resolved.article
    if not a.raw or not a.raw[0].lines or not archive.issue_of(resolved):
        return None
    issue = archive.issue_of(resolved)
    number = witness_number(archive.edition, issue, a.raw[0].file) if issue else 0
    return urls.source(a.date, a.edition) + f"#{line_prefix(number)}{a.raw[0].lines[0][0]}"


def citations(r: Record, t: Strings) -> list[tuple[str, str, Markup, bool]]:
    """(key, label, text, set line by line): what the reader can copy, the default first."""
    made = [
        ("gbt2025", t["cite_gbt2025"], cite.gbt_2025(r, online=True), False),
        ("gbt2025_print", t["cite_gbt2025_print"], cite.gbt_2025(r), False),
        ("gbt2015", t["cite_gbt2015"], cite.gbt_2015(r, ACCESSED), False),
        ("ris", t["cite_ris"], cite.ris(r), True),
        ("bibtex", t["cite_bibtex"], cite.bibtex(r), True),
        ("csl", t["cite_csl"], cite.csl(r), True),
        ("address", t["cite_address"], r.url, False),
    ]
    return [(key, label, Markup(esc_text(text)), block) for key, label, text, block in made]
