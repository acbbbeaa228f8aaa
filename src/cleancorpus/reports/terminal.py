"""What is printed: the table at the end of a run, the explanation of a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import click

from cleancorpus.offsets import LineIndex, trace, trace_notes
from cleancorpus.records import Cleaned, Document, Gap, Kept
from cleancorpus.reports.summary import FileOutcome, Summary
from cleancorpus.reports.visible import visible
from cleancorpus.stages import all_rules

MOST_FREQUENT = 8
CONTEXT = 60


def render_summary(summary: Summary, *, verbose: bool = False) -> str:
    """Return the table that ends a run."""
    rows = [
        ("files", f"{len(summary.files):,}"),
        ("changed", f"{summary.count('changed'):,}"),
        ("unchanged", f"{summary.count('unchanged'):,}"),
        ("failed", f"{summary.count('failed'):,}"),
    ]
    if summary.skipped:
        rows.append(("skipped", f"{len(summary.skipped):,}  (no reader for their format)"))
    characters = summary.characters
    rows += [
        ("characters in", f"{characters.get('in', 0):,}"),
        ("characters removed", f"{characters.get('removed', 0):,}"),
    ]
    untrusted = sum(file.trust == "untrusted" for file in summary.files)
    gaps = sum(file.gaps for file in summary.files)
    if untrusted:
        rows.append(("untrusted", f"{untrusted:,}  (the wording may be altered: see the reports)"))
    if gaps:
        rows.append(("gaps", f"{gaps:,}  (places where text is lost)"))
    lines = [f"{name:<20}{value}" for name, value in rows]
    frequent = list(summary.rules.items())[:MOST_FREQUENT]
    if frequent:
        lines.append("most frequent rules")
        lines += [f"  {count:>9,}  {rule}" for rule, count in frequent]
    if verbose:
        lines = [*map(_file_line, summary.files), "", *lines]
    return "".join(line + "\n" for line in lines)


def _file_line(file: FileOutcome) -> str:
    if file.status == "failed":
        return f"failed     {file.path}: {file.error}"
    edits = sum(file.rules.values())
    return f"{file.status:<9}  {file.path}  {file.encoding}, {edits:,} edits, {file.gaps} gaps"


def render_explanation(document: Document, cleaned: Cleaned) -> str:
    """Return every edit and note of a text by its place in the source, then what was counted."""
    lines = [f"{document.decoding.encoding}: {'; '.join(document.decoding.evidence)}"]
    lines += [f"not trusted: {doubt.reason}" for doubt in cleaned.doubts]
    lines += [text for _, text in sorted(_entries(cleaned), key=lambda entry: entry[0])]
    counted = Counter(
        edit.rule
        for step in cleaned.steps
        for edit in step.edits
        if not all_rules()[edit.rule].listed
    )
    lines += [f"{rule}: {count:,} times" for rule, count in counted.items()]
    if not cleaned.changed:
        lines.append("nothing to change")
    return "".join(line + "\n" for line in lines)


def _entries(cleaned: Cleaned) -> Iterator[tuple[int, str]]:
    index = LineIndex(cleaned.source)
    for traced in trace(cleaned):
        edit = traced.edit
        if not all_rules()[edit.rule].listed:
            continue
        before = click.style(visible(traced.before, CONTEXT), fg="red")
        after = click.style(visible(edit.text, CONTEXT), fg="green")
        line, column = index.locate(traced.source.start)
        text = f"{line}:{column}  {click.style(edit.rule, bold=True)}  {before} → {after}"
        yield traced.source.start, f"{text}  ({edit.reason}; {edit.confidence:.2f})"
    for noted in trace_notes(cleaned):
        note = noted.note
        kind = "gap" if isinstance(note, Gap) else "kept" if isinstance(note, Kept) else "suggested"
        line, column = index.locate(noted.source.start)
        shown = visible(noted.before, CONTEXT)
        after = "" if isinstance(note, Gap | Kept) else f" → {visible(note.text, CONTEXT)}"
        name = click.style(f"{note.rule} {kind}", fg="yellow")
        yield noted.source.start, f"{line}:{column}  {name}  {shown}{after}  ({note.reason})"
