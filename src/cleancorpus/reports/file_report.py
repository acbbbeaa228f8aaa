"""The report of one file as plain data; report.schema.json describes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cleancorpus.offsets import LineIndex, trace, trace_notes
from cleancorpus.records import (
    Cleaned,
    Damage,
    Decoding,
    Document,
    Gap,
    Kept,
    Span,
    Suggestion,
    TracedEdit,
    TracedNote,
)
from cleancorpus.reports.trust import judge_trust
from cleancorpus.stages import all_rules

SCHEMA = {"name": "cleancorpus-report", "version": 1}
Record = dict[str, object]


def file_report(name: str, sha256: str, size: int, document: Document, cleaned: Cleaned) -> Record:
    """Return the report of a cleaned file; positions are lines and columns counted from 1."""
    from cleancorpus.structure import read_structure, structure_record  # noqa: PLC0415 - 20 ms

    edits = list(trace(cleaned))
    notes = list(trace_notes(cleaned))
    trust = judge_trust(cleaned, notes)
    source, output = LineIndex(cleaned.source), LineIndex(cleaned.text)
    listed = [_edit_record(e, source, output) for e in edits if all_rules()[e.edit.rule].listed]
    decoding = document.decoding
    reencoded = decoding.encoding != "utf-8"
    bytes_changed = decoding.crlf or decoding.cr or decoding.byte_order_mark
    changed = cleaned.changed or reencoded or (bool(bytes_changed) and not cleaned.untouched)
    return {
        "schema": SCHEMA,
        "path": name,
        "sha256": sha256,
        "size": size,
        "status": "changed" if changed else "unchanged",
        "reader": document.reader,
        "decoding": decoding_record(decoding, source),
        "metadata": structure_record(read_structure(cleaned.text)),
        "characters": _character_counts(cleaned, edits),
        "rules": count_rules(edits),
        "conversions": count_conversions(edits),
        "edits": listed,
        "removed": [_removed_record(e, source) for e in edits if is_removal(e)],
        "suggestions": [_note_record(n, source) for n in notes if isinstance(n.note, Suggestion)],
        "gaps": [_note_record(n, source) for n in notes if isinstance(n.note, Gap)],
        "damage": [_note_record(n, source) for n in notes if isinstance(n.note, Damage)],
        "kept": [_note_record(n, source) for n in notes if isinstance(n.note, Kept)],
        "trust": {"level": trust.level, "reasons": list(trust.reasons)},
        "settled": cleaned.settled,
    }


def failure_report(name: str, reason: str) -> Record:
    """Return the report of a file that could not be read or cleaned."""
    return {"schema": SCHEMA, "path": name, "status": "failed", "error": reason}


def edit_records(cleaned: Cleaned) -> Iterator[Record]:
    """Yield every single edit, enough to replay the source into the output.

    `step` counts the passes; `start` and `end` are places in the text before that step.
    """
    source, output = LineIndex(cleaned.source), LineIndex(cleaned.text)
    traced = trace(cleaned)
    for number, step in enumerate(cleaned.steps):
        for _ in step.edits:
            edit = next(traced)
            record = _edit_record(edit, source, output)
            yield {"step": number, "start": edit.edit.start, "end": edit.edit.end, **record}


def is_removal(traced: TracedEdit) -> bool:
    """Tell whether an edit of the strip stage took text away."""
    return traced.stage == "strip" and not traced.edit.text and bool(traced.before.strip())


def count_rules(edits: Sequence[TracedEdit]) -> dict[str, int]:
    """Count edits by rule, in the order of the stages."""
    counts = Counter(edit.edit.rule for edit in edits)
    return {rule: counts[rule] for rule in all_rules() if rule in counts}


def count_conversions(edits: Sequence[TracedEdit]) -> dict[str, int]:
    """Count the conversions by pair, the most frequent first."""
    pairs = Counter(f"{edit.before}→{edit.edit.text}" for edit in edits if edit.stage == "convert")
    return dict(sorted(pairs.items(), key=lambda item: (-item[1], item[0])))


def decoding_record(decoding: Decoding, lines: LineIndex) -> Record:
    """Return how the bytes became text: encoding, evidence, and what was put for broken bytes."""
    return {
        "encoding": decoding.encoding,
        "evidence": list(decoding.evidence),
        "rejected": [candidate._asdict() for candidate in decoding.rejected],
        "replaced": [
            {"offset": bad.offset, "bytes": bad.hex, **_place(lines, bad.position)}
            for bad in decoding.replaced
        ],
        "byte_order_mark": decoding.byte_order_mark,
        "line_ends": {"crlf": decoding.crlf, "cr": decoding.cr},
    }


def _edit_record(traced: TracedEdit, source: LineIndex, output: LineIndex) -> Record:
    edit = traced.edit
    record: Record = {
        "rule": edit.rule,
        **_range(source, traced.source),
        "before": traced.before,
        "after": edit.text,
        "reason": edit.reason,
        "confidence": round(edit.confidence, 3),
        "output": _range(output, traced.output),
    }
    if edit.move:
        record["move"] = edit.move
    return record


def _removed_record(traced: TracedEdit, source: LineIndex) -> Record:
    place = _place(source, traced.source.start)
    return {"rule": traced.edit.rule, **place, "text": traced.before, "reason": traced.edit.reason}


def _note_record(traced: TracedNote, source: LineIndex) -> Record:
    note = traced.note
    record: Record = {"rule": note.rule, **_range(source, traced.source), "before": traced.before}
    if isinstance(note, Suggestion):
        record["after"] = note.text
    record["reason"] = note.reason
    if not isinstance(note, Kept):
        record["confidence"] = round(note.confidence, 3)
    return record


def _place(lines: LineIndex, position: int) -> dict[str, int]:
    line, column = lines.locate(position)
    return {"line": line, "column": column}


def _range(lines: LineIndex, span: Span) -> dict[str, int]:
    line, column = lines.locate(span.start)
    end_line, end_column = lines.locate(span.end)
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}


def _character_counts(cleaned: Cleaned, edits: Sequence[TracedEdit]) -> dict[str, int]:
    # What is moved is not removed and added.
    changes = [len(t.edit.text) - len(t.before) for t in edits if not t.edit.move]
    return {
        "in": len(cleaned.source),
        "out": len(cleaned.text),
        "removed": -sum(change for change in changes if change < 0),
        "added": sum(change for change in changes if change > 0),
    }
