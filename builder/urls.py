"""The only place where an address is made. Paths begin and end with `/` and know nothing of the base path."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

PAGE = re.compile(r"[a-z]?[0-9]{2}")
ID = re.compile(r"[a-z0-9][a-z0-9-]*")
ARTICLE_ID = re.compile(r"(\d{8})-(?:([a-z][a-z0-9-]*?)-)?([a-z]?\d{2})-(\d{2,})")
RESERVED_EDITIONS = ("source",)

HOME, PEOPLE, SECTIONS, COLUMNS, AUTHORS = "/", "/people/", "/sections/", "/columns/", "/authors/"
SEARCH, ABOUT = "/search/", "/about/"
FEED, SITEMAP, ROBOTS, NOT_FOUND, MANIFEST = "/feed.xml", "/sitemap.xml", "/robots.txt", "/404.html", "/manifest.json"
PEOPLE_DATA = "/data/people.json"

LONG_LIST = 100
"""Articles from which on a column, an author or a person has a page for each year; sections always have them."""
LONG_YEAR = 5 * LONG_LIST
"""Articles from which on a year of a list has a page for each month."""


def is_edition(value: str) -> bool:
    """An edition's id may not read as a page or as one of our own folders."""
    return (
        bool(ID.fullmatch(value))
        and value[0].isalpha()
        and not PAGE.fullmatch(value)
        and value not in RESERVED_EDITIONS
    )


def article_id(date: str, edition: str | None, page: str, number: int) -> str:
    return f"{page_key(date, edition, page)}-{number:02d}"


def page_key(date: str, edition: str | None, page: str) -> str:
    """What the ids of a page's articles begin with: `20211029-01`, `20211029-wanbao-a01`."""
    return "-".join((date.replace("-", ""), *((edition,) if edition else ()), page))


def split_article_id(ident: str) -> tuple[str, int] | None:
    """(page key, number), or None where the id is of another make."""
    match = ARTICLE_ID.fullmatch(ident)
    return (ident[: match.start(4) - 1], int(match[4])) if match else None


def year(value: str) -> str:
    return f"/{value[:4]}/"


def month(date: str) -> str:
    return f"/{date[:4]}/{date[5:7]}/"


def issue(date: str, edition: str | None = None) -> str:
    day = f"/{date[:4]}/{date[5:7]}/{date[8:10]}/"
    return f"{day}{edition}/" if edition else day


def source(date: str, edition: str | None = None) -> str:
    return issue(date, edition) + "source/"


def page(date: str, edition: str | None, number: str) -> str:
    return f"{issue(date, edition)}{number}/"


def article(date: str, edition: str | None, page_number: str, number: int) -> str:
    return f"{page(date, edition, page_number)}{number:02d}/"


def section(ident: str, shelf: str | None = None) -> str:
    return f"/sections/{ident}/" + (f"{shelf}/" if shelf else "")


def column(ident: str, shelf: str | None = None) -> str:
    return f"/columns/{ident}/" + (f"{shelf}/" if shelf else "")


def person(ident: str, shelf: str | None = None) -> str:
    return f"/people/{ident}/" + (f"{shelf}/" if shelf else "")


def person_feed(ident: str) -> str:
    return f"/people/{ident}/feed.xml"


def people_initial(initial: str) -> str:
    """`initial` is a letter, or `0` for names that do not begin with one."""
    return f"/people/{initial}/"


def author(ident: str, shelf: str | None = None) -> str:
    return f"/authors/{ident}/" + (f"{shelf}/" if shelf else "")


def shelves(dates: Iterable[str], always: bool = False) -> tuple[str, ...]:
    """The pages by time of a list, oldest first, from the days of its articles: `2021`, and `2021/10` in a long year.

    A short list has none, unless they are asked for.
    """
    months = Counter(date[:7] for date in dates)
    if not always and months.total() <= LONG_LIST:
        return ()
    years: dict[str, list[str]] = {}
    for value in sorted(months):
        years.setdefault(value[:4], []).append(value)
    found = []
    for year, held in years.items():
        long = sum(months[value] for value in held) > LONG_YEAR
        found += [year, *(value.replace("-", "/") for value in held if long)]
    return tuple(found)


def articles_data(of_year: str) -> str:
    return f"/data/articles-{of_year}.jsonl.gz"


def file_of(path: str) -> str:
    """The file in `_site` that answers a path: `/2021/` -> `2021/index.html`."""
    return path.lstrip("/") + ("index.html" if path.endswith("/") else "")
