"""How the pages are shared out among processes."""

from builder import press
from builder.render import Job


def month(value, issues):
    """The jobs of a month: its own page, issues of many articles, its sections."""
    of_issue = [Job("issue", "/1/"), Job("page", "/1/01/"), *[Job("article", str(n)) for n in range(30)]]
    return [Job("month", value), *of_issue * issues, Job("section_year", f"yaowen/{value.replace('-', '/')}")]


def test_an_issue_is_not_cut_and_of_a_large_edition_no_month():
    jobs = [*month("2021-10", 4), *month("2021-11", 3), *[Job("author", str(n)) for n in range(100)]]
    whole = list(press._chunks(jobs, press._OF_A_MONTH))
    assert [job for chunk in whole for job in chunk] == jobs
    assert [chunk[0] for chunk in whole[:3]] == [Job("month", "2021-10"), Job("month", "2021-11"), Job("author", "0")]
    small = list(press._chunks(jobs, press._INSIDE))
    assert len(small) > len(whole) and [job for chunk in small for job in chunk] == jobs
    assert all(chunk[0].view not in ("page", "article") for chunk in small)
