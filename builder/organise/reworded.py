"""The persons of an article whose words changed, as long as they are the same persons.

A comma may come, a sentence may go; the archive then says what it said, and only this article's pages are others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from builder.model import Article, PersonInArticle, Resolved
from builder.organise.people import text_of
from builder.organise.persons import Lexicon
from builder.organise.persons.apply import Named, Who, named_in, who
from builder.organise.persons.article import fields
from builder.organise.persons.authority import parse
from builder.organise.persons.tables import tables_of

Asked = tuple[Mapping[str, tuple[Resolved, Article]], Mapping[str, int], Mapping[str, str]]
"""Id -> an article as it was, and as it reads now; what the archive knows of names (`People.known`); what people said
of persons (`content.read_authority`)."""
Told = Mapping[str, tuple[PersonInArticle, ...] | None]
"""Id -> what `persons` says of the article."""


def reader() -> Callable[[Asked], Told]:
    """What says who stands in articles now, with all its rules loaded."""
    from builder.organise.persons import local, resolve  # noqa: F401 - loaded here, used by `persons`

    return _read


def _read(asked: Asked) -> Told:
    articles, known, authority = asked
    said = who(parse(authority)[0])[0]
    texts = [text_of(article) for was, now in articles.values() for article in (was.article, now)]
    with tables_of("".join(piece for text in texts for _, piece in fields(text))):
        return {ident: persons(*one, known, said) for ident, one in articles.items()}


def persons(before: Resolved, now: Article, known: Mapping[str, int], said: Who) -> tuple[PersonInArticle, ...] | None:
    """Where they stand now; None where pages of persons, or other articles, may have to change with them.

    `known` is what the archive knows of names (`People.known`): it stays true while the same names are beyond doubt.
    """
    from builder.organise.persons.local import local
    from builder.organise.persons.resolve import resolve

    lexicon = Lexicon(dict(known))
    texts = text_of(before.article), text_of(now)
    was, here = map(local, texts)
    if was.sure != here.sure:
        return None
    old, new = resolve(texts[0], was, lexicon), resolve(texts[1], here, lexicon)
    if [one.name for one in old] != [one.name for one in new]:
        return None
    named_before, named = named_in(old, before.article, said), named_in(new, now, said)
    if _told(named_before) != _told(named) or _bare(named_before) != [replace(one, id=None) for one in before.persons]:
        return None
    return tuple(
        PersonInArticle(one.name, known_as.id, one.roles, one.mentions)
        for one, known_as in zip(_bare(named), before.persons, strict=True)
    )


def _told(named: Iterable[Named]) -> list[tuple[object, ...]]:
    """What the archive takes from an article: who stands there, in which office, in which forms of the name."""
    return [(key, one.name, one.roles, tuple(dict.fromkeys(m.name for m in one.mentions))) for key, _, one in named]


def _bare(named: Iterable[Named]) -> list[PersonInArticle]:
    return [one for _, _, one in named]
