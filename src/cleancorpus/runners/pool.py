"""Several processes on this machine."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import TypeVar

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")

# Chunks of 16 small files (about 0.3 MB) keep the cost of passing them on under 10 %.
MAX_CHUNK = 16


def run_pool(
    work: Callable[[JobT], ResultT],
    jobs: Sequence[JobT],
    workers: int,
    on_crash: Callable[[JobT, str], ResultT],
) -> Iterator[ResultT]:
    """Yield the results in job order; a job whose worker dies twice gets `on_crash`."""
    size = max(1, min(MAX_CHUNK, len(jobs) // (workers * 4)))
    todo = deque(jobs[i : i + size] for i in range(0, len(jobs), size))
    while todo:
        yield from _run_until_crash(work, todo, workers)
        if todo:  # one of the jobs under way killed its worker: perhaps one of these
            yield from [_run_alone(work, job, on_crash) for job in todo.popleft()]


def _run_until_crash(
    work: Callable[[JobT], ResultT], todo: deque[Sequence[JobT]], workers: int
) -> Iterator[ResultT]:
    """Yield the results of the chunks, and take those off `todo`, until a worker dies."""
    with ProcessPoolExecutor(workers, mp_context=_context(), initializer=_leave_interrupts) as pool:
        try:
            # Taken off as they are used, so that results do not pile up behind a slow reader.
            futures: deque[Future[list[ResultT]]] = deque(
                pool.submit(_run_chunk, work, chunk) for chunk in todo
            )
            while futures:
                results = futures.popleft().result()
                todo.popleft()
                yield from results
        except BrokenProcessPool:
            pass
        finally:  # nobody asks for the rest any more: after an interrupt, or a closed pipe
            pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Let the parent alone answer Ctrl-C: workers finish their files, and leave nothing half."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run_chunk(work: Callable[[JobT], ResultT], jobs: Sequence[JobT]) -> list[ResultT]:
    return [work(job) for job in jobs]


def _run_alone(
    work: Callable[[JobT], ResultT], job: JobT, on_crash: Callable[[JobT, str], ResultT]
) -> ResultT:
    """Run one job in a process of its own, so that only the job that kills it is lost."""
    with ProcessPoolExecutor(1, mp_context=_context(), initializer=_leave_interrupts) as pool:
        try:
            return pool.submit(work, job).result()
        except BrokenProcessPool:
            return on_crash(job, "the worker process died (out of memory?)")


def _context() -> BaseContext:
    """Fork where it is safe (8 ms), else spawn (88 ms): a forked thread can hold a lock forever."""
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context(
        "fork" if can_fork and threading.active_count() == 1 else "spawn"
    )
