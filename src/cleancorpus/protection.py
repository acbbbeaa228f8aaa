"""Keep all passes off the spans that are damaged and were not repaired: these stay invertible."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from cleancorpus.records import Doubt, Edit, Finding, Span

_Found = TypeVar("_Found", bound=Finding)


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one.

    >>> merge_spans([Span(5, 9), Span(0, 3), Span(2, 4)])
    [Span(start=0, end=4), Span(start=5, end=9)]
    """
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def without_touching(findings: Iterable[_Found], spans: Sequence[Span]) -> Iterable[_Found]:
    """Leave out the findings that touch one of these sorted, disjoint spans.

    A character beside a span may belong to it (a question mark for a lost byte), and a line that
    ends in one tells nothing of its sentence: only what is put in at an end of a span is let pass,
    and blank lines, which keep paragraphs apart.

    >>> [edit.start for edit in without_touching(
    ...     [Edit(1, 1, "，", "a.b"), Edit(2, 2, "，", "a.b")], [Span(1, 4)])]
    [1]
    """

    def touches(finding: Finding) -> bool:
        if isinstance(finding, Doubt):
            return False
        beside = finding.start < finding.end and not _is_line_break(finding)
        last = bisect_left(spans, Span(finding.end + beside, -1)) - 1
        return last >= 0 and spans[last].end + beside > finding.start

    return leave_out(findings, touches) if spans else findings


def _is_line_break(finding: Finding) -> bool:
    """Tell whether an edit leaves line ends and nothing else where it is made."""
    return isinstance(finding, Edit) and finding.text != "" and not finding.text.strip("\n")


def mask_spans(text: str, spans: Iterable[Span]) -> str:
    r"""Return a text of the same length that says nothing in these spans.

    >>> mask_spans("收费뷴방욕标准", [Span(2, 5)]) == "收费\ufffd\ufffd\ufffd标准"
    True
    """
    pieces: list[str] = []
    last = 0
    for span in spans:
        pieces += text[last : span.start], "\ufffd" * (span.end - span.start)
        last = span.end
    return "".join((*pieces, text[last:]))


def leave_out(findings: Iterable[_Found], unwanted: Callable[[Finding], bool]) -> list[_Found]:
    """Return the findings that are not unwanted; a move goes with either of its halves."""
    kept: list[_Found] = []
    broken: set[tuple[str, int]] = set()
    for finding in findings:
        if not unwanted(finding):
            kept.append(finding)
        elif isinstance(finding, Edit) and finding.move:
            broken.add((finding.rule, finding.move))
    if not broken:
        return kept
    return [one for one in kept if not isinstance(one, Edit) or (one.rule, one.move) not in broken]
