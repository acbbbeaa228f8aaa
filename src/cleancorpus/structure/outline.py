"""The outline of headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from cleancorpus.structure.model import PROSE, Heading
from cleancorpus.text.characters import NUMERALS
from cleancorpus.text.dates import find_dates
from cleancorpus.text.lines import Line
from cleancorpus.text.markers import (
    BRACKETED_HAN_ITEM,
    BRACKETED_ITEM,
    HAN_ITEM,
    HAN_NUMBER,
    ITEM,
    division,
)
from cleancorpus.text.organs import is_organ

_MARKDOWN = re.compile(r"(#{1,6}) +(.*)")
# Kinds of labels, the outer ones first: GB/T 9704-2012, 7.3.3 for 一、 （一） 1. （1）; the
# Legislation Law, article 65, for 编 章 节.
_LABELS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"({division('编|篇|部分')})[：:　 ]?(.*)",
        rf"({division('章')})[：:　 ]?(.*)",
        rf"({division('节')})[：:　 ]?(.*)",
        rf"({HAN_ITEM})(.*)|({HAN_NUMBER}) +(.*)",
        rf"({BRACKETED_HAN_ITEM})(.*)",
        rf"({ITEM})(.*)",
        rf"({BRACKETED_ITEM})(.*)",
    )
)
_STARTS = frozenset("#第（(0123456789" + NUMERALS)
# Markdown headings come before all labels; headings without any mark after them.
_ITEM_RANK, _PLAIN_RANK = 14, 20
_MAX_HEADING, _SHORT = 45, 22


class _Candidate(NamedTuple):
    rank: int
    label: str
    text: str
    place: int
    confidence: float


def read_outline(
    lines: Sequence[Line], title_lines: AbstractSet[int], *, has_articles: bool
) -> list[Heading]:
    """Return the headings of a document, their levels counted from 1.

    In a text of articles （一） and 1. number the items of an article: no headings.
    """
    candidates = [
        candidate
        for index, line in enumerate(lines)
        if line.number not in title_lines and (candidate := _read_heading(lines, index))
    ]
    if has_articles:
        candidates = [candidate for candidate in candidates if candidate.rank < _ITEM_RANK]
    candidates = _drop_contents(candidates)
    ranks = sorted({candidate.rank for candidate in candidates})
    levels = {rank: level for level, rank in enumerate(ranks, 1)}
    return [
        Heading(levels[rank], label, text, lines[index].number, confidence)
        for rank, label, text, index, confidence in candidates
    ]


def _read_heading(lines: Sequence[Line], index: int) -> _Candidate | None:
    text = lines[index].text
    if text[0] not in _STARTS:
        return _read_plain(lines, index)
    marks = 0
    if markdown := _MARKDOWN.match(text):
        marks, text = len(markdown[1]), markdown[2].strip()
    for depth, pattern in enumerate(_LABELS):
        if match := pattern.match(text):
            label, words = match[1], match[2]
            if label is None:
                label, words = match[3], match[4]
            sure = 0.95 if marks else _label_confidence(lines, index, depth, words)
            words, run_in = _heading_part(words)
            if sure == 0 or (run_in and depth > 4):
                return None
            sure = min(sure, 0.6) if run_in else sure
            return _Candidate(marks or 10 + depth, label, words.strip(), index, sure)
    if marks and text:
        return _Candidate(marks, "", text, index, 0.95)
    return None


def _heading_part(words: str) -> tuple[str, bool]:
    """Return the first sentence of （一）发展现状。正文…, a heading that its text follows."""
    head, _, rest = words.partition("。")
    if len(rest) > 10 and len(head) <= 30:
        return head, True
    return words.rstrip("。"), False


def _label_confidence(lines: Sequence[Line], index: int, depth: int, words: str) -> float:
    """Return how likely a line with a label is a heading and not an item of a list; 0 is no."""
    words = words.strip()
    if not words:
        return 0.7 if depth < 3 else 0.0
    if depth < 3:
        return 0.9 if len(words) <= _MAX_HEADING and words[-1] not in "。；，、" else 0.0
    head = _heading_part(words)[0]
    if not 0 < len(head) <= _MAX_HEADING or head[-1] in "；;，,、：:" or words.endswith("。”"):
        return 0.0
    if head is not words and len(words) > len(head) + 1:
        return 0.6
    # Items of a list stand next to one another; a heading has its text below it.
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    follows = len(below) > len(words) and not _LABELS[depth].match(below)
    if words[-1] == "。":
        return 0.5 if follows and (depth == 3 or len(words) <= _SHORT) else 0.0
    return (0.9, 0.85, 0.6, 0.5)[depth - 3] if follows else 0.5 if depth == 3 else 0.3


def _read_plain(lines: Sequence[Line], index: int) -> _Candidate | None:
    """Read a short line without a stop between two paragraphs as a heading without a mark."""
    text = lines[index].text
    if not 4 <= len(text) <= 36 or text[-1] in "。；，、：:！!;,.…”)）的了":
        return None
    if "：" in text or text[0] in "①②③④⑤⑥⑦⑧⑨⑩——“（" or (text[-1] == "？" and "，" in text):
        return None
    if not 0 < index < len(lines) - 1 or is_organ(text) or next(find_dates(text), None):
        return None
    above, below = lines[index - 1].text, lines[index + 1].text
    goes_on = len(below) > PROSE or (len(below) > 24 and below[-1] in "。！？：")
    if len(above) > PROSE and above[-1] in "。！？”…" and goes_on:
        return _Candidate(_PLAIN_RANK, "", text, index, 0.5)
    return None


def _drop_contents(candidates: list[_Candidate]) -> list[_Candidate]:
    """Leave out a table of contents: headings on neighbouring lines that all come again."""
    again = {(c.label, c.text) for c in candidates}
    if len(again) == len(candidates):
        return candidates
    last = {(c.label, c.text): c.place for c in candidates}
    kept: list[_Candidate] = []
    for position, candidate in enumerate(candidates):
        following = candidates[position + 1] if position + 1 < len(candidates) else None
        listed = following is not None and following.place == candidate.place + 1
        if last[candidate.label, candidate.text] > candidate.place and listed:
            continue
        kept.append(candidate)
    return kept
