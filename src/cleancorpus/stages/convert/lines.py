"""The pass of the convert stage: judge the lines, convert those that are traditional."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cleancorpus.data import read_lines
from cleancorpus.records import Edit, Finding, Span
from cleancorpus.settings import Settings
from cleancorpus.stages.convert.mixed import convert_mixed, keep_foreign, keep_passages
from cleancorpus.stages.convert.regional import regional_words, wants_regional
from cleancorpus.stages.convert.script import (
    Script,
    classify_line,
    simplified_class,
    traditional_class,
)
from cleancorpus.stages.convert.simplify import QUOTES, simplify

Judged = list[tuple[Span, Script]]


def find_edits(text: str, settings: Settings) -> Iterator[Finding]:
    """Find what to convert: nothing at all where no character is traditional only.

    >>> [edit.text for edit in find_edits("數字政府", Settings())]
    ['数']
    """
    judged = _judge_lines(text)
    if not judged:
        return
    if _is_traditional(text, judged):
        judged = _judge_all_lines(text)
    whole = [line for line, script in judged if script is Script.TRADITIONAL]
    if whole:
        yield from _convert_whole(text, whole, regional=wants_regional(settings))
    for line, script in judged:
        if script is Script.FOREIGN:
            yield keep_foreign(line)
        elif script is Script.QUOTED:
            yield from keep_passages(text, line)
        elif script is Script.MIXED:
            yield from convert_mixed(text, line)


def _judge_lines(text: str) -> Judged:
    """Return the lines that hold a traditional character, with their script."""
    judged: Judged = []
    found = traditional_class().search(text)
    while found:
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        judged.append((Span(start, end), classify_line(text[start:end])))
        found = traditional_class().search(text, end)
    return judged


def _is_traditional(text: str, judged: Judged) -> bool:
    """Tell whether the lines without evidence belong to a traditional document."""
    traditional = sum(script is Script.TRADITIONAL for _, script in judged)
    if traditional == len(judged) and len(judged) > text.count("\n") // 2:
        return True
    simplified = sum(1 for line in text.split("\n") if simplified_class().search(line))
    quoted = any(script is Script.QUOTED for _, script in judged)
    return traditional > simplified or (quoted and not simplified)


def _judge_all_lines(text: str) -> Judged:
    """Return every line of a traditional document; one without evidence is traditional too."""
    judged: Judged = []
    start = 0
    for line in text.split("\n"):
        script = classify_line(line)
        bare = script is Script.QUOTED and not simplified_class().search(line)
        if bare or script is Script.NONE:
            script = Script.TRADITIONAL
        judged.append((Span(start, start + len(line)), script))
        start += len(line) + 1
    return judged


@cache
def _rules() -> dict[str, str]:
    """Return the rule of each character that is not simply traditional."""
    rules = dict.fromkeys("".join(read_lines("ambiguous-characters.txt")), "convert.ambiguous")
    return rules | dict.fromkeys(QUOTES, "convert.quotation-mark")


def _convert_whole(text: str, lines: list[Span], *, regional: bool) -> Iterator[Edit]:
    """Convert traditional lines in one call of OpenCC and yield an edit a character."""
    before = "\n".join([text[start:end] for start, end in lines])
    after = simplify(before)
    position = 0
    for start, end in lines:
        stop = position + end - start
        old, new = before[position:stop], after[position:stop]
        words = list(regional_words(old, start)) if regional else []
        edits = _line_edits(old, new, start) if old != new else []
        yield from (e for e in edits if not any(w.start <= e.start < w.end for w in words))
        yield from words
        position = stop + 1


def _line_edits(before: str, after: str, start: int) -> list[Edit]:
    """Return an edit for each character that differs.

    >>> [edit[:4] for edit in _line_edits("看著書", "看着书", 10)]
    [(11, 12, '着', 'convert.ambiguous'), (12, 13, '书', 'convert.traditional')]
    """
    rules = _rules()
    return [
        Edit(i, i + 1, b, rules.get(a, "convert.traditional"))
        for i, (a, b) in enumerate(zip(before, after, strict=True), start)
        if a != b
    ]
