"""Lines that the lines around them make data: tables parted by commas or boxes, diffs, subtitles.

A blank line between two rows, or a row joined to the one above, breaks what reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_HUNK = re.compile(r"@@ -\d{1,9}(?:,\d{1,9})? \+\d{1,9}")
_CUE = re.compile(r"(?:\d{1,2}:)?\d{2}:\d{2}[,.]\d{3} --> ")
_QUOTED = re.compile(r'"[^"\n]*+"')
# Sentences end with a mark and are long; cells hold neither.
_NO_CELL = re.compile(r"[，。；！？]|[,.;:?!、]$|, |[^,\n]{61}")
_PLAIN = re.compile(r"[!-~]*")
_FEWEST = 3


def find_rows(text: str) -> frozenset[int]:
    r"""Return where the lines start that are rows of data.

    >>> sorted(find_rows("姓名,部门,电话\n张三,财政局,123\n李四,发改委,234\n说明,如下\n"))
    [0, 9, 20]
    """
    found: set[int] = set()
    gates = (("+--", _box_rows), ("@@ -", _hunk_rows), (" --> ", _cue_rows))
    finders = [find for gate, find in gates if gate in text]
    if text.count(",") >= 2 * _FEWEST:
        finders.append(_comma_rows)
    if not finders:
        return frozenset()
    lines = text.split("\n")
    for find in finders:
        found.update(find(lines))
    starts: list[int] = []
    position = 0
    for number, line in enumerate(lines):
        if number in found:
            starts.append(position)
        position += len(line) + 1
    return frozenset(starts)


def _box_rows(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines of tables that are drawn with +---+ and |."""
    inside = False
    for number, line in enumerate(lines):
        content = line.strip()
        border = content.startswith(("+--", "+==")) and not content.strip("+-=")
        inside = border or (inside and content.startswith("|"))
        if inside:
            yield number


def _hunk_rows(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines of the hunks of a unified diff."""
    inside = False
    for number, line in enumerate(lines):
        inside = (line.startswith("@@ -") and _HUNK.match(line) is not None) or (
            inside and line.startswith((" ", "+", "-", "\\"))
        )
        if inside:
            yield number


def _cue_rows(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines of subtitles: a blank line would end them."""
    inside = False
    for number, line in enumerate(lines):
        inside = bool(_CUE.match(line)) or (inside and bool(line.strip()))
        if inside:
            yield number


def _comma_rows(lines: Sequence[str]) -> Iterator[int]:
    """Yield the rows of tables parted by commas: as many cells each, and a column of numbers."""
    run: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines):
        cells = _cells(line)
        if run and len(cells) != len(run[-1][1]):
            yield from _table(run)
            run = []
        if cells:
            run.append((number, cells))
    yield from _table(run)


def _cells(line: str) -> list[str]:
    """Return the cells of a row, none where a line is no row."""
    if line.count(",") < 2 or len(line) > 4_000:
        return []
    plain = _QUOTED.sub("字", line) if '"' in line else line
    if _NO_CELL.search(plain.rstrip(",")):
        return []
    return plain.split(",")


def _table(run: Sequence[tuple[int, list[str]]]) -> Iterator[int]:
    if len(run) < _FEWEST:
        return
    body = [cells for _, cells in run[1:]]  # the first row may hold the names of the columns
    if any(_is_plain(column) for column in zip(*body, strict=True)):
        yield from (number for number, _ in run)


def _is_plain(column: Sequence[str]) -> bool:
    """Tell a column in which half of the cells are numbers, codes or names in Latin letters."""
    return sum(bool(cell and _PLAIN.fullmatch(cell)) for cell in column) * 2 >= len(column)
