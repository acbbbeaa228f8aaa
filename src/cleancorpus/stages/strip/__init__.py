"""Take out spam and the furniture of pages; the text of the document stays, in doubt too.

The finders look one after the other at the lines that the ones before left, and mark lines; the
marked lines become deletions together, so that the gap between two paragraphs stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleancorpus.records import Edit, Finding, Kept, Suggestion
from cleancorpus.rules import Context, FindEdits
from cleancorpus.stages.strip import (
    inline_buttons,
    link_lists,
    marks,
    newspaper,
    page_numbers,
    repeats,
    running_heads,
    scripts,
    spam,
    zones,
)
from cleancorpus.stages.strip.lines import (
    LATIN,
    Line,
    Mark,
    Marks,
    open_lines,
    remove_lines,
    split_lines,
)
from cleancorpus.stages.strip.rules import RULES

__all__ = ["PASSES", "RULES"]


class Sheet(NamedTuple):
    """A text in lines: those that do not end like a sentence, and those already marked to go."""

    text: str
    lines: list[Line]
    opened: list[int]
    taken: Marks

    def live(self) -> list[int]:
        """Return the numbers of the lines that no finder has marked yet."""
        return [number for number in range(len(self.lines)) if number not in self.taken]

    def live_opened(self) -> list[int]:
        return [number for number in self.opened if number not in self.taken]

    def suggest(self, number: int, rule: str, reason: str) -> Suggestion:
        line = self.lines[number]
        return Suggestion(line.start, line.end, "", rule, reason)


def find_edits(text: str, context: Context) -> Iterator[Finding]:
    """Yield the deletions of one text, and suggestions where the evidence is weak."""
    lines = split_lines(text)
    sheet = Sheet(text, lines, open_lines(lines), marks.find_user_lines(lines, context))
    latin = bool(LATIN.search(text))
    if latin:
        sheet.taken.update(scripts.find_code(text, lines, sheet.live()))
    yield from _find_spam(sheet, latin=latin)
    yield from _find_site(sheet, context)
    yield from _find_newspaper(sheet)
    yield from _find_pages(sheet)
    yield from _find_repeats(sheet)
    sheet.taken.update(marks.find_stray_marks(text, lines, sheet.live()))
    sheet.taken.update(marks.find_credits(lines, sheet.live(), context))
    if sheet.taken:
        yield from remove_lines(text, lines, sheet.taken)


def _find_spam(sheet: Sheet, *, latin: bool) -> Iterator[Suggestion | Kept]:
    candidates = sheet.live_opened()
    if latin:
        # An advert that reads like a sentence names an address or an account.
        closed = (n for n in sheet.live() if LATIN.search(sheet.lines[n].text))
        candidates = sorted({*candidates, *closed})
    verdicts = spam.find_spam(sheet.text, sheet.lines, candidates)
    sheet.taken.update({n: mark for n, mark in verdicts.marks.items() if n not in sheet.taken})
    for number, reason in verdicts.weak.items():
        yield sheet.suggest(number, spam.RULE, reason)
    for number, reason in verdicts.kept.items():
        line = sheet.lines[number]
        yield Kept(line.start, line.end, spam.RULE, reason)


def _find_site(sheet: Sheet, context: Context) -> Iterator[Finding]:
    lines = sheet.lines
    found, unsure = link_lists.find_lists(lines, sheet.live(), sheet.live_opened())
    sheet.taken.update(found)
    around = zones.find_zones(lines, sheet.live(), context)
    marked, weak = zones.find_furniture(lines, sheet.live_opened(), around)
    sheet.taken.update(marked)
    edge = sorted(n for n in {*around.head, *around.tail} if n not in sheet.taken)
    yield from inline_buttons.find_buttons(sheet.text, lines, edge)
    for number, reason in unsure.items():
        if number not in sheet.taken:
            yield sheet.suggest(number, link_lists.RULE, reason)
    for number, sign in weak.items():
        yield sheet.suggest(number, sign.rule, f"{sign.reason} ({sign.points:.1f} points)")


def _find_newspaper(sheet: Sheet) -> Iterator[Edit | Suggestion]:
    lines = sheet.lines
    yield from newspaper.find_jumps(sheet.text, lines, sheet.taken)
    names, labels = newspaper.find_page_names(lines, sheet.live_opened())
    sheet.taken.update(names)
    for number in labels:
        reason = f"label of a newspaper's column: {lines[number].text}"
        label = Mark(newspaper.LABEL, reason, 0.6)
        yield from remove_lines(sheet.text, lines, {number: label})


def _find_pages(sheet: Sheet) -> Iterator[Suggestion]:
    text, lines = sheet.text, sheet.lines
    titles = running_heads.find_titles(lines, sheet.live_opened())
    repeated = {number for found in titles for number in found}
    numbers, weak = page_numbers.find_page_numbers(text, lines, sheet.live(), repeated)
    sheet.taken.update(numbers)
    ends = page_numbers.find_page_ends(text, lines)
    sheet.taken.update(running_heads.find_running_heads(lines, titles, set(numbers), ends))
    for number, reason in weak.items():
        yield sheet.suggest(number, page_numbers.RULE, reason)


def _find_repeats(sheet: Sheet) -> Iterator[Suggestion]:
    found, weak = repeats.find_repeats(sheet.lines, sheet.live())
    sheet.taken.update(found)
    for number, reason in weak.items():
        yield sheet.suggest(number, repeats.RULE, reason)


PASSES: tuple[FindEdits, ...] = (find_edits,)
