"""Whether a line runs on in the next one: structure and geometry decide, words confirm."""

from __future__ import annotations

import re
from collections.abc import Callable

from cleancorpus.language import cut_score
from cleancorpus.stages.rejoin.column import judge_column
from cleancorpus.stages.rejoin.cut import Cut, Verdict, join, keep
from cleancorpus.stages.rejoin.layout import WORD_CUT, gain_at
from cleancorpus.stages.rejoin.marks import (
    FUNCTION_WORDS,
    NEVER_FIRST,
    OPENERS,
    SUFFIXES,
    finishes,
    is_article,
    is_credit,
    is_label,
    is_marker,
    is_ordinal_heading,
    is_title,
    is_verse,
    open_bracket,
    opens_sentence,
    starts_with_date,
)

_CLAUSE = re.compile("[，。；,;]")
_SENTENCE = re.compile("[。！？；]")
_SEAMS = tuple(
    (re.compile(ends), re.compile(starts), reason, confidence)
    for ends, starts, reason, confidence in (
        (f"[{FUNCTION_WORDS}]\\Z", "", "the line ends in a function word", 0.9),
        (
            r"[\d.%]\Z",
            "[0-9%个项万亿元年月日人次户家名件倍左以]",
            "number cut from its unit",
            0.85,
        ),
        (r"[A-Za-z]\Z", "[a-z]", "the next line goes on with a Latin word", 0.8),
        ("", f"[{SUFFIXES}]", "the next line begins with a suffix", 0.8),
    )
)


def judge(cut: Cut) -> Verdict:
    """Return the verdict of the first look that is sure of one."""
    for look in _LOOKS:
        if verdict := look(cut):
            return verdict
    return keep("no evidence that the sentence runs on", 0.6)


def _look_at_edges(cut: Cut) -> Verdict | None:
    left, right = cut.left, cut.right
    if right[0] in NEVER_FIRST and not is_marker(right):
        return join("a line never begins with this mark", 0.99)
    if left[-1] in OPENERS:
        return join("an opening bracket ends no line", 0.98)
    if left[-1] == "、":
        return join("a list goes on", 0.97)
    return None


def _look_at_structure(cut: Cut) -> Verdict | None:
    left, right = cut.left, cut.right
    if is_marker(right):
        if right.startswith("——") and cut.full and not finishes(left):
            return None
        cut_number = left[-1] == "第" or (cut.full and left[-1].isdigit() and right[0].isdigit())
        if cut_number or (not finishes(left) and gain_at(left, right) >= WORD_CUT):
            return join("word cut before what looks like a marker", 0.85)
        return keep("the next line begins a heading or an item", 0.97)
    return None


def _look_at_layout(cut: Cut) -> Verdict | None:
    if is_verse(cut.before.text, cut.right) and not cut.full:
        return keep("lines of a verse", 0.9)
    if cut.layout.indented and cut.after.indent and cut.after.newlines == 1:
        return keep("the next line is indented", 0.97)
    if cut.left[-1] in "，,":
        return join("the line ends in a comma", 0.97)
    return None


def _look_at_end(cut: Cut) -> Verdict | None:
    left, right = cut.left, cut.right
    if finishes(left) or left[-1] in "；;：:":
        return keep("the sentence is finished")
    if is_label(right) or (is_label(left) and cut.length < 60):
        return keep("a label and its value", 0.9)
    closer = open_bracket(left)
    if closer and closer in right[:80]:
        return join("a bracket is still open", 0.9)
    return None


def _look_at_kind(cut: Cut) -> Verdict | None:
    left, right = cut.left, cut.right
    if gain_at(left, right) >= WORD_CUT:
        return None
    numbered = is_marker(left) and not is_article(left)
    if numbered and cut.length < 45 and not re.search("[。；]", left):
        return keep("a heading", 0.9)
    if is_title(left) or is_ordinal_heading(left) or is_credit(left):
        return keep("a title, a heading or a byline", 0.9)
    if starts_with_date(right) or is_credit(right):
        return keep("a dateline or a byline", 0.9)
    return None


def _look_at_short_line(cut: Cut) -> Verdict | None:
    if cut.length >= 30 or _CLAUSE.search(cut.left[:-1]) or is_article(cut.left):
        return None
    if gain_at(cut.left, cut.right) >= 2 * WORD_CUT and len(cut.right) >= 15:
        return join("word cut by the break of a short line", 0.7)
    return keep("a short line that is no sentence", 0.85)


def _look_at_words(cut: Cut) -> Verdict | None:
    left, right = cut.left, cut.right
    if gain_at(left, right) >= WORD_CUT:
        return join("word cut by the break", 0.95)
    for ends, starts, reason, confidence in _SEAMS:
        if ends.search(left) and starts.match(right):
            return join(reason, confidence)
    if opens_sentence(right):
        return Verdict(False, 0.8, "the next line opens a sentence", unfinished=True, lost=True)
    return None


def _look_at_sentence(cut: Cut) -> Verdict | None:
    left, right = cut.left, cut.right
    score = cut_score(left[-3:], right[:3])
    if cut.length < 60 and not _SENTENCE.search(left) and not is_article(left):
        if score >= 1.0 and re.search("[，,]", left):
            return join("the words across the break are often seen together", 0.7)
        return None
    if score >= 1.0:
        return join("the words across the break are often seen together", 0.85)
    return _judge_unfinished(cut, score)


def _judge_unfinished(cut: Cut, score: float) -> Verdict:
    """Judge a paragraph that stops in mid-sentence between words that are seldom neighbours."""
    reason = "the paragraph stops in mid-sentence"
    if len(cut.right) >= 15:
        if score >= -2.0:
            return join(reason, 0.65)
        if score >= -6.0 and cut.layout.torn:
            return join(f"{reason}, as others of this text do", 0.6)
    return Verdict(False, 0.5, reason, unfinished=True, lost=score < -3.0)


_LOOKS: tuple[Callable[[Cut], Verdict | None], ...] = (
    _look_at_edges,
    _look_at_structure,
    _look_at_layout,
    judge_column,
    _look_at_end,
    _look_at_kind,
    _look_at_short_line,
    _look_at_words,
    _look_at_sentence,
)
