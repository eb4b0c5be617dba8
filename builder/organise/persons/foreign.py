"""Transliterated names: 克林顿, 莱希, 古丽努尔·太外库力.

Before: 伊朗当选总统莱希致贺电          After: 莱希 (an office before it, characters that write foreign sounds)
Before: 老挝国家主席通伦               After: 通伦 (an office abroad before it: whatever its characters)

Stretches of such characters are found first; within one the reading that explains it best stands. A middle dot
joins parts, whatever their characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from .cues import cues, left_cue, right_cue
from .doubts import CONJUNCTIONS, swallowed
from .found import Found
from .lattice import Costs, costs_of
from .tables import Tables, lines_of, tables

LONGEST = 8
KEEP = -4.0
CAUTION, PERSONAL, DOUBT = 1.0, 3.0, 2.5
"""Without an office or a verb of speech beside it a reading stays in doubt: goods and places are written so too."""
PLAIN, LESS_PLAIN, PROBABLE = 9.0, 4.0, 3.5
"""Only where it is so plainly foreign, and nothing beside it says place, it is taken for a person."""
PLACED = re.compile("(?:新华社|本报|中新社|抵达|前往|首都|离开|飞往|位于|城市|州|省|市|“|《|—)$")
DOT, TO_THE_END = 16.0, 3.0
"""What a middle dot is worth, and that the last part fills its run."""
OF_PEOPLES, PART = 7.0, 4.5
"""Cost of a name made of the parts that some peoples use, and of each part."""
LEAST_IN_SLOT = -4.0
SLOT = 3.0
"""What it is worth that an office abroad stands before."""
UNUSUAL, UNUSUAL_WORD, A_WORD = 9.0, 11.0, 5.0
"""Cost of a character that seldom writes foreign sounds, beside a dot or in a slot."""
NEVER = frozenset("的了在是市国和与同员说长们这那个于为由向被二三四五六七八九十日月年")
"""Characters that no foreign name is written with."""
LINK = re.compile("(?:队员?|籍|选手|姑娘|小将|名将|老将|人)?的?$")
DYNASTIES = frozenset("夏商周秦汉魏晋隋唐宋辽金元明清")
DOT_WITHIN = re.compile("(?<=[一-鿿])·(?=[一-鿿])")
HAN_BEFORE, HAN_BEHIND = re.compile("[一-鿿]*$"), re.compile("[一-鿿]*")
HAN_TWO = re.compile("[一-鿿]{2}")
HEAD, TAIL = 12, 14
"""Characters before the first dot and behind the last one that are looked at."""
OFFICE = re.compile(
    "(?:总统|首相|总理|议长|主席|外长|国王|女王|王储|大使|公使|领事|防长|财长|国务卿|外相|苏丹|部长|发言人|总书记|秘书长|委员长|"
    "总干事|特使|教练|选手|教授|专家|总裁|首席执行官|学者|作家|导演|大臣|协调员|代表|司令|将军|议员|候选人|领导人|领袖|"
    "名将|主帅|博士|歌手|演员|法官|公主|王子|亲王|外援|省长|州长|市长|行长|团长|局长|院长)"
)
ABROAD_ONLY = ("总统", "首相", "国王", "女王", "王储", "国务卿", "苏丹", "外相")
Spans = Iterable[tuple[int, int, float]]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Two or more characters that hardly write anything but foreign names, and some others between."""
    core, also = (re.escape("".join(sorted(chars))) for chars in (tables().core, tables().also))
    return re.compile(f"[{also}]?[{core}](?:[{also}]?[{core}])+[{also}]?")


@lru_cache(maxsize=1)
def _parts() -> re.Pattern[str]:
    parts = " ".join(lines_of("peoples.txt")).split(" ")
    return re.compile("|".join(sorted(parts, key=lambda part: (-len(part), part))))


@lru_cache(maxsize=1)
def _part_begins() -> re.Pattern[str]:
    """Two characters that may begin a part: found much faster than the parts themselves."""
    parts = _parts().pattern.split("|")
    first, second = ("".join(sorted({part[at] for part in parts})) for at in (0, 1))
    return re.compile(f"[{first}](?=[{second}])")


@lru_cache(maxsize=1)
def _peoples() -> re.Pattern[str]:
    return re.compile(f"(?:{_parts().pattern})+")


@lru_cache(maxsize=1)
def _country_names() -> frozenset[str]:
    return frozenset(" ".join(lines_of("countries.txt")).split(" "))


@lru_cache(maxsize=1)
def _countries() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_country_names(), key=lambda name: (-len(name), name))))


@lru_cache(maxsize=1)
def _heart() -> re.Pattern[str]:
    """What every such stretch holds: found much faster than the stretches themselves."""
    core, also = (re.escape("".join(sorted(chars))) for chars in (tables().core, tables().also))
    return re.compile(f"[{core}][{also}]?[{core}]")


def stretches(text: str) -> list[tuple[int, int]]:
    return [] if _heart().search(text) is None else [match.span() for match in _pattern().finditer(text)]


def slots(text: str) -> list[int]:
    """Where a name must follow, because an officer of another country is named: 缅甸驻华大使佐温敏."""
    found = []
    for match in OFFICE.finditer(text):
        end = match.end()
        end += text[end : end + 1] in CONJUNCTIONS and end < len(text)
        if HAN_TWO.match(text, end):
            abroad = match[0] in ABROAD_ONLY or _countries().search(text, max(0, end - 16), end)
            found += [end] if abroad else []
    return found


def readings(
    text: str,
    left: int,
    run: str,
    costs: Costs,
    stretches: list[tuple[int, int]],
    peoples: list[tuple[int, int]],
    slots: list[int],
) -> list[Found]:
    found: list[Found] = []
    for start, stop in peoples:
        found += _weighed(text, left, _in_parts(run, costs, start, stop))
    for at in slots:
        found += _weighed(text, left, _in_slot(run, costs, at, tables()))
    for start, stop in stretches:
        found += _weighed(text, left, _in_stretch(run, costs, start, stop, tables()))
    return found


def dotted_readings(text: str) -> list[Found]:
    found = []
    for first, last in _dots(text):
        head = HAN_BEFORE.search(text, max(0, first - HEAD), first)
        tail = HAN_BEHIND.match(text, last + 1, last + 1 + TAIL)
        if head and tail and not (len(head[0]) == 1 and head[0] in DYNASTIES):
            found += _weighed(text, 0, _dotted(text, head.start(), first, last + 1, tail.end(), tables()))
    return found


def _dots(text: str) -> list[tuple[int, int]]:
    """(first dot, last dot) of each name: what stands between two dots of one is short and holds no 的."""
    groups: list[tuple[int, int]] = []
    for match in DOT_WITHIN.finditer(text):
        at = match.start()
        between = text[groups[-1][1] + 1 : at] if groups else ""
        if groups and len(between) <= LONGEST and NEVER.isdisjoint(between) and between.isalpha():
            groups[-1] = (groups[-1][0], at)
        else:
            groups.append((at, at))
    return groups


def _weighed(text: str, left: int, spans: Spans) -> list[Found]:
    cue = cues()
    found = []
    for start, end, score in spans:
        start, end = start + left, end + left
        beside_a_dot = text[end : end + 1] == "·" or text[start - 1 : start] == "·"
        if text[start] in CONJUNCTIONS or (beside_a_dot and "·" not in text[start:end]):
            continue
        before, after = left_cue(text, start, cue), right_cue(text, end, cue)
        total = score + before[0] + max(after[0], 0.0) - CAUTION - swallowed(text, end, cue)
        if max(before[0], after[0]) < PERSONAL:
            known_land = of_a_country(text, start)
            plain = total >= (LESS_PLAIN if known_land else PLAIN) and (end - start > 2 or known_land)
            plain = plain and before[0] > -1.0 and not placed(text, start, end)
            plain = plain and (known_land or text[start:end] not in tables().either)
            # The better of two readings stays the better one.
            total = min(total, (PROBABLE if plain else DOUBT) + max(total, 0.0) / 100)
        if total > KEEP:
            found.append(Found(start, end, text[start:end], round(total, 2), "foreign", min(after[0], 0.0)))
    return found


def of_a_country(text: str, start: int) -> bool:
    """Whether a country and 的, 队的, 选手 or the like stand before: 俄罗斯的阿卡蒂耶夫."""
    link = LINK.search(text, max(0, start - 5), start)
    if link is None or not link[0]:
        return False
    before = text[max(0, link.start() - 6) : link.start()]
    return any(before[-size:] in _country_names() for size in range(2, len(before) + 1))


def placed(text: str, start: int, end: int) -> bool:
    """Whether a dispatch is dated there, or something beside it names a place or a thing."""
    return PLACED.search(text, max(0, start - 4), start) is not None or text[end : end + 1] in ("—", "”", "》")


def _in_stretch(run: str, costs: Costs, start: int, stop: int, table: Tables) -> Spans:
    """(start, end, log-odds) of the pieces of run[start:stop] that may be a name."""
    before, after = costs
    for i in range(start, stop - 1):
        room = after[0] - before[i]
        for j in range(i + 2, min(stop, i + LONGEST) + 1):
            score = room - after[j] - _name_cost(run[i:j], table)
            if score > -3.0:
                yield i, j, score


def _in_slot(run: str, costs: Costs, start: int, table: Tables) -> Spans:
    before, after = costs
    room = after[0] - before[start] + SLOT
    for end in range(start + 2, min(len(run), start + LONGEST) + 1):
        score = room - after[end] - _part_cost(run[start:end], table)
        if score > LEAST_IN_SLOT:
            yield start, end, score


def of_peoples(text: str) -> list[tuple[int, int]]:
    """Stretches made of parts of Tibetan, Mongolian and Uighur names: 多吉才让, 巴音朝鲁."""
    found: list[tuple[int, int]] = []
    for begin in _part_begins().finditer(text):
        if not found or begin.start() >= found[-1][1]:
            match = _peoples().match(text, begin.start())
            found += [match.span()] if match else []
    return found


def _in_parts(run: str, costs: Costs, start: int, stop: int) -> Spans:
    before, after = costs
    size = len(_parts().findall(run, start, stop))
    score = after[0] - before[start] - after[stop] - OF_PEOPLES - size * PART
    if score > LEAST_IN_SLOT:
        yield start, stop, score


def _dotted(text: str, left: int, first: int, last: int, right: int, table: Tables) -> Spans:
    """Where the part before the dot at `first` begins, and where the one from `last` on ends."""
    head_words, _ = costs_of(text[left:first], table.words, first - left)
    _, tail_words = costs_of(text[last:right], table.words, 0)
    for i in range(max(left, first - LONGEST), first):
        head = head_words[-1] - head_words[i - left] - _part_cost(text[i:first], table)
        for j in range(last + 1, min(right, last + LONGEST) + 1):
            tail = tail_words[0] - tail_words[j - last] - _part_cost(text[last:j], table)
            yield i, j, head + tail + DOT + (TO_THE_END if j == right else 0.0)


def _name_cost(name: str, table: Tables) -> float:
    """Cost of a transliterated name without dots; beyond any measure when a character never writes one."""
    begin, inside, end = table.foreign
    cost = begin.get(name[0], 99.0) + end.get(name[-1], 99.0)
    for c in name[1:-1]:
        cost += inside.get(c, 99.0)
    return cost


def _part_cost(part: str, table: Tables) -> float:
    if _peoples().fullmatch(part):
        return OF_PEOPLES + PART
    begin, inside, end = table.foreign
    cost = begin.get(part[0]) or _unusual(part[0], table) + 3.0
    if len(part) > 1:
        cost += end.get(part[-1]) or _unusual(part[-1], table)
    if not NEVER.isdisjoint(part):
        cost += 20.0
    return cost + sum([inside.get(c) or _unusual(c, table) for c in part[1:-1]])


def _unusual(c: str, table: Tables) -> float:
    """Cost of a character that seldom writes foreign sounds; more when it is a frequent word by itself: 随, 已."""
    return UNUSUAL if table.words.get(c, UNUSUAL_WORD) >= UNUSUAL_WORD else UNUSUAL + A_WORD
