"""Where a bound address leads when nothing stands there any more.

The same object elsewhere, else the object it was merged into or split into; a page or issue leads to where most
of its articles went; a list leads to the list of lists. What is left has no successor and becomes a tombstone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from builder import urls
from builder.ledger import Entry, Ledger
from builder.model import Article
from builder.organise.live import of_person

_LISTS = (
    "section", "column", "author", "person", "person-shelf", "feed", "initial", "year", "month", "data", "list",
)  # fmt: skip


class Successors:
    """Answers for one build. `live`: address -> (object, hash); `became`: object -> the one it is now part of."""

    def __init__(self, ledger: Ledger, live: Mapping[str, tuple[str, str]], became: Mapping[str, str]):
        self.ledger, self.live, self.became = ledger, live, became
        self.by_object: dict[str, str] = {}
        for address, (thing, _) in live.items():
            self.by_object.setdefault(thing, address)
        self._articles: list[Entry] | None = None

    def __call__(self, entry: Entry) -> str | None:
        kind = entry.object.partition(":")[0]
        found = self._same_or_merged(entry.object) or self._of_the_same_person(entry)
        if found is None and kind in ("page", "issue", "source"):
            found = self._where_most_went(entry)
        if found is None and kind in _LISTS:
            found = self._nearest_above(entry.address)
        return found

    def _same_or_merged(self, thing: str) -> str | None:
        seen = {thing}
        while thing not in self.by_object:
            thing = self.became.get(thing, "")
            if not thing or thing in seen:
                return None
            seen.add(thing)
        return self.by_object[thing]

    def _of_the_same_person(self, entry: Entry) -> str | None:
        """The same feed or year of whom the person was merged into; without it that person's page."""
        owner = of_person(entry.object)
        now = self._same_or_merged(owner) if owner and owner != entry.object else None
        if now is None:
            return None
        same = now + "/".join(entry.address.split("/")[3:])
        return same if same in self.live else now

    def _where_most_went(self, entry: Entry) -> str | None:
        """The page (or issue) that now holds most of the articles that once answered below this address."""
        below = entry.address.removesuffix("source/")
        votes: Counter[str] = Counter()
        for article in self._all_articles():
            if article.address.startswith(below) and (now := self._same_or_merged(article.object)):
                votes[self._container(now, entry)] += 1
        best = sorted((address for address in votes if address in self.live), key=lambda a: (-votes[a], a))
        return best[0] if best else None

    def _container(self, article: str, entry: Entry) -> str:
        page = article.rsplit("/", 2)[0] + "/"
        if entry.object.startswith("page:"):
            return page
        issue = page.rsplit("/", 2)[0] + "/"
        return issue + "source/" if entry.object.startswith("source:") else issue

    def _all_articles(self) -> list[Entry]:
        if self._articles is None:
            self._articles = self.ledger.entries("article:")
        return self._articles

    def _nearest_above(self, address: str) -> str | None:
        parts = address.strip("/").split("/")
        while parts:
            parts.pop()
            above = "/" + "/".join(parts) + "/" if parts else urls.HOME
            if above in self.live:
                return above
        return None


def merged_and_split(articles: Iterable[Article]) -> dict[str, str]:
    """Object -> object, from what people wrote in `merged_from` and `split_from`."""
    became: dict[str, str] = {}
    ids = set()
    for article in articles:
        ids.add(article.id)
        for old in article.merged_from:
            became.setdefault(f"article:{old}", f"article:{article.id}")
        if article.split_from:
            became.setdefault(f"article:{article.split_from}", f"article:{article.id}")
    return {old: new for old, new in became.items() if old.removeprefix("article:") not in ids}
