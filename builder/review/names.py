"""Names one character apart with the same office: one of them may be a misprint.

Before: 副市长何恩广 in nine articles, 副市长何恩厂 in one      After: name, 何恩厂 … or: 何恩广

Names of three characters and more must share all but one, with the same surname; those of two differ in a character of
the same sound only, since a surname and an office alone say nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from builder.review.material import Decision, Material, Text, key
from builder.review.offices import near

_COMMON = """
记者 通讯员 实习生 见习记者 村民 居民 学生 大学生 老师 教师 市民 群众 党员 专家 教授 负责人
志愿者 工作人员
"""
"""Offices that many have: there only the same sound counts."""
_Place = tuple[Text, int]


def find(material: Material) -> Iterator[Decision]:
    where: dict[str, dict[str, _Place]] = defaultdict(dict)
    offices: dict[str, set[str]] = defaultdict(set)
    for text in material.texts:
        for name, roles, block in _named(text):
            where[name].setdefault(text.article.id, (text, block))
            for role in roles:
                offices[role].add(name)
    seen = set()
    for office in sorted(offices):
        for rare, usual in _pairs(offices[office], where):
            if (rare, usual) not in seen and _suspect(rare, usual, office, where):
                seen.add((rare, usual))
                yield _decision(rare, usual, office, where)


def _named(text: Text) -> Iterator[tuple[str, Iterable[str], int]]:
    for person in text.one.persons:
        if person.mentions:
            yield person.name, person.roles, person.mentions[0].block
    for author in text.article.authors:
        if not author.collective and author.role:
            yield author.name, (author.role.removeprefix("本报"),), -4


def _pairs(names: Iterable[str], where: dict[str, dict[str, _Place]]) -> Iterator[tuple[str, str]]:
    """(rarer, more usual) of names that differ in one character, found by what they have in common."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        for at in range(len(name)):
            alike[f"{name[:at]}?{name[at + 1 :]}"].append(name)
    for group in alike.values():
        ordered = sorted(group, key=lambda name: (len(where[name]), name))
        for at, rare in enumerate(ordered):
            yield from ((rare, usual) for usual in ordered[at + 1 :] if near(rare, usual))


def _suspect(rare: str, usual: str, office: str, where: dict[str, dict[str, _Place]]) -> bool:
    if len(where[rare]) > 1 and len(where[usual]) < 4 * len(where[rare]):
        return False
    if where[rare].keys() & where[usual].keys():
        return False
    if len(rare) == 2 or office in _COMMON.split() or rare[0] != usual[0]:
        return _same_sound(rare, usual)
    return len(where[usual]) > 1 or _same_sound(rare, usual)


def _same_sound(one: str, other: str) -> bool:
    return _sound(one) == _sound(other)


@lru_cache(maxsize=100_000)
def _sound(name: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(name))


def _decision(rare: str, usual: str, office: str, where: dict[str, dict[str, _Place]]) -> Decision:
    text, block = next(iter(where[rare].values()))
    counts = Counter({name: len(where[name]) for name in (rare, usual)})
    one, other = (f"{office} {name} ({_articles(counts[name])})" for name in (rare, usual))
    reason = f"{one} is one character from {other}"
    line = text.head("authors") if block == -4 else text.line(block)
    sure = 0.25 if _same_sound(rare, usual) else 0.5
    own = key("name", text.article.id, rare, usual)
    return Decision("name", text.article.path, line, reason, (usual, "two persons"), sure, own)


def _articles(n: int) -> str:
    return f"{n} article{'' if n == 1 else 's'}"
