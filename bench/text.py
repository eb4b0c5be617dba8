"""Invented text of the genre: sentences from templates, their words drawn as often as in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from bench.vocabulary import Words, places, words

_SLOT = re.compile(r"\{(\w+)\}")
CLAUSES = (
    "据{place}{noun}部门介绍",
    "{place}把{noun}{verb}作为{noun}{noun}的{long}",
    "今年以来{place}累计{verb}{noun}{number}个",
    "总投资{number}亿元的{noun}{noun}项目{verb}{verb}",
    "{noun}{verb}同比增长百分之{number}",
    "围绕{noun}{noun}{verb}{noun}",
    "坚持以{noun}为{noun}、以{noun}{verb}{noun}",
    "{phrase}的{noun}在{place}{verb}",
    "不少{noun}从{place}{verb}到{place}",
    "{noun}的{noun}让{long}{verb}了{noun}",
    "要{verb}{noun}、{verb}{noun}，切实{verb}{noun}{noun}",
    "一边{verb}{noun}一边{verb}{noun}",
    "{number}名{noun}分{number}批{verb}{noun}",
    "{long}{verb}{phrase}",
    "在{noun}的{noun}下，{noun}{verb}得{phrase}",
    "{place}还{verb}了{number}项{noun}{verb}{noun}",
    "从{noun}到{noun}，从{noun}到{noun}",
    "{noun}与{noun}{verb}{verb}",
    "{noun}{noun}是{long}的{noun}",
    "去年{place}的{noun}{verb}{number}{noun}",
    "{verb}{noun}的同时{verb}了{long}",
    "既{verb}{noun}，又{verb}{noun}",
    "目前{noun}{noun}已{verb}{number}公里",
    "{noun}不仅{verb}{noun}，更{verb}着{noun}的{noun}",
    "对{noun}{noun}进行{verb}{verb}",
    "{place}的{noun}{noun}{phrase}",
    "每逢{noun}{noun}，{long}都会{verb}{noun}",
    "{noun}{verb}之后，{noun}{phrase}",
    "{verb}{verb}{noun}{noun}",
    "通过{verb}{noun}的方式{verb}{noun}",
)
OPENINGS = ("本报讯　", "", "", "近日，", "{day}日，", "连日来，", "在{place}，", "记者从{place}获悉，")
FIRST_SAID = (
    "{who}到{place}调研{noun}{verb}情况。",
    "{who}出席会议并讲话，要求{verb}{noun}{noun}。",
    "{who}介绍，{noun}{verb}了{number}{noun}。",
    "{who}主持会议，{noun}{noun}负责人参加。",
    "{who}说：“{noun}{verb}{noun}，我们{phrase}。”",
    "{who}告诉记者，{place}的{noun}{verb}{long}。",
)
AGAIN_SAID = (
    "{name}强调，要{verb}{noun}{verb}，{phrase}。",
    "{name}表示，{noun}{noun}{verb}{noun}。",
    "{name}说，{long}{verb}{noun}。",
    "{name}指出，{noun}是{noun}{verb}的{noun}。",
)
TITLES = (
    "{place}{verb}{noun}{noun}",
    "{noun}{verb} {noun}{phrase}",
    "{place}：{phrase}{verb}{noun}",
    "{noun}{noun}助力{noun}{verb}",
    "让{noun}{verb}更{verb}",
    "{verb}{noun}{noun} {verb}{noun}{noun}",
    "{place}{number}个{noun}{noun}项目{verb}",
    "{phrase}{phrase}",
    "{noun}{verb}在{place}{verb}",
    "一个{noun}的{noun}{verb}",
    "{long}{verb}{noun}记",
)
KICKERS = ("{place}：", "{noun}{verb}{noun}", "{place}{noun}{verb}会召开", "“{phrase}”系列报道之{number}")
DECKS = ("{noun}{noun}{verb}{number}项{noun}", "{place}{verb}{noun}{noun}纪实", "{phrase} {phrase}")
HEADINGS = ("{verb}{noun} {phrase}", "{noun}{verb}：{phrase}", "{phrase}", "{long}{verb}{noun}")
_PLACES = 800
_AHEAD = 4096
"""Words drawn at once."""


def compiled(templates: Sequence[str]) -> list[list[str]]:
    """Each template as literal, slot, literal, slot … literal."""
    return [_SLOT.split(template) for template in templates]


_CLAUSES, _TITLES, _KICKERS, _DECKS, _HEADINGS, _FIRST, _AGAIN, _OPENINGS = map(
    compiled, (CLAUSES, TITLES, KICKERS, DECKS, HEADINGS, FIRST_SAID, AGAIN_SAID, OPENINGS)
)


class Writer:
    """Fills templates. The same seed gives the same text, one piece after the other."""

    def __init__(self, seed: int):
        self.chance = Random(f"text {seed}")
        w: Words = words()
        where = places(Random(f"places {seed}"), _PLACES)
        self._streams: dict[str, Iterator[str]] = {
            "noun": self._endless(w.nouns.some),
            "verb": self._endless(w.verbs.some),
            "long": self._endless(w.long.some),
            "phrase": self._endless(w.phrases.some),
            "place": self._endless(
                lambda chance, number: [where[int(_PLACES ** chance.random()) - 1] for _ in range(number)]
            ),
            "number": self._endless(lambda chance, number: [str(int(1000 ** chance.random())) for _ in range(number)]),
            "day": self._endless(lambda chance, number: [str(1 + int(28 * chance.random())) for _ in range(number)]),
        }

    def _endless(self, some) -> Iterator[str]:
        while True:
            yield from some(self.chance, _AHEAD)

    def fill(self, templates: Sequence[Sequence[str]], **given: str) -> str:
        parts = list(templates[int(len(templates) * self.chance.random())])
        for at in range(1, len(parts), 2):
            parts[at] = given[parts[at]] if parts[at] in given else next(self._streams[parts[at]])
        return "".join(parts)

    def title(self) -> str:
        return self.fill(_TITLES)

    def kicker(self) -> str:
        return self.fill(_KICKERS)

    def deck(self) -> str:
        return self.fill(_DECKS)

    def heading(self) -> str:
        return self.fill(_HEADINGS)

    def sentence(self) -> str:
        number = 1 + int(3 * self.chance.random())
        return "，".join(self.fill(_CLAUSES) for _ in range(number)) + "。"

    def body(self, length: int, people: Sequence[tuple[str, str]]) -> list[str]:
        """Paragraphs of about so many characters in all. `people` are (office, name), each named early, some again."""
        said = [(at, person) for at, person in enumerate(people)]
        paragraphs, done = [], 0
        while done < length:
            wanted, text = 60 + int(180 * self.chance.random()), "" if paragraphs else self.fill(_OPENINGS)
            while len(text) < wanted and done + len(text) < length:
                if said and self.chance.random() < 0.4:
                    office, name = said.pop(0)[1]
                    text += self.fill(_FIRST, who=office + name)
                    if self.chance.random() < 0.5:
                        text += self.fill(_AGAIN, name=name)
                text += self.sentence()
            paragraphs.append(text)
            done += len(text)
        if said:
            paragraphs.append("".join(self.fill(_FIRST, who=office + name) for _, (office, name) in said))
        return paragraphs
