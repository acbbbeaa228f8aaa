"""Whether a line runs on in the next one: structure and geometry decide, words confirm."""

from __future__ import annotations

import re
from collections.abc import Callable

from cleancorpus.language import cut_score
from cleancorpus.stages.rejoin.column_rules import is_inner_line, judge_column
from cleancorpus.stages.rejoin.line_break import Cut, Verdict, join, keep
from cleancorpus.stages.rejoin.page_layout import WORD_CUT, gain_at, reads_like_opening
from cleancorpus.stages.rejoin.whole_lines import counts_on, is_record, is_verse
from cleancorpus.text.characters import HAN, NUMERALS, OPENERS
from cleancorpus.text.dates import ends_with_date, starts_with_date
from cleancorpus.text.labels import is_credit, is_label, starts_with_agency
from cleancorpus.text.markers import (
    BRACKETED_HAN_ITEM,
    BRACKETED_ITEM,
    is_article,
    is_chapter,
    is_marker,
    is_ordinal_heading,
)
from cleancorpus.text.sentences import (
    CLOSERS,
    FUNCTION_END,
    NEVER_FIRST,
    closes_bracket,
    finishes,
    opens_sentence,
    starts_with_suffix,
    tail_word,
)
from cleancorpus.text.titles import is_title

_CLAUSE = re.compile("[，。；,;]")
# 第X条 cut in two, anywhere behind its first character.
_NUMBER_CUT = re.compile(f"第[{NUMERALS}]{{0,5}}\\Z")
_NUMBER_GOES_ON = re.compile(f"[{NUMERALS}]{{0,5}}[条款项章节]")
_ITEM = re.compile(rf"(?:{BRACKETED_HAN_ITEM}|{BRACKETED_ITEM}|\d{{1,3}}[.．、])\s*\S{{2}}")
_SHORT_YEAR = re.compile(r"[’']\d\d")
_FRAGMENT = re.compile(f"[。！？；][{HAN}，、]{{1,6}}\\Z")
# A salutation or the end of an English sentence: `Dear Mr. Wang,`
_LATIN_END = re.compile(r"(?:[A-Za-z]{2}[.!?]+|\A[A-Z][A-Za-z. ]{1,40},)[\"”]?\Z")
_HAN_START = re.compile(f"[{HAN}]")
_SENTENCE = re.compile("[。！？；]")
_SEAMS = tuple(
    (re.compile(ends), re.compile(starts), reason, confidence)
    for ends, starts, reason, confidence in (
        (FUNCTION_END, "", "the line ends in a function word", 0.9),
        (
            r"[\d.%]\Z",
            "[0-9%个项万亿元年月日人次户家名件倍左以]",
            "number cut from its unit",
            0.85,
        ),
        (r"[A-Za-z]\Z", "[a-z]", "the next line goes on with a Latin word", 0.8),
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
    if right[0] in NEVER_FIRST and not is_marker(right) and not _SHORT_YEAR.match(right):
        return join("a line never begins with this mark", 0.99)
    if left[-1] in OPENERS:
        return join("an opening bracket ends no line", 0.98)
    if left[-1] == "、":
        return join("a list goes on", 0.97)
    if _NUMBER_CUT.search(left) and _NUMBER_GOES_ON.match(right):
        return join("the number of an article is cut", 0.97)
    if counts_on(cut.before.text, right) or (is_record(right) and not cut.layout.wrap):
        return keep("a record of a log or a table", 0.9)
    return None


def _look_at_structure(cut: Cut) -> Verdict | None:
    left, right = cut.left, cut.right
    if starts_with_agency(right):
        return keep("the next line begins a report", 0.95)
    if is_marker(right):
        if right.startswith("——") and cut.full and not finishes(left):
            return None
        if not is_chapter(right) and is_inner_line(cut):
            return None  # a number within a paragraph
        cut_number = left[-1] == "第" or (cut.full and left[-1].isdigit() and right[0].isdigit())
        if cut_number or (not finishes(left) and gain_at(left, right) >= WORD_CUT):
            return join("word cut before what looks like a marker", 0.85)
        return _keep_opening(cut, "the next line begins a heading or an item")
    return None


def _look_at_layout(cut: Cut) -> Verdict | None:
    if (cut.verse or is_verse(cut.before.text, cut.right)) and not cut.full:
        return keep("lines of a verse", 0.9)
    if cut.layout.indented and cut.after.indent:
        return _keep_opening(cut, "the next line is indented")
    if _LATIN_END.search(cut.left) and (not cut.full or _HAN_START.match(cut.right)):
        return keep("an English line ends", 0.8)
    if cut.left[-1] in "，,":
        if not cut.layout.wrap and max(cut.length, len(cut.right)) <= 16:
            return keep("short lines, perhaps a verse", 0.6)
        return join("the line ends in a comma", 0.97)
    return None


def _keep_opening(cut: Cut, reason: str) -> Verdict:
    """Keep a break before a line that opens a paragraph.

    What fills its line before it and has no end, heading and title apart, has lost its end.
    """
    heading = is_marker(cut.left) and not _SENTENCE.search(cut.left)
    heading = heading or is_title(cut.left) or cut.length < 30
    if cut.full and tail_word(cut.left) and not heading:
        return Verdict(False, 0.7, reason, unfinished=True, lost=True)
    return keep(reason, 0.97)


def _look_at_end(cut: Cut) -> Verdict | None:
    left, right = cut.left, cut.right
    if finishes(left) or left.rstrip(CLOSERS)[-1:] in ("；", ";", "：", ":"):
        return keep("the sentence is finished")
    if is_credit(left) or ends_with_date(left) or right[:3] == left[-3:]:
        return keep("a byline or a date", 0.9)
    if is_label(right) or (is_label(left) and cut.length < 60):
        return keep("a label and its value", 0.9)
    if closes_bracket(left, right[:80]):
        return join("a bracket is still open", 0.9)
    return None


def _look_at_next_end(cut: Cut) -> Verdict | None:
    """Look at the end of the next line: what ends an item must begin one."""
    left, right = cut.left, cut.right
    if right[-1] in "；;" and left[-1] not in "—－" and (cut.length >= 20 or _ITEM.match(left)):
        return join("the next line ends an item that this line begins", 0.85)
    if len(right) <= 6 and right[-1] in "。；;" and cut.length >= 8 and not is_title(left):
        return join("the next line is only the end of a sentence", 0.85)
    return None


def _look_at_kind(cut: Cut) -> Verdict | None:
    left, right = cut.left, cut.right
    if gain_at(left, right) >= WORD_CUT:
        return None
    if "关于" in left and is_title(right) and not is_title(left) and cut.length < 60:
        return Verdict(False, 0.6, "a title of two lines", unfinished=True)
    if is_title(left) or is_ordinal_heading(left):
        return keep("a title, a heading or a byline", 0.9)
    if starts_with_date(right) or is_credit(right):
        return keep("a dateline or a byline", 0.9)
    numbered = is_marker(left) and not is_article(left) and not re.search("[。；]", left)
    if not numbered or cut.length >= 80 or _find_seam(cut):
        return None
    score = cut_score(left[-3:], right[:3])
    return keep("a heading", 0.9) if cut.length < 45 or score < 3.0 else None


def _look_at_short_line(cut: Cut) -> Verdict | None:
    """Ask more of a short line without a comma: it may be a heading."""
    if cut.length >= 30 or _CLAUSE.search(cut.left[:-1]) or is_article(cut.left):
        return None
    gain = gain_at(cut.left, cut.right)
    if len(cut.right) >= 15:
        score = cut_score(cut.left[-3:], cut.right[:3])
        if gain >= 2 * WORD_CUT or (cut.layout.torn and gain >= WORD_CUT and score >= 3.0):
            return join("word cut by the break of a short line", 0.7)
        if cut.layout.torn and cut.left[-1] in "的和与及或" and not is_marker(cut.left):
            return join("a short line ends in a function word", 0.7)
        if cut.layout.torn and score >= 5.0 and not reads_like_opening(cut.right):
            return join("the words across the break are often seen together", 0.6)
    return keep("a short line that is no sentence", 0.85)


def _find_seam(cut: Cut) -> Verdict | None:
    """Return a verdict when the characters at the break show that the sentence runs on."""
    if len(cut.right) < 15 and cut.right[-1] not in "。；：，！？;:,!?”":
        return None
    for ends, starts, reason, confidence in _SEAMS:
        if ends.search(cut.left) and starts.match(cut.right):
            return join(reason, confidence)
    if starts_with_suffix(cut.right):
        return join("the next line begins with a suffix", 0.8)
    return None


def _look_at_words(cut: Cut) -> Verdict | None:
    left, right = cut.left, cut.right
    if gain_at(left, right) >= WORD_CUT:
        return join("word cut by the break", 0.95)
    if opens_sentence(right):
        return Verdict(False, 0.8, "the next line opens a sentence", unfinished=True, lost=True)
    seam = _find_seam(cut)
    if seam and not cut.layout.torn and reads_like_opening(right):
        return None
    return seam


def _look_at_sentence(cut: Cut) -> Verdict | None:
    left, right = cut.left, cut.right
    score = cut_score(left[-3:], right[:3])
    doubtful = score < 4.0 and not cut.layout.torn and not _FRAGMENT.search(left)
    ended = doubtful and reads_like_opening(right)
    if cut.length < 60 and not _SENTENCE.search(left) and not is_article(left):
        enough = 1.0 if cut.length >= 30 or cut.layout.torn else 3.0
        if not re.search("[，,]", left):
            return None
        if score >= enough and not ended:
            return join("the words across the break are often seen together", 0.7)
        if cut.layout.torn and score >= -1.0 and cut.length >= 20 and finishes(right):
            return join("a clause stops in its midst, as others of this text do", 0.6)
        return None
    if score >= 1.0 and not ended:
        return join("the words across the break are often seen together", 0.85)
    return _judge_unfinished(cut, score)


def _judge_unfinished(cut: Cut, score: float) -> Verdict:
    """Judge a paragraph that stops in mid-sentence between words that are seldom neighbours."""
    reason = "the paragraph stops in mid-sentence"
    if len(cut.right) >= 15 and score >= -2.0 and _FRAGMENT.search(cut.left):
        return join("the last sentence has hardly begun", 0.75)
    if score >= -6.0 and cut.layout.torn and len(cut.right) >= 15:
        return join(f"{reason}, as others of this text do", 0.65)
    lost = score < -3.0 and bool(tail_word(cut.left) and tail_word(cut.right[:1]))
    return Verdict(False, 0.5, reason, unfinished=True, lost=lost)


_LOOKS: tuple[Callable[[Cut], Verdict | None], ...] = (
    _look_at_edges,
    _look_at_structure,
    _look_at_layout,
    judge_column,
    _look_at_end,
    _look_at_next_end,
    _look_at_kind,
    _look_at_short_line,
    _look_at_words,
    _look_at_sentence,
)
