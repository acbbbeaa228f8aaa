"""Several processes on this machine, where they pay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cleancorpus.runners.base import JobT, ResultT

# A pool costs about 0.15 s to start: below this many jobs it does not pay.
POOL_FROM_JOBS = 8


class PoolRunner:
    """Does many jobs in a pool of processes, few of them in this one."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def map(
        self,
        work: Callable[[JobT], ResultT],
        jobs: Sequence[JobT],
        on_crash: Callable[[JobT, str], ResultT],
    ) -> Iterator[ResultT]:
        if self._workers <= 1 or len(jobs) < POOL_FROM_JOBS:
            return map(work, jobs)
        from cleancorpus.runners.processes import run_pool  # noqa: PLC0415 - it costs 46 ms

        return run_pool(work, jobs, self._workers, on_crash)
