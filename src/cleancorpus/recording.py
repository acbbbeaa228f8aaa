"""What `fix` writes into the ledger, and what `check` reads and accepts there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cleancorpus.file import CleanedFile
from cleancorpus.reports.diagnostics import FileCheck
from cleancorpus.reports.recorded import (
    entry_of_acceptance,
    entry_of_fix,
    is_stale,
    with_recorded,
)
from cleancorpus.run.atomic import mode_like
from cleancorpus.run.ledger import add_entry, settings_record, settle_ledger
from cleancorpus.run.ledger_places import LedgerPlace
from cleancorpus.settings import Settings


def keep_evidence(
    place: LedgerPlace, path: Path, cleaned: CleanedFile, check: FileCheck, settings: Settings
) -> bool:
    """Write down what is lost when a file is rewritten, before that; tell whether anything is.

    Raises ReadError when that cannot be done.
    """
    hashes = cleaned.sha256, _sha256(cleaned.text.encode("utf-8"))
    entry = entry_of_fix(place, check, cleaned.cleaned, hashes, settings_record(settings))
    if entry is None:
        return False
    add_entry(place.ledger, entry, mode_like(path))
    return True


def recall_evidence(place: LedgerPlace, data: bytes, check: FileCheck) -> tuple[FileCheck, bool]:
    """Return what is found in a file and in its ledger, and whether that is out of date."""
    if place.entry is None and not place.moved:
        return check, False
    sha256 = _sha256(data)
    entry = place.entry_for(sha256)
    if entry is None:
        return check, False
    return with_recorded(check, entry, sha256), is_stale(entry, sha256)


def accept_findings(
    place: LedgerPlace, path: Path, data: bytes, check: FileCheck, settings: Settings
) -> None:
    """Write down that a person has accepted what is found in a file, all but edits.

    Raises ReadError when that cannot be done.
    """
    entry = entry_of_acceptance(place, check, _sha256(data), settings_record(settings))
    if entry is not None:
        add_entry(place.ledger, entry, mode_like(path))


def settle_ledgers(ledgers: Iterable[Path]) -> None:
    """Put the lines of ledgers in order that a run may have written to."""
    for ledger in sorted(set(ledgers)):
        if ledger.exists():
            settle_ledger(ledger)


def ledger_notes(ledgers: Iterable[str], stale: Sequence[str]) -> Iterator[str]:
    """Yield what is to be said of ledgers that were written to, and of what they no longer know."""
    for ledger in ledgers:
        yield f"what was lost by rewriting is kept in {ledger}: commit it with the files"
    if stale:
        files = "1 file has" if len(stale) == 1 else f"{len(stale):,} files have"
        yield (
            f"{files} changed since the ledger was written ({stale[0]}"
            f"{' ...' if stale[1:] else ''}): what it holds of the former content does not count; "
            "`check --accept` ends this note"
        )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
