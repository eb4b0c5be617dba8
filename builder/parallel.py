"""The same work on many chunks, over forked processes where that pays, results in order."""

from __future__ import annotations

import gc
import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")
_ROOM = 1 << 20
"""Bytes of results that may wait to be taken; what Linux gives to anybody."""


def chunks(items: Sequence[T], size: int) -> list[Sequence[T]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def ordered(work: Callable[[T], R], items: Sequence[T], processes: int) -> Iterator[R]:
    """`work` of each item, in the order of the items. Item i is done by process i modulo their number.

    The processes are forks: they see what the caller sees, begin at once, while the caller may do something else, and
    send back only results, which must pickle. An exception in one of them is raised here. With one process, or where
    the system has no fork, nothing forks, and an item is done when its result is asked for.
    """
    fork = _fork() if processes > 1 and len(items) > 1 else None
    if fork is None:
        return map(work, items)
    ends, workers = [], []
    for first in range(min(processes, len(items))):
        receive, send = _pipe(fork)
        worker = fork.Process(target=_serve, args=(work, items[first :: min(processes, len(items))], send), daemon=True)
        worker.start()
        send.close()
        ends.append(receive)
        workers.append(worker)
    return _results(ends, workers, len(items))


def _results(ends: Sequence[Connection], workers: Sequence[BaseProcess], items: int) -> Iterator[R]:
    try:
        for number in range(items):
            done, result = ends[number % len(ends)].recv()
            if not done:
                raise result
            yield result
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


class _Child(Generic[R]):
    """A single work in a process of its own."""

    def __init__(self, work: Callable[[], R]):
        receive, send = os.pipe()
        self.told = open(receive, "rb")  # noqa: SIM115 - closed when the result is taken
        self.pid = os.fork()
        if not self.pid:
            _tell(work, send)
        os.close(send)

    def result(self) -> R:
        with self.told:
            said = self.told.read()
        os.waitpid(self.pid, 0)
        done, value = pickle.loads(said)
        if not done:
            raise value
        return value

    def end(self) -> None:
        """End it, if nobody has taken its result."""
        if not self.told.closed:
            self.told.close()
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)


def beside(work: Callable[[], R], processes: int) -> Callable[[], R]:
    """Begin a single work in a process of its own; what is returned waits for its result, and is called at most once.

    Where nothing forks, that call does it. Small builds do so too: nothing is loaded for it.
    """
    return work if processes < 2 or not hasattr(os, "fork") else _Child(work).result


@contextmanager
def helper(prepare: Callable[[], Callable[[T], R]], processes: int) -> Iterator[Callable[[T], Callable[[], R]]]:
    """Begin to prepare a work in a process of its own. What comes of it hands over what to work on, and gives what
    waits for the result. Nothing need be handed over, and no result taken: the process ends with the context.

    Where nothing forks, preparing and work are done when the result is asked for.
    """
    if processes < 2 or not hasattr(os, "fork"):
        yield lambda value: lambda: prepare()(value)
        return
    receive, send = os.pipe()
    pipe = open(send, "wb")  # noqa: SIM115 - closed when the value is handed over

    def prepared() -> R:
        pipe.close()
        work = prepare()
        with open(receive, "rb") as told:
            return work(pickle.load(told))

    child = _Child(prepared)
    os.close(receive)

    def hand(value: T) -> Callable[[], R]:
        with suppress(BrokenPipeError), pipe:  # who could not prepare says so with the result
            pickle.dump(value, pipe)
        return child.result

    try:
        yield hand
    finally:
        pipe.close()
        child.end()


def _tell(work: Callable[[], R], send: int) -> NoReturn:
    """Do a work, send its result, and end this process without whatever its parent would do at its end."""
    try:
        try:
            said = pickle.dumps((True, work()))
        except Exception as fault:
            said = pickle.dumps((False, fault))
        with open(send, "wb") as pipe:
            pipe.write(said)
    finally:
        os._exit(0)


def _fork() -> ForkContext | None:
    """None where the system has no fork. Loaded where it is used: small builds do without."""
    import multiprocessing

    return multiprocessing.get_context("fork") if "fork" in multiprocessing.get_all_start_methods() else None


def _pipe(fork: ForkContext) -> tuple[Connection, Connection]:
    """A pipe that holds many results, so that a process that is ahead of the others need not wait for them."""
    receive, send = fork.Pipe(duplex=False)
    with suppress(ImportError, AttributeError, OSError):  # not on every system
        import fcntl

        fcntl.fcntl(send.fileno(), fcntl.F_SETPIPE_SZ, _ROOM)
    return receive, send


def _serve(work: Callable[[T], R], items: Sequence[T], send: Connection) -> None:
    for item in items:
        try:
            send.send((True, work(item)))
        except Exception as fault:
            send.send((False, fault))
            return


@contextmanager
def without_collector() -> Iterator[None]:
    """A build makes millions of small values and hardly a cycle: looking for cycles takes a fifth of its time.

    At the end all values count as old ones, among which is rarely looked: else the first new one would have all looked
    through.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def give_back() -> None:
    """Give free memory back to the system: glibc keeps what lies between pieces in use, and a forked process may come
    to hold a copy of it. Other C libraries do so by themselves, or not at all.
    """
    import ctypes

    with suppress(OSError, TypeError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
