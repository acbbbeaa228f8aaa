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
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields, replace
from functools import reduce
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
_MERGE_MARKS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


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
    What a person has accepted stays accepted; of a whole file, only while it is that file: a doubt
    about another text in its place has the same name.
    """
    again = new.before == old.before
    same_text = again or new.before == old.after
    accepted = {f.id for f in old.evidence if f.accepted and (f.line or same_text)}
    fresh = {found.id for found in new.evidence}
    kept = [
        found if new.after == old.after else found.without_place()
        for found in old.evidence
        if found.id not in fresh and (found.accepted or not again)
    ]
    kept += [f._replace(accepted=f.accepted or f.id in accepted) for f in new.evidence]
    before = old.before if new.before == old.after else new.before
    return replace(new, before=before, evidence=bounded(kept))


class Ledger(Mapping[str, Entry]):
    """The entries of a ledger by path, each understood when it is asked for: there may be many."""

    def __init__(self, file: Path, data: bytes = b"") -> None:
        self._file = file
        self._lines: dict[str, list[tuple[int, bytes]]] = {}
        for number, line in enumerate(data.split(b"\n"), start=1):
            if line.strip():
                path = _text(self._record(number, line)["path"])
                self._lines.setdefault(path, []).append((number, line.strip()))

    def __getitem__(self, path: str) -> Entry:
        return reduce(merge_entries, (self._entry(*line) for line in self._lines[path]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def settled(self) -> bytes:
        """Return the lines in order, one a file, without files of which nothing is left to say."""
        lines = []
        for path, given in sorted(self._lines.items()):
            if len(given) == 1:
                lines.append(given[0][1] + b"\n")
            elif (entry := self[path]).evidence:
                lines.append(_dump(entry))
        return b"".join(lines)

    def _record(self, number: int, line: bytes) -> dict[str, Any]:
        with self._named(number, line):
            record: dict[str, Any] = json.loads(line)
            if record["schema"] != SCHEMA:
                raise ValueError(f"schema {record['schema']} of another version of cleancorpus")
            _text(record["path"])
            return record

    def _entry(self, number: int, line: bytes) -> Entry:
        record = self._record(number, line)
        with self._named(number, line):
            return Entry(
                path=record["path"],
                before=_text(record["sha256"]["before"]),
                after=_text(record["sha256"]["after"]),
                version=_text(record["version"]),
                settings=dict(record["settings"]),
                evidence=tuple(evidence_of(record)),
            )

    @contextmanager
    def _named(self, number: int, line: bytes) -> Iterator[None]:
        """Let an error name the line and say what to do."""
        try:
            yield
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            if line.startswith(_MERGE_MARKS):
                raise UsageError(
                    f"{self._file}:{number}: a merge conflict: keep the lines of both sides and "
                    "remove this one"
                ) from None
            what = f"no {error}" if isinstance(error, KeyError) else error
            raise UsageError(
                f"{self._file}:{number}: not a line of the ledger ({what}): take the file from its "
                "last commit, or mend or remove this line, which tells of one file; nothing was "
                "changed"
            ) from None


def read_ledger(file: Path) -> Ledger:
    """Return the entries of a ledger; none when there is no ledger.

    Raises UsageError for a line that cannot be understood.
    """
    if not os.path.lexists(file):
        return Ledger(file)
    data = _read(file)
    if data and not data.endswith(b"\n"):  # another process may be adding a line just now
        with suppress(OSError), locked(file):  # a folder that may not be written: nobody is
            data = _read(file)
    return Ledger(file, data)


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
    """Put the lines of a ledger in order, one a file.

    Raises UsageError for a line that cannot be understood: then nothing is written.
    """
    remove_leftovers([file.parent])
    with locked(file):
        before = _read(file)
        after = Ledger(file, before).settled()
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


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
