"""One process: the one that the run was started in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cleancorpus.runners.base import JobT, ResultT


class SerialRunner:
    """Does one job after the other."""

    def __init__(self, _workers: int = 1) -> None:
        pass

    def map(
        self,
        work: Callable[[JobT], ResultT],
        jobs: Sequence[JobT],
        on_crash: Callable[[JobT, str], ResultT],  # noqa: ARG002 - this process is the run
    ) -> Iterator[ResultT]:
        return map(work, jobs)
