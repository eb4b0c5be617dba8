"""The lines of one headline: which is column, kicker, title, deck.

Before  蒸水区中村: / “规”出新面貌 “约”出新风尚
After   kicker 蒸水区中村：, title “规”出新面貌 “约”出新风尚
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from builder.normalise.reading.clues import Clue
from builder.normalise.reading.headings import column_name, column_suffix, is_passed

_RUNS_ON = re.compile(
    r"(?:强调|指出|要求|表示|提出|希望|指示|批示|透露|宣布|披露|呼吁|认为|获悉|显示)$|(?:时|会上|之际)(?:强调|指出|要求|表示|提出)?$"
)
_FACT = re.compile(
    r"^(?:将|可(?!以)|已|现已|明确|同比|环比|总投资|总额|总量|共|其中|分别|今年以来|今年起|预计|最高|首批|覆盖|涉及|增长|累计|促进|惠及|投资|首期|一期|力争|预计|为期|历时|不?包括|不含|到20\d\d年|每|约|超|近\d|\d+(?:\.\d+)?(?:[万亿]|%|家|个|人|名|项|件|户|场|位))"
)
_VERDICT = re.compile(
    r"^[\u4e00-\u9fff]{0,4}(?:警方|法院|检方|官方|专家|业内|律师|部门|回应|一审|二审|终审|被告人?|物业|医生|消防|公司|提醒|提示|记者|市民|网友|校方|店家|商家|业主)[^:]{0,4}[:被]|^(?:增速|增幅|降幅|总产值|产值|规模(?!以上)|面积|[\u4e00-\u9fff]{2,6}(?:称|说|坦言)[“:]|[他她](?:们?说|坦言)[:“])"
)
"""What was said of it, or how much: 警方:两人被刑拘; 增速居全省第三位."""
_ORGAN = re.compile(r"^[\u4e00-\u9fff]{2,10}(?:人大常委会|政协|政府|委员会|[市县区省州厅局委院部办团社会镇乡])$")
"""Who: a line that is nothing but the name of an office or place, whose deed the title tells."""
_SUM = re.compile(r"^(?:同比|环比|总?投资|惠及|首批|首期|增长|预计|累计)")
"""What it comes to: a deck even of a short title."""
_WHO_DID = re.compile(
    r"(?:主持|出席|参加|讲话|会见|陪同|宣布开|列席|致辞|率队|作出批示|介绍有关|答记者问$|督导|考察|走访|慰问|视察|听取|调度|部署|座谈|指导|检查|就《|(?:赴|到|深入|在).{2,12}(?:调研|督|检查|对接|学习))"
)
"""A line on what an office-holder did: under a slogan it is the deck."""

_ACCOUNT = re.compile(
    r"(?:侧记|纪实|见闻|随记|散记|小记|札记|手记|纪事|速写|扫描|综述|采访记|探访记|随访)$|^访[^谈问]"
    r"|一[位座个家名群对][^,]{2,14}[和与][^,]{2,16}$"
)
"""砚水县发展果业见闻, 访规划学者王平, 一位船工和他的渡口: what kind of account it is, and of whom."""
_QUOTED = re.compile("“[^“”]{4,}”")
"""“您的票,帮您改到明早”: what somebody said, whole: a title that another line explains."""
_ANSWER = re.compile(r"[\u4e00-\u9fff]{1,5}(?:局|台|部门|委|办|院|公司|中心|协会|集团):")
"""物价局:正在测算: what an office says to what the title asks or tells."""
_AMOUNT = re.compile(
    r"(?:标准|率|费用|金额|总额|均价|价格)为?\d|^全[国省市县]\d"
    r"|^(?:[二三四五六七八九十百千两][十百千零一二三四五六七八九]*|一[百千十][零一二三四五六七八九十]*)[人家项户位件](?:[^个]|$)"
)
"""二十人上榜, 中签率为28.6%: how much or how many."""
_ACTOR = re.compile(
    r"^(?:我[国省市区县州]|[\u4e00-\u9fff]{2,6}(?:[省市县区镇乡村州]|社区|街道|法院|检察院|公安|纪委)|(?:法院|警方|民警|检方|交警|消防))"
)
"""Who did it, or where: 伊川县纪委推动监督落地."""
_IMAGE = re.compile(r"[“?]|^(?:把|让|谁|当)")
"""小微权力“晒”出来: a headline that catches the eye, and leaves what happened to another line."""
_WHOSE = re.compile("我[国省市区县州]")
_MEETING = re.compile(r"(?:召开|举行)[^,]{0,10}会议?$|会议(?:召开|举行)$")
_DEALT = re.compile(r"(?:专题)?(?:研究|部署|听取|传达|审议|学习).{4,28}$")
"""县委常委会召开会议 / 研究部署春耕工作: what the meeting dealt with is the title."""
_WAY = re.compile(r"(?:有|出)(?:新|实|妙|高|硬)招$")
_AFTER = re.compile("^《.{2,24}》.{0,6}(?:后续|追踪|反响|连续报道|续)$")
"""《盲道上的电线杆》后续: which report it goes on from."""
WHOSE = 0.8
"""A title rather says of whom it speaks (我国, 我市) than a couplet beside it."""
COUPLET, CLAUSES = 0.8, 0.25
"""A title below a kicker has halves parted by a blank (57 of 63 pairs of lines whose second has them), seldom by a
comma; a first line that has them is mostly the kicker (30 of 38)."""
TWICE = 2.0
"""Which line of a headline is printed twice: its title."""
_DAY = re.compile(r"昨[日天晚]|今[日天晚]|日前|近日")
"""When it happened: seldom said in a title that has other lines beside it."""
MIDDLE = 2.5
"""Of three lines the second is mostly the title, unless it is the longest: then a label and a kicker stand above it."""
DECKED = "—―●■◆▲○★☆"
"""What decks begin with: a dash, or the marks of a list of points."""
NEAR = 40
"""Lines below a headline in which it may stand once more."""
MOST = 8
"""Lines of a headline that are weighed against one another; what follows them is deck."""


def split(clues: Sequence[Clue], block: Sequence[int], columns: Collection[str] = ()) -> dict[int, str]:
    """What each line of a block (indices into `clues`) is: column, kicker, title or deck; `columns` are known."""
    lines = [clues[i] for i in block]
    if not lines:
        return {}
    known = [k for k, clue in enumerate(lines) if clue.bare in columns]
    column = known or _labels(lines, list(range(len(lines))))
    rest = [k for k in range(len(lines)) if k not in column] or column[-1:]
    again = {clue.repeat_of for clue in clues[block[0] : block[-1] + NEAR]}
    title = _title(lines, rest, [k for k in rest if block[k] in again])
    found = dict.fromkeys((block[k] for k in column), "column")
    found |= {block[k]: "kicker" if k < title else "deck" for k in rest}
    found[block[title]] = "title"
    return found


def _labels(clues: Sequence[Clue], lines: list[int]) -> list[int]:
    """Column labels among the lines of a block.

    A numbered or starred campaign, a name in brackets; a first line worded as columns are named; a short pair
    above a kicker that runs on; a pair whose second line is a dash line, below a title that already has its deck.
    """
    found = [i for i in lines if _MARKED.search(clues[i].text) and len(lines) > 1]
    if found:
        return found
    if len(lines) > 1 and (clues[lines[0]].label or column_name(clues[lines[0]].text)):
        return lines[:1]
    if len(lines) > MOST_PAIR and _SLOGAN.fullmatch(clues[lines[0]].text):
        return lines[:1]
    runs = next((k for k in lines if runs_on(clues[k])), None)
    if runs and runs < lines[-1] and all(clues[k].size <= 10 for k in lines[:runs]):
        return lines[:runs]
    if len(lines) >= 4 and clues[lines[-1]].text[:1] in "—―":
        return lines[-2:]
    return []


MOST_PAIR = 2
"""Lines of a headline beside which no slogan stands: it is one itself."""
_AIMS = (
    "(?:加强|推进|深化|践行|加快|实施|坚持|聚焦|决战|决胜|打赢|建设|构建|创建|争创|弘扬|凝聚|优化|做强|壮大|服务|助推|促进"
    "|实现|谱写|争当|奋进|振兴|富民)"
)
_DO = "[保促创争强抓稳优惠富扩调]"
_SLOGAN = re.compile(rf"{_DO}\S{{2}}(?: {_DO}\S{{2}}){{1,3}}|{_AIMS}\S{{2,10}} {_AIMS}\S{{2,10}}")
"""保增长 保民生 保稳定, 加强作风建设 推进富民兴市: what a campaign is for, above a kicker and a title."""
_MARKED = re.compile(r"[①-⑳]$|[★☆]|^[\[【].{2,16}[\]】]$")


def _title(clues: Sequence[Clue], lines: list[int], twice: Collection[int] = ()) -> int:
    """The index of the title among lines that are all kicker, title or deck; `twice`: those that are printed again."""
    best, best_score = lines[0], float("-inf")
    lines = lines[:MOST]
    for k, i in enumerate(lines):
        score = (
            _as_title(clues[i])
            + COUPLET * (k > 0 and couplet(clues[i].text))
            + MIDDLE * (k == 1 and _amid([clues[j].size for j in lines]))
        )
        score += TWICE * (i in twice)
        score += sum(_as_kicker(clues[j], clues[i], only=i == lines[-1]) for j in lines[:k])
        score += sum(_as_deck(clues[j], clues[i], first=k == 0) for j in lines[k + 1 :])
        if score > best_score + 1e-9:
            best, best_score = i, score
    return best


def _amid(sizes: Sequence[int]) -> bool:
    return len(sizes) == 3 and sizes[1] <= max(sizes[0], sizes[2]) + 3


def _as_title(clue: Clue) -> float:
    text, score = clue.text, 0.0
    if column_suffix(text):
        score += 4.0
    if text[0] in DECKED or is_passed(text):
        score -= 6.0
    if runs_on(clue):
        score -= 4.0
    score -= 2.0 if clue.size > 44 else 0.5 if clue.size > (44 if " " in text else 32) else 0.0
    score -= 1.5 if clue.size < 6 else 2.5 if _ORGAN.match(text) else 0.0
    score += WHOSE * bool(_WHOSE.match(text)) - 1.0 * bool(_DAY.search(text))
    return score - CLAUSES * ("," in text and " " not in text and text[0] != "“")


def couplet(text: str) -> bool:
    """盯住项目不放松 拿出干劲抓落实: halves parted by a blank, as few kickers and decks have them."""
    return text.count(" ") == 1 and "," not in text and len(text) <= 44


def runs_on(clue: Clue) -> bool:
    """王平在东岭区调研时强调 / 东岭区: / 从资金到业务,平台赋能—— : a kicker that the title completes."""
    return clue.end in ("dash", "colon") or bool(_RUNS_ON.search(clue.text[-4:]))


def _as_kicker(clue: Clue, title: Clue, only: bool) -> float:
    """How well a line above the title reads as its kicker; `only`: no line stands below the title."""
    text, score = clue.text, 0.3
    if runs_on(clue):
        score += 3.0
    if _MEETING.search(text) and _DEALT.match(title.text) and only:
        score += 4.0
    if _WAY.search(text) or text.endswith("……"):
        score += 1.2
    if _AFTER.search(text):
        score += 3.0
    if text[:1] in "—―":
        score -= 6.0
    if _FACT.match(title.text) and clue.size > 8:
        score -= 1.5
    if _WHO_DID.search(title.text) and not runs_on(clue) and not _ORGAN.match(text):
        score -= 1.5
    return score - 1.0 * (title.size > clue.size + 16)


def _as_deck(clue: Clue, title: Clue, first: bool) -> float:
    """How well a line below the title reads as its deck; `first`: the title is the headline's first line."""
    text, score = clue.text, 0.0
    if text[0] in DECKED or is_passed(text):
        return 4.0
    if _ACCOUNT.search(text) and not _ACCOUNT.search(title.text):
        return 3.0
    if _FACT.match(text):
        score += 1.5
    if clue.size > (44 if " " in text else 30):
        score += 1.0
    if _WHO_DID.search(text) and not _ORGAN.match(title.text):
        score += 1.5
    if _VERDICT.match(text):
        score += 1.5
    if _QUOTED.fullmatch(title.text) and not _QUOTED.fullmatch(text):
        score += 1.5
    if _ANSWER.match(text) and title.size > 9 and ":" not in title.text:
        score += 1.5
    if _AMOUNT.search(text) and not _FACT.match(text):
        score += 1.5
    if _ACTOR.match(text) and _IMAGE.search(title.text) and not couplet(title.text) and not runs_on(title):
        score += 1.5
    if text[-4:] == title.text[-4:]:
        score += 2.0
    return score - 2.5 * (first and title.size <= (5 if _SUM.match(text) else 8))
