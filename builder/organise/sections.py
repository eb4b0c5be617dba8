"""The section of an article: what a person wrote, else the first rule of site.yml that matches."""

from __future__ import annotations

from collections.abc import Sequence

from builder.model import Article, Section


def section_of(article: Article, sections: Sequence[Section]) -> str:
    """Id of the article's section. The last section of `site.yml` has no conditions and takes what is left."""
    if article.section and any(section.id == article.section for section in sections):
        return article.section
    return next(section.id for section in sections if _matches(article, section))


def _matches(article: Article, section: Section) -> bool:
    values = {
        "page": article.page,
        "kind": article.kind,
        "source": article.source or "",
        "column": article.column or "",
    }
    return all(values[key] in accepted for key, accepted in section.when)
