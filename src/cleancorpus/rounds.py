"""What later rounds note: kept, but not said twice of the same place."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace

from cleancorpus.offsets import to_source
from cleancorpus.records import Doubt, Note, Span, Step

# Notes of one kind by one rule, with the spans of the source that they are about.
_Places = dict[tuple[type, str], list[Span]]


def without_repeats(steps: Sequence[Step], first: int) -> tuple[Step, ...]:
    """Return the steps without what an earlier round noted too; the first round has `first` steps.

    A later round sees what the first one left: it notes most of that again, and sometimes
    something new, which must not be lost.
    """
    if first == len(steps):
        return tuple(steps)
    places: _Places = {}
    doubts: set[Doubt] = set()
    kept: list[Step] = []
    for number, step in enumerate(steps):
        spans = to_source([Span(note.start, note.end) for note in step.notes], steps[:number])
        if number >= first:
            fresh = [not _is_known(places, *pair) for pair in zip(step.notes, spans, strict=True)]
            notes = [note for note, new in zip(step.notes, fresh, strict=True) if new]
            spans = [span for span, new in zip(spans, fresh, strict=True) if new]
            news = [doubt for doubt in step.doubts if doubt not in doubts]
            step = replace(step, notes=notes, doubts=news)  # noqa: PLW2901
        for note, span in zip(step.notes, spans, strict=True):
            insort(places.setdefault((type(note), note.rule), []), span)
        doubts.update(step.doubts)
        if step.edits or step.notes or step.doubts:
            kept.append(step)
    return tuple(kept)


def _is_known(places: _Places, note: Note, span: Span) -> bool:
    """Tell whether a note of the same kind is about a place that touches this one."""
    spans = places.get((type(note), note.rule), [])
    at = bisect_left(spans, span)
    return any(
        other.start <= span.end and span.start <= other.end
        for other in spans[max(0, at - 1) : at + 1]
    )
