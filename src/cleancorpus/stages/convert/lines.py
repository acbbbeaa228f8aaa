"""The pass of the convert stage: judge the lines, convert those that are traditional."""

from __future__ import annotations

from functools import cache

from cleancorpus.data import read_lines
from cleancorpus.language.variants import simplified_class, traditional_class
from cleancorpus.records import Edit, Finding, Span
from cleancorpus.rules import Context
from cleancorpus.stages.convert.line_script import (
    Script,
    classify_line,
    is_all_traditional,
    is_foreign,
)
from cleancorpus.stages.convert.mixed_lines import convert_mixed, keep_foreign, keep_passages
from cleancorpus.stages.convert.regional import REGIONAL, regional_words
from cleancorpus.stages.convert.sentences import judge_sentences
from cleancorpus.stages.convert.t2s import QUOTES, simplify

Judged = list[tuple[Span, Script]]


def find_edits(text: str, context: Context) -> list[Finding]:
    """Find what to convert: nothing at all where no character is traditional only.

    >>> [edit[:3] for edit in find_edits("數字政府", Context())]
    [(0, 1, '数')]
    """
    if not traditional_class().search(text):
        return []
    if is_all_traditional(text):
        return list(_convert_whole(text, [Span(0, len(text))], context))
    judged = _judge_lines(text)
    if any(script is Script.FOREIGN for _, script in judged) and _is_foreign_text(text):
        judged = [(line, Script.FOREIGN) for line, _ in judged]
    elif _is_traditional(text, judged):
        judged = _judge_all_lines(text, judged)
    judged = [part for line, script in judged for part in _split_line(text, line, script)]
    whole = [line for line, script in judged if script is Script.TRADITIONAL]
    findings: list[Finding] = []
    if whole:
        findings += _convert_whole(text, whole, context)
    for line, script in judged:
        if script is Script.FOREIGN:
            findings.append(keep_foreign(line))
        elif script is Script.QUOTED:
            findings += keep_passages(text, line)
        elif script is Script.MIXED:
            findings += convert_mixed(text, line)
    return findings


def _split_line(text: str, line: Span, script: Script) -> Judged:
    parts = judge_sentences(text[line.start : line.end], script)
    return [(Span(line.start + a, line.start + b), found) for (a, b), found in parts]


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


def _is_foreign_text(text: str) -> bool:
    """Tell a text in Japanese or Korean, whose headings may have none of its letters: 憲法."""
    foreign = sum(len(line) for line in text.split("\n") if is_foreign(line))
    return 3 * foreign > 2 * len(text)


def _is_traditional(text: str, judged: Judged) -> bool:
    """Tell whether the lines without evidence belong to a traditional document."""
    traditional = sum(script is Script.TRADITIONAL for _, script in judged)
    simplified = sum(1 for line in text.split("\n") if simplified_class().search(line))
    quoted = any(script is Script.QUOTED for _, script in judged)
    return traditional > simplified or (quoted and not simplified)


def _judge_all_lines(text: str, judged: Judged) -> Judged:
    """Return every line of a traditional document; one without evidence is traditional too."""
    known = {line.start: script for line, script in judged}
    lines: Judged = []
    start = 0
    for line in text.split("\n"):
        script = known.get(start, Script.NONE)
        doubtful = script is Script.NONE or script is Script.QUOTED
        if doubtful and not simplified_class().search(line) and not is_foreign(line):
            script = Script.TRADITIONAL
        if script is not Script.NONE:
            lines.append((Span(start, start + len(line)), script))
        start += len(line) + 1
    return lines


@cache
def _kinds() -> dict[str, tuple[str, str, float, int]]:
    """Return rule, reason, confidence and move of each character that is not simply traditional."""
    ambiguous = "".join(read_lines("ambiguous-characters.txt"))
    reason = "one of several simplified forms, by the word"
    kinds = dict.fromkeys(ambiguous, ("convert.ambiguous", reason, 0.95, 0))
    return kinds | dict.fromkeys(QUOTES, ("convert.quotation-mark", "traditional line", 1.0, 0))


def _convert_whole(text: str, lines: list[Span], context: Context) -> list[Edit]:
    """Convert traditional lines in one call of OpenCC and return an edit a character."""
    before = "\n".join([text[start:end] for start, end in lines])
    after = simplify(before)
    regional = context.level(REGIONAL)
    found: list[Edit] = []
    position = 0
    for start, end in lines:
        stop = position + end - start
        old, new = before[position:stop], after[position:stop]
        edits = _line_edits(old, new, start) if old != new else []
        if regional != "off":
            words = list(regional_words(old, start))
            # Words that are only suggested leave the edits of their characters in place.
            edits = _put_words(edits, words) if regional == "apply" else edits + words
        found += edits
        position = stop + 1
    return found


def _put_words(edits: list[Edit], words: list[Edit]) -> list[Edit]:
    """Let the edits of whole words take the place of those of their characters."""
    inside = {i for word in words for i in range(word.start, word.end)}
    return [edit for edit in edits if edit.start not in inside] + words


def _line_edits(before: str, after: str, start: int) -> list[Edit]:
    """Return an edit for each character that differs.

    >>> [edit[:4] for edit in _line_edits("看著書", "看着书", 10)]
    [(11, 12, '着', 'convert.ambiguous'), (12, 13, '书', 'convert.traditional')]
    """
    kinds = _kinds()
    new = tuple.__new__  # half the time of the constructor, and these are millions
    return [
        new(Edit, (i, i + 1, b, *kinds[a]))
        if a in kinds
        else new(Edit, (i, i + 1, b, "convert.traditional", "traditional line", 1.0, 0))
        for i, (a, b) in enumerate(zip(before, after, strict=True), start)
        if a != b
    ]
