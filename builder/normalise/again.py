"""`--again`: an issue read anew and merged with what stands. Nothing that a person wrote is lost or overwritten.

Articles whose files are as the normaliser left them follow the new reading; where a person changed a file, block
and field are merged one by one (`threeway`); where borders moved and a person changed one of the articles concerned,
all of them stay as they are and a problem tells it (N006). Deleted files stay deleted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder import article_file, provenance, urls
from builder.model import Article
from builder.normalise.assemble import Made
from builder.normalise.making import Reading, base_of, free_name, provenance_of
from builder.normalise.matching import Cluster, Place, clusters
from builder.normalise.planning import Job
from builder.normalise.store import Folder, article_name, names
from builder.normalise.threeway import Version, merge, same, standing, written
from builder.problem import Problem, warning
from builder.provenance import BaseArticle, Provenance


@dataclass(slots=True)
class Merged:
    """What an issue's folder becomes."""

    articles: dict[str, Article] = field(default_factory=dict)
    """Name of the file -> what it holds now; files that do not change are not among them."""
    files: dict[str, str] = field(default_factory=dict)
    """Name -> text, of files that change."""
    removed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    bases: dict[str, BaseArticle] = field(default_factory=dict)
    ids: dict[int, str] = field(default_factory=dict)
    """Position in the new reading -> id."""
    kept: set[str] = field(default_factory=set)
    """Ids of articles of which the old record stays."""


def merge_issue(job: Job, reading: Reading, folder: Folder, taken: Collection[str]) -> Merged:
    """The folder of an issue with its new reading merged into it."""
    merged = Merged()
    made = dict(enumerate(reading.made))
    old = {ident: base for ident, base in _bases(folder).items() if _lines_of_base(base)}
    places = {ident: _sized(_lines_of_base(base), reading, folder) for ident, base in old.items()}
    new_places = {i: _sized([m.sheet.place(n) for n in m.draft.lines], reading, folder) for i, m in made.items()}
    used = set(taken) | folder.ids | set(folder.articles) | set(old)
    for cluster in clusters(places, new_places):
        if not cluster.old:
            _add(merged, cluster, made, folder, used)
        elif len(cluster.old) == 1 and len(cluster.new) <= 1:
            _one(merged, cluster, made, folder, old)
        else:
            _many(merged, cluster, made, folder, old, used)
    _order(merged, reading, folder, old)
    merged.files |= {name: article_file.write(article) for name, article in merged.articles.items()}
    merged.files[names(job.edition)[1]] = _provenance(job, reading, folder, merged, old)
    return merged


def _bases(folder: Folder) -> dict[str, BaseArticle]:
    """The record of every article; without provenance only its lines are known, so that all it says is a person's."""
    if folder.provenance:
        return {base.article.id: base for base in folder.provenance.articles}
    return {a.id: BaseArticle(_bare(a), ()) for a in folder.articles.values() if a.raw and a.id}


def _bare(a: Article) -> Article:
    return Article(a.id, a.date, a.page, a.order, edition=a.edition, raw=a.raw)


def _lines_of_base(base: BaseArticle) -> list[Place]:
    return [(ref.file, n) for ref in base.article.raw for first, last in ref.lines for n in range(first, last + 1)]


def _sized(places: Sequence[Place], reading: Reading, folder: Folder) -> dict[Place, int]:
    """Length of each line that holds something."""
    lines = folder.witness | {w.file: w.lines for w in reading.witnesses}
    found = {}
    for file, n in places:
        if file in lines and 0 < n <= len(lines[file]) and lines[file][n - 1].strip():
            found[file, n] = len(lines[file][n - 1].strip())
    return found


def _base_version(base: BaseArticle) -> Version:
    return written(base.article, [(block.kind, block.text) for block in base.blocks])


def _new_version(made: Made, like: Article) -> Version:
    """The new reading of an article under the id, date and page that it has."""
    article = replace(
        made.article, id=like.id, date=like.date, page=like.page, edition=like.edition, merged_from=like.merged_from
    )
    return written(article, [(block.kind, block.text) for block in made.blocks])


def _untouched(ident: str, old: Mapping[str, BaseArticle], folder: Folder, new: Version | None) -> bool:
    """True when a file is there and nobody changed it since it was written (or it is already as it would be now)."""
    if ident not in folder.articles or folder.provenance is None:
        return False
    mine = standing(folder.articles[ident])
    return same(mine, _base_version(old[ident])) or (new is not None and same(mine, new))


def _unmarked(article: Article, base: Article) -> bool:
    """True when an article that is to go holds nothing that only people write: place, section, persons, own keys."""
    return all(
        getattr(article, name) == getattr(base, name)
        for name in ("date", "edition", "page", "order", "section", "persons", "split_from", "extra")
    )


def _one(
    merged: Merged, cluster: Cluster, made: Mapping[int, Made], folder: Folder, old: Mapping[str, BaseArticle]
) -> None:
    """One old article and its new reading; or none, where its lines now belong to no article."""
    ident = cluster.old[0]
    if not cluster.new:
        merged.kept.add(ident)
        if ident in folder.articles:
            merged.problems.append(
                _told(folder.articles[ident], "its lines would now belong to no article; it stays as it is")
            )
        return
    index = cluster.new[0]
    merged.ids[index] = ident
    article = folder.articles.get(ident)
    merged.bases[ident] = _renamed(made[index], ident, old[ident].article)
    if article is None:
        return
    mine, new = standing(article), _new_version(made[index], article)
    base = _base_version(old[ident]) if folder.provenance else new
    result, problems = merge(base, mine, new)
    merged.problems += problems
    _put(merged, article, result)


def _renamed(made: Made, ident: str, like: Article) -> BaseArticle:
    base = base_of(made)
    return replace(base, article=replace(base.article, id=ident, page=like.page, merged_from=like.merged_from))


def _put(merged: Merged, article: Article, result: Article) -> None:
    if result != article:
        merged.articles[Path(article.path).name] = result


def _add(merged: Merged, cluster: Cluster, made: Mapping[int, Made], folder: Folder, used: set[str]) -> None:
    """New articles of lines that no article had. Without provenance they may have been deleted: they stay away."""
    for index in cluster.new:
        ident = _next_id(made[index].article, used)
        merged.ids[index] = ident
        merged.bases[ident] = _renamed(made[index], ident, made[index].article)
        if folder.provenance:
            _create(merged, replace(made[index].article, id=ident), folder)


def _create(merged: Merged, article: Article, folder: Folder) -> None:
    merged.articles[free_name(article_name(article), folder.names | set(merged.articles))] = article


def _order(merged: Merged, reading: Reading, folder: Folder, old: Mapping[str, BaseArticle]) -> None:
    """Number the articles of each page anew along the reading. On pages where a person chose the order, or where
    files are not those of the reading, the old numbers stay and new articles come last."""
    now = {a.id: a for a in folder.articles.values()} | {a.id: a for a in merged.articles.values()}
    gone = {folder.articles[i].id for i in folder.articles if Path(folder.articles[i].path).name in merged.removed}
    ids = {ident: made.article.order for i, made in enumerate(reading.made) if (ident := merged.ids.get(i))}
    pages = {article.page for article in now.values()}
    for page in sorted(pages):
        here = [a for a in now.values() if a.page == page and a.id not in gone]
        free = all(a.id in ids and a.id not in merged.kept and _order_is_ours(a, folder, old) for a in here)
        last = max((folder.articles[a.id].order for a in here if a.id in folder.articles), default=0)
        for article in sorted(here, key=lambda a: (ids.get(a.id, 0), a.id)):
            wanted = ids[article.id] if free else article.order
            if not free and article.id not in folder.articles:
                last += 1
                wanted = last
            if wanted != article.order:
                merged.articles[_name_of(article, merged)] = replace(article, order=wanted)
            if article.id in merged.bases:
                before = old[article.id].article.order if article.id in old else wanted
                base = merged.bases[article.id]
                merged.bases[article.id] = replace(
                    base, article=replace(base.article, order=wanted if free else before)
                )


def _order_is_ours(article: Article, folder: Folder, old: Mapping[str, BaseArticle]) -> bool:
    there = folder.articles.get(article.id)
    return there is None or (article.id in old and there.order == old[article.id].article.order)


def _name_of(article: Article, merged: Merged) -> str:
    return next((name for name, a in merged.articles.items() if a.id == article.id), Path(article.path).name)


def _next_id(article: Article, used: set[str]) -> str:
    key = urls.page_key(article.date, article.edition, article.page)
    numbers = [split[1] for ident in used if (split := urls.split_article_id(ident)) and split[0] == key]
    ident = urls.article_id(article.date, article.edition, article.page, max(numbers, default=0) + 1)
    used.add(ident)
    return ident


def _many(
    merged: Merged,
    cluster: Cluster,
    made: Mapping[int, Made],
    folder: Folder,
    old: Mapping[str, BaseArticle],
    used: set[str],
) -> None:
    """Borders moved. Where all files are as they were written the new articles replace them; else nothing changes."""
    ids = dict(cluster.ids)
    gone = dict(cluster.absorbed)
    new = {i: _new_version(made[i], folder.articles.get(ids[i], made[i].article)) for i in cluster.new if i in ids}
    by_id = {ids[i]: _merging(version, i, gone) for i, version in new.items()}
    untouched = all(_untouched(ident, old, folder, by_id.get(ident)) for ident in cluster.old)
    if not untouched or not all(_unmarked(folder.articles[ident], old[ident].article) for ident in gone):
        _keep(merged, cluster, made, folder)
        return
    for index in cluster.new:
        ident = ids.get(index) or _next_id(made[index].article, used)
        merged.ids[index] = ident
        if index in ids:
            result = _with_hand(by_id[ident].article, folder.articles[ident])
            merged.bases[ident] = _renamed(made[index], ident, result)
            _put(merged, folder.articles[ident], result)
        else:
            merged.bases[ident] = _renamed(made[index], ident, made[index].article)
            _create(merged, replace(made[index].article, id=ident), folder)
    merged.removed += [Path(folder.articles[ident].path).name for ident in gone]


def _keep(merged: Merged, cluster: Cluster, made: Mapping[int, Made], folder: Folder) -> None:
    """Leave the articles of a cluster as they stand, and tell it."""
    ids = dict(cluster.ids)
    merged.kept |= set(cluster.old)
    merged.ids |= {index: ids.get(index, cluster.old[0]) for index in cluster.new}
    titles = "; ".join(made[i].article.title or "(no headline)" for i in cluster.new)
    told = (
        f"would now be {len(cluster.new)} articles ({titles}), but a person changed {', '.join(cluster.old)}; all stay"
    )
    there = [folder.articles[ident] for ident in cluster.old if ident in folder.articles]
    merged.problems += [_told(there[0], told)] if there else []


def _with_hand(new: Article, there: Article) -> Article:
    """A new reading with what only people write."""
    return replace(
        new,
        order=there.order,
        section=there.section,
        persons=there.persons,
        extra=tuple({**dict(new.extra), **dict(there.extra)}.items()),
        split_from=there.split_from,
        path=there.path,
        body_line=there.body_line,
    )


def _merging(version: Version, index: int, gone: Mapping[str, int]) -> Version:
    """A new article with the ids of those whose text went into it."""
    into = tuple(ident for ident, i in gone.items() if i == index and ident not in version.article.merged_from)
    return replace(version, article=replace(version.article, merged_from=version.article.merged_from + into))


def _told(article: Article, message: str) -> Problem:
    hint = "look at the page's source; settle it by hand, or take the changed files away and run it again"
    return warning("N006", article.path, 0, message, hint)


def _provenance(job: Job, reading: Reading, folder: Folder, merged: Merged, old: Mapping[str, BaseArticle]) -> str:
    """The record of the new state: the new reading, and the old record of the articles that were kept."""
    new = provenance_of(job, reading)
    idents = {made.article.id: merged.ids[i] for i, made in enumerate(reading.made) if i in merged.ids}
    fates = {place: replace(fate, article=idents.get(fate.article, fate.article)) for place, fate in new.fates}
    bases = dict(merged.bases)
    bases |= {ident: old[ident] for ident in merged.kept}
    if folder.provenance:
        fates |= {place: fate for place, fate in folder.provenance.fates if fate.article in merged.kept}
    position = {file: i for i, file in enumerate(new.files)}
    ordered = tuple(sorted(fates.items(), key=lambda pair: (position[pair[0][0]], pair[0][1])))
    articles = tuple(bases[ident] for ident in sorted(bases))
    anchors = folder.provenance.anchors if folder.provenance else ()
    record = Provenance(new.date, new.normaliser, new.files, articles, ordered, new.edition, anchors)
    return provenance.encode(record, {w.file: w.lines for w in reading.witnesses})
