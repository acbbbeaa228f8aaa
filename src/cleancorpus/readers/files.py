"""How inputs are read: regular files only, and nothing that would block or never end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from cleancorpus.errors import ReadError

# Without O_NONBLOCK the opening of a pipe waits for a writer. Windows knows only O_BINARY.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def read_file(path: Path) -> bytes:
    """Return the bytes of a regular file; links are followed.

    A pipe, a device or a socket is never opened: a pipe may block for ever, /dev/zero never ends,
    and opening alone can do something to a device.

    Raises ReadError when the file cannot be read or is none.
    """
    try:
        _refuse_irregular(path.stat())
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            _refuse_irregular(os.fstat(descriptor))  # it may have been replaced since
            return file.read()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}") from None


def _refuse_irregular(found: os.stat_result) -> None:
    for is_kind, name in _KINDS:
        if is_kind(found.st_mode):
            raise ReadError(f"cannot be read: {name}, not a regular file")
