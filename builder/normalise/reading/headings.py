"""What the wording of a short line says: that it heads an article, or names a column.

Before  绿水长流(美丽乡村行) / 招聘启事 / 读书札记
After   a headline with its column / a headline by itself / the name of a column
"""

from __future__ import annotations

import re

from builder.normalise.reading.bylines import is_name

_PLACE = re.compile(r"\([^()]{1,6}[段市县区省州镇期]\)$")


def column_suffix(text: str) -> bool:
    """绿水长流(美丽乡村行): a headline that carries its column in brackets at the end."""
    if not text.endswith(")") or "(" not in text[2:]:
        return False
    if is_name(text):
        return False
    at = text.rindex("(")
    return at >= 3 and 2 <= len(text) - at - 2 <= 24 and not _PLACE.search(text, at)


_OF_ITSELF = re.compile(
    r"^(?:[\u4e00-\u9fff]{2}手记|编后|短评|快评)[:—―]|^(?!特此)[\u4e00-\u9fff“”《》()\d]{0,24}(?:公告|启事|稿约|声明|通告|讣告|(?:停水|停电|停气|停暖|施工|搬迁|迁址|招生|放假)通知|开奖结果|[\u4e00-\u9fff]{2}名单)$"
    r"|^[\u4e00-\u9fff]{0,4}(?:简讯|快讯|短讯|一句话新闻|新闻简报|回音壁|积分榜|光荣榜|好人榜|天气预报|热线回复|赛果|赛程|战报|比分)$|^(?:招聘|招租|转让|求购|遗失|寻物|寻人|挂失|公示|鸣谢)$|^[^,。]{2,14}第\d{5,8}期(?:开奖.{0,4})?$|^(?:今日|本期|本版)(?:导读|看点|天气)$|^(?:未来[一二三四五六七\d]天|今明两?天|近期|明日|一周|本周)天气(?:预报)?$|^导读$|^(?:记者|采访|编辑)(?:手记|札记)$|^(?:图片(?:新闻|报道|故事)|新闻图片|读者来电)$|^(?:更正|勘误|致歉|更正与说明)$"
)


def heads_by_itself(text: str) -> bool:
    """记者手记:守住一盏灯, 招聘启事: the wording says that an article begins."""
    return bool(_OF_ITSELF.match(text))


_DETAIL = re.compile(
    r"(?:展览|展出|演出|活动|讲座|报名|开放|停[水电气]|营业|比赛|招聘|联系)?(?:名称|时间|地点|对象|票价|费用|范围|区域|原因|方式|人数):"
)


def is_detail(text: str) -> bool:
    """展出时间:4月14日至7月16日: a line of an announcement."""
    return _DETAIL.match(text) is not None


REMARK = 12
"""Characters from which on a line in brackets is no part of a headline."""


def is_remark(text: str) -> bool:
    """(专家门诊时间:周二、周四上午): a remark in brackets below a text."""
    return len(text) > REMARK and text[0] == "(" and text[-1] == ")" and not is_passed(text)


_PASSED = re.compile(r"\(\d{4}年.{4,60}(?:通过|批准|公布|发布|修订)\)")


def is_passed(text: str) -> bool:
    """(2018年8月21日…全体会议通过): below the title of a resolution or law."""
    return bool(_PASSED.fullmatch(text))


BOX = re.compile(r"^[■◆●]?\s*(?:小贴士|头条看点|核心阅读|相关链接|新闻链接|链接|名词解释|知识链接|背景资料|温馨提示)$")
"""Labels of boxes that belong to the article above."""
_COLUMN = re.compile(
    r"^[^,:?!]{0,10}(?:直通车|进行时|走基层|在行动|在一线|看台|快评|聚焦|视点|广角|热线|追踪|看点|风采|纪实录|访谈录|面对面|大家谈|调研行|万里行"
    r"|之窗|之声|回音壁|回眸|故事汇|身边的?(?:榜样|好人|雷锋)|你我(?:共建|同行)|调查|特写|新闻眼|关注|系列报道|巡礼"
    r"|手记|时评|微评|评论|短评|锐评|社评|观察|访谈|对话|记忆|札记|随笔|杂谈|漫谈|观点|短波|速递|快讯|短讯|资讯|链接|助读|解释|课堂|讲堂|学堂|课|论坛|茶馆|茶座|会客厅"
    r"|来信|来论|问答|问诊|提示|提醒|小小说|诗苑|诗页|书评|书架|书房|书事|悦读|阅读|习作|作文|连载|拾遗|钩沉|风物|掌故|人物|声音|回音|帮忙团|服务台|信箱|书话|帮办|书讯|影讯|导读|纪行|建言|来稿|掠影|剪影|速写|开奖|天气|见闻|新鲜事|早知道|新实践|风采录|之星|一句话|社评|今日谈)$"
    r"|^[^,:?!“”]{2,8}(?:特别报道|特别策划|专题报道|特刊)$|^[\u4e00-\u9fff]{2}(?:信息|往来|快递|播报|连线|互动|传真|集萃|集锦|选登|摘登|选刊|读报)$"
    r"|^(?:聚焦|关注|走[进近]|直击|数字?[读说看]|最美)[^,:?!—“]{2,8}$|^[^,:?!]{0,20}系列(?:评论|报道|述评)(?:之[一二三四五六七八九十]{1,3})?$"
)
"""How the names of columns end that no bracket or number marks."""
_CAMPAIGN = re.compile(
    r"^(?:深入|认真)?(?:学习|贯彻|弘扬|传承|庆祝|喜迎|迎接|献礼|奋进|奋斗|践行|决胜|决战|建功|不忘|牢记|壮丽|辉煌"
    r"|我为|新春|党旗|纪念|喜庆)[^,:?!。]{1,20}"
    r"(?:精神|时代|征程|周年|百年|[二三四五六七八九]十年"
    r"|初心|使命|办实事|党代会|两会|主题教育|飘扬|小康)(?:[· ][^,:?!]{2,12})?$"
)
"""学习贯彻……精神, 奋进新征程: what a campaign calls itself."""
_WHERE_WHEN = re.compile(r"[市县区镇乡村州省盟旗馆院会局校厂部]$|首例|季度|[年月日]|\d")
LABEL = 4
"""Characters of a line above a headline that can hardly be more than a label."""


def column_name(text: str) -> bool:
    """Whether a line above a headline names a column or campaign: 读书札记, 奋进新征程, 老街旧事."""
    short = len(text) <= LABEL and not _WHERE_WHEN.search(text) and not re.search(r"[,:?!—“]", text)
    return short or worded_as_column(text)


def worded_as_column(text: str) -> bool:
    """Whether the wording alone says so, wherever the line stands."""
    return any(_COLUMN.match(part) or _CAMPAIGN.match(part) for part in text.split("·"))
