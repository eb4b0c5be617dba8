"""From the lines of one article to a draft with every field of the contract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from builder.model import Author, Continues, Dateline
from builder.normalise.reading import authors, bylines, datelines, headlines, kinds, photos, pointers
from builder.normalise.reading.articles import Group, Parts
from builder.normalise.reading.chars import ending, fold, fold_all
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.punctuation import widen
from builder.normalise.reading.sheet import Sheet
from builder.normalise.reading.spacing import tidy
from builder.normalise.types import Draft, DraftBlock

Raw = tuple[str, list[str], list[int]]
"""A block in the making: its kind, the texts of its lines and their numbers."""
TOLD = ("head", "head+", "para", "lead")
"""Parts of which an article has one at least, if it is more than a picture."""
FURTHER = ("又讯", "另讯")
"""What a second report within an article opens with."""
BLOCK_OF = {"inter": "h2", "inter+": "h2", "note": "quote", "cap": "quote", "cap+": "quote", "credit": "quote"}


def printed(text: str) -> str:
    """The edited form of a raw text: width of punctuation and blanks as printed."""
    return printed_all([text])[0]


def printed_all(texts: Sequence[str]) -> list[str]:
    """The edited form of many texts."""
    return [tidy(text) for text in widen("\n".join(texts)).split("\n")] if texts else []


def share_pointer(found: list[Draft]) -> list[Draft]:
    """A bare headline right above a pointer item is pointed to the same page."""
    for k in range(len(found) - 2, -1, -1):
        below = found[k + 1]
        if (
            not found[k].blocks
            and found[k].title
            and found[k].kind != "notice"
            and below.kind == "pointer"
            and not found[k].continues
        ):
            found[k] = replace(found[k], kind="pointer", continues=below.continues)
    return found


def display_roles(sheet: Sheet, group: Group) -> dict[int, str]:
    """For each display line of an article what it is: column, kicker, title, deck or heading."""
    clues = sheet.clues
    found = headlines.split(clues, group.of("head", "head+"), sheet.columns)
    found |= dict.fromkeys(group.of("inter", "inter+"), "heading")
    return found | dict.fromkeys(_label_between(clues, group), "column")


def draft(clues: Sequence[Clue], group: Group, roles: dict[int, str], confidence: float) -> Draft:
    """The article that a group of lines makes; `roles` as from `display_roles`."""
    shown = {i: what for i, what in roles.items() if what != "heading"}
    printed = [_from_here(clues[i]) for i in shown]
    edited = list(zip(shown.values(), printed_all([text for text, _ in printed]), strict=True))

    def lines(role: str) -> tuple[str, ...]:
        return tuple([text for what, text in edited if what == role])

    title, column = next(iter(lines("title")), None), _column(lines("column"))
    has = group.by_part()
    silent = _silent(clues, has)
    blocks, continues = _blocks(clues, group, roles, silent)
    continues = continues or next((found for _, found in printed if found), None)
    paragraphs = {block.lines[0]: block.text for block in blocks if block.kind == "p"}
    writers = _authors(clues, group, has, paragraphs)
    if "pointer" in silent:
        continues = continues or next((pointers.pointed(clues[i].text) for i in has.get("pointer", ())), None)
    body = [clues[i] for i in group.of("para", "join", "lead", "sign")]
    texts = list(paragraphs.values()) or [c.text for c in body]
    signed = tuple([clues[i] for i in has.get("byline", ())])
    source, dateline = datelines.read(*fold_all([texts[0], texts[-1]])) if texts else (None, None)
    source = source or next((c.text for c in signed if bylines.is_source(c.text)), None)
    dateline = dateline or next((Dateline(place, None) for c in signed if (place := bylines.sent_from(c.text))), None)
    makeup = kinds.Makeup(
        title,
        column,
        tuple(body),
        signed,
        "cap" in has,
        "pointer" in has,
        comment=any(a.collective and a.role is None and a.name[-2:] != "记者" for a in writers),
        bare_name=bool(signed) and not any(a.role or a.name[-2:] == "记者" for a in writers),
    )
    return Draft(
        title=title,
        kind=kinds.kind(makeup),
        kicker=lines("kicker"),
        deck=lines("deck"),
        column=column,
        authors=tuple(writers),
        source=source,
        dateline=dateline,
        continues=continues,
        blocks=tuple(blocks),
        credits=tuple(_credits(clues, has.get("credit", ()))),
        lines=tuple(sorted([clues[i].line.n for i, _ in group.parts])),
        confidence=round(confidence, 3),
    )


def _from_here(clue: Clue) -> tuple[str, Continues | None]:
    """A display line as printed, without where it goes on from: (上接第一版)从制造到智造."""
    return pointers.split_jump(clue.line.text) if clue.continued else (clue.line.text, None)


def _label_between(clues: Sequence[Clue], group: Group) -> list[int]:
    """A lone short line between byline and text is the column's name, not an inter-title."""
    inters = group.of("inter")
    if len(inters) != 1:
        return []
    at = [i for i, _ in group.parts].index(inters[0])
    before, after = group.parts[at - 1][1] if at else "", group.parts[at + 1][1] if at + 1 < len(group.parts) else ""
    named = clues[inters[0]].size <= 20 and not re.search(r"[,?!;:]", clues[inters[0]].text)
    return inters if named and before == "byline" and after == "para" else []


def _column(texts: Sequence[str]) -> str | None:
    """The column's name; a label over two lines is one name with a dash."""
    return "".join(t if not k or t.startswith(("—", "―")) else "——" + t for k, t in enumerate(texts)) or None


def _blocks(
    clues: Sequence[Clue], group: Group, roles: dict[int, str], silent: set[str]
) -> tuple[list[DraftBlock], Continues | None]:
    """The body's blocks, broken paragraphs joined, and the jump that was cut from its end."""
    raw: list[Raw] = []
    continues: Continues | None = None
    text_ends = max(group.of("para", "join", "lead", "inter", "inter+"), default=-1)
    signed = _signed_below(clues, group)
    for i, part in group.parts:
        clue, text = clues[i], clues[i].line.text
        if part == "byline" and raw and raw[-1][0] != "quote" and i < text_ends:
            silent = silent - {"byline"}
        if i == signed and "byline" in silent:
            continue
        if clue.jump or clue.continued:
            text, found = pointers.split_jump(text)
            continues = continues or found
        if not text or part in silent or roles.get(i, "heading") != "heading":
            continue
        last = _joined_to(raw, part, text)
        if last:
            last[1].append(text)
            last[2].append(clue.line.n)
        else:
            raw.append((BLOCK_OF.get(part, "p"), [text], [clue.line.n]))
    if raw and raw[-1][0] == "p" and len(raw[-1][1]) > 1:
        text, found = pointers.split_jump(_weld(raw[-1][1]))
        if found and text:
            raw[-1], continues = (raw[-1][0], [text], raw[-1][2]), continues or found
    edited = printed_all([_weld(texts) for _, texts, _ in raw])
    return [DraftBlock(sort, text, tuple(n)) for (sort, _, n), text in zip(raw, edited, strict=True)], continues


def _signed_below(clues: Sequence[Clue], group: Group) -> int | None:
    """The article's last line, if it is nothing but names: a byline below the text."""
    i, part = group.parts[-1]
    return i if part == "sign" and bylines.is_name(clues[i].text) else None


def _silent(clues: Sequence[Clue], has: Parts) -> set[str]:
    """The parts whose lines become fields and make no block of the body."""
    text = "para" in has or "lead" in has
    bare = all(clues[i].text[:1] != "(" for i in has.get("pointer", ()))
    silent = {"jump"} if text and not bare else {"jump", "pointer"}
    if text or "head" in has:
        silent.add("byline")
    if not _keeps_credit(clues, has):
        silent.add("credit")
    return silent


def _joined_to(raw: list[Raw], part: str, text: str) -> Raw | None:
    """The block that a joining line goes on: a heading, a caption left open, else the last paragraph."""
    if (
        part in ("inter+", "cap+")
        or (part == "credit" and text == photos.REST)
        or (part == "join" and raw and raw[-1][0] == "quote" and ending(fold(raw[-1][1][-1])) != "stop")
    ):
        return raw[-1] if raw else None
    return next((b for b in reversed(raw) if b[0] == "p"), None) if part == "join" else None


def _weld(texts: Sequence[str]) -> str:
    """Lines of one paragraph put together; a blank stands only between two Latin words."""
    out = texts[0]
    for text in texts[1:]:
        latin = (
            out[-1:].isascii()
            and out[-1:].isalpha()
            and text[:1].isascii()
            and text[:1].isalpha()
            and len(out.split()) > 3
        )
        out += (
            " " if latin and " " in text[:30] and not any("\u4e00" <= c <= "\u9fff" for c in out[-40:]) else ""
        ) + text
    return out


def _keeps_credit(clues: Sequence[Clue], has: Parts) -> bool:
    """A picture story of one paragraph keeps its credit line; elsewhere a credit is a field."""
    return has.keys().isdisjoint(TOLD) and not any(clues[i].caption == 3 for i in has.get("cap", ())[1:])


def _credits(clues: Sequence[Clue], lines: Sequence[int]) -> list[str]:
    found: list[str] = []
    for i in lines:
        text = clues[i].line.text
        if text == photos.REST and found:
            found[-1] += text
        else:
            found.append(text)
    return printed_all(found)


def _signed(texts: list[str]) -> list[str]:
    """The paragraphs that may name an author behind their last word: the last two, or every one of a list of briefs."""
    briefs = sum(text[:1] in "■◆●▲□◇△▪◎○★☆" for text in texts) >= 2
    return texts if briefs else texts[-2:]


def _authors(clues: Sequence[Clue], group: Group, has: Parts, paragraphs: dict[int, str]) -> list[Author]:
    """Those named in bylines, in leads and behind the last sentence; `paragraphs`: first line -> text."""
    found: list[Author] = []
    for i in has.get("byline", ()):
        found += authors.from_byline(clues[i].text)
    for i, part in group.parts:
        if part in ("para", "lead") and (clues[i].lead or clues[i].text.startswith(FURTHER)):
            text = fold(paragraphs.get(clues[i].line.n, clues[i].text))
            found += authors.from_lead(text) if not datelines.wire(text) else []
    for text in fold_all(_signed(list(paragraphs.values()))):
        found += authors.from_signature(text)
    signed = _signed_below(clues, group)
    for i in group.of("para", "join", "lead", "sign"):
        if clues[i].closes:
            found += authors.from_tail(clues[i].text)
        elif i == signed:
            found += authors.from_byline(clues[i].text)
    if has.keys().isdisjoint(TOLD):
        for i in has.get("credit", ()):
            role, names = photos.photographers(clues[i].text)
            if ("记者" in role and "社" not in role) or role.endswith("通讯员"):
                found += [Author(name, role=role) for name in names]
    unique: dict[str, Author] = {}
    for one in found:
        unique.setdefault(one.name, one)
    return list(unique.values())
