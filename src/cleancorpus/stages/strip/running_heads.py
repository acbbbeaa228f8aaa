"""Titles that stand again at the head or foot of every page."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from cleancorpus.rules import Rule
from cleancorpus.stages.strip import page_numbers
from cleancorpus.stages.strip.marked_lines import Mark, Marks
from cleancorpus.stages.strip.page_numbers import is_cut_between
from cleancorpus.stages.strip.sheet import Found, Sheet
from cleancorpus.text.lines import Line

RULE = Rule(
    "strip.running-head",
    "A title that stands again at the head or foot of every page.",
    "\f".join(f"某市规划\n{page}、{'加强数据共享。' * 40}\n- {page} -\n" for page in range(1, 4)),
    "某市规划\n" + "\f".join(f"{page}、{'加强数据共享。' * 40}\n" for page in range(1, 4)),
)
FEWEST, LONGEST, TOP = 3, 40, 3

_DIGIT = re.compile(r"\d+")


def find_pages(sheet: Sheet) -> Found:
    """Return the page numbers and the running heads: each helps to tell the other."""
    text, lines = sheet.text, sheet.lines
    titles = _find_titles(lines, sheet.live_opened())
    repeated = {number for found in titles for number in found}
    numbers, weak = page_numbers.find_page_numbers(text, lines, sheet.live(), repeated)
    ends = page_numbers.find_page_ends(text, lines)
    heads = _find_running_heads(lines, titles, set(numbers), ends)
    unsure = {number: Mark(page_numbers.RULE.id, reason) for number, reason in weak.items()}
    return Found(numbers | heads, unsure)


def _find_titles(lines: list[Line], opened: list[int]) -> list[list[int]]:
    """Return the short lines that repeat at the distance of pages, whatever their digits."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number in opened:
        text = lines[number].text
        if 2 <= len(text) <= LONGEST and text[-1] not in "：:！!|" and text[0] not in "|#":
            places[_DIGIT.sub("0", text)].append(number)
    return [found for found in places.values() if len(found) >= FEWEST and _apart(lines, found)]


def _apart(lines: list[Line], numbers: list[int]) -> bool:
    steps = [lines[b].start - lines[a].end for a, b in pairwise(numbers)]
    return min(steps) >= 80 and sorted(steps)[len(steps) // 2] >= 200


def _find_running_heads(
    lines: list[Line], titles: list[list[int]], numbers: set[int], page_ends: set[int]
) -> Marks:
    """Return those of the repeated titles that are the head or foot of each page.

    `numbers` are the page numbers just found, `page_ends` the lines before a form feed. A line
    that repeats proves nothing by itself: headings and forms repeat too. It must stand beside a
    page number or a page's end, or inside a sentence, at least every other time.
    """
    marks: Marks = {}
    if not numbers and not page_ends:
        # Inside a sentence a line may be its own word, scraped as a link.
        return marks
    for found in titles:
        beside = sum(_is_at_page(number, numbers, page_ends) for number in found)
        placed = sum(
            _is_at_page(number, numbers, page_ends) or _is_inside(lines, number) for number in found
        )
        if beside * 3 >= len(found) and placed * 2 >= len(found):
            reason = f"running head of {len(found)} pages: {beside} times where a page ends"
            # At the top of the text it is the title itself, or tells what the text was part of.
            later = found[1:] if found[0] < TOP else found
            marks |= dict.fromkeys(later, Mark(RULE.id, reason, 0.9))
    return marks


def _is_at_page(number: int, numbers: set[int], page_ends: set[int]) -> bool:
    return bool({number - 1, number, number + 1} & numbers or {number - 1, number} & page_ends)


def _is_inside(lines: list[Line], number: int) -> bool:
    return 0 < number < len(lines) - 1 and is_cut_between(
        lines[number - 1].text, lines[number + 1].text
    )
