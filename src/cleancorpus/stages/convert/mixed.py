"""Lines that are not converted as a whole: simplified ones, quotations, Japanese and Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.records import Edit, Finding, Kept, Span, Suggestion
from cleancorpus.stages.convert.script import (
    japanese_class,
    quoted_spans,
    traditional_class,
    traditional_pairs,
)

_RULE = "convert.mixed-script"
# Variants that people bear in their names on purpose, also where everything else is simplified.
_IN_NAMES = frozenset("峯勛勳璿彥儁")
# So near to a Japanese form, with no punctuation between, a character is Japanese too (経済産業省).
_NEAR = 4
_NOT_HAN = re.compile("[^\u3400-\u9fff]")


def keep_foreign(line: Span) -> Kept:
    return Kept(line.start, line.end, "convert.traditional", "a Japanese or Korean line")


def keep_quotations(text: str, line: Span) -> Iterator[Kept]:
    """Yield the quotations of a simplified line that stay in traditional characters."""
    for start, end in quoted_spans(text[line.start : line.end], line.start):
        yield Kept(start, end, "convert.traditional", "a quotation in traditional characters")


def convert_mixed(text: str, line: Span) -> Iterator[Finding]:
    """Convert the stray traditional characters of a simplified line where each has one reading."""
    kept = list(keep_quotations(text, line))
    yield from kept
    for found in traditional_class().finditer(text, line.start, line.end):
        start, end = found.span()
        if any(start >= note.start and end <= note.end for note in kept):
            continue
        char = found[0]
        targets = traditional_pairs()[char]
        if _is_beside_japanese(text, start):
            yield Kept(start, end, _RULE, "beside a Japanese form")
        elif char in _IN_NAMES:
            yield Suggestion(start, end, targets[0], _RULE, "a variant often found in names", 0.5)
        elif len(targets) > 1:
            yield Suggestion(start, end, targets[0], _RULE, f"may be {' or '.join(targets)}", 0.5)
        else:
            reason = "traditional character in a simplified line"
            yield Edit(start, end, targets, _RULE, reason, 0.9)


def _is_beside_japanese(text: str, position: int) -> bool:
    before = _NOT_HAN.split(text[max(0, position - _NEAR) : position])[-1]
    after = _NOT_HAN.split(text[position : position + 1 + _NEAR])[0]
    return bool(japanese_class().search(before + after))
