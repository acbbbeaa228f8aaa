"""The habits of a page: the width of its columns, how its paragraphs begin.

Lines that end inside a word are certain to be wrapped (half of all are): their widths show the
column. Where a text has columns of several widths, each part is looked at by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TypeVar

from cleancorpus.stages.rejoin.page_layout import SAMPLE, WORD_CUT, Layout, gain_at
from cleancorpus.text.lines import Line
from cleancorpus.text.markers import is_marker
from cleancorpus.text.sentences import finishes, tail_word

T = TypeVar("T")

# A part with fewer lines is not parted again.
SMALLEST = 12


def read_layouts(lines: Sequence[Line]) -> list[Layout]:
    """Return the layout that holds at each line."""
    layouts: list[Layout] = []
    for wrap, part in groupby(fit_parts(lines, fit_wrap)):
        size = len(list(part))
        layouts += [_read_layout(lines[len(layouts) : len(layouts) + size], wrap)] * size
    return layouts


def fit_parts(items: Sequence[T], fit: Callable[[Sequence[T]], float | None]) -> list[float]:
    """Return the column at each item; items that do not agree are halved until they do.

    `fit` returns nothing where no word is cut, 0 where the words cut do not agree.
    """
    found = fit(items)
    if found or found is None or len(items) < 2 * SMALLEST:
        return [found or 0.0] * len(items)
    middle = len(items) // 2
    return [*fit_parts(items[:middle], fit), *fit_parts(items[middle:], fit)]


def _read_layout(lines: Sequence[Line], wrap: float) -> Layout:
    pairs = list(pairwise(lines))
    ends = [(a, b) for a, b in pairs if finishes(a.text) and (not wrap or a.width < wrap - 4)]
    indented = sum(b.indent > 0 for _, b in ends)
    spaced = sum(b.number > a.number + 1 for a, b in pairs)
    return Layout(
        wrap,
        indented=sum(line.indent > 0 for line in lines) >= 3 and indented >= 0.6 * len(ends) > 0,
        spaced=spaced >= 0.15 * len(pairs) > 0,
        opening=bool(wrap) and _has_short_openings(pairs, wrap),
    )


def fit_wrap(lines: Sequence[Line]) -> float | None:
    """Return the width at which the lines were wrapped; hardly a line may be wider."""
    ends = [
        (a, b)
        for a, b in pairwise(lines)
        if b.number == a.number + 1
        and len(a.text) >= 8
        and tail_word(a.text)
        and tail_word(b.text[:1])
    ]
    sample = ends[:: max(1, len(ends) // SAMPLE)]
    reaches = [a.width + a.indent / 2 for a, b in sample if gain_at(a.text, b.text) >= WORD_CUT]
    wrap = agree(reaches, len(sample))
    if wrap and sum(line.width > wrap + 3 for line in lines) > 0.05 * len(lines):
        return 0.0
    return wrap


def agree(reaches: Sequence[float], looked_at: int) -> float | None:
    """Return the column that the lines which cut a word end at, 0 when they do not agree."""
    if len(reaches) < max(2, 0.15 * looked_at):
        return None
    best = modal_width(reaches, floor=10)
    near = [reach for reach in reaches if abs(reach - best) <= 2.5]
    return edge(near) if best and len(near) >= 0.75 * len(reaches) else 0.0


def edge(reaches: Sequence[float]) -> float:
    """Return the edge of a column: the widest reach that is not alone.

    Opening lines are narrower by an indent, lines before a long word by a part of it.
    """
    counts = Counter(reaches)
    enough = max(2, 0.06 * len(reaches))
    return max([reach for reach, count in counts.items() if count >= enough] or reaches)


def modal_width(widths: Sequence[float], floor: float = 8) -> float:
    """Return the middle of the densest band of widths (two characters to each side)."""
    counts = Counter(round(w) for w in widths)
    if not counts:
        return 0.0
    best = max(counts, key=lambda k: (sum(counts[k + j] for j in range(-2, 3)), counts[k]))
    return float(best) if best >= floor else 0.0


def _has_short_openings(pairs: Sequence[tuple[Line, Line]], wrap: float) -> bool:
    """Tell whether lines that surely open a paragraph are two characters shorter."""
    first = [line.width for line in _openings(pairs, wrap)]
    short = sum(wrap - 3.5 <= w <= wrap - 0.75 for w in first)
    full = sum(wrap - 0.5 <= w for w in first)
    return short >= 3 and short >= 4 * full


def _openings(pairs: Sequence[tuple[Line, Line]], wrap: float) -> Iterator[Line]:
    for before, line in pairs:
        if line.indent or finishes(line.text):
            continue
        ended = finishes(before.text) or before.text[-1] in "；：;:"
        if is_marker(line.text) or (ended and before.width < wrap - 4):
            yield line
