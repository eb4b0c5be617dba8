"""The recogniser of names in a process of its own, for a small build, which asks it about few articles.

Its rules and tables take longer to load than everything else of such a build: it is begun as soon as a file is seen to
have changed, and asked when the articles are read.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from builder import parallel

if TYPE_CHECKING:
    from builder.organise.reworded import Asked, Told

    Who = Callable[[Asked], Callable[[], Told]]
    """Takes a question, and gives what waits for the answer."""


def begun(processes: int) -> AbstractContextManager[Who]:
    """Begin to load it. Nothing need be asked: it ends with the context."""
    return parallel.helper(_reader, processes)


def _reader() -> Callable[[Asked], Told]:
    from builder.organise import reworded

    return reworded.reader()
