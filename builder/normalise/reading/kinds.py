"""What kind of piece an article is.

Before  ■本报评论员 / 详见第七版 / a caption and a credit, no headline
After   commentary / pointer / photo
"""

from __future__ import annotations

import re

from builder.normalise.reading.clues import Clue

_COLUMN = re.compile(r"(?:论坛|时评|短评|快评|锐评|热评|评论|今日谈|杂谈|漫谈|论苑|观点|社论|走笔|有感而发|感言|编辑手记|微评|声音|之声|杂文|来论|三人谈|大家谈|随笔|时论|钟声)\)?$")
_NOTICE = re.compile(r"(?:公告|通告|启事|声明|公示|通知|讣告|公告栏|遗失|招聘启事|拍卖|招标|欢迎订阅|举报(?:电话|热线)|热线\d)")
_CAMPAIGN = re.compile(r"(?:宣|公益广告|讲文明树新风)$")
_LETTER = re.compile(r"^(?:编辑同志|尊敬的编辑|致读者|读者来信|一封信)|(?:来信|回信)$")
_STANCE = re.compile(r"(?:我们要|必须|惟其如此|只有.{2,20}才能|让我们|关键在|贵在)")


def kind(clues: list[Clue], parts: dict[str, list[Clue]], title: str | None, column: str | None, collective: bool, marked: bool) -> str:
    """One of `model.KINDS`, from the article's lines by part.

    `collective`: signed 本报评论员 and the like; `marked`: a byline of a bare name without a role.
    """
    body = parts["para"]
    if parts["pointer"] and not body:
        return "pointer"
    if not body and parts["cap"] and not title:
        return "photo"
    heading = f"{title or ''} {column or ''}"
    if collective or _COLUMN.search(title or "") or (column and _COLUMN.search(column)):
        return "commentary"
    if _NOTICE.search(heading) or any(_CAMPAIGN.search(c.text) for c in clues if c.size < 40):
        return "notice"
    if _LETTER.search(title or ""):
        return "letter"
    text = "".join(c.text for c in body)
    if len(_STANCE.findall(text)) * 400 >= len(text) and len(_STANCE.findall(text)) >= 2 and (marked or not any(c.lead for c in body[:1])):
        return "commentary" if marked or "记者" not in text[:200] else "news"
    return "news" if body or title else "other"
