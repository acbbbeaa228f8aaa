"""Spans of a text that are asked about place by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator


class Spans:
    """Half-open spans in the order of the text; those that overlap are one.

    >>> list(Spans([(5, 9), (0, 2), (8, 12)]))
    [(0, 2), (5, 12)]
    """

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __bool__(self) -> bool:
        return bool(self._starts)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._starts, self._ends, strict=True)

    def covers(self, position: int) -> bool:
        """Tell whether the character at a position belongs to a span."""
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]

    def parts(self, position: int) -> bool:
        """Tell whether the characters on both sides of a position belong to one span."""
        index = bisect_left(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]

    def are_cut(self, start: int, end: int) -> bool:
        """Tell whether a change from start to end would change a part of a span, not the whole.

        >>> spans = Spans([(5, 9)])
        >>> spans.are_cut(6, 7), spans.are_cut(9, 12), spans.are_cut(0, 9)
        (True, False, False)
        """
        return self.parts(start) or self.parts(end)

    def touch(self, start: int, end: int) -> bool:
        """Tell whether a part of a span, or its very edge, lies within start to end."""
        index = bisect_right(self._starts, end) - 1
        return index >= 0 and start <= self._ends[index]
