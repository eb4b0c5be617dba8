"""What kind of piece an article is.

Before  ■本报评论员 / 详见第七版 / a caption and a credit, no headline
After   commentary / pointer / photo
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.normalise.reading.clues import Clue

_OPINION = re.compile(
    r"(?:论坛|时评|短评|快评|锐评|热评|评论|评论员观察|今日谈|杂谈|漫谈|论苑|观点|社论|走笔|有感而发|感言|编辑手记|微评|声音|之声|杂文|来论|三人谈|大家谈|随笔|随感|时论|钟声|和音|民生观)[)）]?$"
)
_NOTICE = re.compile(r"(?:公告|通告|启事|声明|公示|讣告|遗失|招标|拍卖|征订|欢迎订阅|举报(?:电话|热线)|公益广告)")
_SPONSOR = re.compile(r"\s宣$|公益广告|讲文明树新风")
_LETTER = re.compile(r"^(?:编辑同志|致读者|读者来信|一封信)|来信$")
_SAYS = re.compile(r"(?:指出|强调|表示|介绍|告诉|获悉|认为|要求|说[,:“。]|了解到|记者)")
_OUGHT = re.compile(r"要(?!求|闻|素|点|件|紧|塞|么)|必须|应当|我们|让我们|不能|唯有|才能")
LONG_ENOUGH = 300
"""Characters of text below which its tone decides nothing."""


@dataclass(frozen=True, slots=True)
class Makeup:
    """What an article is made of, as far as its kind depends on it."""

    title: str | None
    column: str | None
    body: tuple[Clue, ...]
    """Lines of running text."""
    bylines: tuple[Clue, ...]
    pictures: bool
    pointer: bool
    comment: bool
    """Signed 本报评论员 or the like."""
    bare_name: bool
    """Signed with a name and no office."""


def kind(article: Makeup) -> str:
    """One of `model.KINDS`."""
    if article.pointer and not article.body:
        return "pointer"
    if not article.body and article.pictures and not article.title:
        return "photo"
    heading = (article.title or "", article.column or "")
    if any(_SPONSOR.search(c.text) for c in article.bylines) or any(_NOTICE.search(h) for h in heading):
        return "notice"
    if article.comment or any(_OPINION.search(h) for h in heading):
        return "commentary"
    if _LETTER.search(heading[0]):
        return "letter"
    if not article.body:
        return "other"
    return "commentary" if _argues(article) else "news"


def _argues(article: Makeup) -> bool:
    """Whether the text argues instead of reporting: it says what ought to be and hardly ever who said so."""
    lead = article.body[0].lead
    text = "".join(c.text for c in article.body)
    if article.bare_name:
        return not lead and len(_SAYS.findall(text)) * 120 < len(text)
    if (
        len(text) < LONG_ENOUGH
        or article.bylines
        or (lead and "记者" in text[:40])
        or article.body[0].text.startswith("本报")
    ):
        return False
    ought = len(_OUGHT.findall(text))
    return ought * 90 >= len(text) and len(_SAYS.findall(text)) * 5 <= ought
