"""The Markdown of article bodies: how text is written so that it stays text, and how it is read.

Blocks are separated by blank lines: a paragraph on one line, `## ` for an inter-title, `> ` for a caption
or an editor's note. A person may use emphasis, links (http and https only) and lists; HTML, images, code
and entities are text. Most paragraphs hold no markup at all and never meet the parser.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.model import Block

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_INLINE = re.compile(r"[\\`*_\[<]|&(?=#?\w+;)")
_MARK = r"(?:>|#{1,6}(?=\s|$)|[+-](?=[\s-]|$)|~~~|\d{1,9}(?=[.)](?:\s|$)))"
_START = re.compile(_MARK)
_ACTIVE = re.compile(rf"[\\`*_\[<]|\A{_MARK}|\n(?:{_MARK}|=|---| )")
_STARTS = frozenset(" \t#>+-~0123456789\v\f\x1c\x1d\x1e\x1f\x85")
_SPLIT = re.compile(r"\n(?:[ \t]*\n)+")
_CJK = "⺀-〿㐀-䶿一-鿿豈-﫿︰-﹏＀-￯\u2018-\u201d\u2014\u2026·"
_SOFT_BREAK = f"(?<=[{_CJK}])\n(?=[^\n])|\n(?=[{_CJK}])"
"""Compiled when first met, which is rare."""


def escape(text: str) -> str:
    """Text as Markdown that every CommonMark reader gives back unchanged. `text` is one line."""
    text = _INLINE.sub(lambda m: "\\" + m[0], text)
    return _START.sub(_escape_start, text, count=1) if _START.match(text) else text


def _escape_start(match: re.Match[str]) -> str:
    return match[0] + "\\" if match[0][0].isdigit() else "\\" + match[0]


def join_lines(text: str) -> str:
    """Soft line breaks vanish between Chinese characters and are a blank elsewhere."""
    return re.sub(_SOFT_BREAK, "", text).replace("\n", " ") if "\n" in text else text


def write_block(kind: str, text: str) -> str:
    """One block of plain text as Markdown. `kind` is `p`, `h2` or `quote`."""
    mark = {"p": "", "h2": "## ", "quote": "> "}[kind]
    return mark + escape(" ".join(text.split("\n")).strip())


def blocks(body: str) -> tuple[Block, ...]:
    """The blocks of an article's body, in order."""
    sources = body.split("\n\n")
    if body.count("\n") != 2 * (len(sources) - 1) or _has_signs(body):
        return _any_blocks(body)
    return tuple(
        [
            Block("p", source.strip(), source, 2 * number + 1)
            if source[0] not in _STARTS
            else _unsigned(source, 2 * number + 1)
            for number, source in enumerate(sources)
            if source and not source.isspace()
        ]
    )


def _has_signs(body: str) -> bool:
    """Whether a body holds signs of markup: one without, whose blocks are lines, has any only where a block begins."""
    return "\\" in body or "`" in body or "*" in body or "_" in body or "[" in body or "<" in body or "\r" in body


def _unsigned(source: str, line: int) -> Block:
    """`_block` of a line that has none of the signs: only its beginning can be more than text."""
    mark = "## " if source.startswith("## ") else "> " if source.startswith("> ") else ""
    text = source[len(mark) :].strip()
    if source[0].isspace() or _START.match(text):
        return _block(source, line)
    return Block({"## ": "h2", "> ": "quote"}.get(mark, "p"), text, source, line)


def _any_blocks(body: str) -> tuple[Block, ...]:
    found, line = [], 1
    end = 0
    for match in _SPLIT.finditer(body + "\n\n"):
        source = body[end : match.start()]
        if source.strip():
            lead = len(source) - len(source.lstrip("\n"))
            found.append(_block(source.strip("\n"), line + lead))
        line += source.count("\n") + match[0].count("\n")
        end = match.end()
    return tuple(found)


def _block(source: str, line: int) -> Block:
    if not _ACTIVE.search(source):
        return Block("p", join_lines(source.strip()), source, line)
    if source.startswith("## ") and "\n" not in source and not _ACTIVE.search(source[3:].strip()):
        return Block("h2", source[3:].strip(), source, line)
    if source.startswith("> ") and "\n" not in source and not _ACTIVE.search(source[2:].strip()):
        return Block("quote", source[2:].strip(), source, line)
    tokens = parser().parse(source)
    kind = {"heading_open": "h2", "blockquote_open": "quote", "bullet_list_open": "list", "ordered_list_open": "list"}
    return Block(kind.get(tokens[0].type, "p") if tokens else "p", text_of(tokens), source, line)


def text_of(tokens: list[Token]) -> str:
    """What a reader sees of parsed tokens; paragraphs within a quote or list are separated by a line feed."""
    parts = []
    for token in tokens:
        if token.type == "inline":
            parts.append(
                join_lines(
                    "".join("\n" if t.type in ("softbreak", "hardbreak") else t.content for t in token.children or ())
                )
            )
    return "\n".join(parts)


def is_plain(block: Block) -> bool:
    """True when the block's source holds no markup besides its leading mark."""
    mark = {"p": 0, "h2": 3, "quote": 2}.get(block.kind)
    return mark is not None and not _ACTIVE.search(block.source[mark:])


@cache
def parser() -> MarkdownIt:
    """The one configuration: paragraphs, headings, quotes, lists, emphasis, links, escapes; nothing else."""
    from markdown_it import MarkdownIt

    rules = [
        "heading",
        "blockquote",
        "list",
        "paragraph",
        "text",
        "newline",
        "escape",
        "emphasis",
        "link",
        "fragments_join",
        "balance_pairs",
    ]
    markdown = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False}).enable(
        rules, ignoreInvalid=True
    )
    markdown.validateLink = lambda url: bool(re.match(r"https?://[^\s]+$", url))
    return markdown
