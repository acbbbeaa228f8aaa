"""Page numbers in the seam of a sentence: on a line of their own, or glued to the text.

`在人民代|1表大会` had the page number 1 between its pages. A number that the sentence may need
(before a unit, after a numeral) is never taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleancorpus.language import cut_score
from cleancorpus.stages.rejoin.page_layout import WORD_CUT, gain_at
from cleancorpus.text.characters import BASIC_HAN
from cleancorpus.text.lines import Line
from cleancorpus.text.page_numbers import (
    CLOSE_UNITS,
    DASHES,
    LEADS,
    belongs_between,
    read_page_number,
)
from cleancorpus.text.sentences import tail_word

_GLUED = re.compile(rf"(?:[{DASHES}]\s*(\d{{1,3}})\s*[{DASHES}]\s*|(\d{{1,3}}))(?=[{BASIC_HAN}])")


def standing_number(left: str, line: str, right: str) -> bool:
    """Tell whether a line between two others may be a page number in the middle of a sentence.

    A bare number must not be one that the sentence needs: scraped pages have 广义货币M|2|增长.
    """
    number = read_page_number(line)
    if number is None or number.shape != "bare":
        return number is not None
    if left[-1] in LEADS or right[0] in CLOSE_UNITS:
        return False
    return bool(tail_word(left)) or left[-1] in "，、；,;"


def glued_number(left: str, right: str) -> re.Match[str] | None:
    """Return the number at the start of a line when it may be a page number.

    >>> glued_number("在人民代", "1表大会")[0]
    '1'
    >>> glued_number("预计增长", "5年以上")
    """
    if not tail_word(left):
        return None
    found = _GLUED.match(right)
    if not found or found[1]:
        return found
    if belongs_between(left, right[found.end() :]) or found[0].startswith("0"):
        return None
    return found


def page_number(left: str, right: str, *, counts: bool) -> re.Match[str] | None:
    """Return the page number glued to the start of a line, when it surely is one.

    It has dashes around it, or it counts on from page to page, or the text mends without it.
    """
    if counts:
        return _GLUED.match(right)
    number = glued_number(left, right)
    if number and (number[1] or mends(left, right[number.end() :])):
        return number
    return None


def mends(left: str, right: str) -> bool:
    """Tell whether a text surely runs on once the number is out."""
    return gain_at(left, right) >= WORD_CUT or cut_score(left[-3:], right[:3]) >= 1.0


def counting_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Return the starts of lines whose glued numbers count on by one, four or more in a row.

    Three are enough when none of them could belong to its sentence.
    """
    good: set[int] = set()
    run: list[tuple[int, bool]] = []
    last = -1
    for before, after in pairwise(lines):
        number = _GLUED.match(after.text) if after.text[0].isdecimal() else None
        if not number or not tail_word(before.text) or number[0].startswith("0"):
            continue
        if int(number[0]) != last + 1:
            good.update(_trusted(run))
            run = []
        last = int(number[0])
        run.append((after.text_start, bool(glued_number(before.text, after.text))))
    return frozenset(good.union(_trusted(run)))


def counting_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return the starts of the bare numbers on lines of their own that count on by one."""
    good: set[int] = set()
    last_start = last = -2
    for line in lines:
        if line.text.isdecimal() and len(line.text) <= 3:
            if int(line.text) == last + 1:
                good.update((last_start, line.text_start))
            last_start, last = line.text_start, int(line.text)
    return frozenset(good)


def _trusted(run: Sequence[tuple[int, bool]]) -> Iterator[int]:
    if len(run) >= 4 or (len(run) == 3 and all(free for _, free in run)):
        yield from (start for start, _ in run)
