"""An invented archive, article by article: what the plan prints, with text. Nothing but names is kept in memory."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bench import plan
from bench.plan import Slot
from bench.text import Writer
from bench.vocabulary import Names, columns
from builder.markdown import write_block
from builder.model import Article, Author, Dateline

LENGTH, SPREAD = 6.56, 0.6
"""Of the logarithm of an article's characters: about 900 in the mean, half of them below 700."""
SHORTEST, LONGEST = 60, 6000
_LEADERS = [
    "市委书记",
    "市长",
    "市委副书记",
    "市人大常委会主任",
    "市政协主席",
    "常务副市长",
    "市委宣传部部长",
    "副市长",
    "市委组织部部长",
    "市纪委书记",
    "市委秘书长",
    "副市长",
    "市公安局局长",
    "副市长",
    "市人大常委会副主任",
    "市政协副主席",
    "县委书记",
    "县长",
    "区委书记",
    "区长",
]
_OFFICES = [
    "市教育局局长",
    "市卫健委主任",
    "市住建局局长",
    "镇党委书记",
    "镇长",
    "村党支部书记",
    "村委会主任",
    "社区党委书记",
    "公司董事长",
    "公司总经理",
    "合作社理事长",
    "学校校长",
    "医院院长",
    "大学教授",
    "总工程师",
    "村民",
    "居民",
    "志愿者",
    "护士长",
    "主治医师",
    "民警",
    "教师",
    "种粮大户",
    "驻村第一书记",
    "党员",
    "消防员",
    "车间主任",
    "退役军人",
    "学生",
]
_ROLES = ("本报记者", "本报记者", "本报记者", "通讯员", "见习记者")


class Archive:
    """Go through it once: `articles()` yields each slot with its article."""

    def __init__(self, articles: int, seed: int):
        self.number, self.seed = articles, seed
        self.columns = columns(Random(f"columns {seed}"), plan.COLUMNS)
        self.people = Names(Random(f"people {seed}"))
        self.staff = Names(Random(f"staff {seed}"), addresses=True)
        self.writer = Writer(seed)

    def articles(self) -> Iterator[tuple[Slot, Article]]:
        for slot in plan.slots(self.number, self.seed):
            yield slot, self._article(slot)

    def _article(self, slot: Slot) -> Article:
        writer, chance = self.writer, self.writer.chance
        return Article(
            id=slot.id,
            date=slot.date,
            page=slot.page,
            order=slot.order,
            kind=slot.kind,
            column=self.columns[slot.column] if slot.column is not None else None,
            kicker=(writer.kicker(),) if chance.random() < 0.25 else (),
            title=writer.title(),
            deck=(writer.deck(),) if chance.random() < 0.15 else (),
            authors=tuple(Author(self.staff.name(one), _role(slot.kind, one)) for one in slot.staff),
            source=slot.source,
            dateline=Dateline("北京", slot.date) if slot.source else None,
            body=self._body(slot),
        )

    def _body(self, slot: Slot) -> str:
        writer, chance = self.writer, self.writer.chance
        length = chance.lognormvariate(LENGTH, SPREAD) / (4 if slot.kind == "photo" else 1)
        people = [(office_of(one), self.people.name(one)) for one in slot.people]
        texts = writer.body(max(SHORTEST, min(LONGEST, int(length))), people)
        blocks = [("p", text) for text in texts]
        if slot.kind == "photo":
            blocks[0] = ("quote", texts[0])
        elif length > 1200 and chance.random() < 0.5:
            blocks = [piece for one in _threes(blocks) for piece in (("h2", writer.heading()), *one)][1:]
        return "\n\n".join(write_block(kind, text) for kind, text in blocks)


def _threes(blocks: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    return [blocks[at : at + 3] for at in range(0, len(blocks), 3)]


def office_of(person: int) -> str:
    return _LEADERS[person] if person < len(_LEADERS) else _OFFICES[person % len(_OFFICES)]


def _role(kind: str, author: int) -> str:
    return "摄" if kind == "photo" else _ROLES[author % len(_ROLES)]
