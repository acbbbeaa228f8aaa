"""The ledger: what `fix` destroyed when it rewrote files, and what a person has accepted of it.

`.cleancorpus/ledger.jsonl` holds one JSON line a file, sorted by path. A run adds a line before it
rewrites a file, so that no kill between the two loses evidence, and puts the lines in order at its
end. Two lines of one file are read as one: after a killed run, or a merge that kept both sides.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from cleancorpus.errors import ReadError, UsageError
from cleancorpus.readers.files import read_file
from cleancorpus.run.atomic import remove_leftovers, replace_content
from cleancorpus.run.evidence import Evidence, bounded, evidence_of, evidence_records, trust_record
from cleancorpus.run.locks import locked
from cleancorpus.settings import Settings

FILE_NAME = "ledger.jsonl"
SCHEMA = 1

# Settings that change nothing in the text of a file; `overrides` are in its levels already.
_NOT_OF_THE_TEXT = {"exclude", "jobs", "overrides", "repeated_lines", "time_limit"}
_LONGEST_SETTINGS = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger holds of one file; `path` is relative to the folder of the ledger."""

    path: str
    before: str
    """The SHA-256 of the file before it was fixed first."""
    after: str
    """The SHA-256 of the file that the evidence is about."""
    version: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


def merge_entries(old: Entry, new: Entry) -> Entry:
    """Return one entry for two of the same file, the newer one second.

    A file that is fixed again from its first content leaves the same evidence again: the new
    replaces the old. Otherwise a second fix cannot find what the first has destroyed: all is kept.
    What a person has accepted stays accepted.
    """
    again = new.before == old.before
    accepted = {found.id for found in old.evidence if found.accepted}
    fresh = {found.id for found in new.evidence}
    kept = [
        found if new.after == old.after else found.without_place()
        for found in old.evidence
        if found.id not in fresh and (found.accepted or not again)
    ]
    kept += [f._replace(accepted=f.accepted or f.id in accepted) for f in new.evidence]
    before = old.before if new.before == old.after else new.before
    return replace(new, before=before, evidence=bounded(kept))


def read_ledger(file: Path) -> dict[str, Entry]:
    """Return the entries of a ledger by path; none when there is no ledger.

    Raises UsageError for a line that cannot be understood.
    """
    if not os.path.lexists(file):
        return {}
    data = _read(file)
    if data and not data.endswith(b"\n"):  # another process may be adding a line just now
        with suppress(OSError), locked(file):  # a folder that may not be written: nobody is
            data = _read(file)
    return _parse(file, data)


def _parse(file: Path, data: bytes) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            entry = _parse_line(file, number, line)
            old = entries.get(entry.path)
            entries[entry.path] = merge_entries(old, entry) if old else entry
    return entries


def add_entry(file: Path, entry: Entry, mode: int) -> None:
    """Add a line to a ledger and force it to the disk: what it tells of is about to be lost.

    The ledger quotes the file: `mode` closes it to all who may not read that.

    Raises ReadError when it cannot be written.
    """
    line = _dump(entry)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with locked(file), file.open("ab+", buffering=0) as stream:
            size = stream.seek(0, os.SEEK_END)
            if size:
                stream.seek(size - 1)
                line = line if stream.read(1) == b"\n" else b"\n" + line
            file.chmod(os.fstat(stream.fileno()).st_mode & 0o7777 & mode)
            if stream.write(line) != len(line):
                stream.truncate(size)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(stream.fileno())
    except OSError as error:
        reason = error.strerror or error
        raise ReadError(f"left as it is: its evidence cannot be kept in {file}: {reason}") from None


def settle_ledger(file: Path) -> None:
    """Put the lines of a ledger in order, one a file; those that hold nothing go.

    Raises UsageError for a line that cannot be understood: then nothing is written.
    """
    remove_leftovers([file.parent])
    with locked(file):
        before = _read(file)
        entries = sorted(_parse(file, before).items())
        after = b"".join(_dump(entry) for _, entry in entries if entry.evidence)
        if after != before:
            replace_content(file, after)


def settings_record(settings: Settings) -> dict[str, object]:
    """Return the settings of a text that are not the default, or their digest if that is long.

    >>> settings_record(Settings(jobs=4, regional=True))
    {'regional': True}
    """
    default = Settings()
    record: dict[str, object] = {
        key: dict(value) if isinstance(value, Mapping) else value
        for key in (f.name for f in fields(Settings) if f.name not in _NOT_OF_THE_TEXT)
        if (value := getattr(settings, key)) != getattr(default, key)
    }
    text = json.dumps(record, ensure_ascii=False, sort_keys=True)
    if len(text) <= _LONGEST_SETTINGS:
        return record
    return {"sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()}


def _read(file: Path) -> bytes:
    try:
        return read_file(file)
    except ReadError as error:
        raise UsageError(f"{file}: {error}") from None


def _dump(entry: Entry) -> bytes:
    record = {
        "schema": SCHEMA,
        "path": entry.path,
        "sha256": {"before": entry.before, "after": entry.after},
        "version": entry.version,
        "settings": entry.settings,
        "trust": trust_record(entry.evidence),
        **evidence_records(entry.evidence),
    }
    # A name that is not UTF-8 holds lone surrogates; escaped they are valid JSON.
    return (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _parse_line(file: Path, number: int, line: bytes) -> Entry:
    if line.startswith((b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")):
        raise UsageError(
            f"{file}:{number}: a merge conflict: keep the lines of both sides and remove this one"
        )
    try:
        record: dict[str, Any] = json.loads(line)
        if record["schema"] != SCHEMA:
            raise ValueError(f"schema {record['schema']} of another version of cleancorpus")
        return Entry(
            path=_text(record["path"]),
            before=_text(record["sha256"]["before"]),
            after=_text(record["sha256"]["after"]),
            version=_text(record["version"]),
            settings=dict(record["settings"]),
            evidence=tuple(evidence_of(record)),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        what = f"no {error}" if isinstance(error, KeyError) else error
        raise UsageError(
            f"{file}:{number}: not a line of the ledger ({what}): take the file from its last "
            "commit, or mend or remove this line, which tells of one file; nothing was changed"
        ) from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
