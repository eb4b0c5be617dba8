"""site.yml, people.yml, reviewed.yml and the proof of the search: C, P, V and S007."""

from tests.archive import SITE
from tests.matrix.row import Row, folder, gone, link, put

REVIEWED, PROOF = "content/reviewed.yml", "content/search-proof.yml"


def site(what: str, code: str, line: int, wrong: str, right: str = SITE) -> Row:
    return Row(what, code, "site.yml", line, (put("site.yml", wrong),), (put("site.yml", right),), alone=True)


def people(what: str, code: str, line: int, name: str, wrong: str, right: str) -> Row:
    file = f"content/people/{name}.yml"
    return Row(what, code, file, line, (put(file, wrong),), (put(file, right),))


def without(words: str) -> str:
    assert words in SITE
    return SITE.replace(words, "")


ROWS = [
    site("site.yml without a title", "C001", 1, without("title: 某报数字版\n")),
    site("site.yml without a paper", "C001", 1, without("paper: {name: 某报, name_latin: Mou Daily, place: 某地}\n")),
    site("an empty site.yml", "C002", 1, ""),
    site("an address without http", "C002", 3, SITE.replace("https://example.org/paper/", "example.org")),
    site("a language that is not there", "C002", 8, SITE + "language: zh\n", SITE + "language: zh-CN\n"),
    site("a switch in Chinese", "C002", 8, SITE + "exports: {bulk: 是}\n", SITE + "exports: {bulk: true}\n"),
    site("sections as text", "C002", 4, SITE.partition("sections:")[0] + "sections: 要闻\n"),
    site("a misspelt key of site.yml", "C003", 8, SITE + "subtitel: 副题\n", SITE + "subtitle: 副题\n"),
    Row("no site.yml", "C004", "site.yml", 0, (gone("site.yml"),), (put("site.yml", "\ufeff" + SITE),), alone=True),
    Row("a site.yml in GBK", "C004", "site.yml", 1, (put("site.yml", SITE.encode("gbk")),), (), alone=True),
    Row("a folder called site.yml", "C004", "site.yml", 0, (gone("site.yml"), folder("site.yml")), (), alone=True),
    Row(
        "site.yml linked to itself",
        "C004",
        "site.yml",
        0,
        (gone("site.yml"), link("site.yml", "site.yml")),
        (),
        alone=True,
    ),
    site("a section without `when` before the last", "C005", 5, SITE.replace(", when: {kind: commentary}", "")),
    site(
        "a volume on another host",
        "C007",
        9,
        SITE + "volumes:\n  - {name: 旧卷, url: https://elsewhere.org/paper-2000/}\n",
        SITE + "volumes:\n  - {name: 旧卷, url: https://example.org/paper-2000/}\n",
    ),
    site("two sections with one id", "C006", 6, SITE.replace("id: yaowen", "id: pinglun")),
    site("site.yml with a full-width colon", "Y001", 8, SITE + "subtitle：副题\n", SITE.replace("\n", "\r\n")),
    site("site.yml with a tab", "Y001", 3, SITE.replace("paper: {", "paper:\n\tname: 某报\nrights: {"), SITE),
    site("site.yml with a key twice", "Y002", 8, SITE + "title: 又一个\n"),
    people("an entry without a name", "P001", 1, "a", "- id: zhang-san\n", "- {name: 张三, id: zhang-san}\n"),
    people("people.yml without dashes", "P002", 1, "b", "name: 张三\n", ""),
    people("an id in Chinese", "P002", 2, "c", "- name: 李四\n  id: 李四\n", "- name: 李四\n  id: li-si\n"),
    people(
        "a day of a namesake that does not exist",
        "P002",
        2,
        "d",
        "- name: 王五\n  namesakes: [{id: wang-wu-2, from: 2021-02-30, roles: [教师]}]\n",
        "- name: 王五\n  namesakes: [{id: wang-wu-2, from: 2021-02-28, roles: [教师]}]\n",
    ),
    people(
        "a misspelt key of a person",
        "P003",
        2,
        "e",
        "- name: 赵六\n  varients: [赵陆]\n",
        "- name: 赵六\n  variants: [赵陆]\n",
    ),
    people(
        "a namesake that nothing tells apart",
        "P004",
        2,
        "f",
        "- name: 孙七\n  namesakes: [{id: sun-qi-2}]\n",
        "- name: 孙七\n  namesakes: [{id: sun-qi-2, roles: [教师]}]\n",
    ),
    people("a name in two entries", "P005", 2, "g", "- name: 周八\n- name: 周八\n", "- name: 周八\n- name: 周九\n"),
    people(
        "an id in two entries",
        "P006",
        2,
        "h",
        "- {name: 吴一, id: wu-yi}\n- {name: 吴二, id: wu-yi}\n",
        "- {name: 吴一, id: wu-yi}\n- {name: 吴二, id: wu-er}\n",
    ),
    people(
        "same_as in a circle",
        "P007",
        1,
        "i",
        "- {name: 郑一, same_as: 郑一}\n",
        "- {name: 郑一, same_as: 郑二}\n- {name: 郑二}\n",
    ),
    people(
        "an article that does not exist",
        "P008",
        2,
        "j",
        "- name: 钱一\n  namesakes: [{id: qian-yi-2, articles: [20210302-01-99]}]\n",
        "- name: 钱一\n  namesakes: [{id: qian-yi-2, articles: [20210302-01-01]}]\n",
    ),
    people("a person in no article", "P010", 1, "idle", "- name: 褚无人\n", "- {name: 褚无人, hide: true}\n"),
    people("people.yml with a key twice", "Y002", 2, "k", "- name: 冯一\n  name: 冯二\n", "- name: 冯一\n"),
    people("people.yml that is not YAML", "Y001", 2, "l", "- name: 陈一\n variants: [陈二]\n", "- name: 陈一\n"),
    Row(
        "people.yml in GBK",
        "A009",
        "content/people.yml",
        1,
        (put("content/people.yml", "- name: 张三\n".encode("gbk")),),
        (put("content/people.yml", ""),),
    ),
    Row(
        "a folder called people.yml",
        "A009",
        "content/people.yml",
        0,
        (folder("content/people.yml"),),
        (put("content/people.yml", "# 暂无\n"),),
        alone=True,
    ),
    Row(
        "an entry of reviewed.yml without its key",
        "V001",
        REVIEWED,
        1,
        (put(REVIEWED, "- note: 原文如此\n"),),
        (put(REVIEWED, "- {key: misprint-20210302-01-01-5be4f0c1, note: 原文如此}\n"),),
        command=("check",),
        alone=True,
    ),
    Row(
        "a date of reviewed.yml that does not exist",
        "V002",
        REVIEWED,
        1,
        (put(REVIEWED, "- {key: misprint-20210302-01-01-5be4f0c1, date: 2021-13-01}\n"),),
        (put(REVIEWED, "- {key: misprint-20210302-01-01-5be4f0c1, date: 2021-12-01}\n"),),
        command=("check",),
        alone=True,
    ),
    Row(
        "a misspelt key of reviewed.yml",
        "V003",
        REVIEWED,
        1,
        (put(REVIEWED, "- {key: misprint-20210302-01-01-5be4f0c1, notes: 原文如此}\n"),),
        (put(REVIEWED, ""),),
        command=("check",),
        alone=True,
    ),
    Row(
        "a record of the proof with a word for a number",
        "S007",
        PROOF,
        2,
        (put(PROOF, "date: 2021-03-02\nqueries: viele\nhits: 20\narticles: 3\n"),),
        (put(PROOF, "date: 2021-03-02\nqueries: 10\nhits: 20\narticles: 3\n"),),
    ),
]
