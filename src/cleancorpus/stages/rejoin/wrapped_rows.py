"""Lines that were run together from several: their pieces, and the width of their column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleancorpus.records import Span
from cleancorpus.stages.rejoin.page_habits import agree, modal_width
from cleancorpus.stages.rejoin.page_layout import (
    SAMPLE,
    WORD_CUT,
    gain_at,
)
from cleancorpus.text.characters import BLANKS, SPACES, is_latin
from cleancorpus.text.lines import width
from cleancorpus.text.markers import (
    ARTICLE,
    BRACKETED_HAN_ITEM,
    BRACKETED_ITEM,
    BULLETS,
    CHAPTER,
    DIVISION,
    HAN_NUMBER,
    MARKDOWN,
    is_marker,
)

GATE = re.compile(rf"[{SPACES}](?=[^\x00-\x7f]|[,.:;!?)\"'0-9])")
_RUN = re.compile(f"[{SPACES}]+")
_NUMBERING = re.compile(
    rf"(?:{MARKDOWN}|[-*+{BULLETS}]|\d{{1,3}}[.、．]|{HAN_NUMBER}、?|{BRACKETED_HAN_ITEM}"
    rf"|{BRACKETED_ITEM}|{ARTICLE}|{DIVISION}|附件?\d*[:：]?"
    r"|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)\Z"
)
# A numbered line without any other blank: nine lines in ten of a law.
_NUMBERED = re.compile(
    rf"[ \u3000]*(?:{MARKDOWN}[ \u3000]*)?(?:{ARTICLE}|{CHAPTER}|{HAN_NUMBER}、)[ \u3000]*"
)
_TABLE = ("|", "\t", "｜")


class Blank(NamedTuple):
    """A run of blanks between two pieces of a line."""

    start: int
    end: int
    left: str
    right: str
    fixed: bool
    """Numbering stands beside it: it was meant."""
    gain: float
    """The word gain of a cut here."""


class Row(NamedTuple):
    """A line that holds blanks: its pieces, and the blanks between them."""

    number: int
    pieces: list[str]
    blanks: list[Blank]
    widths: list[float]
    column: float = 0.0
    """Width of the column that the line was set in, 0 when the pieces do not agree."""


@lru_cache(maxsize=1)
def read_rows(text: str) -> Sequence[Row]:
    """Return the lines that hold blanks other than the one after their number."""
    rows = []
    position = 0
    for number, line in enumerate(text.split("\n")):
        if (" " in line or "\u3000" in line) and not _is_numbered(line):
            table = any(mark in line for mark in _TABLE)
            row = None if table else _read_row(number, line, position)
            if row and row.blanks:
                rows.append(row._replace(column=_column_of(row)))
        position += len(line) + 1
    return rows


def _is_numbered(line: str) -> bool:
    """Tell whether a line has a number and no blank but the one after it."""
    match = _NUMBERED.match(line)
    return match is not None and not any(line.find(blank, match.end()) >= 0 for blank in SPACES)


def _read_row(number: int, line: str, offset: int) -> Row:
    pieces: list[str] = []
    blanks: list[Blank] = []
    start = len(line) - len(line.lstrip(BLANKS))
    end = len(line.rstrip(BLANKS))
    last = start
    for run in _RUN.finditer(line, start, end):
        if is_latin(line[run.start() - 1]) and is_latin(line[run.end()]):
            continue  # the blank between Latin words is right, whatever it was
        left, right = line[last : run.start()], line[run.end() : min(end, run.end() + 16)]
        fixed = bool(_NUMBERING.match(left) and (not pieces or left[0] != "一"))
        fixed = fixed or (is_marker(right) and not right.startswith("——"))
        before = line[max(0, run.start() - 12) : run.start()]
        place = Span(offset + run.start(), offset + run.end())
        blanks.append(Blank(*place, before, right, fixed, gain_at(before, right)))
        pieces.append(left)
        last = run.end()
    pieces.append(line[last:end])
    return Row(number, pieces, blanks, [width(piece) for piece in pieces])


def _column_of(row: Row) -> float:
    """Return the width of the column that a row was set in, 0 when its pieces do not agree."""
    inner = row.widths[1:-1]
    if len(inner) < 4:
        return 0.0
    best = modal_width(inner)
    near = [w for w in inner if abs(w - best) <= 2]
    if not best or len(near) < 0.5 * len(inner):
        return 0.0
    certain = [
        best - (2.5 if k else 4.5) <= row.widths[k] <= best + 2.5
        for k, blank in enumerate(row.blanks)
        if blank.gain >= WORD_CUT
    ]
    return sum(near) / len(near) if certain and sum(certain) >= 0.6 * len(certain) else 0.0


def find_columns(text: str) -> Iterator[tuple[Row, float]]:
    """Yield the lines that were run together from several, with the width of their column."""
    if GATE.search(text):
        for row in read_rows(text):
            if row.column:
                yield row, row.column


def split_wrapped(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the lines of a text, and of the pieces of each line run together."""
    rows = {row.number: row for row, _ in find_columns(text)}
    position = 0
    for number, line in enumerate(text.split("\n")):
        row = rows.get(number)
        start = position + len(line) - len(line.lstrip(BLANKS))
        end = position + len(line.rstrip(BLANKS))
        position += len(line) + 1
        if row:
            for blank in row.blanks:
                yield start, blank.start
                start = blank.end
        if start < end:
            yield start, end


def pooled_column(rows: Sequence[Row]) -> float | None:
    """Return the width at which the lines of short rows end, 0 when they do not agree.

    A row of two or three lines shows no column alone; the blanks inside words of all the rows
    of a text do, when they stand at one distance from the start of their lines.
    """
    lines = [(width, blank) for row in rows for width, blank in _line_ends(row)]
    sample = lines[:: max(1, len(lines) // SAMPLE)]
    certain = [w for w, blank in sample if blank.gain >= WORD_CUT]
    return agree(certain, len(sample))


def _line_ends(row: Row) -> Iterator[tuple[float, Blank]]:
    """Yield the blanks that may be line ends, with the width of the line that they end."""
    line = 0.0
    for k, blank in enumerate(row.blanks):
        line += row.widths[k] + 0.5 * (line > 0)
        if not blank.fixed:
            yield line, blank
            line = 0.0
