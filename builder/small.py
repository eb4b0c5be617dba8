"""A build after which only words of some articles are others: nothing but what shows them is made anew.

    what changed since the last build -> those articles, read -> the jobs that ask for them -> checks -> publish

Anything that might reach further (names, addresses, lists, templates, a warning) is left to a whole build, before
anything is written. The result is the same, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from builder import content, last, ledger, output, press, rows, unchanged, urls, whole
from builder.anchoring import Anchored, carry_anchors
from builder.caches import Caches
from builder.changes import people_changes
from builder.config import Options, Site
from builder.last import Last
from builder.ledger import Entry
from builder.model import Article, Edition, Issue, Resolved
from builder.organise import reworded
from builder.output import MANIFEST, Output
from builder.parallel import without_collector
from builder.preview import read_article, same_but_words
from builder.problem import Report
from builder.provenance import file_name
from builder.render import Job, Renderer, data
from builder.render.totals import of_article as counted_of
from builder.render.touched import FACE, Touched
from builder.sources import Sources, summed
from builder.stamps import Stamps
from builder.unchanged import Inputs, Standing
from builder.verify import budget

MOST = 12
"""Articles that may have changed; a whole build is as quick for many."""
ALWAYS = ("home", "about", "feed")
"""Jobs without a key that show words of articles, or count them."""


class Further(Exception):
    """The change reaches further than the words of articles."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed, and the edition with it."""

    edition: Edition
    articles: Mapping[str, tuple[Resolved, Resolved]]
    """Id -> the article as it was and as it is."""
    issues: tuple[Issue, ...]
    """To which they belong."""
    texts: Mapping[str, str]
    """Files below `content/` that a build writes with it: path -> text."""


def build(
    site: Site, options: Options, stamps: Stamps, found: Standing, report: Report, progress: Callable[[str], None]
) -> Report | None:
    """Do it all; None where a whole build must. `found` is what there is; the last site must stand whole."""
    with without_collector():
        state = last.read(site.root) if found.last else None
        if state is None:
            return None
        now, base, later = state
        if now.mark != found.last or found.last != unchanged.fingerprint(site, now.inputs, options, now.head):
            return None
        try:
            return _build(site, options, stamps, found, now, base, later, report, progress)
        except Further:
            return None


def _build(
    site: Site,
    options: Options,
    stamps: Stamps,
    found: Standing,
    now: Last,
    base: Last,
    later: Mapping[str, bytes],
    report: Report,
    progress: Callable[[str], None],
) -> Report:
    change = _change(site, stamps, found.inputs, now)
    _need(not (options.frozen and change.texts))
    progress(f"{len(change.articles)} articles")
    output.recover(site.out)
    with Output(site.out, old=found.written) as out:
        after = _make(out, site, options, stamps, now, change)
        size = sum(size for size, _ in out.files.values())
        _need(not budget.check(out.files) and not any(one.code == "O007" for one in found.report.problems))
        for path, text in change.texts.items():
            whole.write(site.root / path, text.encode("utf-8"))
        people = urls.file_of(urls.PEOPLE_DATA)
        before = (site.out / people).read_bytes() if people in out.files else b""
        changes = people_changes(before, out.open(people))
        out.publish()
    inputs = {**found.inputs, **{path: unchanged.sha256(text) for path, text in change.texts.items()}}
    report.problems = found.report.problems
    report.counts |= found.report.counts | {"files": len(out.files), "bytes": size, "written": out.written}
    report.more["people"] = changes.values()
    report.lines += [unchanged.summary(report, site), *changes.lines()]
    stamps.save()
    mark = unchanged.fingerprint(site, inputs, options, found.head)
    unchanged.remember(site, mark, report)
    after = replace(after, mark=mark, inputs=inputs, head=found.head)
    changed = {ident: rows.pack(one) for ident, (_, one) in change.articles.items()}
    last.save_later(site.root, base, after, {**later, **changed})
    progress("")
    return report


def _need(true: object) -> None:
    if not true:
        raise Further


# ---------------------------------------------------------------- what changed


def _change(site: Site, stamps: Stamps, inputs: Inputs, now: Last) -> Change:
    paths = {path for path in inputs.keys() | now.inputs.keys() if inputs.get(path) != now.inputs.get(path)}
    articles = sorted(path for path in paths if path in now.paths and path in inputs)
    _need(0 < len(articles) <= MOST and paths <= inputs.keys() and paths <= now.inputs.keys())
    texts = {}
    for path in articles:
        article, problems = read_article(site.root, path)
        _need(article and not problems and stamps.file(path) == inputs[path])
        was = now.edition.articles[now.paths[path]]
        _need(same_but_words(was.article, article) and _at_home(article))
        texts[article.id] = article
    issues = _issues(now.edition, texts.values())
    records = {_record(article) for article in texts.values()}
    locks = {f"content/urls/{ledger.file_for(now.edition.articles[ident].url)}" for ident in texts}
    _need(paths <= {*articles, *records, *locks})
    found = _anchored(site, stamps, now.edition, issues, texts)
    written = dict(found.changes)
    said = reworded.lookup(content.read_authority(site.root)[0])
    resolved = {ident: _resolved(now, texts[ident], found, site, said) for ident in texts}
    changed = {ident: (now.edition.articles[ident], one) for ident, one in resolved.items()}
    for lock in locks:
        old = (site.root / lock).read_text(encoding="utf-8")
        new, dated = _ledger(old, lock, changed, now.inputs[lock])
        changed |= dated
        written |= {lock: new} if new != old else {}
    edition = replace(now.edition, articles=_with(now.edition, changed))
    return Change(edition, changed, issues, written)


def _at_home(article: Article) -> bool:
    """Whether no other issue's witness may speak of it: neither merged nor split nor moved to another day."""
    born = article.id.startswith(article.date.replace("-", ""))
    return born and not article.merged_from and not article.split_from


def _issues(edition: Edition, articles: Iterable[Article]) -> tuple[Issue, ...]:
    days = {(article.date, article.edition) for article in articles}
    return tuple(issue for issue in edition.issues if (issue.date, issue.edition) in days)


def _record(article: Article) -> str:
    return f"{article.path.rpartition('/')[0]}/{file_name(article.edition)}"


def _anchored(
    site: Site, stamps: Stamps, edition: Edition, issues: Iterable[Issue], texts: Mapping[str, Article]
) -> Anchored:
    """The anchors of the articles, and the records to write; those of the other articles must stay."""
    idents = [ident for issue in issues for page in issue.pages for ident in page.articles]
    articles = [texts.get(ident) or edition.articles[ident].article for ident in idents]
    found = carry_anchors(site.root, articles, Caches(site.root)["anchors"], stamps)
    _need(not found.problems)
    _need(all(found.ids[ident] == edition.articles[ident].anchors for ident in idents if ident not in texts))
    return found


def _resolved(now: Last, article: Article, found: Anchored, site: Site, said: reworded.Who) -> Resolved:
    before = now.edition.articles[article.id]
    persons = () if "people" in site.without else reworded.persons(before, article, now.known, said)
    _need(persons is not None)
    anchors, text = found.ids[article.id], found.hashes[article.id]
    return replace(before, article=article, anchors=anchors, hash=text, persons=persons)


def _ledger(
    text: str, lock: str, changed: Mapping[str, tuple[Resolved, Resolved]], sha256: str
) -> tuple[str, dict[str, tuple[Resolved, Resolved]]]:
    """A file of the ledger with the new hashes, and the articles with the day of their change.

    The file may say so already, as after a build elsewhere; nothing else of it may differ from the last build's.
    """
    before, dated = text, dict(changed)
    for ident, (was, one) in changed.items():
        if f"content/urls/{ledger.file_for(one.url)}" != lock:
            continue
        line = f"{one.url}\t"
        start = text.find("\n" + line) + 1 if not text.startswith(line) else 0
        _need(start or text.startswith(line))
        rest = text[start + len(line) : text.index("\n", start)]
        entry = Entry.parse(one.url, rest)
        _need(entry.object == f"article:{ident}" and entry.state == ledger.LIVE)
        new = replace(entry, hash=one.hash, changed=entry.changed if entry.hash == one.hash else ledger.today())
        old = replace(entry, hash=was.hash, changed=was.changed)
        before = before.replace(line + rest + "\n", line + old.rest() + "\n", 1)
        text = text.replace(line + rest + "\n", line + new.rest() + "\n", 1)
        dated[ident] = was, replace(one, changed=new.changed)
    _need(unchanged.sha256(before) == sha256)
    return text, dated


def _with(edition: Edition, changed: Mapping[str, tuple[Resolved, Resolved]]) -> rows.Lazy:
    articles = edition.articles
    assert isinstance(articles, rows.Lazy)
    found = rows.Lazy(articles.rows)
    dict.update(found, dict.items(articles))  # those that were read: not all of the archive
    dict.update(found, {ident: one for ident, (_, one) in changed.items()})
    return found


# ---------------------------------------------------------------- what shows it


def _make(out: Output, site: Site, options: Options, stamps: Stamps, now: Last, change: Change) -> Last:
    """Put the files that change into `out`, and check what other pages ask of them; the state as it is then."""
    caches = Caches(site.root)
    out.files = {path: entry for path, entry in out.old.items() if path != MANIFEST}
    sources = Sources(site, change.edition, stamps, now.strayed)
    treated = {**now.treated, **{issue.url: dict(sources.treat(issue)) for issue in change.issues}}
    counted = _counted(now, change)
    compiled = caches.compiled()
    total = summed(treated.values())
    renderer = Renderer(change.edition, site, sources, compiled, sources.account, treated=total, counted=counted)
    checks = _Checks(out, site, renderer, [one for _, one in change.articles.values()])
    was, one = (Touched(replace(renderer.archive, edition=e)) for e in (now.edition, change.edition))
    shown = [ident for ident in change.articles if was.face(ident) != one.face(ident)]
    for job in _jobs(now, change, shown):
        checks.put(job)
    checks.done()
    members = {**now.members, **_exports(out, renderer, now, change)}
    if not options.skip_search:
        _index(out, site, options, caches, change.edition)
    return replace(now, edition=change.edition, treated=treated, counted=counted, members=members)


def _counted(now: Last, change: Change) -> dict[str, int]:
    people = {person.id: person for person in now.edition.people}
    found = dict(now.counted)
    for was, one in change.articles.values():
        for sign, resolved in ((-1, was), (1, one)):
            for name, number in counted_of(resolved, people).items():
                found[name] = found.get(name, 0) + sign * number
    return {name: number for name, number in found.items() if number}


def _jobs(now: Last, change: Change, shown: Iterable[str]) -> list[Job]:
    """Those whose pages are made of an article that changed (`Touched.asked`). `shown`: of which lists show that."""
    touched = {*change.articles, *(FACE + ident for ident in shown), *(issue.url for issue in change.issues)}
    dated = any(was.changed != one.changed for was, one in change.articles.values())
    always = {*ALWAYS, "sitemap"} if dated else set(ALWAYS)
    return [Job(view, key) for view, key, asked in now.jobs if view in always or not touched.isdisjoint(asked)]


class _Checks:
    """Puts pages into an output, and sees to it that nothing the other pages rely on is gone."""

    def __init__(self, out: Output, site: Site, renderer: Renderer, changed: Sequence[Resolved]):
        self.out, self.site, self.renderer, self.changed = out, site, renderer, changed
        self.reader = press.reader_of(site)
        self.open: set[str] = set()
        """Links that a page did not have before."""
        self.links: set[str] = set()
        """All links of the pages that changed."""
        self.gone: set[str] = set()
        """Places that were there before."""

    def put(self, job: Job) -> None:
        if job.view == "people_data":
            return self._people()
        for path, new in self.renderer.render(job):
            self._one(path, new)
        return None

    def _one(self, path: str, new: bytes) -> None:
        _need(path in self.out.files)
        old = (self.site.out / path).read_bytes()
        if new == old:
            return
        if path.endswith(".html"):
            was, now = self.reader.facts(path, old), self.reader.facts(path, new)
            _need(not now.faults)
            self.open |= set(now.links) - set(was.links)
            here = "/" + path.removesuffix("index.html")
            self.gone |= {f"{here}#{ident}" for ident in set(was.ids) - set(now.ids)}
            self.links |= set(now.links)
        self.out.write(path, new)

    def _people(self) -> None:
        path = urls.file_of(urls.PEOPLE_DATA)
        here = {person.id for one in self.changed for person in one.persons if person.id}
        new = data.people_again(self.renderer.archive, self.out.open(path), here)
        self._one(path, data.people(self.renderer.archive) if new is None else new)

    def done(self) -> None:
        """A new link must lead to a page that is there, and to a place that the page has; none to a place that went.

        Pages that are not made of an article cannot name places that come and go with its words.
        """
        _need(self.links.isdisjoint(self.gone))
        for link in self.open:
            path, _, fragment = link.partition("#")
            target = urls.file_of(path)
            _need("%" not in link and "?" not in link and target in self.out.files)
            if fragment and not fragment.startswith(":~:"):
                _need(target.endswith(".html") and fragment in self.reader.facts(target, self.out.open(target)).ids)


def _exports(out: Output, renderer: Renderer, now: Last, change: Change) -> dict[str, tuple[tuple[str, int], ...]]:
    """The data files of the years, with new members for the issues that changed; the lengths of their members."""
    new = {issue.url: renderer.export(issue) for issue in change.issues}
    found = {}
    for path, members in now.members.items():
        if not any(url in new for url, _ in members):
            continue
        old = out.open(path)
        _need(sum(size for _, size in members) == len(old))
        at, pieces = 0, []
        for url, size in members:
            pieces.append(new.get(url) or old[at : at + size])
            at += size
        out.write(path, b"".join(pieces))
        found[path] = tuple((url, len(piece)) for (url, _), piece in zip(members, pieces, strict=True))
    return found


def _index(out: Output, site: Site, options: Options, caches: Caches, edition: Edition) -> None:
    """The search index anew: it finds by itself which of its parts are the same."""
    from builder import search

    volumes = [(volume.name, volume.base) for volume in site.volumes]
    files, problems = search.index(
        search.records_of(edition), caches.place("search"), shard_size=site.shard, jobs=options.jobs, volumes=volumes
    )
    _need(not problems)
    for path in [path for path in out.files if path.startswith(search.ROOT)]:
        del out.files[path]
    for path, piece in files:
        out.write(path, piece)
