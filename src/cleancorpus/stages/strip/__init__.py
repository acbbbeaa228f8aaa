"""Take out spam and the boilerplate of pages; the text of the document stays, in doubt too.

The finders look one after the other at the lines that the ones before left, and mark lines; the
marked lines become deletions together, so that the gap between two paragraphs stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cleancorpus.records import Finding, Suggestion
from cleancorpus.rules import Context, FindEdits, Rule
from cleancorpus.stages.strip import (
    adverts,
    column_labels,
    copyright_lines,
    counters,
    credit_lines,
    jump_lines,
    link_lists,
    navigation,
    page_names,
    page_numbers,
    repeats,
    running_heads,
    scripts,
    share_bars,
    spam,
    stray_marks,
    user_lines,
    zones,
)
from cleancorpus.stages.strip.marked_lines import Marks, open_lines, remove_lines
from cleancorpus.stages.strip.sheet import Found, Sheet
from cleancorpus.text.lines import split_lines

__all__ = ["PASSES", "RULES"]

RULES: tuple[Rule, ...] = (
    user_lines.RULE,
    spam.RULE,
    link_lists.RULE,
    navigation.RULE,
    share_bars.RULE,
    counters.RULE,
    adverts.RULE,
    copyright_lines.RULE,
    scripts.RULE,
    jump_lines.RULE,
    page_names.RULE,
    column_labels.RULE,
    page_numbers.RULE,
    running_heads.RULE,
    repeats.RULE,
    stray_marks.RULE,
    credit_lines.RULE,
)
# In the order in which they look; what weighs lines by their words stands in `boilerplate`.
FINDERS: tuple[Callable[[Sheet], Found], ...] = (
    user_lines.find_user_lines,
    scripts.find_scripts,
    spam.find_spam,
    link_lists.find_lists,
    zones.find_boilerplate,
    jump_lines.find_jumps,
    page_names.find_page_names,
    column_labels.find_column_labels,
    running_heads.find_pages,
    repeats.find_repeats,
    stray_marks.find_stray_marks,
    credit_lines.find_credits,
)


def find_edits(text: str, context: Context) -> Iterator[Finding]:
    """Yield the deletions of one text, and suggestions where the evidence is weak."""
    lines = split_lines(text)
    taken: Marks = {}
    sheet = Sheet(text, lines, open_lines(lines), taken, context)
    unsure: list[Marks] = []
    for find in FINDERS:
        found = find(sheet)
        taken.update(found.marks)
        unsure.append(found.weak)
        yield from found.findings
    for weak in unsure:
        for number, mark in weak.items():
            if number not in taken:
                line = lines[number]
                yield Suggestion(line.start, line.end, "", mark.rule, mark.reason)
    if taken:
        yield from remove_lines(text, lines, taken)


PASSES: tuple[FindEdits, ...] = (find_edits,)
