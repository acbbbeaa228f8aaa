"""What the shape of a text tells: the column that its lines were set in, the words cut by it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cleancorpus.language import log_probability, word_gain
from cleancorpus.text.characters import HAN

# Patterns that begin with the line break, and look back from it, read a text five times as fast.
BLANK_END = re.compile(r"\n(?<=[^\S\n]\n)")
_HAN_END = re.compile(rf"[{HAN}]{{1,5}}\Z")
_HAN_START = re.compile(rf"[{HAN}]+")

# Word gain from which a word is certainly cut (measured: 0 at a boundary, > 2 inside a word).
WORD_CUT = 2.0
# Line ends that are looked at to find the column: enough to be sure, few enough to be cheap.
SAMPLE = 120


class Layout(NamedTuple):
    """The habits of the page that some lines were set on."""

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
    if not _HAN_START.match(head):
        return False
    return log_probability(head, "\n") - log_probability(head, "。") > 2.5
