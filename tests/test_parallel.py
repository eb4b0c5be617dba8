"""Work in other processes gives what it would give here: results in order, and exceptions."""

import multiprocessing
import os
import time

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

    with parallel.helper(prepare, processes) as helper:
        value, where = helper(21)()
    assert value == 42 and (where == os.getpid()) == (processes == 1)
    with parallel.helper(lambda: broken, processes) as helper, pytest.raises(ValueError, match="broken"):
        helper(1)()


@pytest.mark.parametrize("asked", [False, True])
def test_a_helper_ends_with_its_context(asked):
    """Told nothing, or its result not taken, and though another process holds the pipe on which it is told."""
    receive, send = os.pipe()

    def work(value):
        os.close(receive)
        time.sleep(60)

    with parallel.helper(lambda: work, 2) as helper:
        later = parallel.beside(lambda: time.sleep(0.2), 2)
        os.close(send)
        if asked:
            helper(1)
    assert os.read(receive, 1) == b"", "the last one that held the other end is gone"
    os.close(receive)
    later()
