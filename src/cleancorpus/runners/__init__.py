"""Run one function over many jobs: in this process, or in several. Results come in job order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")

# A pool costs about 0.15 s to start: below this many files it does not pay.
POOL_FROM_FILES = 8


def run_jobs(
    work: Callable[[JobT], ResultT],
    jobs: Sequence[JobT],
    workers: int,
    on_crash: Callable[[JobT, str], ResultT],
) -> Iterator[ResultT]:
    """Yield `work(job)` for every job in order; `on_crash` makes the result of a dead worker."""
    if workers <= 1 or len(jobs) < POOL_FROM_FILES:
        yield from map(work, jobs)
        return
    from cleancorpus.runners.pool import run_pool  # noqa: PLC0415 - multiprocessing costs 46 ms

    yield from run_pool(work, jobs, workers, on_crash)
