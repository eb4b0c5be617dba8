"""Features in parts: the headlines of the parts are inter-titles of one article.

Before  青春是什么(特别策划) / ——三校劳动课见闻 / 东岭大学—— / 把课堂搬进车间 / 本报记者 王平 / … /
        西渡大学—— / 揉面也是学问 / 本报记者 李小明 / …
After   one article 青春是什么, in whose text 东岭大学——, 把课堂搬进车间 and 本报记者 王平 stand as printed
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.normalise.reading.articles import Group
from builder.normalise.reading.clues import Clue
from builder.normalise.reading.headings import column_suffix
from builder.normalise.reading.sheet import Sheet

LABEL = 12
"""Characters of a part's label at most (东岭大学——)."""
SAID = 0.12
"""Share of a part's headline that the feature's own first words must have."""
OPENING = 6
"""Lines at a feature's beginning that say what its parts will be about."""


def join(sheet: Sheet, groups: Sequence[Group]) -> list[Group]:
    """The groups with the parts of a feature put together."""
    out: list[Group] = []
    for k, group in enumerate(groups):
        if out and _dashed(sheet.clues, group) and _first_part(sheet.clues, out[-1], groups[k + 1 : k + 2]):
            out[-1] = Group(_opened(sheet.clues, out[-1]).parts + _as_text(group).parts)
        elif out and _paired(out[-1], group) and _told(sheet, out[-1], group):
            out[-1] = Group(out[-1].parts + _as_text(group).parts)
        else:
            out.append(group)
    return out


def _head(group: Group) -> list[int]:
    return group.of("head", "head+")


def _is_label(clue: Clue) -> bool:
    return clue.end == "dash" and clue.size <= LABEL


def _dashed(clues: Sequence[Clue], group: Group) -> bool:
    """东岭大学—— / a headline / a byline: how a part of a feature begins."""
    head = _head(group)
    named = any(column_suffix(clues[i].text) for i in head)
    return len(head) >= 2 and _is_label(clues[head[0]]) and bool(group.of("byline")) and not named


def _first_part(clues: Sequence[Clue], above: Group, below: Sequence[Group]) -> bool:
    """Whether the group above begins with the feature's headline and a first part of the same make."""
    head = _head(above)
    labels = [i for i in head[1:] if _is_label(clues[i])]
    if labels:
        return labels[-1] < head[-1]
    inters = [i for i in above.of("inter") if _is_label(clues[i])]
    return len(inters) >= 2 or (bool(inters) and any(_dashed(clues, one) for one in below))


def _opened(clues: Sequence[Clue], group: Group) -> Group:
    """A feature whose headline still holds its first part's: from the label on it is text."""
    label = next((i for i in _head(group)[1:] if _is_label(clues[i])), None)
    if label is None:
        return group
    return Group(
        [p for p in group.parts if p[0] < label] + _as_text(Group([p for p in group.parts if p[0] >= label])).parts
    )


def _as_text(group: Group) -> Group:
    """A part's headline as inter-titles, its byline as text."""
    names = {"head": "inter", "head+": "inter", "byline": "para", "lead": "para"}
    return Group([(i, names.get(part, part)) for i, part in group.parts], group.came)


def _paired(above: Group, group: Group) -> bool:
    """Whether the article above has inter-titles of two lines, and this one a headline of two lines and only text."""
    parts = [part for _, part in group.parts]
    if parts[:2] != ["head", "head+"] or len(_head(group)) != 2 or group.of("byline", "lead", "sign", "note"):
        return False
    names = [part for _, part in above.parts]
    return bool(above.of("byline")) and any(
        names[k : k + 2] == ["inter", "inter"] and names[k + 2 : k + 3] == ["para"] for k in range(len(names))
    )


def _told(sheet: Sheet, above: Group, group: Group) -> bool:
    """Whether the first words of the article above speak of what this headline says."""
    words = sheet.words
    opening = words.of([i for i, part in above.parts if part in ("head", "head+", "para", "join", "note")][:OPENING])
    own = words.of(_head(group))
    named = any(column_suffix(sheet.clues[i].text) or sheet.clues[i].opens for i in _head(group))
    return not named and words.mass(own & opening) >= SAID * words.mass(own) > 0
