"""The measuring instrument: the same seed gives the same archive, in any number, as real as it must be."""

from collections import Counter
from itertools import islice, pairwise

from bench import plan
from bench.archive import Archive
from bench.tools import ours


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    for name, seed in (("one", 3), ("other", 3), ("third", 4)):
        ours.write(Archive(70, seed), tmp_path / name)
    assert tree(tmp_path / "one") == tree(tmp_path / "other")
    assert tree(tmp_path / "one") != tree(tmp_path / "third")


def test_a_larger_archive_begins_with_the_smaller_one():
    small, large = Archive(40, 1).articles(), Archive(100_000, 1).articles()
    assert list(small) == list(islice(large, 40))


def test_the_plan_has_as_many_articles_persons_and_days_as_asked():
    found = list(plan.slots(20_000, 1))
    assert [slot.number for slot in found] == list(range(20_000))
    assert len({slot.id for slot in found}) == 20_000
    people = Counter(one for slot in found for one in slot.people)
    assert sorted(people) == list(range(4000))
    assert sum(count <= 2 for count in people.values()) > 1000
    assert people[0] > 20 * sorted(people.values())[2000]
    assert 25 < 20_000 / len({slot.date for slot in found}) < 35


def test_articles_are_about_as_long_as_in_print_and_use_many_pairs():
    bodies = [article.body for _, article in Archive(400, 1).articles()]
    assert 750 < sum(map(len, bodies)) / 400 < 1050
    assert len({pair for body in bodies for pair in pairwise(body)}) > 20_000
