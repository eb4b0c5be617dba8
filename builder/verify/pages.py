"""What a finished page says of links and ids, and whether all of it holds together.

`facts` is taken of each page where it is made (in whichever process); `check` sees all of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from builder import urls
from builder.problem import Problem, error

_TAG = re.compile(r"""<[a-zA-Z][^\s>"']*+(\s(?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""\s(id|href|src)=(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))|"[^"]*+"|'[^']*+'""")
_SCRIPT = re.compile(r"<script\b[^>]*>.*?</script>|<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Facts:
    path: str
    """File of the page, as `2021/index.html`."""
    ids: tuple[str, ...]
    links: tuple[str, ...]
    """Targets on this site, `/2021/#p1` without the base path; each once, but for places that the page itself has."""
    faults: tuple[str, ...]
    """Duplicate ids and links that are not http, https, mailto or of this site."""


Attributes = list[tuple[str, str]]
"""(name, value) of ids, hrefs and srcs."""


def facts(
    path: str,
    data: bytes,
    base: str,
    origin: str,
    same: Mapping[str, Attributes] | None = None,
    apart: tuple[str, ...] = (),
) -> Facts:
    """Facts of one HTML page. `base` is the site's base path, `origin` its address without a path.

    `same`: pieces of HTML that many pages have, with their `attributes`, so that they are read once.
    `apart`: addresses of other sites on the same host, whose pages are not looked for here.
    """
    html, known = data.decode("utf-8"), []
    for piece, of in (same or {}).items():
        if piece in html:
            html = html.replace(piece, " ", 1)
            known += of
    attributes = known + attributes_of(html)
    ids = [sys.intern(value) for name, value in attributes if name == "id"]
    twice = sorted({ident for ident in ids if ids.count(ident) > 1}) if len(set(ids)) < len(ids) else []
    faults = [f"id {ident} stands twice" for ident in twice]
    links = set()
    own, here = "/" + path.removesuffix("index.html") + "#", set(ids)
    for link in dict.fromkeys(value for name, value in attributes if name != "id"):
        if apart and link.startswith(apart):
            continue
        target = _on_site(link.replace("&amp;", "&") if "&" in link else link, path, base, origin)
        if target is None:
            continue
        if target.startswith("!"):
            faults.append(target[1:])
        elif not (target.startswith(own) and target[len(own) :] in here):
            links.add(target)
    return Facts(path, tuple(dict.fromkeys(ids)), tuple(sorted(links)), tuple(faults))


def attributes_of(html: str) -> Attributes:
    """(name, value) of every id, href and src within a tag; what stands in text or in another value is none.

    What a browser may fetch ahead is no link: a site without the search has no index.
    """
    html = _SCRIPT.sub(_head_of_script, html)
    telling = (tag for tag in _TAG.findall(html) if "id=" in tag or "href=" in tag or "src=" in tag)
    tags = "".join([tag for tag in telling if ' rel="preload"' not in tag])
    return [(name, double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(tags) if name]


def _head_of_script(match: re.Match[str]) -> str:
    return match[0][: match[0].find(">") + 1] if match[0].startswith("<script") else ""


def _on_site(link: str, path: str, base: str, origin: str) -> str | None:
    """A link as a site path, None when it leads elsewhere, or a fault marked with `!`."""
    if link.startswith("#"):
        return "/" + path.removesuffix("index.html") + link
    if link.startswith(origin + "/"):
        link = link.removeprefix(origin)
    elif link.startswith(("http://", "https://", "mailto:", "data:")):
        return None
    if not link.startswith("/"):
        return f"!the link {link!r} is neither of this site nor http"
    if not link.startswith(base):
        return f"!the link {link} leaves the base path {base}"
    return "/" + link[len(base) :]


def check(pages: Iterable[Facts], files: Iterable[str], addresses: Mapping[str, object]) -> list[Problem]:
    """All pages together: links and fragments that lead nowhere, addresses without file, pages without address.

    `files` are all files of the site; `addresses` all that the ledger says must answer.
    """
    pages = list(pages)
    have = set(files)
    ids = {page.path: page.ids for page in pages}
    hint = "mend the template of the theme; if it is on an article's page alone, a link in its Markdown"
    faults = [("O003", page.path, fault) for page in pages for fault in page.faults]
    wrong = {link: said for link in _unclear(pages, have) if (said := _follow(link, have, ids))}
    faults += [("O004", page.path, wrong[link]) for page in pages if wrong for link in page.links if link in wrong]
    problems = [error(code, path, 0, said, hint) for code, path, said in _gathered(faults)]
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


def _unclear(pages: Sequence[Facts], have: set[str]) -> Iterator[str]:
    """The links that are not simply the address of a page, or of a place on one: the few."""
    addresses = {"/" + path.removesuffix("index.html") for path in have if path.endswith("index.html")}
    places = {"/" + page.path.removesuffix("index.html"): frozenset(page.ids) for page in pages if page.path in have}
    for link in set().union(*(page.links for page in pages)) - addresses:
        path, _, fragment = link.partition("#")
        if not fragment or fragment not in places.get(path, ()):
            yield link


def _gathered(faults: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """(code, page, fault) as it comes, a fault of many pages (a footer's) once, with the number of its pages."""
    where: dict[tuple[str, str], list[str]] = {}
    for code, path, said in faults:
        where.setdefault((code, said), []).append(path)
    for (code, said), paths in where.items():
        yield code, paths[0], said if len(paths) == 1 else f"{said} (on {len(paths)} pages, of which this is one)"


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
