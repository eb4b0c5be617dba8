"""What stands in the head of an article for programs: Zotero and Scholar tags, Open Graph, Signposting, JSON-LD.

The set was tried against Zotero's Embedded Metadata reader: `z:itemType` and `DC.type` make it a
newspaper article; `citation_journal_title` would make it a journal article and is never written. What two of them say
alike stands in one element with both names, or where the days of appearance and change stand anyway, in the JSON-LD.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from builder import urls
from builder.model import Resolved
from builder.render.archive import Archive
from builder.render.cite import Record
from builder.render.escaping import esc, script_json

CARD = "/assets/card.png"
"""The picture that a shared link shows."""


def metas(archive: Archive, resolved: Resolved, r: Record) -> Markup:
    """`meta` and `link` elements of an article's head, one a line."""
    named = [
        ("z:itemType", "newspaperArticle"),
        ("DC.type", "newspaperArticle"),
        *(("citation_author", name) for name in r.authors),
        ("citation_publication_date", r.date.replace("-", "/")),
        ("citation_firstpage", r.page),
        ("citation_language", "zh-CN"),
        ("citation_public_url", r.url),
        ("citation_issn", r.issn),
        ("prism.publicationName", r.paper),
        ("eprints.place_of_pub", r.place),
    ]
    graph = [
        ("og:type", "article"),
        ("og:site_name", archive.site.title),
        ("og:image", archive.site.absolute(CARD)),
        ("article:section", r.section),
    ]
    parts = [f'<meta name="citation_title" property="og:title" content="{esc(r.title)}">']
    parts += [f'<meta name="{name}" content="{esc(value)}">' for name, value in named if value]
    parts += [f'<meta property="{name}" content="{esc(value)}">' for name, value in graph if value]
    parts += [f'<link rel="{rel}" href="{esc(href)}"{extra}>' for rel, href, extra in _signposts(archive, resolved, r)]
    return Markup("\n".join(parts))


def _signposts(archive: Archive, resolved: Resolved, r: Record) -> list[tuple[str, str, str]]:
    """FAIR Signposting: (rel, href, further attributes)."""
    found = [("cite-as", r.url, "")]
    if archive.site.bulk_exports:
        found.append(("describedby", archive.link(urls.articles_data(r.date[:4])), ' type="application/gzip"'))
    issue = archive.issue_of(resolved)
    if issue:
        found.append(("collection", archive.link(issue.url), ' type="text/html"'))
    found += [("author", archive.link(urls.author(ident)), "") for _, ident in resolved.authors if ident]
    if archive.site.rights:
        found.append(("license", archive.link(urls.ABOUT) + "#rights", ""))
    return found


def news_article(archive: Archive, resolved: Resolved, r: Record) -> Markup:
    """JSON-LD of an article, ready to stand in a `script` element."""
    a, site = resolved.article, archive.site
    authors = [
        _drop(
            {
                "@type": "Organization" if author.collective else "Person",
                "name": author.name,
                "url": site.absolute(urls.author(ident)) if ident else None,
            }
        )
        for author, ident in resolved.authors
    ]
    mentions = [
        {"@type": "Person", "name": person.name, "url": site.absolute(urls.person(person.id))}
        for person in resolved.persons
        if person.id
    ]
    return Markup(
        script_json(
            _drop(
                {
                    "@context": "https://schema.org",
                    "@type": "NewsArticle",
                    "@id": r.url,
                    "url": r.url,
                    "headline": r.title,
                    "alternativeHeadline": " ".join((*a.kicker, *a.deck)),
                    "author": authors,
                    "datePublished": a.date,
                    "dateModified": resolved.changed,
                    "printPage": r.page,
                    "printSection": r.section,
                    "dateline": a.dateline.place if a.dateline else None,
                    "inLanguage": "zh-CN",
                    "mentions": mentions,
                    "isPartOf": _issue(archive, resolved, r),
                    "publisher": _drop({"@type": "Organization", "name": r.publisher}) if r.publisher else None,
                }
            )
        )
    )


def _issue(archive: Archive, resolved: Resolved, r: Record) -> dict[str, Any]:
    issue = archive.issue_of(resolved)
    return _drop(
        {
            "@type": "PublicationIssue",
            "issueNumber": r.number,
            "datePublished": r.date,
            "url": archive.site.absolute(issue.url) if issue else None,
            "isPartOf": _drop({"@type": "Newspaper", "name": r.paper, "issn": r.issn}),
        }
    )


def _drop(value: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty."""
    return {key: item for key, item in value.items() if item}
