"""How outputs reach the disk: whole or not at all, as UTF-8."""

from __future__ import annotations

import errno
import json
import secrets
from contextlib import suppress
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Write to a temporary file beside the place, then rename: never half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".cleancorpus-{secrets.token_hex(4)}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def to_json(record: object) -> bytes:
    """Return a record as the bytes of a JSON file."""
    text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    # A name that is not UTF-8 holds lone surrogates; escaped they are valid JSON.
    return text.encode("utf-8", "backslashreplace")


def why_not_written(error: OSError) -> str:
    """Return what the system says, and what to do where the name alone is the trouble."""
    if error.errno == errno.ENAMETOOLONG:
        return "the name is too long to add .report.json to it; shorten it"
    return error.strerror or str(error)
