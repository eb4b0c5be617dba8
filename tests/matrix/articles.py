"""Article files: A, Y and E."""

from builder import content
from tests.matrix.row import ISSUE, Row, article, closed, link, put

GOOD = "---\ndate: 2021-03-02\npage: '09'\norder: {order}\ntitle: 题\n---\n\n文。\n"


def at(name: str) -> str:
    return f"{ISSUE}/{name}"


def row(what: str, code: str, line: int, name: str, wrong: str, right: str, **how) -> Row:
    """A front matter that is wrong in one line; what stands there comes after `title`, from line 6 on."""
    body = how.pop("body", "文。")
    return Row(what, code, at(name), line, (article(name, wrong, body),), (article(name, right, body),), **how)


def whole(what: str, code: str, line: int, name: str, wrong: str | bytes, **how) -> Row:
    """A file that is wrong altogether."""
    right = how.pop("right", GOOD.format(order=name[-5:-3]))
    return Row(what, code, at(name), line, (put(at(name), wrong),), (put(at(name), right),), **how)


ROWS = [
    whole("an empty article file", "A001", 1, "09-01.md", ""),
    whole("text without front matter", "A001", 1, "09-02.md", "题\n\n文。\n"),
    whole("front matter that is not closed", "A001", 1, "09-03.md", "---\ndate: 2021-03-02\n\n文。\n"),
    whole(
        "an empty line before the front matter",
        "A001",
        1,
        "09-04.md",
        "\n" + GOOD.format(order=4),
        right="\ufeff" + GOOD.format(order=4).replace("\n", "\r\n"),
    ),
    whole("an article without a date", "A002", 2, "09-05.md", "---\npage: '09'\norder: 5\ntitle: 题\n---\n\n文。\n"),
    row("an author without a name", "A002", 6, "09-06.md", "authors: [{role: 记者}]\n", "authors: [{name: 张三}]\n"),
    row(
        "authors as one text",
        "A003",
        6,
        "09-07.md",
        "authors: 记者 张三\n",
        "authors:\n  - name: 张三\n    role: 记者\n",
    ),
    whole(
        "a day that does not exist",
        "A003",
        2,
        "09-08.md",
        "---\ndate: 2021-02-30\npage: '09'\norder: 8\n---\n\n文。\n",
    ),
    whole("a page in Chinese", "A003", 3, "09-09.md", "---\ndate: 2021-03-02\npage: 第九版\norder: 9\n---\n\n文。\n"),
    row(
        "a person in brackets too many", "A003", 6, "09-10.md", "persons: {add: [[张三]]}\n", "persons: {add: [张三]}\n"
    ),
    row("a kind that does not exist", "A003", 6, "09-11.md", "kind: 新闻\n", "kind: news\n"),
    row("a kicker that is a mapping", "A003", 6, "09-12.md", "kicker: {a: b}\n", "kicker: 引题一行\n"),
    row(
        "lines that run backwards",
        "A003",
        6,
        "09-13.md",
        "raw: [{file: raw/2021-03-02-01.txt, lines: ['9-3']}]\n",
        "raw: [{file: raw/2021-03-02-01.txt, lines: ['3-9']}]\n",
    ),
    row("a misspelt key", "A004", 6, "09-14.md", "colum: 要闻\n", "column: 要闻\n"),
    row(
        "a misspelt key inside a value",
        "A004",
        6,
        "09-15.md",
        "authors: [{name: 张三, rolle: 记者}]\n",
        "authors: [{name: 张三, role: 记者}]\n",
    ),
    row("a format of the future", "A005", 6, "09-16.md", "format: 2\n", "format: 1\n"),
    row("a raw file outside content/raw", "A006", 6, "09-17.md", "raw: [{file: ../site.yml}]\n", "raw: []\n"),
    Row(
        "a link out of the edition",
        "A007",
        at("09-18.md"),
        0,
        (link(at("09-18.md"), "/etc/hostname"),),
        (put("content/drafts/x.md", GOOD.format(order=18)), link(at("09-18.md"), "../../../drafts/x.md")),
    ),
    whole("an article of two million bytes", "A008", 0, "09-19.md", GOOD.format(order=19) + " " * content.MAX_BYTES),
    whole("an article in GBK", "A009", 5, "09-20.md", GOOD.format(order=20).encode("gbk")),
    Row(
        "an article that may not be read",
        "A009",
        at("09-21.md"),
        0,
        (article("09-21.md"),),
        (article("09-21.md"),),
        played=closed("09-21.md"),
    ),
    Row(
        "an article that is a link to itself",
        "A009",
        at("09-22.md"),
        0,
        (link(at("09-22.md"), "09-22.md"),),
        (article("09-23.md"), link(f"{ISSUE}/loop", ".")),
    ),
    row(
        "a raw file that is not there",
        "A010",
        6,
        "09-24.md",
        "raw: [{file: raw/2021-03-02-09.txt, lines: ['1-2']}]\n",
        "raw: [{file: raw/2021-03-02-01.txt, lines: ['1-2']}]\n",
    ),
    Row(
        "an article saved as .txt",
        "A011",
        at("09-25.md.txt"),
        0,
        (put(at("09-25.md.txt"), GOOD.format(order=25)),),
        (
            article("09-25.md"),
            *(put(at(name), "x") for name in (".DS_Store", "._09-25.md", ".#09-25.md", "Thumbs.db", "09-25.md~")),
        ),
    ),
    Row(
        "a folder in the place of an article",
        "A011",
        at("09-26.md/文.txt"),
        0,
        (put(at("09-26.md/文.txt"), "文。"),),
        (put(at("附件/09-26 副本.md"), GOOD.format(order=26)),),
    ),
    row("a colon in a value", "Y001", 6, "09-27.md", "column: 记者: 手记\n", "column: '记者: 手记'\n"),
    row("a full-width colon", "Y001", 6, "09-28.md", "column：记者手记\n", "column: 记者手记\n"),
    row("no blank after the colon", "Y001", 6, "09-29.md", "column:记者手记\n", "column: 记者手记\n"),
    row("a tab", "Y001", 7, "09-30.md", "dateline:\n\tplace: 北京\n", "dateline:\n  place: 北京\n"),
    row("a quote that is not closed", "Y001", 6, "09-31.md", "column: '记者手记\n", "column: '记者手记'\n"),
    row("a bracket that is not closed", "Y001", 6, "09-32.md", "kicker: [一, 二\n", "kicker: [一, 二]\n"),
    row("full-width brackets", "Y001", 6, "09-33.md", "authors: ［{name: 张三}］\n", "authors: [{name: 张三}]\n"),
    row("a key twice", "Y002", 6, "09-34.md", "title: 又题\n", ""),
    row("an asterisk before a word", "Y001", 6, "09-35.md", "column: *记者手记\n", "column: '*记者手记'\n"),
    row("an ampersand before a word", "Y003", 6, "09-42.md", "column: &a 手记\n", "column: '&a 手记'\n"),
    row(
        "lines that the raw file does not have",
        "A012",
        6,
        "09-43.md",
        "raw: [{file: raw/2021-03-02-01.txt, lines: ['2-900']}]\n",
        "raw: [{file: raw/2021-03-02-01.txt, lines: ['2-9']}]\n",
    ),
    *(
        whole(
            what,
            "A013",
            8,
            f"09-{number}.md",
            GOOD.format(order=number).replace("文。", wrong),
            right=GOOD.format(order=number).replace("文。", right),
        )
        for number, what, wrong, right in (
            (
                51,
                "a link that is no whole address",
                "详见[前文](../02/03/)。",
                "详见[前文](https://elsewhere.example/02/03/)。",
            ),
            (52, "a picture", "文。![图](a.jpg)", "文！[图]（a.jpg）"),
            (53, "an HTML tag", "<b>文</b>。", "\\<b>文，3 < 5，a<c。"),
            (54, "an entity", "文&nbsp;。", "文&文，A&B;\\&nbsp;。"),
        )
    ),
    row("lists within lists", "Y004", 6, "09-36.md", f"credits: {'[' * 30}{']' * 30}\n", "credits: [一]\n"),
    Row(
        "two articles with one id",
        "E001",
        at("09-38.md"),
        6,
        (article("09-37.md", "id: 20210302-09-37\n"), article("09-38.md", "id: 20210302-09-37\n")),
        (article("09-37.md", "id: 20210302-09-37\n"), article("09-38.md")),
    ),
    Row(
        "one order twice",
        "E002",
        at("09-40 副本.md"),
        4,
        (article("09-39.md"), put(at("09-40 副本.md"), GOOD.format(order=39))),
        (article("09-39.md"), put(at("09-40 副本.md"), GOOD.format(order=40))),
    ),
    row("a section that does not exist", "E003", 6, "09-41.md", "section: caijing\n", "section: pinglun\n"),
    Row(
        "issue.md with a day that does not exist",
        "A003",
        "content/issues/2021/2021-03-05/issue.md",
        2,
        (put("content/issues/2021/2021-03-05/issue.md", "---\ndate: 2021-03-35\n---\n"),),
        (
            put("content/issues/2021/2021-03-05/issue.md", "---\ndate: 2021-03-05\n---\n"),
            article("01-01.md", day="2021-03-05", page="'01'"),
        ),
    ),
    Row(
        "issue.md with a misspelt key",
        "A004",
        "content/issues/2021/2021-03-06/issue.md",
        3,
        (
            put("content/issues/2021/2021-03-06/issue.md", "---\ndate: 2021-03-06\nnumer: '9'\n---\n"),
            article("01-01.md", day="2021-03-06", page="'01'"),
        ),
        (
            put("content/issues/2021/2021-03-06/issue.md", "---\ndate: 2021-03-06\nnumber: '9'\n---\n"),
            article("01-01.md", day="2021-03-06", page="'01'"),
        ),
    ),
]
