"""The table of contents of the program: what happens to an edition, in order.

    raw files -> articles (normalise) -> Edition (organise) -> pages (render) and index (search) -> checks -> publish

Each function here is straight lines; the work is in the stages, which know nothing of one another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from builder import (
    anchoring,
    committed,
    content,
    exchange,
    ids,
    last,
    ledger,
    output,
    parallel,
    places,
    press,
    rows,
    search_proof,
    small,
    unchanged,
    urls,
    whole,
)
from builder.caches import Caches, program
from builder.changes import people_changes
from builder.config import Options, Site
from builder.memory import digest
from builder.model import Edition, SearchProof
from builder.normalise import stage
from builder.organise.edition import organise
from builder.organise.people import Tools
from builder.organise.persons.authority import parse as read_people
from builder.output import Output
from builder.problem import Problem, Report, has_errors
from builder.problem import strict as as_errors
from builder.render import Job, Renderer, check_theme, plan, static_files
from builder.render.totals import totals
from builder.review import settled
from builder.sources import Sources
from builder.verify import addresses, budget, pages
from builder.written import Work, unwritten, write

Progress = Callable[[str], None]
LAST = Job("about", "")
"""The page that counts what became of the others."""
WORTH_FORKING = 1000
"""Articles from which on a second process pays for its start, and up to `rows.MANY`, for the room that it takes."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the site was made of, for the next build."""

    jobs: Mapping[Job, tuple[str, ...]]
    """Each job, and of which articles it is made (`press.Pages.asked`)."""
    treated: Mapping[str, dict[str, int]]
    counted: dict[str, int]
    members: Mapping[str, tuple[tuple[str, int], ...]]
    strayed: Mapping[str, str]
    paths: Mapping[str, str]


def build(site: Site, options: Options, report: Report, progress: Progress, recall: bool = True) -> Report:
    """Raw files to published site. With an error the published site stays as it was.

    Where nothing changed since the last build, its report; not with `recall=False`, for callers who know better.
    """
    with parallel.without_collector():
        return _build(site, options, report, progress, recall)


def _build(site: Site, options: Options, report: Report, progress: Progress, recall: bool) -> Report:
    report.problems += output.check_out(site.root, site.out)
    if not _good(report, options):
        return report
    exchange.recover(site.out)
    caches = Caches(site.root)
    if recall:
        there = unchanged.standing(site, options, caches.stamps)
        before = unchanged.recall(site, there) or small.build(site, options, caches.stamps, there, report, progress)
        if before:
            return before
    faults_of_theme = _theme(site, caches, options.jobs)
    progress("normalise")
    report.problems += stage.pending(site) if options.frozen else stage.normalise(site, processes=options.jobs)
    found = unchanged.inputs(caches.stamps)
    with Output(site.out) as out:
        work, made = _make(out, site, options, caches, faults_of_theme, report, progress)
        caches.save()
        if work and _good(report, options):
            found |= write(site, work, options, report)
        if work and made and _good(report, options):
            progress("publish")
            head = committed.head(site.content)
            mark = unchanged.fingerprint(site, found, options, head)
            processes = options.jobs if WORTH_FORKING <= len(made.paths) < rows.MANY else 1
            kept = parallel.beside(lambda: last.save(site.root, _last(mark, found, head, work, made)), processes)
            changes = people_changes(_published(site, urls.PEOPLE_DATA), out.open(urls.file_of(urls.PEOPLE_DATA)))
            report.more["people"] = changes.values()
            out.publish()
            report.counts["written"] = out.written
            report.lines += [unchanged.summary(report, site), *changes.lines()]
            caches.stamps.save()
            unchanged.remember(site, mark, report)
            kept()
    progress("")
    return report


def _last(mark: str, inputs: unchanged.Inputs, head: str, work: Work, made: Made) -> last.Last:
    """The state that this build leaves."""
    edition = work.organised.edition
    return last.Last(
        mark,
        inputs,
        head,
        edition,
        made.paths,
        work.organised.known,
        tuple((job.view, job.key) for job in made.jobs),
        last.askers(made.jobs.values()),
        made.treated,
        made.counted,
        made.members,
        made.strayed,
    )


def _published(site: Site, address: str) -> bytes:
    """A file of the site as it is published now; empty where there is none."""
    file = site.out / urls.file_of(address)
    return file.read_bytes() if file.is_file() else b""


def check(
    site: Site, options: Options, prove_search: bool, record_proof: bool, report: Report, progress: Progress
) -> Report:
    """Every check, of the content, of the ledger, and of the published site against both.

    Nothing is written, but that `record_proof` keeps the figures of an exact proof for `/search/` to show.
    """
    report.problems += stage.pending(site) + settled.read(site.root)[1]
    with Output(site.out, dry=True) as out:
        caches = Caches(site.root)
        work, _ = _make(out, site, options, caches, _theme(site, caches, options.jobs), report, progress)
        if work:
            report.problems += unwritten(site, work)
            report.problems += addresses.check(work.before, work.organised.settled.ledger)
            report.problems += out.compare()
            if prove_search:
                progress("prove the search")
                from builder.search.proof import prove

                wrong = prove(site, work.organised.edition, report)
                report.problems += wrong
                if record_proof and not wrong:
                    _record_proof(site, report)
    progress("")
    return report


def _record_proof(site: Site, report: Report) -> None:
    counts = report.counts
    proof = SearchProof(ledger.today(), counts["search_queries"], counts["search_hits"], counts["articles"])
    whole.write(site.root / search_proof.FILE, search_proof.write(proof).encode("utf-8"))
    report.lines.append(f"recorded in {search_proof.FILE}; run `build` to show it")


def without_site(root: Path) -> list[Problem]:
    """What else is wrong where `site.yml` cannot be used: every file is read, nothing is made of it."""
    found, problems = content.read(root)
    witnesses = stage.raw_files(root / "content")[1] + stage.check_raw(root / "content")
    return [
        *problems,
        *witnesses,
        *read_people(found.authority)[1],
        *ledger.read(root / "content")[1],
        *settled.read(root)[1],
    ]


def normalise(
    site: Site, files: Sequence[Path], again: bool, dry_run: bool, report: Report, processes: int = 1
) -> Report:
    """The first stage alone."""
    with parallel.without_collector():
        report.problems += stage.normalise(site, files or None, again, dry_run, processes)
        if again and dry_run:
            report.lines += stage.differences(site, files or None) or ["nothing would change"]
    return report


def _make(
    out: Output,
    site: Site,
    options: Options,
    caches: Caches,
    faults_of_theme: Callable[[], list[Problem]],
    report: Report,
    progress: Progress,
) -> tuple[Work, Made] | tuple[None, None]:
    """Set the whole new site aside in `out` and check it; None when the content itself has errors."""
    progress("read")
    work = read_edition(site, options, caches, report, progress)
    report.problems += places.placed(site.root, faults_of_theme())
    if not _good(report, options):
        return None, None
    edition = work.organised.edition
    progress(f"render {len(edition.articles)} articles")
    sources, jobs, paths = Sources(site, edition, caches.stamps), plan(edition, site), _paths(edition)
    compiled, shared = caches.compiled(), _shared(site, caches)
    accounts, counted = sources.account_keys(), totals(edition)
    if len(edition.articles) >= rows.MANY:  # after everything that looks at all articles
        edition = rows.packed(edition, caches.folder)
        parallel.give_back()
        sources = sources.of(edition)
        work = replace(work, organised=replace(work.organised, edition=edition))
    renderer = Renderer(edition, site, sources, compiled, sources.account, shared, sources.key, counted=counted)
    renderer.warm()
    pages_of = None if out.dry else caches["pages"]
    told = sources.untold(accounts, caches["treated"])
    first = [job for job in jobs if job != LAST]
    printed = press.print_pages(
        out, renderer, first, site, options.jobs, pages_of, lambda job: told(job.key) if job.view == "source" else b""
    )
    renderer.treated = sources.treated(caches["treated"], accounts, printed.told, options.jobs)
    printed += press.print_pages(out, renderer, [job for job in jobs if job == LAST], site, 1)
    members = press.print_exports(out, renderer, options.jobs, caches["exports"])
    for path, data in static_files(site):
        out.write(path, data)
    if not options.skip_search:
        progress("index")
        report.problems += press.print_index(out, edition, site, caches.place("search"), options.jobs)
    progress("verify")
    report.problems += pages.check(printed, out.files, work.organised.settled.ledger.answering())
    report.problems += budget.check(out.files)
    report.counts |= {"files": len(out.files), "bytes": sum(size for size, _ in out.files.values())}
    return work, Made(printed.asked, sources.treated_of, counted, members, sources.strayed, paths)


def _paths(edition: Edition) -> dict[str, str]:
    """File of each article -> its id."""
    return {one.article.path: ident for ident, one in edition.articles.items()}


def _theme(site: Site, caches: Caches, processes: int) -> Callable[[], list[Problem]]:
    """Begin to look for the faults of the theme, which are the result; that it had none is remembered."""
    memory, key, compiled = caches["theme"], _shared(site, caches), caches.compiled()
    if memory.get(key) is not None:
        return list
    begun = parallel.beside(lambda: check_theme(site, compiled), processes)

    def ended() -> list[Problem]:
        problems = begun()
        if not problems:
            memory.put(key, b"")
        return problems

    return ended


def _shared(site: Site, caches: Caches) -> str:
    """Stands for what every page is made of: site.yml, the edition's own themes, and the program."""
    said = repr(replace(site, root=Path(), out=Path()))
    return digest(program(), said, *[f"{path} {sha}" for path, sha in caches.stamps.files("themes").items()])


def read_edition(site: Site, options: Options, caches: Caches, report: Report, progress: Progress) -> Work:
    """Articles, ledger and `people.yml` as an `Edition`; nothing is written."""
    found, problems = content.read(site.root)
    book, more = ledger.read(site.content)
    articles, given = ids.with_ids(found.articles, book)
    progress(f"organise {len(articles)} articles")
    begun = cache(anchoring.carry_anchors(site.root, articles, caches["anchors"], caches.stamps, options.jobs))
    tools = Tools(caches["names"], caches["persons"], caches["pinyin"], options.jobs)
    found, today = replace(found, articles=articles), ledger.today()
    organised = organise(found, site, book, begun, today, tools)
    anchored = begun()
    report.problems += [*problems, *more, *anchored.problems, *organised.problems]
    report.problems = places.placed(site.root, report.problems)
    edition = organised.edition
    report.counts |= {
        "issues": len(edition.issues),
        "articles": len(edition.articles),
        "people": len(edition.people),
        "authors": len(edition.authors),
        "columns": len(edition.columns),
    }
    return Work(organised, given, anchored.changes, book)


def _good(report: Report, options: Options) -> bool:
    return not has_errors(as_errors(report.problems) if options.strict else report.problems)
