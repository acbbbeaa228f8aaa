"""One process at a time for a file that several change."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_MODE = 0o666  # before the umask
# Some network file systems know no locks: what is written there is written without one.
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}
_SECONDS_BETWEEN_TRIES = 0.02


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the lock of a file; it is free again when its holder ends, however that ends.

    The lock is a file of its own beside it, since the file itself may be replaced meanwhile. It is
    removed at the end, so that git never sees it.
    """
    lock = file.with_name(file.name + ".lock")
    descriptor = _take(lock)
    try:
        yield
    finally:
        if sys.platform != "win32":  # there a file that is open cannot be removed
            lock.unlink(missing_ok=True)
        os.close(descriptor)
        if sys.platform == "win32":
            with suppress(OSError):
                lock.unlink()


def _take(lock: Path) -> int:
    """Return the open lock file, held, and still the one that others will find."""
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, _MODE)
        try:
            _wait_for(descriptor)
            with suppress(FileNotFoundError):  # its last holder has removed it
                if os.path.samestat(os.fstat(descriptor), lock.stat()):
                    return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


if sys.platform == "win32":

    def _wait_for(descriptor: int) -> None:
        while True:
            try:
                return msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            except OSError:
                time.sleep(_SECONDS_BETWEEN_TRIES)

else:

    def _wait_for(descriptor: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
