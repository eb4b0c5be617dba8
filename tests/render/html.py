"""A page as the tests read it: elements with their text, from the standard library's parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr", "path", "rect"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    content: list[Element | str] = field(default_factory=list)

    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text() for one in self.content)

    def all(self, tag: str | None = None, /, **attributes: str | None) -> list[Element]:
        """Elements below this one; an attribute given as None must only be there. `_` in names stands for `-`."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [one for one in self.walk() if (tag is None or one.name == tag) and one.matches(wanted)]

    def one(self, tag: str | None = None, /, **attributes: str | None) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, (tag, attributes, [e.attributes for e in found])
        return found[0]

    def matches(self, wanted: dict[str, str | None]) -> bool:
        have = self.attributes
        return all(key in have and (value is None or have[key] == value) for key, value in wanted.items())

    def walk(self) -> Iterator[Element]:
        for one in self.content:
            if isinstance(one, Element):
                yield one
                yield from one.walk()

    def inside(self, name: str) -> bool:
        return self.parent is not None and (self.parent.name == name or self.parent.inside(name))


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("#document")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Element(tag, {key: value or "" for key, value in attrs}, self.at)
        self.at.content.append(one)
        if tag not in VOID:
            self.at = one

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.content.append(Element(tag, {key: value or "" for key, value in attrs}, self.at))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.at.name == tag, f"</{tag}> ends <{self.at.name}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.content.append(data)


def parse(data: bytes) -> Element:
    """The document; tags must nest, which the theme's pages always do."""
    builder = _Builder()
    builder.feed(data.decode())
    builder.close()
    assert builder.at is builder.root, f"<{builder.at.name}> is not ended"
    return builder.root
