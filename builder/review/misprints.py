"""Words and marks printed twice in a row.

Before: 要压实压实责任，抓好落实。。      After: misprint, “压实压实” stands twice in a row; or: 压实

Chinese doubles on purpose (研究研究, 一个一个, 种种), and two words often meet (党组织组织党员, 企业企业家). What
is doubled by nature is known (`REDUPLICATED`); where the second half begins a longer word it is left alone; and what
the archive doubles in three articles or more is usage.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from builder.review.material import Decision, Material, Text, key, shown

_WORD = re.compile(r"(?=(([\u4e00-\u9fff]{2,12}?)\2))")
_MARK = re.compile(r"([，、；：。！？])\1(?!\1)(?<!\1\1\1)")
_LETTER = re.compile(r"([的和与在是及将被把对从由于以])\1")
USAGE = 3
"""Articles that double a word, from which on it is usage."""
REDUPLICATED = """
研究 讨论 商量 考虑 了解 打听 学习 休息 锻炼 收拾 打扫 比较 比划 琢磨 合计 掂量
观察 体会 体验 感受 认识 参观 参谋 帮助 教育 教训 调查 分析 总结 检查 活动 放松
热闹 高兴 凉快 痛快 轻松 意思 尝试 介绍 说道 念叨 唠叨 嘀咕 叮当 哗啦 轰隆 非常
永远 千万 真的 谢谢 多少 许多 很多 好多 大家 来来 加油 快点 慢点 等等 等会 看看
听听 走走 想想 试试 问问 谈谈 说说 安慰 表扬 批评 鼓励 宣传 庆祝 整理 修理 打扮
反省 回忆 回味 品尝 交流 沟通 见识 历练 磨炼 磨练 暖和 干净 清楚 明白
"""
_TWO_WORDS = """
组织 领导 代表 报告 计划 决定 规划 设计 指导 服务 管理 教育 工作 发展 生产 建设
投资 中央 联合 联系
"""
"""Nouns that are verbs too, or end one name and begin the next: 党组织组织党员, 党中央中央军委."""
_SOUNDS = frozenset("咔嗒哐咚叮当噼啪咕噜哗啦轰隆嘀滴答吱呀咯嘎呜哇啾喳叽嘟嗡咣扑通嘻哈嘿呵哒啦噜嘤嘶")
_LONGER = "家部者团感法处室力性化员长会局站区县市省学院所馆厅厂店委园链群圈带观界型号级率量额值品业主户"
"""What makes another word of the second half: 企业企业家, 项目项目部."""
_BESIDE = {
    "的": ("目", "确士当卢"),
    "和": ("总温缓柔饱谐祥平共随附中", "美睦气平谐好煦解谈"),
    "与": ("参给赋授赠寄", "会党共其"),
    "在": ("现存实所内潜正自外旨健", "乎于场职校"),
    "是": ("于", "非"),
    "及": ("以涉普触顾危波", "时格早第其"),
    "将": ("", "来军士领近要"),
    "被": ("棉", ""),
    "把": ("", "握关手"),
    "对": ("针面相应反绝", "方手象外于策应待接照口话抗标"),
    "从": ("服", "容事业而来"),
    "由": ("自理缘", "于衷此"),
    "于": ("", "是"),
    "以": ("所予可足", "及来后前上下外内往免致便"),
}
"""Characters before and after which make a word of one of the two: 目的的, 现在在."""


def find(material: Material) -> Iterator[Decision]:
    found = [hit for text in material.texts for hit in _hits(text)]
    articles: dict[str, set[str]] = defaultdict(set)
    for text, _, words, half, _ in found:
        if len(half) > 1:
            articles[words].add(text.article.id)
    for text, block, words, half, around in found:
        if len(articles[words]) < USAGE:
            yield _decision(text, block, words, half, around)


_Hit = tuple[Text, int, str, str, str]
"""Text, block, what stands, what should, with its neighbours."""


def _hits(text: Text) -> Iterator[_Hit]:
    for index, block in enumerate(text.blocks):
        for words, half, start in (*_words(block.text), *_letters(block.text)):
            yield text, index, words, half, block.text[max(0, start - 6) : start + len(words) + 6]
    for index, head in (
        (-1, text.article.title),
        (-2, " ".join(text.article.kicker)),
        (-3, " ".join(text.article.deck)),
    ):
        for words, half, start in _words(head or ""):
            yield text, index, words, half, (head or "")[max(0, start - 6) : start + len(words) + 6]


def _words(text: str) -> Iterator[tuple[str, str, int]]:
    """(words, half, start) of what stands twice in a row, the leftmost of those that overlap."""
    free = 0
    for match in _WORD.finditer(text):
        words, half, start = match[1], match[2], match.start()
        if start < free:
            continue
        free = start + len(words)
        if not _meant(text, half, start, free):
            yield words, half, start


def _meant(text: str, half: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if len(set(half)) == 1 or set(half) <= _SOUNDS or half in REDUPLICATED.split():
        return True
    if "一" in half or half[0] in "半几每好越" or half[-1] in "来去着了":
        return True
    if len(half) == 2 and (half in _TWO_WORDS.split() or (after and after in _LONGER) or text[end : end + 2] == half):
        return True
    return before in "“‘《" and after in "”’》" and bool(before and after)


def _letters(text: str) -> Iterator[tuple[str, str, int]]:
    for match in _MARK.finditer(text):
        yield match[0], match[1], match.start()
    for match in _LETTER.finditer(text):
        before, after = _BESIDE[match[1]]
        left, right = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if left == "一" or left.isdigit():
            continue
        if not (left and left in before) and not (right and right in after) and left != match[1] and right != match[1]:
            yield match[0], match[1], match.start()


def _decision(text: Text, block: int, words: str, half: str, around: str) -> Decision:
    own = key("misprint", text.article.id, words, around)
    sure = 0.05 if len(half) > 4 else 0.15 if len(half) > 1 else 0.2
    reason = f"{shown(words)} stands twice in a row: …{around}…"
    return Decision("misprint", text.article.path, text.line(block), reason, (half,), sure, own)
