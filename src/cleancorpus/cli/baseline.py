"""The baseline of `check`: the findings that are known, so that only new ones count."""

from __future__ import annotations

import json
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from cleancorpus.errors import UsageError
from cleancorpus.reports.diagnostics import FileCheck
from cleancorpus.run.atomic import write_atomically

SCHEMA = {"name": "cleancorpus-baseline", "version": 1}


def known_findings(file: Path) -> frozenset[str]:
    """Read the fingerprints of a baseline file.

    Raises UsageError when the file is missing or is not a baseline.
    """
    try:
        record = json.loads(file.read_bytes())
        if record["schema"] != SCHEMA:
            raise ValueError(f"schema {record['schema']}")
        return frozenset(name for names in record["files"].values() for name in names)
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}; --update-baseline writes one") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{file}: not a baseline of cleancorpus: {error}") from None


class Recorder:
    """Stand in for the printer of `check`: write the findings down as known."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._files: dict[str, list[str]] = {}

    def add(self, check: FileCheck, _diff: str) -> None:
        if check.diagnostics:
            self._files[check.path] = sorted(d.fingerprint for d in check.diagnostics)

    def finish(self) -> None:
        record = {"schema": SCHEMA, "files": self._files}
        text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        write_atomically(self._file, text.encode("utf-8", "backslashreplace"))


def without_known(check: FileCheck, known: AbstractSet[str]) -> FileCheck:
    """Leave out the findings of a file that the baseline lists."""
    new = tuple(d for d in check.diagnostics if d.fingerprint not in known)
    return replace(check, diagnostics=new) if len(new) != len(check.diagnostics) else check
