"""An edition whose articles are rows of bytes says what the edition says."""

import pytest
from archive import built, site_of, small_archive
from test_incremental import edition_with_witnesses, from_nothing
from test_output import tree

from builder import parallel, rows
from builder.model import Edition
from builder.pipeline import Caches, Options, Report, read_edition


def edition(root) -> Edition:
    how = Options(skip_search=True), Caches(root), Report(), print
    return read_edition(site_of(root), *how).organised.edition


@pytest.mark.parametrize("in_a_file", [False, True])
def test_rows_come_back_as_they_were(tmp_path, in_a_file):
    edition_with_witnesses(tmp_path)
    built(site_of(tmp_path))
    found = edition(tmp_path).articles
    packed = rows.packed(Edition(articles=dict(found)), tmp_path / ".build" if in_a_file else None).articles
    assert packed == {} and len(packed) == len(found) > 20, "nothing is read before it is asked for"
    assert list(packed.items()) == list(found.items()) and list(packed.values()) == list(found.values())
    assert list(packed) == list(packed.keys()) == list(found)
    first = next(iter(found))
    assert packed.get(first) == found[first] and packed.get("none") is None
    assert first in packed and "none" not in packed


def test_rows_in_a_file_take_no_memory_and_leave_nothing(tmp_path):
    small_archive(tmp_path, seed=5)
    built(site_of(tmp_path))
    found = edition(tmp_path)
    before = sorted(path.name for path in (tmp_path / ".build").iterdir())
    packed = rows.packed(found, tmp_path / ".build")
    assert isinstance(packed.articles.rows.blob, rows.Aside) and len(packed.articles.rows.blob) > 10_000
    assert sorted(path.name for path in (tmp_path / ".build").iterdir()) == before, "the file has no name"
    idents = list(packed.articles)
    in_turn = list(parallel.ordered(lambda ident: packed.articles[ident].article.body, idents, 2))
    assert in_turn == [packed.articles[ident].article.body for ident in idents], "several processes read it at once"


def test_only_some_are_kept(tmp_path):
    small_archive(tmp_path, seed=5)
    built(site_of(tmp_path))
    found = edition(tmp_path).articles
    few = rows.Lazy(rows.packed(Edition(articles=dict(found))).articles.rows, 3)
    assert [few[ident] for ident in found] == list(found.values()) and dict.__len__(few) <= 3


def test_a_large_edition_is_packed_and_its_site_the_same(tmp_path, monkeypatch):
    root = tmp_path / "edition"
    edition_with_witnesses(root)
    built(site_of(root))
    whole = from_nothing(root, tmp_path / "beside")
    monkeypatch.setattr(rows, "MANY", 1)
    monkeypatch.setattr(rows, "KEPT", 3)
    assert from_nothing(root, tmp_path / "beside") == whole == tree(site_of(root).out)
