"""One office with two holders on one day.

Before: 市长张三 on page 1, 市长张山 on page 2 of the same day      After: office, 市长 is said of 张三 and of 张山

Only offices of which there is one at a time, and only with the body that has it (市委书记, 某县县长): a bare 县长 may
be anybody's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from builder.review.material import Decision, Material, Text, key

_ONE = re.compile(
    r"(?:全国|省|市|自治区|[\u4e00-\u9fff]{2,6}[省市县区州]).*?"
    r"(?:委书记|省长|市长|县长|区长|州长|主席|人大常委会主任|委员会主任|法院院长|检察长|局长|厅长|部长)|"
    r"[省市](?:长|委书记)"
)
_NOT = re.compile(r"副|原|前|代理|提名|候选|名誉|当选|助理|时任|曾任|书记处|分会|分局")


def find(material: Material) -> Iterator[Decision]:
    held: dict[tuple[str, str], dict[str, tuple[Text, int]]] = defaultdict(dict)
    for text in material.texts:
        for person in text.one.persons:
            for mention in person.mentions:
                for office in filter(_single, mention.roles):
                    held[text.article.date, office].setdefault(person.name, (text, mention.block))
    for (day, office), holders in sorted(held.items()):
        if len(holders) > 1:
            yield _decision(day, office, holders)


def _single(office: str) -> bool:
    return bool(_ONE.fullmatch(office)) and not _NOT.search(office)


def _decision(day: str, office: str, holders: dict[str, tuple[Text, int]]) -> Decision:
    names = list(holders)
    text, block = holders[names[-1]]
    others = "; ".join(f"{name} in {one.article.path}:{one.line(at)}" for name, (one, at) in holders.items())
    sure = 0.2 if any(near(a, b) for a in names for b in names if a < b) else 0.4
    own = key("office", day.replace("-", ""), office, *sorted(names))
    alternatives = (*names, f"one of them is no {office}, or of another place")
    reason = f"{office} is said of {len(names)} persons on {day}: {others}"
    return Decision("office", text.article.path, text.line(block), reason, alternatives, sure, own)


def near(one: str, other: str) -> bool:
    """True for two names of one length that differ in one character."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
