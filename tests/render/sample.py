"""A small invented archive for the tests of pages: every kind of page, hostile text among the plain.

Two papers' days and an evening edition, a couplet headline, a jump and its continuation, a pointer,
a photograph without headline, persons in headline, text and markup, an alias, a withdrawn article.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from builder import markdown, urls
from builder.config import Paper, Site
from builder.model import (
    Alias,
    Article,
    Author,
    Continues,
    Dateline,
    Edition,
    Group,
    Issue,
    IssueFile,
    Mention,
    Page,
    Person,
    PersonInArticle,
    RawRef,
    Resolved,
    Section,
    SourceFile,
    SourceRow,
    Tombstone,
)

HOSTILE = "<script>alert('x')</script> {{ 7*7 }} {% raw %} </script><!-- & \" ' \\u003c"
PEOPLE = {"林清远": "lin-qingyuan", "顾砚秋": "gu-yanqiu", "沈一舟": "shen-yizhou"}
SHA = "ab" * 32
HIDDEN = hashlib.sha256(b"/people/zhou-xiaoman/").hexdigest()
"""The address of a hidden person, as the site may know it."""


def site(root: Path, **changes: object) -> Site:
    paper = Paper("青岚日报", "Qinglan Daily", "青岚", "1234-5678", "CN 00-0001", "青岚日报社")
    made = Site(
        root=root,
        out=root / "_site",
        title="青岚日报数字版",
        paper=paper,
        url="https://news.example.org/repo/",
        sections=(Section("yaowen", "要闻"), Section("zonghe", "综合")),
        subtitle="示例",
        rights="样张 <版权> 所有",
        contact="编辑部",
        repository="https://code.example.org/qinglan",
    )
    return replace(made, **changes)


def _articles() -> list[Article]:
    first = {"date": "2021-10-29", "page": "01", "raw": (RawRef("raw/a.txt", ((3, 9),)),)}
    prose = "青岚讯 （记者 程野） 10月28日上午，市长林清远到青石乡调研秋收。他说，要把晚稻颗粒归仓。副市长顾砚秋参加。"
    return [
        Article(
            id="20211029-01-01",
            order=1,
            title="“种”出乡村新面貌 “约”出社会新风尚",
            kicker=("青石乡白水村：",),
            deck=("晚稻亩产创下新高", "合作社分红到户"),
            column="乡村一线",
            authors=(Author("程 野", "记者"), Author("周小满", "通讯员")),
            dateline=Dateline("青岚", "2021-10-28"),
            continues=Continues("02", "下转"),
            body=f"{prose}\n\n## 田里的账\n\n{'稻谷一车车运往粮库，晒场上满是笑声。' * 12}\n\n林清远说，明年还要扩种。",
            **first,
        ),
        Article(
            id="20211029-01-02",
            order=2,
            title="林清远会见顾砚秋 <b>商谈</b>合作",
            body=f"{HOSTILE}\n\n林清远说：*要办*的**事**，见[网页](https://example.org/a)。",
            **first,
        ),
        Article(
            id="20211029-01-03",
            order=3,
            title=None,
            kind="photo",
            authors=(Author("王 木", "摄"),),
            body="> 10月28日，白水村的孩子们在晒场上奔跑。",
            **first,
        ),
        Article(
            id="20211029-01-04",
            order=4,
            title="秋粮收购价公布",
            kind="notice",
            continues=Continues("02", "详见"),
            body="详见第二版",
            **first,
        ),
        Article(
            id="20211029-01-05",
            order=5,
            title="守住一粒种子",
            kind="commentary",
            authors=(Author("本报评论员", None, True),),
            column="乡村一线",
            body="> 编者按：本期起开设专栏。\n\n种子是农业的根。\n\n- 第一\n- 第二",
            **first,
        ),
        Article(
            id="20211029-02-01",
            date="2021-10-29",
            page="02",
            order=1,
            title="“种”出乡村新面貌",
            continues=Continues("01", "上接"),
            body="接第一版，顾砚秋介绍了做法。",
        ),
        Article(
            id="20211029-02-02",
            date="2021-10-29",
            page="02",
            order=2,
            title="秋粮收购价公布 每百斤上调三元",
            source="新华社",
            body="沈一舟在会上通报了价格。",
        ),
        Article(
            id="20211029-wanbao-a01-01",
            date="2021-10-29",
            page="a01",
            edition="wanbao",
            order=1,
            title="夜市灯火",
            body="沈一舟昨晚到夜市走访。",
        ),
        Article(
            id="20221028-01-01",
            date="2022-10-28",
            page="01",
            order=1,
            title="粮满仓",
            column="乡村一线",
            authors=(Author("程野", "记者"),),
            body="林清远、顾砚秋昨日到粮库。",
        ),
    ]


def _persons(article: Article, blocks: tuple) -> tuple[PersonInArticle, ...]:
    texts = [
        (-2, "\n".join(article.kicker)),
        (-1, article.title or ""),
        (-3, "\n".join(article.deck)),
        *enumerate(b.text for b in blocks),
    ]
    found = []
    for name, ident in PEOPLE.items():
        mentions = tuple(
            Mention(n, text.index(name), text.index(name) + len(name), name, ("市长",), "office")
            for n, text in texts
            if name in text
        )
        if mentions:
            found.append(PersonInArticle(name, ident, ("市长",) if name == "林清远" else (), mentions))
    return (*found, PersonInArticle("路人甲", None)) if found else ()


def _resolved(article: Article) -> Resolved:
    blocks = markdown.blocks(article.body)
    split = urls.split_article_id(article.id)
    anchors = tuple((f"p{n}",) for n in range(1, len(blocks) + 1))
    if article.id == "20211029-01-01":
        anchors = (("p1", "p2"), ("p3",), ("p5",), ("p4",))
    authors = tuple(
        (a, None if a.collective else {"程野": "cheng-ye"}.get(a.name.replace(" ", ""))) for a in article.authors
    )
    return Resolved(
        article,
        urls.article(article.date, article.edition, article.page, split[1]),
        "yaowen" if article.page == "01" else "zonghe",
        "xiangcun" if article.column else None,
        authors,
        _persons(article, blocks),
        anchors,
        hashlib.sha256(article.body.encode()).hexdigest()[:16],
        "2026-11-21",
    )


def edition() -> Edition:
    found = {a.id: _resolved(a) for a in _articles()}
    issues = _issues(found)
    newest = list(reversed(found))
    groups = {name: tuple(i for i in newest if found[i].section == name) for name in ("yaowen", "zonghe")}
    return Edition(
        articles=found,
        issues=issues,
        sections=(
            Group("yaowen", "要闻", "/sections/yaowen/", groups["yaowen"]),
            Group("zonghe", "综合", "/sections/zonghe/", groups["zonghe"]),
            Group("kong", "空栏", "/sections/kong/", ()),
        ),
        columns=(Group("xiangcun", "乡村一线", "/columns/xiangcun/", tuple(i for i in newest if found[i].column)),),
        authors=(
            Group(
                "cheng-ye",
                "程野",
                "/authors/cheng-ye/",
                tuple(i for i in newest if any(x == "cheng-ye" for _, x in found[i].authors)),
            ),
        ),
        people=tuple(
            Person(
                ident,
                name,
                ident.replace("-", " ").title(),
                links=(("Wikidata", "https://www.wikidata.org/wiki/Q1"),),
                articles=tuple(i for i, r in found.items() if any(p.id == ident for p in r.persons)),
            )
            for name, ident in sorted(PEOPLE.items(), key=lambda x: x[1])
        ),
        aliases=(Alias("/2021/10/28/01/01/", "/2021/10/29/01/01/"),),
        tombstones=(Tombstone("/2021/10/29/01/09/", "article:20211029-01-09", "2026-11-21", "应当事人要求 <撤下>"),),
        years=("2021", "2022"),
        hidden=(HIDDEN,),
    )


def _issues(found: dict[str, Resolved]) -> tuple[Issue, ...]:
    days: dict[tuple[str, str | None], dict[str, list[str]]] = {}
    for ident, r in found.items():
        days.setdefault((r.article.date, r.article.edition), {}).setdefault(r.article.page, []).append(ident)
    made = []
    for (date, name), pages in days.items():
        file = (
            IssueFile(
                date, name, "inferred", 0.9, "据文中日期推定", number="17980", page_count=8, raw=(("raw/a.txt", SHA),)
            )
            if name is None
            else None
        )
        made.append(
            Issue(
                date,
                name,
                urls.issue(date, name),
                file,
                tuple(
                    Page(date, name, p, urls.page(date, name, p), tuple(ids), "要闻" if p == "01" else None)
                    for p, ids in pages.items()
                ),
                "星期五",
                "农历辛丑年九月廿四",
            )
        )
    made.sort(key=lambda issue: (issue.date, issue.edition or ""))
    return tuple(
        replace(issue, previous=made[n - 1].url if n else None, next=made[n + 1].url if n + 1 < len(made) else None)
        for n, issue in enumerate(made)
    )


def sources(issue: Issue) -> tuple[SourceFile, ...]:
    rows = (
        SourceRow(1, "青岚日报", "masthead"),
        SourceRow(2, "", "blank"),
        SourceRow(3, HOSTILE, "title", "20211029-01-01", "headline", 0.9),
    )
    return (SourceFile("raw/a.txt", SHA, rows), SourceFile("raw/b.txt", SHA, rows[:1])) if issue.file else ()
