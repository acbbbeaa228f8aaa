"""Styled text in two columns of a terminal, Chinese characters being two cells wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple
from unicodedata import combining, east_asian_width

import click

GUTTER = " │ "


class Piece(NamedTuple):
    """Text of one colour; `mark` shows it in reverse."""

    text: str
    color: str = ""
    mark: bool = False

    @property
    def styled(self) -> str:
        return click.style(self.text, fg=self.color or None, reverse=self.mark or None)


def cells(text: str) -> int:
    """Return the number of terminal cells of a text.

    >>> cells("数字a")
    5
    """
    return sum(2 if east_asian_width(c) in "WF" else 0 if combining(c) else 1 for c in text)


def wrap_pieces(pieces: Iterable[Piece], width: int) -> Iterator[tuple[str, int]]:
    """Break styled text into lines of at most `width` cells; yield each with its cells."""
    line: list[str] = []
    used = 0
    for piece in pieces:
        start = 0
        for i, character in enumerate(piece.text):
            size = cells(character)
            if character == "\n" or used + size > width:
                line.append(piece._replace(text=piece.text[start:i]).styled)
                yield "".join(line), used
                line, used = [], 0
                start = i + 1 if character == "\n" else i
            used += size if character != "\n" else 0
        line.append(piece._replace(text=piece.text[start:]).styled)
    yield "".join(line), used


def side_by_side(left: Iterable[Piece], right: Iterable[Piece], width: int) -> Iterator[str]:
    """Yield the lines of two columns that share the width of the terminal."""
    column = max(12, (width - len(GUTTER)) // 2)
    rows = zip_longest(wrap_pieces(left, column), wrap_pieces(right, column), fillvalue=("", 0))
    for (one, used), (other, _) in rows:
        yield f"{one}{' ' * (column - used)}{click.style(GUTTER, dim=True)}{other}".rstrip()
