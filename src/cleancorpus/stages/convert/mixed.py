"""Lines that are not converted as a whole: simplified ones, quotations, Japanese and Korean."""

from __future__ import annotations

from collections.abc import Iterator

from cleancorpus.language.scripts import traditional_class, traditional_pairs
from cleancorpus.records import Edit, Finding, Kept, Span, Suggestion
from cleancorpus.stages.convert.script import japanese_spans, quoted_spans

_RULE = "convert.mixed-script"
# Variants that people bear in their names on purpose, also where everything else is simplified.
_IN_NAMES = frozenset("峯勛勳璿彥儁燿暎姸珎凢栢熈爕喦鴈皐臯鳯蘂瑯敭逹埜")


def keep_foreign(line: Span) -> Kept:
    return Kept(line.start, line.end, "convert.traditional", "a Japanese or Korean line")


def keep_passages(text: str, line: Span) -> Iterator[Kept]:
    """Yield the passages of a simplified line that stay in traditional characters."""
    inside = text[line.start : line.end]
    for start, end in quoted_spans(inside, line.start):
        yield Kept(start, end, "convert.traditional", "a quotation in traditional characters")
    for start, end in japanese_spans(inside, line.start):
        if traditional_class().search(text, start, end):
            yield Kept(start, end, "convert.traditional", "a word with Japanese forms")


def convert_mixed(text: str, line: Span) -> Iterator[Finding]:
    """Convert the stray traditional characters of a simplified line where each has one reading."""
    kept = list(keep_passages(text, line))
    yield from kept
    for found in traditional_class().finditer(text, line.start, line.end):
        start, end = found.span()
        if any(start >= note.start and end <= note.end for note in kept):
            continue
        char = found[0]
        targets = traditional_pairs()[char]
        if char in _IN_NAMES:
            yield Suggestion(start, end, targets[0], _RULE, "a variant often found in names", 0.5)
        elif len(targets) > 1:
            yield Suggestion(start, end, targets[0], _RULE, f"may be {' or '.join(targets)}", 0.5)
        else:
            reason = "traditional character in a simplified line"
            yield Edit(start, end, targets, _RULE, reason, 0.9)
