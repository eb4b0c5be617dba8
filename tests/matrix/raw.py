"""Raw files and their sidecars: R and N."""

from tests.matrix.row import ISSUE, RAW, Row, closed, folder, gone, link, more, named, put, swap
from tests.normalise.desk import story

SUMS = "content/raw/SHA256SUMS"
TEXT = story(7)


def raw(name: str) -> str:
    return f"content/raw/{name}"


def of(name: str, number: int, data: str | bytes | None = None):
    """A raw page of its own, dated by its name."""
    return (put(raw(name), story(number) if data is None else data),)


def beside(name: str, text: str | bytes):
    """A raw page and its sidecar."""
    return (put(raw(f"{name}.txt"), TEXT), put(raw(f"{name}.yml"), text))


ROWS = [
    Row("an empty raw file", "R001", raw("2021-04-01.txt"), 0, of("2021-04-01.txt", 0, ""), of("2021-04-01.txt", 4)),
    Row(
        "a raw file of blanks",
        "R001",
        raw("2021-04-02.txt"),
        0,
        of("2021-04-02.txt", 0, " \n\t\n\u3000\n"),
        of("2021-04-02.txt", 5),
    ),
    Row(
        "a picture as a raw file",
        "R002",
        raw("2021-04-03.txt"),
        0,
        of("2021-04-03.txt", 0, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
        of("2021-04-03.txt", 6),
    ),
    Row(
        "a raw file with bytes of no encoding",
        "R003",
        raw("2021-04-04.txt"),
        3,
        of("2021-04-04.txt", 0, "标题\n\n正文。".encode() + b"\xff\xfe\xfa\xe4" * 9),
        of("2021-04-04.txt", 4, story(4).encode("gb18030")),
    ),
    Row(
        "a raw file cut in the middle of a character",
        "R003",
        raw("2021-04-05.txt"),
        7,
        of("2021-04-05.txt", 0, story(5).rstrip().encode()[:-2]),
        of("2021-04-05.txt", 5, "\ufeff" + story(5).replace("\n", "\r\n")),
    ),
    Row(
        "a line without end",
        "R004",
        raw("2021-04-06.txt"),
        1,
        of("2021-04-06.txt", 0, "长" * 100_001 + "。"),
        of("2021-04-06.txt", 7),
    ),
    Row(
        "a raw file that may not be read",
        "R004",
        raw("2021-04-30.txt"),
        0,
        of("2021-04-30.txt", 6),
        of("2021-04-30.txt", 6),
        played=closed("2021-04-30.txt"),
    ),
    Row(
        "a raw file that changed after it was recorded",
        "R005",
        RAW,
        0,
        (more(RAW, "后来添上的一句。\n"),),
        (put(f"{RAW}.bak", "不是原文"),),
        also=frozenset({"N008"}),
        alone=True,
    ),
    Row(
        "a recorded raw file that went away",
        "R006",
        RAW,
        0,
        (gone(RAW), gone(ISSUE)),
        (gone(RAW), gone(ISSUE), gone(SUMS)),
        alone=True,
    ),
    Row(
        "a line of SHA256SUMS written by hand",
        "R007",
        SUMS,
        2,
        (more(SUMS, "2021-03-02-02.txt\n"),),
        (more(SUMS, "\n"),),
    ),
    Row(
        "a sidecar with a day that does not exist",
        "R008",
        raw("a1.yml"),
        2,
        beside("a1", "page: '01'\ndate: 2021-02-30\n"),
        beside("a1", "page: '01'\ndate: 2021-04-07\n"),
    ),
    Row(
        "a sidecar whose page is no page",
        "R008",
        raw("a2.yml"),
        2,
        beside("a2", "date: 2021-04-08\npage: 第一版\n"),
        beside("a2", "date: 2021-04-08\npage: 1\n"),
    ),
    Row("a sidecar that is a list", "R008", raw("a3.yml"), 1, beside("a3", "- 2021-04-09\n"), beside("a3", "")),
    Row(
        "a sidecar in GBK",
        "R008",
        raw("a4.yml"),
        1,
        beside("a4", "# 四月九日\ndate: 2021-04-09\n".encode("gbk")),
        beside("a4", "# 四月九日\ndate: 2021-04-09\n"),
    ),
    Row(
        "a sidecar with a misspelt key",
        "R009",
        raw("a5.yml"),
        1,
        beside("a5", "dat: 2021-04-10\n"),
        beside("a5", "\ufeffdate: 2021-04-10\r\n"),
    ),
    Row(
        "a sidecar with a key twice",
        "Y002",
        raw("a6.yml"),
        2,
        beside("a6", "date: 2021-04-11\ndate: 2021-04-12\n"),
        beside("a6", "date: 2021-04-11\npage: 2\n"),
    ),
    Row(
        "a sidecar with a full-width colon",
        "Y001",
        raw("a7.yml"),
        1,
        beside("a7", "date：2021-04-11\n"),
        beside("a7", "date: '2021-05-11'\n"),
    ),
    Row(
        "a sidecar without a blank after the colon",
        "Y001",
        raw("a8.yml"),
        1,
        beside("a8", "date:2021-04-11\n"),
        beside("a8", "{date: 2021-05-12}"),
    ),
    Row(
        "a name with a control character",
        "R010",
        raw("2021-04-13?.txt"),
        0,
        (put(raw("2021-04-13\x07.txt"), TEXT),),
        (put(raw("衡阳日报 2021-04-13 第1版.txt"), TEXT),),
    ),
    Row(
        "a name that is not UTF-8",
        "R010",
        raw("2021-04-14???.txt"),
        0,
        (named(b"content/raw/2021-04-14\xba\xe2\xd1.txt", TEXT),),
        (named("content/raw/2021-04-14 衡阳.txt".encode(), TEXT),),
    ),
    Row(
        "a link out of content/raw",
        "R010",
        raw("2021-04-15.txt"),
        0,
        (link(raw("2021-04-15.txt"), "/etc/hostname"),),
        (*of("2021/2021-04-15.txt", 8), link(raw("2021/again"), ".")),
    ),
    Row(
        "a link that leads to itself",
        "R010",
        raw("2021-04-16.txt"),
        0,
        (link(raw("2021-04-16.txt"), "2021-04-16.txt"),),
        of("2021-04-16.txt", 9),
    ),
    Row(
        "normalise of a file that is no raw file",
        "R011",
        "{root}/site.yml",
        0,
        (),
        command=("normalise", "{root}/site.yml"),
        right=("normalise", "{root}/" + RAW),
    ),
    Row(
        "a document of a word processor",
        "R012",
        raw("2021-04-17.docx"),
        0,
        (put(raw("2021-04-17.docx"), b"PK\x03\x04" + bytes(99)),),
        tuple(
            put(raw(name), "x") for name in (".DS_Store", "Thumbs.db", "desktop.ini", "a.txt~", "README.md", "._a.txt")
        ),
    ),
    Row(
        "a sidecar without its raw file",
        "R012",
        raw("20210418.yml"),
        0,
        (put(raw("20210418.yml"), "date: 2021-04-18\n"),),
        (*of("第18日.TXT", 1), put(raw("第18日.yml"), "date: 2021-04-18\n")),
    ),
    Row(
        "a folder with the name of a raw file",
        "R012",
        raw("2021-04-19.txt"),
        0,
        (folder(raw("2021-04-19.txt")),),
        (folder(raw("2021-04-19")),),
    ),
    Row(
        "a page without a date",
        "N001",
        raw("front.txt"),
        0,
        of("front.txt", 0, "这一页没有报头，也看不出日期。\n"),
        (put(raw("front.txt"), "这一页没有报头，也看不出日期。\n"), put(raw("front.yml"), "date: 2021-04-20\n")),
    ),
    Row(
        "a printed weekday that is not the day's",
        "N003",
        raw("2021-04-21-01.txt"),
        1,
        of("2021-04-21-01.txt", 0, "2021年4月21日 星期五 农历辛丑年三月初十\n\n" + TEXT),
        of("2021-04-21-01.txt", 0, "2021年4月21日 星期三 农历辛丑年三月初十\n\n" + TEXT),
    ),
    Row(
        "a file named after another day than it prints",
        "N004",
        raw("2021-04-23-01.txt"),
        1,
        of("2021-04-23-01.txt", 0, "2021年4月22日 星期四 农历辛丑年三月十一\n\n" + TEXT),
        of("2021-04-22-01.txt", 0, "2021年4月22日 星期四 农历辛丑年三月十一\n\n" + TEXT),
    ),
    Row(
        "the same page twice",
        "N005",
        raw("2021-04-24-01-copy.txt"),
        0,
        of("2021-04-24-01.txt", 8) + of("2021-04-24-01-copy.txt", 8),
        of("2021-04-24-01.txt", 8) + of("2021-04-24-02.txt", 9),
    ),
    Row(
        "provenance.json damaged",
        "N008",
        f"{ISSUE}/provenance.json",
        0,
        (swap(f"{ISSUE}/provenance.json", "[", "{"),),
        (gone(f"{ISSUE}/provenance.json"),),
        alone=True,
    ),
    Row(
        "a corrected date that is taken",
        "N009",
        "content/issues/2021/2021-04-26/issue.md",
        0,
        (put(raw("2021-04-26.yml"), "date: 2021-03-02\n"),),
        (put(raw("2021-04-26.yml"), "date: 2021-04-27\n"),),
        command=("normalise", "--again"),
        first=of("2021-04-26.txt", 5),
    ),
    Row(
        "a new raw file under --frozen",
        "N010",
        raw("2021-04-28.txt"),
        0,
        of("2021-04-28.txt", 6),
        command=("--frozen",),
    ),
    Row(
        "issue.md that cannot be read when a page is added",
        "N011",
        f"{ISSUE}/issue.md",
        0,
        (*of("2021-03-02-02.txt", 8), swap(f"{ISSUE}/issue.md", "\ndate: 2021-03-02", "\ndate: 2021-03-32")),
        of("2021-03-02-02.txt", 8),
        also=frozenset({"A003"}),
        alone=True,
    ),
    Row("an issue that was withdrawn", "N012", RAW, 0, (gone(ISSUE),), (), first=of("2021-04-29.txt", 8), alone=True),
]
