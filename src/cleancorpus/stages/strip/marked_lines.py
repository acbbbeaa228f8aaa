"""What reads like prose among the lines of a text, and how a line is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cleancorpus.records import Edit
from cleancorpus.text.characters import HAN
from cleancorpus.text.lines import Line

LATIN = re.compile("[A-Za-zＡ-Ｚａ-ｚ]")
_HAN = re.compile(f"[{HAN}]")
_FUNCTION_WORDS = re.compile("[的了在是和与对为把被将也就都而及从使向以于并等]")
_SENTENCE_ENDS = re.compile("[。！？；!?;]")
# Titles have colons and 、 too, hardly ever a comma.
_CLAUSE_ENDS = re.compile("[，,]")
# So much of a line shows whether it is prose.
PROSE_SAMPLE = 160
_FEWEST_HAN = 12
# A line that ends so is a sentence, an item or the head of a list, hardly ever a menu.
CLOSED_ENDS = "。；;：:"


class Mark(NamedTuple):
    """Why a line is to be taken out; lines of one block share the same mark object."""

    rule: str
    reason: str
    confidence: float = 0.95


Marks = dict[int, Mark]


def count_han(text: str) -> int:
    return len(_HAN.findall(text))


def is_prose(text: str) -> bool:
    """Tell whether a line reads like sentences: stops and a normal rate of function words.

    >>> is_prose("各级人民政府应当加强对网络赌博的整治，依法查处违法行为。")
    True
    >>> is_prose("首页 > 政务公开 > 政策文件")
    False
    """
    text = text[:PROSE_SAMPLE]
    if len(text) < _FEWEST_HAN or (han := count_han(text)) < _FEWEST_HAN:
        return False
    words = len(_FUNCTION_WORDS.findall(text)) / han
    if words >= 0.02 and _SENTENCE_ENDS.search(text):
        return True
    if words >= 0.05 and han >= 20 and _CLAUSE_ENDS.search(text):
        return True
    return words >= 0.07 and han >= 45


def open_lines(lines: list[Line]) -> list[int]:
    """Return the numbers of the lines that do not end like a sentence: menus, titles, fields."""
    return [number for number, line in enumerate(lines) if line.text[-1] not in "。；;"]


def remove_lines(text: str, lines: list[Line], marks: Mapping[int, Mark]) -> Iterator[Edit]:
    """Yield the deletions that take out the marked lines, line breaks and all.

    Between the lines that stay, the wider of the two gaps stays: neither an empty trace nor two
    paragraphs glued together.
    """
    for first, last in _runs(text, lines, marks):
        before = text[lines[first - 1].end : lines[first].start] if first else None
        follows = last + 1 < len(lines)
        after = text[lines[last].end : lines[last + 1].start] if follows else None
        keep_after = after is not None and (before is None or _width(before) < _width(after))
        low, high = _reach(text, lines, (first, last), keep_after=keep_after)
        for a, b in _blocks(marks, first, last):
            if keep_after and before is not None:
                start = low if a == first else lines[a - 1].end
                end = high if b == last else lines[b].end
            else:
                start = low if a == first else lines[a].start
                end = high if b == last else lines[b + 1].start
            mark = marks[a]
            yield Edit(start, end, "", mark.rule, mark.reason, mark.confidence)


def _reach(
    text: str, lines: list[Line], run: tuple[int, int], *, keep_after: bool
) -> tuple[int, int]:
    """Return where the deletion of a run of lines begins and ends."""
    first, last = run
    if last + 1 == len(lines):
        if first == 0:
            return 0, len(text)
        # At the end of the text the gap before goes, the final line break stays.
        return lines[first - 1].end, lines[last].end
    if first == 0:
        start = lines[0].start if "\f" in text[: lines[0].start] else 0
        return start, lines[last + 1].start
    if keep_after:
        return lines[first - 1].end, lines[last].end
    if "\f" in text[lines[last].end : lines[last + 1].start]:
        return lines[first].start, lines[last].end
    return lines[first].start, lines[last + 1].start


def _width(gap: str) -> int:
    return 100 if "\f" in gap else gap.count("\n")


def _runs(text: str, lines: list[Line], marks: Mapping[int, Mark]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of each run of neighbours among the marked lines, page by page."""
    numbers = sorted(marks)
    first = 0
    for k in range(1, len(numbers) + 1):
        if k < len(numbers) and numbers[k] == numbers[k - 1] + 1:
            gap = text[lines[numbers[k - 1]].end : lines[numbers[k]].start]
            if "\f" not in gap:
                continue
        yield numbers[first], numbers[k - 1]
        first = k


def _blocks(marks: Mapping[int, Mark], first: int, last: int) -> Iterable[tuple[int, int]]:
    """Split a run where the mark changes: a list is one edit, two menus are two."""
    start = first
    for number in range(first + 1, last + 2):
        if number > last or marks[number] is not marks[start]:
            yield start, number - 1
            start = number
