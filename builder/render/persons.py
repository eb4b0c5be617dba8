"""What the archive says of a person: the offices with their evidence, the sentences, and by what rule it was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from builder.model import Mention, Person, PersonInArticle, Resolved
from builder.render.archive import Archive
from builder.rows import brief_of, date_of, named_in

SENTENCE_ENDS = "。！？；\n"
SENTENCE = 140
"""Characters of a sentence at most."""
_PLACE = attrgetter("block", "start")
BY_HAND, BY_FILE = "hand", "file"
"""Beside the recogniser's own rules: front matter named the person, the authority file says who a form of name is."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office said of a person, first and last time, and where."""

    name: str
    first: str
    last: str
    count: int
    url: str
    """The first article that says it."""
    ident: str
    """Id of that article."""
    last_url: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence in which a person stands, in three parts, and the paragraph's address."""

    before: str
    name: str
    after: str
    url: str


def of_article(resolved: Resolved, ident: str) -> PersonInArticle | None:
    return _of(resolved.persons, ident)


def _of(persons: Iterable[PersonInArticle], ident: str) -> PersonInArticle | None:
    return next((person for person in persons if person.id == ident), None)


def offices(archive: Archive, one: Person) -> list[Office]:
    """The offices said of a person over the whole archive, oldest first."""
    found: dict[str, list[str]] = {}
    for ident in one.articles:
        here = _of(named_in(archive.edition, ident), one.id)
        for role in here.roles if here else ():
            found.setdefault(role, []).append(ident)
    held = []
    for role, seen in found.items():
        first, last = (brief_of(archive.edition, ident) for ident in (seen[0], seen[-1]))
        held.append(Office(role, first[0], last[0], len(seen), first[1], seen[0], last[1]))
    return sorted(held, key=lambda office: (office.first, -office.count, office.name))


def evidence(archive: Archive, one: Person, office: Office) -> Quote | None:
    """The sentence of the first article that says the office, be it the headline."""
    resolved = archive.edition.articles[office.ident]
    here = of_article(resolved, one.id)
    said = [mention for mention in here.mentions if office.name in mention.roles] if here else []
    return quote(archive, resolved, said) or quote(archive, resolved, said, headline=True)


def timeline(one: Person, held: Sequence[Office], archive: Archive) -> list[tuple[int, int]]:
    """(start, length) of each office in hundredths of the time from the person's first to last article."""
    days = [_day(date_of(archive.edition, ident)) for ident in (one.articles[0], one.articles[-1])]
    whole = days[1] - days[0]
    if not whole:
        return []
    spans = []
    for office in held:
        start = 98 * (_day(office.first) - days[0]) // whole
        spans.append((start, 98 * (_day(office.last) - days[0]) // whole - start + 2))
    return spans


def _day(value: str) -> int:
    return date.fromisoformat(value).toordinal()


def quote(archive: Archive, resolved: Resolved, mentions: Sequence[Mention], headline: bool = False) -> Quote | None:
    """The sentence of the first of the mentions that stands in the text (or in the headline).

    A paragraph that names a hidden person is passed over.
    """
    for mention in sorted(mentions, key=_PLACE) if len(mentions) > 1 else mentions:
        at = mention.block
        text = _text(archive, resolved, at) if at >= 0 or headline else ""
        if text and not any(name in text for name in resolved.unnamed):
            anchors = resolved.anchors[at] if 0 <= at < len(resolved.anchors) else ()
            return Quote(*sentence(text, mention), resolved.url + (f"#{anchors[0]}" if anchors else ""))
    return None


def said(archive: Archive, resolved: Resolved) -> dict[str | None, list[tuple[object, ...]]]:
    """All that the pages of each person show of an article besides what lists show: the sentences with the name."""
    found: dict[str | None, list[tuple[object, ...]]] = {}
    for person in resolved.persons:
        of_them = found.setdefault(person.id, [])
        of_them.append((person.name, person.roles))
        for one in sorted(person.mentions, key=_PLACE):
            quoted = quote(archive, resolved, [one], headline=True)
            of_them.append((one.block < 0, one.name, one.roles, one.rule, quoted))
    return found


def _text(archive: Archive, resolved: Resolved, block: int) -> str:
    """Of a block, or of the headline, by `Mention.block`."""
    a = resolved.article
    if block >= 0:
        blocks = archive.blocks(a.body)
        return blocks[block].text if block < len(blocks) else ""
    return {-1: a.title or "", -2: "\n".join(a.kicker), -3: "\n".join(a.deck)}.get(block, "")


def sentence(text: str, mention: Mention) -> tuple[str, str, str]:
    """The sentence around a mention: what stands before the name, the name, what follows. Long ones are cut."""
    start = max(text.rfind(mark, 0, mention.start) for mark in SENTENCE_ENDS) + 1
    ends = [at for mark in SENTENCE_ENDS if (at := text.find(mark, mention.end)) >= 0]
    end = min(ends) + 1 if ends else len(text)
    room = max(SENTENCE - (mention.end - mention.start), 0)
    before, after = text[start : mention.start], text[mention.end : end]
    if len(before) > room // 2:
        before = "…" + before[len(before) - room // 2 :]
    if len(after) > room - min(len(before), room // 2):
        after = after[: room - min(len(before), room // 2)] + "…"
    return before, text[mention.start : mention.end], after.rstrip("\n")


def rules(one: Person, here: PersonInArticle | None, resolved: Resolved) -> tuple[str, ...]:
    """What assigned the mentions of an article to the person: rules of the recogniser, or what a person said."""
    mentions = here.mentions if here else ()
    found = dict.fromkeys(mention.rule for mention in mentions if mention.rule)
    added = resolved.article.persons.add if resolved.article.persons else ()
    forms = {one.name, *(mention.name for mention in mentions)}
    if not mentions or forms & set(added):
        found[BY_HAND] = None
    if forms != {one.name}:
        found[BY_FILE] = None
    return tuple(found)
