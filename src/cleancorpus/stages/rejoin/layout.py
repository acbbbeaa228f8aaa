"""What the shape of a text tells: its lines, their widths, the column they were set in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cleancorpus.language import log_probability, word_gain
from cleancorpus.stages.rejoin.marks import finishes, is_marker, tail_word

BLANKS = " \t\u3000\xa0\f\v\r\u200b\ufeff"
_NARROW = re.compile(r"[0-9A-Za-z +*/.%-]")
_INDENT = re.compile(r"[ \t\u3000\xa0]*")
_HAN_END = re.compile(r"[\u3400-\u9fff]+\Z")
_HAN_START = re.compile(r"[\u3400-\u9fff]+")

# Word gain from which a word is certainly cut (measured: 0 at a boundary, > 2 inside a word).
WORD_CUT = 2.0


# Line ends that are looked at to find the column: enough to be sure, few enough to be cheap.
SAMPLE = 120


class Line(NamedTuple):
    """A line that holds text: its place without blanks at the ends, and what stands before it."""

    start: int
    end: int
    text: str
    indent: int
    newlines: int

    @property
    def width(self) -> float:
        return width(self.text)


class Layout(NamedTuple):
    """The lines of a text and the habits of the page that it was set on."""

    lines: list[Line]
    wrap: float = 0.0
    """Width of the column that the lines were wrapped at; 0 when they were not."""
    indented: bool = False
    """Paragraphs begin with an indent."""
    spaced: bool = False
    """Paragraphs are set apart by blank lines."""
    torn: bool = False
    """Paragraphs of the text are broken in mid-sentence elsewhere, too."""
    opening: bool = False
    """Paragraphs begin with a line shorter by two: an indent that was lost."""


def width(text: str) -> float:
    """Return the width in Han characters; letters and digits are half as wide.

    >>> width("共1000元")
    4.0
    """
    return len(text) - len(_NARROW.findall(text)) / 2


def read_lines(text: str) -> list[Line]:
    """Return the lines of a text that hold more than blanks."""
    lines = []
    position = newlines = 0
    for raw in text.split("\n"):
        if content := raw.strip(BLANKS):
            start = position + raw.index(content[0])
            depth = 0 if content[0] == raw[0] else _depth(raw)
            lines.append(Line(start, start + len(content), content, depth, newlines))
            newlines = 0
        newlines += 1
        position += len(raw) + 1
    return lines


def _depth(raw: str) -> int:
    """Return the indent of a line in half characters."""
    indent = _INDENT.match(raw)
    return round(2 * width(indent[0].expandtabs(4))) if indent else 0


def gain_at(left: str, right: str) -> float:
    """Return the word gain of a cut between Han characters, 0 at any other cut."""
    return _gain(left[-5:], right[:5])


@lru_cache(maxsize=4096)
def _gain(left: str, right: str) -> float:
    end = _HAN_END.search(left)
    start = _HAN_START.match(right)
    return word_gain(end[0], start[0]) if end and start else 0.0


def reads_like_opening(text: str) -> bool:
    """Tell whether a text begins like a paragraph rather than like its next sentence.

    Measured on laws and reports: half of the paragraphs, one sentence in seven.
    """
    head = text[:3]
    return log_probability(head, "\n") - log_probability(head, "。") > 2.5


def read_layout(text: str) -> Layout:
    """Find the habits of a page from its lines.

    A text is wrapped when most unfinished lines are equally wide, no line is much wider, and
    words are cut at their ends (a list of names of equal length is not).
    """
    lines = read_lines(text)
    wrap = fit_wrap(lines)
    pairs = list(pairwise(lines))
    ends = [(a, b) for a, b in pairs if finishes(a.text) and (not wrap or a.width < wrap - 4)]
    indented = sum(b.indent > 0 for _, b in ends)
    spaced = sum(b.newlines > 1 for _, b in pairs)
    return Layout(
        lines,
        wrap,
        indented=sum(line.indent > 0 for line in lines) >= 3 and indented >= 0.6 * len(ends) > 0,
        spaced=spaced >= 0.15 * len(pairs) > 0,
        opening=bool(wrap) and _has_short_openings(pairs, wrap),
    )


def fit_wrap(lines: Sequence[Line]) -> float:
    """Return the width at which the lines were wrapped, 0 when they were not.

    Lines that end inside a word are certain to be wrapped (half of all are): they must agree on
    one width, and hardly a line may be wider.
    """
    ends = [
        (a, b)
        for a, b in pairwise(lines)
        if b.newlines == 1 and len(a.text) >= 8 and tail_word(a.text) and tail_word(b.text[:1])
    ]
    sample = ends[:: max(1, len(ends) // SAMPLE)]
    reaches = [a.width + a.indent / 2 for a, b in sample if gain_at(a.text, b.text) >= WORD_CUT]
    if len(reaches) < max(2, 0.15 * len(sample)):
        return 0.0
    best = modal_width(reaches, floor=10)
    near = [reach for reach in reaches if abs(reach - best) <= 2.5]
    if not best or len(near) < 0.75 * len(reaches):
        return 0.0
    wider = sum(line.width > best + 3 for line in lines)
    return edge(near) if wider <= 0.05 * len(lines) else 0.0


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


def _ends_clause(text: str) -> bool:
    return finishes(text) or text[-1] in "；：;:"


def _has_short_openings(pairs: Sequence[tuple[Line, Line]], wrap: float) -> bool:
    """Tell whether lines that surely open a paragraph are two characters shorter."""
    first = [
        b.width
        for a, b in pairs
        if not b.indent
        and not finishes(b.text)
        and (
            is_marker(b.text)
            or (a.width < wrap - 4 and (finishes(a.text) or a.text[-1] in "；：;:"))
        )
    ]
    short = sum(wrap - 3.5 <= w <= wrap - 0.75 for w in first)
    full = sum(wrap - 0.5 <= w for w in first)
    return short >= 3 and short >= 4 * full
