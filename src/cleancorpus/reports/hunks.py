"""Source and output laid side by side: which pieces differ, read off the edits, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cleancorpus.offsets import trace
from cleancorpus.records import Cleaned, Span, TracedEdit


@dataclass(frozen=True, slots=True)
class Hunk:
    """A piece of the source and the piece of the output that stands for it, and the edits."""

    source: Span
    output: Span
    edits: tuple[TracedEdit, ...]


def find_hunks(cleaned: Cleaned) -> list[Hunk]:
    r"""Return the changed pieces in order; between two of them source and output are the same.

    >>> from cleancorpus.records import Edit, Shift, Step
    >>> step = Step("a", "数 字", [Edit(1, 2, "", "a.b")], [Shift(Span(1, 2), Span(1, 1))])
    >>> [(h.source, h.output) for h in find_hunks(Cleaned("数 字", "数字", (step,)))]
    [(Span(start=1, end=2), Span(start=1, end=1))]
    """
    hunks: list[Hunk] = []
    for single in _single_hunks(list(trace(cleaned))):
        hunk = single
        # A later edit may reach back over several earlier hunks.
        while hunks and not _stands_apart(cleaned, hunks[-1], hunk):
            hunk = _join(hunks.pop(), hunk)
        hunks.append(hunk)
    return hunks


def _single_hunks(edits: Sequence[TracedEdit]) -> list[Hunk]:
    """Return one hunk an edit, in order.

    What was edited inside a moved fragment traces to where the fragment stood; here it belongs to
    the place where the fragment went, or everything between the two would be one hunk.
    """
    arrivals = [t for t in edits if t.edit.move and t.edit.text]
    hunks = []
    for traced in edits:
        source = traced.source
        for arrival in arrivals:
            start, end = arrival.output
            if start <= traced.output.start and traced.output.end <= end and start < end:
                source = arrival.source
        if traced.edit.move and not traced.edit.text:
            source = traced.source
        hunks.append(Hunk(source, traced.output, (traced,)))
    return sorted(hunks, key=lambda h: (h.source.start, h.output.start, h.source.end))


def _stands_apart(cleaned: Cleaned, left: Hunk, right: Hunk) -> bool:
    """Tell whether the two are in order and nothing between them differs."""
    source = cleaned.source[left.source.end : right.source.start]
    output = cleaned.text[left.output.end : right.output.start]
    in_order = left.source.end <= right.source.start and left.output.end <= right.output.start
    return in_order and source == output


def _join(left: Hunk, right: Hunk) -> Hunk:
    return Hunk(
        Span(
            min(left.source.start, right.source.start),
            max(left.source.end, right.source.end),
        ),
        Span(
            min(left.output.start, right.output.start),
            max(left.output.end, right.output.end),
        ),
        left.edits + right.edits,
    )


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines of the source and the whole lines of the output that stand for them."""

    source: Span
    output: Span
    hunks: tuple[Hunk, ...]


def find_blocks(cleaned: Cleaned, hunks: Sequence[Hunk]) -> list[Block]:
    """Widen hunks to whole lines and join those that share a line; lines between are the same."""
    blocks: list[Block] = []
    group: list[Hunk] = []
    start = end = (0, 0)
    for hunk in hunks:
        splits = _line_starts_between(cleaned, end, hunk.source.start)
        if group and splits:
            blocks.append(_block(start, splits[0], group))
            group = []
        if not group:
            start = splits[-1] if splits else (0, 0)
        group.append(hunk)
        end = hunk.source.end, hunk.output.end
    if group:
        splits = _line_starts_between(cleaned, end, len(cleaned.source))
        whole = len(cleaned.source), len(cleaned.text)
        blocks.append(_block(start, splits[0] if splits else whole, group))
    return blocks


def _block(start: tuple[int, int], end: tuple[int, int], group: Sequence[Hunk]) -> Block:
    return Block(Span(start[0], end[0]), Span(start[1], end[1]), tuple(group))


def _line_starts_between(
    cleaned: Cleaned, start: tuple[int, int], source_end: int
) -> list[tuple[int, int]]:
    """Return the first and the last place where a line starts on both sides, in a same piece.

    `start` is where the piece starts in source and output; it ends at `source_end`.
    """
    source, output = start
    piece = cleaned.source[source:source_end]
    found = [i + 1 for i in (piece.find("\n"), piece.rfind("\n")) if i >= 0]
    if _starts_line(cleaned.source, source) and _starts_line(cleaned.text, output):
        found.insert(0, 0)
    return [(source + i, output + i) for i in found]


def _starts_line(text: str, position: int) -> bool:
    return position == 0 or text[position - 1] == "\n"


def rules_of(hunks: Iterable[Hunk]) -> dict[str, int]:
    """Count the edits of hunks by rule, the most frequent first."""
    counts: dict[str, int] = {}
    for hunk in hunks:
        for traced in hunk.edits:
            counts[traced.edit.rule] = counts.get(traced.edit.rule, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
