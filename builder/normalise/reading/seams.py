"""Whether the characters that meet at a line's end belong together.

Before  督导组向东岭 / 区反馈了有关情况。
After   above 0: 东岭区 stands elsewhere on the page
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.normalise.reading.clues import Clue
from builder.normalise.reading.cohesion import Vocabulary
from builder.normalise.reading.everyday_words import EVERYDAY, breaks_off

_CUT_WORD = frozenset("。,;、")
"""A mark so soon after the beginning of a line ends a word whose first half stands above."""
_OPENERS = (
    "目前 同时 近日 日前 此外 另外 其中 对此 为此 据悉 如今 现在 今天 今年 去年 昨日 昨天 前天 当日 当天 当晚 "
    "次日 随后 然后 接着 最后 首先 其次 再次 然而 因此 所以 于是 眼下 当前 近来 后来 不久 这时 那时 那天 这天 "
    "有人 是的 当然 其实 果然 突然 不过 但是 可是 只见 试想 原来 终于 总之 可见 显然 例如 比如 如果 一是 二是 "
    "三是 四是 五是 第一 第二 第三 近年来 下一步 有一次 没想到 要知道 另一边 这一天 接下来 一般来 不一会 年初 "
    "年底 月底 早上 上午 中午 下午 晚上 傍晚 清晨 夜里"
)
_CLAUSES = frozenset(_OPENERS.split())
"""Clauses of two or three characters that a paragraph may well open with."""
_FRESH = re.compile(
    r"(?:近(?:[日期来]|[\u4e00-\u9fff]{0,2}年)|[今去前昨]年|昨[日天晚]|日前|目前|随着|据(?:了解|介绍|悉|统计)|当[天日晚年]|\d{1,2}月\d|\d{4}年|记者(?:从|在|了解))"
)
"""What sentences open with rather than go on with: fewer than `prose` knows, for 据, 自 and 通过 go on as well."""
_LOOSE = frozenset("在是有从对为以与和一不")
"""Characters that stand beside so many others that a known pair says little."""
_COUNTED = frozenset("个年月日万亿元项家名次户届亩吨米级%％岁")
_MEASURES = frozenset("套只条位次所座处辆株头件栋间张台把根片枚艘架支场份口块棵亩本篇封")
"""What a number that ends a line is followed by."""
_NUMBER = re.compile(r"\d[多余]?$")
_COUNT = re.compile(r"\d+[多余]?[\u4e00-\u9fff]{1,2},")
"""31口,: how many of what stood above."""
_NEVER_FIRST = frozenset("的了着们等者吗呢吧")
_SAYS = frozenset("说道笑讲来")
"""王平说,: a clause of three characters that opens many a paragraph."""
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
_BEFORE_WORDS, _BEHIND_WORDS = frozenset(",。;:!?、“”("), frozenset(",。;:!?、”)")
MOST = 30_000
"""Characters of a page that seams are looked up in; no printed page holds more."""


class Seams:
    """Whether the characters on both sides of a line's end stand side by side elsewhere on the page.

    A word cut in two (东岭 / 区) is seldom printed only once; two lines that merely follow each other
    rarely meet in a pair of characters that the page knows, and their ends stand beside marks elsewhere.
    """

    def __init__(self, clues: Sequence[Clue], words: Vocabulary):
        self.text = "\n".join(c.bare for c in clues)[:MOST]
        self.words = words

    def odds(self, before: Clue, here: Clue) -> float:
        if before.end in ("stop", "comma") or (before.wrapped and here.wrapped):
            return 0.0
        a, b = before.bare, here.bare
        if not a or not b:
            return 0.0
        if not (a[-1].isalnum() and b[0].isalnum()):
            return 2.0 * breaks_off(a)
        pair = a[-1] + b[0]
        met = self.words.times(pair) > 0
        known = met and self._known(a, b)
        odds = 3.0 if known or pair in EVERYDAY else (0.7 if b[0] in _LOOSE else 1.5) if met else -0.7
        odds += 0.0 if _CUT_WORD.isdisjoint(b[1:4]) else self._tail(b)
        odds += 3.0 * ((b[0] in _COUNTED or b[0] in _MEASURES) and _NUMBER.search(a) is not None)
        odds += 2.0 * (_COUNT.match(b) is not None)
        if before.end == "open":
            odds += 2.0 * breaks_off(a) + 3.0 * (b[0] in _NEVER_FIRST)
            odds -= 1.5 * (not known and _FRESH.match(b) is not None)
            odds -= 0.0 if known else 0.7 * self._begins(b[:2]) + 0.7 * self._ends(a[-2:])
        return odds

    def _tail(self, b: str) -> float:
        """Log odds from a mark so soon after the line's beginning that the clause before it has begun above."""
        if b[1] in _CUT_WORD:
            return 4.0
        if b[2:3] in _CUT_WORD:
            return 0.0 if b[:2] in _CLAUSES or self._begins(b[:2]) else 1.8
        known = b[1:3] in _CLAUSES or b[:3] in _CLAUSES or b[2:3] in _SAYS
        return 0.0 if known else 0.8

    def _known(self, a: str, b: str) -> bool:
        """Whether the characters that meet stand so elsewhere, with the one before them or the one behind."""
        if len(a) == 1 or len(b) == 1:
            return a[-1] + b[0] in self.text
        return a[-2:] + b[0] in self.text or a[-1] + b[:2] in self.text

    def _begins(self, pair: str) -> bool:
        """Whether two Chinese characters stand behind a mark somewhere."""
        return self._beside(pair, -1, _BEFORE_WORDS)

    def _ends(self, pair: str) -> bool:
        """Whether two Chinese characters stand before a mark somewhere."""
        return self._beside(pair, 2, _BEHIND_WORDS)

    def _beside(self, pair: str, offset: int, marks: frozenset[str]) -> bool:
        if self.words.times(pair) < 2 or not _WORD.fullmatch(pair):
            return False
        at = self.text.find(pair)
        while at >= 0 and self.text[at + offset : at + offset + 1] not in marks:
            at = self.text.find(pair, at + 1)
        return at >= 0
