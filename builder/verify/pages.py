"""What a finished page says of links and ids, and whether all of it holds together.

`Facts` are taken of each page where it is made (in whichever process); `check` sees all of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from builder import urls
from builder.problem import Problem, error

_TAG = re.compile(rb"""<[a-zA-Z][\w:-]*+(\s[^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+)>""")
"""A tag with attributes."""
_PLAIN_TAG = re.compile(rb"<[a-zA-Z][\w:-]*+(\s[^>]++)>")
"""The same of a tag whose values hold no `>`, which are nearly all: found in half the time."""
_ATTRIBUTE = re.compile(r"""\s(id|href|src)=(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))|"[^"]*+"|'[^']*+'""")
_SCRIPT = re.compile(rb"<script\b[^>]*>.*?</script>|<!--.*?-->", re.DOTALL)
_REMEMBERED = 1 << 15
"""Tags of which it is kept what they say."""


@dataclass(frozen=True, slots=True)
class Facts:
    path: str
    """File of the page, as `2021/index.html`."""
    ids: tuple[str, ...]
    links: tuple[str, ...]
    """Targets on this site, `/2021/#p1` without the base path; each once, but for places that the page itself has."""
    faults: tuple[str, ...]
    """Duplicate ids and links that are not http, https, mailto or of this site."""


_More = tuple[str, tuple[str, ...], tuple[str, ...]]
"""`+`, ids, and links as `Reader._target` gives them."""
_Said = str | _More | None
"""What a tag says: the address of a page, an id, more than that, or nothing."""
_CUT: _More = ("+", (), ())
"""Stands for a tag that ends within a quotation."""


class Reader(dict[bytes, _Said | None]):
    """Takes the facts of the pages of one site, tag by tag; what stands in text or in another value is none of them.

    `base` is the site's base path, `origin` its address without a path. `apart`: addresses of other sites on the same
    host, whose pages are not looked for here. It remembers what tags say: most of a page's stand on many others too.
    """

    def __init__(self, base: str, origin: str, apart: tuple[str, ...] = ()):
        super().__init__()
        self.base, self.origin, self.apart = base, origin, apart

    def facts(self, path: str, html: bytes) -> Facts:
        if b"<script" in html or b"<!--" in html:
            html = _SCRIPT.sub(_head_of_script, html)
        found = list(filter(None, map(self.__getitem__, _PLAIN_TAG.findall(html))))
        rest = [one for one in found if one[0] != "/"]
        if _CUT in rest:
            found = list(filter(None, map(self._read, _TAG.findall(html))))
            rest = [one for one in found if one[0] != "/"]
        links = {one for one in found if one[0] == "/"}
        ids, others = _more(rest)
        here, places = "/" + path.removesuffix("index.html") + "#", set(ids)
        twice = {ident for ident in places if ids.count(ident) > 1} if len(places) < len(ids) else ()
        faults = [f"id {ident} stands twice" for ident in twice]
        for target in others:
            full = here + target[1:] if target[0] == "#" else target
            if full[0] == "!":
                faults.append(full[1:])
            elif not (full.startswith(here) and full[len(here) :] in places):
                links.add(full)
        return Facts(path, tuple(dict.fromkeys(ids)), tuple(sorted(links)), tuple(sorted(faults)))

    def __missing__(self, tag: bytes) -> _Said:
        if len(self) >= _REMEMBERED:
            self.clear()
        cut = tag.count(b'"') % 2 or tag.count(b"'") % 2
        return self.setdefault(tag, _CUT if cut else self._read(tag))

    def _read(self, tag: bytes) -> _Said:
        """Of what stands in a tag behind its name.

        What a browser may fetch ahead is no link: a site without the search has no index.
        """
        text = tag.decode("utf-8")
        if 'rel="preload"' in text:
            return None
        found = [(name, double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(text) if name]
        ids = tuple([sys.intern(value) for name, value in found if name == "id"])
        targets = [self._target(value.replace("&amp;", "&")) for name, value in found if name != "id"]
        links = tuple([sys.intern(target) for target in targets if target])
        if len(ids) + len(links) == 1:
            if links and links[0][0] == "/" and "#" not in links[0]:
                return links[0]
            if ids and ids[0] and ids[0][0] not in "/+":
                return ids[0]
        return ("+", ids, links) if ids or links else None

    def _target(self, link: str) -> str | None:
        """A link as a site path, or `#place` of its own page; None when it leads elsewhere; a fault marked by `!`."""
        if link.startswith("#"):
            return link
        if self.apart and link.startswith(self.apart):
            return None
        if link.startswith(self.origin + "/"):
            link = link.removeprefix(self.origin)
        elif link.startswith(("http://", "https://", "mailto:", "data:")):
            return None
        if not link.startswith("/"):
            return f"!the link {link!r} is neither of this site nor http"
        if not link.startswith(self.base):
            return f"!the link {link} leaves the base path {self.base}"
        return "/" + link[len(self.base) :]


def _more(found: Iterable[str | _More]) -> tuple[list[str], set[str]]:
    """The ids, and the links that are not simply the address of a page."""
    ids: list[str] = []
    links: set[str] = set()
    for one in found:
        if isinstance(one, str):
            ids.append(one)
        else:
            ids += one[1]
            links.update(one[2])
    return ids, links


def _head_of_script(match: re.Match[bytes]) -> bytes:
    return match[0][: match[0].find(b">") + 1] if match[0].startswith(b"<script") else b""


def check(pages: Iterable[Facts], files: Iterable[str], addresses: Mapping[str, object]) -> list[Problem]:
    """All pages together: links and fragments that lead nowhere, addresses without file, pages without address.

    `pages` is asked for twice where a link is wrong; `files` are all files of the site, `addresses` all that the ledger
    says must answer.
    """
    have, ids, links, faults = set(files), {}, set(), []
    for page in pages:
        ids[page.path] = page.ids
        links.update(page.links)
        faults += [(page.path, fault) for fault in page.faults]
    hint = "mend the template of the theme; if it is on an article's page alone, a link in its Markdown"
    wrong = {link: said for link in _unclear(links, have, ids) if (said := _follow(link, have, ids))}
    broken = [(page.path, wrong[link]) for page in pages if wrong for link in page.links if link in wrong]
    problems = [
        error(code, path, 0, said, hint)
        for code, found in (("O003", faults), ("O004", broken))
        for path, said in _gathered(sorted(found, key=_upper_first))
    ]
    for address in sorted(address for address in addresses if urls.file_of(address) not in have):
        problems.append(
            error(
                "O005",
                "",
                0,
                f"the address {address} has no file",
                "a fault of this program or of the theme: please report it",
            )
        )
    for path in sorted(
        path for path in ids if path != "404.html" and "/" + path.removesuffix("index.html") not in addresses
    ):
        problems.append(
            error(
                "O006",
                path,
                0,
                "a page without an address in the ledger",
                "a fault of this program or of the theme: please report it",
            )
        )
    return problems


def _upper_first(fault: tuple[str, str]) -> tuple[bool, int, str]:
    path, _ = fault
    return path != "index.html", path.count("/"), path


def _unclear(links: set[str], have: set[str], ids: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The links that are not simply the address of a page, or of a place on one: the few."""
    addresses = {"/" + path.removesuffix("index.html") for path in have if path.endswith("index.html")}
    places = {"/" + path.removesuffix("index.html"): frozenset(here) for path, here in ids.items() if path in have}
    for link in links - addresses:
        path, _, fragment = link.partition("#")
        if not fragment or fragment not in places.get(path, ()):
            yield link


def _gathered(faults: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """(page, fault) as it comes, a fault of many pages (a footer's) once, with the number of its pages."""
    where: dict[str, list[str]] = {}
    for path, said in faults:
        where.setdefault(said, []).append(path)
    for said, paths in where.items():
        yield paths[0], said if len(paths) == 1 else f"{said} (on {len(paths)} pages, of which this is one)"


def _follow(link: str, have: set[str], ids: Mapping[str, Sequence[str]]) -> str | None:
    path, _, fragment = link.partition("#")
    if "%" in link or "?" in link:
        parts = urlsplit(link)
        path, fragment = unquote(parts.path), parts.fragment
    target = urls.file_of(path)
    if target not in have:
        return f"the link {link} leads nowhere"
    if fragment and not fragment.startswith(":~:") and target in ids and unquote(fragment) not in ids[target]:
        return f"the link {link} leads to a place that its page does not have"
    return None
