"""Findings that outlive `fix`: what it leaves in the ledger, and what `check` reads there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cleancorpus._version import __version__
from cleancorpus.offsets import LineIndex, to_output
from cleancorpus.records import Cleaned, Span
from cleancorpus.reports.diagnostics import (
    KINDS,
    WHOLE_FILE,
    Diagnostic,
    FileCheck,
    Place,
    with_fingerprints,
)
from cleancorpus.run.evidence import TRUST, Evidence, bounded, cut_text
from cleancorpus.run.ledger import Entry, merge_entries
from cleancorpus.run.ledger_places import LedgerPlace


def entry_of_fix(
    place: LedgerPlace,
    check: FileCheck,
    cleaned: Cleaned,
    hashes: tuple[str, str],
    settings: Mapping[str, object],
) -> Entry | None:
    """Return what the ledger must hold of a file that is rewritten; None when nothing is lost.

    An entry that is there already is renewed, or it would not speak for the file any more.
    """
    before, after = hashes
    old = place.entry_for(before)
    # What an earlier fix has left in this very text keeps its record: its line, who accepted it.
    held = old.evidence if old is not None and old.after == before else ()
    known = {_spot(f) for f in held if f.kind != "removed"}
    found = [
        evidence
        for diagnostic, name in _named(check.diagnostics)
        if (kind := _kind_lost(diagnostic))
        and _spot(evidence := _evidence(kind, diagnostic, name)) not in known
    ]
    if not found and old is None:
        return None
    kept = bounded(_carry([*held, *found], cleaned))
    entry = Entry(place.name, before, after, __version__, settings, kept)
    if old is not None and place.entry is None:  # it stands there under another name
        return merge_entries(replace(old, path=place.name), entry)
    return entry


def _carry(evidence: Sequence[Evidence], cleaned: Cleaned) -> Iterator[Evidence]:
    """Yield evidence with its places in the output instead of those in the source."""
    source, output = LineIndex(cleaned.source), LineIndex(cleaned.text)
    last = cleaned.source.count("\n") + 1
    placed = [0 < found.output_line <= last for found in evidence]
    starts = [
        source.position(found.output_line, found.output_column) if has_place else 0
        for found, has_place in zip(evidence, placed, strict=True)
    ]
    spans = to_output([Span(start, start) for start in starts], cleaned.steps)
    for found, has_place, span in zip(evidence, placed, spans, strict=True):
        line, column = output.locate(span.start) if has_place else (0, 0)
        yield found._replace(output_line=line, output_column=column)


def _spot(found: Evidence) -> tuple[str, str, int, int]:
    return found.kind, found.rule, found.output_line, found.output_column


def entry_of_acceptance(
    place: LedgerPlace, check: FileCheck, sha256: str, settings: Mapping[str, object]
) -> Entry | None:
    """Return what the ledger must hold when a person has accepted all that is found in a file.

    All but edits: those are made by `fix`. None when there is nothing to accept.
    """
    old = place.entry_for(sha256)
    live = [
        (d, name)
        for d, name in _named(check.diagnostics)
        if d.kind != "edit" and not d.recorded_line
    ]
    held = [f for f in (old.evidence if old else ()) if f.kind != "removed" and not f.accepted]
    if not live and not held and not (old and is_stale(old, sha256)):
        return None
    evidence = [f if old and old.after == sha256 else f.without_place() for f in held]
    evidence += [_evidence(d.kind, d, name) for d, name in live]
    accepted = bounded(f._replace(accepted=True) for f in evidence)
    entry = Entry(place.name, sha256, sha256, __version__, settings, accepted)
    if old is not None and place.entry is None:
        return merge_entries(replace(old, path=place.name), entry)
    return entry


def is_stale(entry: Entry, sha256: str) -> bool:
    """Tell whether a file is neither what a fix has left nor what it was before."""
    return sha256 not in {entry.before, entry.after}


def with_recorded(check: FileCheck, entry: Entry, sha256: str) -> FileCheck:
    """Return the findings of a file with those of the ledger, without those that are accepted.

    What the ledger holds counts as long as the file has the hash that it had after the fix. What
    was accepted in the text stays so when other places of the file change.
    """
    speaks = entry.after == sha256
    accepted = {found.id for found in entry.evidence if found.accepted}
    live = [
        diagnostic
        for diagnostic, name in _named(check.diagnostics)
        if not (name in accepted and (speaks or diagnostic.place != WHOLE_FILE))
    ]
    if speaks:
        # A finding that a fix leaves in the text is found again, often in mended surroundings.
        shown = [found for found in entry.evidence if found.kind in KINDS]
        told = list(with_fingerprints(_diagnostic(check.path, found) for found in shown))
        done = [d for d, found in zip(told, shown, strict=True) if found.accepted]
        waiting = [d for d, found in zip(told, shown, strict=True) if not found.accepted]
        live = _without(live, done)
        live += _without(waiting, live)
        live.sort(key=lambda d: (d.place, KINDS.index(d.kind), d.rule))
    return replace(check, diagnostics=tuple(live))


def _without(diagnostics: list[Diagnostic], known: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Leave out the diagnostics that say the same as a known one: each one speaks for one."""
    left = list(known)
    for is_same in (_is_same_place, _is_same_text):
        remaining = []
        for diagnostic in diagnostics:
            twin = next((other for other in left if is_same(diagnostic, other)), None)
            if twin is None:
                remaining.append(diagnostic)
            else:
                left.remove(twin)
        diagnostics = remaining
    return diagnostics


def _is_same_place(one: Diagnostic, other: Diagnostic) -> bool:
    return (one.kind, one.rule, one.place[:2]) == (other.kind, other.rule, other.place[:2])


def _is_same_text(one: Diagnostic, other: Diagnostic) -> bool:
    alike = (one.kind, one.rule) == (other.kind, other.rule)
    return alike and bool(one.before) and cut_text(one.before) == cut_text(other.before)


def _named(diagnostics: Sequence[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each diagnostic with a name that does not depend on where the files are checked."""
    nameless = with_fingerprints(replace(d, path="") for d in diagnostics)
    return zip(diagnostics, (d.fingerprint for d in nameless), strict=True)


def _kind_lost(diagnostic: Diagnostic) -> str:
    """Return the kind of evidence that a fix would destroy; empty for what it keeps or mends."""
    if diagnostic.kind in TRUST:
        return diagnostic.kind
    removal = diagnostic.rule.startswith("strip.") and not diagnostic.after
    return "removed" if diagnostic.kind == "edit" and removal and diagnostic.before.strip() else ""


def _evidence(kind: str, diagnostic: Diagnostic, name: str) -> Evidence:
    """Return a finding as the ledger holds it; its place is that in the text as it was found."""
    text = cut_text(diagnostic.before)
    found = Evidence(
        kind,
        name,
        diagnostic.rule,
        text=text,
        cut=len(diagnostic.before) - len(text),
    )
    if diagnostic.place != WHOLE_FILE:
        line, column = diagnostic.place[:2]
        found = found._replace(line=line, output_line=line, output_column=column)
    if kind == "removed":
        return found._replace(output_line=0, output_column=0)
    return found._replace(
        reason=diagnostic.message,
        left=diagnostic.left,
        right=diagnostic.right,
        times=diagnostic.count,
        confidence=diagnostic.confidence,
    )


def _diagnostic(path: str, found: Evidence) -> Diagnostic:
    where = f"line {found.line} before the fix" if found.line else "before the fix"
    more = f" and {found.times - 1:,} more" if found.times > 1 else ""
    place = WHOLE_FILE
    if found.output_line and found.output_column:
        line, column = found.output_line, found.output_column
        place = Place(line, column, line, column)
    return Diagnostic(
        path,
        next(kind for kind in KINDS if kind == found.kind),
        found.rule,
        f"{found.reason} (ledger: {where}{more})",
        place,
        found.text,
        found.text,
        found.left,
        found.right,
        found.confidence,
        found.times,
        recorded_line=max(1, found.line),
    )
