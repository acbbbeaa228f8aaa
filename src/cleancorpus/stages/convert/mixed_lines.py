"""Lines that are not converted as a whole: simplified ones, quotations, Japanese and Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.language import is_word, simplify
from cleancorpus.language.rarity import surprise
from cleancorpus.language.variants import traditional_class, traditional_pairs
from cleancorpus.records import Edit, Finding, Kept, Span, Suggestion
from cleancorpus.stages.convert.line_script import japanese_spans, quoted_spans
from cleancorpus.text.characters import HAN

_RULE = "convert.mixed-script"
# A word of the dictionary is looked for among so many characters on each side.
_REACH = 3
_HAN = re.compile(f"[{HAN}]")
# 、王峯、 is a name as often as not, unless it is a word.
_NAME = range(2, 4)
# Words of grammar and of speech: no name holds them, however short the clause is (他說：).
_PLAIN_WORDS = frozenset("說講誰這們個還沒對讓嗎麼給該幾兩裡裏並幷")
# From this many nats on a character is rare: 沈, 浚.
_UNCOMMON = 10


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
        if len(targets) > 1:
            yield Suggestion(start, end, targets[0], _RULE, f"may be {' or '.join(targets)}", 0.5)
        elif _is_sure(text, start, targets):
            reason = "traditional character in a simplified line"
            yield Edit(start, end, targets, _RULE, reason, 0.9)
        else:
            yield Suggestion(start, end, targets, _RULE, "a variant that may be a name", 0.5)


def _is_sure(text: str, place: int, target: str) -> bool:
    """Tell a slip of the script, 已經, from a variant that somebody bears on purpose, 吴麤."""
    run, at = _simplified_run(text, place, target)
    if text[place] in _PLAIN_WORDS or _makes_word(run, at):
        return True
    return len(run) not in _NAME and _is_common(text[place], target)


def _simplified_run(text: str, place: int, target: str) -> tuple[str, int]:
    """Return the hanzi around a place in simplified form, and where in them the place is."""
    start, end = place, place + 1
    while start > place - _REACH and _HAN.match(text, start - 1) and start:
        start -= 1
    while end < place + 1 + _REACH and _HAN.match(text, end):
        end += 1
    before = "".join(map(simplify, text[start:place]))
    return before + target + "".join(map(simplify, text[place + 1 : end])), place - start


def _makes_word(run: str, at: int) -> bool:
    """Tell whether a word of two characters or more covers a place."""
    return any(
        is_word(run[low:high])
        for low in range(at + 1)
        for high in range(max(at + 1, low + 2), len(run) + 1)
    )


def _is_common(character: str, target: str) -> bool:
    """Tell a common character in its usual traditional form: one of the first level of Big5."""
    try:
        code = character.encode("big5")
    except UnicodeEncodeError:
        return False
    return code < b"\xc6\xa1" and surprise(target) < _UNCOMMON
