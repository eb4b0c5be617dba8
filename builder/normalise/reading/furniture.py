"""What is printed on a page but in no article: masthead, page heads, colophons.

Before  第02版:要闻 / 责任编辑 王平 / 今日八版 / 第9801号
After   labelled masthead or folio
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from builder.normalise.folio import is_section
from builder.normalise.reading import telephones
from builder.normalise.reading.headings import heads_by_itself

if TYPE_CHECKING:
    from builder.normalise.reading.clues import Clue
    from builder.normalise.reading.sheet import Sheet

_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = rf"(?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})\s*[年./-]\s*{_DAY}\s*[月./-]\s*{_DAY}(?!\d)\s*日?"
_DATE_ONLY = re.compile(rf"^{_DATE}$")
_MASTHEAD = re.compile(
    "|".join(
        (
            rf"^(?:公元|[\u4e00-\u9fff]{{2,8}}报(?:社出版)?\s*)?{_DATE}(?:\s*[(,/]?\s*(?:星期|周|农历|夏历|[甲乙丙丁戊己庚辛壬癸]|第\s*\d|官方|国内|今日|\d|[A-Za-z]).*)?[)]?$",
            r"^(?:星期|周)[一二三四五六日天](?:\s.*)?$",
            r"^(?:农历|夏历|岁次)?\s*[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年(?:.{0,16}|[^,。;]{0,20}\s第?\d+[号期].{0,12})$",
            r"^农历.{2,16}$",
            r"^(?:今日|本期|今天)?\s*(?:共|出|对开)?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:大?版|大张)(?:\s.*)?$",
            r"^(?:总|出版|创刊)?\s*第?\s*\d{3,6}\s*期?号?\s*(?:\(.*\))?$",
            r"^(?:总?第|\(?总第)\s*[\d〇一二三四五六七八九十百千]{2,8}\s*[期号]\)?(?:\s.*)?$",
            r"^(?=[^:：]*+[:：]).{0,8}(?:热线|电话|邮箱|信箱|传真|网址|网站|官网|邮编|地址|广告部|发行部|投稿|客户端|公众号|微博|微信|QQ群?|二维码|E-?mail)\s*(?:号|码)?\s*[:：].{2,60}$",
            r"^(?:更多|欢迎|敬请|请|扫码?|扫描|关注|微信|本报)[^。!?;]{0,24}(?:二维码|公众号|客户端|视频号|微信号)[^。!?;]{0,20}$",
            r"^.{0,8}社址\s*[:：].{4,80}$",
            r"^本报(?:零售|定价|每份|全年).{0,40}$",
            r"^本版[^。“]{2,20}(?:参考|遵医嘱)[^。“]{0,16}$",
            r"^(?:制版|印刷|承印)\s*[:：].{2,60}$",
            r"^本版(?:内容|文章|稿件|观点|图片|资料)[^。“]{0,12}(?:参考|无关|负责|版权|自负|新华社|供稿|署名)[^。“]{0,24}$",
            r"^(?:来信|来稿|投稿)请(?:寄\s*[:：]|注明).{4,60}$",
            r"^(?:内部资料|免费赠阅|准印证号?\S*)(?:\s+(?:内部资料|免费赠阅|注意保存|准印证号?\S*|扫码\S{2,10}|欢迎\S{2,12}))*$",
            r"^[^,。;“]{0,10}(?:热线|专线|电话|传真)\s*[:：]?\s*\d{3,8}[-—\d\s、]{0,30}(?:\s[^,。;“\s]{2,8}[\s:：][^,。;]{2,30}|\s[^,。;“\s]{4,16})?$",
            r"^(?:[\u4e00-\u9fff]{1,6}网\s*[:：]?\s*)?(?:https?://|www\.)\S+(?:\s.*)?$",
            r"^本版由.{4,40}(?:主办|协办|承办|推出|支持|刊登|合办)$",
            r"^[^《》]{0,12}(?:主管|主办|承办|(?<=[社报])出版|编辑出版)(?:单位)?\s*[:：]?\s*.{0,30}$(?<=管|办|版|社|团|会|委)",
            r"^(?:中共|国内|国际|邮发|零售|订阅|定价|全年|每份|统一刊号|本报).{0,24}(?:主管|主办|刊号|连续出版物号|代号|定价|零售价|订价).{0,40}$",
            r"^(?:CN|ISSN)\s*[\d-]{4,10}.*$",
            r"^[\u4e00-\u9fff ]{2,10}(?:日报|晚报|早报|晨报|时报|商报|都市报|周报|导报|周刊|报社)社?"
            r"(?:\s*出版|\s+[A-Z][A-Z ]+)?$",
            r"^(?:[A-Z ]{3,24}\s)?中共[\u4e00-\u9fff]{2,12}委(?:员会)?机关报(?:\s[^,。;]{2,30})?$",
            r"^出版$",
            r"^[A-Z][A-Z ]{3,40}$",
        )
    )
)
_FOLIO = re.compile(
    "|".join(
        (
            r"^(?:第\s*)?[A-Za-z]?\d{1,3}\s*(?:版|页)?\s*[:：|·/\s]\s*[\u4e00-\u9fff·•&]{2,10}(?:[/|·\s].{0,40})?$",
            r"^第?\s*(?:[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版(?:\s*[:：|·]?\s*[\u4e00-\u9fff·]{0,10})?(?:\s+.{0,50})?$",
            r"^[\u4e00-\u9fff·]{2,8}\s*(?:第\s*)?[A-Za-z]?\d{1,2}\s*版?$",
            r"^[■●◆□◇○▲\s(]*(?:(?:本版|[一二三四五六七八]版|值班|执行)?(?:责任|值班|执行|见习|首席|版面|版式|组版|图片|视觉|美术|文字)?(?:编辑|责编|编委|主编|总编|主任|总监|校对|美编|版式|组版|制图|编审|审读|签发|终审|排版|设计|策划|统筹))\s*[:：/|\s]\s*.{2,60}$",
            r"^(?:本版|本报)?(?:编辑|责编|校对|版式|美编|电话|邮箱)[^,。;“]{0,60}(?:编辑|责编|校对|版式|美编|邮箱|电话|E-?mail)[^,。;“]{0,40}$",
            r"^[\u4e00-\u9fff]{2,6}(?:日报|晚报|早报|晨报|时报|商报|都市报|时讯)\s+[A-Za-z]?\d{1,2}(?:版|\s|·)*[\u4e00-\u9fff·]{2,8}$",
            rf"^第?[A-Za-z]?\d{{1,3}}\s*版?\s+{_DATE}(?:[\s/|·(].{{0,30}})?$",
            r"^[\u4e00-\u9fff]{2,6}\s+\d{2}[-—~]\d{2}$",
            r"^(?:刊头|本版|本期)?(?:题字|题签|插图|配图|摄影)\s*[:：]\s*[\u4e00-\u9fff ]{2,10}$",
            r"^[\u4e00-\u9fff]{2,8}\s+总?第\s*\d{1,5}\s*期$",
            r"^(?:本版)?(?:投稿)?(?:邮箱|信箱|电子邮箱)?\s*[:：]?\s*[\w.+-]++@[\w.-]+\.\w+$",
        )
    )
)


_SIGN = re.compile(r"[0-9A-Za-z:/|@\s年星周农版张期号管办价报刊编校美电邮码]")
"""One of these stands in whatever `_MASTHEAD` or `_FOLIO` match, and in few headlines."""
_NUMBER = re.compile(r"[A-Za-z]?\d{1,2}(?:[-—][A-Za-z]?\d{1,2})?")
_CONTACT = re.compile(r"^(?:联系|咨询|报名|预约|招聘|举报|地址|办公|邮寄|收件)")
"""Whom to turn to, at the end of a notice; the paper's own lines begin 新闻热线, 广告部 and the like."""
_TURN_TO = re.compile(
    r"^.{0,8}(?:热线|专线|电话|邮箱|传真|网址|网站|地址|投稿|客户端|公众号|微信|二维码|E-?mail)\s*(?:号|码)?\s*[:：]?\s*\S|^(?:https?://|www\.)"
)
_OWN = re.compile(
    r"^(?:新闻|广告|发行|投稿|读者|本[报版刊]|报料|采编|编辑部|办公室|订报|投递).{0,6}(?:热线|电话|邮箱|传真|部)"
    r"|^(?:更多|欢迎关注|扫码[看关观])|^.{0,4}(?:订报|征订|投稿|报料|发行|广告(?:刊登)?)(?:热线|电话|邮箱|信箱)"
)
REACH = "reach"
"""Such a line until it is known whose it is."""
MEASURE = 12
"""Characters of the narrowest line that is taken for running text cut at a measure."""
_PAGE = re.compile(
    "[\u4e00-\u9fff]{2,4}·[\u4e00-\u9fff]{2,4}|(?:副刊|特别报道|专题|专版|周刊) [\u4e00-\u9fff]{2,10}"
    "|《?[\u4e00-\u9fff]{2,6}报》?"
    "|[\u4e00-\u9fff]{2,6}报 [\u4e00-\u9fff· ]{2,16}(?: [A-Z]?\\d{1,2}(?:-[A-Z]?\\d{1,2})?)?"
    "|[\u4e00-\u9fff]{2,8}(?:特别报道|专版|专页|特刊|周刊|副刊)"
    "|[^。;“]{4,40}风[^,。;]{1,8}级[^。;]{0,20}(?:℃|°C)"
)
"""城事·便民, 副刊 芦花渡, 江海青年报 文体: what a page calls itself; and the weather in its head."""
_GIVER = re.compile("^[\u4e00-\u9fff ]{4,24}(?:社|部|局|委|会|公司|中心|办公室)$")
"""Who gives a notice: above its date."""
HEAD, FOOT = 10, 14
"""Lines of a page in which its head stands, and in which a notice at its foot begins."""
TEXT = 24
"""Characters of running text above the paper's own lines at the foot of a page."""
_GIVES = frozenset(("特此公告", "特此通告", "特此通知", "特此启事"))
"""How a notice ends."""


def settle(sheet: Sheet) -> None:
    """A date that stands alone below running text closes a letter or a report; only a masthead's date is furniture."""
    clues, begun = sheet.clues, False
    for i, clue in enumerate(clues):
        if i and clue.furniture and (telephones.cut(clues[i - 1].text, clue.text) or _runs_on(clues, i)):
            clue.furniture = ""
        if sheet.paper and clue.bare == sheet.paper:
            clue.furniture = "masthead"
        if begun and clue.furniture and _DATE_ONLY.match(clue.text):
            above = clues[max(0, i - 2) : i]
            giver = above[-1:] if above and _GIVER.search(above[-1].text) else []
            beside = (*above[: len(above) - len(giver)], *clues[i + 1 : i + 3])
            if all(c.furniture in ("", REACH) for c in beside):
                for one in (*(c for c in giver if c.furniture), clue):
                    one.furniture, one.signature, one.end = "", True, "stop"
        begun = begun or clue.size > 60 or (clue.end == "stop" and clue.size >= 12 and not clue.furniture)
        if begun and clue.furniture == "masthead" and _TURN_TO.match(clue.text):
            clue.furniture = REACH
    _head(clues[:HEAD])
    if len(clues) > HEAD:
        _head(clues[: -HEAD - 1 : -1])
    _notices(clues)
    for clue in (*clues[:1], *clues[-1:]):
        if _NUMBER.fullmatch(clue.text):
            clue.furniture = "folio"


def _runs_on(clues: Sequence[Clue], i: int) -> bool:
    """Whether a line (织发展中心主办、国家计委) is one of several that fill a narrow measure."""
    here = clues[i]
    if here.size < MEASURE or here.end not in ("open", "comma"):
        return False
    beside = (*clues[max(0, i - 1) : i], *clues[i + 1 : i + 2])
    alike = [c for c in beside if not c.furniture and abs(c.size - here.size) <= 1 and c.end in ("open", "comma")]
    return len(alike) == 2 or (len(alike) == 1 and any(c.size > 60 or c.lead for c in beside))


def _notices(clues: Sequence[Clue]) -> None:
    """Lines on whom to turn to, below running text: part of a notice, unless they stand among the page's own lines."""
    above, run, text = "folio", [], False
    foot = not any(heads_by_itself(clue.text) or clue.text in _GIVES for clue in clues[-FOOT:])
    for clue in (*clues, None):
        if clue and clue.furniture == REACH:
            run.append(clue)
            continue
        below = clue.furniture if clue else ""
        for one in run:
            own = (above or below or (clue is None and foot and text)) and not _CONTACT.match(one.text)
            one.furniture = "masthead" if own or _OWN.match(one.text) else ""
        above, run = below, []
        text = clue is not None and clue.end == "stop" and clue.size > TEXT


def _head(lines: Sequence[Clue]) -> None:
    """A lone page number or page name beside the date or the editors is part of the page's head."""
    for _ in range(2):
        for i, clue in enumerate(lines):
            if clue.size > 60:
                break
            beside = any(c.furniture for c in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]))
            named = _NUMBER.fullmatch(clue.text) or _PAGE.fullmatch(clue.text) or is_section(clue.text)
            if beside and not clue.furniture and named:
                clue.furniture = "folio"


def kind(text: str) -> str:
    """`masthead`, `folio` or empty, for a short folded line."""
    if not _SIGN.search(text):
        return ""
    if _MASTHEAD.match(text):
        return "masthead"
    return "folio" if _FOLIO.match(text) else ""
