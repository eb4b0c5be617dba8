"""One issue's witnesses against its articles as they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.apparatus.aligning import Lines, Place, likest
from builder.apparatus.differences import ADDED, Change, Small, differences, small
from builder.apparatus.folded import plain
from builder.article_file import CREDITS
from builder.model import Article, Block
from builder.provenance import BaseArticle, Fate

TITLE, KICKER, DECK = -1, -2, -3
"""The headline lines as `Mention.block` counts them."""
_SHORT = 40
"""Characters up to which a piece may be found by likeness alone."""
_SIGNS = re.compile(r"[\W_]+")
_ORNAMENTS = re.compile(r"[■□●○◆◇▲△▼▽►▶★☆※>|/]+")
_JUMP = re.compile(r"(?:紧接|上接|下转|转|接|详见|见)?第?[a-z]?[0-9一二三四五六七八九十]{1,3}版")


@dataclass(frozen=True, slots=True)
class Made:
    """A block, or a line of the headline, and what it was made of."""

    block: int
    lines: tuple[Place, ...]
    small: Small
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a line of the witness stands now."""

    article: str
    block: int | None
    """None: in a field of the head (byline, column, jump)."""
    changed: bool = False
    """Words of it were changed, added or taken out."""


@dataclass(frozen=True, slots=True)
class Account:
    """One article against the witness."""

    made: tuple[Made, ...]
    moved: tuple[tuple[Place, str], ...] = ()
    """(line, id of the article to which the record gives it) of text that was moved here."""
    removed: tuple[Place, ...] = ()
    """Lines of the article that stand nowhere any more."""


def emendations(account: Account) -> dict[str, int]:
    """What was changed in an article, counted."""
    changes = [change for piece in account.made for change in piece.changes]
    return {
        "joined": sum(piece.small.joined for piece in account.made),
        "width": sum(piece.small.width for piece in account.made),
        "spaces": sum(piece.small.spaces for piece in account.made),
        "changes": len(changes),
        "by_hand": sum(change.hand is True for change in changes),
        "moved": len(account.moved),
        "removed": len(account.removed),
    }


@dataclass(frozen=True, slots=True)
class Apparatus:
    accounts: Mapping[str, Account] = field(default_factory=dict)
    """By article id."""
    stands: Mapping[Place, tuple[Standing, ...]] = field(default_factory=dict)
    removed: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class _Own:
    """An article with what is known of it beforehand."""

    article: Article
    pieces: Mapping[int, str]
    """Block (negative: headline) -> text."""
    places: tuple[Place, ...]
    base: BaseArticle | None
    fields: str
    """What the head says, folded, a field a line."""


def compare(
    witness: Mapping[str, Sequence[str]],
    articles: Iterable[tuple[Article, Sequence[Block]]],
    fates: Mapping[Place, Fate] | None = None,
    bases: Mapping[str, BaseArticle] | None = None,
) -> Apparatus:
    """`witness`: file -> lines. Without fates and bases every difference is told without saying whose it is."""
    lines = Lines(witness)
    fates, bases = fates or {}, bases or {}
    given = _by_article(fates)
    own = [
        _own(article, blocks, lines, given.get(article.id, ()), bases.get(article.id)) for article, blocks in articles
    ]
    found = [_places(one, lines) for one in own]
    sharing = _sharing(own, found)
    made = {one.article.id: _made(one, places, lines, sharing) for one, places in zip(own, found, strict=True)}
    stands: dict[Place, list[Standing]] = {}
    for one in own:
        for piece in made[one.article.id]:
            for place in piece.lines:
                standing = Standing(one.article.id, piece.block, _touched(piece, lines, place, one))
                stands.setdefault(place, []).append(standing)
    for one in own:
        _heads(one, lines, stands)
    gone = {one.article.id: _removed(one, lines, fates, stands) for one in own}
    origin = {place: one.article.id for one in reversed(own) for place in one.places}
    origin |= {place: fate.article for place, fate in fates.items() if fate.article}
    accounts = {one.article.id: _account(one, made[one.article.id], gone[one.article.id], origin) for one in own}
    settled = {place: tuple(found) for place, found in stands.items()}
    return Apparatus(accounts, settled, frozenset(place for places in gone.values() for place in places))


def _by_article(fates: Mapping[Place, Fate]) -> dict[str | None, list[Place]]:
    found: dict[str | None, list[Place]] = {}
    for place, fate in fates.items():
        found.setdefault(fate.article, []).append(place)
    return found


def _own(
    article: Article, blocks: Sequence[Block], lines: Lines, given: Iterable[Place], base: BaseArticle | None
) -> _Own:
    """`given`: the lines that the record gives to the article."""
    pieces = {index: block.text for index, block in enumerate(blocks)} | _heads_of(article)
    named = ((ref.file, n) for ref in article.raw for first, last in ref.lines for n in range(first, last + 1))
    mine = tuple(place for place in dict.fromkeys((*given, *named)) if place in lines.raw)
    return _Own(article, pieces, mine, base, _fields(article))


def _heads_of(article: Article) -> dict[int, str]:
    heads = {TITLE: article.title or "", KICKER: "\n".join(article.kicker), DECK: "\n".join(article.deck)}
    return {index: text for index, text in heads.items() if text}


_Sharing = Mapping[Place, Sequence[tuple[str, int, str]]]
"""Line -> (article id, block, folded text) of every piece that was made of it."""


def _sharing(own: Sequence[_Own], found: Sequence[Mapping[int, tuple[Place, ...]]]) -> _Sharing:
    shared: dict[Place, list[tuple[str, int, str]]] = {}
    for one, places in zip(own, found, strict=True):
        for index, of in places.items():
            text = plain(one.pieces[index])
            for place in of:
                shared.setdefault(place, []).append((one.article.id, index, text))
    return shared


def _places(one: _Own, lines: Lines) -> dict[int, tuple[Place, ...]]:
    """The lines of every piece; what is short and has none gets the most like of those that are left."""
    known = {block.text: block.lines for block in one.base.blocks} if one.base else {}
    places = {index: _lines_of(index, text, one, known, lines) for index, text in one.pieces.items()}
    used = {place for found in places.values() for place in found}
    for index, text in one.pieces.items():
        if not places[index] and len(text) <= _SHORT:
            free = [p for p in one.places if p not in used and len(lines.folded[p]) <= 2 * _SHORT]
            places[index] = likest(plain(text), free, lines)
            used.update(places[index])
    return places


def _made(one: _Own, places: Mapping[int, tuple[Place, ...]], lines: Lines, sharing: _Sharing) -> tuple[Made, ...]:
    """Every piece of an article with its lines and what differs from them."""
    raw = {index: [lines.raw[place] for place in of] for index, of in places.items()}
    differ = {
        index: differences(raw[index], one.pieces[index], _elsewhere(one, index, of, sharing))
        for index, of in places.items()
        if of
    }
    written = _by_rule(one, lines, sharing) if any(differ.values()) else frozenset()
    heads = _heads_of(one.base.article) if one.base else {}
    made = []
    for index, text in one.pieces.items():
        if places[index]:
            changes = differ[index]
            ours = written | {(c.was, c.now) for c in changes} if heads.get(index) == text else written
            told = (replace(c, hand=None if one.base is None else (c.was, c.now) not in ours) for c in changes)
            made.append(Made(index, places[index], small(raw[index], text), tuple(told)))
        elif one.places:
            hand = None if one.base is None else True
            made.append(Made(index, (), Small(), (Change(ADDED, 0, len(text), "", text, hand),)))
    return tuple(made)


def _by_rule(one: _Own, lines: Lines, sharing: _Sharing) -> frozenset[tuple[str, str]]:
    """What the normaliser itself took out or changed in this article: such changes are nobody's hand."""
    found = set()
    for block in one.base.blocks if one.base else ():
        places = tuple(place for place in block.lines if place in lines.raw)
        elsewhere = _elsewhere(one, None, places, sharing)
        found |= {(c.was, c.now) for c in differences([lines.raw[place] for place in places], block.text, elsewhere)}
    return frozenset(found)


def _elsewhere(one: _Own, index: int | None, places: Sequence[Place], sharing: _Sharing) -> Callable[[str, bool], bool]:
    """Whether words of these lines stand in another piece made of them (a line was split), or in the head."""
    here = (one.article.id, index)

    def stands(words: str, at_edge: bool) -> bool:
        others = (text for place in places for ident, at, text in sharing.get(place, ()) if (ident, at) != here)
        if at_edge and any(words in text for text in others):
            return True
        bare = _SIGNS.sub("", _JUMP.sub("", words))
        return not _left(bare, one.fields) if bare else bool(_ORNAMENTS.fullmatch(words) or _JUMP.search(words))

    return stands


def _lines_of(
    index: int, text: str, one: _Own, known: Mapping[str, tuple[Place, ...]], lines: Lines
) -> tuple[Place, ...]:
    """The lines of a piece: those of the record where nobody changed it, else those that hold its words."""
    recorded = tuple(place for place in known.get(text, ()) if place in lines.raw) if index >= 0 else ()
    return recorded or lines.of(plain(text), one.places, index < 0)


def _left(bare: str, fields: str) -> str:
    """What remains of words when all that the head says is taken away."""
    if len(bare) > 1 and any(bare in part for part in fields.split("\n")):
        return ""
    for part in sorted(fields.split("\n"), key=len, reverse=True):
        bare = bare.replace(part, "") if part else bare
    return bare


def _fields(article: Article) -> str:
    """What the head says, folded, a field a line."""
    values = [value for author in article.authors for value in (author.role or "", author.name)]
    values += [article.source or "", article.column or "", article.continues.via if article.continues else ""]
    values += [article.dateline.place or "" if article.dateline else "", "记者", "通讯员", "摄"]
    values += [
        str(one) for key, found in article.extra if key == CREDITS and isinstance(found, list | tuple) for one in found
    ]
    return "\n".join(_SIGNS.sub("", plain(value)) for value in values)


def _touched(piece: Made, lines: Lines, place: Place, one: _Own) -> bool:
    """True when a change of the piece lies in this line."""
    if not piece.changes:
        return False
    line, text = lines.folded[place], plain(one.pieces[piece.block])
    return line not in text and any(plain(change.was) in line for change in piece.changes)


def _heads(one: _Own, lines: Lines, stands: dict[Place, list[Standing]]) -> None:
    """Lines that became fields: bylines, columns, jumps."""
    for place in one.places:
        if place not in stands and not _left(_SIGNS.sub("", _JUMP.sub("", lines.folded[place])), one.fields):
            stands[place] = [Standing(one.article.id, None)]


def _removed(
    one: _Own, lines: Lines, fates: Mapping[Place, Fate], stands: Mapping[Place, list[Standing]]
) -> tuple[Place, ...]:
    """Lines of an article that stand nowhere any more; what a rule dropped has a fate that says so."""
    named = ("duplicate", "furniture", "credit", "jump", "pointer")
    return tuple(
        place for place in one.places if place not in stands and (place not in fates or fates[place].role not in named)
    )


def _account(one: _Own, made: tuple[Made, ...], removed: tuple[Place, ...], origin: Mapping[Place, str]) -> Account:
    """`origin`: line -> article to which the record gives it, or without one the article that names it."""
    ours = {one.article.id, one.article.split_from, *one.article.merged_from}
    here = dict.fromkeys(place for piece in made for place in piece.lines)
    moved = tuple((place, origin[place]) for place in here if origin.get(place, one.article.id) not in ours)
    return Account(made, moved, removed)
