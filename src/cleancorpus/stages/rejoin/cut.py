"""A break between two lines, and what was decided about it."""

from __future__ import annotations

from typing import NamedTuple

from cleancorpus.records import Span
from cleancorpus.stages.rejoin.layout import Layout, Line


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
    page: bool = False
    """A form feed or a page number stands in the break."""
    number: Span | None = None
    """Where the page number stands."""

    @property
    def reach(self) -> float:
        """How far the line before reaches into its column."""
        return self.before.width + self.before.indent / 2

    @property
    def full(self) -> bool:
        """The line before fills its column, more or less."""
        wrap = self.layout.wrap
        return bool(wrap) and wrap - 2.6 <= self.reach <= wrap + 3


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
