"""What `check` has to say of a file: each edit, suggestion, gap, damage and doubt."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from cleancorpus.offsets import LineIndex, trace, trace_notes
from cleancorpus.records import (
    Cleaned,
    Damage,
    Decoding,
    Gap,
    Kept,
    Note,
    Span,
    Suggestion,
    TracedEdit,
    TracedNote,
)
from cleancorpus.reports.trust import judge_trust
from cleancorpus.stages import all_rules

Kind = Literal["edit", "suggestion", "gap", "damage", "doubt"]
KINDS: tuple[Kind, ...] = ("edit", "suggestion", "gap", "damage", "doubt")
_NOTE_KINDS: dict[type[Note], Kind] = {Suggestion: "suggestion", Gap: "gap", Damage: "damage"}

# Characters of the line shown on each side of a finding.
CONTEXT = 12

# What the output changes in the bytes of a file beside the text: no stage's rules.
DECODE_RULES = {
    "decode.encoding": "The file is not UTF-8.",
    "decode.byte-order-mark": "The file starts with a byte order mark.",
    "decode.line-ends": "Lines do not end in LF.",
}


class Place(NamedTuple):
    """Lines and columns counted from 1, columns in code points; the end is exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


WHOLE_FILE = Place()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that would change in a file, or that a person should look at."""

    path: str
    kind: Kind
    rule: str
    message: str
    place: Place = WHOLE_FILE
    before: str = ""
    after: str = ""
    left: str = ""
    """The characters of the source just before the place, for display."""
    right: str = ""
    confidence: float = 1.0
    count: int = 1
    """How many edits of a rule that is only counted stand behind this one diagnostic."""
    exact: bool = False
    """True: replacing the place by `after` in the source is this very edit."""
    fingerprint: str = ""
    recorded_line: int = 0
    """The line it was at before the fix, when it is the ledger that tells of it; else 0."""


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What `check` found in one file; `error` says why it could not be read."""

    path: str
    changed: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    error: str = ""
    trust: str = ""
    """How far the output can be trusted: a level of reports.trust; empty for what failed."""


def check_of(path: str, decoding: Decoding | None, cleaned: Cleaned) -> FileCheck:
    """Return what `check` says of a cleaned text."""
    found = diagnose(path, decoding, cleaned)
    changed = any(one.kind == "edit" for one in found)
    trust = judge_trust(cleaned, list(trace_notes(cleaned)))
    return FileCheck(path, changed, found, trust=trust.level)


def diagnose(path: str, decoding: Decoding | None, cleaned: Cleaned) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of a cleaned text in the order of their places in the source."""
    index = LineIndex(cleaned.source)
    notes = [note for note in trace_notes(cleaned) if not isinstance(note.note, Kept)]
    # A text that is not Chinese stays in its own encoding.
    decoded = [] if cleaned.untouched else decoding_changes(decoding)
    found = [
        *(Diagnostic(path, "edit", rule, why) for rule, why in decoded),
        *(Diagnostic(path, "doubt", doubt.rule, doubt.reason) for doubt in cleaned.doubts),
        *_edit_diagnostics(path, cleaned, index),
        *(_note_diagnostic(path, cleaned, index, note) for note in notes),
    ]
    return with_fingerprints(sorted(found, key=lambda d: (d.place, KINDS.index(d.kind), d.rule)))


def decoding_changes(decoding: Decoding | None) -> list[tuple[str, str]]:
    """Return what the output changes in the bytes of a file: (rule, message), no text edited.

    >>> decoding_changes(Decoding("gb18030", crlf=2))
    [('decode.encoding', 'gb18030 becomes UTF-8'), ('decode.line-ends', '2 CRLF or CR become LF')]
    """
    changes: list[tuple[str, str]] = []
    if decoding is None:
        return changes
    if decoding.encoding != "utf-8":
        changes.append(("decode.encoding", f"{decoding.encoding} becomes UTF-8"))
    if decoding.byte_order_mark:
        changes.append(("decode.byte-order-mark", "the byte order mark goes"))
    if line_ends := decoding.crlf + decoding.cr:
        changes.append(("decode.line-ends", f"{line_ends:,} CRLF or CR become LF"))
    return changes


def _edit_diagnostics(path: str, cleaned: Cleaned, index: LineIndex) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each listed edit, and one for all edits of a counted rule."""
    counted: dict[str, list[TracedEdit]] = {}
    for traced in trace(cleaned):
        rule = all_rules()[traced.edit.rule]
        if rule.listed:
            yield _edit_diagnostic(path, cleaned, index, traced)
        else:
            counted.setdefault(rule.id, []).append(traced)
    for edits in counted.values():
        first = min(edits, key=lambda traced: traced.source)
        summary = all_rules()[first.edit.rule].summary.rstrip(".")
        message = f"{summary} ({len(edits):,} times, first here)"
        diagnostic = _edit_diagnostic(path, cleaned, index, first)
        yield replace(diagnostic, message=message, count=len(edits), exact=False)


def _edit_diagnostic(
    path: str, cleaned: Cleaned, index: LineIndex, traced: TracedEdit
) -> Diagnostic:
    edit, span = traced.edit, traced.source
    left, right = _context(cleaned.source, span)
    return Diagnostic(
        path,
        "edit",
        edit.rule,
        edit.reason or all_rules()[edit.rule].summary,
        place_of(index, span),
        traced.before,
        edit.text,
        left,
        right,
        edit.confidence,
        exact=cleaned.source[span.start : span.end] == traced.before and not edit.move,
    )


def _note_diagnostic(
    path: str, cleaned: Cleaned, index: LineIndex, traced: TracedNote
) -> Diagnostic:
    note, span = traced.note, traced.source
    assert not isinstance(note, Kept)
    left, right = _context(cleaned.source, span)
    return Diagnostic(
        path,
        _NOTE_KINDS[type(note)],
        note.rule,
        note.reason or all_rules()[note.rule].summary,
        place_of(index, span),
        traced.before,
        note.text if isinstance(note, Suggestion) else traced.before,
        left,
        right,
        note.confidence,
    )


def place_of(index: LineIndex, span: Span) -> Place:
    """Return a span as lines and columns."""
    return Place(*index.locate(span.start), *index.locate(span.end))


def _context(source: str, span: Span) -> tuple[str, str]:
    left = source[max(0, span.start - CONTEXT) : span.start]
    return left.rpartition("\n")[2], source[span.end : span.end + CONTEXT].partition("\n")[0]


def with_fingerprints(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Name each diagnostic by what it is, not by its line, so that a baseline outlives edits.

    The n-th of several alike in one file gets its own name.
    """
    seen: Counter[str] = Counter()
    out = []
    for diagnostic in diagnostics:
        parts = (diagnostic.path, diagnostic.kind, diagnostic.rule, diagnostic.before)
        sides = (diagnostic.after, diagnostic.left, diagnostic.right)
        counted = (*parts[:3], str(diagnostic.count))
        key = "\0".join((*parts, *sides) if diagnostic.count == 1 else counted)
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass"))
        out.append(replace(diagnostic, fingerprint=digest.hexdigest()[:20]))
    return tuple(out)
