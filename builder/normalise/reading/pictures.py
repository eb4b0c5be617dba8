"""Picture stories that stand inside or behind another article are articles of their own.

Before  (end of an article on taxes) / 5月3日,东岭区的茶农在采茶。 / 王 平摄(某图社)
After   the caption and its credit as an article of kind photo; a caption that speaks of the article stays in it
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from builder.normalise.reading import photos
from builder.normalise.reading.articles import Group
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.sheet import Sheet

LONG = 55
"""Characters; a longer caption tells a story of its own unless it repeats the article's words."""
ALONE = 20
"""Characters of a caption that shares no word with the article above it and so stands alone."""
SEEN = 16
"""Characters of the first sentence of a caption."""
SHARE_LONG, SHARE_SHORT, SHARE_BARE = 0.2, 0.08, 0.06
"""Part of a caption's words that the article must share for it to stay (in pages read so far: own stories at
most 0.07, pictures of an article mostly above 0.1)."""
_THREES = re.compile(r"(?=([\u4e00-\u9fffA-Za-z]{3}))")
PICTURE = ("cap", "cap+", "credit")


def apart(sheet: Sheet, groups: Sequence[Group]) -> list[Group]:
    """The groups with every picture story taken out of the article it stands in."""
    clues, out = sheet.clues, []
    for group in groups:
        runs = [own for run in _runs(clues, group) if (own := _own_run(clues, group, run))]
        if not runs:
            out.append(group)
            continue
        taken = {k for run in runs for k in range(*run)}
        rest = Group([p for k, p in enumerate(group.parts) if k not in taken])
        if rest.parts:
            out.append(rest)
        out += [
            Group(
                [
                    (i, "cap" if part in ("para", "lead") else "cap+" if part == "join" else part)
                    for i, part in group.parts[a:b]
                ]
            )
            for a, b in runs
        ]
    return out


def _runs(clues: Sequence[Clue], group: Group) -> list[tuple[int, int]]:
    """Stretches of the group's parts that may be a picture story: captions, credits and the paragraph before them.

    A caption behind a credit, or one that begins with a day, begins the next.
    """
    parts, found, k = [part for _, part in group.parts], [], 0
    while k < len(parts):
        if parts[k] not in PICTURE:
            k += 1
            continue
        end = k
        while end < len(parts) and parts[end] in PICTURE:
            next_one = parts[end] == "cap" and (
                parts[end - 1] == "credit" or photos.dated(clues[group.parts[end][0]].text)
            )
            if end > k and next_one:
                break
            end += 1
        if parts[end - 1] == "credit" and _told_below(clues, group, end):
            end = len(parts)
        found.append((k, end))
        k = end
    taken = found and found[-1][1] == len(parts)
    if parts and not taken and parts[-1] in ("para", "join") and parts.count("para") >= 3:
        k = len(parts) - 1
        while parts[k] == "join" and k:
            k -= 1
        if parts[k] == "para":
            found.append((k, len(parts)))
    return found


def _told_below(clues: Sequence[Clue], group: Group, at: int) -> bool:
    """Whether the group's last paragraph stands below a credit and begins as picture stories do."""
    rest = group.parts[at:]
    one = bool(rest) and rest[0][1] == "para" and all(part == "join" for _, part in rest[1:])
    return one and photos.dated(clues[rest[0][0]].text)


def _own_run(clues: Sequence[Clue], group: Group, run: tuple[int, int]) -> tuple[int, int] | None:
    """The run, with the paragraph before it where that begins the story, if it is a story of its own."""
    begin = run[0]
    parts = [part for _, part in group.parts]
    if parts[begin] != "para" and begin and parts[begin - 1] in ("para", "join"):
        begin -= 1
        while begin and parts[begin] == "join":
            begin -= 1
        if parts[begin] == "para" and _own(clues, group, (begin, run[1])):
            return begin, run[1]
    return run if _own(clues, group, run) else None


def _own(clues: Sequence[Clue], group: Group, run: tuple[int, int]) -> bool:
    begin, end = run
    others = [p for k, p in enumerate(group.parts) if not begin <= k < end]
    if not any(part in ("para", "lead", "inter") for _, part in others):
        return False
    lines = [i for i, part in group.parts[begin:end] if part != "credit"]
    if not lines:
        return False
    text, first = "".join(clues[i].bare for i in lines), clues[lines[0]]
    if group.parts[begin][1] == "para" and (not photos.dated(first.text) or first.lead or len(text) >= 300):
        return False
    if all(part in ("para", "join") for _, part in group.parts[begin:end]) and not _shows(first.text):
        return False
    share = _share(text, (clues[i].bare for i, part in others))
    if group.parts[begin][1] == "para":
        return share < SHARE_BARE
    if len(text) >= LONG:
        return share < SHARE_LONG
    if share == 0.0 and first.caption == 3 and len(text) >= ALONE:
        return True
    return share < SHARE_SHORT and any(photos.dated(clues[i].text) or photos.artwork(clues[i].text) for i in lines)


def _shows(text: str) -> bool:
    """Whether a paragraph without a credit may tell what a picture shows: at some length, and nobody speaks."""
    sentence = text.find("。")
    return sentence >= SEEN and "。”" not in text and "我" not in text


def _share(text: str, others: Iterable[str]) -> float:
    """Part of the text's words (threes of letters) that stand in the others too."""
    mine = set(_THREES.findall(text))
    known = "\n".join(others)
    return sum(t in known for t in mine) / (len(mine) or 1)
