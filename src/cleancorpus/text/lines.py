"""The lines of a text that are not blank: their places, their numbers, their indents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, chain, count, repeat
from typing import NamedTuple

from cleancorpus.text.characters import LINE_BLANKS

# Letters, digits and their marks are half as wide as a Han character.
_NARROW = re.compile(r"[0-9A-Za-z +*/.%-]")
# A tab moves to the next of the stops that stand so many half characters apart.
_TAB = 4


class Line(NamedTuple):
    """A line that is not blank; its place includes the blanks at its ends, its text does not."""

    number: int
    """Counted from 1, blank lines too."""
    start: int
    raw: str
    """The line as it stands, up to a line feed, a form feed or the end of the text."""
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.raw)

    @property
    def text_start(self) -> int:
        return self.start + self.raw.find(self.text[0])

    @property
    def text_end(self) -> int:
        return self.text_start + len(self.text)

    @property
    def indent(self) -> int:
        """The indent in half characters."""
        lead = self.raw[: self.raw.find(self.text[0])]
        return round(2 * width(lead.expandtabs(_TAB))) if lead else 0

    @property
    def width(self) -> float:
        return width(self.text)


def split_lines(text: str) -> list[Line]:
    r"""Return the lines that are not blank; a form feed ends a line too.

    >>> [(line.number, line.start, line.end, line.text) for line in split_lines("一\n\n 二 \f三")]
    [(1, 0, 1, '一'), (3, 3, 6, '二'), (3, 7, 8, '三')]
    """
    rows = (text.replace("\f", "\n") if "\f" in text else text).split("\n")
    starts = accumulate(map(len, rows), lambda start, length: start + length + 1, initial=0)
    return [
        Line(number, start, row, stripped)
        for number, start, row in zip(_numbers(text), starts, rows, strict=False)
        if (stripped := row.strip(LINE_BLANKS))
    ]


def _numbers(text: str) -> Iterable[int]:
    """Return the number of the line that each row stands on: a form feed begins no new one."""
    if "\f" not in text:
        return count(1)
    pages = (line.count("\f") + 1 for line in text.split("\n"))
    return chain.from_iterable(repeat(number, rows) for number, rows in enumerate(pages, 1))


def width(text: str) -> float:
    """Return the width in Han characters; letters and digits are half as wide.

    >>> width("共1000元")
    4.0
    """
    return len(text) - len(_NARROW.findall(text)) / 2
