"""Breaks inside a sentence: hard-wrapped lines, pages and columns that end in mid-sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from string import ascii_letters

from cleancorpus.records import Edit, Finding, Span, Suggestion
from cleancorpus.rules import Context
from cleancorpus.stages.rejoin.judge import judge
from cleancorpus.stages.rejoin.line_break import Cut, Verdict, keep
from cleancorpus.stages.rejoin.marks import NEVER_FIRST, is_verse_line, strip_footnote
from cleancorpus.stages.rejoin.page_habits import read_layouts
from cleancorpus.stages.rejoin.page_layout import BLANK_END, Layout, Line, read_lines
from cleancorpus.stages.rejoin.seam_numbers import (
    counting_lines,
    counting_numbers,
    page_number,
    standing_number,
)

# A line that does not end like a finished paragraph, before one that does not begin like a
# heading, an item or a dateline: without one there is nothing to join.
_UNFINISHED = re.compile(
    r"[^\s。！？；：!?;:…|#][^\S\n]*\n\s*(?!\d{4}年|第[一二三四五六七八九十百\d]+[章节条编])[^\s#|（(]"
    r"|[、，,（《“][^\S\n]*\n\s*[^\s#|]|\S[^\S\n]*\n\s*[，。、；：）》”]"
)
# The same, looked for from the line break on: five times as fast where no line ends in a blank.
_UNFINISHED_BARE = re.compile(
    r"\n(?:(?<=[^\s。！？；：!?;:…|#]\n)\s*"
    r"(?!\d{4}年|第[一二三四五六七八九十百\d]+[章节条编])[^\s#|（(]"
    r"|(?<=[、，,（《“]\n)\s*[^\s#|]|(?<=\S\n)\s*[，。、；：）》”])"
)
_LATIN_PAUSE = re.compile(r"[A-Za-z][,;:.!?]\Z")
_LATIN = re.compile(r"[A-Za-z]+")
_TAIL = 400


@lru_cache(maxsize=1)
def read_cuts(text: str) -> Sequence[tuple[Cut, Verdict]]:
    """Judge every break between two lines of a text; nothing when none can be joined.

    Two passes look at the same text: the last answer is remembered.
    """
    pattern = _UNFINISHED if BLANK_END.search(text) else _UNFINISHED_BARE
    if not pattern.search(text):
        return ()
    lines = read_lines(text)
    layouts = read_layouts(lines)
    cuts = _judge_lines(text, lines, layouts)
    strong = sum(v.join and v.confidence >= 0.8 and not cut.full for cut, v in cuts)
    weak = sum(v.unfinished for _, v in cuts)
    if weak and strong >= 2 and strong >= 0.5 * weak:
        return _judge_lines(text, lines, [layout._replace(torn=True) for layout in layouts])
    return cuts


def _judge_lines(
    text: str, lines: Sequence[Line], layouts: Sequence[Layout]
) -> list[tuple[Cut, Verdict]]:
    cuts = []
    counting = counting_numbers(lines) | counting_lines(lines)
    verse = _verse_lines(lines)
    left, length, skip = "", 0, False
    for n, (before, after) in enumerate(pairwise(lines)):
        layout = layouts[n]
        if skip:
            skip = False
            continue
        left, length = (left + before.text)[-_TAIL:], length + len(before.text)
        tail = strip_footnote(left) or left
        page = "\f" in text[before.end : after.start]
        if not layout.wrap and tail[-1] in "。；：！？" and after.text[0] not in NEVER_FIRST:
            left, length = "", 0
            continue
        cut = Cut(tail, after.text, length, before, after, layout, page, before.start in verse)
        cut, verdict = _judge_numbers(cut, lines[n + 2 : n + 3], counting)
        cuts.append((cut, verdict))
        skip = cut.after is not after
        if not verdict.join:
            left, length = "", 0
    return cuts


def _verse_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return the starts of lines in runs of three or more that may be verse."""
    good: set[int] = set()
    run: list[int] = []
    for line in lines:
        if not is_verse_line(line.text):
            run = []
            continue
        run.append(line.start)
        if len(run) >= 3:
            good.update(run[-3:])
    return frozenset(good)


def _judge_numbers(
    cut: Cut, following: Sequence[Line], counting: frozenset[int]
) -> tuple[Cut, Verdict]:
    """Judge a cut, first as if the page number in it were gone."""
    after = cut.after
    if following and standing_number(cut.left, after.text, following[0].text):
        there = cut._replace(
            right=following[0].text,
            after=following[0],
            page=True,
            number=Span(after.start, after.end),
        )
        verdict = judge(there)
        counts = after.start in counting and cut.length >= 60
        if verdict.join and (verdict.confidence >= 0.8 or counts):
            return there, verdict
        return cut, keep("a page number")
    if number := page_number(cut.left, cut.right, counts=after.start in counting):
        there = cut._replace(
            right=cut.right[number.end() :],
            page=True,
            number=Span(after.start, after.start + number.end()),
        )
        verdict = judge(there)
        if verdict.join:
            return there, verdict
    return cut, judge(cut)


def find_breaks(text: str, context: Context) -> Iterable[Finding]:  # noqa: ARG001
    """Find the breaks between two halves of a sentence."""
    found = [cut for cut in read_cuts(text) if cut[1].join or cut[1].unfinished]
    # Each Latin word once: a long text is not searched again for every break.
    latin = " ".join(dict.fromkeys(_LATIN.findall(text))) if found else ""
    for cut, verdict in found:
        yield from _findings(latin, cut, verdict)


def _findings(latin: str, cut: Cut, verdict: Verdict) -> Iterator[Finding]:
    start, end = cut.before.end, cut.after.start
    filler = seam(cut.before.text, cut.right, latin)
    if not verdict.join:
        if not verdict.lost:
            yield Suggestion(start, end, filler, "rejoin.page-break", verdict.reason, 0.5)
        return
    rule = "rejoin.hard-wrap" if cut.layout.wrap and not cut.page else "rejoin.page-break"
    reason, confidence = verdict.reason, verdict.confidence
    if not cut.number:
        yield Edit(start, end, filler, rule, reason, confidence)
        return
    yield Edit(start, cut.number.start, filler, rule, reason, confidence)
    yield Edit(*cut.number, "", "rejoin.page-number", "a page number in a sentence", confidence)
    if cut.number.end < end:
        yield Edit(cut.number.end, end, "", rule, reason, confidence)


def seam(left: str, right: str, text: str = "") -> str:
    """Return what stands between two joined pieces: a blank between Latin words, else nothing.

    A word that the text writes whole elsewhere, or a short name in capitals, was cut itself.

    >>> seam("实施 open", "government 计划"), seam("人均G", "DP增长"), seam("in May,", "and")
    (' ', '', ' ')
    """
    end, start = left[len(left.rstrip(ascii_letters)) :], _LATIN.match(right)
    if start and _LATIN_PAUSE.search(left[-2:]):
        return " "
    if not end or not start:
        return ""
    word = end + start[0]
    return "" if word in text or (word.isupper() and len(word) <= 5) else " "
