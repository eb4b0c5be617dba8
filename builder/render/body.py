"""Blocks of an article -> HTML: paragraphs with their anchors, persons linked at their first mention.

Nearly every block holds no markup and is cut and escaped as it stands; the others go through the
Markdown parser, whose tags are woven into the same plain text, so that positions of mentions hold
in both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder import markdown
from builder.model import Block, Mention, PersonInArticle
from builder.render.escaping import esc

if TYPE_CHECKING:
    from markdown_it.token import Token

TITLE, KICKER, DECK = -1, -2, -3
"""The headline lines as `Mention.block` counts them."""
_READING = {KICKER: -3, TITLE: -2, DECK: -1}
_NOTE = re.compile(r"[【\[（(]?(?:编者按|编者的话|编者|开栏|开篇|核心提示|按语|阅读提示|新闻背景|相关链接)")
_TAGS = {
    "em": "em",
    "strong": "strong",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "paragraph": "p",
    "blockquote": "blockquote",
    "heading": "h2",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A person's name in a block: characters `start` to `end` lead to `href`."""

    start: int
    end: int
    href: str
    tag: str = ""
    """The opening tag, where it is not a person's."""


@dataclass(frozen=True, slots=True)
class Woven:
    """A block with markup: its text, the tags that stand in it, and the stretches without any."""

    text: str
    tags: tuple[tuple[int, str], ...]
    free: tuple[tuple[int, int], ...]


# ---------------------------------------------------------------- which mentions are linked


def links(
    persons: Sequence[PersonInArticle], texts: dict[int, str], woven: dict[int, Woven], people: str
) -> dict[int, list[Link]]:
    """For each block the links in it: one a person, at the first mention that can be linked.

    `texts` holds the text of every block and headline part; `people` is the address of the list of people.
    """
    found: dict[int, list[Link]] = {}
    for person in persons:
        if person.id is None:
            continue
        for mention in sorted(person.mentions, key=_reading_order) if len(person.mentions) > 1 else person.mentions:
            taken = found.setdefault(mention.block, [])
            if _fits(mention, texts, woven, taken):
                taken.append(Link(mention.start, mention.end, f"{people}{person.id}/"))
                break
    for taken in found.values():
        taken.sort(key=lambda link: link.start)
    return found


def _reading_order(mention: Mention) -> tuple[int, int]:
    return _READING.get(mention.block, mention.block), mention.start


def _fits(mention: Mention, texts: dict[int, str], woven: dict[int, Woven], taken: list[Link]) -> bool:
    """Inside the text, clear of other links, and not across a tag."""
    start, end = mention.start, mention.end
    if not 0 <= start < end <= len(texts.get(mention.block, "")):
        return False
    if any(start < link.end and link.start < end for link in taken):
        return False
    marked = woven.get(mention.block)
    return marked is None or any(first <= start and end <= last for first, last in marked.free)


# ---------------------------------------------------------------- text with links


def linked(text: str, found: Sequence[Link] = ()) -> str:
    """Escaped text with its persons linked."""
    if not found:
        return esc(text)
    parts, at = [], 0
    for link in found:
        parts += [esc(text[at : link.start]), _anchor(link), esc(text[link.start : link.end]), "</a>"]
        at = link.end
    return "".join([*parts, esc(text[at:])])


def lines(text: str, found: Sequence[Link] = ()) -> tuple[str, ...]:
    """The lines of a kicker or deck, each with its own links; a name across two lines stays unlinked."""
    made, at = [], 0
    for line in text.split("\n") if text else ():
        end = at + len(line)
        inside = [
            Link(link.start - at, link.end - at, link.href) for link in found if at <= link.start and link.end <= end
        ]
        made.append(linked(line, inside))
        at = end + 1
    return tuple(made)


def _anchor(link: Link) -> str:
    return link.tag or f'<a data-person href="{esc(link.href)}">'


# ---------------------------------------------------------------- blocks


def block(one: Block, ids: Sequence[str], found: Sequence[Link] = (), woven: Woven | None = None) -> str:
    """HTML of one block. `ids` are its anchors, first the one that links use."""
    first = f' id="{ids[0]}"' if ids else ""
    inner = "".join(f'<span id="{ident}"></span>' for ident in ids[1:])
    inner += _weave(woven, found) if woven else linked(one.text, found)
    if one.kind == "p":
        return f"<p{first}>{inner}</p>\n"
    if one.kind == "h2":
        return f"<h2{first}>{inner}</h2>\n"
    if one.kind == "quote":
        return _quote(one.text, first, inner if woven else f"<p>{inner}</p>", woven is None)
    return f"<div{first}>{inner}</div>\n"


def _quote(text: str, first: str, inner: str, plain: bool) -> str:
    """An editor's note is a quotation; any other block quote is the caption of a picture."""
    if _NOTE.match(text):
        return f'<blockquote class="note"{first}>{inner}</blockquote>\n'
    inner = inner.removeprefix("<p>").removesuffix("</p>") if plain else inner
    return f'<figure class="caption"><figcaption{first}>{inner}</figcaption></figure>\n'


def weave(one: Block) -> Woven | None:
    """The tags of a block's markup; None for the many blocks that have none."""
    if (one.kind == "p" and one.text == one.source) or markdown.is_plain(one):
        return None
    text, tags, free, waiting = "", [], [], False
    for token in _inside(markdown.parser().parse(one.source)):
        if token.type == "inline":
            text, waiting = _inline(token, text, tags, free), True
            continue
        if waiting and token.nesting == 1:
            text, waiting = text + "\n", False
        tags.append((len(text), _tag(token)))
    return Woven(text, tuple(tags), tuple(free))


def _inside(tokens: list[Token]) -> list[Token]:
    """The tokens without the block's own element, which `block` writes with its anchor."""
    outer = tokens and tokens[0].type in ("paragraph_open", "heading_open", "blockquote_open")
    return tokens[1:-1] if outer and tokens[-1].level == 0 else tokens


def _tag(token: Token) -> str:
    name = _TAGS.get(token.type.removesuffix("_open").removesuffix("_close"))
    if token.hidden or name is None:
        return ""
    return f"<{name}>" if token.nesting == 1 else f"</{name}>"


def _inline(token: Token, before: str, tags: list[tuple[int, str]], free: list[tuple[int, int]]) -> str:
    """Add one run of text with its tags; line breaks vanish or become a blank as in `markdown.join_lines`."""
    pieces = ["\n" if child.type in ("softbreak", "hardbreak") else child.content for child in token.children or ()]
    whole, at, text, in_link = "".join(pieces), 0, before, False
    for child, piece in zip(token.children or (), pieces, strict=True):
        if child.nesting:
            in_link = child.nesting == 1 if child.type.startswith("link_") else in_link
            tags.append((len(text), _inline_tag(child)))
            continue
        start = len(text)
        text += _joined(whole, at) if piece == "\n" else piece
        at += len(piece)
        if not in_link and len(text) > start:
            free.append((start, len(text)))
    return text


def _joined(whole: str, at: int) -> str:
    """What becomes of the line feed at `at`, judged from its two neighbours."""
    window = whole[max(at - 1, 0) : at + 2]
    return " " if len(markdown.join_lines(window)) == len(window) else ""


def _inline_tag(token: Token) -> str:
    if token.type == "link_open":
        return f'<a href="{esc(str(token.attrs.get("href", "")))}" rel="external noopener">'
    return "</a>" if token.type == "link_close" else _tag(token)


def _weave(woven: Woven, found: Sequence[Link]) -> str:
    """The text with its tags and the persons' links, which never cross a tag."""
    marks = [(offset, 1, order, tag) for order, (offset, tag) in enumerate(woven.tags)]
    for link in found:
        marks += [(link.start, 2, 0, _anchor(link)), (link.end, 0, 0, "</a>")]
    parts, at = [], 0
    for offset, _, _, tag in sorted(marks):
        parts += [esc(woven.text[at:offset]), tag]
        at = offset
    return "".join([*parts, esc(woven.text[at:])])
