"""Take out spam and the furniture of pages; the text of the document stays, in doubt too.

The finders look one after the other at the lines that the ones before left, and mark lines; the
marked lines become deletions together, so that the gap between two paragraphs stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleancorpus.records import FindEdits, Finding, Suggestion
from cleancorpus.settings import Settings
from cleancorpus.stages.strip import buttons, code, lists, marks, pages, repeats, spam, zones
from cleancorpus.stages.strip.lines import (
    Line,
    Marks,
    live_lines,
    open_lines,
    remove_lines,
    split_lines,
)
from cleancorpus.stages.strip.rules import RULES

__all__ = ["PASSES", "RULES"]


def find_edits(text: str, settings: Settings) -> Iterator[Finding]:
    """Yield the deletions of one text, and suggestions where the evidence is weak."""
    lines = split_lines(text)
    taken: Marks = marks.find_user_lines(lines, settings)
    taken |= code.find_code(text, lines, live_lines(lines, taken))
    opened = open_lines(lines)
    yield from _find_spam(text, lines, opened, taken)
    yield from _find_site(text, lines, opened, taken, settings)
    yield from pages.find_jumps(text, lines, taken)
    yield from _find_pages(text, lines, taken)
    yield from _find_repeats(lines, taken)
    taken |= marks.find_stray_marks(text, lines, live_lines(lines, taken))
    taken |= marks.find_credits(lines, live_lines(lines, taken), settings)
    if taken:
        yield from remove_lines(text, lines, taken)


def _find_spam(
    text: str, lines: list[Line], opened: list[int], taken: Marks
) -> Iterator[Suggestion]:
    found, weak = spam.find_spam(text, lines, opened)
    taken |= {number: mark for number, mark in found.items() if number not in taken}
    for number, score in weak.items():
        yield _suggest(lines[number], spam.RULE, score.reason)


def _find_site(
    text: str, lines: list[Line], opened: list[int], taken: Marks, settings: Settings
) -> Iterator[Finding]:
    found, heads = lists.find_lists(lines, live_lines(lines, taken), opened)
    taken |= found
    live = live_lines(lines, taken)
    around = zones.find_zones(lines, live, settings)
    marked, weak = zones.find_furniture(lines, [n for n in opened if n not in taken], around)
    taken |= marked
    edge = sorted(number for number in {*around.head, *around.tail} if number not in taken)
    yield from buttons.find_buttons(text, lines, edge)
    for number, reason in heads.items():
        if number not in taken:
            yield _suggest(lines[number], lists.RULE, reason)
    for number, sign in weak.items():
        yield _suggest(lines[number], sign.rule, f"{sign.reason} ({sign.points:.1f} points)")


def _find_pages(text: str, lines: list[Line], taken: Marks) -> Iterator[Suggestion]:
    numbers, weak = pages.find_page_numbers(text, lines, live_lines(lines, taken))
    taken |= numbers
    ends: set[int] = set()
    if "\f" in text:
        for number, line in enumerate(lines[:-1]):
            if "\f" in text[line.end : lines[number + 1].start]:
                ends.add(number)
    if numbers or ends:
        taken |= pages.find_running_heads(lines, live_lines(lines, taken), set(numbers), ends)
    for number, reason in weak.items():
        yield _suggest(lines[number], pages.NUMBER, reason)


def _find_repeats(lines: list[Line], taken: Marks) -> Iterator[Suggestion]:
    found, weak = repeats.find_repeats(lines, live_lines(lines, taken))
    taken |= found
    for number, reason in weak.items():
        yield _suggest(lines[number], repeats.RULE, reason)


def _suggest(line: Line, rule: str, reason: str) -> Suggestion:
    return Suggestion(line.start, line.end, "", rule, reason)


PASSES: tuple[FindEdits, ...] = (find_edits,)
