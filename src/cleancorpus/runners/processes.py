"""A pool of processes: how it starts, how it ends, and what a dead worker costs."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.context import BaseContext

from cleancorpus.runners.base import JobT, ResultT
from cleancorpus.runners.worker import run_chunk, start_worker

# Chunks of 16 small files (about 0.3 MB) keep the cost of passing them on under 10 %.
MAX_CHUNK = 16
# So many chunks a worker are under way or done before their turn: a long file at the front holds
# up nobody for long, and the results of a large run are not all held at once.
CHUNKS_AHEAD = 64
# A worker that hangs is killed after this time when the run is stopped.
SECONDS_TO_STOP = 5.0
# More processes than this are a slip of the hand; 61 is what Windows can wait for.
FEWEST_AT_MOST, MOST_ON_WINDOWS = 32, 61
# Descriptors: two a worker; the pipes of the pool, what forking needs, the files of a job.
DESCRIPTORS_A_WORKER, DESCRIPTORS_BESIDE = 2, 16


class _CannotStartError(Exception):
    """The system gives no processes, or no descriptors for them."""


def run_pool(
    work: Callable[[JobT], ResultT],
    jobs: Sequence[JobT],
    workers: int,
    on_crash: Callable[[JobT, str], ResultT],
) -> Iterator[ResultT]:
    """Yield the results in job order; a job whose worker dies twice gets `on_crash`.

    Where no worker can be started, the jobs are done in this process.
    """
    workers = affordable_workers(workers, len(jobs))
    size = max(1, min(MAX_CHUNK, len(jobs) // (max(1, workers) * 4)))
    todo = deque(jobs[i : i + size] for i in range(0, len(jobs), size))
    try:
        while todo and workers > 1:
            yield from _run_until_crash(work, todo, workers)
            if todo:  # one of the jobs under way killed its worker: perhaps one of these
                yield from [_run_alone(work, job, on_crash) for job in todo.popleft()]
    except _CannotStartError:
        pass
    for chunk in todo:
        yield from map(work, chunk)


def affordable_workers(wanted: int, jobs: int) -> int:
    """Return how many of the wanted workers make sense and can be had; 1 means none.

    A pool that runs out of descriptors while it starts waits for ever for what it has started.

    >>> affordable_workers(99_999_999, 3)
    3
    """
    most = max(FEWEST_AT_MOST, 4 * (os.cpu_count() or 1))
    if os.name == "nt":
        most = min(most, MOST_ON_WINDOWS)
    spare = _spare_descriptors() - DESCRIPTORS_BESIDE
    return max(1, min(wanted, jobs, most, spare // DESCRIPTORS_A_WORKER))


def _spare_descriptors() -> int:
    try:
        import resource  # noqa: PLC0415 - POSIX only

        limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        used = len(os.listdir("/dev/fd"))  # noqa: PTH208 - the names alone
    except (ImportError, OSError):
        return 1 << 16
    return 1 << 16 if limit == resource.RLIM_INFINITY else limit - used


def _run_until_crash(
    work: Callable[[JobT], ResultT], todo: deque[Sequence[JobT]], workers: int
) -> Iterator[ResultT]:
    """Yield the results of the chunks, and take those off `todo`, until a worker dies."""
    try:
        with _open_pool(workers) as pool:
            chunks = iter(tuple(todo))
            first = islice(chunks, workers * CHUNKS_AHEAD)
            futures = deque(_submit(pool, work, chunk) for chunk in first)
            # Taken off as they are used, so that results do not pile up behind a slow reader.
            while futures:
                results = futures.popleft().result()
                todo.popleft()
                yield from results
                futures.extend(_submit(pool, work, chunk) for chunk in islice(chunks, 1))
    except BrokenProcessPool:
        pass


def _run_alone(
    work: Callable[[JobT], ResultT], job: JobT, on_crash: Callable[[JobT, str], ResultT]
) -> ResultT:
    """Run one job in a process of its own, so that only the job that kills it is lost."""
    try:
        with _open_pool(1) as pool:
            return _submit(pool, work, [job]).result()[0]
    except BrokenProcessPool:
        return on_crash(job, "the worker process died (out of memory?)")


@contextmanager
def _open_pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Start a pool; it is left when its work is done, or stopped when nobody asks for the rest."""
    try:
        pool = ProcessPoolExecutor(
            workers, mp_context=_context(), initializer=start_worker, initargs=(os.getpid(),)
        )
    except (OSError, ImportError) as error:  # no descriptors; no semaphores on this system
        raise _CannotStartError from error
    try:
        yield pool
    except BrokenProcessPool:  # the pool itself has told the other workers to stop
        pool.shutdown()
        raise
    except BaseException:  # an interrupt, a closed pipe
        _stop(pool)
        raise
    else:
        pool.shutdown()


def _submit(
    pool: ProcessPoolExecutor, work: Callable[[JobT], ResultT], chunk: Sequence[JobT]
) -> Future[list[ResultT]]:
    try:
        return pool.submit(run_chunk, work, chunk)
    except BrokenProcessPool:
        raise
    except OSError as error:
        raise _CannotStartError from error


def _stop(pool: ProcessPoolExecutor) -> None:
    """Let the workers drop what they do, and kill those that do not answer.

    Without this, Python would wait for them at its end: for a long file, or for ever.
    """
    workers = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()
    end = time.monotonic() + SECONDS_TO_STOP
    for worker in workers:
        worker.join(max(0.0, end - time.monotonic()))
        if worker.is_alive():
            worker.kill()
            worker.join()


def _context() -> BaseContext:
    """Fork where it is safe (8 ms), else spawn (88 ms): a forked thread can hold a lock forever."""
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context(
        "fork" if can_fork and threading.active_count() == 1 else "spawn"
    )
