"""What reading an issue again would change, word by word, for `build normalise --again --dry-run`.

content/issues/2021/2021-10-29/01-07.md
  deck: [-旧副题-]{+新副题+}
  paragraph 3: …就[-压实压实-]{+压实+}责任…
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from builder import article_file, markdown
from builder.model import Article

_AROUND = 6
"""Characters of unchanged text shown on either side of a change."""
_FIELDS = ("date", "page", "order", "kind", "column", "kicker", "title", "deck", "source")


def lines(folder: str, before: Mapping[str, Article], after: Mapping[str, Article]) -> Iterator[str]:
    """The changes of one folder; both mappings give articles by file name. Nothing is said of equal files."""
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        told = list(_article(old, new)) if old and new else ["  new file" if new else "  the file goes"]
        if told:
            yield f"{folder}/{name}"
            yield from told


def _article(old: Article, new: Article) -> Iterator[str]:
    for field in _FIELDS:
        one, other = _text(getattr(old, field)), _text(getattr(new, field))
        if one != other:
            yield f"  {field}: {words(one, other)}"
    yield from _blocks([b.text for b in markdown.blocks(old.body)], [b.text for b in markdown.blocks(new.body)])
    if not any((old.body != new.body, *(getattr(old, f) != getattr(new, f) for f in _FIELDS))):
        one, other = article_file.write(old).split("\n"), article_file.write(new).split("\n")
        yield from (f"  {words(a, b)}" for a, b in zip(one, other, strict=False) if a != b)


def _text(value: object) -> str:
    return " / ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def _blocks(old: list[str], new: list[str]) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            place = f"paragraph {a + 1}" if b - a < 2 else f"paragraphs {a + 1}-{b}"
            yield f"  {place}: {words('¶'.join(old[a:b]), '¶'.join(new[c:d]))}"


def words(old: str, new: str) -> str:
    """Both texts in one, what goes as [-…-], what comes as {+…+}, long stretches of the same shortened."""
    parts = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            same = old[a:b]
            parts.append(same if len(same) <= 2 * _AROUND + 1 else f"{same[:_AROUND]}…{same[-_AROUND:]}")
        else:
            parts.append((f"[-{old[a:b]}-]" if a < b else "") + (f"{{+{new[c:d]}+}}" if c < d else ""))
    return "".join(parts)
