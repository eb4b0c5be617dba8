"""Whatever lies in content/raw: never an exception, never a hang, and the good page beside it is built."""

import random

import pytest

from builder import content
from builder.normalise.fold import fold
from tests.normalise.desk import Desk, page

GOOD = page(1, 2, 3)


def noise(seed, size=20_000):
    return random.Random(seed).randbytes(size)


def lines_of(seed, *choices, count=600):
    rng = random.Random(seed)
    return "\n".join(rng.choice(choices) for _ in range(count))


HAN = "".join(chr(c) for c in range(0x4E00, 0x4E00 + 3000))
CASES = {
    "random-bytes": noise(1),
    "random-bytes-2": b"\xff\xfe" + noise(2),
    "one-line-of-5-MB": ("中国" * 850_000).encode(),
    "ten-thousand-blank-lines": b"\n" * 10_000,
    "one-line-among-blank-lines": b"\n" * 10_000 + "只有这一行".encode() + b"\n" * 10_000,
    "five-thousand-lines": "这是一行没有意义的文字,\n\n".encode() * 5_000,
    "long-lines": "\n".join("字" * 9000 for _ in range(20)).encode(),
    "advertisements": (
        "招聘启事\n\n某某公司招聘司机3名,电话:8123456\n\n遗失声明\n\n张某遗失证件一张,声明作废。\n\n" * 30
    ).encode(),
    "english": (
        b"The Daily News\n\nMayor opens bridge\n\nBy John Smith\n\n"
        b'The mayor opened the bridge on Friday, saying it would "change lives" (see page 4).\n\nIt cost $40.\n\n' * 9
    ),
    "traditional": "市長會見客商一行\n\n本報訊(記者 陳潤)3月1日,市長會見客商,雙方就產業合作會談。\n".encode(),
    "gb18030": GOOD.replace("3月2日", "4月2日").encode("gb18030"),
    "utf-16": b"\xff\xfe" + GOOD.replace("3月2日", "5月2日").encode("utf-16-le"),
    "utf-16-without-mark": GOOD.replace("3月2日", "6月2日").encode("utf-16-be"),
    "carriage-returns": GOOD.replace("\n", "\r").encode(),
    "odd-line-ends": GOOD.replace("3月2日", "8月2日").replace("。", "。\x0b\x0c\x1c\x85\u2028").encode(),
    "cut-in-a-character": GOOD.encode()[:-5],
    "markup": (
        "# 标题 <script>alert(1)</script>\n\n{{ x }} {% raw %} *x* [a](javascript:1) ![b](c) &amp; \\\n\n---\n\n> 引\n"
        "1. 一\n\n```\ncode\n```\n\n---\nid: 20210302-01-01\n---\n\nfoo: [bar\n"
    ).encode(),
    "only-punctuation": "，。、；：？！“”‘’（）《》\n\n———\n\n……\n\n()()()\n\n■■\n\n>>>\n\n" .encode() * 40,
    "only-marks": lines_of(3, "", "本报讯 (记者 张三)", "详见第七版", "(下转第二版)", "■李四", "第02版").encode(),
    "random-han": lines_of(4, "", HAN[:7], HAN[90:150], HAN[200:2000], HAN[40:52] + "。", "“" + HAN[:20]).encode(),
    "emoji": "😀😀标题😀\n\n正文😀👨‍👩‍👧 x\n".encode(),
    "invisible": "\u200b\ufeff标\u200b题\u00ad\n\n\u200b\n\n正\u2060文。\n".encode(),
    "invisible-among-blanks": (
        "短短的标题\n\u200b\u00a0\u200b\n王 平\n"
        + "话说了很多,一直说下去才停下来。" * 6
        + "\n又一个标题\n\ufeff \u00a0\ufeff\n(王平)"
    ).encode(),
    "bidi": "\u202e题标\u202c\n\n正文\u2066x\u2069。\n".encode(),
    "yaml-bait": b"---\ntitle: &a [*a]\n\n!!python/object:x\n\n'\"\n\n\\\n\n%\n\n@\n\n`\n",
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_hostile_input_is_explained_or_read_and_the_rest_is_built(tmp_path, name):
    desk = Desk(tmp_path)
    desk.add("2021-07-01-01.txt", CASES[name])
    desk.add("good.txt", GOOD)
    problems = desk.run()
    assert all(p.severity == "warning" for p in problems)
    assert {"20210302-01-01", "20210302-01-02", "20210302-01-03"} <= set(desk.articles())
    read, found = content.read(tmp_path)
    assert found == [], "what was written can be read"
    named = {ref.file for article in read.articles for ref in article.raw}
    withheld = [p for p in problems if p.file.endswith("2021-07-01-01.txt") and "withheld" in p.message]
    assert ("raw/2021-07-01-01.txt" in named) != bool(withheld)
    again = desk.files()
    assert desk.run() == problems or not withheld
    assert desk.files() == again


MARKS = ("■本报记者 张 三 摄", "(下转第三版)", "详见第七版", "编者按", "图为活动现场。李四 摄")


@pytest.mark.parametrize("seed", range(30))
def test_pages_with_lines_shuffled_cut_and_repeated_are_accounted_for(tmp_path, seed):
    """No line of a damaged page is lost: each has a fate, and each article's lines stand in it."""
    rng = random.Random(seed)
    lines = [line for line in page(*rng.sample(range(10), 5)).split("\n") if line]
    for _ in range(rng.randrange(1, 8)):
        at = rng.randrange(len(lines))
        damage = rng.choice(["swap", "cut", "repeat", "drop-end", "mark"])
        if damage == "swap":
            other = rng.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif damage == "cut" and len(lines[at]) > 8:
            middle = rng.randrange(2, len(lines[at]) - 2)
            lines[at : at + 1] = [lines[at][:middle], lines[at][middle:]]
        elif damage == "repeat":
            lines.insert(rng.randrange(len(lines)), lines[at])
        elif damage == "drop-end":
            lines[at] = lines[at][: max(1, len(lines[at]) - 9)]
        else:
            lines.insert(at, rng.choice(MARKS))
    desk = Desk(tmp_path)
    desk.add("2021-03-02-01.txt", "\n\n".join(lines))
    assert [p for p in desk.run() if p.code == "N002"] == []
    record = desk.provenance("2021-03-02")
    assert [n for (_, n), _ in record.fates] == list(range(1, 2 * len(lines), 2))
    articles = desk.articles()
    for (_, n), fate in record.fates:
        if fate.role == "body":
            assert fold(lines[(n - 1) // 2])[:6] in fold(articles[fate.article].body), n
