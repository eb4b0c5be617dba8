"""The same work on many chunks, over forked processes where that pays, results in order."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def chunks(items: Sequence[T], size: int) -> list[Sequence[T]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def ordered(work: Callable[[T], R], items: Sequence[T], processes: int) -> Iterator[R]:
    """`work` of each item, in the order of the items. Item i is done by process i modulo their number.

    The processes are forks: they see what the caller sees, and only results, which must pickle, are sent back.
    An exception in one of them is raised here. With one process, or where the system has no fork, nothing forks.
    """
    if processes < 2 or len(items) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, items)
        return
    fork = multiprocessing.get_context("fork")
    ends, workers = [], []
    for first in range(min(processes, len(items))):
        receive, send = fork.Pipe(duplex=False)
        worker = fork.Process(target=_serve, args=(work, items[first :: min(processes, len(items))], send), daemon=True)
        worker.start()
        send.close()
        ends.append(receive)
        workers.append(worker)
    try:
        for number in range(len(items)):
            done, result = ends[number % len(ends)].recv()
            if not done:
                raise result
            yield result
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def beside(work: Callable[[], R], processes: int) -> Callable[[], R]:
    """Begin a single work in a process of its own; what is returned waits for its result, and is called once.

    Where nothing forks, that call does it.
    """
    if processes < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return work
    fork = multiprocessing.get_context("fork")
    receive, send = fork.Pipe(duplex=False)
    worker = fork.Process(target=_serve, args=(lambda _: work(), [None], send), daemon=True)
    worker.start()
    send.close()

    def result() -> R:
        done, value = receive.recv()
        worker.join()
        if not done:
            raise value
        return value

    return result


def _serve(work: Callable[[T], R], items: Sequence[T], send: Connection) -> None:
    for item in items:
        try:
            send.send((True, work(item)))
        except Exception as fault:
            send.send((False, fault))
            return


@contextmanager
def without_collector() -> Iterator[None]:
    """A build makes millions of small values and hardly a cycle: looking for cycles takes a fifth of its time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
