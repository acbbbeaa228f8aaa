"""What a runner is: one function over many jobs, here, in several processes or elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")


class Runner(Protocol):
    """Does jobs; it is made for a number of workers. Functions, jobs and results are pickled."""

    def map(
        self,
        work: Callable[[JobT], ResultT],
        jobs: Sequence[JobT],
        on_crash: Callable[[JobT, str], ResultT],
    ) -> Iterator[ResultT]:
        """Yield `work(job)` of every job in order; `on_crash` makes the result of a dead worker."""
        ...
