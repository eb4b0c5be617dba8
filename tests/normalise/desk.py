"""An edition in a temporary folder, with pages made up in the manner of the genre."""

import json
from dataclasses import dataclass
from pathlib import Path

from builder import article_file, provenance
from builder.normalise import stage
from builder.normalise.witness import read_witness

# headline and paragraphs; no two articles speak of the same thing
TOPICS = (
    (
        "春耕备耕现场会在东塘镇召开",
        ("东塘镇的田埂上停满了旋耕机。农机手老周说,东塘镇今年水稻播种面积达到12万亩,种子化肥都已下田。"),
        "“东塘镇的秧苗长势好,旋耕机一天能翻60亩。”镇农技站站长说。",
    ),
    (
        "市人民医院新院区投入使用",
        "走进市人民医院门诊大厅,患者正在自助机前挂号取药。新院区床位由600张增至1500张。",
        "院长表示,门诊大厅增设了老年患者通道,自助机旁有导诊员帮助挂号取药。",
    ),
    (
        "湘江大桥主桥顺利合龙",
        "随着最后一颗螺栓拧紧,大桥主跨钢箱梁精准对接。大桥长1.8公里,双向六车道。",
        "项目经理介绍,钢箱梁合龙误差控制在3毫米以内,大桥预计国庆前通车。",
    ),
    (
        "我市启动中小学课后服务",
        "下午四点半,城北小学的学生们在教室里练书法、下象棋、打篮球。",
        "家长李女士告诉记者,课后服务解决了接送难题,孩子在城北小学爱上了书法。",
    ),
    (
        "千名志愿者清理河道垃圾",
        "耒水河岸边,身穿红马甲的志愿者弯腰捡拾塑料瓶和烟头,清出垃圾40余吨。",
        "环保协会会长呼吁市民爱护耒水,不往河岸乱扔塑料瓶。",
    ),
    (
        "货运专列首发东盟",
        "一声汽笛,满载陶瓷的集装箱专列驶出铁路货场,9天后抵达河内。",
        "外贸企业负责人算了一笔账:专列运送一个集装箱的陶瓷,物流费用省下三成。",
    ),
    (
        "非遗皮影戏走进社区",
        "幕布亮起,锣鼓响起,老艺人挥动竹签,皮影人物腾云驾雾。",
        "七十岁的老艺人收了三个徒弟,竹签和幕布是他送给徒弟的见面礼。",
    ),
    (
        "消防救援支队开展高层灭火演练",
        "警报响起,消防员登上云梯车,向金融大厦32楼喷水灭火。",
        "参演的18台消防车中,云梯车臂长达到101米,能覆盖金融大厦全部楼层。",
    ),
    (
        "油茶产业带富山乡",
        "云峰村的禾坪上晒满了茶籽,榨油坊里飘出阵阵清香。",
        "村支书掰着指头数:榨油坊去年卖出茶油30吨,云峰村每亩油茶增收2000元。",
    ),
    (
        "古籍修复师的慢功夫",
        "镊子、毛笔、浆糊,市图书馆的古籍修复师一页一页揭开虫蛀的书页。",
        "三年来,修复师用毛笔和浆糊救回善本210册,虫蛀最重的一册花了半年。",
    ),
)


def story(n, day="3月1日"):
    """An article of three paragraphs; each number speaks of something else."""
    title, second, third = TOPICS[n % len(TOPICS)]
    lead = f"本报讯 (记者 王{'甲乙丙丁戊己庚辛壬癸'[n % 10]}) {day},{title},现场气氛热烈。"
    return f"{title}\n\n{lead}\n\n{second}\n\n{third}\n\n"


HEAD = "2021年3月2日 星期二 农历辛丑年正月十九\n\n今日八版\n\n第17000号\n\n"


def page(*numbers, head=HEAD):
    return head + "".join(story(n) for n in numbers)


@dataclass
class Desk:
    root: Path

    @property
    def content(self):
        return self.root / "content"

    def add(self, name, text):
        path = self.content / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, *args, **options):
        return stage.normalise(self, *args, **options)

    def files(self):
        """Name -> bytes of everything below content, but for the raw files."""
        found = {p.relative_to(self.content).as_posix(): p for p in sorted(self.content.rglob("*")) if p.is_file()}
        return {
            name: path.read_bytes() for name, path in found.items() if not name.startswith("raw/") or "SUMS" in name
        }

    def articles(self):
        """id -> article of every file."""
        found = {}
        for path in sorted((self.content / "issues").rglob("*.md")):
            if not path.name.endswith("issue.md"):
                article, problems = article_file.read(path.read_text(encoding="utf-8"), path.as_posix())
                assert all(p.severity == "warning" for p in problems), problems
                assert article.id not in found
                found[article.id] = article
        return found

    def issue(self, date, name="issue.md"):
        path = self.content / "issues" / date[:4] / date / name
        return article_file.read_issue(path.read_text(encoding="utf-8"), path.name)[0]

    def provenance(self, date, name="provenance.json"):
        path = self.content / "issues" / date[:4] / date / name
        files = [file for file, _, _ in json.loads(path.read_text(encoding="utf-8"))[0]["files"]]
        witness = {file: read_witness(self.content / file, file)[0].lines for file in files}
        found, problems = provenance.decode(path.read_text(encoding="utf-8"), witness)
        assert not problems, problems
        return found

    def edit(self, ident, change):
        """Change an article's file as a person would: a function of its text."""
        path = next(
            p for p in (self.content / "issues").rglob("*.md") if f"id: {ident}\n" in p.read_text(encoding="utf-8")
        )
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        return path


def codes(problems):
    return [p.code for p in problems]
