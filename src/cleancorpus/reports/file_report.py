"""The report of one file as plain data; report.schema.json describes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from cleancorpus.offsets import LineIndex, count_single, trace, trace_notes
from cleancorpus.records import (
    Anchor,
    Cleaned,
    Damage,
    Decoding,
    Document,
    Edit,
    Gap,
    Kept,
    Span,
    Step,
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

    edits = list(trace(cleaned, _is_told))
    notes = list(trace_notes(cleaned))
    trust = judge_trust(cleaned, notes)
    source, output = LineIndex(cleaned.source), LineIndex(cleaned.text)
    listed = [_edit_record(e, source, output) for e in edits if all_rules()[e.edit.rule].listed]
    fields = [field._asdict() for field in document.metadata]
    anchors = [_anchor_record(anchor, source) for anchor in document.anchors]
    return {
        "schema": SCHEMA,
        "path": name,
        **({"document": document.name} if document.name else {}),
        "sha256": sha256,
        "size": size,
        "status": "changed" if _is_changed(document.decoding, cleaned) else "unchanged",
        "reader": document.reader,
        "decoding": decoding_record(document.decoding, source),
        "metadata": {
            **structure_record(read_structure(cleaned.text)),
            **({"fields": fields} if fields else {}),
        },
        **({"anchors": anchors} if anchors else {}),
        "characters": _character_counts(cleaned),
        "rules": count_rules(cleaned),
        "conversions": count_conversions(cleaned),
        "edits": listed,
        "removed": [_removed_record(e, source) for e in edits if is_removal(e)],
        "suggestions": [_note_record(n, source) for n in notes if isinstance(n.note, Suggestion)],
        "gaps": [_note_record(n, source) for n in notes if isinstance(n.note, Gap)],
        "damage": [_note_record(n, source) for n in notes if isinstance(n.note, Damage)],
        "kept": [_note_record(n, source) for n in notes if isinstance(n.note, Kept)],
        "trust": {"level": trust.level, "reasons": list(trust.reasons)},
        "settled": cleaned.settled,
    }


def failure_report(name: str, reason: str, document: str = "") -> Record:
    """Return the report of a file, or of one document of it, that could not be read or cleaned."""
    named = {"document": document} if document else {}
    return {"schema": SCHEMA, "path": name, **named, "status": "failed", "error": reason}


def edit_records(cleaned: Cleaned) -> Iterator[Record]:
    """Yield every single edit, enough to replay the source into the output.

    `step` counts the passes; `start` and `end` are places in the text before that step.
    """
    source, output = LineIndex(cleaned.source), LineIndex(cleaned.text)
    traced = trace(cleaned)
    for number, step in enumerate(cleaned.steps):
        for edit in islice(traced, count_edits(step)):
            record = _edit_record(edit, source, output)
            yield {"step": number, "start": edit.edit.start, "end": edit.edit.end, **record}


def _is_told(edit: Edit) -> bool:
    """Tell whether a report shows where an edit is; the others it only counts."""
    rule = all_rules()[edit.rule]
    return rule.listed or (rule.stage == "strip" and not edit.text)


def is_removal(traced: TracedEdit) -> bool:
    """Tell whether an edit of the strip stage took text away."""
    return traced.stage == "strip" and not traced.edit.text and bool(traced.before.strip())


def count_edits(step: Step) -> int:
    """Count the edits of a step, converted lines character by character."""
    return sum(count_single(step.before, edit) for edit in step.edits)


def count_rules(cleaned: Cleaned) -> dict[str, int]:
    """Count edits by rule, in the order of the stages."""
    counts: Counter[str] = Counter()
    for step in cleaned.steps:
        for edit in step.edits:
            counts[edit.rule] += count_single(step.before, edit)
    return {rule: counts[rule] for rule in all_rules() if rule in counts}


def count_conversions(cleaned: Cleaned) -> dict[str, int]:
    """Count the conversions by pair, the most frequent first."""
    pairs: Counter[tuple[str, str]] = Counter()
    for step in cleaned.steps:
        for edit in step.edits if step.stage == "convert" else ():
            before = step.before[edit.start : edit.end]
            if edit.by_character:
                pairs.update(zip(before, edit.text, strict=True))
            else:
                pairs[before, edit.text] += 1
    named = ((f"{old}→{new}", count) for (old, new), count in pairs.items() if old != new)
    return dict(sorted(named, key=lambda item: (-item[1], item[0])))


def _is_changed(decoding: Decoding | None, cleaned: Cleaned) -> bool:
    """Tell whether the output is another text than was read, or other bytes than were decoded."""
    if cleaned.changed or decoding is None:
        return cleaned.changed
    bytes_changed = bool(decoding.crlf or decoding.cr or decoding.byte_order_mark)
    return decoding.encoding != "utf-8" or (bytes_changed and not cleaned.untouched)


def decoding_record(decoding: Decoding | None, lines: LineIndex) -> Record | None:
    """Return how the bytes became text: encoding, evidence, and what was put for broken bytes."""
    if decoding is None:
        return None
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


def _anchor_record(anchor: Anchor, source: LineIndex) -> Record:
    return {"kind": anchor.kind, "name": anchor.name, **_place(source, anchor.position)}


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


def _character_counts(cleaned: Cleaned) -> dict[str, int]:
    # What is moved is not removed and added.
    edits = [edit for step in cleaned.steps for edit in step.edits if not edit.move]
    changes = [len(edit.text) - (edit.end - edit.start) for edit in edits]
    return {
        "in": len(cleaned.source),
        "out": len(cleaned.text),
        "removed": -sum(change for change in changes if change < 0),
        "added": sum(change for change in changes if change > 0),
    }
