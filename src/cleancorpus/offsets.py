"""The algebra of edits: apply them, carry places from one text to another, lines and columns.

Laws hold (tests/test_offsets.py): source and steps give the output; a character that survives
traces to itself; every removed character lies inside the source span of some edit; an edit that
keeps the length maps places one to one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter, ne

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

    >>> [edit.rule for edit in settle_edits([Edit(2, 5, "", "a.b"), Edit(0, 3, "x", "a.c")])]
    ['a.c']
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


def single_edits(before: str, edit: Edit) -> Iterator[Edit]:
    """Yield the edits that an edit stands for: of a converted line, one a character that differs.

    >>> line = Edit(0, 4, "数字与数", "a.b", by_character=True)
    >>> [edit[:3] for edit in single_edits("數字與數", line)]
    [(0, 1, '数'), (2, 3, '与'), (3, 4, '数')]
    """
    if not edit.by_character:
        yield edit
        return
    pairs = zip(before[edit.start : edit.end], edit.text, strict=True)
    for at, (old, new) in enumerate(pairs, edit.start):
        if old != new:
            yield edit._replace(start=at, end=at + 1, text=new, by_character=False)


def count_single(before: str, edit: Edit) -> int:
    """Count the edits that an edit stands for."""
    pairs = before[edit.start : edit.end], edit.text
    return sum(map(ne, *pairs)) if edit.by_character else 1


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


def trace(
    cleaned: Cleaned, wanted: Callable[[Edit], bool] = lambda _: True
) -> Iterator[TracedEdit]:
    """Yield every edit with its span in the source and in the output, pass by pass.

    A converted line is yielded character by character; `wanted` leaves out edits, and their cost.
    """
    steps = cleaned.steps
    for k, step in enumerate(steps):
        placed = list(_place_edits(step, wanted))
        source = to_source([Span(edit.start, edit.end) for edit, _ in placed], steps[:k])
        output = to_output([span for _, span in placed], steps[k + 1 :])
        for (edit, _), here, there in zip(placed, source, output, strict=True):
            yield TracedEdit(step.stage, edit, step.before[edit.start : edit.end], here, there)


def _place_edits(step: Step, wanted: Callable[[Edit], bool]) -> Iterator[tuple[Edit, Span]]:
    """Yield the single edits of a step, each with its place in the text after the step."""
    for edit, there in zip(step.edits, after_spans(step.edits), strict=True):
        if wanted(edit):
            for one in single_edits(step.before, edit):
                start = there.start + one.start - edit.start
                yield one, Span(start, start + len(one.text))


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
