"""Articles of one archive against each other: ids, places on the page, sections."""

import pytest

from builder.config import Paper, Site
from builder.model import Article, Section
from builder.organise.edition import hand_sections, unique


def article(number, path="", **more):
    fields = {"id": f"20211029-01-{number:02d}", "date": "2021-10-29", "page": "01", "order": number}
    return Article(**{**fields, "path": path or f"{number}.md", **more})


def found(articles):
    kept, problems = unique(articles)
    return [one.path for one in kept], [(problem.code, problem.file, problem.severity) for problem in problems]


def test_ids_and_places_of_their_own_are_no_problem():
    other_page = article(3, page="02", order=1)
    other_edition = article(4, edition="wanbao", order=1)
    assert found([article(1), article(2), other_page, other_edition])[1] == []


def test_one_id_twice_is_e001_and_the_first_counts():
    assert found([article(1, "a.md"), article(1, "b.md", order=2)]) == (["a.md"], [("E001", "b.md", "error")])


def test_one_place_twice_is_e002_and_both_count():
    assert found([article(1), article(2, order=1)]) == (["1.md", "2.md"], [("E002", "2.md", "warning")])


@pytest.mark.parametrize(("section", "codes"), [(None, []), ("yaowen", []), ("yaowne", ["E003"])])
def test_a_section_that_site_yml_does_not_have_is_e003(section, codes, tmp_path):
    site = Site(tmp_path, tmp_path / "_site", "报", Paper("报"), "https://example.org/", (Section("yaowen", "要闻"),))
    assert [problem.code for problem in hand_sections([article(1, section=section)], site)] == codes
