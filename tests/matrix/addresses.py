"""The ledger of addresses: U, and an id that was another person's."""

from tests.matrix.row import ARTICLE, ISSUE, Row, article, gone, more, put, swap

BOOK = "content/urls/2021.lock"
PERSON = "/people/zhang-san/\tperson:张三\t2021-03-03\t-\tlive\n"
GONE = "/2019/03/02/09/01/\tarticle:20190302-09-01\t2021-03-03\t-\tgone withdrawn\n"

BEHIND = frozenset({"U007", "O011"})
"""What `build check` also says of a site and a ledger that are older than the content."""

ROWS = [
    Row("a conflict left in the ledger", "U001", BOOK, 1, (swap(BOOK, "/2021/", "<<<<<<< HEAD\n/2021/"),), alone=True),
    Row(
        "a line of the ledger written by hand", "U002", BOOK, 1, (swap(BOOK, "/2021/", "# 网址簿\n/2021/"),), alone=True
    ),
    Row(
        "a ledger that is not UTF-8",
        "U002",
        "content/urls/2020.lock",
        1,
        (put("content/urls/2020.lock", b"\xff\xfe/\n"),),
        (put("content/urls/2020.lock", ""),),
    ),
    Row(
        "one address for two things",
        "U004",
        "content/urls/2019.lock",
        2,
        (put("content/urls/2019.lock", GONE + GONE.replace("09-01\t2", "09-02\t2")),),
        (put("content/urls/2019.lock", GONE + GONE),),
    ),
    Row(
        "an address that was another section's",
        "U005",
        "content/urls/site.lock",
        0,
        (swap("content/urls/site.lock", "section:yaowen", "section:toutiao"),),
        alone=True,
    ),
    Row(
        "content not built under --frozen",
        "U007",
        BOOK,
        0,
        (swap(ARTICLE, "title: ", "title: 新"),),
        command=("--frozen",),
    ),
    Row(
        "an article without an id under --frozen",
        "U008",
        f"{ISSUE}/09-01.md",
        1,
        (article("09-01.md"),),
        command=("--frozen",),
        also=frozenset({"U007", "U009"}),
    ),
    Row(
        "a paragraph inserted under --frozen",
        "U009",
        f"{ISSUE}/provenance.json",
        0,
        (swap(ARTICLE, "\n\n本报讯", "\n\n新的一段。\n\n本报讯"),),
        command=("--frozen",),
        also=frozenset({"U007"}),
    ),
    Row(
        "an article that went to another page",
        "U010",
        "",
        0,
        (swap(ARTICLE, "page: '01'", "page: '02'"),),
        command=("check",),
        also=BEHIND,
    ),
    Row("an article that was deleted", "U011", "", 0, (gone(ARTICLE),), command=("check",), also=BEHIND | {"U010"}),
    Row(
        "an id that was another person's",
        "P009",
        "content/people/p.yml",
        1,
        (
            more("content/urls/site.lock", PERSON),
            put("content/people/p.yml", "- {name: 卫一, id: zhang-san, page: true}\n"),
            article("08-03.md", body="市长卫一来到现场。", page="'08'"),
        ),
        (
            more("content/urls/site.lock", PERSON),
            put("content/people/p.yml", "- {name: 卫一, id: wei-yi, page: true}\n"),
            article("08-03.md", body="市长卫一来到现场。", page="'08'"),
        ),
    ),
]
