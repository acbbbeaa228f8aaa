"""A worker process: how it begins, and how it ends when the run does, however that ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from types import FrameType

from cleancorpus.runners.base import JobT, ResultT

EXIT_STOPPED = 143
# Time for the file under way to be dropped and its temporary files to be removed.
_SECONDS_TO_STOP = 1.0
_SECONDS_BETWEEN_LOOKS = 1.0
_PR_SET_PDEATHSIG = 1  # linux/prctl.h

_is_working = False


class _Stopped(BaseException):
    """The run ends: drop the file under way."""


def start_worker(parent: int) -> None:
    """Leave Ctrl-C to the parent, stop at SIGTERM, and never outlive the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    _die_with_parent()
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def run_chunk(work: Callable[[JobT], ResultT], jobs: Sequence[JobT]) -> list[ResultT]:
    """Return the results of some jobs; a worker that is stopped meanwhile ends here."""
    global _is_working  # noqa: PLW0603 - what a signal handler can see
    try:
        _is_working = True
        results = [work(job) for job in jobs]
        _is_working = False
    except _Stopped:
        os._exit(EXIT_STOPPED)
    return results


def _stop(_signal: int, _frame: FrameType | None) -> None:
    """End soon: at once when there is a file to drop, else when a result has been passed on."""
    timer = threading.Timer(_SECONDS_TO_STOP, os._exit, (EXIT_STOPPED,))
    timer.daemon = True
    timer.start()
    if _is_working:
        raise _Stopped


def _die_with_parent() -> None:
    """Ask Linux for a SIGKILL at the death of the parent: it ends even what hangs in C code."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - only workers need it

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _watch(parent: int) -> None:
    """End when the parent has died: before `_die_with_parent`, or on other systems."""
    process = multiprocessing.parent_process()
    while process is not None and process.is_alive() and os.getppid() == parent:
        process.join(_SECONDS_BETWEEN_LOOKS)
    os._exit(EXIT_STOPPED)
