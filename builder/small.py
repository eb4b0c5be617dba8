"""A build after which only words of some articles are others: nothing but what shows them is made anew.

    what changed since the last build -> those articles, read -> the jobs that ask for them -> checks -> publish

Anything that might reach further (names, addresses, lists, templates, a warning) is left to a whole build, before
anything is written. The result is the same, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from builder import committed, exchange, last, parallel, recogniser, rows, unchanged, urls, whole
from builder.changes import people_changes
from builder.config import Options, Site
from builder.last import Kept, Last
from builder.output import Output
from builder.problem import Report
from builder.stamps import Stamps
from builder.unchanged import Standing
from builder.verify import budget

if TYPE_CHECKING:
    from builder.recogniser import Who

Progress = Callable[[str], None]


def build(
    site: Site,
    options: Options,
    stamps: Stamps,
    found: Standing,
    report: Report,
    progress: Progress,
    who: Who | None = None,
) -> Report | None:
    """Do it all; None where a whole build must. `found` is what there is; the last site must stand whole. `who`:
    the recogniser, where it was begun before."""
    if not found.last:
        return None
    with parallel.without_collector(), nullcontext(who) if who else recogniser.begun(options.jobs) as who:
        from builder.correction import Further  # this and more is loaded while the helper loads the recogniser

        kept = last.read(site.root)
        if kept is None or not _holds(kept.now, site, options, found):
            return None
        try:
            return _build(site, options, stamps, found, kept, who, report, progress)
        except (Further, rows.Damaged):
            return None


def _holds(now: Last, site: Site, options: Options, found: Standing) -> bool:
    """Whether what is kept is the state of the site that stands, and what git binds of the ledger is what it holds."""
    same = now.mark == found.last == unchanged.fingerprint(site, now.inputs, options, now.head)
    return same and (now.head == found.head or committed.is_ledger(site.content))


def _build(
    site: Site,
    options: Options,
    stamps: Stamps,
    found: Standing,
    kept: Kept,
    who: Who,
    report: Report,
    progress: Progress,
) -> Report:
    from builder.correction import correction, need

    begun = correction(site, stamps, found.inputs, kept.now, who)
    from builder.reprint import reprint

    change = begun()
    need(not (options.frozen and change.texts))
    progress(f"{len(change.articles)} articles")
    exchange.recover(site.out)
    with Output(site.out, old=found.written) as out:
        after = reprint(out, site, options, stamps, kept.now, change)
        size = sum(size for size, _ in out.files.values())
        need(not budget.check(out.files) and not any(one.code == "O007" for one in found.report.problems))
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
    last.save_later(site.root, kept, after, changed)
    progress("")
    return report
