"""Places where text is lost: marked, never filled; the paragraph ends there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cleancorpus.language import cut_score
from cleancorpus.records import Edit, Finding, Gap
from cleancorpus.rules import Context
from cleancorpus.stages.rejoin.breaks import read_cuts
from cleancorpus.stages.rejoin.page_layout import WORD_CUT
from cleancorpus.stages.rejoin.wrapped_rows import Blank, find_columns
from cleancorpus.text.characters import HAN
from cleancorpus.text.sentences import FUNCTION_WORDS, PREFIXES, starts_with_suffix, tail_word

RULE = "rejoin.lost-text"
# The first line of a paragraph is two characters shorter than its column (its indent).
SHORTEST, LONGEST = 3.6, 1.7
MAX_SCORE = 2.0

# One character between a full stop and the text that goes on: 。-面 was 。一方面.
_SCRAP = re.compile(f"[。！？；，,;](-)(?=[{HAN}])")


def find_gaps(text: str, context: Context) -> Iterable[Finding]:  # noqa: ARG001
    """Find the places where a line, or the rest of a paragraph, is missing."""
    yield from _gaps_within_lines(text)
    for cut, verdict in read_cuts(text):
        if verdict.lost:
            place = cut.before.text_end
            yield Gap(place, place, RULE, _after(cut.left, verdict.reason), 0.6)
    if "-" in text:
        for scrap in _SCRAP.finditer(text):
            before = text[max(0, scrap.start(1) - 8) : scrap.start(1)]
            yield Gap(*scrap.span(1), RULE, _after(before, "a scrap of text"), 0.5)


def _gaps_within_lines(text: str) -> Iterator[Finding]:
    """Yield the blanks where a paragraph's first line follows an unfinished line."""
    for row, column in find_columns(text):
        for k, blank in enumerate(row.blanks[:-1]):
            width = row.widths[k + 1]
            if column - SHORTEST <= width <= column - LONGEST and _dangles(blank):
                reason = _after(blank.left, "the next line opens a paragraph")
                yield Edit(blank.start, blank.end, "\n\n", RULE, reason, 0.7)
                yield Gap(blank.start, blank.start, RULE, reason, 0.7)


def _dangles(blank: Blank) -> bool:
    left, right = blank.left, blank.right
    return (
        not blank.fixed
        and bool(tail_word(left) and tail_word(right[:1]))
        and left[-1] not in FUNCTION_WORDS + PREFIXES
        and not starts_with_suffix(right)
        and blank.gain < WORD_CUT
        and cut_score(left[-3:], right[:3]) < MAX_SCORE
    )


def _after(left: str, reason: str) -> str:
    return f"{reason}; text is lost after “{left[-8:]}”"
