"""A limit of time for the work on one file, so that no file can hold up a run.

What counts is the processor time of the thread, not the time on the clock: a file has the same
time on a busy machine and on an idle one. In the main thread a signal interrupts the work wherever
it is, in the middle of a search too; elsewhere, and on Windows, time is looked at between passes.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from time import thread_time
from types import FrameType
from typing import Any, TypeVar

from cleancorpus.errors import TimeLimitError

ResultT = TypeVar("ResultT")

# Small files have this long: tables are loaded for the first of them.
LEAST_SECONDS = 10.0


class _OutOfTime(BaseException):
    """Ends the work on a file; no Exception, because stages and jobs catch those."""


class _Work(threading.local):
    """The work of a thread: what it is doing, and the time at which it must be done."""

    what = ""
    until: float | None = None


_work = _Work()


def begin(what: str) -> None:
    """Say which part of the work on a file begins; an error names it."""
    _work.what = what
    if _work.until is not None and thread_time() > _work.until:
        raise _OutOfTime


def limited(work: Callable[[], ResultT], size: int, limit: float) -> ResultT:
    """Do the work on a file of `size` bytes in `limit` seconds a megabyte; 0 is no limit.

    Work inside such work shares its time.

    Raises TimeLimitError when the time is over.
    """
    if not limit or _work.until is not None:
        return work()
    seconds = max(LEAST_SECONDS, limit * size / 1_000_000)
    _work.what, _work.until = "reading", thread_time() + seconds
    before: Any = None
    try:
        before = _start_timer(seconds)
        return work()
    except _OutOfTime:
        raise TimeLimitError(
            f"took longer than {seconds:g} s of processor time, at last in {_work.what} "
            "(time-limit); the file is left as it is"
        ) from None
    finally:
        _work.until = None
        if before is not None:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)


def _interrupt(_number: int, frame: FrameType | None) -> None:
    """End the work when its time is over; the signal comes again each second until it is.

    The timer runs with the processor time of all threads, so it may come too early. Work that has
    just ended is not interrupted any more.
    """
    ended = frame is not None and frame.f_code is limited.__code__
    if not ended and _work.until is not None and thread_time() > _work.until:
        raise _OutOfTime


def _start_timer(seconds: float) -> Any:
    """Start the timer and return the handler that its signal had; None where there is no timer."""
    if not hasattr(signal, "setitimer"):
        return None
    before = signal.getsignal(signal.SIGPROF)
    if before not in (signal.SIG_DFL, signal.SIG_IGN):
        return None  # a profiler has the timer
    with suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGPROF, _interrupt)
        signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
        return before
    return None
