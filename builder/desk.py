"""The maintainer's desk: `build review` and `build status`. Both read the whole edition and write nothing."""

from __future__ import annotations

from builder import status as standing
from builder.caches import Caches
from builder.config import Site
from builder.normalise import stage
from builder.pipeline import Options, Progress, read_edition
from builder.problem import Report
from builder.review import report as said
from builder.review import settled
from builder.review.finders import find
from builder.review.gather import gather


def review(site: Site, options: Options, most: int, report: Report, progress: Progress) -> Report:
    """What is least certain, worst first, without what people settled; `most` of it on the terminal (0: all)."""
    known, problems = settled.read(site.root)
    edition = read_edition(site, options, Caches(site.root), report, progress).organised.edition
    progress("review")
    found = find(gather(site.root, edition))
    left = [one for one in found if one.key not in known]
    report.problems += problems
    report.counts |= {"decisions": len(left), "settled": len(found) - len(left)}
    report.lines += said.lines(left, most)
    report.more["decisions"] = said.as_json(left)
    progress("")
    return report


def status(site: Site, options: Options, report: Report, progress: Progress) -> Report:
    """Where the edition stands. Only errors are told beside it: warnings are what the lists say."""
    progress("read")
    pending = stage.pending(site)
    edition = read_edition(site, options, Caches(site.root), report, progress).organised.edition
    found = standing.status(site.root, site.out, edition, pending)
    report.problems = [one for one in report.problems if one.severity == "error"]
    report.lines += standing.lines(found)
    report.more["status"] = standing.as_json(found)
    progress("")
    return report
