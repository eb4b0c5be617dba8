"""Invented pages for tests: articles from a small grammar of the genre, re-flowed with the faults of extraction.

Nothing here knows the normaliser: `print_page` says what an editor would read (`Printed`), `reflow` says
what extraction made of it (raw text).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "志远晓梅建华国强丽娟海涛文静立新秀英春生明月永康少峰雨晴"
PLACES = [
    "东岭",
    "西渡",
    "南坪",
    "北塔",
    "云溪",
    "石湾",
    "柳林",
    "沙河",
    "金桥",
    "白鹤",
    "长乐",
    "新圩",
    "桃源",
    "竹园",
]
TOPICS = {
    "茶叶": ["茶园", "采茶", "茶农", "炒制", "春茶", "茶香"],
    "桥梁": ["大桥", "桥墩", "通车", "钢梁", "桥面", "跨江"],
    "图书": ["图书馆", "书架", "阅读", "借书", "绘本", "书香"],
    "河道": ["河道", "清淤", "河长", "水质", "堤岸", "巡河"],
    "校车": ["校车", "车长", "学童", "站点", "跟车", "护学"],
    "古戏": ["戏台", "花鼓", "唱腔", "戏迷", "水袖", "班主"],
    "果园": ["果园", "柑橘", "疏果", "果农", "分拣", "甜度"],
    "消防": ["消防", "演练", "灭火", "栓口", "疏散", "报警"],
}
HALF = str.maketrans("，；：！？（）", ",;:!?()")


@dataclass
class Story:
    """One article as an editor would read it."""

    title: str
    paragraphs: list[str]
    authors: list[str]
    kicker: str = ""
    jump: str = ""
    raw: list[tuple[str, str]] = field(default_factory=list)
    """(kind, line) as extraction gives it: head, by, text, credit."""


def person(rng: random.Random) -> str:
    return rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, 2))


def sentence(rng: random.Random, place: str, words: list[str], who: str) -> str:
    a, b = rng.sample(words, 2)
    n = rng.randrange(3, 90)
    return rng.choice(
        [
            f"{place}的{a}今年有了新变化，{b}比往年多了{n}成。",
            f"来到{place}{a}现场，{who}仔细察看{b}情况，并与大家交谈。",
            f"{who}说，{a}关系千家万户，{b}一刻也不能放松。",
            f"据介绍，{place}先后投入{n}万元用于{a}，{b}面貌焕然一新。",
            f"“有了{a}，{b}再也不用发愁。”{who}笑着说。",
            f"在{place}，{a}与{b}已成为人们口中的新鲜事。",
        ]
    )


def story(rng: random.Random, topic: str, place: str) -> Story:
    """An article of three to five paragraphs with its headline and lead or byline."""
    words, who, reporter = TOPICS[topic], person(rng), person(rng)
    title = rng.choice(
        [
            f"{place}{words[0]}迎来新变化",
            f"{place}：{words[1]}一线见闻",
            f"守好{words[2]} 添彩{place}",
            f"{words[3]}里的{place}新故事",
        ]
    )
    paragraphs = [
        "".join(sentence(rng, place, words, who) for _ in range(rng.randrange(2, 4)))
        for _ in range(rng.randrange(3, 6))
    ]
    raw = [("head", title)]
    kicker = ""
    if rng.random() < 0.3:
        kicker = f"{who}在{place}调研{topic}工作时强调"
        raw.insert(0, ("head", kicker))
    if rng.random() < 0.5:
        paragraphs[0] = f"本报讯（记者 {reporter}）" + paragraphs[0]
    else:
        raw.append(
            ("by", "■本报记者 " + rng.choice([reporter, " ".join(reporter) if len(reporter) == 2 else reporter]))
        )
    raw += [("text", p) for p in paragraphs]
    return Story(title, paragraphs, [reporter], kicker, raw=raw)


def page(rng: random.Random, count: int) -> list[Story]:
    """Stories on different topics and places."""
    topics, places = rng.sample(sorted(TOPICS), count), rng.sample(PLACES, count)
    return [story(rng, t, p) for t, p in zip(topics, places, strict=True)]


# ------------------------------------------------------------------ faults


def column_breaks(rng: random.Random, stories: list[Story]) -> None:
    """Long paragraphs cut once in mid-sentence, a blank line between."""
    for one in stories:
        out = []
        for kind, line in one.raw:
            cut = rng.randrange(30, len(line) - 12) if kind == "text" and len(line) > 90 else 0
            while (cut and line[cut - 1] in "。”，、；：（“") or (cut and line[cut] in "。”，、；：）”"):
                cut -= 1
            out += [(kind, line[:cut]), (kind, line[cut:])] if cut > 20 else [(kind, line)]
        one.raw = out


def narrow(rng: random.Random, stories: list[Story]) -> None:
    """One story wrapped at 20 characters; a paragraph never ends exactly at the measure."""
    one = rng.choice(stories)
    out = []
    for kind, line in one.raw:
        if kind != "text":
            out.append((kind, line))
            continue
        width = 20 if len(line) % 20 else 19
        out += [("text", line[k : k + width]) for k in range(0, len(line), width)]
    one.raw = out


def repeats(rng: random.Random, stories: list[Story]) -> None:
    """The closing paragraph of one story printed twice, the headline of another once more behind it."""
    first = rng.choice(stories)
    first.raw.append(first.raw[-1])
    second = rng.choice(stories)
    second.raw.append(("head", second.title))


def half_width(rng: random.Random, stories: list[Story]) -> None:
    """Half-width marks on the whole page."""
    for one in stories:
        one.raw = [(kind, line.translate(HALF)) for kind, line in one.raw]


def jumps(rng: random.Random, stories: list[Story]) -> None:
    """One story cut by a jump at the end of its last line."""
    one = rng.choice(stories)
    one.jump = "02"
    kind, line = one.raw[-1]
    one.raw[-1] = (kind, line + "（下转第二版）")


def pictures(rng: random.Random, stories: list[Story]) -> None:
    """A caption with its credit behind one story."""
    one = rng.choice(stories)
    one.raw += [("cap", "图为活动现场。"), ("credit", f"{person(rng)}摄（某图社）")]


def interruption(rng: random.Random, stories: list[Story]) -> None:
    """A paragraph of one story set between the halves of a sentence of another."""
    if len(stories) < 2:
        return
    guest, host = rng.sample(stories, 2)
    texts = [k for k, (kind, line) in enumerate(guest.raw) if kind == "text" and len(line) > 60]
    cuts = [k for k, (kind, line) in enumerate(host.raw) if kind == "text" and len(line) > 90]
    if len(texts) < 3 or not cuts:
        return
    taken = guest.raw.pop(texts[1])
    at, (kind, line) = cuts[-1], host.raw[cuts[-1]]
    half = line.index("，") + 3
    host.raw[at : at + 1] = [(kind, line[:half]), taken, (kind, line[half:])]


def reflow(rng: random.Random, stories: list[Story], gap: bool = True) -> str:
    """The raw text of a page."""
    lines = [line for one in stories for _, line in one.raw]
    return "\n" * 2 + ("\n\n" if gap else "\n").join(lines) + "\n"
