"""A break between two lines, and what was decided about it."""

from __future__ import annotations

from typing import NamedTuple

from cleancorpus.records import Span
from cleancorpus.stages.rejoin.page_layout import Layout
from cleancorpus.text.lines import Line

INDENT = 2.0
"""Characters that the first line of a paragraph is indented by."""


class Cut(NamedTuple):
    """A break between two lines: the paragraph so far, the line after it, and the page."""

    left: str
    """The paragraph so far, or its last few hundred characters, footnote mark taken off."""
    right: str
    """The line after it, without the page number glued to it."""
    length: int
    """Length of the paragraph so far."""
    before: Line
    after: Line
    layout: Layout
    newlines: int
    """Newlines before the line after it: from two on, a blank line."""
    page: bool = False
    """A form feed or a page number stands in the break."""
    verse: bool = False
    """The line before stands among short lines that all end in a mark."""
    number: Span | None = None
    """Where the page number stands."""

    @property
    def reach(self) -> float:
        """How far the line before reaches into its column."""
        return self.before.width + self.before.indent / 2

    @property
    def room(self) -> float:
        """The room that the line before had; less when it opens a paragraph."""
        opening = self.layout.opening and self.length == len(self.before.text)
        return self.layout.wrap - (INDENT if opening else 0.0)

    @property
    def full(self) -> bool:
        """The line before fills its column, more or less."""
        return bool(self.layout.wrap) and self.room - 2.6 <= self.reach <= self.layout.wrap + 3


class Verdict(NamedTuple):
    join: bool
    confidence: float
    reason: str
    unfinished: bool = False
    """Kept, but the paragraph before stops in mid-sentence."""
    lost: bool = False
    """The rest of the paragraph before is lost."""


def keep(reason: str, confidence: float = 0.95) -> Verdict:
    return Verdict(False, confidence, reason)


def join(reason: str, confidence: float) -> Verdict:
    return Verdict(True, confidence, reason)
