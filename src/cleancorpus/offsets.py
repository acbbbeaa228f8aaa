"""The algebra of edits: apply them, carry places from one text to another, lines and columns.

Three laws hold (tests/test_offsets.py): source and steps give the output; a character that
survives traces to itself; every removed character lies inside the source span of some edit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from cleancorpus.records import Cleaned, Edit, Shift, Span, Step, TracedEdit, TracedNote


def apply_edits(before: str, edits: Sequence[Edit]) -> tuple[str, list[Shift]]:
    """Apply sorted, disjoint edits; return the text and a shift wherever its length changed.

    >>> apply_edits("數(shù)字", [Edit(0, 1, "数", "a.b"), Edit(1, 6, "", "c.d")])[0]
    '数字'

    Raises ValueError when edits overlap or are out of order.
    """
    if not edits:
        return before, []
    pieces: list[str] = []
    shifts: list[Shift] = []
    position = offset = 0
    for edit in edits:
        if not position <= edit.start <= edit.end <= len(before):
            raise ValueError(
                f"{edit.rule}: edit {edit.start}:{edit.end} out of order (the one before it "
                f"ended at {position}, the text at {len(before)})"
            )
        pieces += (before[position : edit.start], edit.text)
        if delta := len(edit.text) - (edit.end - edit.start):
            after = Span(edit.start + offset, edit.end + offset + delta)
            shifts.append(Shift(Span(edit.start, edit.end), after))
            offset += delta
        position = edit.end
    pieces.append(before[position:])
    return "".join(pieces), shifts


def settle_edits(edits: Iterable[Edit]) -> list[Edit]:
    """Sort edits and leave out each one that overlaps an earlier one, with its move partner.

    >>> settle_edits([Edit(2, 5, "", "a.b"), Edit(0, 3, "x", "a.c")])
    [Edit(start=0, end=3, text='x', rule='a.c', reason='', confidence=1.0, move=0)]
    """
    ordered = sorted(edits, key=itemgetter(0, 1))
    if all(map(_is_before, ordered, ordered[1:])):
        return ordered
    while True:
        kept: list[Edit] = []
        broken: set[tuple[str, int]] = set()
        position = -1
        for edit in ordered:
            twice_here = kept and edit.start == edit.end == kept[-1].start == kept[-1].end
            if edit.start < position or twice_here:
                if edit.move:
                    broken.add((edit.rule, edit.move))
                continue
            kept.append(edit)
            position = edit.end
        if not broken:
            return kept
        ordered = [edit for edit in ordered if (edit.rule, edit.move) not in broken]


def _is_before(edit: Edit, following: Edit) -> bool:
    return edit.end <= following.start and edit.start < following.end


def after_spans(edits: Iterable[Edit]) -> Iterator[Span]:
    """Yield where each edit's replacement landed in the text after its own pass."""
    offset = 0
    for edit in edits:
        yield Span(edit.start + offset, edit.start + offset + len(edit.text))
        offset += len(edit.text) - (edit.end - edit.start)


def invert(shifts: Iterable[Shift]) -> list[Shift]:
    """Turn a map from before to after into the map back."""
    return [Shift(after, before) for before, after in shifts]


def map_spans(spans: Iterable[Span], shifts: Sequence[Shift]) -> list[Span]:
    """Carry sorted spans across one step; a span that cuts into a hole widens to cover it.

    >>> map_spans([Span(0, 1), Span(7, 8)], [Shift(Span(1, 6), Span(1, 1))])
    [Span(start=0, end=1), Span(start=2, end=3)]
    """
    mapped: list[Span] = []
    i = offset = 0
    for start, end in spans:
        while i < len(shifts) and shifts[i].before.end <= start:
            offset = shifts[i].after.end - shifts[i].before.end
            i += 1
        inside = i < len(shifts) and shifts[i].before.start < start
        low = shifts[i].after.start if inside else start + offset
        j, high = i, end + offset
        while j < len(shifts) and shifts[j].before.start < end:
            high = shifts[j].after.end + max(0, end - shifts[j].before.end)
            j += 1
        mapped.append(Span(low, max(low, high)))
    return mapped


def _map_unsorted(spans: Sequence[Span], shifts: Sequence[Shift]) -> list[Span]:
    order = sorted(range(len(spans)), key=lambda i: spans[i])
    mapped = map_spans([spans[i] for i in order], shifts)
    out: list[Span] = [Span(0, 0)] * len(spans)
    for i, span in zip(order, mapped, strict=True):
        out[i] = span
    return out


def moved_spans(step: Step) -> list[Shift]:
    """Return where each moved fragment stood before the step and where it stands after it."""
    moves: dict[tuple[str, int], list[tuple[Edit, Span]]] = {}
    if any(edit.move for edit in step.edits):
        for edit, span in zip(step.edits, after_spans(step.edits), strict=True):
            if edit.move:
                moves.setdefault((edit.rule, edit.move), []).append((edit, span))
    found = []
    for pair in moves.values():
        gone = next(edit for edit, _ in pair if not edit.text)
        put, there = next((edit, span) for edit, span in pair if edit.text)
        old = step.before[gone.start : gone.end]
        # The blanks around a fragment may change when it moves; the fragment itself may not.
        fragment = old.strip()
        if fragment and fragment in put.text:
            here = gone.start + old.index(fragment)
            start = there.start + put.text.index(fragment)
            size = len(fragment)
            found.append(Shift(Span(here, here + size), Span(start, start + size)))
    return found


def _across(spans: Sequence[Span], shifts: Sequence[Shift], moves: Sequence[Shift]) -> list[Span]:
    """Carry spans across one step: with its move when a span lies inside a moved fragment."""
    mapped = _map_unsorted(spans, shifts)
    for i, (start, end) in enumerate(spans):
        for before, after in moves:
            if before.start <= start < end <= before.end:
                offset = after.start - before.start
                mapped[i] = Span(start + offset, end + offset)
    return mapped


def to_source(spans: Sequence[Span], steps: Sequence[Step]) -> list[Span]:
    """Carry spans of the text after `steps` back to the source."""
    for step in reversed(steps):
        if step.shifts:
            spans = _across(spans, invert(step.shifts), invert(moved_spans(step)))
    return list(spans)


def to_output(spans: Sequence[Span], steps: Sequence[Step]) -> list[Span]:
    """Carry spans of the text before `steps` forward to the output."""
    for step in steps:
        if step.shifts:
            spans = _across(spans, step.shifts, moved_spans(step))
    return list(spans)


def trace(cleaned: Cleaned) -> Iterator[TracedEdit]:
    """Yield every edit with its span in the source and in the output, pass by pass."""
    steps = cleaned.steps
    for k, step in enumerate(steps):
        source = to_source([Span(e.start, e.end) for e in step.edits], steps[:k])
        output = to_output(list(after_spans(step.edits)), steps[k + 1 :])
        for edit, here, there in zip(step.edits, source, output, strict=True):
            yield TracedEdit(step.stage, edit, step.before[edit.start : edit.end], here, there)


def trace_notes(cleaned: Cleaned) -> Iterator[TracedNote]:
    """Yield every suggestion, gap, damage and kept passage with its span in the source."""
    for k, step in enumerate(cleaned.steps):
        source = to_source([Span(n.start, n.end) for n in step.notes], cleaned.steps[:k])
        for note, here in zip(step.notes, source, strict=True):
            yield TracedNote(step.stage, note, step.before[note.start : note.end], here)


class LineIndex:
    """Lines and columns of a text, both counted from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        position = text.find("\n")
        while position >= 0:
            self._starts.append(position + 1)
            position = text.find("\n", position + 1)

    def locate(self, position: int) -> tuple[int, int]:
        r"""Return (line, column) of a character position.

        >>> LineIndex("第一条\n第二条").locate(5)
        (2, 2)
        """
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1

    def position(self, line: int, column: int) -> int:
        r"""Return the character position of (line, column).

        >>> LineIndex("第一条\n第二条").position(2, 2)
        5
        """
        return self._starts[line - 1] + column - 1
