"""Work in other processes gives what it would give here: results in order, and exceptions."""

import multiprocessing
import os

import pytest

from builder import parallel


def broken(_=None):
    raise ValueError("broken")


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_order(processes):
    assert list(parallel.ordered(lambda n: n * n, range(20), processes)) == [n * n for n in range(20)]


@pytest.mark.parametrize("processes", [1, 2])
def test_an_exception_is_raised_here(processes):
    with pytest.raises(ValueError, match="broken"):
        list(parallel.ordered(broken, [1, 2, 3], processes))
    with pytest.raises(ValueError, match="broken"):
        parallel.beside(broken, processes)()


def test_what_is_done_beside_runs_in_another_process_and_is_waited_for():
    here = os.getpid()
    assert parallel.beside(os.getpid, 2)() != here
    assert parallel.beside(os.getpid, 1)() == here


def test_the_processes_end_with_their_work(tmp_path):
    ended = parallel.beside(lambda: (tmp_path / "a").write_text("done"), 2)
    assert (ended(), (tmp_path / "a").read_text()) == (4, "done")
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("processes", [1, 2])
def test_a_helper_prepares_and_is_told_later_what_to_do(processes):
    def prepare():
        here = os.getpid()
        return lambda value: (value * 2, here)

    value, where = parallel.helper(prepare, processes)(21)()
    assert value == 42 and (where == os.getpid()) == (processes == 1)
    with pytest.raises(ValueError, match="broken"):
        parallel.helper(lambda: broken, processes)(1)()


def test_a_helper_that_is_told_nothing_ends():
    receive, send = os.pipe()
    helper = parallel.helper(lambda: os.close(receive), 2)
    os.close(send)
    del helper
    assert os.read(receive, 1) == b"", "the last one that held the other end is gone"
    os.close(receive)
